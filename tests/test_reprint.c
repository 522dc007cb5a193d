#include "group/reprint.h"
#include "suite.h"

#include <stdio.h>

enum { ALL = 600, LENGTH = 16 };

static uint64_t state = 1;

static uint64_t
draw(void) /* xorshift64*, Vigna 2016 */
{
	state ^= state >> 12;
	state ^= state << 25;
	state ^= state >> 27;
	return state * 0x2545f4914f6cdd1du;
}

static uint64_t
near(uint64_t print, int bits)
{
	for (; bits > 0; bits--)
		print ^= UINT64_C(1) << draw() % 64;
	return print;
}

static int
distance(uint64_t a, uint64_t b)
{
	int bits = 0;

	for (uint64_t differ = a ^ b; differ; differ &= differ - 1)
		bits++;
	return bits;
}

/* Families by holding each against each until nothing changes. */
static void
families_of(const uint64_t *prints, int count, int *family)
{
	bool changed = true;

	for (int i = 0; i < count; i++)
		family[i] = i;
	while (changed) {
		changed = false;
		for (int i = 0; i < count; i++)
			for (int k = 0; k < i; k++)
				if (family[i] != family[k] && distance(prints[i], prints[k]) <= REPRINT_BITS) {
					int low = family[i] < family[k] ? family[i] : family[k];
					family[i] = family[k] = low;
					changed = true;
				}
	}
}

/* Few are held against each other, many by their parts: both find what a loop finds, whichever comes first. */
START_TEST(families_are_those_that_a_loop_finds)
{
	static const int counts[] = { 2, 40, 200, 201, ALL };
	uint64_t prints[ALL] = { 0 };
	char texts[ALL][LENGTH + 1];
	int family[ALL], count = counts[_i];
	Reprints reprints = { 0 };
	Arena arena = { 0 };

	for (int i = 0; i < count; i++) {
		prints[i] = i % 3 ? near(prints[draw() % (unsigned)i], 6 + (int)(draw() % 10)) : draw();
		snprintf(texts[i], sizeof texts[i], "%016llx", (unsigned long long)prints[i]);
		reprints_add(&reprints, &arena, (Str){ texts[i], LENGTH }, &prints[i]);
	}
	families_of(prints, count, family);
	for (int i = 0; i < count; i++)
		ck_assert_ptr_eq(
			reprints_first(&reprints, &arena, (Str){ texts[i], LENGTH }), &prints[family[i]]);
	arena_free(&arena);
}
END_TEST

START_TEST(what_is_no_simhash_is_only_like_itself)
{
	Reprints reprints = { 0 };
	Arena arena = { 0 };
	int a, b, c;

	reprints_add(&reprints, &arena, S("ab"), &a);
	reprints_add(&reprints, &arena, S("ac"), &b);
	reprints_add(&reprints, &arena, S("ab"), &c);
	ck_assert_ptr_eq(reprints_first(&reprints, &arena, S("ab")), &a);
	ck_assert_ptr_eq(reprints_first(&reprints, &arena, S("ac")), &b);
	ck_assert_ptr_null(reprints_first(&reprints, &arena, S("")));
	arena_free(&arena);
}
END_TEST

Suite *
suite(void)
{
	Suite *s = suite_create("reprint");
	TCase *t = tcase_create("reprint");

	tcase_add_loop_test(t, families_are_those_that_a_loop_finds, 0, 5);
	tcase_add_test(t, what_is_no_simhash_is_only_like_itself);
	suite_add_tcase(s, t);
	return s;
}
