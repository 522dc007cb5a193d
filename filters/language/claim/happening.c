#include "language/claim/happening.h"

static const Parse *
parse_of(const Scene *scene, const Claim *claim)
{
	return &scene->sentences[claim->sentence].parse;
}

/* What the nouns of the counted group say happened: "deaths", "cases", "bombing raids". */
const Meaning *
happening_counted(const Scene *scene, const Claim *claim)
{
	const Parse *parse = parse_of(scene, claim);

	if (claim->counted_token >= 0) {
		ptrdiff_t i = claim->counted_token;
		if (i > 0) {
			const Meaning *pair = vocabulary_find(scene->vocabulary,
				vocabulary_phrase(scene->arena,
					(Str[]){ parse_lower(parse, i - 1), parse_lower(parse, i) }, 2));
			if (pair && pair->happening.len)
				return pair;
		}
		return parse->tokens[i].entry->happening.len ? parse->tokens[i].entry : NULL;
	}
	if (claim->antecedent >= 0 && claim->counted_head.len) {
		const Meaning *e = vocabulary_find(
			scene->vocabulary, arena_lower(scene->arena, claim->counted_head));
		return e && e->happening.len ? e : NULL;
	}
	return NULL;
}

/* A noun that names an event, or a verb in -ing that does ("the shooting", "keeping", "re-taking"). */
static const Meaning *
happening_noun(const Scene *scene, const Parse *parse, ptrdiff_t head)
{
	const Meaning *e = parse->tokens[head].entry;

	if (head > 1 && parse->tokens[head - 1].tag == TAG_HYPHEN) {
		const Meaning *whole = vocabulary_find(scene->vocabulary,
			arena_join(scene->arena, parse_lower(parse, head - 2), parse_lower(parse, head)));
		e = whole ? whole : e;
	}
	return e->happening.len || (e->is & VERB_ING && e->action.len) ? e : NULL;
}

/* "return of nearly 70 pilgrims", "the murder of five men", "with support from nine banks". */
const Meaning *
happening_over(const Scene *scene, const Claim *claim)
{
	const Parse *parse = parse_of(scene, claim);
	ptrdiff_t prep = claim->group_first - 1;

	while (chunk_is(parse, prep, CHUNK_ADV))
		prep--;
	static const char *const preps[] = { "of", "from", "for", "on", "against", "among", NULL };
	if (!chunk_says(parse, prep, preps))
		return NULL;
	bool of = chunk_word(parse, prep, "of");
	/* "the loss to rival firms of 12%": an of-phrase may belong to a noun further left */
	for (int depth = 0; depth < (of ? 4 : 1) && chunk_is(parse, prep, CHUNK_PREP) &&
		chunk_is(parse, prep - 1, CHUNK_NOUN);
		depth++, prep -= 2) {
		const Meaning *e = happening_noun(scene, parse, parse->chunks[prep - 1].head);
		if (e)
			return e;
		if (chunk_is(parse, prep - 2, CHUNK_CONJ)) /* "in camps in A and B of thousands" */
			prep -= 2;
	}
	return NULL;
}
