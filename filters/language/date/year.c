#include "language/date/calendar.h"

/* Years, decades, centuries and the parts of a year. */

/* Do four digits stand here as a year? What stands before and after decides. */
static bool
stands_as_year(const Calendar *c, ptrdiff_t at, ptrdiff_t after, int year)
{
	const Lexeme *before = at > 0 && !calendar_lexeme(c, at)->breaks ? calendar_lexeme(c, at - 1)
									 : calendar_lexeme(c, NO);
	const Lexeme *next = calendar_next(c, after);
	bool led = (before->sense->is & IS(YEAR_PREPOSITION)) != 0, modern = year >= 1900 && year <= 2100;
	bool plural = calendar_plural(c, after) ||
		(calendar_noun(c, after) && !calendar_next(c, after)->capital && calendar_plural(c, after + 1));

	if (next->sense->is &
		(IS(PERCENT) | IS(MEASURE) | IS(DURATION) | IS(CURRENCY_NAME) | IS(POWER) |
			IS(CURRENCY_CODE) | IS(HUNDRED)))
		if (!str_equal(next->lower, S("in")) && !str_equal(next->lower, S("second")) &&
			next->lower.len > 1)
			return false;
	if (before->sense->is & (IS(CURRENCY_SIGN) | IS(NAME_BEFORE)) && !before->breaks && !led)
		return (before->sense->is & IS(CURRENCY_SIGN)) == 0 && modern && !calendar_plural(c, after) &&
			before->space;
	if (before->kind == LEXEME_DIGITS && before->text.len > 2)
		return false;
	if (before->sense->is & (IS(BEFORE) | IS(VAGUE)) && !led && !(before->sense->is & IS(FUNCTION)))
		return false;
	if (str_equal(before->text, S("-")) && !before->space && !calendar_lexeme(c, at)->space &&
		calendar_lexeme(c, at - 2)->kind == LEXEME_DIGITS)
		return false; /* a telephone number */
	if (led && !plural)
		return modern || !calendar_noun(c, after);
	if (led)
		return modern &&
			(str_equal(before->lower, S("in")) || str_equal(before->lower, S("since")) ||
				str_equal(before->lower, S("during")));
	if (!modern)
		return false;
	if (str_equal(before->lower, S("the")) || str_equal(before->lower, S("'s")) ||
		str_equal(before->lower, S("’s")))
		return true;             /* "the 2014 protests" */
	return !plural || next->capital; /* "a 2012 presidential candidate", but "1991 people" */
}

static bool
glued_s(const Calendar *c, ptrdiff_t at)
{
	const Lexeme *lexeme = calendar_next(c, at);

	return !lexeme->space &&
		(str_equal(lexeme->lower, S("s")) || str_equal(lexeme->lower, S("'s")) ||
			str_equal(lexeme->lower, S("’s")));
}

/* "Temperatures in the 90s", "highs in the mid-70s" */
static bool
of_temperature(const Calendar *c, ptrdiff_t at)
{
	static const char *const words[] = { "temperature", "temperatures", "highs", "lows", "degrees",
		"heat", NULL };

	for (ptrdiff_t i = at - 1; i > at - 8; i--)
		if (calendar_any(c, i, words))
			return true;
	return false;
}

