#include "intake/document.h"

#include "base/sha256.h"
#include "language/foreign.h"
#include "language/html/reference.h"

const char *
origin_label(Arena *arena, Origin origin)
{
	if (!origin.member.len)
		return origin.path;
	return arena_format(arena, "%s!%.*s", origin.path, SHOW(utf8_or_escaped(arena, origin.member))).at;
}

Origin
origin_inside(Arena *arena, Origin outer, Str name)
{
	if (outer.member.len && name.len)
		name = arena_format(arena, "%.*s!%.*s", SHOW(outer.member), SHOW(name));
	return (Origin){ outer.path, name.len ? arena_copy(arena, name) : outer.member };
}

static void
set_text(Record *document, const char *name, Str value)
{
	if (value.len)
		record_set_text(document, name, utf8_or_escaped(document->arena, value));
}

static Record
new_document(Arena *arena, Origin origin, Str bytes, const About *about, const char *encoding)
{
	Record document = record_new(arena, "document");
	char name[32];

	sha256_name(bytes, name);
	record_set_text(&document, "doc", (Str){ name, sizeof name });
	set_text(&document, "file", str(origin.path));
	set_text(&document, "member", origin.member);
	set_text(&document, "encoding", str(encoding));
	record_set_text(&document, "media", about->media);
	set_text(&document, "source", about->source);
	set_text(&document, "url", about->url);
	set_text(&document, "date", about->date);
	set_text(&document, "title", about->title);
	set_text(&document, "author", about->author);
	return document;
}

Record
document_of_bytes(Arena *arena, Arena *work, Charsets *charsets, Origin origin, Str bytes, About about,
	ptrdiff_t *broken)
{
	Charset charset = charset_changes(work, charsets, bytes, about.charset);
	Editor e = editor_apply(arena, bytes, &charset.changes);
	Record document;

	if (!about.media.len)
		about.media = foreign_is_page(out_str(&e.text)) ? S("text/html") : S("text/plain");
	*broken = charset.broken;
	document = new_document(arena, origin, bytes, &about, charset.encoding);
	record_set_body(&document, out_str(&e.text), &e.edits);
	return document;
}

/* References of XML and HTML, read once. */
static Changes
reference_changes(Arena *arena, const Table *names, Str text)
{
	Changes changes = { 0 };
	HtmlReference r;

	for (ptrdiff_t at = 0; at < text.len; at++) {
		if (text.at[at] != '&')
			continue;
		html_reference(names, text, at, false, &r);
		if (!r.len)
			continue;
		change(arena, &changes, at, r.len, arena_copy(arena, r.text));
		at += r.len - 1;
	}
	return changes;
}

/* A short field as it is meant: CDATA and references read, tags left out, white space single. */
static Str
field_text(Arena *work, Charsets *charsets, const HeadRules *rules, Str written)
{
	bool cdata;
	Str text = entry_inside(written, &cdata);
	Charset charset = charset_changes(work, charsets, text, (Str){ 0 });
	Editor e = editor_apply(work, text, &charset.changes);
	Out out = out_memory(work);
	HtmlToken t;

	text = cdata ? out_str(&e.text) : html_unescape(work, rules->references, out_str(&e.text), false);
	for (Html html = html_begin(text); html_next(&html, &t);)
		if (t.kind == HTML_TEXT)
			out_bytes(&out, html_unescape(work, rules->references, t.text, false));
	text = str_trim(out_str(&out));
	for (ptrdiff_t i = 0; i < text.len; i++)
		if (is_space(text.at[i]))
			out.at[text.at - out.at + i] = ' ';
	return text;
}

/* "2020-09-25T13:05:00Z" stays; of "Fri, 25 Sep 2020 13:05:00 +0000" the day. */
static Str
field_date(Arena *work, Charsets *charsets, const HeadRules *rules, Str written)
{
	Str text = field_text(work, charsets, rules, written);
	PageDate date;

	if (!page_date_find(rules->months, text, 0, true, &date))
		return (Str){ 0 };
	if (date.start == 0 && text.len > 10 && text.at[10] == 'T' && text.len < 32)
		return text;
	return arena_format(work, "%04d-%02d-%02d", date.year, date.month, date.day);
}

Record
document_of_entry(Arena *arena, Arena *work, Charsets *charsets, const HeadRules *rules, Origin origin,
	const Entry *entry, Str feed_title)
{
	About about = { .source = field_text(work, charsets, rules, feed_title),
		.url = field_text(work, charsets, rules, entry->url),
		.date = field_date(work, charsets, rules, entry->date),
		.title = field_text(work, charsets, rules, entry->title),
		.author = field_text(work, charsets, rules, entry->author) };
	Charset charset = charset_changes(work, charsets, entry->content, (Str){ 0 });
	Editor first = editor_apply(work, entry->content, &charset.changes), second;
	Changes references = { 0 };
	Edits edits;
	Record document;

	if (entry->escaped)
		references = reference_changes(work, rules->references, out_str(&first.text));
	second = editor_apply(work, out_str(&first.text), &references);
	about.media = entry->markup || str_find_byte(out_str(&second.text), '<') >= 0 ? S("text/html")
										      : S("text/plain");
	document = new_document(arena, origin, entry->content, &about, charset.encoding);
	edits = edits_compose(arena, &second.edits, &first.edits, second.text.len);
	record_set_body(&document, arena_copy(arena, out_str(&second.text)), &edits);
	return document;
}
