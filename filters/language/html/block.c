#include "language/html/block.h"

#include "language/html/survey.h"

#include <limits.h>

enum { DEEPEST = 400 /* elements inside one another; what is deeper counts to the last */ };

typedef struct {
	Arena *arena;
	const Table *class_words;
	HtmlBlocks *into;
	int open[DEEPEST]; /* numbers of the open elements */
	int depth;
	int link;             /* depth at which an <a> with a target was opened; 0: none */
	int strong, pre, sup; /* how many of these are open */
	int images;           /* since the last block */
	bool begun;           /* the last block is still being added to */
	bool gap;             /* white space, or the start, stands before what comes */
} Reader;

static HtmlElement *
innermost(const Reader *r)
{
	return r->depth ? &r->into->elements.at[r->open[r->depth - 1]] : NULL;
}

/* Hints */

/* The words of "articleBody post-content_main": at marks and at capitals. */
static bool
next_word(Str *rest, char word[static 24], ptrdiff_t *len)
{
	ptrdiff_t at = 0;

	while (at < rest->len && !is_letter(rest->at[at]))
		at++;
	for (*len = 0; at < rest->len && is_letter(rest->at[at]); at++) {
		if (*len && is_upper(rest->at[at]) && is_lower(rest->at[at - 1]))
			break;
		if (*len < 23)
			word[(*len)++] = to_lower(rest->at[at]);
	}
	*rest = str_from(*rest, at);
	return *len > 0;
}

static int
hint_of(Str name)
{
	static const char *const names[HINTS] = { "text", "page", "nav", "side", "related", "comment",
		"share", "caption", "meta", "title", "lead", "hidden" };

	for (int i = 0; i < HINTS; i++)
		if (str_is(name, names[i]))
			return i;
	return HINTS;
}

static unsigned
hints_of(const Table *class_words, Str value)
{
	unsigned hints = 0;
	char word[24];
	ptrdiff_t len;

	while (next_word(&value, word, &len)) {
		const Row *row = table_find(class_words, (Str){ word, len });
		if (!row && len > 3 && word[len - 1] == 's')
			row = table_find(class_words, (Str){ word, len - 1 });
		if (row && hint_of(row->column[1]) < HINTS)
			hints |= 1u << hint_of(row->column[1]);
	}
	return hints;
}

/* "display: none", "visibility:hidden" */
static bool
style_says(Str style, Str property, Str value)
{
	ptrdiff_t at = str_find(style, property);

	if (at < 0)
		return false;
	style = str_from(style, at + property.len);
	while (style.len && (style.at[0] == ' ' || style.at[0] == ':'))
		style = str_from(style, 1);
	return str_starts(style, value);
}

static void
read_attributes(const Reader *r, HtmlElement *element, Str attributes)
{
	HtmlAttribute a;

	while (html_attribute(&attributes, &a)) {
		if (str_equal_nocase(a.name, S("class")) || str_equal_nocase(a.name, S("id"))) {
			element->hints |= hints_of(r->class_words, a.value);
			if (str_equal_nocase(a.name, S("class")))
				element->key ^= str_hash(a.value);
		} else if (str_equal_nocase(a.name, S("role")) || str_equal_nocase(a.name, S("itemprop")) ||
			str_equal_nocase(a.name, S("property"))) {
			element->hints |= hints_of(r->class_words, a.value);
		} else if (str_equal_nocase(a.name, S("hidden"))) {
			element->hidden = true;
		} else if (str_equal_nocase(a.name, S("aria-hidden"))) {
			element->hints |= str_equal(a.value, S("true")) ? 1u << HINT_HIDDEN : 0;
		} else if (str_equal_nocase(a.name, S("style"))) {
			element->hidden |= style_says(a.value, S("display"), S("none")) ||
				style_says(a.value, S("visibility"), S("hidden"));
		}
	}
}

/* Elements */

static void
end_block(Reader *r)
{
	r->begun = false;
	r->gap = true;
}

static void
close_one(Reader *r)
{
	const HtmlElement *element = innermost(r);

	if (html_tag_traits(element->tag) & TAG_BLOCK)
		end_block(r);
	r->strong -= element->tag == TAG_b || element->tag == TAG_strong;
	r->pre -= element->tag == TAG_pre || element->tag == TAG_xmp || element->tag == TAG_plaintext;
	r->sup -= element->tag == TAG_sup;
	r->depth--;
	if (r->link > r->depth)
		r->link = 0;
}

static void
open_element(Reader *r, const HtmlToken *t)
{
	const HtmlElement *outer = innermost(r);
	HtmlElement element = { .tag = t->tag,
		.parent = r->depth ? r->open[r->depth - 1] : -1,
		.depth = r->depth,
		.key = (uint64_t)t->tag * 0x9e3779b97f4a7c15u };

	if (r->depth == DEEPEST || r->into->elements.len == INT_MAX)
		return;
	read_attributes(r, &element, t->attributes);
	element.within = element.hints | (outer ? outer->within : 0);
	element.hidden |= outer && outer->hidden;
	r->open[r->depth++] = (int)r->into->elements.len;
	*PUSH(r->arena, &r->into->elements) = element;
	r->strong += t->tag == TAG_b || t->tag == TAG_strong;
	r->sup += t->tag == TAG_sup;
	r->pre += t->tag == TAG_pre || t->tag == TAG_xmp || t->tag == TAG_plaintext;
}

