/* Nothing is named beside the number: its noun is taken from before. */
#include "language/claim/counted.h"
#include "language/claim/frame.h"
#include "language/claim/phrase.h"

static const Parse *
parse_of(const Scene *scene, const Claim *claim)
{
	return &scene->sentences[claim->sentence].parse;
}

/* "Of these, 607 were flown", "Of the men, 31 have been sentenced". */
static bool
counted_of_start(Scene *scene, ptrdiff_t index)
{
	Claim *claim = &scene->claims.at[index];
	const Parse *parse = parse_of(scene, claim);
	ptrdiff_t c = claim->chunk - 1;

	/* ", of whom nine", "among them four" */
	if (chunk_is(parse, c, CHUNK_REL) && chunk_word(parse, c - 1, "of")) {
		ptrdiff_t model = counted_model(scene, index, false);
		if (model >= 0)
			counted_take(scene, claim, model);
		return model >= 0;
	}
	ptrdiff_t of = frame_opening_of(parse, claim);
	/* "Of these 607 were flown" */
	if (of < 0 && chunk_is(parse, c, CHUNK_NOUN) && chunk_word(parse, c - 1, "of") &&
		!chunk_is(parse, c - 2, CHUNK_NOUN))
		of = c - 1;
	return of >= 0 && counted_by_noun(scene, index, of + 1);
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

static Str
lemma_before(const Parse *parse, const Claim *claim)
{
	ptrdiff_t c = claim->chunk - 1;

	while (chunk_is(parse, c, CHUNK_ADV))
		c--;
	const Chunk *v = chunk_at(parse, c);
	if (!v || v->type != CHUNK_VERB || v->be)
		return (Str){ 0 };
	const Token *head = &parse->tokens[v->head];
	return head->tag == TAG_VERB        ? head->entry->lemma
		: head->entry->is & IS_HAVE ? S("have")
					    : (Str){ 0 };
}

/* "won 14 seats. In 2020 it had won 12": the same verb again. */
static bool
counted_by_same_verb(Scene *scene, ptrdiff_t index)
{
	Claim *claim = &scene->claims.at[index];
	Str lemma = lemma_before(parse_of(scene, claim), claim);

	for (ptrdiff_t i = index - 1; lemma.len && i >= 0 && i > index - 8; i--) {
		const Claim *model = &scene->claims.at[i];
		if (number_is_claim(&model->number) && model->counted_head.len &&
			counted_may_share(model->number.kind, claim->number.kind) &&
			str_equal(lemma_before(parse_of(scene, model), model), lemma)) {
			counted_take(scene, claim, i);
			return true;
		}
	}
	return false;
}

/* "Four complaints were lodged. Two have been dismissed": a bare number that opens its sentence, its verb behind it, is of what
 * the sentence before counted last, if there were as many. */
static ptrdiff_t
opening_model(const Scene *scene, ptrdiff_t index)
{
	const Claim *claim = &scene->claims.at[index];
	const Parse *parse = parse_of(scene, claim);
	ptrdiff_t c = claim->chunk - 1;

	while (chunk_is(parse, c, CHUNK_QUOTE))
		c--;
	if (c >= 0 || claim->number.kind != NUMBER_COUNT || claim->number.qualifier == QUALIFIER_VAGUE ||
		claim->number.qualifier == QUALIFIER_ABOUT)
		return -1;
	ptrdiff_t model = counted_model(scene, index, true);
	if (model < 0 || scene->claims.at[model].sentence + 1 != claim->sentence ||
		scene->sentences[claim->sentence - 1].paragraph != scene->sentences[claim->sentence].paragraph)
		return -1;
	const Decimal all = scene->claims.at[model].number.value, own = claim->number.value;
	return decimal_is(all) && decimal_is(own) && decimal_compare(all, own) > 0 ? model : -1;
}

static void
look_before(Scene *scene, ptrdiff_t index)
{
	Claim *claim = &scene->claims.at[index];
	const Parse *parse = parse_of(scene, claim);
	bool verb = frame_verb_follows(parse, claim->chunk);
	const Claim *model = claim_before(scene, index);

	if (counted_of_start(scene, index) || counted_by_predicate(scene, index))
		return;
	/* "An estimated 90 have been hurt" names nothing; "20 people were killed and 30 wounded" did name it */
	/* "It expects another 20 to arrive": of what there was before */
	static const char *const again[] = { "another", "more", "further", "additional", NULL };
	if (str_among(claim->number.modifier, again) && claim->number.kind == NUMBER_COUNT) {
		ptrdiff_t noun = counted_model(scene, index, true);
		if (noun >= 0)
			counted_take(scene, claim, noun);
		return;
	}
	if (!verb && counted_by_same_verb(scene, index))
		return;
	ptrdiff_t opening = verb ? opening_model(scene, index) : -1;
	if (opening >= 0) {
		counted_take(scene, claim, opening);
		return;
	}
	if ((verb || chunk_is(parse, claim->chunk - 1, CHUNK_VERB)) && !model)
		return;
	/* "40,000 homes, one in ten", "by 20,000, or 0.8 per cent": the same again */
	bool or = chunk_word(parse, claim->chunk - 1, "or");
	if (model && model->counted_head.len && claim->number.kind != NUMBER_COUNT &&
		model->number.kind != NUMBER_MEASURE &&
		(or || (claim->number.kind == NUMBER_FRACTION && chunk_is(parse, claim->chunk - 1, CHUNK_COMMA)))) {
		counted_take_claim(scene, index, model);
		return;
	}
	/* "who followed 900 families found that 8 percent had moved" */
	if (claim->number.kind == NUMBER_PERCENT && verb && model && model->number.kind == NUMBER_COUNT &&
		model->counted_head.len && frame_own_clause(parse, claim)) {
		counted_take_claim(scene, index, model);
		return;
	}
	/* "51.6 percent of the vote … 47.4 percent": the same whole */
	if (claim->number.kind == NUMBER_PERCENT) {
		ptrdiff_t whole = counted_model(scene, index, true);
		if (whole >= 0 &&
			(scene->claims.at[whole].number.kind == NUMBER_PERCENT ||
				scene->claims.at[whole].number.kind == NUMBER_FRACTION))
			counted_take(scene, claim, whole);
		return;
	}
	if (claim->number.kind != NUMBER_COUNT && !(model && model->number.kind == claim->number.kind))
		return;
	ptrdiff_t noun = counted_model(scene, index, !verb);
	if (noun >= 0 && (scene->claims.at[noun].sentence == claim->sentence || !verb))
		counted_take(scene, claim, noun);
}

bool
counted_from_before(Scene *scene, ptrdiff_t index)
{
	look_before(scene, index);
	return scene->claims.at[index].counted.len || scene->claims.at[index].counted_head.len;
}
