#include "language/html/head.h"

#include "language/html/jsonld.h"
#include "language/html/published.h"
#include "language/html/reference.h"

typedef struct {
	Arena *arena;
	const HeadRules *rules;
	Html html;
	Published published;
	Str text[4];    /* title, author, source, url by meta and JSON-LD */
	int rank[4];    /* of each; 0: none */
	Str author_key; /* in JSON-LD, of the author so far */
	Str title, heading, lang, canonical;
	bool day_first;
	bool headed;       /* an h1 was met */
	int blocks_behind; /* texts since then */
} Reader;

static const char *const field_names[] = { "title", "author", "source", "url" };

/* Attributes and texts as they are shown, white space single, no-break spaces plain. */
static Str
shown(Reader *r, Str raw, bool attribute)
{
	Str text = html_unescape(r->arena, r->rules->references, str_trim(raw), attribute);
	char *room = arena_room(r->arena, text.len + 1);
	ptrdiff_t len = 0;

	for (ptrdiff_t i = 0; i < text.len; i++) {
		bool no_break = str_starts(str_from(text, i), S("\xC2\xA0"));
		if (!no_break && !is_space(text.at[i]))
			room[len++] = text.at[i];
		else if (len && room[len - 1] != ' ')
			room[len++] = ' ';
		i += no_break;
	}
	while (len && room[len - 1] == ' ')
		len--;
	return (Str){ room, len };
}

static bool
add_date(Reader *r, DatePlace place, Str text)
{
	PageDate *date = &r->published.at[place];

	return date->year || page_date_find(r->rules->months, text, 0, r->day_first, date);
}

static void
add_field(Reader *r, Str field, int rank, Str value)
{
	if (str_equal(field, S("date")))
		add_date(r, rank == 1 ? FROM_META : rank == 2 ? FROM_META_CREATED : FROM_META_DATE, value);
	else if (str_equal(field, S("modified")))
		add_date(r, FROM_MODIFIED, value);
	for (int i = 0; i < 4; i++)
		if (str_is(field, field_names[i]) && value.len && (!r->rank[i] || rank < r->rank[i])) {
			r->rank[i] = rank;
			r->text[i] = value;
		}
}

static const Row *
field_of(Reader *r, Str name)
{
	return table_find(r->rules->fields, arena_lower(r->arena, str_trim(name)));
}

static int
rank_of(const Row *row)
{
	return row->column[2].len ? row->column[2].at[0] - '0' : 9;
}

static void
read_meta(Reader *r, Str attributes)
{
	static const char *const names[] = { "property", "name", "itemprop" };
	Str name, content;
	const Row *row;

	if (!html_attribute_find(attributes, S("content"), &content) || !content.len)
		return;
	for (int i = 0; i < 3; i++)
		if (html_attribute_find(attributes, str(names[i]), &name) && (row = field_of(r, name))) {
			add_field(r, row->column[1], rank_of(row), shown(r, content, true));
			return;
		}
}

/* JSON-LD */

static void
add_date_of(Reader *r, Str key, Str value)
{
	if (str_equal(key, S("datePublished")))
		add_date(r, FROM_JSONLD, value);
	else if (str_equal(key, S("dateCreated")) || str_equal(key, S("uploadDate")))
		add_date(r, FROM_META_CREATED, value);
	else if (str_equal(key, S("dateModified")))
		add_date(r, FROM_MODIFIED, value);
}

/* "name" of an author or a publisher; an author's that is a string. Several authors of one article are joined. */
static void
add_name(Reader *r, const JsonldString *s)
{
	bool name = str_equal(s->key, S("name")) && s->owner.len;
	const Row *row = field_of(r, name ? arena_format(r->arena, "%.*s.name", SHOW(s->owner)) : s->key);
	Str holder = name ? s->owner : s->key, value;

	if (s->nested || !row || !(name || str_is(row->column[1], "author")))
		return;
	value = shown(r, jsonld_text(r->arena, s->value), false);
	if (!value.len || str_starts(value, S("http")))
		return;
	if (str_is(row->column[1], "author") && r->author_key.at == holder.at) {
		r->text[1] = arena_join(r->arena, arena_join(r->arena, r->text[1], S(", ")), value);
		return;
	}
	add_field(r, row->column[1], name ? rank_of(row) : 2, value);
	if (r->text[1].at == value.at)
		r->author_key = holder;
}

static void
read_jsonld(Reader *r, Str text)
{
	Jsonld json = { .text = text };
	JsonldString s;

	while (jsonld_next(&json, &s)) {
		add_date_of(r, s.key, s.value);
		if (str_equal(s.key, S("headline")))
			add_field(r, S("title"), 2, shown(r, jsonld_text(r->arena, s.value), false));
		else if (s.key.len < 32 && s.owner.len < 32)
			add_name(r, &s);
	}
}

