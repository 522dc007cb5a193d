#include "language/number/name.h"

/* A word before the number that makes it a name or reference; over a glued hyphen too. NULL if there is none. */
const Entry *
name_before(const Reader *r, ptrdiff_t at)
{
	ptrdiff_t i = at - 1;
	const Entry *e;

	if (i >= 0 && is_dash(r, i) && is_glued(r, i) && is_glued(r, at))
		i--;
	else if (i >= 0 && word_is(r, i, "."))
		i--;
	if (i > 1 && word_is(r, i, ")") && word_is(r, i - 2, "(") && lexeme_at(r, i - 1)->caps)
		i--; /* "Task Force (CTF) 50" */
	if (i < 0)
		return NULL;
	for (int words = 2; words >= 0; words--) {
		if (i - words < 0)
			continue;
		e = entry_of(r, i - words, IS(NAME_BEFORE));
		if (e &&
			(e->words == words + 1 || e->words == at - (i - words) ||
				e->words == i - (i - words) + 1))
			return e;
	}
	return NULL;
}

/* "F-16", "COVID-19", "KC-135": letters, a hyphen, digits, all glued. */
bool
name_hyphenated(const Reader *r, ptrdiff_t at)
{
	const Lexeme *before = lexeme_at(r, at - 2);

	return at >= 2 && is_dash(r, at - 1) && is_glued(r, at) && is_glued(r, at - 1) &&
		before->kind == LEXEME_LETTERS && (before->capital || before->caps) &&
		!(before->sense->is & (IS(MONTH) | IS(POWER) | IS(TENS) | IS(PART)));
}

/* "posts 542 and 543", "aged 19 and 23", "articles 5 and 6": goes on in a row of this kind. */
bool
name_continues(const Reader *r, ptrdiff_t at, ptrdiff_t end, NumberKind kind)
{
	const Number *before = r->out.len ? &r->out.at[r->out.len - 1] : NULL;
	const Lexeme *last = lexeme_at(r, at - 2);

	if (!before || before->kind != kind || is_noun_like(r, end) ||
		!(word_is(r, at - 1, "and") || word_is(r, at - 1, ",") || word_is(r, at - 1, "or")))
		return false;
	return before->end == last->end && last->kind == LEXEME_DIGITS && !last->code;
}

/* "Apollo 11", "Windows 10": a capital word that begins no sentence, plain digits, and no noun behind them. */
bool
name_follows_capital(const Reader *r, ptrdiff_t at, ptrdiff_t end)
{
	const Lexeme *before = lexeme_at(r, at - 1), *earlier = lexeme_at(r, at - 2);
	bool begins = at < 2 || earlier->breaks || word_is(r, at - 2, ".") || word_is(r, at - 2, "\"") ||
		word_is(r, at - 2, "“") || word_is(r, at - 2, ":");

	if (at < 1 || before->kind != LEXEME_LETTERS || !before->capital ||
		(before->sense->is &
			(IS(FUNCTION) | IS(MONTH) | IS(WEEKDAY) | IS(BEFORE) | IS(DIRECTION) | IS(CHANGE) |
				IS(CONTEST))))
		return false;
	return (!begins || before->caps) && !is_noun_like(r, end) && !is_glued(r, at);
}

/* An ordinal that is part of a name: "3rd Battalion", "Second World War". */
bool
name_of_ordinal(const Reader *r, ptrdiff_t at, ptrdiff_t end)
{
	const Lexeme *next = lexeme_at(r, end);

	if (next->caps && next->kind == LEXEME_LETTERS && lexeme_at(r, at)->kind == LEXEME_DIGITS)
		return !is_noun_like(r, end + 1); /* "507th ARW" */
	if (!next->capital || !(next->sense->is & IS(NAME_AFTER)))
		return false;
	return lexeme_at(r, at)->kind == LEXEME_DIGITS || lexeme_at(r, at)->capital;
}

/* "Boeing 737-800", "pages 12-15" */
bool
name_of_pair(const Reader *r, const Range *range, ptrdiff_t at)
{
	const Entry *namer = range->range && range->a.kind == NUMBER_COUNT && range->a.numeral.plain &&
			range->b.numeral.plain && is_dash(r, range->a.end) && is_glued(r, range->a.end)
		? name_before(r, at)
		: NULL;

	return namer && !is_plural_noun(r, range->end);
}

bool
name_with_letter(const Reader *r, const Numeral *n, ptrdiff_t at, ptrdiff_t end)
{
	static const char *const behind[] = { "run", "race", "walk", "filing", "filings", "report", "tv",
		"video", "resolution", NULL };

	if (!n->suffix || !digits_small(lexeme_at(r, at)) || digits_small(lexeme_at(r, at)) < 0 || end != at + 2)
		return false;
	if (word_is(r, at + 1, "k"))
		return word_in(r, end, behind);
	return name_before(r, at) && lexeme_at(r, at + 1)->text.len == 1 && lexeme_at(r, at - 1)->capital &&
		!is_plural_noun(r, end);
}

/* "the 800 metres": a race. */
bool
name_of_race(const Reader *r, const Quantity *q)
{
	static const char *const lead[] = { "the", "'s", "’s", "women", "men", NULL };
	static const int64_t lengths[] = { 50, 60, 100, 110, 200, 400, 800, 1500, 3000, 5000, 10000 };

	if (q->kind != NUMBER_MEASURE || !str_equal(q->unit, S("m")) || !word_in(r, q->first - 1, lead) ||
		is_noun_like(r, q->end) || word_is(r, q->end, "of") || !decimal_is(q->numeral.value))
		return false;
	for (size_t i = 0; i < sizeof lengths / sizeof *lengths; i++)
		if (decimal_compare(q->numeral.value, decimal_from_integer(r->arena, lengths[i])) == 0)
			return true;
	return false;
}

/* Disciplines and formats: "200-metre final", "400m hurdles", "40-over match". */
bool
name_of_discipline(const Reader *r, const Quantity *q)
{
	static const char *const sizes[] = { "high", "long", "wide", "deep", "tall", "thick", "away", "apart",
		"across", "broad", NULL };
	bool metres = q->kind == NUMBER_MEASURE && !str_equal(q->unit, S("point")) &&
		(q->hyphenated || (q->unit.len <= 2 && is_glued(r, q->end - 1)));

	if (q->kind == NUMBER_COUNT && is_dash(r, q->end) && is_glued(r, q->end) &&
		(word_is(r, q->end + 1, "over") || word_is(r, q->end + 1, "overs")))
		return true;
	return metres && has(r, q->end, IS(CONTEST) | IS(SIZE)) && !word_in(r, q->end, sizes);
}
