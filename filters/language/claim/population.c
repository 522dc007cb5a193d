#include "language/claim/claim.h"
#include "language/claim/frame.h"

static const Parse *
parse_of(const Scene *scene, const Claim *claim)
{
	return &scene->sentences[claim->sentence].parse;
}

static Str
population_of(const Scene *scene, const Claim *claim)
{
	const Parse *parse = parse_of(scene, claim);
	Str found = { 0 };
	bool women = false, children = false;

	if (claim->counted_start < 0)
		return found;
	for (ptrdiff_t i = 0; i < parse->len; i++) {
		if (parse->tokens[i].word->start < claim->counted_start ||
			parse->tokens[i].word->end > claim->counted_end)
			continue;
		Str p = parse->tokens[i].entry->population;
		women |= str_equal(p, S("women"));
		children |= str_equal(p, S("children"));
		if (p.len && !found.len)
			found = p;
	}
	return women && children ? S("women_and_children") : found;
}

/* "31 of them (guests …), mostly old people": an aside between the group and its verb says who they are. */
static Str
population_aside(const Parse *parse, const Claim *claim)
{
	ptrdiff_t c = claim->group_last + 1;
	bool women = false, children = false;

	if (!chunk_is(parse, c, CHUNK_STOP) && !chunk_is(parse, c, CHUNK_COMMA) &&
		!chunk_is(parse, c, CHUNK_OPEN))
		return (Str){ 0 };
	for (c++; c < parse->chunk_len &&
		(parse->chunks[c].type == CHUNK_NOUN || parse->chunks[c].type == CHUNK_CONJ ||
			parse->chunks[c].type == CHUNK_ADV || chunk_word(parse, c, "of"));
		c++) {
		if (parse->chunks[c].number >= 0)
			break;
		Str p = parse->tokens[parse->chunks[c].head].entry->population;
		women |= str_equal(p, S("women"));
		children |= str_equal(p, S("children"));
	}
	return women && children ? S("women_and_children") : (Str){ 0 };
}

void
claim_classify(Scene *scene, Claim *claim)
{
	Str lower = arena_lower(scene->arena, claim->counted_head);
	const Meaning *e = vocabulary_find(scene->vocabulary, lower);

	claim->population = population_of(scene, claim);
	if (!claim->population.len)
		claim->population = population_aside(parse_of(scene, claim), claim);
	if (!claim->population.len && claim->antecedent >= 0 &&
		scene->claims.at[claim->antecedent].sentence == claim->sentence)
		claim->population = scene->claims.at[claim->antecedent].population;
	if (claim->class.len && claim->antecedent >= 0)
		return;
	if (str_equal(claim->population, S("women_and_children")) && claim->counted_token >= 0 && e &&
		e->population.len)
		claim->class = claim->population;
	else if (e && e->counted.len)
		claim->class = e->counted;
	else
		claim->class = noun_singular(scene->arena, lower);
	if (claim->counted_token >= 0 && parse_of(scene, claim)->tokens[claim->counted_token].named >= 0) {
		const Parse *parse = parse_of(scene, claim);
		if (parse->names.at[parse->tokens[claim->counted_token].named].type == NAMED_DEMONYM)
			claim->class = S("people");
	}
}