/* How far up `tag` is open, where nothing in `barriers` is opened inside it; -1: it is not. */
static int
find_open(const Reader *r, HtmlTag tag, const HtmlTag *barriers)
{
	for (int i = r->depth - 1; i >= 0; i--) {
		HtmlTag open = r->into->elements.at[r->open[i]].tag;
		if (open == tag)
			return i;
		for (const HtmlTag *b = barriers; b && *b; b++)
			if (open == *b)
				return -1;
	}
	return -1;
}

static void
close_to(Reader *r, int depth)
{
	while (depth >= 0 && r->depth > depth)
		close_one(r);
}

/* What a tag that opens closes first. */
static void
close_before(Reader *r, HtmlTag tag)
{
	static const HtmlTag lists[] = { TAG_ul, TAG_ol, TAG_menu, TAG_dl, TAG_table, 0 };
	static const HtmlTag tables[] = { TAG_table, 0 };
	static const HtmlTag holders[] = { TAG_div, TAG_td, TAG_th, TAG_li, TAG_table, TAG_section,
		TAG_article, TAG_aside, TAG_blockquote, TAG_button, TAG_object, 0 };

	if ((html_tag_traits(tag) & TAG_BLOCK) && tag != TAG_button)
		close_to(r, find_open(r, TAG_p, holders));
	switch (tag) {
	case TAG_li: close_to(r, find_open(r, TAG_li, lists)); break;
	case TAG_dt:
	case TAG_dd:
		close_to(r, find_open(r, TAG_dt, lists));
		close_to(r, find_open(r, TAG_dd, lists));
		break;
	case TAG_td:
	case TAG_th:
		close_to(r, find_open(r, TAG_td, tables));
		close_to(r, find_open(r, TAG_th, tables));
		break;
	case TAG_tr: close_to(r, find_open(r, TAG_tr, tables)); break;
	default: break;
	}
}

static void
read_open(Reader *r, const HtmlToken *t)
{
	int traits = html_tag_traits(t->tag);
	Str target;

	close_before(r, t->tag);
	if (traits & TAG_BLOCK)
		end_block(r);
	r->images += t->tag == TAG_img;
	if (t->tag == TAG_a)
		r->link = 0;
	if (traits & TAG_VOID)
		return;
	open_element(r, t);
	if (t->tag == TAG_a && html_attribute_find(t->attributes, S("href"), &target))
		r->link = r->depth;
}

static void
read_close(Reader *r, const HtmlToken *t)
{
	static const HtmlTag cells[] = { TAG_td, TAG_th, TAG_table, 0 };
	int traits = html_tag_traits(t->tag);
	bool block = traits & TAG_BLOCK;
	int at = -1;

	if (t->tag == TAG_a)
		r->link = 0;
	if (block || t->tag == TAG_OTHER)
		at = find_open(r, t->tag, t->tag == TAG_table || t->tag == TAG_tr ? NULL : cells);
	else /* an inline element does not end the blocks opened inside it */
		for (int i = r->depth - 1; i >= 0 && at < 0; i--) {
			HtmlTag open = r->into->elements.at[r->open[i]].tag;
			if (open == t->tag)
				at = i;
			else if (html_tag_traits(open) & TAG_BLOCK)
				break;
		}
	close_to(r, at);
	if (block)
		end_block(r);
}

/* Text */

static HtmlBlock *
current_block(Reader *r, ptrdiff_t start)
{
	HtmlBlocks *into = r->into;
	HtmlBlock *block;
	int i;

	if (r->begun)
		return &into->blocks.at[into->blocks.len - 1];
	block = PUSH(r->arena, &into->blocks);
	block->element = -1;
	for (i = r->depth - 1; i >= 0; i--) {
		HtmlTag tag = into->elements.at[r->open[i]].tag;
		if (block->element < 0 && (html_tag_traits(tag) & TAG_BLOCK))
			block->element = r->open[i];
		if (tag >= TAG_h1 && tag <= TAG_h6 && !block->heading)
			block->heading = tag;
	}
	block->images = r->images;
	r->images = 0;
	block->first_piece = (int)into->pieces.len;
	block->start = start;
	block->preserved = r->pre > 0;
	r->begun = true;
	return block;
}

static bool
is_word_byte(char c)
{
	return is_letter(c) || is_digit(c) || (unsigned char)c >= 0x80;
}

