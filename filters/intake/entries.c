#include "intake/entries.h"

static bool
is_named(const HtmlToken *t, const char *name)
{
	return str_equal_nocase(t->name, str(name));
}

static Str
without_lead(Str begin)
{
	if (str_starts(begin, S("\xEF\xBB\xBF")))
		begin = str_from(begin, 3);
	return begin;
}

bool
entries_are(Str begin)
{
	Html xml = html_begin(without_lead(begin));
	HtmlToken t;

	while (html_next(&xml, &t)) {
		xml.content = CONTENT_DATA;
		if (t.kind == HTML_OPEN)
			return is_named(&t, "rss") || is_named(&t, "feed") || is_named(&t, "rdf:RDF");
		if (t.kind == HTML_TEXT && str_trim(t.text).len)
			return false;
	}
	return false;
}

Entries
entries_begin(Str file)
{
	return (Entries){ .xml = html_begin(file) };
}

/* XML has no raw text elements, but CDATA. */
static bool
next_token(Html *xml, HtmlToken *t)
{
	bool more = html_next(xml, t);

	xml->content = CONTENT_DATA;
	if (more && t->kind == HTML_COMMENT && str_starts(t->text, S("[CDATA["))) {
		ptrdiff_t end = str_find(str_from(xml->page, t->start), S("]]>"));
		xml->at = t->end = end < 0 ? xml->page.len : t->start + end + 3;
	}
	return more;
}

static bool
ends_entry(const HtmlToken *t)
{
	return t->kind == HTML_CLOSE && (is_named(t, "item") || is_named(t, "entry"));
}

/* What stands between an element's tags; the reader goes on behind it. *open_ended: it has no end before its entry's. */
static Str
content_of(Html *xml, const HtmlToken *open, bool *open_ended)
{
	ptrdiff_t start = open->end;
	HtmlToken t;
	int depth = 1;

	if (open->self_closing)
		return (Str){ 0 };
	while (next_token(xml, &t)) {
		if (t.kind == HTML_OPEN && !t.self_closing && str_equal_nocase(t.name, open->name))
			depth++;
		else if (t.kind == HTML_CLOSE && str_equal_nocase(t.name, open->name) && --depth == 0)
			return str_slice(xml->page, start, t.start);
		else if (ends_entry(&t)) {
			*open_ended = true;
			xml->at = t.start;
			return str_slice(xml->page, start, t.start);
		}
	}
	*open_ended = true;
	return str_from(xml->page, start);
}

Str
entry_inside(Str written, bool *cdata)
{
	Str text = str_trim(written);

	*cdata = str_starts(text, S("<![CDATA[")) && str_ends(text, S("]]>")) &&
		str_find(text, S("]]>")) == text.len - 3;
	return *cdata ? str_slice(text, 9, text.len - 3) : text;
}

static void
set_content(Entry *entry, const HtmlToken *open, Str written)
{
	bool cdata;
	Str type = { 0 };

	html_attribute_find(open->attributes, S("type"), &type);
	entry->content = entry_inside(written, &cdata);
	entry->markup = str_equal_nocase(type, S("xhtml"));
	entry->escaped = !cdata && !entry->markup;
}

static void
read_link(Entry *entry, const HtmlToken *open, Str written)
{
	Str href, rel;

	if (!html_attribute_find(open->attributes, S("href"), &href)) {
		entry->url = entry->url.len ? entry->url : written; /* RSS */
		return;
	}
	if (!html_attribute_find(open->attributes, S("rel"), &rel) || str_equal_nocase(rel, S("alternate")))
		entry->url = href;
}

/* Content counts before a summary of it. *rank: of the content so far. */
static void
read_field(Entry *entry, Html *xml, const HtmlToken *open, int *rank)
{
	static const struct {
		const char *name;
		int rank;
	} contents[] = { { "content:encoded", 3 }, { "content", 3 }, { "description", 2 }, { "summary", 2 } };
	bool open_ended = false;
	Str written = content_of(xml, open, &open_ended);

	entry->broken |= open_ended && !entry->content.len;
	for (size_t i = 0; i < sizeof contents / sizeof *contents; i++)
		if (is_named(open, contents[i].name) && written.len && contents[i].rank > *rank) {
			*rank = contents[i].rank;
			set_content(entry, open, written);
			entry->broken = open_ended;
			return;
		}
	if (is_named(open, "title"))
		entry->title = entry->title.len ? entry->title : written;
	else if (is_named(open, "link"))
		read_link(entry, open, written);
	else if (is_named(open, "pubDate") || is_named(open, "published") || is_named(open, "dc:date") ||
		is_named(open, "issued"))
		entry->date = written;
	else if (is_named(open, "updated") || is_named(open, "modified"))
		entry->date = entry->date.len ? entry->date : written;
	else if (is_named(open, "dc:creator") || is_named(open, "author"))
		entry->author = written;
}

/* Atom's author is an element with a name inside. */
static Str
name_inside(Str author)
{
	Html xml = html_begin(author);
	HtmlToken t;
	bool open_ended;

	while (next_token(&xml, &t))
		if (t.kind == HTML_OPEN && is_named(&t, "name"))
			return content_of(&xml, &t, &open_ended);
	return author;
}

bool
entries_next(Entries *feed, Entry *entry)
{
	HtmlToken t;
	int rank = 0;
	bool open_ended;

	*entry = (Entry){ 0 };
	while (next_token(&feed->xml, &t)) { /* to the entry */
		if (t.kind != HTML_OPEN)
			continue;
		if (is_named(&t, "item") || is_named(&t, "entry"))
			break;
		if (is_named(&t, "title") && !feed->title.at)
			feed->title = content_of(&feed->xml, &t, &open_ended);
	}
	if (t.kind != HTML_OPEN)
		return false;
	while (next_token(&feed->xml, &t)) {
		if (ends_entry(&t))
			break;
		if (t.kind == HTML_OPEN)
			read_field(entry, &feed->xml, &t, &rank);
	}
	entry->broken |= t.kind == HTML_END && !entry->content.len;
	entry->author = name_inside(entry->author);
	return true;
}
