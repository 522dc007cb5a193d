/* modifier.c - what a figure is beside the level it belongs to: more on top of it, a step of it, its old or its new height.
 * The guideline's closed set: only (by the number's reader), more, another, further, new, increase, decrease, margin, before,
 * after. Figures with one of the others than only and after are no level and must not be compared with levels. */
#include "language/claim/frame.h"
#include "language/claim/tag.h"

typedef struct {
	const char *word, *modifier;
} Step;

static const Step ahead[] = { { "further", "further" }, { "additional", "further" }, { "extra", "further" },
	{ "another", "another" }, { NULL, NULL } };
static const Step behind[] = { { "more", "more" }, { "further", "further" }, { "additional", "further" },
	{ "extra", "further" }, { "new", "new" }, { "fresh", "new" }, { "newly", "new" }, { NULL, NULL } };

static Str
step_of(const Step *steps, Str word)
{
	for (; steps->word; steps++)
		if (str_is(word, steps->word))
			return str(steps->modifier);
	return (Str){ 0 };
}

/* "A further 16", "another estimated 30"; "200 more", "40 new cases", but "300 New Zealand soldiers". */
static Str
beside_number(const Parse *parse, const Number *n)
{
	ptrdiff_t before = n->first - 1, after = n->last + 1;
	Str step = { 0 };

	if (before >= 0 && parse->tokens[before].tag == TAG_ADJ &&
		!step_of(ahead, parse_lower(parse, before)).len)
		before--;
	if (before >= 0)
		step = step_of(ahead, parse_lower(parse, before));
	if (!step.len && after < parse->len && parse->tokens[after].named < 0)
		step = step_of(behind, parse_lower(parse, after));
	return step;
}

/* The preposition the figure hangs on: "fell by 4 percent", "to 12m", "from 12.5m". */
static Str
preposition(const Parse *parse, const Claim *claim)
{
	ptrdiff_t i = claim->number.first - 1;

	while (i >= 0 && (parse->tokens[i].tag == TAG_DET || parse->tokens[i].tag == TAG_ADJ))
		i--;
	return i >= 0 ? parse_lower(parse, i) : (Str){ 0 };
}

/* "Won by 12 points", "a margin of 300 votes". */
static bool
is_margin(const Parse *parse, const Claim *claim, Str prep)
{
	static const char *const contests[] = { "win", "lose", "beat", "defeat", "lead", "trail", "edge",
		"overcome", "thrash", "outscore", "triumph", NULL };
	static const char *const nouns[] = { "margin", "majority", "lead", "victory", "win", "defeat", NULL };
	const Chunk *verb = chunk_at(parse, claim->verb);

	if (str_equal(prep, S("of")) || str_equal(prep, S("by"))) {
		ptrdiff_t noun = claim->number.first - 1;
		while (noun >= 0 && !tag_nominal(parse->tokens[noun].tag))
			noun--;
		if (noun >= 0 && claim->number.first - noun <= 3 && str_among(parse_lower(parse, noun), nouns))
			return true;
	}
	return str_equal(prep, S("by")) && verb && verb->type == CHUNK_VERB &&
		str_among(parse->tokens[verb->head].entry->lemma, contests);
}

/* "Up from 66 percent": the level before, whatever the verb says. */
static bool
is_up_from(const Parse *parse, const Claim *claim, Str prep)
{
	static const char *const ways[] = { "up", "down", "higher", "lower", "rise", "increase", "fall",
		"drop", "decrease", "decline", NULL };
	ptrdiff_t i = claim->number.first - 2;

	return str_equal(prep, S("from")) && i >= 0 && str_among(parse_lower(parse, i), ways);
}

/* By its verb: 1 up, -1 down, 0 no change. */
static int
way_of(const Parse *parse, const Claim *claim)
{
	static const char *const ups[] = { "raise", "increase", "lift", "boost", "expand", "extend", NULL };
	static const char *const downs[] = { "cut", "reduce", "lower", "slash", "trim", "decrease", "shrink",
		"fall", "drop", "decline", "slide", "plunge", "sink", "slip", NULL };
	const Chunk *verb = chunk_at(parse, claim->verb);
	Str lemma = { 0 };

	if (verb && verb->type == CHUNK_VERB)
		lemma = parse->tokens[verb->head].entry->lemma;
	if (str_among(lemma, downs) || str_equal(claim->action, S("fell")))
		return -1;
	return claim->change || str_among(lemma, ups);
}

static Str
in_change(const Parse *parse, const Claim *claim, Str prep)
{
	int way = way_of(parse, claim);

	if (is_up_from(parse, claim, prep) || (claim->change && str_equal(prep, S("from"))))
		return S("before");
	if (claim->change && str_equal(prep, S("to")))
		return S("after");
	if (!way || !str_equal(prep, S("by")))
		return (Str){ 0 };
	return way < 0 ? S("decrease") : S("increase");
}

void
claim_modify(Scene *scene, Claim *claim)
{
	const Parse *parse = passage_parse(scene, claim->sentence);
	Str prep = preposition(parse, claim);

	claim->why[WHY_MODIFIER] = "a word beside the number";
	if (!claim->modifier.len)
		claim->modifier = beside_number(parse, &claim->number);
	if (!claim->modifier.len && is_margin(parse, claim, prep)) {
		claim->modifier = S("margin");
		claim->why[WHY_MODIFIER] = "what a contest was won by";
	}
	if (!claim->modifier.len) {
		claim->modifier = in_change(parse, claim, prep);
		claim->why[WHY_MODIFIER] = "from, to or by behind a change";
	}
}
