#include "language/number/read.h"

/* Where a number or date can begin: asked at every word, so that the readers are not. */

/* A mark that may be a number: "½". Dashes, quotation marks and dots of U+2010 to U+203F are none. */
static bool
may_be_glyph(const Lexeme *lexeme)
{
	const unsigned char *at = (const unsigned char *)lexeme->text.at;

	return lexeme->kind == LEXEME_MARK && lexeme->text.len > 1 && at[0] >= 0x80 &&
		!(lexeme->text.len == 3 && at[0] == 0xe2 && at[1] == 0x80 && at[2] >= 0x90);
}

/* Words between an opening word and what it opens: "end of the year", "last fiscal year", "mid-1990s". */
static bool
links(const Lexeme *lexeme)
{
	static const char *const words[] = { "of", "in", "-", "–", "—", "--", "fiscal", "financial",
		"calendar", ".", NULL };

	return str_among(lexeme->lower, words);
}

static bool
opens_form(const Reader *r, ptrdiff_t at)
{
	return lexicon_goes_on(r->lexemes, at) && lexicon_has_form(r->lexicon, r->lexemes, at);
}

/* "the 5th", "the last", "the week before" */
static bool
the_opens(const Reader *r, ptrdiff_t at)
{
	const Lexeme *next = lexeme_at(r, at + 1);
	static const uint64_t ordinals = IS(ORDINAL) | IS(TENS);

	return next->kind == LEXEME_DIGITS || (next->sense->is | next->sense->begins) & ordinals ||
		next->sense->is & IS(DIRECTION) ||
		(next->sense->is & IS(PERIOD) && (word_is(r, at + 2, "before") || word_is(r, at + 2, "after"))) ||
		opens_form(r, at);
}

/* Can an expression begin here? Most words are told so by their bits; of words that only open one ("the", "over", "last"),
 * what they open must follow. */
bool
opener_at(const Reader *r, ptrdiff_t at)
{
	static const uint64_t begins = IS(DIGIT) | IS(TEEN) | IS(TENS) | IS(ORDINAL) | IS(DENOMINATOR) |
		IS(NEGATIVE) | IS(HUNDRED) | IS(POWER) | IS(VAGUE) | IS(COUPLE) | IS(SEVERAL) |
		IS(FREQUENCY) | IS(CURRENCY_SIGN) | IS(CURRENCY_CODE) | IS(IDIOM) | IS(MONTH) | IS(WEEKDAY) |
		IS(SEASON) | IS(RELATIVE_DAY) | IS(NOON) | IS(YEAR_NAME) | IS(HOLIDAY);
	static const uint64_t follows = begins | IS(PERIOD) | IS(DURATION) | IS(DAYPART) | IS(COLLECTIVE);
	static const uint64_t opens = IS(BEFORE) | IS(DIRECTION) | IS(PART) | IS(OPENER);
	enum { FAR = 8 };
	const Lexeme *first = lexeme_at(r, at);
	bool opener;

	if (!first->sense->is && !first->sense->begins && first->kind == LEXEME_LETTERS && !first->code)
		return false;
	opener = first->sense->is & IS(OPENER) && !first->code;

	if (opener && str_equal(first->lower, S("the")))
		return the_opens(r, at);
	if (opener && str_equal(first->lower, S("no")))
		return zero_at(r, at) || opens_form(r, at);
	for (ptrdiff_t i = at; i < at + FAR; i++) {
		const Lexeme *lexeme = lexeme_at(r, i);
		uint64_t is = lexeme->sense->is;
		if (lexeme->kind == LEXEME_DIGITS || lexeme->code || is & (i == at ? begins : follows) ||
			may_be_glyph(lexeme) || (lexeme->sense->begins && opens_form(r, i)))
			return true;
		if (!(is & opens) && (i == at || !links(lexeme)))
			return false;
		if (i == at && is & IS(OPENER) && is & IS(PERIOD)) /* "weekend" */
			return true;
	}
	return true;
}
