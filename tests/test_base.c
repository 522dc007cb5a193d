#include "base/block.h"
#include "base/in.h"
#include "base/map.h"
#include "base/option.h"
#include "base/report.h"
#include "base/utf8.h"
#include "suite.h"

#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define COUNT(list) (int)(sizeof(list) / sizeof *(list))

START_TEST(cut_without_the_byte_keeps_all)
{
	Str rest = S("a,,b"), part;
	const char *parts[] = { "a", "", "b" };

	for (int i = 0; i < 3; i++) {
		ck_assert(str_next(&rest, ',', &part));
		ck_assert(str_equal(part, str(parts[i])));
	}
	ck_assert(!str_next(&rest, ',', &part));
}
END_TEST

static const struct {
	const char *text;
	bool is;
	int64_t value;
} integers[] = {
	{ "0", true, 0 },
	{ "-12", true, -12 },
	{ "9223372036854775807", true, INT64_MAX },
	{ "9223372036854775808", false, 0 },
	{ "", false, 0 },
	{ "-", false, 0 },
	{ "1 ", false, 0 },
	{ "+1", false, 0 },
	{ "0x1", false, 0 },
};

START_TEST(integers_are_digits_that_fit)
{
	int64_t value = 0;

	ck_assert_int_eq(str_integer(str(integers[_i].text), &value), integers[_i].is);
	if (integers[_i].is)
		ck_assert_int_eq(value, integers[_i].value);
}
END_TEST

START_TEST(finding_looks_at_all_places)
{
	ck_assert_int_eq(str_find(S("aab"), S("ab")), 1);
	ck_assert_int_eq(str_find(S("aab"), S("")), 0);
	ck_assert_int_eq(str_find(S("aa"), S("aab")), -1);
	ck_assert_int_eq(str_find((Str){ 0 }, S("x")), -1);
	ck_assert_int_eq(str_compare(S("a"), S("ab")), -1);
	ck_assert(str_equal(str_trim(S(" \t a b\r\n")), S("a b")));
}
END_TEST

/* One byte of another kind anywhere in texts of any length about a block's: it is found where it is. */
START_TEST(blocks_find_what_a_loop_finds)
{
	char bytes[200];

	for (ptrdiff_t len = 0; len <= 200; len++)
		for (ptrdiff_t at = 0; at < len; at++) {
			Str text = { bytes, len };
			memset(bytes, 'a', sizeof bytes);
			bytes[at] = (char)0xE2;
			ck_assert_int_eq(block_beyond_ascii(text, 0), at);
			ck_assert_int_eq(block_beyond_ascii(text, at + 1), len);
			ck_assert_int_eq(block_behind_last(text, len, (char)0xE2), at + 1);
			ck_assert_int_eq(block_behind_last(text, at, (char)0xE2), 0);
			ck_assert_uint_eq(block_equal(text, at, (char)0xE2), 1);
			ck_assert_uint_eq(block_equal(text, at + 1, (char)0xE2), 0);
		}
}
END_TEST

START_TEST(an_arena_gives_zeros_and_keeps_its_pieces)
{
	Arena a = { 0 };
	char *pieces[200];

	for (int round = 0; round < 3; round++) {
		for (int i = 0; i < 200; i++) {
			pieces[i] = arena_take(&a, i + 1, 7);
			for (int k = 0; k < (i + 1) * 7; k++)
				ck_assert_int_eq(pieces[i][k], 0);
			memset(pieces[i], i, (size_t)(i + 1) * 7);
		}
		for (int i = 0; i < 200; i++)
			ck_assert_int_eq(pieces[i][(i + 1) * 7 - 1], (char)i);
		arena_reset(&a);
	}
	arena_free(&a);
}
END_TEST

START_TEST(a_list_grows_and_its_new_items_are_zero)
{
	Arena a = { 0 };
	LIST(int) list = { 0 };

	for (int i = 0; i < 10000; i++) {
		int *item = PUSH(&a, &list);

		ck_assert_int_eq(*item, 0);
		*item = i;
	}
	for (int i = 0; i < 10000; i++)
		ck_assert_int_eq(list.at[i], i);
	arena_free(&a);
}
END_TEST