/* "1990s", "the '90s", "the 90s"; in "in his 60s" it is an age, and no date. */
ptrdiff_t
year_decade(const Calendar *c, ptrdiff_t at, Stretch *out)
{
	static const char *const whose[] = { "his", "her", "their", "my", "our", "your", NULL };
	const Lexeme *digits = calendar_lexeme(c, at);
	bool quote = str_equal(digits->text, S("'")) || str_equal(digits->text, S("’"));
	int year;

	if (quote)
		digits = calendar_next(c, ++at);
	if (!calendar_digits(digits, &year) || !glued_s(c, at + 1) || year % 10 || digits->code)
		return NO;
	if (digits->text.len == 2 && !quote &&
		!(at > 0 &&
			(calendar_is(c, at - 1, "the") || calendar_dash(c, at - 1) ||
				calendar_lexeme(c, at - 1)->sense->is & IS(PART))))
		return NO;
	if (digits->text.len == 2 && calendar_any(c, at - 2 - calendar_dash(c, at - 1), whose))
		return NO; /* "in her mid-50s" */
	if (digits->text.len == 2 && !quote && of_temperature(c, at))
		return NO;
	if (calendar_dash(c, at - 1) && (calendar_is(c, at - 2, "over") || calendar_is(c, at - 2, "under")))
		return NO; /* "the over-60s" */
	if (digits->text.len == 2 && (year < 20 || calendar_next(c, at + 1)->space))
		return NO;
	if (digits->text.len == 2)
		year += year < 30 ? 2000 : 1900;
	if (year < 1000 || year > 2100)
		return NO;
	*out = calendar_interval((Moment){ .year = year }, (Moment){ .year = year + 9 });
	return at + 2;
}

ptrdiff_t
year_century(const Calendar *c, ptrdiff_t at, Stretch *out)
{
	int n;
	ptrdiff_t next = calendar_ordinal(c, at, &n);
	const Entry *era;

	if (next == NO || n < 1 || n > 22)
		return NO;
	if (calendar_dash(c, next))
		next++;
	if (!(calendar_next(c, next)->sense->is & IS(CENTURY)) || !calendar_is(c, next, "century"))
		return NO;
	*out = (Stretch){ .from = { .year = (n - 1) * 100, .vague = 2 } };
	era = calendar_next(c, next + 1)->kind == LEXEME_LETTERS ? calendar_entry(c, next + 1, IS(ERA)) : NULL;
	if (era && calendar_lexeme(c, next + 1)->caps) {
		out->from.year = era->value < 0 ? -out->from.year : out->from.year;
		return next + 1 + era->words;
	}
	return next + 1;
}

/* "2012", "2014-2015", "2014-15", "575 BC". */
ptrdiff_t
year_bare(const Calendar *c, ptrdiff_t at, Stretch *out)
{
	static const char *const leads[] = { "of", "in", "since", "from", "until", "by", NULL };
	Moment from = { 0 }, to = { 0 };
	const Lexeme *lexeme = calendar_lexeme(c, at), *last;
	const Entry *era = at + 1 < c->lexemes->len ? calendar_entry(c, at + 1, IS(ERA)) : NULL;
	ptrdiff_t end = at > 0 && calendar_has(c, at - 1, IS(YEAR_PREPOSITION))
		? calendar_spoken_year(c, at, &from.year)
		: NO;

	if (end != NO && !calendar_noun(c, end) &&
		!calendar_has(c, end, IS(PERCENT) | IS(MEASURE) | IS(DURATION))) {
		*out = (Stretch){ .from = from };
		return end;
	}
	if (lexeme->kind == LEXEME_MARK && at > 0 && calendar_any(c, at - 1, leads)) {
		end = calendar_year(c, at, &from.year); /* "class of '95" */
		*out = (Stretch){ .from = from };
		return end;
	}
	end = at + 1;
	if (lexeme->code || !calendar_digits(lexeme, &from.year))
		return NO;
	if (era && (calendar_next(c, at + 1)->caps || str_find_byte(calendar_next(c, at + 1)->text, '.') > 0)) {
		from.year = era->value < 0 ? 1 - from.year : from.year;
		*out = (Stretch){ .from = from };
		return at + 1 + era->words;
	}
	if (lexeme->text.len != 4 || from.year < 1000 || from.year > 2199)
		return NO;
	last = calendar_next(c, at + 2);
	if ((calendar_dash(c, at + 1) || calendar_slash(c, at + 1)) && calendar_digits(last, &to.year) &&
		!last->code && !(glued_s(c, at + 3))) {
		if (last->text.len == 2 && !last->space)
			to.year += from.year / 100 * 100;
		if (to.year > from.year && to.year < from.year + 200 && from.year >= 1500 && to.year < 2100 &&
			!calendar_plural(c, at + 3))
			end = at + 3;
	}
	if (!stands_as_year(c, at, end, from.year))
		return NO;
	*out = end == at + 1 ? (Stretch){ .from = from } : calendar_interval(from, to);
	return end;
}