/* Elements */

/* What is asked of an element's attributes, read once. */
typedef struct {
	Str item, datetime, content, lang, rel, href;
	unsigned says; /* 1 << Say, of class, id, itemprop, property */
	bool pubdate;
} Marks;

static Marks
read_marks(const DateWords *words, Str attributes)
{
	Marks m = { 0 };
	HtmlAttribute a;

	while (html_attribute(&attributes, &a)) {
		Str *into = NULL;
		switch (to_lower(a.name.at[0])) {
		case 'i': into = str_equal_nocase(a.name, S("itemprop")) ? &m.item : NULL; break;
		case 'd': into = str_equal_nocase(a.name, S("datetime")) ? &m.datetime : NULL; break;
		case 'c': into = str_equal_nocase(a.name, S("content")) ? &m.content : NULL; break;
		case 'l': into = str_equal_nocase(a.name, S("lang")) ? &m.lang : NULL; break;
		case 'r': into = str_equal_nocase(a.name, S("rel")) ? &m.rel : NULL; break;
		case 'h': into = str_equal_nocase(a.name, S("href")) ? &m.href : NULL; break;
		case 'p':
			m.pubdate |= str_equal_nocase(a.name, S("pubdate"));
			into = str_equal_nocase(a.name, S("property")) ? &m.item : NULL;
			break;
		default: break;
		}
		if (into && !into->at)
			*into = a.value;
		if (into == &m.item || str_equal_nocase(a.name, S("class")) ||
			str_equal_nocase(a.name, S("id")))
			m.says |= date_words_say(words, a.value);
	}
	return m;
}

static bool
says_that(const Marks *m, Say say)
{
	return m->says >> say & 1;
}

/* The text inside an element that was just opened, tags left out; the reader goes on behind its first text only. */
static Str
text_inside(Reader *r, HtmlTag tag)
{
	Html ahead = r->html;
	HtmlToken t;
	Str text = { 0 };

	for (int steps = 0; steps < 12 && html_next(&ahead, &t); steps++) {
		if (t.kind == HTML_CLOSE && t.tag == tag)
			break;
		if (t.kind == HTML_TEXT)
			text = arena_join(
				r->arena, text.len ? arena_join(r->arena, text, S(" ")) : text, t.text);
	}
	return shown(r, text, false);
}

static void
read_time(Reader *r, const Marks *m)
{
	DatePlace place = says_that(m, SAYS_MODIFIED)        ? FROM_MODIFIED
		: says_that(m, SAYS_PUBLISHED) || m->pubdate ? FROM_TIME_MARKED
							     : FROM_TIME;

	if (!m->datetime.len || !add_date(r, place, shown(r, m->datetime, true)))
		add_date(r, place, text_inside(r, TAG_time));
	else if (place != FROM_MODIFIED && !r->published.at[FROM_TIME_SHOWN].year)
		add_date(r, FROM_TIME_SHOWN, text_inside(r, TAG_time));
}

static void
read_item(Reader *r, const HtmlToken *t, const Marks *m)
{
	Str value = m->content.len ? m->content : m->datetime;

	if (str_find(m->item, S("datePublished")) >= 0) {
		if (!value.len || !add_date(r, FROM_ITEM, shown(r, value, true)))
			add_date(r, FROM_ITEM, text_inside(r, t->tag));
	} else if (value.len && str_find(m->item, S("dateModified")) >= 0) {
		add_date(r, FROM_MODIFIED, shown(r, value, true));
	}
}

static void
set_language(Reader *r, Str lang)
{
	r->lang = shown(r, lang, true);
	r->day_first = !(r->lang.len == 0 || str_equal_nocase(r->lang, S("en")) ||
		str_starts(r->lang, S("en-US")) || str_starts(r->lang, S("en_US")));
}

static void
read_class(Reader *r, const HtmlToken *t, const Marks *m)
{
	enum { LONG = 120 };
	Str text;

	if (r->published.at[FROM_CLASS].year || !says_that(m, SAYS_DATE) || says_that(m, SAYS_MODIFIED) ||
		(html_tag_traits(t->tag) & TAG_SILENT))
		return;
	text = text_inside(r, t->tag);
	if (text.len < LONG)
		add_date(r, FROM_CLASS, text);
}

