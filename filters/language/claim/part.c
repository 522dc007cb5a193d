#include "language/claim/claim.h"
#include "language/claim/frame.h"

/* Which claim's total a number is a part of. */

static const Parse *
parse_of(const Scene *scene, const Claim *claim)
{
	return &scene->sentences[claim->sentence].parse;
}

static bool
is_counting(const Claim *claim)
{
	return claim->number.kind == NUMBER_COUNT || claim->number.kind == NUMBER_MONEY ||
		claim->number.kind == NUMBER_MEASURE;
}

static bool
is_share(const Claim *claim)
{
	return claim->number.kind == NUMBER_FRACTION || claim->number.kind == NUMBER_PERCENT;
}

static Decimal
upper(const Claim *claim)
{
	return decimal_is(claim->number.value) ? claim->number.value : claim->number.high;
}

/* A part is no more than its total, and of its kind. */
static bool
may_hold(const Claim *whole, const Claim *part)
{
	if (!is_counting(whole))
		return is_share(whole) && whole->number.kind == part->number.kind;
	if (is_share(part))
		return true;
	if (whole->number.kind != part->number.kind || !str_equal(whole->number.unit, part->number.unit))
		return false;
	return !decimal_is(upper(whole)) || !decimal_is(upper(part)) ||
		decimal_compare(upper(whole), upper(part)) >= 0;
}

static void
join(Scene *scene, ptrdiff_t part, ptrdiff_t whole, const char *why)
{
	if (whole >= 0 && whole < part + 40 && may_hold(&scene->claims.at[whole], &scene->claims.at[part])) {
		scene->claims.at[part].part_of = whole;
		scene->claims.at[part].why[WHY_PART_OF] = why;
	}
}

/* The claim of the number in a noun chunk; -1. */
static ptrdiff_t
claim_in(const Scene *scene, const Claim *beside, ptrdiff_t c)
{
	const Chunk *k = chunk_at(parse_of(scene, beside), c);

	return k && k->type == CHUNK_NOUN && k->number >= 0
		? scene->sentences[beside->sentence].claims + k->number
		: -1;
}

/* The last claim with that action in the 20 before. */
static ptrdiff_t
last_with_action(const Scene *scene, ptrdiff_t index, Str action)
{
	for (ptrdiff_t i = index - 1; i >= 0 && i > index - 20; i--)
		if (number_is_claim(&scene->claims.at[i].number) && scene->claims.at[i].part_of < 0 &&
			str_equal(scene->claims.at[i].action, action))
			return i;
	return -1;
}

/* The last claim before it that counts and is no part itself. */
static ptrdiff_t
last_total(const Scene *scene, ptrdiff_t index)
{
	for (ptrdiff_t i = index - 1; i >= 0 && i > index - 20; i--)
		if (number_is_claim(&scene->claims.at[i].number) && scene->claims.at[i].part_of < 0 &&
			is_counting(&scene->claims.at[i]))
			return i;
	return -1;
}

/* What a noun group behind "of" or "among" stands for: its own number, "them", "the dead", "the 25 starters". */
static ptrdiff_t
total_named(const Scene *scene, ptrdiff_t index, ptrdiff_t c)
{
	static const char *const back[] = { "them", "these", "those", "whom", "which", NULL };
	const Claim *claim = &scene->claims.at[index];
	const Parse *parse = parse_of(scene, claim);
	const Chunk *k = chunk_at(parse, c);

	if (!k || (k->type != CHUNK_NOUN && k->type != CHUNK_REL))
		return -1;
	if (k->number >= 0)
		return claim_in(scene, claim, c);
	/* "those who had been seen", "those asked" */
	bool who = k->type == CHUNK_NOUN &&
		(chunk_is(parse, c + 1, CHUNK_REL) ||
			(chunk_is(parse, c + 1, CHUNK_VERB) && parse->chunks[c + 1].participle));
	if (str_among(parse_lower(parse, k->head), back) && !who)
		return claim->antecedent >= 0 ? claim->antecedent : last_total(scene, index);
	if (!str_equal(parse_lower(parse, k->first), S("the")))
		return -1;
	const Meaning *e = parse->tokens[k->head].entry;
	Str action = e->state.len ? e->state : e->happening;
	return action.len && k->head == k->first + 1 ? last_with_action(scene, index, action) : -1;
}

static bool
says_part(const Parse *parse, ptrdiff_t c)
{
	static const char *const words[] = { "of", "among", NULL };

	return chunk_says(parse, c, words);
}

/* "312 of the 2,040 gardens", "14 of them", "nine of whom". */
static ptrdiff_t
total_behind(const Scene *scene, ptrdiff_t index)
{
	const Claim *claim = &scene->claims.at[index];
	const Parse *parse = parse_of(scene, claim);

	if (!parse->chunks[claim->chunk].bare || !chunk_word(parse, claim->chunk + 1, "of"))
		return -1;
	return total_named(scene, index, claim->chunk + 2);
}