START_TEST(a_map_finds_what_was_added_in_order)
{
	Arena a = { 0 };
	Map m = { 0 };

	ck_assert_ptr_null(map_find(&m, S("x")));
	for (int i = 0; i < 5000; i++)
		map_add(&m, &a, arena_format(&a, "key%d", i % 2500))->value = &m;
	ck_assert_int_eq(m.len, 2500);
	ck_assert(str_equal(m.slots[2499].key, S("key2499")));
	ck_assert_ptr_eq(map_get(&m, S("key77")), &m);
	ck_assert_ptr_null(map_get(&m, S("key2500")));
	arena_free(&a);
}
END_TEST

static const struct {
	const char *bytes;
	ptrdiff_t valid;
} utf8s[] = {
	{ "abc", 3 },
	{ "caf\xc3\xa9", 5 },
	{ "\xf0\x9f\x98\x80", 4 },
	{ "a\x80", 1 },
	{ "\xc0\xaf", 0 },
	{ "\xed\xa0\x80", 0 },
	{ "\xf4\x90\x80\x80", 0 },
	{ "\xe2\x82", 0 },
	{ "12345678\xff", 8 },
	{ "1234567\xc3\xa9xyz\xe2\x82", 12 },
};

START_TEST(utf8_is_checked_as_unicode_says)
{
	ck_assert_int_eq(utf8_valid(str(utf8s[_i].bytes)), utf8s[_i].valid);
}
END_TEST

START_TEST(every_character_is_encoded_and_decoded)
{
	char bytes[4];
	uint32_t back;

	for (uint32_t c = 0; c <= 0x10ffff; c += 7) {
		ptrdiff_t len;

		if (c >= 0xd800 && c < 0xe000)
			continue;
		len = utf8_encode(c, bytes);
		ck_assert_int_eq(utf8_decode((Str){ bytes, len }, 0, &back), len);
		ck_assert_uint_eq(back, c);
		ck_assert_int_eq(utf8_before((Str){ bytes, len }, len), 0);
	}
}
END_TEST

/* Lines come out the same whatever pieces the pipe gives. */
static void
read_through_pipe(size_t piece)
{
	static const char text[] = "one\n\ntwo two\nthree without an end";
	const char *lines[] = { "one", "", "two two", "three without an end" };
	int ends[2], was = dup(STDIN_FILENO);
	Arena a = { 0 };
	Str line;
	In *in;

	ck_assert_int_eq(pipe(ends), 0);
	if (fork() == 0) {
		for (size_t at = 0; at < sizeof text - 1; at += piece)
			if (write(ends[1], text + at,
				    sizeof text - 1 - at < piece ? sizeof text - 1 - at : piece) < 0)
				_exit(1);
		_exit(0); /* without the parent's arenas, which a leak check would miss */
	}
	close(ends[1]);
	dup2(ends[0], STDIN_FILENO);
	in = in_open(&a, "-");
	for (int i = 0; i < 4; i++) {
		ck_assert_int_eq(in_line(in, 100, &line), IN_LINE);
		ck_assert(str_equal(line, str(lines[i])));
	}
	ck_assert_int_eq(in_line(in, 100, &line), IN_END);
	in_close(in);
	dup2(was, STDIN_FILENO);
	wait(NULL);
	arena_free(&a);
}

START_TEST(lines_do_not_depend_on_blocks)
{
	static const size_t pieces[] = { 1, 2, 3, 5, 8, 100 };

	read_through_pipe(pieces[_i]);
}
END_TEST

START_TEST(a_line_too_long_is_skipped_and_the_next_one_read)
{
	char name[] = "/tmp/test_base.XXXXXX";
	int fd = mkstemp(name);
	Arena a = { 0 };
	static char block[1 << 20];
	Str line;
	In *in;

	memset(block, 'x', sizeof block);
	for (int i = 0; i < 3; i++)
		ck_assert_int_eq(write(fd, block, sizeof block), (ssize_t)sizeof block);
	ck_assert_int_eq(write(fd, "\nnext\n", 6), 6);
	in = in_open(&a, name);
	ck_assert_int_eq(in_line(in, 1000000, &line), IN_TOO_LONG);
	ck_assert_int_eq(in_line(in, 1000000, &line), IN_LINE);
	ck_assert(str_equal(line, S("next")));
	ck_assert_int_eq(in_line(in, 1000000, &line), IN_END);
	in_close(in);
	close(fd);
	unlink(name);
	arena_free(&a);
}
END_TEST

