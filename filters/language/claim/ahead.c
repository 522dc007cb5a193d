/* The noun before the number: "bringing the total to 81", "sales fell 3 percent", "bills, up by £9 million". */
#include "language/claim/counted.h"
#include "language/claim/frame.h"
#include "language/claim/trend.h"

static const Parse *
parse_of(const Scene *scene, const Claim *claim)
{
	return &scene->sentences[claim->sentence].parse;
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

/* "sales of $6m, an increase of 8 percent": of what the figure before counted. */
static bool
counted_by_change(Scene *scene, ptrdiff_t index, ptrdiff_t noun)
{
	const Claim *claim = &scene->claims.at[index], *model = claim_before(scene, index);
	const Parse *parse = parse_of(scene, claim);

	if (!chunk_is(parse, noun, CHUNK_NOUN) || !chunk_is(parse, noun - 1, CHUNK_COMMA) || !model ||
		!model->counted_head.len)
		return false;
	Str change = parse->tokens[parse->chunks[noun].head].entry->happening;
	if (!str_equal(change, S("rose")) && !str_equal(change, S("fell")))
		return false;
	counted_take_claim(scene, index, model);
	return true;
}

/* "bills, up by £9 million", "prices were up 3 percent", "wages were €34, 5 percent higher": what went up. */
bool
counted_by_trend(Scene *scene, ptrdiff_t index)
{
	const Claim *claim = &scene->claims.at[index], *model = claim_before(scene, index);
	const Parse *parse = parse_of(scene, claim);
	ptrdiff_t trend = trend_ahead(parse, claim), before = trend - 1;

	if (trend_of(parse, claim) == TREND_NONE)
		return false;
	/* "six in ten oppose the plan, up from 48 percent": the level stands before it */
	if (model && model->counted_head.len && chunk_word(parse, trend + 1, "from") &&
		chunk_is(parse, before, CHUNK_COMMA) && claim->number.kind == NUMBER_PERCENT &&
		(model->number.kind == NUMBER_PERCENT || model->number.kind == NUMBER_FRACTION)) {
		counted_take_claim(scene, index, model);
		return true;
	}
	if (trend < 0) {
		ptrdiff_t left = claim->chunk - 1;
		if (chunk_is(parse, left, CHUNK_VERB) && frame_equals(parse, left))
			return counted_by_noun(scene, index, frame_subject(parse, left));
		before = left;
	}
	if (chunk_is(parse, before, CHUNK_VERB))
		return counted_by_noun(scene, index, frame_subject(parse, before));
	if (!chunk_is(parse, before, CHUNK_COMMA))
		return false;
	if (trend >= 0 && chunk_is(parse, before - 1, CHUNK_NOUN) && parse->chunks[before - 1].number < 0 &&
		!chunk_is(parse, before - 2, CHUNK_PREP))
		return counted_by_noun(scene, index, before - 1);
	if (model && model->counted_head.len)
		counted_take_claim(scene, index, model);
	return model && model->counted_head.len;
}

static bool
counted_by_preposition(Scene *scene, ptrdiff_t index, ptrdiff_t prep)
{
	static const char *const of[] = { "of", NULL };
	static const char *const levels[] = { "to", "by", "at", "from", "than", "above", "below", "over",
		"under", "near", "around", NULL };
	const Parse *parse = parse_of(scene, &scene->claims.at[index]);

	if (chunk_says(parse, prep, of) && counted_by_change(scene, index, prep - 1))
		return true;
	if (chunk_says(parse, prep, of))
		return chunk_is(parse, prep - 1, CHUNK_NOUN) && counted_by_noun(scene, index, prep - 1);
	/* "the deal is worth $2 billion", "the fund, worth €1 billion" */
	if (chunk_word(parse, prep, "worth")) {
		ptrdiff_t c = prep - 1;
		if (chunk_is(parse, c, CHUNK_VERB))
			c = frame_subject(parse, c);
		else if (chunk_is(parse, c, CHUNK_COMMA))
			c--;
		return chunk_is(parse, c, CHUNK_NOUN) && counted_by_noun(scene, index, c);
	}
	if (!chunk_says(parse, prep, levels))
		return false;
	ptrdiff_t aside = frame_set_off(parse, &scene->claims.at[index]);
	if (aside >= 0) {
		for (aside--; chunk_is(parse, aside - 1, CHUNK_PREP) && chunk_is(parse, aside - 2, CHUNK_NOUN);)
			aside -= 2;
		return counted_by_noun(scene, index, aside);
	}
	/* "the number of judges from 21 to 15" */
	const Claim *model = claim_before(scene, index);
	bool pair = (chunk_word(parse, prep - 2, "from") && chunk_word(parse, prep, "to")) ||
		(chunk_word(parse, prep - 2, "to") && chunk_word(parse, prep, "from"));
	if (model && model->counted_head.len && model->chunk == prep - 1 && pair) {
		counted_take_claim(scene, index, model);
		return true;
	}
	/* "by nine votes to two" */
	if (model && chunk_word(parse, prep, "to") && model->group_last == prep - 1 &&
		str_equal(model->class, S("votes")) &&
		model->number.kind == scene->claims.at[index].number.kind) {
		counted_take_claim(scene, index, model);
		return true;
	}
	ptrdiff_t object = object_before(parse, prep);
	if (object < 0 && chunk_word(parse, prep, "to"))
		object = object_of_raising(parse, prep);
	if (object >= 0)
		return counted_by_noun(scene, index, object);
	/* "a fall in sales to 20": the noun right before; else the subject of the verb before */
	ptrdiff_t verb = verb_to_the_left(parse, prep - 1);
	if (verb < 0)
		return chunk_is(parse, prep - 1, CHUNK_NOUN) && counted_by_noun(scene, index, prep - 1);
	/* "winds gusting to 40 mph" */
	if (verb == prep - 1 && parse->chunks[verb].ing && chunk_is(parse, verb - 1, CHUNK_NOUN))
		return counted_by_noun(scene, index, verb - 1);
	bool change = frame_change(parse, verb) || frame_level(parse, verb);
	NumberKind kind = scene->claims.at[index].number.kind;
	if (!change && (kind == NUMBER_COUNT || kind == NUMBER_MEASURE))
		return false;
	return counted_by_noun(scene, index, frame_subject(parse, verb));
}

/* "shares lost 3.4 percent" */
static bool
loses(const Parse *parse, ptrdiff_t verb)
{
	static const char *const verbs[] = { "lose", "shed", "add", "recover", "regain", "drop", "poll", NULL };

	return str_among(parse->tokens[parse->chunks[verb].head].entry->lemma, verbs);
}

bool
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
	/* "an earthquake of magnitude 6" */
	if (chunk_word(parse, left, "magnitude") && chunk_word(parse, left - 1, "of"))
		return chunk_is(parse, left - 2, CHUNK_NOUN) && counted_by_noun(scene, index, left - 2);
	if (!chunk_is(parse, left, CHUNK_VERB) || frame_own_clause(parse, claim))
		return false;
	/* "is only 9 per cent funded", but "costs 30 euros to mend" */
	if (frame_verb_follows(parse, claim->chunk) &&
		!(chunk_is(parse, claim->chunk + 1, CHUNK_VERB) && parse->chunks[claim->chunk + 1].infinitive) &&
		!(claim->number.kind == NUMBER_PERCENT && frame_equals(parse, left)))
		return false;
	if (frame_equals(parse, left) || frame_change(parse, left) ||
		(claim->number.kind == NUMBER_PERCENT && loses(parse, left)))
		return counted_by_noun(scene, index, frame_subject(parse, left));
	return false;
}
