#include "record/record.h"
#include "suite.h"

static Record
read_record(Arena *a, const char *line)
{
	Record r;
	ptrdiff_t at;

	ck_assert_ptr_null(record_read(&r, a, str(line), &at));
	return r;
}

static void
expect_line(Arena *a, const Record *r, const char *line)
{
	Out out = out_memory(a);

	record_write(r, &out);
	out_char(&out, '\0');
	ck_assert_str_eq(out.at, line);
}

START_TEST(an_untouched_record_keeps_every_byte)
{
	Arena a = { 0 };
	Record r = read_record(&a, "{ \"a\" : 1e400 ,\"b\":[ 1 , 2],  \"\\u0063\":null }");

	expect_line(&a, &r, "{ \"a\" : 1e400 ,\"b\":[ 1 , 2],  \"\\u0063\":null }\n");
	arena_free(&a);
}
END_TEST

START_TEST(a_new_value_keeps_its_place)
{
	Arena a = { 0 };
	Record r = read_record(&a, "{\"a\":1, \"text\" : \"old\", \"z\":3}");

	record_set_text(&r, "text", S("n\"ew"));
	record_set_integer(&r, "more", -7);
	record_remove(&r, "a");
	expect_line(&a, &r, "{ \"text\" : \"n\\\"ew\", \"z\":3,\"more\":-7}\n");
	arena_free(&a);
}
END_TEST

START_TEST(a_new_grain_carries_what_it_does_not_own)
{
	static const char *const owned[] = { "text", "edits", NULL };
	Arena a = { 0 };
	Record r = read_record(&a, "{\"record\":\"document\",\"doc\":\"x\",\"text\":\"t\",\"mine\":[1]}");
	Record s = record_derive(&r, "sentence", owned, &S("doc"), 1);

	expect_line(&a, &s, "{\"record\":\"sentence\",\"mine\":[1]}\n");
	ck_assert_int_eq(record_grain(&s), GRAIN_SENTENCE);
	arena_free(&a);
}
END_TEST

START_TEST(spans_are_source_offsets_on_the_wire)
{
	Arena a = { 0 };
	const char *line = "{\"text\":\"A&B in Syria\",\"start\":10,\"edits\":[[1,1,5]],\"entities\":[{\"start\":20,\"end\":25,"
			   "\"text\":\"Syria\",\"type\":\"place\",\"id\":\"SY\",\"mention\":\"name\"}]}";
	Record r = read_record(&a, line);

	ck_assert_ptr_null(record_decode(&r));
	ck_assert_ptr_null(record_read_spans(&r));
	ck_assert_int_eq(r.spans.len, 1);
	ck_assert_int_eq(r.spans.at[0].start, 7 - 1);
	ck_assert(str_equal(str_slice(r.text, 7, 12), S("Syria")));
	arena_free(&a);
}
END_TEST

static const char *const mistakes[] = {
	"{\"x\":1}",
	"{\"text\":null}",
	"{\"text\":5}",
	"{\"text\":\"\\ud800\"}",
	"{\"text\":\"a\",\"start\":-1}",
	"{\"text\":\"a\",\"start\":\"0\"}",
	"{\"text\":\"a\",\"edits\":3}",
	"{\"text\":\"a\",\"edits\":[[0,2,1]]}",
	"{\"text\":\"ab\",\"edits\":[[1,1,1],[0,1,1]]}",
	"{\"text\":\"ab\",\"edits\":[[0,1]]}",
	"{\"text\":\"ab\",\"edits\":[[0,1,2,3]]}",
};

START_TEST(a_bad_text_is_told)
{
	Arena a = { 0 };
	Record r = read_record(&a, mistakes[_i]);

	ck_assert_ptr_nonnull(record_decode(&r));
	arena_free(&a);
}
END_TEST

/* records(7), Offsets: the table of examples. */
static const struct {
	Edit edits[2];
	ptrdiff_t count, text_start, text_end, source_start, source_end;
} ways[] = {
	{ { { .at = 0, .text_len = 0, .source_len = 3 }, { .at = 3, .text_len = 0, .source_len = 4 } }, 2, 0,
		3, 3, 6 },
	{ { { .at = 1, .text_len = 1, .source_len = 5 } }, 1, 0, 2, 0, 6 },
	{ { { .at = 3, .text_len = 2, .source_len = 1 } }, 1, 0, 5, 0, 4 },
	{ { { .at = 3, .text_len = 2, .source_len = 1 } }, 1, 6, 7, 5, 6 },
	{ { { .at = 1, .text_len = 1, .source_len = 2 } }, 1, 2, 3, 3, 4 },
};

START_TEST(offsets_lead_to_the_source_and_back)
{
	Arena a = { 0 };
	Out json = out_memory(&a);
	Edits given = { (Edit *)ways[_i].edits, ways[_i].count, ways[_i].count }, e = { 0 };

	edits_write(&json, &given);
	ck_assert_ptr_null(edits_read(&a, out_str(&json), 100, &e));
	ck_assert_int_eq(edits_source_start(&e, 0, ways[_i].text_start), ways[_i].source_start);
	ck_assert_int_eq(edits_source_end(&e, 0, ways[_i].text_end), ways[_i].source_end);
	ck_assert_int_eq(edits_text_start(&e, 0, ways[_i].source_start), ways[_i].text_start);
	ck_assert_int_eq(edits_text_end(&e, 0, ways[_i].source_end), ways[_i].text_end);
	arena_free(&a);
}
END_TEST

Suite *
suite(void)
{
	Suite *s = suite_create("record");
	TCase *t = tcase_create("record");

	tcase_add_test(t, an_untouched_record_keeps_every_byte);
	tcase_add_test(t, a_new_value_keeps_its_place);
	tcase_add_test(t, a_new_grain_carries_what_it_does_not_own);
	tcase_add_test(t, spans_are_source_offsets_on_the_wire);
	tcase_add_loop_test(t, a_bad_text_is_told, 0, (int)(sizeof mistakes / sizeof *mistakes));
	tcase_add_loop_test(t, offsets_lead_to_the_source_and_back, 0, (int)(sizeof ways / sizeof *ways));
	suite_add_tcase(s, t);
	return s;
}
