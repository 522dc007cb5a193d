#include "language/claim/frame.h"

static bool
joins(const Parse *parse, ptrdiff_t c)
{
	return chunk_is(parse, c, CHUNK_CONJ) || chunk_is(parse, c, CHUNK_COMMA);
}

ptrdiff_t
frame_verb_of_list(const Parse *parse, ptrdiff_t c)
{
	while (c > 0) {
		if (chunk_is(parse, c, CHUNK_VERB))
			return c;
		if (!chunk_is(parse, c, CHUNK_NOUN) && !joins(parse, c) && !chunk_is(parse, c, CHUNK_ADV) &&
			!(chunk_is(parse, c, CHUNK_PREP) && chunk_word(parse, c, "of")))
			return -1;
		c--;
	}
	return -1;
}

ptrdiff_t
frame_group_end(const Parse *parse, ptrdiff_t noun)
{
	ptrdiff_t c = noun;

	while (chunk_is(parse, c + 1, CHUNK_PREP) && chunk_is(parse, c + 2, CHUNK_NOUN))
		c += 2;
	return c;
}

/* ---- the governing verb ---- */

ptrdiff_t
frame_left_of(const Parse *parse, ptrdiff_t c)
{
	for (c--; chunk_is(parse, c, CHUNK_ADV) || chunk_is(parse, c, CHUNK_QUOTE); c--)
		;
	return c;
}

static bool
governs(const Parse *parse, ptrdiff_t c)
{
	return chunk_is(parse, c, CHUNK_VERB);
}

/* Ends a clause for the search to the right. */
static bool
clause_end(const Parse *parse, ptrdiff_t c)
{
	return chunk_is(parse, c, CHUNK_STOP) && !chunk_is(parse, c, CHUNK_COMMA);
}

static bool
dash(const Parse *parse, ptrdiff_t c)
{
	static const char *const dashes[] = { "–", "—", "-", "--", NULL };

	return chunk_says(parse, c, dashes);
}

static ptrdiff_t
over_aside_right(const Parse *parse, ptrdiff_t c)
{
	bool paren = chunk_is(parse, c, CHUNK_OPEN);

	for (ptrdiff_t k = c + 1; k < parse->chunk_len; k++)
		if (paren ? chunk_is(parse, k, CHUNK_CLOSE) : dash(parse, k))
			return k;
	return c;
}

/* Over ", who were …," : to the comma that ends the relative clause. */
static ptrdiff_t
over_relative(const Parse *parse, ptrdiff_t c)
{
	ptrdiff_t verbs = 0;
	bool comma = chunk_is(parse, c - 1, CHUNK_COMMA) || chunk_is(parse, c - 2, CHUNK_COMMA);

	for (ptrdiff_t k = c + 1; k < parse->chunk_len; k++) {
		if (clause_end(parse, k))
			return k - 1;
		if (chunk_is(parse, k, CHUNK_COMMA) && comma)
			return k;
		if (chunk_is(parse, k, CHUNK_VERB) && parse->chunks[k].finite && ++verbs == 2)
			return k - 1;
	}
	return parse->chunk_len;
}

/* The verb the group is the subject of. Its own participle ("citizens detained in Syria") only if no finite verb follows. */
static ptrdiff_t
verb_right(const Parse *parse, ptrdiff_t c)
{
	ptrdiff_t reduced = -1;

	for (c++; c < parse->chunk_len; c++) {
		const Chunk *k = &parse->chunks[c];
		if (k->type == CHUNK_OPEN || dash(parse, c))
			c = over_aside_right(parse, c);
		else if (k->type == CHUNK_REL)
			c = over_relative(parse, c);
		else if (k->type == CHUNK_VERB) {
			bool list = chunk_is(parse, c - 1, CHUNK_NOUN) && reduced >= 0;
			bool alone = parse->tokens[k->head].entry->is & IS_ALONE;
			if (k->finite &&
				!(k->participle && !alone && !list && reduced < 0 &&
					(chunk_is(parse, c + 1, CHUNK_PREP) ||
						chunk_is(parse, c + 1, CHUNK_COMMA))))
				return k->participle && reduced >= 0 &&
						!(parse->tokens[k->head].entry->is & VERB_PAST)
					? reduced
					: c;
			if (reduced < 0)
				reduced = c;
		} else if (k->type == CHUNK_STATE && reduced < 0)
			return c;
		else if (k->type == CHUNK_SUB || clause_end(parse, c))
			break;
	}
	return reduced;
}

