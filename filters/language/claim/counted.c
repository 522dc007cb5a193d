#include "language/claim/claim.h"
#include "language/claim/frame.h"
#include "language/claim/phrase.h"

/* Nouns that only announce a figure: what is counted is behind their "of", or what the text counted before. */
static const char *const announcers[] = { "number", "total", "amount", "figure", "quantity", "count", "sum",
	"tally", "majority", "rest", "proportion", "share", "percentage", "that", "this", "it", "they",
	"them", "those", "these", "which", "who", "each", NULL };

static const Parse *
parse_of(const Scene *scene, const Claim *claim)
{
	return &scene->sentences[claim->sentence].parse;
}

static bool
counted_behind(Claim *claim, const Parse *parse)
{
	const Chunk *c = &parse->chunks[claim->chunk];
	ptrdiff_t first = claim->number.last + 1;

	/* "a 275-seat chamber" counts seats */
	if (first < c->last && parse->tokens[first].tag == TAG_HYPHEN && claim->number.kind == NUMBER_COUNT &&
		parse->tokens[first + 1].number < 0) {
		phrase_set_words(claim, parse, first + 1, first + 1, first + 1);
		return true;
	}
	while (first <= c->last && (phrase_filler(parse, first) || parse->tokens[first].tag == TAG_HYPHEN))
		first++;
	if (first <= c->last && parse->tokens[c->last].number < 0) {
		phrase_set(claim, parse, claim->chunk, first, phrase_head(parse, claim, first, c->last));
		return true;
	}
	/* "16 more cases", "3 of the", "200 other people": the determiner opened a chunk of its own */
	ptrdiff_t n = claim->chunk + 1;
	bool quoted = chunk_is(parse, n, CHUNK_QUOTE); /* two “branches” */
	n += quoted;
	const Chunk *next = chunk_at(parse, n);
	if (!next || next->type != CHUNK_NOUN || next->number >= 0 || next->pronoun ||
		!(quoted || phrase_opens(parse, next->first)))
		return false;
	for (first = next->first; first <= next->last && phrase_filler(parse, first); first++)
		;
	if (first > next->last)
		return false;
	phrase_set(claim, parse, n, first, phrase_head(parse, claim, first, next->last));
	return true;
}

/* A count stands for what a count counted, a fraction too; sums of money and percentages keep to themselves. */
static bool
may_share(NumberKind model, NumberKind own)
{
	if (own == NUMBER_COUNT || own == NUMBER_FRACTION)
		return model == NUMBER_COUNT || model == NUMBER_FRACTION;
	if (own == NUMBER_PERCENT)
		return model != NUMBER_MEASURE;
	return model == own || (own == NUMBER_MONEY && model == NUMBER_PERCENT);
}

/* The claim whose noun a pronoun or a gap stands for: the last one that has a noun, in the sentence, else in the paragraph. */
static ptrdiff_t
claim_with_noun(const Scene *scene, ptrdiff_t index, bool across)
{
	const Claim *claim = &scene->claims.at[index];
	ptrdiff_t aside = -1, stop = index > 40 ? index - 40 : 0;

	for (ptrdiff_t i = index - 1; i >= stop; i--) {
		const Claim *model = &scene->claims.at[i];
		if (model->sentence != claim->sentence &&
			(!across ||
				scene->sentences[model->sentence].paragraph + 1 <
					scene->sentences[claim->sentence].paragraph))
			break;
		if (!number_is_claim(&model->number) || !model->counted_head.len ||
			!may_share(model->number.kind, claim->number.kind))
			continue;
		if (!model->in_place)
			return i;
		if (aside < 0)
			aside = i;
	}
	return aside;
}

static void
take_noun(Scene *scene, Claim *claim, ptrdiff_t model_index)
{
	const Claim *model = &scene->claims.at[model_index];

	claim->antecedent = model_index;
	claim->counted_head = model->counted_head;
	claim->class = model->class;
	claim->resolved = model->resolved.len ? model->resolved : model->counted;
	if (!claim->counted.len) {
		claim->counted = model->counted;
		if (model->sentence == claim->sentence) {
			claim->counted_start = model->counted_start;
			claim->counted_end = model->counted_end;
		} else
			claim->inherited |= INHERITED_COUNTED;
	}
}

