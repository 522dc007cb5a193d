#include "record/record.h"
#include "suite.h"

#include <stdlib.h>
#include <string.h>

static const struct {
	const char *text;
	ptrdiff_t at; /* of the mistake; -1: none */
} values[] = {
	{ "{}", -1 },
	{ " { \"a\" : [ 1 , 2.50e+3 , null ] } ", -1 },
	{ "{\"a\":\"\\u0000\\ud800\"}", -1 },
	{ "{\"a\":1e400}", -1 },
	{ "{\"a\":-0}", -1 },
	{ "[]", 0 },
	{ "", 0 },
	{ "{bad", 1 },
	{ "{\"a\"}", 4 },
	{ "{\"a\":01}", 6 },
	{ "{\"a\":1.}", 7 },
	{ "{\"a\":+1}", 5 },
	{ "{\"a\":1,}", 7 },
	{ "{\"a\":1}x", 7 },
	{ "{\"a\":\"\\x\"}", 7 },
	{ "{\"a\":\"\t\"}", 6 },
	{ "{\"a\":\"\xff\"}", 6 },
	{ "{\"a\":\"\xc0\x80\"}", 6 },
	{ "{\"a\":\"\xed\xa0\x80\"}", 6 },
	{ "{\"a\":[1}", 7 },
	{ "{\"a\":1,\"a\":2}", 7 },
	{ "{\"a\":1,\"\\u0061\":2}", 7 },
	{ "{\"a\":{\"b\":1,\"b\":2}}", -1 },
	{ "{\"a\":tru}", 5 },
	{ "{\"a\":\"", 6 },
};

START_TEST(objects_are_checked_strictly)
{
	Arena a = { 0 };
	JsonMembers members = { 0 };
	ptrdiff_t at;
	const char *wrong = json_object(&a, str(values[_i].text), &members, &at);

	ck_assert_msg(!wrong == (values[_i].at < 0), "%s: %s", values[_i].text, wrong ? wrong : "accepted");
	if (wrong)
		ck_assert_msg(at == values[_i].at, "%s: at %td: %s", values[_i].text, at, wrong);
	arena_free(&a);
}
END_TEST

static const struct {
	const char *before, *line, *names; /* each with a comma; NULL: refused */
} likes[] = {
	{ "{\"a\":1,\"b\":2}", "{\"a\":\"x\",\"b\":[]}", "a,b," },
	{ "{\"a\":1,\"b\":2,\"c\":3}", "{\"a\":1,\"c\":2}", "a,c," },
	{ "{\"a\":1,\"c\":2}", "{\"a\":1,\"b\":2,\"c\":3}", "a,b,c," },
	{ "{\"a\":1,\"b\":2}", "{\"b\":1,\"a\":2}", "b,a," },
	{ "{\"a\":1, \"b\": 2}", "{\"a\": 1, \"b\":  2}", "a,b," },
	{ "{\"a\":1,\"a\\u0062\":2}", "{\"a\":1,\"a\\u0062\":2}", "a,ab," },
	{ "{\"a\":1,\"b\":2}", "{\"a\":1,\"b\":2,\"a\":3}", NULL },
	{ "{\"a\":1,\"b\":2}", "{\"b\":1,\"b\":2}", NULL },
	{ "{\"a\":1,\"b\":2}", "{\"a\":1,\"b\":}", NULL },
	{ "{\"a\":1,\"b\":2}", "{\"a\":1,\"b\":", NULL },
};

START_TEST(an_object_reads_the_same_whatever_came_before)
{
	Arena a = { 0 };
	JsonShape shape = { 0 };
	JsonMembers before = { 0 }, members = { 0 };
	Out names = out_memory(&a);
	ptrdiff_t at;

	ck_assert_ptr_null(json_object_like(&a, str(likes[_i].before), &shape, &before, &at));
	const char *wrong = json_object_like(&a, str(likes[_i].line), &shape, &members, &at);
	ck_assert_msg(!wrong == !!likes[_i].names, "%s: %s", likes[_i].line, wrong ? wrong : "accepted");
	for (ptrdiff_t i = 0; i < members.len; i++)
		out_format(&names, "%.*s,", SHOW(members.at[i].name));
	ck_assert(!likes[_i].names || str_is(out_str(&names), likes[_i].names));
	arena_free(&a);
}
END_TEST

