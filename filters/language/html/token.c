#include "language/html/token.h"

/* White space of the standard: no vertical tab. */
static bool
is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r';
}

static bool
ends_name(char c)
{
	return is_blank(c) || c == '/' || c == '>';
}

static ptrdiff_t
find(Str page, ptrdiff_t from, char byte)
{
	const char *at = from < page.len ? memchr(page.at + from, byte, (size_t)(page.len - from)) : NULL;

	return at ? at - page.at : -1;
}

static ptrdiff_t
find_or_end(Str page, ptrdiff_t from, char byte)
{
	ptrdiff_t at = find(page, from, byte);

	return at < 0 ? page.len : at;
}

static bool
starts_at(Str page, ptrdiff_t at, Str with)
{
	return at + with.len <= page.len && memcmp(page.at + at, with.at, (size_t)with.len) == 0;
}

static bool
word_at(Str page, ptrdiff_t at, Str lower)
{
	return at + lower.len <= page.len && str_equal_nocase(str_slice(page, at, at + lower.len), lower);
}

Html
html_begin(Str page)
{
	return (Html){ .page = page };
}

/* Attributes: 13.2.5.32 to 13.2.5.40. */

/* One attribute from *at on. False where there is none before `>` or the end; *at is there then. */
static bool
attribute_at(Str text, ptrdiff_t *at, HtmlAttribute *a)
{
	ptrdiff_t i = *at, start;

	while (i < text.len && (is_blank(text.at[i]) || text.at[i] == '/'))
		i++;
	*at = i;
	if (i == text.len || text.at[i] == '>')
		return false;
	start = i++; /* a leading `=` belongs to the name */
	while (i < text.len && !ends_name(text.at[i]) && text.at[i] != '=')
		i++;
	a->name = str_slice(text, start, i);
	a->value = (Str){ text.at + i, 0 };
	*at = i;
	while (i < text.len && is_blank(text.at[i]))
		i++;
	if (i == text.len || text.at[i] != '=')
		return true;
	for (i++; i < text.len && is_blank(text.at[i]);)
		i++;
	if (i < text.len && (text.at[i] == '"' || text.at[i] == '\'')) {
		ptrdiff_t quote = find(text, i + 1, text.at[i]);
		a->value = str_slice(text, i + 1, quote < 0 ? text.len : quote);
		*at = quote < 0 ? text.len : quote + 1;
		return true;
	}
	for (start = i; i < text.len && !is_blank(text.at[i]) && text.at[i] != '>';)
		i++;
	a->value = str_slice(text, start, i);
	*at = i;
	return true;
}

bool
html_attribute(Str *rest, HtmlAttribute *a)
{
	ptrdiff_t at = 0;
	bool found = attribute_at(*rest, &at, a);

	*rest = str_from(*rest, at);
	return found;
}

bool
html_attribute_find(Str attributes, Str name, Str *value)
{
	HtmlAttribute a;

	while (html_attribute(&attributes, &a))
		if (str_equal_nocase(a.name, name)) {
			*value = a.value;
			return true;
		}
	return false;
}

/* Behind a tag's name: walks to behind its `>`. -1: the page ends inside the tag. */
static ptrdiff_t
tag_end(Str page, ptrdiff_t at, bool *self_closing)
{
	HtmlAttribute a;

	while (attribute_at(page, &at, &a))
		;
	if (at >= page.len)
		return -1;
	*self_closing = page.at[at - 1] == '/' && a.value.at + a.value.len != page.at + at;
	return at + 1;
}

static HtmlContent
content_of(HtmlTag tag)
{
	switch (tag) {
	case TAG_title:
	case TAG_textarea: return CONTENT_RCDATA;
	case TAG_style:
	case TAG_xmp:
	case TAG_iframe:
	case TAG_noembed:
	case TAG_noframes: return CONTENT_RAWTEXT;
	case TAG_script: return CONTENT_SCRIPT;
	case TAG_plaintext: return CONTENT_PLAIN;
	default: return CONTENT_DATA;
	}
}

static bool
read_tag(Html *h, HtmlToken *t, ptrdiff_t start, bool closes)
{
	ptrdiff_t name = start + 1 + closes, at = name;

	while (at < h->page.len && !ends_name(h->page.at[at]))
		at++;
	t->name = str_slice(h->page, name, at);
	t->kind = closes ? HTML_CLOSE : HTML_OPEN;
	t->start = start;
	t->self_closing = false;
	t->end = tag_end(h->page, at, &t->self_closing);
	if (t->end < 0)
		return false;
	t->tag = html_tag(t->name);
	t->attributes = closes ? (Str){ 0 } : str_slice(h->page, at, t->end - 1);
	h->content = closes ? CONTENT_DATA : content_of(t->tag);
	if (!closes)
		h->last_open = t->name;
	return true;
}

/* Comments: 13.2.5.41 to 13.2.5.52. */

/* Behind "<!--": where the comment's text ends, and behind its end. */
static void
comment_end(Str page, ptrdiff_t from, ptrdiff_t *text_end, ptrdiff_t *end)
{
	ptrdiff_t at = from;

	if (starts_at(page, from, S(">")) || starts_at(page, from, S("->"))) {
		*text_end = from;
		*end = from + (page.at[from] == '>' ? 1 : 2);
		return;
	}
	while ((at = find(page, at, '-')) >= 0) {
		if (starts_at(page, at, S("-->")) || starts_at(page, at, S("--!>"))) {
			*text_end = at;
			*end = at + (page.at[at + 2] == '>' ? 3 : 4);
			return;
		}
		at++;
	}
	*text_end = *end = page.len;
	/* an end that was begun is no text: "<!-- a --" */
	if (page.len >= from + 3 && starts_at(page, page.len - 3, S("--!")))
		*text_end -= 3;
	else if (page.len >= from + 2 && starts_at(page, page.len - 2, S("--")))
		*text_end -= 2;
	else if (page.len >= from + 1 && page.at[page.len - 1] == '-')
		*text_end -= 1;
}

