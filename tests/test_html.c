/* The HTML tokenizer against cases of our own, and against html5lib's tokenizer tests where they lie beside the project
 * (../shared/eval/normalize/html5lib-tokenizer). Left out of those, since nothing here reads them: what a doctype says behind
 * its name, CDATA sections (they need a tree), xmlViolation (about writing XML), and texts that are not UTF-8. */
#include "base/in.h"
#include "base/out.h"
#include "language/html/reference.h"
#include "language/html/token.h"
#include "record/json.h"
#include "suite.h"

#include <glob.h>
#include <stdio.h>

/* A page as one line: <name a="v">, </name>, text, <!--comment-->, <!name>. */
static const struct {
	const char *page, *tokens;
} pages[] = {
	{ "a<B C=d>e</B >f", "a|<b c=\"d\">|e|</b>|f" },
	{ "<p a = 'x y' b=\"&lt;\" b=2 c/>", "<p a=\"x y\" b=\"<\" c=\"\" />" },
	{ "<a b=c/>", "<a b=\"c/\">" },
	{ "1 < 2 <3", "1 < 2 <3" },
	{ "<!-- a -- b --!>c<!---->d<!-->e<!--->f", "<!-- a -- b -->|c|<!---->|d|<!---->|e|<!---->|f" },
	{ "<!x><?y></1>z", "<!--x-->|<!--?y-->|<!--1-->|z" },
	{ "<script>a<b</script >c", "<script>|a<b|</script>|c" },
	{ "<script><!--<script></script>--></script>x", "<script>|<!--<script></script>-->|</script>|x" },
	{ "<script><!--<script>a</script>b</script>c", "<script>|<!--<script>a</script>b|</script>|c" },
	{ "<title>a<b>&amp;</title>&amp;", "<title>|a<b>&|</title>|&" },
	{ "<style>&amp;<p></style>", "<style>|&amp;<p>|</style>" },
	{ "<plaintext></plaintext>", "<plaintext>|</plaintext>" },
	{ "x<a href=1", "x" },
	{ "&copy;&copy=&notit;&notin;&#x80;&#0;&#8211", "©©=¬it;∉€\xEF\xBF\xBD–" },
	{ "<a h='?a=1&copy=2&copy;'>", "<a h=\"?a=1&copy=2©\">" },
	{ "&CounterClockwiseContourIntegral;&nosuchname;&;&", "∳&nosuchname;&;&" },
	{ "<!DOCTYPE HTML x>", "<!html>" },
};

static Arena arena;
static const Table *names;

static void
load(void)
{
	const char *wrong = NULL;

	names = table_load(&arena, "html/references", &wrong);
	ck_assert_msg(names != NULL, "%s", wrong);
}

static void
unload(void)
{
	arena_free(&arena);
	arena = (Arena){ 0 };
}

static Str
lower(Str s)
{
	return arena_lower(&arena, s);
}

/* Where the standard says U+FFFD for a NUL. */
static Str
without_nul(Str s)
{
	Out out = out_memory(&arena);

	for (ptrdiff_t i = 0; i < s.len; i++)
		out_bytes(&out, s.at[i] ? str_slice(s, i, i + 1) : S("\xEF\xBF\xBD"));
	return out_str(&out);
}

static void
show_open(Out *out, const HtmlToken *t)
{
	Str rest = t->attributes, before;
	HtmlAttribute a;

	out_format(out, "<%.*s", SHOW(without_nul(lower(t->name))));
	while (html_attribute(&rest, &a)) {
		Str name = lower(a.name), value, ignored;
		before = (Str){ t->attributes.at, a.name.at - t->attributes.at };
		if (html_attribute_find(before, name, &ignored))
			continue;
		value = without_nul(html_unescape(&arena, names, a.value, true));
		out_format(out, " %.*s=\"", SHOW(without_nul(name)));
		out_bytes(out, value);
		out_char(out, '"');
	}
	out_bytes(out, t->self_closing ? S(" />") : S(">"));
}

static bool
blank(char c)
{
	return is_space(c) && c != '\v';
}

static void
show_token(Out *out, const HtmlToken *t, HtmlContent content)
{
	Str name;

	switch (t->kind) {
	case HTML_TEXT:
		name = t->references ? html_unescape(&arena, names, t->text, false) : t->text;
		out_bytes(out, content == CONTENT_DATA ? name : without_nul(name)); /* data: the tree's business */
		break;
	case HTML_OPEN: show_open(out, t); break;
	case HTML_CLOSE: out_format(out, "</%.*s>", SHOW(without_nul(lower(t->name)))); break;
	case HTML_COMMENT:
		out_bytes(out, S("<!--"));
		out_bytes(out, without_nul(t->text));
		out_bytes(out, S("-->"));
		break;
	case HTML_DOCTYPE:
		name = t->text;
		while (name.len && blank(name.at[0]))
			name = str_from(name, 1);
		for (ptrdiff_t i = 0; i < name.len; i++)
			if (blank(name.at[i]))
				name.len = i;
		out_format(out, "<!%.*s>", SHOW(without_nul(lower(name))));
		break;
	case HTML_END: break;
	}
}