typedef struct {
	bool flag;
	Str text, choice;
	int64_t number;
	Texts list;
} State;

static const Option options[] = {
	{ 'f', "flag", OPTION_FLAG, offsetof(State, flag), NULL, NULL, "a flag" },
	{ 't', "text", OPTION_TEXT, offsetof(State, text), "preset", "TEXT", "a text" },
	{ 0, "choice", OPTION_TEXT, offsetof(State, choice), NULL, "one|two", "a choice" },
	{ 'n', "number", OPTION_NUMBER, offsetof(State, number), NULL, "N", "a number" },
	{ 'l', "list", OPTION_LIST, offsetof(State, list), NULL, "X", "a list" },
	{ 0 },
};

static const struct {
	const char *argv[8];
	const char *wrong; /* NULL: none */
} commands[] = {
	{ { "p", "-f", "--text", "x", "--number=7", "-l", "a", "-lb" }, NULL },
	{ { "p", "-ftx", "--choice=two", "--", "--flag" }, NULL },
	{ { "p", "--choice=three" }, "--choice takes one of one|two, not 'three'" },
	{ { "p", "--number=-1" }, "--number takes a whole number, not '-1'" },
	{ { "p", "--flag=maybe" }, "--flag takes no value" },
	{ { "p", "--numer=1" }, "no option --numer; did you mean --number?" },
	{ { "p", "--text" }, "--text needs a value: TEXT" },
	{ { "p", "-x" }, "no option -x" },
};

START_TEST(options_are_read_by_their_table)
{
	Arena a = { 0 };
	State state = { 0 };
	Texts operands = { 0 };
	int argc = 0;
	const char *wrong;

	while (argc < 8 && commands[_i].argv[argc])
		argc++;
	ck_assert_ptr_null(option_presets(&a, options, &state));
	ck_assert(str_equal(state.text, S("preset")));
	wrong = option_parse(
		&a, &(OptionTable){ options, &state }, 1, argc, (char **)commands[_i].argv, &operands);
	if (commands[_i].wrong)
		ck_assert_str_eq(wrong, commands[_i].wrong);
	else
		ck_assert_ptr_null(wrong);
	if (_i == 0)
		ck_assert(state.flag && str_equal(state.text, S("x")) && state.number == 7 &&
			state.list.len == 2);
	if (_i == 1)
		ck_assert(state.flag && str_equal(state.text, S("x")) && operands.len == 1);
	arena_free(&a);
}
END_TEST

START_TEST(a_near_word_is_offered)
{
	static const char *const names[] = { "segment", "normalize", "report" };

	ck_assert_str_eq(did_you_mean(S("segmnet"), names, 3), "segment");
	ck_assert_str_eq(did_you_mean(S("normalise"), names, 3), "normalize");
	ck_assert_ptr_null(did_you_mean(S("jq"), names, 3));
}
END_TEST

Suite *
suite(void)
{
	Suite *s = suite_create("base");
	TCase *t = tcase_create("base");

	tcase_add_test(t, cut_without_the_byte_keeps_all);
	tcase_add_loop_test(t, integers_are_digits_that_fit, 0, COUNT(integers));
	tcase_add_test(t, finding_looks_at_all_places);
	tcase_add_test(t, blocks_find_what_a_loop_finds);
	tcase_add_test(t, an_arena_gives_zeros_and_keeps_its_pieces);
	tcase_add_test(t, a_list_grows_and_its_new_items_are_zero);
	tcase_add_test(t, a_map_finds_what_was_added_in_order);
	tcase_add_loop_test(t, utf8_is_checked_as_unicode_says, 0, COUNT(utf8s));
	tcase_add_test(t, every_character_is_encoded_and_decoded);
	tcase_add_loop_test(t, lines_do_not_depend_on_blocks, 0, 6);
	tcase_add_test(t, a_line_too_long_is_skipped_and_the_next_one_read);
	tcase_add_loop_test(t, options_are_read_by_their_table, 0, COUNT(commands));
	tcase_add_test(t, a_near_word_is_offered);
	suite_add_tcase(s, t);
	return s;
}