/* "<!", "<?" and "</" that begin no tag. */
static void
read_declaration(Html *h, HtmlToken *t, ptrdiff_t start, ptrdiff_t text)
{
	ptrdiff_t close, text_end;

	t->kind = HTML_COMMENT;
	t->start = start;
	if (starts_at(h->page, start, S("<!--"))) {
		text = start + 4;
		comment_end(h->page, text, &text_end, &t->end);
		t->text = str_slice(h->page, text, text_end);
		return;
	}
	close = find(h->page, text, '>');
	t->end = close < 0 ? h->page.len : close + 1;
	if (word_at(h->page, start, S("<!doctype"))) {
		t->kind = HTML_DOCTYPE;
		text += 7;
	}
	t->text = str_slice(h->page, text, close < 0 ? h->page.len : close);
}

/* A tag, comment or declaration at `<`. False: `<` is text. */
static bool
read_markup(Html *h, HtmlToken *t, ptrdiff_t at)
{
	char next = at + 1 < h->page.len ? h->page.at[at + 1] : '\0';
	char third = at + 2 < h->page.len ? h->page.at[at + 2] : '\0';

	if (is_letter(next) || (next == '/' && is_letter(third))) {
		if (!read_tag(h, t, at, next == '/'))
			*t = (HtmlToken){ .kind = HTML_END, .start = at, .end = h->page.len };
		return true;
	}
	if (next == '!')
		read_declaration(h, t, at, at + 2);
	else if (next == '?')
		read_declaration(h, t, at, at + 1);
	else if (next == '/' && at + 2 < h->page.len)
		read_declaration(h, t, at, at + 2);
	else
		return false;
	return true;
}

/* `</name` that ends the element whose text is being read. */
static bool
closes_last(const Html *h, ptrdiff_t at)
{
	ptrdiff_t behind = at + 2 + h->last_open.len;

	return h->last_open.len && starts_at(h->page, at, S("</")) && behind < h->page.len &&
		ends_name(h->page.at[behind]) &&
		str_equal_nocase(str_slice(h->page, at + 2, behind), h->last_open);
}

/* Scripts hide their end tag in a comment that has a script of its own: 13.2.5.15 to 13.2.5.31. */
static ptrdiff_t
script_end(const Html *h, ptrdiff_t from)
{
	enum { PLAIN, ESCAPED, DOUBLE } state = PLAIN;
	ptrdiff_t dash = from; /* no `-` stands between the last `<` and here; kept, so that each byte is searched once */

	for (ptrdiff_t at = from; at < h->page.len; at++) {
		const char *c = memchr(h->page.at + at, '<', (size_t)(h->page.len - at));
		ptrdiff_t open = c ? c - h->page.at : h->page.len, behind;

		/* "-->" before the next `<` leads out; the dashes of "<!--" may be its first two */
		if (dash < at)
			dash = at;
		while (state != PLAIN && dash < open) {
			dash = find_or_end(h->page, dash, '-');
			if (dash < open && starts_at(h->page, dash++, S("-->")))
				state = PLAIN;
		}
		if (!c)
			break;
		at = open;
		if (state == PLAIN && starts_at(h->page, at, S("<!--"))) {
			state = ESCAPED;
			at++; /* the search for "-->" begins at the dashes */
			continue;
		}
		if (state != DOUBLE && closes_last(h, at))
			return at;
		behind = at + (state == DOUBLE ? 8 : 7);
		if (state == PLAIN || behind >= h->page.len || !ends_name(h->page.at[behind]))
			continue;
		if (state == ESCAPED && word_at(h->page, at, S("<script")))
			state = DOUBLE;
		else if (state == DOUBLE && word_at(h->page, at, S("</script")))
			state = ESCAPED;
	}
	return h->page.len;
}

/* Where the text that begins at `from` ends. */
static ptrdiff_t
text_end(const Html *h, ptrdiff_t from)
{
	ptrdiff_t at = from;

	if (h->content == CONTENT_PLAIN)
		return h->page.len;
	if (h->content == CONTENT_SCRIPT)
		return script_end(h, from);
	while ((at = find(h->page, at, '<')) >= 0) {
		char next = at + 1 < h->page.len ? h->page.at[at + 1] : '\0';

		if (h->content != CONTENT_DATA ? closes_last(h, at)
					       : is_letter(next) || next == '!' || next == '?' ||
					(next == '/' && at + 2 < h->page.len))
			return at;
		at++;
	}
	return h->page.len;
}

bool
html_next(Html *h, HtmlToken *t)
{
	ptrdiff_t start, end;

	while (h->content == CONTENT_DATA && starts_at(h->page, h->at, S("</>")))
		h->at += 3;
	start = h->at;
	*t = (HtmlToken){ .kind = HTML_END, .start = start, .end = start };
	if (start >= h->page.len)
		return false;
	if ((h->content == CONTENT_DATA || closes_last(h, start)) && h->content != CONTENT_PLAIN &&
		h->page.at[start] == '<' && read_markup(h, t, start)) {
		h->at = t->end;
		return t->kind != HTML_END;
	}
	end = text_end(h, start);
	*t = (HtmlToken){ .kind = HTML_TEXT,
		.start = start,
		.end = end,
		.text = str_slice(h->page, start, end),
		.references = h->content <= CONTENT_RCDATA };
	h->at = end;
	return true;
}