/* "31 of them", "half of all the voters", "30% of territory". */
static bool
counted_part(Scene *scene, ptrdiff_t index)
{
	Claim *claim = &scene->claims.at[index];
	const Parse *parse = parse_of(scene, claim);
	ptrdiff_t c = claim->chunk;

	if (!parse->chunks[c].bare || !chunk_word(parse, c + 1, "of") || !chunk_is(parse, c + 2, CHUNK_NOUN))
		return false;
	const Chunk *noun = &parse->chunks[c + 2];
	if (str_among(parse_lower(parse, noun->head), announcers)) {
		claim->counted = parse_text(parse, noun->first, noun->last);
		claim->counted_start = parse->tokens[noun->first].word->start;
		claim->counted_end = parse->tokens[noun->last].word->end;
		claim->group_last = c + 2;
		ptrdiff_t model = str_equal(parse_lower(parse, noun->head), S("it"))
			? -1
			: claim_with_noun(scene, index, true);
		if (model >= 0)
			take_noun(scene, claim, model);
		return true;
	}
	if (noun->bare)
		return false;
	phrase_set(claim, parse, c + 2, phrase_first(parse, noun), noun->head);
	return true;
}

/* "$8 million in fresh loans", "5% growth" is behind; "$5m for schools", "a 20% stake in": only `in` and `worth of`. */
static bool
counted_in(Claim *claim, const Parse *parse)
{
	ptrdiff_t c = claim->chunk;
	const Chunk *noun;

	if (claim->number.kind == NUMBER_COUNT)
		return false;
	if (chunk_word(parse, c + 1, "worth") && chunk_word(parse, c + 2, "of"))
		c++;
	else if (!chunk_word(parse, c + 1, "in"))
		return false;
	noun = chunk_at(parse, c + 2);
	if (!noun || noun->type != CHUNK_NOUN || noun->number >= 0 || parse->tokens[noun->head].tag != TAG_NOUN)
		return false;
	phrase_set(claim, parse, c + 2, phrase_first(parse, noun), noun->head);
	return true;
}

/* ---- the noun before the number ---- */

/* What a noun chunk counts: "the number of cases" → cases, "that number" → what was counted before. */
static bool
counted_by_noun(Scene *scene, ptrdiff_t index, ptrdiff_t noun)
{
	Claim *claim = &scene->claims.at[index];
	const Parse *parse = parse_of(scene, claim);
	const Chunk *c = chunk_at(parse, noun);

	if (!c || c->type != CHUNK_NOUN || c->bare)
		return false;
	ptrdiff_t group = claim->group_last;
	if (str_among(parse_lower(parse, c->head), announcers)) {
		if (chunk_word(parse, noun + 1, "of") && chunk_is(parse, noun + 2, CHUNK_NOUN) &&
			!parse->chunks[noun + 2].bare) {
			phrase_set(claim, parse, noun + 2, phrase_first(parse, &parse->chunks[noun + 2]),
				parse->chunks[noun + 2].head);
			claim->group_last = group;
			return true;
		}
		ptrdiff_t model = claim_with_noun(scene, index, true);
		if (model < 0)
			return false;
		claim->counted = parse_text(parse, c->first, c->last);
		claim->counted_start = parse->tokens[c->first].word->start;
		claim->counted_end = parse->tokens[c->last].word->end;
		take_noun(scene, claim, model);
		return true;
	}
	if (c->pronoun)
		return false;
	phrase_set(claim, parse, noun, phrase_first(parse, c), c->head);
	claim->group_last = group;
	return true;
}

