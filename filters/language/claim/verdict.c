#include "language/claim/verdict.h"

#include "language/claim/conflict.h"
#include "language/claim/rule.h"

static bool
is_point(const Statement *s) /* "about 2,000": a value whose bounds nobody asserted */
{
	return !decimal_is(s->low) && !decimal_is(s->high);
}

Decimal
statement_low(const Statement *s)
{
	return is_point(s) ? s->value : s->low;
}

Decimal
statement_high(const Statement *s)
{
	return is_point(s) ? s->value : s->high;
}

bool
statement_below(const Statement *a, const Statement *b)
{
	Decimal high = statement_high(a), low = statement_low(b);

	return decimal_is(high) && decimal_is(low) && decimal_compare(high, low) < 0;
}

static bool
same_number(Decimal a, Decimal b)
{
	return decimal_is(a) == decimal_is(b) && (!decimal_is(a) || decimal_compare(a, b) == 0);
}

bool
statement_same_bounds(const Statement *a, const Statement *b)
{
	return is_point(a) == is_point(b) && same_number(statement_low(a), statement_low(b)) &&
		same_number(statement_high(a), statement_high(b));
}

/* First against last, where both have a value; ratios are for people, so binary floating point will do. */
static Str
ratio_of(Arena *arena, const Statement *first, const Statement *last)
{
	if (!decimal_is(first->value) || !decimal_is(last->value))
		return (Str){ 0 };
	double from = decimal_double(first->value), to = decimal_double(last->value);
	double ratio = from != 0 ? to / from : 0;

	return ratio > 0 && ratio < 1e15 ? arena_format(arena, "%.2f", ratio) : (Str){ 0 };
}

static void
say_direction(Arena *arena, Verdict *verdict, const Statement *first, const Statement *last)
{
	verdict->direction = statement_below(first, last) ? "up"
		: statement_below(last, first)            ? "down"
							  : "mixed";
	verdict->ratio = ratio_of(arena, first, last);
}

/* The numbers all statements allow; `any` tells whether there are any. */
static bool
common_range(const Statement *s, ptrdiff_t count, Decimal *low, Decimal *high)
{
	*low = *high = (Decimal){ 0 };
	for (ptrdiff_t i = 0; i < count; i++) {
		Decimal l = statement_low(&s[i]), h = statement_high(&s[i]);
		if (decimal_is(l) && (!decimal_is(*low) || decimal_compare(l, *low) > 0))
			*low = l;
		if (decimal_is(h) && (!decimal_is(*high) || decimal_compare(h, *high) < 0))
			*high = h;
	}
	return !decimal_is(*low) || !decimal_is(*high) || decimal_compare(*low, *high) <= 0;
}

static bool
all_same_bounds(const Statement *s, ptrdiff_t count)
{
	for (ptrdiff_t i = 1; i < count; i++)
		if (!statement_same_bounds(&s[0], &s[i]))
			return false;
	return true;
}

static bool
nouns_differ(const Statement *s, ptrdiff_t count)
{
	Str noun = { 0 };

	for (ptrdiff_t i = 0; i < count; i++) {
		if (noun.len > 0 && s[i].noun.len > 0 && !str_equal(noun, s[i].noun))
			return true;
		if (s[i].noun.len > 0)
			noun = s[i].noun;
	}
	return false;
}

static Verdict
verdict_of_equals(Arena *arena, const Statement *s, ptrdiff_t count, ptrdiff_t sources)
{
	if (nouns_differ(s, count))
		return (Verdict){ .name = "same_number_other_noun", .rule = rule_other_noun(arena, s, count) };
	return (Verdict){ .name = "agree", .rule = rule_agree(arena, s, count, sources) };
}

Verdict
verdict_find(Arena *arena, const Statement *s, ptrdiff_t count, ptrdiff_t sources)
{
	Verdict verdict = { 0 };
	Decimal low, high;
	const Statement *pair[2];

	if (count == 0)
		return verdict;
	bool common = common_range(s, count, &low, &high);
	bool conflict = !common && conflict_find(arena, s, count, pair);
	if (!common && !conflict)
		say_direction(arena, &verdict, &s[0], &s[count - 1]);
	if (sources <= 1) {
		verdict.name = "single_source";
		verdict.rule = rule_single(arena, s, count);
	} else if (all_same_bounds(s, count)) {
		return verdict_of_equals(arena, s, count, sources);
	} else if (common) {
		verdict.name = "compatible";
		verdict.rule = rule_compatible(arena, s, count, low, high);
	} else if (conflict) {
		verdict.name = "disagree";
		verdict.rule = rule_conflict(arena, pair[0], pair[1]);
	} else {
		verdict.name = "changed";
		verdict.rule = rule_changed(arena, &verdict, s, count);
	}
	return verdict;
}
