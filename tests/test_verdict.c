#include "language/claim/conflict.h"
#include "language/claim/verdict.h"

#include "suite.h"

#include <stdlib.h>

/* -- EDTF: which periods are surely apart ------------------------------------------------------------ */

static const struct {
	const char *a, *b;
	bool apart;
	int order; /* of a against b */
} periods[] = {
	{ "2019-01/2019-03", "2020-09-25", true, -1 }, { "2019", "2019-03", false, -1 },
	{ "2019-03-31", "2019-04", true, -1 }, { "2020-02-28", "2020-02-29", true, -1 },
	{ "2023-11-04T07:30", "2023-11-04T19:00", true, -1 }, { "2023-11-04T07:30", "2023-11-04", false, 1 },
	{ "2020-01-01T00:30+02:00", "2019-12-31", false, 1 }, /* half past ten in the evening before, in UTC */
	{ "2012/..", "2019", false, -1 }, { "../2012", "2019", true, 1 }, /* without a start: last */
	{ "201X", "2019-12-31", false, -1 }, { "201X", "2020", true, -1 },
	{ "2019-33", "2019-04", true, -1 },       /* first quarter */
	{ "2019-24", "2019-01", false, 1 },       /* a winter may lie anywhere in its year */
	{ "XXXX-08-24", "2020-09-25", false, 1 }, /* the year is not known */
	{ "2019~", "2020?", true, -1 }, { "2004-XX-XX", "2004-06", false, -1 }, { "", "2020", false, 1 },
	{ "last week", "2020", false, 1 }, { "2020-13", "2019", false, 1 }, /* no such month: not known */
	{ "2020-01-01/2019-01-01", "2021", false, 1 }, /* ends before it begins: not known */
};

START_TEST(periods_are_apart_only_if_they_surely_are)
{
	Period a, b;

	period_read(str(periods[_i].a), &a);
	period_read(str(periods[_i].b), &b);
	ck_assert_int_eq(period_apart(a, b), periods[_i].apart);
	ck_assert_int_eq(period_apart(b, a), periods[_i].apart);
	int order = period_compare(a, b);
	ck_assert_int_eq((order > 0) - (order < 0), periods[_i].order);
}
END_TEST

/* -- verdicts ---------------------------------------------------------------------------------------- */

typedef struct {
	const char *value, *low, *high, *when, *noun;
} Said;

static Statement
statement(Arena *arena, Said said)
{
	Statement s = { .time = str(said.when),
		.noun = str(said.noun),
		.words = str(said.value ? said.value : said.low) };

	if (said.value)
		ck_assert(decimal_read(arena, str(said.value), &s.value));
	if (said.low)
		ck_assert(decimal_read(arena, str(said.low), &s.low));
	if (said.high)
		ck_assert(decimal_read(arena, str(said.high), &s.high));
	period_read(s.time, &s.when);
	return s;
}

static int
compare_times(const void *left, const void *right)
{
	const Statement *a = left, *b = right;

	return period_compare(a->when, b->when);
}

static const struct {
	Said said[4]; /* until one without value, low and high */
	int sources;
	const char *verdict, *direction, *ratio;
} verdicts[] = {
	{ { { "84", "84", "84", "2019", "people" }, { "84", "84", "84", "2020", "children" } }, 2,
		"same_number_other_noun", NULL, "" },
	{ { { "84", "84", "84", "2019", "people" }, { "84", "84", "84", "2020", "people" } }, 2, "agree",
		NULL, "" },
	{ { { "84", "84", "84", "2019", "people" }, { "84.0", "84.0", "84.0", "2020", "" } }, 2, "agree",
		NULL, "" },
	{ { { "84", "84", "84", "2019", "" }, { "99", "99", "99", "2019", "" } }, 1, "single_source", NULL, "" },
	{ { { "84", "84", "84", "2019", "" }, { "99", "99", "99", "2020", "" } }, 1, "single_source", "up",
		"1.18" },
	{ { { "524", "524", "524", "2019", "" }, { "600", NULL, "600", "2020", "" } }, 2, "compatible", NULL,
		"" },
	{ { { "600", NULL, "600", "2019", "" }, { "600", NULL, "600", "2020", "" } }, 2, "agree", NULL, "" },
	{ { { NULL, "30000", "50000", "2014", "" }, { "50000", NULL, NULL, "2014", "" } }, 2, "compatible",
		NULL, "" },
	{ { { "2000", NULL, NULL, "2014", "" }, { "2000", "2000", "2000", "2014", "" } }, 2, "compatible",
		NULL, "" },
	{ { { "2000", NULL, NULL, "2014", "" }, { "2000", NULL, NULL, "2014", "" } }, 2, "agree", NULL, "" },
	{ { { "2000", NULL, NULL, "2014", "" }, { "2010", "2010", "2010", "2014", "" } }, 2, "disagree", NULL,
		"" },
	{ { { "156", "156", "156", "2019", "" }, { "260", "260", "260", "2020", "" } }, 2, "changed", "up",
		"1.67" },
	{ { { "260", "260", "260", "2019", "" }, { "156", "156", "156", "2020", "" } }, 2, "changed", "down",
		"0.60" },
	{ { { "1", "1", "1", "2018", "" }, { "5", "5", "5", "2019", "" }, { "1", "1", "1", "2020", "" } }, 3,
		"changed", "mixed", "1.00" },
	{ { { NULL, "30000", "50000", "2014", "" }, { "60000", "60000", NULL, "2020", "" } }, 2, "changed",
		"up", "" },
	{ { { "0", "0", "0", "2019", "" }, { "7", "7", "7", "2020", "" } }, 2, "changed", "up", "" },
	{ { { "156", "156", "156", "2019", "" }, { "260", "260", "260", "", "" } }, 2, "disagree", NULL, "" },
	{ { { "156", "156", "156", "2019-03", "" }, { "260", "260", "260", "2019", "" } }, 2, "disagree",
		NULL, "" },
	{ { { "381", "381", "381", "2021", "" }, { "500", "500", NULL, "2021", "" } }, 2, "disagree", NULL, "" },
	/* the conflict is between two of three */
	{ { { "10", "10", NULL, "2019", "" }, { "20", "20", "20", "2020", "" },
		  { "21", "21", "21", "2020", "" } },
		3, "disagree", NULL, "" },
	/* one that holds from ever meets all */
	{ { { "9", "9", "9", "../2015", "" }, { "20", "20", "20", "2012", "" } }, 2, "disagree", NULL, "" },
};

