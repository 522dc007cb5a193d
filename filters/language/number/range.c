#include "language/number/read.h"

enum { NEAR = 8 }; /* words between a verb and the numbers it governs */

static bool
plain_and_short(const Quantity *q)
{
	return q->numeral.plain && q->numeral.value.digits.len <= 3 && q->kind == NUMBER_COUNT;
}

/* "4-1", "2-2": the higher number first is a score; so is any pair near a word of contest. */
static bool
is_score(const Reader *r, const Quantity *a, const Quantity *b)
{
	int order = decimal_compare(a->numeral.value, b->numeral.value);

	if (!plain_and_short(a) || !plain_and_short(b) || a->signed_money || b->signed_money)
		return false;
	return order >= 0 || (a->first - r->contest < NEAR && !is_plural_noun(r, b->end));
}

/* "Rose 45 cents to $68.20", "climbed 3 to 45": by how much, and to what; a range has ends of one size. */
static bool
is_level(const Reader *r, ptrdiff_t at, const Quantity *a, const Quantity *b)
{
	Decimal most = decimal_multiply(r->arena, a->numeral.value, decimal_from_integer(r->arena, 4));
	bool whole = decimal_compare(a->numeral.value, decimal_from_integer(r->arena, 1000)) >= 0;

	if (at - r->change > 2 || a->numeral.power || (b->numeral.power && !whole))
		return false; /* "rose 3 to 4 million" shares its millions, "rose 12,000 to 1.44 million" does not */
	return decimal_compare(b->numeral.value, most) > 0 ||
		(a->kind == NUMBER_MONEY && b->signed_money && !a->signed_money && a->unit.len);
}

/* "ruled 5 to 4", "lost 312 to 105": the higher number first, beside a word of contest, and nothing counted. */
static bool
is_verdict(const Reader *r, ptrdiff_t at, const Quantity *a, const Quantity *b)
{
	return plain_and_short(a) && plain_and_short(b) && at - r->contest < NEAR && at - r->change >= NEAR &&
		decimal_compare(a->numeral.value, b->numeral.value) > 0 && !is_noun_like(r, b->end) &&
		!word_is(r, b->end, "of");
}

static void
share_unit(Quantity *a, const Quantity *b)
{
	if (a->kind == NUMBER_COUNT || a->kind == NUMBER_FRACTION) {
		a->kind = b->kind;
		a->unit = b->unit;
		a->why = b->why;
		a->hyphenated = b->hyphenated;
	}
}

static bool
same_kind(const Quantity *a, const Quantity *b)
{
	if (a->numeral.ordinal || b->numeral.ordinal || a->numeral.vague || b->numeral.vague)
		return false;
	if (a->kind == b->kind)
		return str_equal(a->unit, b->unit) ||
			(a->kind == NUMBER_MONEY && a->signed_money != b->signed_money);
	if (a->kind == NUMBER_COUNT)
		return !b->signed_money;
	return b->kind == NUMBER_COUNT && a->signed_money;
}

/* A magnitude behind the second number scopes over both: "between 6 and 8 thousand", "$5-10 million". */
static void
share_magnitude(Quantity *a, const Quantity *b)
{
	if (b->numeral.power < 2 || a->numeral.power || decimal_compare(a->numeral.bare, b->numeral.bare) >= 0)
		return;
	if (a->numeral.value.digits.len + a->numeral.value.exponent > 3)
		return;
	a->numeral.value = decimal_scale(a->numeral.value, b->numeral.power);
}

/* "180 for 6": runs for wickets, nothing counted behind. */
static bool
is_innings(const Reader *r, const Quantity *a, const Quantity *b)
{
	return plain_and_short(a) && b->kind == NUMBER_COUNT &&
		decimal_compare(b->numeral.value, decimal_from_integer(r->arena, 10)) <= 0 &&
		decimal_compare(a->numeral.value, decimal_from_integer(r->arena, 9)) > 0 &&
		!is_noun_like(r, b->end) && !b->numeral.ordinal && decimal_is(b->numeral.value);
}

typedef enum { JOIN_NONE, JOIN_DASH, JOIN_TO, JOIN_AND, JOIN_OR } Join;

static Join
join_at(const Reader *r, ptrdiff_t at, Expect expect)
{
	static const char *const tos[] = { "to", "through", "till", "until", NULL };

	if (is_dash(r, at) && lexeme_at(r, at)->text.len < 4 && (is_glued(r, at) == is_glued(r, at + 1)))
		return JOIN_DASH;
	if (expect == RANGE_NOT)
		return JOIN_NONE;
	if (word_is(r, at, "to") || (expect == RANGE_EXPECTED && word_in(r, at, tos)))
		return JOIN_TO;
	if (word_is(r, at, "and") && expect == RANGE_EXPECTED)
		return JOIN_AND;
	return word_is(r, at, "or") ? JOIN_OR : JOIN_NONE;
}