/* The noun between a verb and "to 81": "bringing the total to 81", "increase our support by £20 million". */
static ptrdiff_t
object_before(const Parse *parse, ptrdiff_t prep)
{
	ptrdiff_t c = prep - 1, found = -1;

	while (chunk_is(parse, c, CHUNK_DATE) || chunk_is(parse, c, CHUNK_ADV))
		c--;
	while (chunk_is(parse, c, CHUNK_NOUN) && !parse->chunks[c].bare) {
		found = c;
		if (!chunk_is(parse, c - 1, CHUNK_PREP))
			break;
		c -= 2;
	}
	return found >= 0 && chunk_is(parse, found - 1, CHUNK_VERB) ? found : -1;
}

/* "raising the sum they have collected since May to $9 million": more than a noun lies between. */
static ptrdiff_t
object_of_raising(const Parse *parse, ptrdiff_t prep)
{
	static const char *const verbs[] = { "bring", "take", "push", "raise", "lift", "increase", NULL };

	for (ptrdiff_t c = prep - 1; c >= 0 && c > prep - 14; c--) {
		const Chunk *k = &parse->chunks[c];
		if (k->type == CHUNK_STOP || k->type == CHUNK_COMMA)
			return -1;
		if (k->type == CHUNK_VERB && str_among(parse->tokens[k->head].entry->lemma, verbs))
			return chunk_is(parse, c + 1, CHUNK_NOUN) ? c + 1 : -1;
	}
	return -1;
}

static ptrdiff_t
verb_to_the_left(const Parse *parse, ptrdiff_t c)
{
	for (; c >= 0; c--) {
		if (chunk_is(parse, c, CHUNK_VERB))
			return c;
		if (chunk_is(parse, c, CHUNK_SUB) || chunk_is(parse, c, CHUNK_REL) ||
			(chunk_is(parse, c, CHUNK_STOP) && !chunk_is(parse, c, CHUNK_COMMA)))
			return -1;
	}
	return -1;
}

static bool
counted_by_preposition(Scene *scene, ptrdiff_t index, ptrdiff_t prep)
{
	static const char *const of[] = { "of", NULL };
	static const char *const levels[] = { "to", "by", "at", "from", "than", "above", "below", "over",
		"under", "near", "around", NULL };
	const Parse *parse = parse_of(scene, &scene->claims.at[index]);

	if (chunk_says(parse, prep, of))
		return chunk_is(parse, prep - 1, CHUNK_NOUN) && counted_by_noun(scene, index, prep - 1);
	if (!chunk_says(parse, prep, levels))
		return false;
	ptrdiff_t object = object_before(parse, prep);
	if (object < 0 && chunk_word(parse, prep, "to"))
		object = object_of_raising(parse, prep);
	if (object >= 0)
		return counted_by_noun(scene, index, object);
	/* "a fall in sales to 20": the noun right before; else the subject of the verb before */
	ptrdiff_t verb = verb_to_the_left(parse, prep - 1);
	if (verb < 0)
		return chunk_is(parse, prep - 1, CHUNK_NOUN) && counted_by_noun(scene, index, prep - 1);
	bool change = frame_change(parse, verb) || frame_level(parse, verb);
	if (!change && scene->claims.at[index].number.kind == NUMBER_COUNT)
		return false;
	return counted_by_noun(scene, index, frame_subject(parse, verb));
}

/* "shares lost 3.4 percent" */
static bool
loses(const Parse *parse, ptrdiff_t verb)
{
	static const char *const verbs[] = { "lose", "shed", "add", "recover", "regain", "drop", NULL };

	return str_among(parse->tokens[parse->chunks[verb].head].entry->lemma, verbs);
}

static bool
followed_by_verb(const Parse *parse, ptrdiff_t c)
{
	while (chunk_is(parse, c + 1, CHUNK_ADV))
		c++;
	return chunk_is(parse, c + 1, CHUNK_VERB) || chunk_is(parse, c + 1, CHUNK_STATE);
}