/* Counts of a slice, to the block. A reference counts as it is written: near enough. */
static void
count_text(Reader *r, HtmlBlock *block, Str text)
{
	ptrdiff_t word = -1, blanks = 0;
	int words = 0;

	for (ptrdiff_t i = 0; i <= text.len; i++) {
		char c = i < text.len ? text.at[i] : ' ';
		if (is_word_byte(c)) {
			if (word < 0) {
				words++;
				block->capitals += is_upper(c);
				word = i;
			}
			block->digits += is_digit(c);
			continue;
		}
		block->long_words += word >= 0 && i - word > 6;
		word = -1;
		block->commas += c == ',';
		block->stops += (c == '.' || c == '!' || c == '?') &&
			(i + 1 >= text.len || !is_word_byte(text.at[i + 1]));
		blanks += i < text.len && is_space(c);
		if (i < text.len && !is_space(c))
			block->last = c;
	}
	block->words += words;
	block->bytes += text.len - blanks;
	if (r->link) {
		block->link_bytes += text.len - blanks;
		block->link_words += words;
	}
	if (r->strong)
		block->strong_bytes += text.len - blanks;
}

static void
read_text(Reader *r, const HtmlToken *t)
{
	enum { MARK = 6 };
	Str text = str_trim(t->text), trimmed;
	HtmlBlock *block;
	HtmlPiece *piece;

	if (r->sup && r->link && text.len <= MARK) /* "[3]": a footnote's mark */
		return;
	if (!text.len && (!r->begun || r->gap)) /* nothing, and nothing to part */
		return;
	block = current_block(r, t->start);
	if (!block->bytes && text.len)
		block->first = text.at[0];
	piece = PUSH(r->arena, &r->into->pieces);
	*piece = (HtmlPiece){ t->start, t->end, false, r->sup > 0 };
	block->pieces++;
	block->end = t->end;
	count_text(r, block, text);
	trimmed = text;
	if (trimmed.len && is_word_byte(trimmed.at[trimmed.len - 1]))
		block->last = 'a';
	r->gap = !text.len;
}

static void
read_break(Reader *r, const HtmlToken *t)
{
	HtmlBlocks *into = r->into;
	HtmlBlock *block;

	if (!r->begun)
		return;
	for (ptrdiff_t i = into->pieces.len - 1; i >= 0;
		i--) { /* two in a row, with white space between: a new block */
		const HtmlPiece *last = &into->pieces.at[i];
		if (last->line_end) {
			end_block(r);
			return;
		}
		if (str_trim(str_slice(into->page, last->start, last->end)).len)
			break;
	}
	block = &into->blocks.at[into->blocks.len - 1];
	*PUSH(r->arena, &into->pieces) = (HtmlPiece){ t->start, t->end, true, false };
	block->pieces++;
	block->end = t->end;
}

/* What stands in an element that shows no text goes, with all inside. */
static void
skip_silent(Html *html, const HtmlToken *open)
{
	HtmlTag tag = open->tag;
	HtmlToken t;
	int depth = 1;

	if (open->self_closing && (tag == TAG_svg || tag == TAG_math))
		return;
	while (depth && html_next(html, &t)) {
		depth += t.kind == HTML_OPEN && t.tag == tag && tag != TAG_option;
		depth -= t.kind == HTML_CLOSE && t.tag == tag;
		if (t.kind == HTML_CLOSE &&
			(t.tag == TAG_body || t.tag == TAG_html || (t.tag == TAG_select && tag == TAG_option)))
			return;
	}
}

/* Sums */

bool
html_within(const HtmlBlocks *blocks, int element, HtmlTag tag)
{
	for (; element >= 0; element = blocks->elements.at[element].parent)
		if (blocks->elements.at[element].tag == tag)
			return true;
	return false;
}

static void
sum_up(HtmlBlocks *blocks)
{
	for (int i = 0; i < blocks->blocks.len; i++) {
		const HtmlBlock *block = &blocks->blocks.at[i];
		for (int e = block->element; e >= 0; e = blocks->elements.at[e].parent) {
			HtmlElement *element = &blocks->elements.at[e];
			if (!element->blocks++)
				element->first_block = i;
			element->last_block = i + 1;
			element->bytes += block->bytes;
			element->link_bytes += block->link_bytes;
			element->commas += block->commas;
			element->prose_bytes += html_is_prose(block) ? block->bytes : 0;
		}
	}
}

HtmlBlocks
html_blocks(Arena *arena, const Table *class_words, Str page)
{
	HtmlBlocks blocks = { .page = page };
	Reader r = { .arena = arena, .class_words = class_words, .into = &blocks, .gap = true };
	Html html = html_begin(page);
	HtmlToken t;

	while (html_next(&html, &t)) {
		if (t.kind == HTML_TEXT) {
			read_text(&r, &t);
		} else if (t.kind == HTML_OPEN && t.tag == TAG_br) {
			read_break(&r, &t);
		} else if (t.kind == HTML_OPEN && t.tag == TAG_title && !blocks.title.at) {
			if (html_next(&html, &t) && t.kind == HTML_TEXT)
				blocks.title = t.text;
		} else if (t.kind == HTML_OPEN && (html_tag_traits(t.tag) & TAG_SILENT)) {
			skip_silent(&html, &t);
		} else if (t.kind == HTML_OPEN) {
			read_open(&r, &t);
		} else if (t.kind == HTML_CLOSE) {
			read_close(&r, &t);
		}
	}
	sum_up(&blocks);
	return blocks;
}