static Str
show_page(Html html)
{
	Out out = out_memory(&arena);
	HtmlToken t;
	HtmlContent content = html.content;
	bool first = true, text = false;

	for (; html_next(&html, &t); content = html.content) {
		if (!first && !(text && t.kind == HTML_TEXT))
			out_char(&out, '|');
		first = false;
		text = t.kind == HTML_TEXT;
		show_token(&out, &t, content);
	}
	return out_str(&out);
}

START_TEST(pages_are_cut_into_tokens)
{
	Str got = show_page(html_begin(str(pages[_i].page)));

	ck_assert_msg(str_equal(got, str(pages[_i].tokens)), "%s:\n%.*s, not\n%s", pages[_i].page, SHOW(got),
		pages[_i].tokens);
}
END_TEST

START_TEST(tokens_tile_the_page)
{
	Str page = S("a<b c='>'>d</b><!-- e --><script>f</script>&amp;<g");
	Html html = html_begin(page);
	HtmlToken t;
	ptrdiff_t at = 0;

	while (html_next(&html, &t)) {
		ck_assert_int_eq(t.start, at);
		at = t.end;
	}
	ck_assert_int_eq(at, page.len - 2);
}
END_TEST

/* A hundred times what a bounded number of looks at each byte needs; a square of the length needs hours. */
START_TEST(pages_without_end_take_linear_time)
{
	static const char *const begun[] = { "<script><!--", "<script>", "<title>", "<style>", "<!--",
		"<p a='", "" };
	enum { LONG = 4 << 20 };
	char *room = arena_room(&arena, LONG);
	ptrdiff_t len = str(begun[_i]).len;
	Html html;
	HtmlToken t;
	ptrdiff_t end = 0;

	memset(room, '<', LONG);
	memcpy(room, begun[_i], (size_t)len);
	html = html_begin((Str){ room, LONG });
	while (html_next(&html, &t))
		end = t.end;
	ck_assert(end == LONG || t.end == LONG);
}
END_TEST

/* html5lib */

static Str
text_of(Str raw)
{
	Str text = { 0 };

	return json_text(&arena, raw, &text) ? text : (Str){ 0 };
}

/* "doubleEscaped": the text between the quotes is escaped once more. */
static bool
decoded(Str raw, bool twice, Str *text)
{
	Str once;
	Out out = out_memory(&arena);

	if (!json_text(&arena, raw, &once))
		return false;
	*text = once;
	if (!twice)
		return true;
	out_char(&out, '"');
	for (ptrdiff_t i = 0; i < once.len; i++) {
		if (once.at[i] == '"')
			out_char(&out, '\\');
		if (once.at[i] == '\n')
			out_bytes(&out, S("\\n"));
		else
			out_char(&out, once.at[i]);
	}
	out_char(&out, '"');
	return json_text(&arena, out_str(&out), text);
}

static Str
one_line_end(Str s)
{
	Out out = out_memory(&arena);

	for (ptrdiff_t i = 0; i < s.len; i++)
		if (s.at[i] != '\r')
			out_char(&out, s.at[i]);
		else if (i + 1 == s.len || s.at[i + 1] != '\n')
			out_char(&out, '\n');
	return out_str(&out);
}

static bool
wanted_token(Out *out, Str raw, bool twice)
{
	JsonWalk walk = json_walk(raw), attributes;
	Str kind, first = { 0 }, second, name, value, text;

	json_next(&walk, &kind);
	kind = text_of(kind);
	json_next(&walk, &first);
	if (!json_is_null(first) && !decoded(first, twice, &text))
		return false;
	if (json_is_null(first))
		text = (Str){ 0 };
	if (str_equal(kind, S("Character"))) {
		out_bytes(out, text);
	} else if (str_equal(kind, S("Comment"))) {
		out_bytes(out, S("<!--"));
		out_bytes(out, text);
		out_bytes(out, S("-->"));
	} else if (str_equal(kind, S("EndTag"))) {
		out_format(out, "</%.*s>", SHOW(text));
	} else if (str_equal(kind, S("DOCTYPE"))) {
		out_format(out, "<!%.*s>", SHOW(text));
	} else {
		out_format(out, "<%.*s", SHOW(text));
		json_next(&walk, &second);
		attributes = json_walk(second);
		while (json_member(&attributes, &arena, &name, &value)) {
			if (!decoded(value, twice, &text))
				return false;
			out_format(out, " %.*s=\"", SHOW(name));
			out_bytes(out, text);
			out_char(out, '"');
		}
		out_bytes(out, json_next(&walk, &second) ? S(" />") : S(">"));
	}
	return true;
}

