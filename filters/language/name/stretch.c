#include "language/name/stretch.h"

#include <string.h>

static bool
is_upper_inside(const Word *word)
{
	return word->kind != WORD_MARK && word->kind != WORD_NUMBER && word->lower.at != word->text.at;
}

/* A word that may be part of a name by its own looks. */
static bool
stands_out(const Reader *r, ptrdiff_t i)
{
	const Word *word = &r->text->words.at[i];
	int bits = r->text->signs[i].bits;

	if (!word->capital)
		return is_upper_inside(word);
	if ((bits & IS_CALENDAR) && !(bits & IS_GIVEN))
		return false;
	return !(bits & IS_FUNCTION) || (reader_capital(r, i + 1) && !(reader_bits(r, i + 1) & IS_FUNCTION));
}

static bool
is_hyphen(const Word *word)
{
	return word->kind == WORD_MARK && !word->space && word->text.len == 1 && word->text.at[0] == '-';
}

/* What may stand between two words of a name, or before its first: "of the", "-", "'s", "al-", "747". */
static bool
bridges(const Reader *r, ptrdiff_t i)
{
	const Word *word = &r->text->words.at[i];

	if (word->kind == WORD_MARK)
		return word->text.len <= 4 && strchr("-&'./,\"", word->text.at[0]) != NULL;
	if (i > 0 && !word->space && is_hyphen(word - 1)) /* "Port-au-Prince" */
		return true;
	if (word->kind == WORD_LETTERS && word->text.len <= 2) /* "Dar es Salaam" */
		return true;
	return word->kind == WORD_NUMBER || (r->text->signs[i].bits & (IS_PARTICLE | IS_FUNCTION));
}

static ptrdiff_t
next_that_stands_out(const Reader *r, ptrdiff_t i, ptrdiff_t limit)
{
	while (i < r->count && i < limit && !stands_out(r, i))
		if (!bridges(r, i++))
			return -1;
	return i < r->count && i < limit ? i : -1;
}

/* "-moon", "747" behind a stretch belong to it. */
static ptrdiff_t
stretch_end(const Reader *r, ptrdiff_t last)
{
	const Word *words = r->text->words.at;

	if (last + 2 < r->count && is_hyphen(&words[last + 1]) && words[last + 2].kind == WORD_LETTERS &&
		!words[last + 2].space)
		last += 2;
	if (last + 1 < r->count && words[last + 1].kind == WORD_NUMBER)
		last++;
	return last;
}

/* So do "al-", "van der" before it. */
static ptrdiff_t
stretch_start(const Reader *r, ptrdiff_t limit, ptrdiff_t first)
{
	const Word *words = r->text->words.at;

	for (int k = 0; k < 3 && first > limit; k++) {
		if (reader_bits(r, first - 1) & IS_PARTICLE)
			first--;
		else if (first > limit + 1 && is_hyphen(&words[first - 1]) && !words[first].space &&
			words[first - 2].kind == WORD_LETTERS)
			first -= 2;
		else
			break;
	}
	return first;
}

bool
stretch_next(const Reader *r, bool caseless, ptrdiff_t *first, ptrdiff_t *last)
{
	enum { GAP = 4, LONGEST = 96 };
	ptrdiff_t i = *first, next;

	while (!caseless && (i = reader_next(r, i, LOOKS_CAPITAL)) < r->count && !stands_out(r, i))
		i++;
	if (i >= r->count)
		return false;
	*last = i;
	if (caseless) {
		*last = i + LONGEST < r->count ? i + LONGEST - 1 : r->count - 1;
		return true;
	}
	while (*last - i < LONGEST && (next = next_that_stands_out(r, *last + 1, *last + GAP + 1)) >= 0)
		*last = next;
	*last = stretch_end(r, *last);
	*first = stretch_start(r, *first, i);
	return true;
}

bool
article_is_lower(const Reader *readers, ptrdiff_t count)
{
	ptrdiff_t letters = 0, capitals = 0;

	for (ptrdiff_t t = 0; t < count; t++) {
		letters += readers[t].text->letters;
		capitals += readers[t].text->capitals;
	}
	return capitals * 50 < letters;
}

bool
text_is_caseless(const NameText *text, bool lower_article)
{
	return lower_article || text->all_caps || text->no_capitals;
}
