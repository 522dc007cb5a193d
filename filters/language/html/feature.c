#include "language/html/feature.h"

#include <math.h>

typedef struct {
	float *at;
	int len;
} Vector;

static void
put(Vector *v, double value)
{
	v->at[v->len++] = (float)value;
}

/* One block */

static Str
text_of(const HtmlBlocks *b, const HtmlBlock *block, int piece)
{
	const HtmlPiece *p = &b->pieces.at[block->first_piece + piece];

	return p->line_end ? (Str){ 0 } : str_slice(b->page, p->start, p->end);
}

/* Words of the page's business, and words of the title, in short blocks. */
static void
count_words(const HtmlSurvey *page, const HtmlBlock *block, int *business, int *title)
{
	enum { SHORT = 40 };
	Str rest, word;

	*business = *title = 0;
	if (block->words > SHORT)
		return;
	for (int i = 0; i < block->pieces; i++)
		for (rest = text_of(page->blocks, block, i); html_next_word(page->arena, &rest, &word);) {
			*business += table_find(page->page_words, word) != NULL;
			for (int t = 0; t < page->title_count; t++)
				if (str_equal(page->title_words[t], word)) {
					++*title;
					break;
				}
		}
}

static int
kind_of_tag(HtmlTag tag)
{
	switch (tag) {
	case TAG_p: return 1;
	case TAG_li: return 2;
	case TAG_td:
	case TAG_th: return 3;
	case TAG_div: return 4;
	case TAG_blockquote: return 5;
	case TAG_figcaption:
	case TAG_figure: return 6;
	case TAG_dd:
	case TAG_dt: return 7;
	case TAG_pre: return 8;
	case TAG_article:
	case TAG_section:
	case TAG_main: return 9;
	case TAG_header:
	case TAG_footer:
	case TAG_aside:
	case TAG_nav: return 10;
	default: return 0;
	}
}

static int
kind_of_byte(char c)
{
	return is_lower(c)                          ? 1
		: is_upper(c)                       ? 2
		: is_digit(c)                       ? 3
		: c == '.' || c == '!' || c == '?'  ? 4
		: c == ':'                          ? 5
		: c == '"' || c == ')' || c == '\'' ? 6
		: (unsigned char)c >= 0x80          ? 7
						    : 0;
}

static void
put_text(Vector *v, const HtmlSurvey *page, const HtmlBlock *b)
{
	int business, title;

	count_words(page, b, &business, &title);
	put(v, log1p((double)b->bytes));
	put(v, b->words);
	put(v, html_share((double)b->bytes, b->words));
	put(v, html_share((double)b->link_bytes, (double)b->bytes));
	put(v, html_share((double)b->strong_bytes, (double)b->bytes));
	put(v, html_share(b->commas, b->words));
	put(v, b->stops);
	put(v, html_share(b->stops, b->words));
	put(v, html_share(b->digits, (double)b->bytes));
	put(v, html_share(b->capitals, b->words));
	put(v, html_share(b->long_words, b->words));
	put(v, kind_of_byte(b->last));
	put(v, kind_of_byte(b->first));
	put(v, b->heading ? b->heading - TAG_h1 + 1 : 0);
	put(v, html_share(business, b->words));
	put(v, html_share(title, b->words));
	put(v, html_share(title, page->title_count));
	put(v, business);
}

static void
put_ancestors(Vector *v, const HtmlSurvey *page, const HtmlBlock *b)
{
	static const HtmlTag asked[] = { TAG_article, TAG_main, TAG_section, TAG_aside, TAG_nav, TAG_header,
		TAG_footer, TAG_form, TAG_figure, TAG_table, TAG_ul, TAG_blockquote };
	const HtmlElement *element = survey_element(page, b->element),
			  *outer = survey_element(page, survey_parent(page, b->element));
	unsigned own = (element ? element->hints : 0) | (outer ? outer->hints : 0);
	unsigned within = element ? element->within : 0;
	unsigned in = 0;

	for (int e = b->element; e >= 0; e = survey_parent(page, e))
		for (unsigned i = 0; i < sizeof asked / sizeof *asked; i++)
			in |= (unsigned)(page->blocks->elements.at[e].tag == asked[i] ||
				      (asked[i] == TAG_ul && page->blocks->elements.at[e].tag == TAG_ol))
				<< i;
	for (unsigned i = 0; i < sizeof asked / sizeof *asked; i++)
		put(v, in >> i & 1);
	for (int i = 0; i < HINTS; i++)
		put(v, (own >> i & 1) * 2 + (within >> i & 1));
	put(v, element && element->hidden);
	put(v, element ? element->depth : 0);
	put(v, element ? kind_of_tag(element->tag) : 0);
}

static void
put_element(Vector *v, const HtmlSurvey *page, int number)
{
	static const HtmlElement none;
	const HtmlElement *e = survey_element(page, number);

	if (!e)
		e = &none;
	put(v, html_share((double)e->bytes, (double)page->bytes));
	put(v, html_share((double)e->prose_bytes, (double)page->prose_bytes));
	put(v, html_share((double)e->link_bytes, (double)e->bytes));
	put(v, html_share((double)e->prose_bytes, (double)e->bytes));
	put(v, e->blocks);
	put(v, number >= 0 && page->best >= 0 ? html_share(page->score[number], page->score[page->best]) : 0);
}

