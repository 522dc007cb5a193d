#include "language/claim/counted.h"
#include "language/claim/frame.h"
#include "language/claim/phrase.h"

/* Nouns that only announce a figure: what is counted is behind their "of", or what the text counted before. */
static const char *const announcers[] = { "number", "total", "amount", "figure", "quantity", "count", "sum",
	"tally", "majority", "rest", "proportion", "share", "percentage", "average", "maximum", "minimum",
	"that", "this", "it", "they", "them", "those", "these", "which", "who", "whom", "each", "others",
	NULL };

static const Parse *
parse_of(const Scene *scene, const Claim *claim)
{
	return &scene->sentences[claim->sentence].parse;
}

/* "Hotels were 85 percent full", "the sea is 2 degrees warmer" */
static bool
is_predicate(const Parse *parse, const Claim *claim, ptrdiff_t first, ptrdiff_t last)
{
	ptrdiff_t be = claim->chunk - 1;

	while (chunk_is(parse, be, CHUNK_ADV))
		be--;
	static const char *const sizes[] = { "tall", "high", "long", "wide", "deep", "thick", "across",
		"heavy", NULL };
	Str word = parse_lower(parse, last);
	bool more = claim->number.kind == NUMBER_MEASURE && (str_ends(word, S("er")) || str_among(word, sizes));

	return (claim->number.kind == NUMBER_PERCENT || more) && first == last &&
		!parse_plural(parse, last) && chunk_is(parse, be, CHUNK_VERB) &&
		parse->tokens[parse->chunks[be].head].tag != TAG_VERB && !chunk_word(parse, be - 1, "there");
}

static bool
counted_behind(Scene *scene, ptrdiff_t index)
{
	Claim *claim = &scene->claims.at[index];
	const Parse *parse = parse_of(scene, claim);
	const Chunk *c = &parse->chunks[claim->chunk];
	ptrdiff_t first = claim->number.last + 1;

	/* "a 275-seat chamber" counts seats */
	if (first < c->last && parse->tokens[first].tag == TAG_HYPHEN && claim->number.kind == NUMBER_COUNT &&
		parse->tokens[first + 1].number < 0) {
		phrase_set_words(claim, parse, first + 1, first + 1, first + 1);
		return true;
	}
	ptrdiff_t last = parse_last(parse, c);
	while (first <= last && (phrase_filler(parse, first) || parse->tokens[first].tag == TAG_HYPHEN))
		first++;
	if (str_equal(parse_lower(parse, last), S("others"))) {
		ptrdiff_t model = counted_model(scene, index, true);
		if (model >= 0)
			counted_take(scene, claim, model);
		return model >= 0;
	}
	static const char *const relations[] = { "ahead", "short", "behind", "apart", NULL };
	bool related = first == last && str_among(parse_lower(parse, last), relations);
	if (related || is_predicate(parse, claim, first, last))
		return false;
	if (first <= last && parse->tokens[last].number < 0) {
		phrase_set(claim, parse, claim->chunk, first, phrase_head(parse, claim, first, last));
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
		/* "€212 more a year" */
		if (claim->number.kind != NUMBER_COUNT && str_equal(parse_lower(parse, first), S("a")))
			return false;
	if (first > next->last)
		return false;
	phrase_set(claim, parse, n, first, phrase_head(parse, claim, first, next->last));
	return true;
}

/* A count stands for what a count counted, a fraction too; sums of money and percentages keep to themselves. */
bool
counted_may_share(NumberKind model, NumberKind own)
{
	if (own == NUMBER_FRACTION && model == NUMBER_PERCENT)
		return true;
	if (own == NUMBER_COUNT || own == NUMBER_FRACTION)
		return model == NUMBER_COUNT || model == NUMBER_FRACTION;
	if (own == NUMBER_PERCENT)
		return model != NUMBER_MEASURE;
	return model == own || (own == NUMBER_MONEY && model == NUMBER_PERCENT);
}

/* The claim whose noun a pronoun or a gap stands for: the last one that has a noun, in the sentence, else in the paragraph. */
ptrdiff_t
counted_model(const Scene *scene, ptrdiff_t index, bool across)
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
			!counted_may_share(model->number.kind, claim->number.kind))
			continue;
		if (!model->in_place)
			return i;
		if (aside < 0)
			aside = i;
	}
	return aside;
}