/* "two or three", "five or six": neighbours in words; in digits they are two numbers. */
static bool
neighbours(const Reader *r, const Quantity *a, const Quantity *b)
{
	Decimal gap = a->numeral.value;

	gap.negative = !gap.negative;
	gap = decimal_add(r->arena, b->numeral.value, gap);
	return !a->numeral.digits && !b->numeral.digits && !gap.negative &&
		decimal_compare(gap, decimal_from_integer(r->arena, 1)) <= 0 &&
		decimal_compare(b->numeral.value, decimal_from_integer(r->arena, 20)) <= 0;
}

/* "from 4.2 to 3.8 tonnes", "from 12 to 8.5 million": two numbers, but one unit and one magnitude. */
static void
share_change(const Reader *r, ptrdiff_t at, Quantity *a)
{
	Quantity b;

	if (a->kind != NUMBER_COUNT || a->numeral.power || quantity_read(r, at, &b) == NONE ||
		b.signed_money || b.numeral.vague || b.numeral.ordinal || b.kind == NUMBER_FRACTION ||
		b.kind == NUMBER_AGE || !decimal_is(b.numeral.bare))
		return;
	if (b.numeral.power >= 3 &&
		decimal_compare(a->numeral.value,
			decimal_multiply(r->arena, b.numeral.bare, decimal_from_integer(r->arena, 50))) < 0 &&
		a->numeral.value.digits.len + a->numeral.value.exponent <= 3)
		a->numeral.value = decimal_scale(a->numeral.value, b.numeral.power);
	share_unit(a, &b);
}

static int
side_of(Qualifier is)
{
	return is == QUALIFIER_OVER || is == QUALIFIER_AT_LEAST  ? 1
		: is == QUALIFIER_UNDER || is == QUALIFIER_UP_TO ? -1
								 : 0;
}

ptrdiff_t
range_of_bounds(const Reader *r, ptrdiff_t at, Qualifier is, Range *out)
{
	ptrdiff_t second = at + word_is(r, at, ","), start, end;
	Qualified q;

	if (out->range || out->ratio || !side_of(is) ||
		!(word_is(r, second, "and") || word_is(r, second, "but")))
		return at;
	start = qualifier_before(r, second + 1, &q);
	if (side_of(q.is) != -side_of(is) || q.between)
		return at;
	end = quantity_read(r, start, &out->b);
	if (end == NONE || !decimal_is(out->a.numeral.value) || !same_kind(&out->a, &out->b))
		return at;
	share_unit(&out->a, &out->b);
	share_unit(&out->b, &out->a);
	if (decimal_compare(out->a.numeral.value, out->b.numeral.value) * side_of(is) >= 0)
		return at;
	if (side_of(is) < 0) {
		Quantity swap = out->a;
		out->a = out->b;
		out->b = swap;
	}
	out->range = true;
	return end;
}

/* "5, 10 and 20 percent", "18 or 24 months", "either 49 or 27 percent": the last one's unit is of all. */
static void
share_listed(const Reader *r, ptrdiff_t at, Quantity *a)
{
	static const char *const when[] = { "later", "ago", "earlier", "before", "after", "into", "from",
		"previously", NULL };
	Quantity b;
	bool last = false;

	if (a->kind != NUMBER_COUNT || a->signed_money || !a->numeral.digits || a->numeral.power ||
		!decimal_is(a->numeral.value))
		return;
	for (int n = 0; n < 4 && !last; n++, at = b.end) {
		bool comma = word_is(r, at, ",");
		last = word_is(r, at + comma, "and") || word_is(r, at + comma, "or");
		if ((!comma && !last) || quantity_read(r, at + comma + last, &b) == NONE || b.signed_money ||
			!b.numeral.digits || b.numeral.ordinal || !decimal_is(b.numeral.bare))
			return;
		if (b.kind != NUMBER_COUNT && !last)
			return;
	}
	if (last &&
		(b.kind == NUMBER_PERCENT || b.kind == NUMBER_MEASURE || b.kind == NUMBER_DURATION ||
			b.kind == NUMBER_MONEY) &&
		!b.hyphenated && !word_in(r, b.end, when) && !b.numeral.power)
		share_unit(a, &b);
}

