/* The laws of pages: what a page says of itself is valid text and a real date; tokens tile the page in
 * order, and are the same where the page is cut behind them; a page becomes valid text whose every character leads back to bytes of
 * the page, in order (records(7), Offsets). */
#include "base/utf8.h"
#include "fuzz.h"
#include "language/html/article.h"
#include "language/html/head.h"
#include "record/edits.h"

static void
tokens_tile(Str page)
{
	Html html = html_begin(page);
	HtmlToken t;
	ptrdiff_t at = 0;

	while (html_next(&html, &t)) {
		LAW(t.start >= at && t.end > t.start && t.end <= page.len);
		for (; at < t.start; at++) /* "</>" alone is passed over */
			LAW(page.at[at] == '<' || page.at[at] == '/' || page.at[at] == '>');
		at = t.end;
	}
}

static bool
is_same(const HtmlToken *a, const HtmlToken *b)
{
	return a->kind == b->kind && a->start == b->start && a->end == b->end && str_equal(a->text, b->text) &&
		str_equal(a->name, b->name) && str_equal(a->attributes, b->attributes) && a->tag == b->tag &&
		a->references == b->references && a->self_closing == b->self_closing;
}

/* A token is what it is by what stands up to the end of the next one. */
static void
cut_is_the_same(Str page, ptrdiff_t cut)
{
	Html whole = html_begin(page), part = html_begin(str_slice(page, 0, cut));
	HtmlToken one, next, other;

	for (bool more = html_next(&whole, &one); more && html_next(&whole, &next) && next.end <= cut;
		one = next) {
		more = html_next(&part, &other);
		LAW(more && is_same(&one, &other));
	}
}

static void
characters_lead_back(Arena *arena, Str page, const Changes *changes)
{
	Editor e = editor_apply(arena, page, changes);
	Str text = out_str(&e.text);
	ptrdiff_t at = 0, before = 0;
	uint32_t c;

	LAW(utf8_valid(text) == text.len);
	for (ptrdiff_t len; (len = utf8_decode(text, at, &c)) > 0; at += len) {
		ptrdiff_t start = edits_source_start(&e.edits, 0, at), end;
		if (text.at[at] == '\n' && at + 1 < text.len && text.at[at + 1] == '\n')
			len = 2; /* a paragraph break is one edit */
		end = edits_source_end(&e.edits, 0, at + len);
		LAW(start >= before && end > start && end <= page.len);
		before = end;
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static Arena run;
	static ArticleRules rules;
	static HeadRules head_rules;
	Arena arena = { 0 };
	Str page = { (const char *)data, (ptrdiff_t)size };
	Changes changes;
	ArticleDrops drops = { 0 };
	HtmlHead head;

	if (!rules.references)
		LAW(!article_load(&run, &rules) && !head_load(&run, &head_rules));
	tokens_tile(page);
	for (ptrdiff_t cut = page.len; cut > 0; cut -= page.len / 11 + 1)
		cut_is_the_same(page, cut);
	if (utf8_valid(page) == page.len) {
		changes = article_changes(&arena, &rules, page, &drops);
		characters_lead_back(&arena, page, &changes);
		head = html_head(&arena, &head_rules, page, page);
		LAW(utf8_valid(head.title) == head.title.len && utf8_valid(head.author) == head.author.len);
		LAW(!head.date.year ||
			(head.date.month >= 1 && head.date.month <= 12 && head.date.day >= 1 &&
				head.date.day <= 31));
	}
	arena_free(&arena);
	return 0;
}
