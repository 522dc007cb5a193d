#include "language/number/read.h"

/* Digits that name something rather than count it: codes, addresses, telephone numbers, an age of "in his fifties". */

/* "0800 123 456", "+44 20 7946 0958": groups of digits with spaces, the first with a nought or plus before it. */
static ptrdiff_t
telephone(const Reader *r, ptrdiff_t at)
{
	ptrdiff_t end = at + 1;
	bool plus = word_is(r, at - 1, "+") && is_glued(r, at);
	Str first = lexeme_at(r, at)->text;

	if (!plus && (first.at[0] != '0' || first.len < 3 || first.len > 6))
		return NONE;
	while (end < at + 9 && lexeme_at(r, end)->kind == LEXEME_DIGITS && !lexeme_at(r, end)->code)
		end++;
	return end > at + 1 ? end : NONE;
}

static bool
glued_s(const Reader *r, ptrdiff_t at)
{
	return is_glued(r, at) && (word_is(r, at, "s") || word_is(r, at, "'s") || word_is(r, at, "’s"));
}

/* "4chan", "39A", "5G": letters glued to digits that are neither unit, magnitude nor ordinal. */
static ptrdiff_t
glued_name(const Reader *r, ptrdiff_t at)
{
	const Lexeme *lexeme = lexeme_at(r, at), *next = lexeme_at(r, at + 1);
	Quantity q;

	if (next->word != lexeme->word || next->kind != LEXEME_LETTERS ||
		(at > 0 && lexeme_at(r, at - 1)->word == lexeme->word))
		return NONE;
	if (entry_of(r, at + 1, IS(CURRENCY_CODE) | IS(CURRENCY_SIGN) | IS(CURRENCY_NAME)))
		return NONE;
	if ((at > 0 && has(r, at - 1, IS(CURRENCY_SIGN))) ||
		(quantity_read(r, at, &q) != NONE && q.end > at + 1) || has(r, at + 1, IS(AFTER)))
		return NONE;
	return at + 2;
}

/* "1:58.43", "2:01:39": hours, minutes, seconds and parts of a second. */
static bool
time_of_race(Arena *arena, Str text, Decimal *seconds)
{
	Str part;
	int parts = 0;
	bool fine = str_find_byte(text, '.') > 0;
	Decimal sixty = decimal_from_integer(arena, 60), number;

	*seconds = decimal_from_integer(arena, 0);
	while (str_next(&text, ':', &part)) {
		if (!decimal_read(arena, part, &number) || (parts++ && part.len < 2))
			return false;
		*seconds = decimal_add(arena, decimal_multiply(arena, *seconds, sixty), number);
	}
	return parts == 3 || (parts == 2 && fine);
}

static ptrdiff_t
is_a(Number *n, ptrdiff_t end, NumberKind kind, const char *why)
{
	n->kind = kind;
	n->why = why;
	return end;
}

/* "I7-860BOX", "http://…": the whole word, if there is a digit in it. */
static ptrdiff_t
whole_word(const Reader *r, ptrdiff_t at, Number *n)
{
	const Lexeme *lexeme = lexeme_at(r, at);
	ptrdiff_t end = at;
	bool digit = false;

	for (; end < r->lexemes->len && lexeme_at(r, end)->word == lexeme->word; end++)
		for (ptrdiff_t i = 0; i < lexeme_at(r, end)->text.len; i++)
			digit = digit || is_digit(lexeme_at(r, end)->text.at[i]);
	return digit ? is_a(n, end, NUMBER_NAME, "digits within a word or an address") : end;
}

static bool
hyphen_and_digits(const Reader *r, ptrdiff_t at)
{
	return is_dash(r, at) && is_glued(r, at) && is_glued(r, at + 1) &&
		lexeme_at(r, at + 1)->kind == LEXEME_DIGITS;
}

/* "Temperatures in the 90s": degrees, from 90 to 99. */
static bool
is_decade_of_degrees(const Reader *r, ptrdiff_t at, Number *n)
{
	static const char *const words[] = { "temperature", "temperatures", "highs", "lows", "degrees",
		"heat", NULL };
	int64_t tens = digits_small(lexeme_at(r, at));
	bool warm = false;

	if (!glued_s(r, at + 1) || tens % 10 || tens < 10 || tens > 120)
		return false;
	for (ptrdiff_t i = at - 1; i > at - 8 && !warm; i--)
		warm = word_in(r, i, words);
	n->low = decimal_from_integer(r->arena, tens);
	n->high = decimal_from_integer(r->arena, tens + 9);
	n->qualifier = QUALIFIER_BETWEEN;
	n->unit = S("degree");
	return warm;
}

/* "in his 60s", "in her mid-50s" */
static bool
is_somebodys_decade(const Reader *r, ptrdiff_t at)
{
	static const char *const whose[] = { "his", "her", "their", "my", "our", "your", NULL };
	ptrdiff_t before = at - 1;

	if (!glued_s(r, at + 1))
		return false;
	if (is_dash(r, before) && (word_is(r, before - 1, "over") || word_is(r, before - 1, "under")))
		return true; /* "the over-60s" */
	before -= is_dash(r, before);
	before -= has(r, before, IS(PART));
	return word_in(r, before, whose);
}

ptrdiff_t
code_read(const Reader *r, ptrdiff_t at, Number *n)
{
	const Lexeme *lexeme = lexeme_at(r, at);
	ptrdiff_t end;
	Decimal ignored, seconds;

	if (lexeme->code)
		return whole_word(r, at, n);
	if (lexeme->kind != LEXEME_DIGITS)
		return NONE;
	end = telephone(r, at);
	if (end != NONE)
		return is_a(n, end, NUMBER_NAME, "groups of digits like a telephone number");
	if (is_somebodys_decade(r, at))
		return is_a(n, at + 2, NUMBER_AGE, "in somebody's fifties");
	if (is_decade_of_degrees(r, at, n))
		return is_a(n, at + 2, NUMBER_MEASURE, "a decade of degrees");
	*n = (Number){ .first = at, .number_first = at };
	if (glued_s(r, at + 1) && digits_small(lexeme) >= 100)
		return is_a(n, at + 2, NUMBER_NAME, "more than one of a name"); /* "two 737s" */
	end = glued_name(r, at);
	if (end != NONE)
		return is_a(n, end, NUMBER_NAME, "letters behind digits that are no unit");
	if (hyphen_and_digits(r, at + 1) && hyphen_and_digits(r, at + 3)) {
		for (end = at + 5; end < at + 12 && hyphen_and_digits(r, end);)
			end += 2;
		return is_a(n, end, NUMBER_NAME, "digits joined like a telephone number");
	}
	if (time_of_race(r->arena, lexeme->text, &seconds)) {
		n->value = n->low = n->high = seconds;
		n->unit = S("second");
		return is_a(n, at + 1, NUMBER_DURATION, "minutes and seconds");
	}
	if (str_find_byte(lexeme->text, ':') > 0)
		return is_a(n, at + 1, NUMBER_RATIO, "two numbers with a colon");
	if (!decimal_from_digits(r->arena, lexeme->text, &ignored))
		return is_a(n, at + 1, NUMBER_NAME, "digits that are no number");
	return NONE;
}