/* ---- parts of years ---- */

Stretch
year_months(Moment year, int first, int last)
{
	Moment from = { .year = year.year, .month = first }, to = { .year = year.year, .month = last };

	return calendar_interval(from, to);
}

static ptrdiff_t
read_year_of(const Calendar *c, ptrdiff_t at, Moment *year)
{
	static const char *const lead[] = { "of", "in", ",", NULL };
	static const char *const this_year[] = { "this", "the", NULL };
	ptrdiff_t next;

	year->year = c->dated ? c->today.year : YEAR_UNKNOWN;
	next = calendar_year(c, at + (calendar_dash(c, at) && !calendar_next(c, at)->space), &year->year);
	if (next == NO && calendar_any(c, at, lead))
		next = calendar_year(c, at + 1, &year->year);
	if (next == NO && calendar_any(c, at, lead) && calendar_is(c, at + 1, "fiscal"))
		next = calendar_year(c, at + 2, &year->year);
	if (next != NO)
		return next;
	if (calendar_is(c, at, "of"))
		at++;
	if (calendar_any(c, at, this_year) && calendar_is(c, at + 1, "year"))
		return at + 2;
	if ((calendar_is(c, at, "last") || calendar_is(c, at, "next")) && calendar_is(c, at + 1, "year")) {
		if (c->dated)
			year->year += calendar_is(c, at, "last") ? -1 : 1;
		return at + 2;
	}
	return NO;
}

/* "2019 Q1", "2018Q4", "2019 H2" */
static ptrdiff_t
read_year_and_part(const Calendar *c, ptrdiff_t at, Stretch *out)
{
	Moment year = { 0 };
	ptrdiff_t next = calendar_lexeme(c, at)->kind == LEXEME_DIGITS ? calendar_year(c, at, &year.year) : NO;
	bool half;
	int n, most;

	if (next == NO)
		return NO;
	next += (calendar_dash(c, next) || calendar_slash(c, next)) && !calendar_next(c, next)->space;
	half = calendar_is(c, next, "h") && calendar_lexeme(c, next)->capital;
	most = half ? 2 : 4;
	if (!(half || calendar_is(c, next, "q")) || !calendar_digits(calendar_next(c, next + 1), &n) ||
		calendar_next(c, next + 1)->space || n < 1 || n > most)
		return NO;
	*out = year_months(year, (n - 1) * 12 / most + 1, n * 12 / most);
	return next + 2;
}

