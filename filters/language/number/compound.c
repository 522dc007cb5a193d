#include "language/number/read.h"

/* What goes on behind a quantity: smaller units, a half more, a tolerance. */

static ptrdiff_t
over_joint(const Reader *r, ptrdiff_t at)
{
	at += word_is(r, at, ",") && word_is(r, at + 1, "and");
	return at + (word_is(r, at, ",") || word_is(r, at, "and"));
}

/* "$20 and 43 cents": a sum in parts of the same money. */
static bool
add_cents(const Reader *r, Quantity *q, const Quantity *small, Decimal written)
{
	if (q->kind != NUMBER_MONEY || small->kind != NUMBER_MONEY ||
		small->numeral.value.exponent >= written.exponent)
		return false;
	q->numeral.value = decimal_add(r->arena, q->numeral.value, small->numeral.value);
	q->end = small->end;
	return true;
}

/* "20 rupees 43", "thirteen dollars forty-five": the cents need no name where nothing else follows. */
static bool
add_bare_cents(const Reader *r, Quantity *q, const Quantity *small)
{
	const Lexeme *behind = lexeme_at(r, small->end);

	if (q->kind != NUMBER_MONEY || q->signed_money || small->kind != NUMBER_COUNT ||
		small->first != q->end || q->numeral.power || q->numeral.value.exponent < 0 ||
		small->numeral.value.digits.len != 2 || small->numeral.value.exponent ||
		behind->kind != LEXEME_MARK || !has(r, q->end - 1, IS(CURRENCY_NAME)))
		return false;
	q->numeral.value = decimal_add(r->arena, q->numeral.value, decimal_scale(small->numeral.value, -2));
	q->numeral.bare = q->numeral.value;
	q->end = small->end;
	return true;
}

/* "3 years 2 months" is 38 months; false if the units are none of a kind that count on. */
static bool
add_smaller(const Reader *r, Quantity *q, const Quantity *small)
{
	const Entry *step;

	if (small->kind != q->kind || !small->unit.len || q->numeral.value.exponent < 0 ||
		small->unit.len + q->unit.len > 40)
		return false;
	step = lexicon_find(r->lexicon, arena_format(r->arena, "%.*s %.*s", SHOW(q->unit), SHOW(small->unit)),
		CLASS_COMPOUND);
	if (!step || decimal_compare(small->numeral.value, decimal_from_integer(r->arena, step->value)) > 0)
		return false;
	q->numeral.value = decimal_add(r->arena,
		decimal_multiply(r->arena, q->numeral.value, decimal_from_integer(r->arena, step->value)),
		small->numeral.value);
	q->numeral.bare = q->numeral.value;
	q->unit = small->unit;
	q->end = small->end;
	return true;
}

/* "a year and a half", "two hours and a quarter". */
static bool
add_half(const Reader *r, Quantity *q)
{
	Decimal part;
	ptrdiff_t end = part_and(r, q->end, &part);

	if (end == NONE && word_is(r, q->end, "and") && word_is(r, q->end + 1, "half") &&
		lexeme_at(r, q->end + 2)->kind == LEXEME_MARK &&
		!is_dash(r, q->end + 2)) { /* "a month and half" */
		part = (Decimal){ .digits = S("5"), .exponent = -1 };
		end = q->end + 2;
	}
	if (end == NONE || q->kind == NUMBER_MONEY || has(r, end, IS(POWER) | IS(HUNDRED) | IS(COLLECTIVE)) ||
		(word_is(r, end, "of") && !word_is(r, end - 1, "half")))
		return false;
	q->numeral.value = q->numeral.bare = decimal_add(r->arena, q->numeral.value, part);
	q->end = end;
	return true;
}

/* "12 ft 2 in": no preposition, for nothing follows it. */
static void
take_inches(const Reader *r, Quantity *q)
{
	const Lexeme *behind = lexeme_at(r, q->end + 1);

	if (!word_is(r, q->end, "in") || (behind->kind != LEXEME_MARK && !has(r, q->end + 1, IS(SIZE))))
		return;
	q->kind = NUMBER_MEASURE;
	q->unit = S("in");
	q->end++;
}