void
counted_take(Scene *scene, Claim *claim, ptrdiff_t model_index)
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

void
counted_take_claim(Scene *scene, ptrdiff_t index, const Claim *model)
{
	counted_take(scene, &scene->claims.at[index], model - scene->claims.at);
}

/* "at 384 sites, 140 of them mobile": right behind the noun that is meant. */
static bool
adjoins(const Scene *scene, ptrdiff_t index)
{
	const Claim *claim = &scene->claims.at[index], *model = claim_before(scene, index);

	return model && model == claim - 1 && model->counted_token >= 0 &&
		counted_may_share(model->number.kind, claim->number.kind) &&
		chunk_is(parse_of(scene, claim), claim->chunk - 1, CHUNK_COMMA) &&
		model->group_last == claim->chunk - 2;
}

/* "84 people in nine states, 14 of whom": people are meant. */
static ptrdiff_t
last_people(const Scene *scene, ptrdiff_t index, ptrdiff_t other)
{
	static const char *const classes[] = { "people", "children", "women", "men", "troops", "militants",
		"families", "women_and_children", NULL };

	for (ptrdiff_t i = index - 1;
		i >= 0 && scene->claims.at[i].sentence == scene->claims.at[index].sentence; i--)
		if (str_among(scene->claims.at[i].class, classes))
			return i;
	return other;
}

/* "debt rose to 61 percent of output": debt is counted, not what it is measured by. */
static bool
is_yardstick(const Parse *parse, const Claim *claim, const Chunk *noun)
{
	static const char *const yardsticks[] = { "gdp", "output", "product", NULL };
	static const char *const levels[] = { "to", "at", "of", NULL };

	return claim->number.kind == NUMBER_PERCENT && str_among(parse_lower(parse, noun->head), yardsticks) &&
		(chunk_says(parse, claim->chunk - 1, levels) || chunk_is(parse, claim->chunk - 1, CHUNK_VERB));
}

/* "22 per cent of the sum", "$4 billion of the total": of money, the sum itself. */
static bool
is_sum(const Claim *claim, Str noun)
{
	static const char *const sums[] = { "sum", "amount", NULL };

	return (claim->number.kind == NUMBER_PERCENT && str_among(noun, sums)) ||
		(claim->number.kind == NUMBER_MONEY && (str_equal(noun, S("total")) || str_among(noun, sums)));
}

/* "The victims, 60 of whom", "horses, three of which": the noun right before it, without a number of its own. */
static bool
counted_which(Claim *claim, const Parse *parse, Str word)
{
	const Chunk *noun = chunk_at(parse, claim->chunk - 2);

	if (!chunk_is(parse, claim->chunk - 1, CHUNK_COMMA) || !noun || noun->type != CHUNK_NOUN ||
		noun->number >= 0 || noun->pronoun || parse->tokens[noun->head].tag != TAG_NOUN ||
		!parse_plural(parse, noun->head))
		return false;
	bool whom = str_equal(word, S("whom"));
	if ((!whom && !str_equal(word, S("which"))) ||
		(whom && str_equal(parse->tokens[noun->head].entry->counted, S("places"))))
		return false;
	phrase_set_words(claim, parse, phrase_first(parse, noun), noun->head, noun->head);
	claim->group_last = claim->chunk + 2;
	return true;
}