/* "third quarter of 2011", "Q3 2011", "first half of 2019", "first six months of 2019". */
ptrdiff_t
year_quarter(const Calendar *c, ptrdiff_t at, Stretch *out)
{
	int n, count = 0;
	ptrdiff_t next, end;
	Moment year = { 0 };
	const Lexeme *lexeme = calendar_lexeme(c, at);
	bool short_form = lexeme->text.len == 1 &&
		(str_equal(lexeme->lower, S("q")) || (str_equal(lexeme->lower, S("h")) && lexeme->capital));

	next = read_year_and_part(c, at, out);
	if (next != NO)
		return next;
	if (short_form) {
		int most = str_equal(lexeme->lower, S("q")) ? 4 : 2;
		if (!calendar_digits(calendar_next(c, at + 1), &n) || calendar_next(c, at + 1)->space ||
			n < 1 || n > most)
			return NO;
		end = read_year_of(c, at + 2, &year);
		if (end == NO && most == 2)
			return NO;
		*out = year_months(year, (n - 1) * 12 / most + 1, n * 12 / most);
		return end == NO ? at + 2 : end;
	}
	next = calendar_ordinal(c, at, &n);
	if (next == NO && calendar_is(c, at, "last")) {
		next = at + 1;
		n = -1;
	}
	if (next == NO)
		return NO;
	if (calendar_dash(c, next))
		next++;
	if (calendar_is(c, next, "fiscal") || calendar_is(c, next, "financial"))
		next++;
	if (calendar_is(c, next, "quarter") || calendar_is(c, next, "qtr") || calendar_is(c, next, "half")) {
		int most = calendar_is(c, next, "half") ? 2 : 4;
		n = n < 0 ? most : n;
		end = read_year_of(c, next + 1, &year);
		if (n > most || (end == NO && (most == 2 || n < 0 || calendar_is(c, at, "last"))))
			return NO;
		*out = year_months(year, (n - 1) * 12 / most + 1, n * 12 / most);
		return end == NO ? next + 1 : end;
	}
	next = calendar_small(c, next, &count);
	if (next == NO || count < 1 || count > 11 ||
		!(calendar_is(c, next, "months") || calendar_is(c, next, "quarters")))
		return NO;
	count *= calendar_is(c, next, "quarters") ? 3 : 1;
	end = read_year_of(c, next + 1, &year);
	if (end == NO || (n != 1 && n != -1) || count > 11)
		return NO;
	*out = n == 1 ? year_months(year, 1, count) : year_months(year, 13 - count, 12);
	return end;
}

/* "summer of 2017", "winter 2013-14", "last summer". */
ptrdiff_t
year_season(const Calendar *c, ptrdiff_t at, Stretch *out)
{
	const Entry *season, *direction = calendar_entry(c, at, IS(DIRECTION));
	ptrdiff_t next = direction ? at + 1 : at, end;
	Moment m = { .year = YEAR_UNKNOWN };
	int second;

	if (next >= c->lexemes->len || calendar_lexeme(c, next)->breaks)
		season = direction ? NULL : calendar_entry(c, next, IS(SEASON));
	else
		season = calendar_entry(c, next, IS(SEASON));
	if (!season)
		return NO;
	m.month = season->value;
	end = calendar_year_after(c, next + 1, &m.year);
	if (end == NO && !direction)
		return NO;
	if (end != NO && (calendar_dash(c, end) || calendar_slash(c, end)) &&
		!calendar_next(c, end + 1)->space && calendar_digits(calendar_next(c, end + 1), &second) &&
		second == (m.year + 1) % 100)
		end += 2; /* "winter 2020-21": it begins in the first */
	if (end == NO) {
		end = next + 1;
		if (c->dated)
			m.year = c->today.year + direction->value;
	}
	*out = (Stretch){ .from = m };
	return end;
}

/* "financial year 2011", "fiscal 2010-11", "FY2011". */
ptrdiff_t
year_named(const Calendar *c, ptrdiff_t at, Stretch *out)
{
	const Entry *name = calendar_entry(c, at, IS(YEAR_NAME));
	Moment from = { 0 };
	ptrdiff_t next = name ? at + name->words : at;
	int to;

	if (!name)
		return NO;
	if (calendar_is(c, next, "year"))
		next++;
	next = calendar_year(c, next, &from.year);
	if (next == NO)
		return NO;
	*out = (Stretch){ .from = from };
	if ((calendar_dash(c, next) || calendar_slash(c, next)) &&
		calendar_digits(calendar_next(c, next + 1), &to) && !calendar_next(c, next + 1)->space) {
		to += calendar_next(c, next + 1)->text.len == 2 ? from.year / 100 * 100 : 0;
		if (to == from.year + 1) {
			*out = calendar_interval(from, (Moment){ .year = to });
			return next + 2;
		}
	}
	return next;
}