static bool
counted_ahead(Scene *scene, ptrdiff_t index)
{
	Claim *claim = &scene->claims.at[index];
	const Parse *parse = parse_of(scene, claim);
	ptrdiff_t left = claim->chunk - 1;

	while (chunk_is(parse, left, CHUNK_ADV) || chunk_is(parse, left, CHUNK_QUOTE))
		left--;
	if (chunk_is(parse, left, CHUNK_PREP))
		return counted_by_preposition(scene, index, left);
	if (chunk_is(parse, left, CHUNK_NOUN) && parse->chunks[left].pronoun && frame_equals(parse, left - 1))
		left--;
	if (!chunk_is(parse, left, CHUNK_VERB) || frame_own_clause(parse, claim) ||
		followed_by_verb(parse, claim->chunk))
		return false;
	if (frame_equals(parse, left) || frame_change(parse, left) ||
		(claim->number.kind == NUMBER_PERCENT && loses(parse, left)))
		return counted_by_noun(scene, index, frame_subject(parse, left));
	return false;
}

/* ---- nothing beside it: taken from before ---- */

/* "Of these, 607 were flown", "Of the men, 31 have been sentenced". */
static bool
counted_of_start(Scene *scene, ptrdiff_t index)
{
	Claim *claim = &scene->claims.at[index];
	const Parse *parse = parse_of(scene, claim);
	ptrdiff_t c = claim->chunk - 1;

	if (chunk_is(parse, c, CHUNK_COMMA))
		c--;
	if (!chunk_is(parse, c, CHUNK_NOUN) || !chunk_word(parse, c - 1, "of") ||
		chunk_is(parse, c - 2, CHUNK_NOUN))
		return false;
	return counted_by_noun(scene, index, c);
}

/* "The 9 winners were all students, 7 from Cork": a plural noun said of the subject lies nearer than the number before. */
static bool
counted_by_predicate(Scene *scene, ptrdiff_t index)
{
	Claim *claim = &scene->claims.at[index];
	const Parse *parse = parse_of(scene, claim);

	for (ptrdiff_t c = claim->chunk - 1; c > 0; c--) {
		const Chunk *k = &parse->chunks[c];
		if (k->type == CHUNK_VERB || k->type == CHUNK_STOP || k->type == CHUNK_SUB)
			return false;
		if (k->type == CHUNK_NOUN && k->number < 0 && !k->pronoun &&
			chunk_is(parse, c - 1, CHUNK_VERB) && parse->chunks[c - 1].be &&
			parse_plural(parse, k->head)) {
			ptrdiff_t group = claim->group_last;
			phrase_set(claim, parse, c, phrase_first(parse, k), k->head);
			claim->group_last = group;
			return true;
		}
	}
	return false;
}

static void
counted_from_before(Scene *scene, ptrdiff_t index)
{
	Claim *claim = &scene->claims.at[index];
	const Parse *parse = parse_of(scene, claim);
	bool verb = followed_by_verb(parse, claim->chunk);
	const Claim *model = claim_before(scene, index);

	if (counted_of_start(scene, index) || counted_by_predicate(scene, index))
		return;
	/* "An estimated 90 have been hurt" names nothing; "20 people were killed and 30 wounded" did name it */
	if ((verb || chunk_is(parse, claim->chunk - 1, CHUNK_VERB)) && !model)
		return;
	/* "51.6 percent of the vote … 47.4 percent": the same whole */
	if (claim->number.kind == NUMBER_PERCENT) {
		ptrdiff_t whole = claim_with_noun(scene, index, true);
		if (whole >= 0 && scene->claims.at[whole].number.kind == NUMBER_PERCENT)
			take_noun(scene, claim, whole);
		return;
	}
	if (claim->number.kind != NUMBER_COUNT && !(model && model->number.kind == claim->number.kind))
		return;
	ptrdiff_t noun = claim_with_noun(scene, index, !verb);
	if (noun >= 0 && (scene->claims.at[noun].sentence == claim->sentence || !verb))
		take_noun(scene, claim, noun);
}

void
claim_count(Scene *scene, ptrdiff_t index)
{
	Claim *claim = &scene->claims.at[index];
	const Parse *parse = parse_of(scene, claim);
	bool found = counted_part(scene, index) || counted_behind(claim, parse) || counted_in(claim, parse) ||
		counted_ahead(scene, index);

	if (!found)
		counted_from_before(scene, index);
	frame_find(scene, index);
	if (claim->counted_head.len)
		claim_classify(scene, claim);
}