/* "Of the 25 starters, 18 finished", "of whom nine", "among them four Germans", "among the dead are two babies". */
static ptrdiff_t
total_ahead(const Scene *scene, ptrdiff_t index)
{
	const Claim *claim = &scene->claims.at[index];
	const Parse *parse = parse_of(scene, claim);
	ptrdiff_t c = claim->chunk - 1, of = frame_opening_of(parse, claim);

	if (of >= 0)
		return total_named(scene, index, of + 1);
	while (chunk_is(parse, c, CHUNK_ADV) || chunk_is(parse, c, CHUNK_COMMA) ||
		(chunk_is(parse, c, CHUNK_VERB) && parse->chunks[c].be))
		c--;
	if (c < 1 || !says_part(parse, c - 1) ||
		(chunk_word(parse, c - 1, "of") && chunk_is(parse, c - 2, CHUNK_NOUN)))
		return -1;
	return total_named(scene, index, c);
}

/* "26 passengers, including three minors": the number right before it. */
static ptrdiff_t
total_including(const Scene *scene, ptrdiff_t index)
{
	const Claim *claim = &scene->claims.at[index];
	const Parse *parse = parse_of(scene, claim);
	ptrdiff_t c = claim->chunk - 1;

	while (chunk_is(parse, c, CHUNK_ADV))
		c--;
	if (c < 0 || !str_equal(parse_lower(parse, parse->chunks[c].last), S("including")))
		return -1;
	for (ptrdiff_t i = index - 1; i >= scene->sentences[claim->sentence].claims; i--)
		if (number_is_claim(&scene->claims.at[i].number) && may_hold(&scene->claims.at[i], claim))
			return i;
	return -1;
}

/* "The total includes 41 women": the last total; of another noun the last that counted it. */
static ptrdiff_t
total_that_includes(const Scene *scene, ptrdiff_t index)
{
	static const char *const totals[] = { "total", "number", "figure", "toll", "they", "these", "those",
		NULL };
	const Claim *claim = &scene->claims.at[index];
	const Parse *parse = parse_of(scene, claim);
	const Chunk *v = chunk_at(parse, claim->verb);

	if (!v || v->type != CHUNK_VERB || !claim->object ||
		!str_is(parse->tokens[v->head].entry->lemma, "include"))
		return -1;
	ptrdiff_t subject = frame_subject(parse, claim->verb);
	if (subject < 0)
		return -1;
	if (parse->chunks[subject].number >= 0)
		return claim_in(scene, claim, subject);
	Str head = parse_lower(parse, parse->chunks[subject].head);
	if (str_among(head, totals))
		return last_total(scene, index);
	for (ptrdiff_t i = index - 1; i >= 0 && i > index - 20; i--)
		if (scene->claims.at[i].sentence != claim->sentence &&
			str_equal_nocase(scene->claims.at[i].counted_head, head))
			return i;
	return -1;
}

/* "including 41 women and 16 children": goes on with the list. */
static ptrdiff_t
total_of_list(const Scene *scene, ptrdiff_t index)
{
	const Claim *claim = &scene->claims.at[index], *model = claim_before(scene, index);
	const Parse *parse = parse_of(scene, claim);

	if (!model || model->part_of < 0 || is_share(model) || frame_own_clause(parse, claim) ||
		!chunk_is(parse, claim->chunk - 1, CHUNK_CONJ))
		return -1;
	for (ptrdiff_t c = model->chunk + 1; c < claim->chunk; c++)
		if (chunk_is(parse, c, CHUNK_VERB) && parse->chunks[c].finite)
			return -1;
	return model->part_of;
}

/* "three fires, one in Spain and two in Italy": those behind it that took its noun sum up to it. */
static void
join_sum(Scene *scene, ptrdiff_t total)
{
	const Claim *whole = &scene->claims.at[total];
	ptrdiff_t end = scene->sentences[whole->sentence].claims_end, last = -1, parts = 0;
	Decimal sum = decimal_from_integer(scene->arena, 0);

	if (!is_counting(whole) || !decimal_is(whole->number.value))
		return;
	for (ptrdiff_t i = total + 1; i < end && i <= total + 12; i++) {
		const Claim *part = &scene->claims.at[i];
		if (!number_is_claim(&part->number))
			continue;
		if (part->antecedent < total || !decimal_is(part->number.value) || !may_hold(whole, part))
			break;
		sum = decimal_add(scene->arena, sum, part->number.value);
		if (decimal_compare(sum, whole->number.value) > 0)
			break;
		if (++parts > 1 && decimal_compare(sum, whole->number.value) == 0)
			last = i;
	}
	for (ptrdiff_t i = total + 1; i <= last; i++)
		if (scene->claims.at[i].part_of < 0)
			join(scene, i, total, "with others it sums up to it");
}

void
claims_join_parts(Scene *scene)
{
	static const struct {
		ptrdiff_t (*rule)(const Scene *, ptrdiff_t);
		const char *why;
	} rules[] = { { total_behind, "of a number, of them" }, { total_ahead, "of or among these" },
		{ total_including, "including" }, { total_that_includes, "the total includes it" },
		{ total_of_list, "the part before it goes on" } };

	for (ptrdiff_t i = 0; i < scene->claims.len; i++)
		if (number_is_claim(&scene->claims.at[i].number))
			join_sum(scene, i);
	for (ptrdiff_t i = 0; i < scene->claims.len; i++) {
		if (!number_is_claim(&scene->claims.at[i].number))
			continue;
		for (size_t k = 0; k < sizeof rules / sizeof *rules && scene->claims.at[i].part_of < 0; k++)
			join(scene, i, rules[k].rule(scene, i), rules[k].why);
	}
}
