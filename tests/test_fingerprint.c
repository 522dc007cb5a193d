#include "language/fingerprint.h"
#include "suite.h"

static const char body[] = "The river fell by 15 cm on Monday, the weather office said, and 84 people went home to their "
			   "villages, which had been under water since the first week of the month.";

static int
distance(Str a, Str b)
{
	uint64_t differ = fingerprint(a) ^ fingerprint(b);
	int bits = 0;

	for (; differ; differ &= differ - 1)
		bits++;
	return bits;
}

START_TEST(a_text_without_words_has_none)
{
	ck_assert_uint_eq(fingerprint(S("")), 0);
	ck_assert_uint_eq(fingerprint(S(" -- \n")), 0);
}
END_TEST

START_TEST(capitals_do_not_count_and_the_order_does)
{
	ck_assert_uint_eq(fingerprint(S("The Rain in May")), fingerprint(S("the rAin in mAY")));
	ck_assert_uint_eq(fingerprint(S("The river: fell\n")), fingerprint(S("the RIVER fell.")));
	ck_assert_uint_ne(fingerprint(S("the river fell")), fingerprint(S("the fell river")));
}
END_TEST

START_TEST(a_reprint_is_nearer_than_another_text)
{
	char reprint[sizeof body];
	Str other = S(
		"Prices rose in May, the bank said; it expects them to fall by autumn, as they did a year ago.");

	memcpy(reprint, body, sizeof body);
	memcpy(strstr(reprint, "Monday"), "Friday", 6);
	ck_assert_int_lt(distance(str(body), str(reprint)), 16);
	ck_assert_int_gt(distance(str(body), other), 16);
}
END_TEST

/* Longer than what is looked at in one: a word across the edge is one word. */
START_TEST(where_a_text_is_cut_into_pieces_does_not_show)
{
	static char text[5000], spaced[5001];

	for (size_t i = 0; i < sizeof text - 1; i++)
		text[i] = i % 7 ? (char)('a' + i % 11) : ' ';
	memcpy(spaced + 1, text, sizeof text);
	spaced[0] = ' ';
	ck_assert_uint_eq(fingerprint(str(text)), fingerprint(str(spaced)));
}
END_TEST

Suite *
suite(void)
{
	Suite *s = suite_create("fingerprint");
	TCase *t = tcase_create("fingerprint");

	tcase_add_test(t, a_text_without_words_has_none);
	tcase_add_test(t, capitals_do_not_count_and_the_order_does);
	tcase_add_test(t, a_reprint_is_nearer_than_another_text);
	tcase_add_test(t, where_a_text_is_cut_into_pieces_does_not_show);
	suite_add_tcase(s, t);
	return s;
}
