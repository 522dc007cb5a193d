#include "language/claim/claim.h"

/* "will need aid", "will fall": what comes of itself is foreseen, not planned. */
static bool
will_happen(const Parse *parse, const Chunk *v)
{
	static const char *const verbs[] = { "need", "face", "suffer", "reach", "exceed", "be", "lose",
		"cost", "total", "affect", "hit", NULL };
	const Meaning *e = parse->tokens[v->head].entry;

	return str_equal(parse_lower(parse, v->first), S("will")) &&
		(e->is & IS_ALONE || str_among(e->lemma, verbs) || str_equal(e->action, S("rose")) ||
			str_equal(e->action, S("fell")) || str_equal(e->action, S("killed")));
}

/* "three planned strikes", "58 suspected cases", "planned cuts of €9 million" */
static Str
attribute_modality(const Parse *parse, const Claim *claim)
{
	static const char *const aims[] = { "target", "goal", NULL };
	ptrdiff_t token = claim->counted_token;

	if (token >= 0 && str_among(parse_lower(parse, token), aims))
		return S("planned");
	for (ptrdiff_t i = token - 1; token >= 0 && i >= 0 && i > token - 4; i--) {
		const Token *t = &parse->tokens[i];
		if (t->chunk != parse->tokens[token].chunk || t->tag == TAG_NUMBER || t->tag == TAG_DET)
			break;
		if (t->entry->modality.len && t->entry->is & VERB_PART)
			return t->entry->modality;
	}
	return (Str){ 0 };
}

/* "22 of 60 posts": the 60 are there. */
static bool
is_whole(const Parse *parse, const Claim *claim)
{
	const Chunk *part = chunk_at(parse, claim->chunk - 2);

	return chunk_word(parse, claim->chunk - 1, "of") && part && part->type == CHUNK_NOUN && part->bare;
}

/* "will shut two plants and put 900 on leave": a bare infinitive has that of the verb it is joined to. */
static Str
shared_modality(const Parse *parse, ptrdiff_t verb)
{
	const Chunk *v = &parse->chunks[verb];
	const Meaning *e = parse->tokens[v->head].entry;
	ptrdiff_t c = verb - 2;

	if (!chunk_is(parse, verb - 1, CHUNK_CONJ) || v->first != v->head || !(e->is & VERB_BASE))
		return (Str){ 0 };
	while (c >= 0 && !chunk_is(parse, c, CHUNK_VERB) && !chunk_is(parse, c, CHUNK_STOP) &&
		!chunk_is(parse, c, CHUNK_SUB))
		c--;
	const Chunk *first = chunk_at(parse, c);
	return first && first->type == CHUNK_VERB && first->last > first->first &&
			parse->tokens[first->head].entry->is & VERB_BASE
		? first->modality
		: (Str){ 0 };
}

void
claim_qualify(const Scene *scene, Claim *claim)
{
	const Parse *parse = &scene->sentences[claim->sentence].parse;
	const Chunk *v = chunk_at(parse, claim->verb);

	if (claim->in_place || is_whole(parse, claim))
		return;
	if (v && v->type == CHUNK_VERB && !claim->state) {
		claim->modality = v->modality;
		if (!claim->modality.len)
			claim->modality = shared_modality(parse, claim->verb);
		if (v->be && str_equal(parse_lower(parse, v->last + 1), S("due")))
			claim->modality = S("projected");
		if (str_equal(claim->modality, S("planned")) && will_happen(parse, v))
			claim->modality = S("projected");
		/* "has not killed 20 people" */
		if (v->negative && !claim->modality.len && claim->object)
			claim->modality = S("denied");
		/* "plans to": the verb over the infinitive or over "that" */
		ptrdiff_t over = claim->verb - 1;
		if (v->infinitive && claim->subject)
			over = claim->group_first - 1; /* "expects 200 to arrive" */
		if (!claim->modality.len && v->infinitive && chunk_is(parse, over, CHUNK_VERB))
			claim->modality = parse->tokens[parse->chunks[over].head].entry->modality;
		/* "had forecast a rise of 20", "proposes a dividend of €4", "are forecast" */
		if (!claim->modality.len && (claim->verb < claim->chunk || v->passive) && !v->negative)
			claim->modality = parse->tokens[v->head].entry->modality;
	}
	claim->why[WHY_MODALITY] = "its verb";
	if (!claim->modality.len) {
		claim->modality = attribute_modality(parse, claim);
		claim->why[WHY_MODALITY] = "a word in the counted phrase";
	}
}