START_TEST(the_first_verdict_that_fits_is_given)
{
	Arena arena = { 0 };
	Statement s[4] = { 0 };
	ptrdiff_t count = 0;

	for (; count < 4 && (verdicts[_i].said[count].value || verdicts[_i].said[count].low); count++)
		s[count] = statement(&arena, verdicts[_i].said[count]);
	qsort(s, (size_t)count, sizeof *s, compare_times);
	Verdict verdict = verdict_find(&arena, s, count, verdicts[_i].sources);
	ck_assert_str_eq(verdict.name, verdicts[_i].verdict);
	ck_assert_str_eq(verdict.direction ? verdict.direction : "",
		verdicts[_i].direction ? verdicts[_i].direction : "");
	ck_assert_str_eq(arena_c_string(&arena, verdict.ratio), verdicts[_i].ratio);
	ck_assert_int_gt(verdict.rule.len, 0);
	arena_free(&arena);
}
END_TEST

START_TEST(no_figures_give_no_verdict)
{
	Arena arena = { 0 };

	ck_assert_ptr_null(verdict_find(&arena, NULL, 0, 0).name);
}
END_TEST

/* The sweep finds a conflict exactly where looking at every pair does. */
START_TEST(conflicts_are_those_of_all_pairs)
{
	Arena arena = { 0 };
	uint32_t random = (uint32_t)_i * 2654435761u + 1;
	Statement s[8] = { 0 };
	const Statement *pair[2];
	bool expected = false;

	for (int i = 0; i < 8; i++) {
		random = random * 1664525u + 1013904223u;
		int low = (int)(random >> 8 & 7), start = (int)(random >> 16 & 15);
		s[i].low = random >> 28 & 1 ? decimal_from_integer(&arena, low) : (Decimal){ 0 };
		s[i].high = random >> 29 & 1 ? decimal_from_integer(&arena, low + (int)(random >> 12 & 3))
					     : (Decimal){ 0 };
		s[i].when = (Period){ start == 0 ? INT64_MIN : start, start + 1 + (int)(random >> 24 & 3) };
	}
	qsort(s, 8, sizeof *s, compare_times);
	for (int i = 0; i < 8; i++)
		for (int k = 0; k < 8; k++)
			expected = expected ||
				(statement_below(&s[i], &s[k]) && !period_apart(s[i].when, s[k].when));
	ck_assert_int_eq(conflict_find(&arena, s, 8, pair), expected);
	if (expected)
		ck_assert(statement_below(pair[0], pair[1]) || statement_below(pair[1], pair[0]));
	arena_free(&arena);
}
END_TEST

Suite *
suite(void)
{
	Suite *suite = suite_create("verdict");
	TCase *tests = tcase_create("verdict");

	tcase_add_loop_test(
		tests, periods_are_apart_only_if_they_surely_are, 0, sizeof periods / sizeof *periods);
	tcase_add_loop_test(tests, the_first_verdict_that_fits_is_given, 0, sizeof verdicts / sizeof *verdicts);
	tcase_add_test(tests, no_figures_give_no_verdict);
	tcase_add_loop_test(tests, conflicts_are_those_of_all_pairs, 0, 300);
	suite_add_tcase(suite, tests);
	return suite;
}
