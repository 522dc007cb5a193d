#include "language/number/reference.h"

enum { MOST_ITEMS = 99 };

static bool
is_number(const Reader *r, ptrdiff_t at)
{
	return lexeme_at(r, at)->kind == LEXEME_DIGITS;
}

/* A capital, or a quotation mark or bracket before one. */
static bool
begins_sentence(const Reader *r, ptrdiff_t at)
{
	if (lexeme_at(r, at)->kind == LEXEME_MARK)
		at++;
	return lexeme_at(r, at)->capital && lexeme_at(r, at)->kind == LEXEME_LETTERS;
}

bool
reference_of_item(const Reader *r, ptrdiff_t at, ptrdiff_t end)
{
	int64_t number;

	if (at > 0 || end != 1 || !str_integer(lexeme_at(r, at)->lower, &number) || number > MOST_ITEMS)
		return false;
	return (word_is(r, end, ".") || word_is(r, end, ")")) && is_glued(r, end) && !is_glued(r, end + 1) &&
		begins_sentence(r, end + 1);
}

/* "(17):" */
static bool
is_issue(const Reader *r, ptrdiff_t at)
{
	return word_is(r, at, "(") && is_number(r, at + 1) && word_is(r, at + 2, ")") &&
		word_is(r, at + 3, ":");
}

bool
reference_of_volume(const Reader *r, ptrdiff_t at, ptrdiff_t end)
{
	return (is_issue(r, end) && is_number(r, end + 4)) || (is_issue(r, at - 1) && is_number(r, at - 2)) ||
		(is_issue(r, at - 4) && is_number(r, at - 5));
}