/* How many steps up from the block the element that also holds `number` is; and whether it is `number` itself. */
static void
put_relation(Vector *v, const HtmlSurvey *page, int index, int number)
{
	const HtmlBlock *b = &page->blocks->blocks.at[index];
	const HtmlElement *other = survey_element(page, number);
	int steps = 0;
	bool inside = other && index >= other->first_block && index < other->last_block;

	for (int e = b->element; other && e >= 0; e = survey_parent(page, e), steps++) {
		const HtmlElement *element = &page->blocks->elements.at[e];
		if (element->first_block <= other->first_block && element->last_block >= other->last_block)
			break;
	}
	put(v, inside);
	put(v, steps);
	put(v, other ? html_share(index - other->first_block, other->last_block - other->first_block) : 0);
	put(v, other ? index - other->first_block : 0);
	put(v, other ? other->last_block - 1 - index : 0);
}

static void
put_neighbour(Vector *v, const HtmlSurvey *page, int index, int other)
{
	static const HtmlBlock none;
	const HtmlBlock *b = &page->blocks->blocks.at[index], *n = &none;
	const HtmlElement *mine, *its;

	if (other >= 0 && other < page->blocks->blocks.len)
		n = &page->blocks->blocks.at[other];
	mine = survey_element(page, b->element);
	its = n == &none ? NULL : survey_element(page, n->element);
	put(v, log1p((double)n->bytes));
	put(v, html_share((double)n->link_bytes, (double)n->bytes));
	put(v, n->heading ? n->heading - TAG_h1 + 1 : 0);
	put(v, n != &none && html_is_prose(n));
	put(v, mine && its && mine->key == its->key);
	put(v, mine && its && (mine->parent == its->parent || b->element == n->element));
}

static void
put_position(Vector *v, const HtmlSurvey *page, int index, ptrdiff_t bytes_before, ptrdiff_t prose_before)
{
	const HtmlBlocks *b = page->blocks;
	int before = 0, after = 0, h1 = -1;

	put(v, html_share(index, (double)b->blocks.len));
	put(v, html_share((double)bytes_before, (double)page->bytes));
	put(v, html_share((double)prose_before, (double)page->prose_bytes));
	put(v, log1p((double)page->prose_bytes));
	while (before < 40 && index - 1 - before >= 0 && !html_is_prose(&b->blocks.at[index - 1 - before]))
		before++;
	while (after < 40 && index + 1 + after < b->blocks.len &&
		!html_is_prose(&b->blocks.at[index + 1 + after]))
		after++;
	put(v, before);
	put(v, after);
	for (int i = index; i >= 0 && i > index - 200; i--)
		if (b->blocks.at[i].heading == TAG_h1) {
			h1 = index - i;
			break;
		}
	put(v, h1);
}

static void
put_alike(Vector *v, const HtmlSurvey *page, const HtmlBlock *b)
{
	const HtmlAlike *alike = survey_alike(page, b->element);
	int most = 1, up = 0, e = b->element;

	put(v, alike->blocks);
	put(v, html_share((double)alike->prose_bytes, (double)page->prose_bytes));
	put(v, html_share((double)alike->link_bytes, (double)alike->bytes));
	put(v, html_share((double)alike->prose_bytes, (double)alike->bytes));
	for (; up < 4; up++, e = survey_parent(page, e)) {
		const HtmlAlike *holder = e >= 0 ? survey_alike(page, e) : NULL;
		put(v, holder ? holder->elements : 0);
	}
	for (e = survey_parent(page, b->element); e >= 0; e = survey_parent(page, e)) {
		const HtmlAlike *holder = survey_alike(page, e);
		most = holder->elements > most ? holder->elements : most;
	}
	put(v, most);
	put(v, survey_repeats(page, b));
}

/* The heading a block stands under. */
static void
put_heading(Vector *v, const HtmlSurvey *page, int index)
{
	const HtmlBlock *heading = NULL;
	int i, business = 0, title = 0;

	for (i = index; i >= 0 && i > index - 100 && !heading; i--)
		if (page->blocks->blocks.at[i].heading)
			heading = &page->blocks->blocks.at[i];
	if (heading)
		count_words(page, heading, &business, &title);
	put(v, heading ? index - i - 1 : -1);
	put(v, heading ? heading->heading - TAG_h1 + 1 : 0);
	put(v, heading ? html_share(business, heading->words) : -1);
	put(v, heading ? heading->words : -1);
}

/* Pictures beside it: what stands under one may be its caption. */
static void
put_images(Vector *v, const HtmlSurvey *page, int index)
{
	const HtmlBlock *b = &page->blocks->blocks.at[index];

	put(v, b->images);
	put(v, index + 1 < page->blocks->blocks.len ? b[1].images : 0);
	put(v, index > 0 ? b[-1].images : 0);
}

HtmlFeatures
html_features(Arena *arena, const HtmlBlocks *blocks, const Table *page_words)
{
	return (HtmlFeatures){ .page = html_survey(arena, blocks, page_words) };
}

bool
html_features_next(HtmlFeatures *features)
{
	const HtmlSurvey *page = &features->page;
	Vector v = { features->of, 0 };
	int i = features->count, parent;
	const HtmlBlock *b = &page->blocks->blocks.at[i];

	if (i == page->blocks->blocks.len)
		return false;
	parent = survey_parent(page, b->element);
	put_text(&v, page, b);
	put_ancestors(&v, page, b);
	put_element(&v, page, b->element);
	put_element(&v, page, parent);
	put_element(&v, page, survey_parent(page, parent));
	put_relation(&v, page, i, page->best);
	put_relation(&v, page, i, page->holder);
	put_position(&v, page, i, features->bytes, features->prose);
	put_alike(&v, page, b);
	put_heading(&v, page, i);
	for (int d = -2; d <= 2; d++)
		if (d)
			put_neighbour(&v, page, i, i + d);
	put_images(&v, page, i);
	features->count++;
	features->bytes += b->bytes;
	features->prose += html_is_prose(b) ? b->bytes : 0;
	return true;
}