/* The nearest verb to the left within the clause; participles and relative clauses count. */
static ptrdiff_t
verb_left(const Parse *parse, ptrdiff_t c)
{
	for (; c >= 0; c--) {
		if (chunk_is(parse, c, CHUNK_VERB))
			return c;
		if (chunk_is(parse, c, CHUNK_SUB) || clause_end(parse, c))
			return -1;
	}
	return -1;
}

static void
take_verb(Claim *claim, ptrdiff_t verb, bool subject, bool object)
{
	claim->verb = verb;
	claim->subject = subject;
	claim->object = object;
}

static bool
own_predicate(const Parse *parse, const Claim *claim)
{
	ptrdiff_t c = claim->group_last + 1;
	const Chunk *k;

	while (chunk_is(parse, c, CHUNK_ADV))
		c++;
	k = chunk_at(parse, c);
	return k && (k->type == CHUNK_STATE || (k->type == CHUNK_VERB && k->participle));
}

/* "left six climbers hurt and a guide dead", "with 12 boats sunk": what is said of the group itself wins. */
static bool
small_clause(const Parse *parse, Claim *claim, ptrdiff_t left)
{
	static const char *const verbs[] = { "leave", "find", "see", "have", "keep", "get", "make" };
	const Chunk *k = chunk_at(parse, left);
	bool opens = k && k->type == CHUNK_PREP && chunk_word(parse, left, "with");

	if (!own_predicate(parse, claim))
		return false;
	/* "is only 9 per cent funded" */
	if (k && k->type == CHUNK_VERB && k->be && claim->number.kind == NUMBER_PERCENT)
		opens = true;
	for (size_t i = 0; k && k->type == CHUNK_VERB && i < sizeof verbs / sizeof *verbs; i++)
		opens |= str_is(parse->tokens[k->head].entry->lemma, verbs[i]);
	if (!k || joins(parse, left) || opens) {
		ptrdiff_t c = claim->group_last + 1;
		while (chunk_is(parse, c, CHUNK_ADV))
			c++;
		/* a participle before another finite verb is only a reduced relative clause */
		if (parse->chunks[c].type == CHUNK_VERB && !opens && verb_right(parse, claim->group_last) != c)
			return false;
		take_verb(claim, c, true, false);
		claim->state = parse->chunks[c].type == CHUNK_STATE;
		return true;
	}
	return false;
}

static bool
ends_segment(const Parse *parse, ptrdiff_t c)
{
	return c >= parse->chunk_len || joins(parse, c) || chunk_is(parse, c, CHUNK_STOP) ||
		chunk_is(parse, c, CHUNK_CLOSE) || chunk_is(parse, c, CHUNK_QUOTE) ||
		chunk_is(parse, c, CHUNK_SUB);
}

/* "…, 25 to Romania and 7 to Moldova": no verb of its own up to the next comma. */
static bool
is_gap(const Parse *parse, const Claim *claim)
{
	ptrdiff_t c = claim->group_last + 1;

	if (!(chunk_is(parse, c, CHUNK_PREP) || ends_segment(parse, c)))
		return false;
	for (; !ends_segment(parse, c); c++)
		if (chunk_is(parse, c, CHUNK_VERB) || chunk_is(parse, c, CHUNK_STATE))
			return false;
	return true;
}

static void
share_verb(const Scene *scene, Claim *claim, const Claim *model)
{
	(void)scene;
	claim->verb = model->verb;
	claim->subject = model->subject;
	claim->object = model->object;
	claim->state = model->state;
	claim->gapped = true;
}

static void
frame_in_list(const Scene *scene, Claim *claim, const Claim *model, ptrdiff_t left)
{
	const Parse *parse = &scene->sentences[claim->sentence].parse;
	/* "…, he added, seven of them": no object behind a comma */
	ptrdiff_t list = chunk_is(parse, left, CHUNK_VERB) ? -1 : frame_verb_of_list(parse, left);
	ptrdiff_t right = verb_right(parse, claim->group_last);

	if (list >= 0 && list < claim->group_first && !chunk_is(parse, claim->group_last + 1, CHUNK_VERB)) {
		take_verb(claim, list, false, true);
		return;
	}
	if (model && model->verb >= 0 && is_gap(parse, claim) &&
		!(right >= 0 && model->subject && model->verb == right)) {
		share_verb(scene, claim, model);
		return;
	}
	if (right >= 0)
		take_verb(claim, right, true, false);
	else if (model)
		share_verb(scene, claim, model);
}