/* "3-to-1", "18-for-25", "one-in-five": where it ends. */
static ptrdiff_t
read_hyphened_pair(const Reader *r, ptrdiff_t at, Range *out)
{
	static const char *const words[] = { "to", "for", "of", "in", NULL };
	ptrdiff_t end;

	if (!is_dash(r, at) || !is_glued(r, at) || !word_in(r, at + 1, words) || !is_dash(r, at + 2) ||
		!is_glued(r, at + 2) || out->a.kind != NUMBER_COUNT)
		return NONE;
	end = quantity_read(r, at + 3, &out->b);
	if (end == NONE || out->b.kind != NUMBER_COUNT || !decimal_is(out->b.numeral.value) ||
		out->b.numeral.ordinal)
		return NONE;
	out->ratio = true;
	return end;
}

/* "Three- to five-year terms" is a range, of "10- and 20-year bonds" the first takes the unit. Where it ends, or NONE. */
static ptrdiff_t
read_suspended(const Reader *r, ptrdiff_t at, Range *out)
{
	bool dash = is_dash(r, at) && is_glued(r, at) && !is_glued(r, at + 1);
	bool to = dash && word_is(r, at + 1, "to"), by = !dash && word_is(r, at, "by");
	ptrdiff_t end = out->a.kind == NUMBER_COUNT &&
			(by || to || (dash && (word_is(r, at + 1, "and") || word_is(r, at + 1, "or"))))
		? quantity_read(r, at + 1 + dash, &out->b)
		: NONE;

	if (end == NONE || !decimal_is(out->b.numeral.value) || !out->b.unit.len || out->b.signed_money ||
		(by ? out->b.kind != NUMBER_MEASURE : !out->b.hyphenated))
		return NONE;
	share_unit(&out->a, &out->b); /* "8.5 by 11 inches" */
	if (!to || decimal_compare(out->a.numeral.value, out->b.numeral.value) >= 0)
		return at + dash;
	out->range = true;
	return end;
}

ptrdiff_t
range_read(const Reader *r, ptrdiff_t at, Expect expect, Range *out)
{
	ptrdiff_t end = quantity_read(r, at, &out->a), next;
	Join join;
	Qualified second;

	out->range = out->ratio = false;
	out->end = end;
	if (end == NONE || out->a.numeral.ordinal || out->a.numeral.vague)
		return end;
	if (word_is(r, end, "for") && quantity_read(r, end + 1, &out->b) != NONE &&
		is_innings(r, &out->a, &out->b)) {
		out->ratio = true;
		return out->end = out->b.end;
	}
	next = read_hyphened_pair(r, end, out);
	if (next != NONE)
		return out->end = next;
	next = read_suspended(r, end, out);
	if (next != NONE)
		return out->end = next;
	join = join_at(r, end, expect);
	if (join == JOIN_NONE &&
		(word_is(r, end, "to") || (word_is(r, end, "from") && word_is(r, at - 1, "to"))))
		share_change(r, end + 1, &out->a);
	if (join == JOIN_NONE || (join == JOIN_OR && !out->a.unit.len))
		share_listed(r, end, &out->a);
	if (join == JOIN_NONE)
		return end;
	next = join == JOIN_DASH && is_glued(r, end + 1) ? end + 1 : qualifier_before(r, end + 1, &second);
	next = quantity_read(r, next > end + 1 && (second.between || second.modifier.len) ? end + 1 : next,
		&out->b); /* "between 2 g and about 7 g" */
	if (next != NONE && join == JOIN_OR && out->a.kind == NUMBER_DURATION && out->b.kind == NUMBER_COUNT &&
		!is_noun_like(r, next) && next == end + 2) { /* "an hour or two" */
		out->b.kind = out->a.kind;
		out->b.unit = out->a.unit;
	}
	if (next == NONE || !same_kind(&out->a, &out->b) || out->b.numeral.vague)
		return end;
	if (out->a.kind == NUMBER_COUNT && out->b.kind == NUMBER_COUNT && join == JOIN_DASH &&
		is_glued(r, end) && is_score(r, &out->a, &out->b)) {
		out->ratio = true;
		return out->end = next;
	}
	if (join == JOIN_TO && is_level(r, at, &out->a, &out->b))
		return end;
	if (join == JOIN_TO && is_verdict(r, at, &out->a, &out->b)) {
		out->ratio = true;
		return out->end = next;
	}
	if (join == JOIN_OR && !neighbours(r, &out->a, &out->b))
		return end;
	if (out->a.kind == NUMBER_MONEY && out->b.kind == NUMBER_COUNT && is_plural_noun(r, next))
		return end; /* "from $5 to 10 people" */
	share_magnitude(&out->a, &out->b);
	share_unit(&out->a, &out->b);
	share_unit(&out->b, &out->a);
	if (decimal_compare(out->a.numeral.value, out->b.numeral.value) >= 0) {
		quantity_read(r, at, &out->a);
		if (join == JOIN_TO)
			share_change(r, end + 1, &out->a);
		return end;
	}
	out->range = true;
	return out->end = next;
}