/* "31 of them", "half of all the voters", "30% of territory". */
static bool
counted_part(Scene *scene, ptrdiff_t index)
{
	Claim *claim = &scene->claims.at[index];
	const Parse *parse = parse_of(scene, claim);
	ptrdiff_t c = claim->chunk;

	if (!parse->chunks[c].bare || !chunk_word(parse, c + 1, "of") ||
		!(chunk_is(parse, c + 2, CHUNK_NOUN) || chunk_is(parse, c + 2, CHUNK_REL)))
		return false;
	const Chunk *noun = &parse->chunks[c + 2];
	if (is_yardstick(parse, claim, noun))
		return false;
	/* "of those questioned", "of those who came" */
	if (str_equal(parse_lower(parse, noun->head), S("those")) &&
		(chunk_is(parse, c + 3, CHUNK_REL) ||
			(chunk_is(parse, c + 3, CHUNK_VERB) && parse->chunks[c + 3].participle))) {
		phrase_set_words(claim, parse, noun->head, noun->head, noun->head);
		claim->group_last = c + 2;
		return true;
	}
	if (counted_which(claim, parse, parse_lower(parse, noun->head)))
		return true;
	if (str_among(parse_lower(parse, noun->head), announcers) &&
		!is_sum(claim, parse_lower(parse, noun->head))) {
		claim->counted = parse_text(parse, noun->first, noun->last);
		claim->counted_start = parse->tokens[noun->first].word->start;
		claim->counted_end = parse->tokens[noun->last].word->end;
		claim->group_last = c + 2;
		ptrdiff_t model = str_equal(parse_lower(parse, noun->head), S("it"))
			? -1
			: counted_model(scene, index, true);
		if (str_equal(parse_lower(parse, noun->head), S("whom")))
			model = last_people(scene, index, model);
		else if (adjoins(scene, index))
			model = index - 1;
		if (model >= 0)
			counted_take(scene, claim, model);
		return true;
	}
	if (noun->bare)
		return false;
	phrase_set(claim, parse, c + 2, phrase_first(parse, noun), noun->head);
	return true;
}

/* "$8 million in fresh loans", "5% growth" is behind; "$5m for schools", "a 20% stake in": only `in` and `worth of`. */
static bool
counted_in(Scene *scene, ptrdiff_t index)
{
	Claim *claim = &scene->claims.at[index];
	const Parse *parse = parse_of(scene, claim);
	ptrdiff_t c = claim->chunk;
	const Chunk *noun;

	if (claim->number.kind == NUMBER_COUNT || !parse->chunks[c].bare) /* "91 percent effective in a trial" */
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
bool
counted_by_noun(Scene *scene, ptrdiff_t index, ptrdiff_t noun)
{
	Claim *claim = &scene->claims.at[index];
	const Parse *parse = parse_of(scene, claim);
	const Chunk *c = chunk_at(parse, noun);

	if (!c || c->type != CHUNK_NOUN || c->bare)
		return false;
	ptrdiff_t group = claim->group_last;
	bool of = chunk_word(parse, noun + 1, "of");
	if (str_among(parse_lower(parse, c->head), announcers) &&
		(of || !is_sum(claim, parse_lower(parse, c->head)))) {
		if (of && chunk_is(parse, noun + 2, CHUNK_NOUN) && !parse->chunks[noun + 2].bare) {
			phrase_set(claim, parse, noun + 2, phrase_first(parse, &parse->chunks[noun + 2]),
				parse->chunks[noun + 2].head);
			claim->group_last = group;
			return true;
		}
		ptrdiff_t model = counted_model(scene, index, true);
		if (model < 0)
			return false;
		claim->counted = parse_text(parse, c->first, c->last);
		claim->counted_start = parse->tokens[c->first].word->start;
		claim->counted_end = parse->tokens[c->last].word->end;
		counted_take(scene, claim, model);
		return true;
	}
	if (c->pronoun)
		return false;
	phrase_set(claim, parse, noun, phrase_first(parse, c), c->head);
	claim->group_last = group;
	return true;
}

void
claim_count(Scene *scene, ptrdiff_t index)
{
	enum { AHEAD = 4 };
	static const struct {
		bool (*rule)(Scene *, ptrdiff_t);
		const char *why;
	} rules[] = { { counted_part, "the noun behind of" },
		{ counted_by_trend, "what went up or down by it" }, { counted_behind, "the noun behind it" },
		{ counted_in, "the noun behind in or worth of" },
		{ counted_ahead, "the noun before it: a subject, or behind of" },
		{ counted_from_before, "the noun of a number before" } };
	Claim *claim = &scene->claims.at[index];

	for (size_t i = 0; i < sizeof rules / sizeof *rules && !claim->why[WHY_COUNTED]; i++)
		if (rules[i].rule(scene, index))
			claim->why[WHY_COUNTED] = rules[i].why;
	claim->ahead = claim->why[WHY_COUNTED] == rules[AHEAD].why;
	frame_find(scene, index);
	if (claim->counted_head.len)
		claim_classify(scene, claim);
}