void
compound_read(const Reader *r, Quantity *q)
{
	for (int n = 0; n < 6 && q->kind != NUMBER_COUNT && q->kind != NUMBER_AGE &&
		decimal_is(q->numeral.value) && !q->hyphenated;
		n++) {
		Quantity small = { .first = over_joint(r, q->end) };
		Decimal written;
		if (add_half(r, q))
			return;
		small.end = numeral_read(r, small.first, false, &small.numeral);
		if (small.end == NONE || !decimal_is(small.numeral.value) || small.numeral.ordinal ||
			small.numeral.power || has(r, small.end, IS(UNIT_ADJECTIVE)) ||
			has(r, q->end - 2, IS(UNIT_ADJECTIVE)))
			return;
		written = small.numeral.value;
		unit_read(r, &small);
		if (small.kind == NUMBER_COUNT && str_equal(q->unit, S("ft")))
			take_inches(r, &small);
		if (add_cents(r, q, &small, written) || add_bare_cents(r, q, &small) ||
			!add_smaller(r, q, &small))
			return;
	}
}

static void
set_inches(const Reader *r, Quantity *q, int64_t inches, ptrdiff_t end)
{
	q->numeral.value = decimal_add(r->arena,
		decimal_multiply(r->arena, q->numeral.value, decimal_from_integer(r->arena, 12)),
		decimal_from_integer(r->arena, inches));
	q->numeral.bare = q->numeral.value;
	q->kind = NUMBER_MEASURE;
	q->unit = S("in");
	q->why = "feet and inches";
	q->end = end;
}

static bool
is_inches(const Reader *r, ptrdiff_t at, int64_t *inches)
{
	const Entry *e = has(r, at, IS(DIGIT) | IS(TEEN)) ? entry_of(r, at, IS(DIGIT) | IS(TEEN)) : NULL;

	*inches = e ? e->value : digits_small(lexeme_at(r, at));
	return *inches >= 0 && *inches < 12;
}

void
hyphened_inches_read(const Reader *r, Quantity *q)
{
	int64_t inches;

	if (str_equal(q->unit, S("ft")) && q->numeral.value.exponent >= 0 && is_dash(r, q->end) &&
		is_glued(r, q->end) && is_glued(r, q->end + 1) && is_inches(r, q->end + 1, &inches))
		set_inches(r, q, inches, q->end + 2);
}

bool
feet_and_inches_read(const Reader *r, Quantity *q)
{
	static const char *const feet[] = { "'", "’", "′", NULL }, *const marks[] = { "\"", "”", "″", NULL };
	ptrdiff_t at = q->end;
	int64_t inches;

	if (!q->numeral.plain || q->numeral.value.digits.len > 1 || !word_in(r, at, feet) ||
		!is_glued(r, at) || !is_glued(r, at + 1) || lexeme_at(r, at + 1)->kind != LEXEME_DIGITS ||
		!is_inches(r, at + 1, &inches) || !word_in(r, at + 2, marks) || !is_glued(r, at + 2))
		return false;
	set_inches(r, q, inches, at + 3);
	return true;
}

void
tolerance_read(const Reader *r, Quantity *q)
{
	ptrdiff_t at = q->end;
	Numeral n;

	if (!word_is(r, at, "±") && !(word_is(r, at, "+") && word_is(r, at + 1, "/") && word_is(r, at + 2, "-")))
		return;
	at += word_is(r, at, "±") ? 1 : 3;
	if (numeral_read(r, at, false, &n) == NONE || !decimal_is(n.value))
		return;
	q->tolerance = n.value;
	q->end = n.end;
}

void
below_zero_read(const Reader *r, Quantity *q)
{
	bool degrees = q->kind == NUMBER_COUNT || str_equal(q->unit, S("degree")) ||
		str_equal(q->unit, S("°C")) || str_equal(q->unit, S("°F"));

	if (!degrees || q->negative || !word_is(r, q->end, "below") ||
		!(word_is(r, q->end + 1, "zero") || word_is(r, q->end + 1, "0")))
		return;
	q->negative = true;
	if (q->kind == NUMBER_COUNT) {
		q->kind = NUMBER_MEASURE;
		q->unit = S("degree");
	}
	q->end += 2;
}
