#include "language/charset.h"
#include "language/declared.h"
#include "record/edits.h"
#include "suite.h"

#define COUNT(list) (int)(sizeof(list) / sizeof *(list))

/* bytes may have NULs: len counts them */
#define BYTES(literal) literal, sizeof(literal) - 1

static const struct {
	const char *bytes;
	size_t len;
	const char *declared, *text, *encoding;
	ptrdiff_t broken;
} cases[] = {
	{ BYTES("plain"), "windows-1251", "plain", NULL, 0 },
	{ BYTES("\xEF\xBB\xBFmarked"), "", "marked", NULL, 0 },
	{ BYTES("caf\xC3\xA9"), "iso-8859-1", "café", NULL, 0 },
	{ BYTES("caf\xE9 x"), "", "café x", "windows-1252", 0 },
	{ BYTES("\x93to be\x94"), "ISO-8859-1", "“to be”", "windows-1252", 0 },
	{ BYTES("\xF0\xD2\xC9\xD7\xC5\xD4"), " KOI8-R ", "Привет", "koi8-r", 0 },
	{ BYTES("<meta charset='windows-1251'>\xCF\xF0\xE8"), "", "<meta charset='windows-1251'>При",
		"windows-1251", 0 },
	{ BYTES("<meta charset='windows-1251'>\xCF\xF0\xE8"), "utf-8", "<meta charset='windows-1251'>При",
		"windows-1251", 0 },
	{ BYTES("\x93\xFA\x96\x7B"), "shift_jis", "日本", "shift_jis", 0 },
	{ BYTES("\x1B$B\x46\x7C\x4B\x5C\x1B(B."), "iso-2022-jp", "日本.", "iso-2022-jp", 0 },
	{ BYTES("\x1B[1mbold"), "", "\x1B[1mbold", NULL, 0 },
	{ BYTES("H\0i\0 \0\x3C\xD8\x0D\xDF"), "", "Hi 🌍", "utf-16le", 0 },
	{ BYTES("\xFE\xFF\0H\0i"), "", "Hi", "utf-16be", 0 },
	{ BYTES("\xFF\xFE\0\0H\0\0\0"), "", "H", "utf-32le", 0 },
	{ BYTES("\xFF\xFEH\0\0\xD8i"), "", "H\xEF\xBF\xBD\xEF\xBF\xBD", "utf-16le", 3 },
	{ BYTES("\xC3\xA9t\xC3\xA9 \x93q\x94 na\xC3\xAFve"), "", "été “q” naïve", NULL, 2 },
	{ BYTES("\xE2\x80\x9Cq\xE2\x80 and \xC3\xA9"), "utf-8", "“q\xEF\xBF\xBD and é", NULL, 2 },
	{ BYTES("cut off: \xC3\xA9\xE2\x80"), "", "cut off: é\xEF\xBF\xBD", NULL, 2 },
};

START_TEST(bytes_are_read_in_their_charset)
{
	Arena a = { 0 };
	Charsets charsets = { 0 };
	Str bytes = { cases[_i].bytes, (ptrdiff_t)cases[_i].len }, text;
	Charset got;
	Editor e;

	ck_assert_ptr_null(charsets_load(&a, &charsets));
	got = charset_changes(&a, &charsets, bytes, str(cases[_i].declared));
	e = editor_apply(&a, bytes, &got.changes);
	text = out_str(&e.text);
	ck_assert_msg(str_equal(text, str(cases[_i].text)), "\"%.*s\"", SHOW(text));
	ck_assert_pstr_eq(got.encoding, cases[_i].encoding);
	ck_assert_int_eq(got.broken, cases[_i].broken);
	arena_free(&a);
}
END_TEST

static const struct {
	const char *bytes, *label;
} pages[] = {
	{ "<!DOCTYPE html><html><head><META CHARSET=Windows-1250>", "windows-1250" },
	{ "<html><meta http-equiv='Content-Type' content='text/html; charset=EUC-KR'>", "euc-kr" },
	{ "<?xml version=\"1.0\" encoding = \"KOI8-R\"?><rss>", "koi8-r" },
	{ "<html><!-- <meta charset=big5> --><meta charset = 'gbk' />", "gbk" },
	{ "<html><meta name=description content=x><p>charset=utf-8", "" },
	{ "A text that says <meta charset=big5>.", "" },
	{ "", "" },
};

START_TEST(pages_name_their_charset)
{
	Arena a = { 0 };
	Str label = declared_in(&a, str(pages[_i].bytes));

	ck_assert_msg(str_equal(label, str(pages[_i].label)), "\"%.*s\"", SHOW(label));
	arena_free(&a);
}
END_TEST

Suite *
suite(void)
{
	Suite *s = suite_create("charset");
	TCase *t = tcase_create("charset");

	tcase_add_loop_test(t, bytes_are_read_in_their_charset, 0, COUNT(cases));
	tcase_add_loop_test(t, pages_name_their_charset, 0, COUNT(pages));
	suite_add_tcase(s, t);
	return s;
}