static bool
wanted_tokens(Str output, bool twice, Str *want)
{
	JsonWalk walk = json_walk(output);
	Out out = out_memory(&arena);
	Str raw;
	bool first = true, text = false, is_text;

	while (json_next(&walk, &raw)) {
		is_text = str_starts(raw, S("[\"Character\""));
		if (!first && !(text && is_text))
			out_char(&out, '|');
		first = false;
		text = is_text;
		if (!wanted_token(&out, raw, twice))
			return false;
	}
	*want = out_str(&out);
	return true;
}

static bool
content_of_state(Str name, HtmlContent *content)
{
	static const char *const states[] = { "Data state", "RCDATA state", "RAWTEXT state",
		"Script data state", "PLAINTEXT state" };

	for (int i = 0; i < 5; i++)
		if (str_equal(name, str(states[i]))) {
			*content = (HtmlContent)i;
			return true;
		}
	return false;
}

typedef struct {
	int right, wrong, left_out;
} Tally;

static void
one_state(Str test, HtmlContent content, Tally *tally)
{
	bool twice = str_equal(json_get(test, S("doubleEscaped")), S("true"));
	Str input, want, got, last = text_of(json_get(test, S("lastStartTag")));
	Html html;

	if (!decoded(json_get(test, S("input")), twice, &input) ||
		!wanted_tokens(json_get(test, S("output")), twice, &want)) {
		tally->left_out++;
		return;
	}
	html = html_begin(one_line_end(input));
	html.content = content;
	html.last_open = last;
	got = show_page(html);
	if (str_equal(got, want)) {
		tally->right++;
		return;
	}
	tally->wrong++;
	printf("html5lib: %.*s: %.*s\n  want %.*s\n  got  %.*s\n",
		SHOW(text_of(json_get(test, S("description")))), SHOW(input), SHOW(want), SHOW(got));
}

static void
one_test(Str test, Tally *tally)
{
	JsonWalk states = json_walk(json_get(test, S("initialStates")));
	HtmlContent content;
	Str raw;
	bool any = false;

	while (json_next(&states, &raw)) {
		any = true;
		if (content_of_state(text_of(raw), &content))
			one_state(test, content, tally);
		else
			tally->left_out++;
	}
	if (!any)
		one_state(test, CONTENT_DATA, tally);
}

static void
one_file(const char *path, Tally *tally)
{
	In *in = in_open(&arena, path);
	Str text = { 0 }, test;
	JsonWalk tests;

	ck_assert(in && in_all(in, 1 << 26, &text) == IN_LINE);
	tests = json_walk(json_get(text, S("tests")));
	while (json_next(&tests, &test))
		one_test(test, tally);
	in_close(in);
}

START_TEST(html5lib_agrees)
{
	static const char data[] = "../shared/eval/normalize/html5lib-tokenizer/";
	Tally tally = { 0 };
	glob_t found = { 0 };

	if (glob("../shared/eval/normalize/html5lib-tokenizer/*.test*", 0, NULL, &found)) {
		printf("test_html: no %s: html5lib's tests skipped\n", data);
		return;
	}
	for (size_t i = 0; i < found.gl_pathc; i++)
		if (!strstr(found.gl_pathv[i], "xmlViolation"))
			one_file(found.gl_pathv[i], &tally);
	globfree(&found);
	printf("html5lib: %d right, %d wrong, %d left out\n", tally.right, tally.wrong, tally.left_out);
	ck_assert_int_eq(tally.wrong, 0);
	ck_assert_int_gt(tally.right, 1000);
}
END_TEST

Suite *
suite(void)
{
	Suite *s = suite_create("html");
	TCase *t = tcase_create("html"), *long_pages = tcase_create("long pages");

	tcase_add_checked_fixture(t, load, unload);
	tcase_add_loop_test(t, pages_are_cut_into_tokens, 0, (int)(sizeof pages / sizeof *pages));
	tcase_add_test(t, tokens_tile_the_page);
	tcase_add_test(t, html5lib_agrees);
	tcase_set_timeout(t, 60);
	suite_add_tcase(s, t);
	tcase_add_checked_fixture(long_pages, load, unload);
	tcase_add_loop_test(long_pages, pages_without_end_take_linear_time, 0, 7);
	tcase_set_timeout(long_pages, 60);
	suite_add_tcase(s, long_pages);
	return s;
}
