#include "language/number/decimal.h"
#include "suite.h"

static const struct {
	const char *text, *written; /* NULL: no number */
} cases[] = {
	{ "0", "0" },
	{ "-0", "-0" },
	{ "71.70", "71.70" },
	{ "007", "7" },
	{ "0.005", "0.005" },
	{ "-12.50", "-12.50" },
	{ "1e3", "1000" },
	{ "1.5e6", "1500000" },
	{ "25E-4", "0.0025" },
	{ "1e31", "1e31" },
	{ "1e-40", "1e-40" },
	{ "123456789012345678901234567890.5", "123456789012345678901234567890.5" },
	{ "", NULL },
	{ "-", NULL },
	{ ".5", NULL },
	{ "5.", NULL },
	{ "1.2.3", NULL },
	{ "1e", NULL },
	{ "1e9999999", NULL },
	{ "12x", NULL },
};

static Decimal
decimal(Arena *arena, const char *text)
{
	Decimal d = { 0 };

	ck_assert(decimal_read(arena, str(text), &d));
	return d;
}

static void
check_written(Decimal d, const char *want)
{
	Arena arena = { 0 };
	Out out = out_memory(&arena);

	decimal_write(&out, d);
	ck_assert_msg(str_equal(out_str(&out), str(want)), "%.*s, not %s", SHOW(out_str(&out)), want);
	arena_free(&arena);
}

START_TEST(what_is_read_is_written_as_it_was)
{
	Arena arena = { 0 };
	Decimal d = { 0 };
	bool read = decimal_read(&arena, str(cases[_i].text), &d);

	ck_assert_msg(read == (cases[_i].written != NULL), "%s", cases[_i].text);
	if (read)
		check_written(d, cases[_i].written);
	arena_free(&arena);
}
END_TEST

static const struct {
	const char *a, *b, *sum, *product;
	int order;
} pairs[] = {
	{ "1", "2", "3", "2", -1 },
	{ "0.1", "0.2", "0.3", "0.02", -1 },
	{ "-5", "3", "-2", "-15", -1 },
	{ "5", "-3", "2", "-15", 1 },
	{ "-5", "-3", "-8", "15", -1 },
	{ "7", "-7", "0", "-49", 1 },
	{ "999999999999999999999", "1", "1000000000000000000000", "999999999999999999999", 1 },
	{ "1e20", "1", "100000000000000000001", "100000000000000000000", 1 },
	{ "100", "1e2", "200", "10000", 0 },
	{ "1.50", "1.5", "3.00", "2.250", 0 },
	{ "0", "-0", "0", "0", 0 },
};

START_TEST(sums_products_and_order_are_exact)
{
	Arena arena = { 0 };
	Decimal a = decimal(&arena, pairs[_i].a), b = decimal(&arena, pairs[_i].b);
	int order = decimal_compare(a, b);

	check_written(decimal_add(&arena, a, b), pairs[_i].sum);
	check_written(decimal_add(&arena, b, a), pairs[_i].sum);
	check_written(decimal_multiply(&arena, a, b), pairs[_i].product);
	ck_assert_int_eq((order > 0) - (order < 0), pairs[_i].order);
	order = decimal_compare(b, a);
	ck_assert_int_eq((order > 0) - (order < 0), -pairs[_i].order);
	arena_free(&arena);
}
END_TEST

static const struct {
	const char *above;
	int64_t below;
	int places;
	const char *quotient;
} quotients[] = {
	{ "1", 3, 6, "0.333333" },
	{ "2", 3, 6, "0.666667" },
	{ "1", 2, 6, "0.500000" },
	{ "1000000", 4, 0, "250000" },
	{ "9", 10, 1, "0.9" },
	{ "-1", 3, 2, "-0.33" },
	{ "1", 2000000, 3, "0.000" },
	{ "5", 2, 0, "3" },
	{ "1e-9", 7, 6, "0.000000" },
};

START_TEST(quotients_are_rounded_half_up)
{
	Arena arena = { 0 };

	check_written(decimal_divide(&arena, decimal(&arena, quotients[_i].above), quotients[_i].below,
			      quotients[_i].places),
		quotients[_i].quotient);
	arena_free(&arena);
}
END_TEST

START_TEST(integers_scales_and_doubles)
{
	Arena arena = { 0 };
	const Decimal none = { 0 };

	check_written(decimal_from_integer(&arena, -42), "-42");
	check_written(decimal_scale(decimal(&arena, "1.5"), 6), "1500000");
	check_written(none, "null");
	ck_assert(!decimal_is(none));
	ck_assert_double_eq(decimal_double(decimal(&arena, "-71.70")), -71.7);
	ck_assert_double_eq(decimal_double(decimal(&arena, "1e22")), 1e22);
	ck_assert_double_eq(decimal_double(none), 0);
	arena_free(&arena);
}
END_TEST

#define COUNT(array) (int)(sizeof(array) / sizeof *(array))

Suite *
suite(void)
{
	Suite *s = suite_create("decimal");
	TCase *t = tcase_create("decimal");

	tcase_add_loop_test(t, what_is_read_is_written_as_it_was, 0, COUNT(cases));
	tcase_add_loop_test(t, sums_products_and_order_are_exact, 0, COUNT(pairs));
	tcase_add_loop_test(t, quotients_are_rounded_half_up, 0, COUNT(quotients));
	tcase_add_test(t, integers_scales_and_doubles);
	suite_add_tcase(s, t);
	return s;
}
