#include "language/html/survey.h"

#include <math.h>

double
html_share(double part, double whole)
{
	return whole > 0 ? part / whole : 0;
}

bool
html_is_prose(const HtmlBlock *block)
{
	return block->words >= 12 && block->stops > 0 && block->link_bytes * 3 < block->bytes;
}

const HtmlElement *
survey_element(const HtmlSurvey *page, int number)
{
	return number >= 0 ? &page->blocks->elements.at[number] : NULL;
}

int
survey_parent(const HtmlSurvey *page, int number)
{
	return number >= 0 ? page->blocks->elements.at[number].parent : -1;
}

bool
html_next_word(Arena *arena, Str *rest, Str *word)
{
	ptrdiff_t at = 0, start;

	while (at < rest->len && !is_letter(rest->at[at]) && !is_digit(rest->at[at]) &&
		(unsigned char)rest->at[at] < 0x80)
		at++;
	start = at;
	while (at < rest->len &&
		(is_letter(rest->at[at]) || is_digit(rest->at[at]) || (unsigned char)rest->at[at] >= 0x80))
		at++;
	*word = arena_lower(arena, str_slice(*rest, start, at));
	*rest = str_from(*rest, at);
	return at > start;
}

static void
score_elements(HtmlSurvey *page)
{
	const HtmlBlocks *b = page->blocks;
	double best = 0;

	page->score = NEW(page->arena, double, b->elements.len);
	for (ptrdiff_t i = 0; i < b->blocks.len; i++) {
		const HtmlBlock *block = &b->blocks.at[i];
		double points = 1 + block->commas + fmin((double)block->bytes / 100, 3);
		int e = block->element;

		if (!html_is_prose(block) || e < 0)
			continue;
		/* a paragraph speaks for what holds it, not for itself */
		if (b->elements.at[e].first_block + 1 == b->elements.at[e].last_block &&
			b->elements.at[e].parent >= 0)
			e = b->elements.at[e].parent;
		for (int up = 0; e >= 0 && up < 4; up++, e = b->elements.at[e].parent)
			page->score[e] += points / (up == 0 ? 1 : up == 1 ? 1.5 : 3.0 * up);
	}
	page->best = -1;
	for (int e = 0; e < b->elements.len; e++) {
		const HtmlElement *element = &b->elements.at[e];
		page->score[e] *= 1 - html_share((double)element->link_bytes, (double)element->bytes);
		if (element->within & (1u << HINT_COMMENT | 1u << HINT_HIDDEN))
			page->score[e] *= 0.5;
		if (page->score[e] > best) {
			best = page->score[e];
			page->best = e;
		}
	}
}

static void
find_holder(HtmlSurvey *page)
{
	const HtmlBlocks *b = page->blocks;

	page->holder = -1;
	for (int e = 0; e < b->elements.len; e++) {
		const HtmlElement *element = &b->elements.at[e];
		const HtmlElement *holder = survey_element(page, page->holder);
		if (element->prose_bytes * 10 >= page->prose_bytes * 7 && element->prose_bytes > 0 &&
			(!holder || element->bytes <= holder->bytes))
			page->holder = e;
	}
}

static Str
key_of(const HtmlElement *element)
{
	return element ? (Str){ (const char *)&element->key, sizeof element->key } : S("none");
}

static HtmlAlike *
alike_of(HtmlSurvey *page, const HtmlElement *element)
{
	Slot *slot = map_add(&page->keys, page->arena, key_of(element));

	if (!slot->value)
		slot->value = NEW(page->arena, HtmlAlike, 1);
	return slot->value;
}

static void
count_alike(HtmlSurvey *page)
{
	const HtmlBlocks *b = page->blocks;

	for (ptrdiff_t e = 0; e < b->elements.len; e++)
		if (b->elements.at[e].blocks)
			alike_of(page, &b->elements.at[e])->elements++;
	for (ptrdiff_t i = 0; i < b->blocks.len; i++) {
		const HtmlBlock *block = &b->blocks.at[i];
		HtmlAlike *alike = alike_of(page, survey_element(page, block->element));

		alike->blocks++;
		alike->bytes += block->bytes;
		alike->link_bytes += block->link_bytes;
		alike->prose_bytes += html_is_prose(block) ? block->bytes : 0;
	}
}

/* The first piece of a block stands for its text. */
static Str
first_text(const HtmlBlocks *b, const HtmlBlock *block)
{
	const HtmlPiece *p = &b->pieces.at[block->first_piece];

	return str_trim(str_slice(b->page, p->start, p->end));
}

static void
count_texts(HtmlSurvey *page)
{
	for (ptrdiff_t i = 0; i < page->blocks->blocks.len; i++) {
		Slot *slot = map_add(
			&page->texts, page->arena, first_text(page->blocks, &page->blocks->blocks.at[i]));

		if (!slot->value)
			slot->value = NEW(page->arena, int, 1);
		++*(int *)slot->value;
	}
}

static void
read_title(HtmlSurvey *page)
{
	enum { MOST = 40 };
	Str rest = page->blocks->title, word;

	page->title_words = NEW(page->arena, Str, MOST);
	while (page->title_count < MOST && html_next_word(page->arena, &rest, &word))
		page->title_words[page->title_count++] = word;
}

HtmlSurvey
html_survey(Arena *arena, const HtmlBlocks *blocks, const Table *page_words)
{
	HtmlSurvey page = { .arena = arena, .blocks = blocks, .page_words = page_words };

	for (ptrdiff_t i = 0; i < blocks->blocks.len; i++) {
		const HtmlBlock *block = &blocks->blocks.at[i];
		page.bytes += block->bytes;
		page.prose_bytes += html_is_prose(block) ? block->bytes : 0;
	}
	score_elements(&page);
	find_holder(&page);
	count_alike(&page);
	count_texts(&page);
	read_title(&page);
	return page;
}

const HtmlAlike *
survey_alike(const HtmlSurvey *page, int element)
{
	return map_get(&page->keys, key_of(survey_element(page, element)));
}

int
survey_repeats(const HtmlSurvey *page, const HtmlBlock *block)
{
	return *(const int *)map_get(&page->texts, first_text(page->blocks, block));
}