bool
frame_own_clause(const Parse *parse, const Claim *claim)
{
	ptrdiff_t c = claim->group_last + 1;

	while (chunk_is(parse, c, CHUNK_ADV))
		c++;
	const Chunk *v = chunk_at(parse, c);
	return v && v->type == CHUNK_VERB && v->finite &&
		(!v->participle || parse->tokens[v->first].tag == TAG_AUX);
}

/* "helped 524 migrants to return", "expects 200 to arrive": what the object does is what happens. */
static bool
has_done(const Parse *parse, ptrdiff_t verb)
{
	static const char *const verbs[] = { "help", "expect", "allow", "enable", "want", "ask", "order",
		"force", "tell", "urge", "let", "cause", "lead", NULL };

	return frame_verb_in(parse, verb, verbs);
}

static bool
parse_infinitive(const Parse *parse, ptrdiff_t c)
{
	return chunk_is(parse, c, CHUNK_VERB) && parse->chunks[c].infinitive;
}

/* Verbs whose object is a clause, never things. */
static bool
says(const Parse *parse, ptrdiff_t verb)
{
	static const char *const verbs[] = { "say", "think", "believe", "estimate", "reckon", "warn",
		"insist", NULL };

	return frame_verb_in(parse, verb, verbs) && parse->tokens[parse->chunks[verb].head].tag == TAG_VERB;
}

void
frame_find(Scene *scene, ptrdiff_t index)
{
	Claim *claim = &scene->claims.at[index];
	const Parse *parse = &scene->sentences[claim->sentence].parse;
	const Claim *model = claim_before(scene, index);
	ptrdiff_t left = frame_left_of(parse, claim->group_first);

	if (small_clause(parse, claim, left) || frame_set_off(parse, claim) >= 0)
		return;
	/* "said 12 of its soldiers and 30 rebels had been killed" */
	if (says(parse, left) && verb_right(parse, claim->group_last) >= 0) {
		take_verb(claim, verb_right(parse, claim->group_last), true, false);
		return;
	}
	if (governs(parse, left) && !frame_own_clause(parse, claim)) {
		take_verb(claim, left, false, true);
		if (has_done(parse, left) && parse_infinitive(parse, claim->group_last + 1))
			take_verb(claim, claim->group_last + 1, true, false);
		return;
	}
	/* "helped 524 people: 163 to Chad and …" */
	if (model && model->verb >= 0 && chunk_word(parse, left, ":") && is_gap(parse, claim)) {
		share_verb(scene, claim, model);
		return;
	}
	if (chunk_is(parse, left, CHUNK_PREP)) {
		ptrdiff_t verb = verb_left(parse, left);
		/* "In May, with 20 …, the army …": a phrase before its clause is governed by the verb that follows */
		take_verb(claim, verb >= 0 ? verb : verb_right(parse, claim->group_last), false, false);
		return;
	}
	if (joins(parse, left)) {
		frame_in_list(scene, claim, model, left - 1);
		return;
	}
	/* "cost us $90 a tonne" */
	if (chunk_is(parse, left, CHUNK_NOUN) && parse->chunks[left].pronoun && governs(parse, left - 1)) {
		take_verb(claim, left - 1, false, true);
		return;
	}
	/* a noun group right behind another ("gave the town 20 trucks") is the object of what stands before both */
	ptrdiff_t right = verb_right(parse, claim->group_last);
	if (chunk_is(parse, left, CHUNK_NOUN) && frame_verb_of_list(parse, left) >= 0 &&
		(right < 0 || (right == claim->group_last + 1 && parse_infinitive(parse, right)))) {
		take_verb(claim, frame_verb_of_list(parse, left), false, true);
		return;
	}
	take_verb(claim, right, true, false);
}

bool
frame_verb_follows(const Parse *parse, ptrdiff_t c)
{
	while (chunk_is(parse, c + 1, CHUNK_ADV))
		c++;
	return chunk_is(parse, c + 1, CHUNK_VERB) || chunk_is(parse, c + 1, CHUNK_STATE);
}