START_TEST(depth_is_bounded)
{
	enum { DEEP = JSON_DEPTH + 10 };
	char text[2 * DEEP + 8] = "{\"a\":";
	ptrdiff_t at;
	Arena a = { 0 };
	JsonMembers members = { 0 };

	memset(text + 5, '[', DEEP);
	memset(text + 5 + DEEP, ']', DEEP);
	text[5 + 2 * DEEP] = '}';
	ck_assert_str_eq(json_object(&a, str(text), &members, &at), "nested too deeply");
	arena_free(&a);
}
END_TEST

START_TEST(many_keys_take_linear_time)
{
	Arena a = { 0 };
	JsonMembers members = { 0 };
	Out line = out_memory(&a);
	ptrdiff_t at;

	for (int i = 0; i < 200000; i++)
		out_format(&line, "%s\"key%d\":%d", i ? "," : "{", i, i);
	out_char(&line, '}');
	ck_assert_ptr_null(json_object(&a, out_str(&line), &members, &at));
	ck_assert_int_eq(members.len, 200000);
	arena_free(&a);
}
END_TEST

static const struct {
	const char *raw, *text;
} strings[] = {
	{ "\"\"", "" },
	{ "\"a\"", "a" },
	{ "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"", "\"\\/\b\f\n\r\t" },
	{ "\"\\u00e9\"", "\xc3\xa9" },
	{ "\"\\ud83d\\ude00\"", "\xf0\x9f\x98\x80" },
	{ "\"x\\u20acy\"", "x\xe2\x82\xacy" },
};

START_TEST(strings_are_decoded)
{
	Arena a = { 0 };
	Str text;

	ck_assert(json_text(&a, str(strings[_i].raw), &text));
	ck_assert(str_equal(text, str(strings[_i].text)));
	arena_free(&a);
}
END_TEST

START_TEST(a_lone_surrogate_is_no_text)
{
	Arena a = { 0 };
	Str text;

	ck_assert(!json_text(&a, S("\"\\ud800\""), &text));
	ck_assert(!json_text(&a, S("\"\\udc00\\ud800\""), &text));
	ck_assert(!json_text(&a, S("\"\\ud800x\""), &text));
	arena_free(&a);
}
END_TEST

START_TEST(a_walk_gives_raw_slices)
{
	Arena a = { 0 };
	JsonWalk w = json_walk(S("[ 1.0 , \"\\\\\" ,{\"x\":[1,2]}, null]"));
	const char *items[] = { "1.0", "\"\\\\\"", "{\"x\":[1,2]}", "null" };
	Str value;

	for (int i = 0; i < 4; i++) {
		ck_assert(json_next(&w, &value));
		ck_assert(str_equal(value, str(items[i])));
	}
	ck_assert(!json_next(&w, &value));
	ck_assert(str_equal(json_get(S("{\"a\":1,\"b\": [2 ]}"), S("b")), S("[2 ]")));
	arena_free(&a);
}
END_TEST

Suite *
suite(void)
{
	Suite *s = suite_create("json");
	TCase *t = tcase_create("json");

	tcase_add_loop_test(t, objects_are_checked_strictly, 0, (int)(sizeof values / sizeof *values));
	tcase_add_loop_test(
		t, an_object_reads_the_same_whatever_came_before, 0, (int)(sizeof likes / sizeof *likes));
	tcase_add_test(t, depth_is_bounded);
	tcase_add_test(t, many_keys_take_linear_time);
	tcase_add_loop_test(t, strings_are_decoded, 0, (int)(sizeof strings / sizeof *strings));
	tcase_add_test(t, a_lone_surrogate_is_no_text);
	tcase_add_test(t, a_walk_gives_raw_slices);
	suite_add_tcase(s, t);
	return s;
}