static void
read_open(Reader *r, const HtmlToken *t)
{
	Marks m = { 0 };

	if (t->tag == TAG_title && !r->title.at)
		r->title = text_inside(r, TAG_title);
	if (t->tag == TAG_h1 && !r->heading.len)
		r->heading = text_inside(r, TAG_h1);
	r->headed |= t->tag == TAG_h1;
	if (t->tag == TAG_meta) {
		read_meta(r, t->attributes);
		return;
	}
	if (t->attributes.len < 4)
		return;
	m = read_marks(&r->rules->date_words, t->attributes);
	if (t->tag == TAG_html && m.lang.len)
		set_language(r, m.lang);
	else if (t->tag == TAG_link && str_equal_nocase(m.rel, S("canonical")))
		r->canonical = shown(r, m.href, true);
	if (m.item.len)
		read_item(r, t, &m);
	if (t->tag == TAG_time)
		read_time(r, &m);
	else
		read_class(r, t, &m);
}

static bool
has_digit(Str text)
{
	for (ptrdiff_t i = 0; i < text.len; i++)
		if (is_digit(text.at[i]))
			return true;
	return false;
}

/* Of what is shown: a date behind a word of publishing, and the first date of all below the heading. */
static void
read_text(Reader *r, Str raw)
{
	enum { NEAR = 60, LONG = 200 };
	Str text = str_trim(raw);
	ptrdiff_t at;

	if (!text.len)
		return;
	r->blocks_behind += r->headed;
	if (text.len >= LONG || !has_digit(text))
		return;
	for (at = 0; (at = date_words_shown(&r->rules->date_words, text, at)) >= 0; at++)
		add_date(r, FROM_TEXT_MARKED, shown(r, str_from(text, at), false));
	if (r->blocks_behind < NEAR)
		add_date(r, FROM_TEXT, shown(r, text, false));
}

/* Without the site's name behind the last mark: "Title | Site", "Title - Site". */
static Str
without_site(Str title, Str heading)
{
	static const char *const marks[] = { " | ", " - ", " – ", " — ", " « ", " :: ", NULL };
	enum { LONG = 1000 /* no heading is longer; what str_find compares at each byte is bounded */ };

	if (heading.len && heading.len <= LONG && str_find(title, heading) >= 0)
		return heading;
	for (int i = 0; marks[i]; i++)
		for (ptrdiff_t at = title.len - 1; at > title.len / 2; at--)
			if (str_starts(str_from(title, at), str(marks[i])))
				return str_slice(title, 0, at);
	return title;
}

static void
choose(Reader *r, HtmlHead *head)
{
	head->title = r->rank[0] ? r->text[0] : r->heading.len ? r->heading : r->title;
	head->title = without_site(head->title, r->heading);
	head->author = r->text[1];
	if (str_starts(head->author, S("http")))
		head->author = (Str){ 0 };
	head->source = r->text[2];
	if (r->author_key.at && str_equal_nocase(head->author, head->source))
		head->author = (Str){ 0 }; /* the site itself */
	head->url = r->canonical.len ? r->canonical : r->text[3];
	head->lang = r->lang;
	head->date = published_day(&r->published);
}

const char *
head_load(Arena *arena, HeadRules *rules)
{
	const char *wrong = NULL;

	rules->references = table_load(arena, "html/references", &wrong);
	if (!wrong)
		rules->fields = table_load(arena, "html/head-fields", &wrong);
	if (!wrong)
		rules->months = table_load(arena, "html/month-names", &wrong);
	return wrong ? wrong : date_words_load(arena, &rules->date_words);
}

HtmlHead
html_head(Arena *arena, const HeadRules *rules, Str page, Str url)
{
	Reader r = { .arena = arena, .rules = rules, .html = html_begin(page) };
	HtmlHead head = { 0 };
	HtmlToken t;
	HtmlTag raw = TAG_OTHER; /* of the element whose text is no page text */
	bool jsonld = false;

	while (html_next(&r.html, &t)) {
		if (t.kind == HTML_OPEN) {
			Str type;
			read_open(&r, &t);
			raw = t.tag == TAG_script || t.tag == TAG_style || t.tag == TAG_title ||
					t.tag == TAG_textarea
				? t.tag
				: TAG_OTHER;
			jsonld = t.tag == TAG_script && html_attribute_find(t.attributes, S("type"), &type) &&
				str_find(type, S("ld+json")) >= 0;
		} else if (t.kind == HTML_TEXT && jsonld) {
			read_jsonld(&r, t.text);
		} else if (t.kind == HTML_TEXT && raw == TAG_OTHER) {
			read_text(&r, t.text);
		} else if (t.kind == HTML_CLOSE) {
			raw = TAG_OTHER;
			jsonld = false;
		}
	}
	if (!r.canonical.len || !page_date_in_url(r.canonical, &r.published.at[FROM_URL]))
		page_date_in_url(url, &r.published.at[FROM_URL]);
	choose(&r, &head);
	return head;
}
