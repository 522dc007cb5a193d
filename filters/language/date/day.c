#include "language/date/calendar.h"

/* Days and months, in words and in digits. */

static bool
pairs_days(const Calendar *c, ptrdiff_t at)
{
	return calendar_is(c, at, "and") || calendar_is(c, at, "or") || calendar_is(c, at, "&");
}

/* "Nov. 29, 2016", "October 25-26, 2016", "Jan. 30 to Feb. 5", "March 2019", "March". */
ptrdiff_t
day_month_first(const Calendar *c, ptrdiff_t at, Stretch *out)
{
	ptrdiff_t next, day_end, end;
	const Entry *month = calendar_month(c, &at), *second;
	Moment from = { .year = YEAR_UNKNOWN }, to;
	int year;

	if (!month)
		return NO;
	from.month = month->value;
	next = at + ((calendar_dash(c, at) || calendar_slash(c, at)) && !calendar_lexeme(c, at)->space);
	day_end = calendar_day(c, next, &from.day);
	if (day_end == NO) {
		from.day = 0;
		end = calendar_year_after(c, at, &from.year);
		if (end == NO && calendar_slash(c, at))
			end = calendar_year(c, at + 1, &from.year);
		calendar_give_year(c, &from);
		*out = (Stretch){ .from = from };
		return end == NO ? at : end;
	}
	to = from;
	end = day_end;
	if (calendar_joins(c, end) || pairs_days(c, end)) {
		ptrdiff_t then = end + 1, after;
		second = calendar_month(c, &then);
		to.month = second ? second->value : from.month;
		after = calendar_day(c, then, &to.day);
		if (after != NO && (second || to.day > from.day) &&
			!(calendar_lexeme(c, after)->sense->is & (IS(DURATION) | IS(MONTH))) &&
			(second || !pairs_days(c, end) || to.day == from.day + 1))
			end = after;
		else
			to = from;
	}
	next = calendar_year_after(c, end, &year);
	if (next != NO) {
		from.year = to.year = year;
		end = next;
	}
	calendar_give_year(c, &from);
	if (to.day == from.day && to.month == from.month) {
		*out = (Stretch){ .from = from };
		return moment_valid(from) ? end : NO;
	}
	calendar_give_year(c, &to);
	if (moment_days(to) < moment_days(from) && from.year != YEAR_UNKNOWN)
		from.year--;
	*out = calendar_interval(from, to);
	return moment_valid(from) && moment_valid(to) ? end : NO;
}

static Stretch
two_days(Moment a, Moment b)
{
	return (Stretch){ .from = a, .to = b, .both = b.day != a.day + 1, .interval = b.day == a.day + 1 };
}

/* "24/25 December" */
static bool
days_with_slash(const Calendar *c, ptrdiff_t at)
{
	const Lexeme *second = calendar_next(c, at + 1);

	return calendar_slash(c, at) && !second->space && second->text.len == 2 &&
		(calendar_lexeme(c, at + 2)->sense->is & IS(MONTH)) && !calendar_next(c, at + 2)->breaks &&
		calendar_next(c, at + 2)->space;
}

/* "3, 5 and 7 May": the first of several days, whose month stands behind the last. NO if it is none. */
static ptrdiff_t
day_of_list(const Calendar *c, ptrdiff_t at, Moment *day)
{
	ptrdiff_t first = calendar_day(c, at, &day->day), next = first;
	bool last = false;
	int more = 0, before = day->day;
	const Entry *month;

	if (first == NO || !calendar_is(c, first, ","))
		return NO;
	for (int n = 0; n < 6 && !last; n++, before = more) {
		last = pairs_days(c, next + calendar_is(c, next, ","));
		if (!last && !calendar_is(c, next, ","))
			return NO;
		next = calendar_day(c, next + calendar_is(c, next, ",") + last, &more);
		if (next == NO || more <= before)
			return NO;
	}
	next += next != NO && calendar_is(c, next, "of");
	month = last && !calendar_lexeme(c, next)->breaks ? calendar_month(c, &next) : NULL;
	if (!month)
		return NO;
	day->month = month->value;
	calendar_year_after(c, next, &day->year);
	calendar_give_year(c, day);
	return first;
}

/* "29 November 2016", "the 5th of May", "5-6 April 2016", "11-13 Dec", "30 January to 5 February". */
ptrdiff_t
day_first(const Calendar *c, ptrdiff_t at, Stretch *out)
{
	Moment from = { .year = YEAR_UNKNOWN }, to = from;
	const Entry *month, *second = NULL;
	ptrdiff_t end, next, then;
	int year;
	bool pair;

	end = day_of_list(c, at, &from);
	if (end != NO && moment_valid(from)) {
		*out = (Stretch){ .from = from };
		return end;
	}
	from = to;
	end = calendar_day(c, at, &from.day);
	if (end == NO)
		return NO;
	to.day = from.day;
	pair = pairs_days(c, end);
	if (pair || days_with_slash(c, end) ||
		(calendar_joins(c, end) && !(calendar_lexeme(c, end + 1)->sense->is & IS(MONTH)))) {
		end = calendar_day(c, end + 1, &to.day);
		if (end == NO || to.day <= from.day)
			return NO;
	}
	if (calendar_is(c, end, "of") || calendar_is(c, end, "day"))
		end += 1 + calendar_is(c, end + 1, "of");
	if ((calendar_dash(c, end) || calendar_slash(c, end)) && !calendar_next(c, end)->space)
		end++;
	if (calendar_lexeme(c, end)->breaks)
		return NO;
	month = calendar_month(c, &end);
	if (!month)
		return NO;
	from.month = to.month = month->value;
	next = calendar_year_after(c, end, &year);
	if (next == NO && calendar_slash(c, end))
		next = calendar_year(c, end + 1, &year);
	if (next == NO && calendar_dash(c, end) && calendar_dash(c, end - 2) &&
		!calendar_next(c, end + 1)->space && calendar_next(c, end + 1)->text.len == 2 &&
		calendar_digits(calendar_next(c, end + 1), &year)) {
		year += year < 50 ? 2000 : 1900; /* "31-Oct-74" */
		next = end + 2;
	}
	if (next == NO && calendar_is(c, end - 1, ".") && !calendar_is(c, end, ","))
		end--; /* the sentence's */
	if (next != NO) {
		from.year = to.year = year;
		end = next;
	}
	if (calendar_joins(c, end) && to.day == from.day) {
		then = calendar_day(c, end + 1, &to.day);
		second = then == NO ? NULL : calendar_month(c, &then);
		to.day = second ? to.day : from.day;
		if (second) {
			to.month = second->value;
			end = then;
			next = calendar_year_after(c, end, &to.year);
			end = next == NO ? end : next;
			from.year = from.year == YEAR_UNKNOWN ? to.year : from.year;
		}
	}
	calendar_give_year(c, &from);
	calendar_give_year(c, &to);
	*out = to.day == from.day && !second ? (Stretch){ .from = from }
		: pair                       ? two_days(from, to)
					     : calendar_interval(from, to);
	return moment_valid(from) && moment_valid(to) ? end : NO;
}

/* "on the 18th.": of the month that brings it nearest; what is yet to come only if the words say so. */
ptrdiff_t
day_alone(const Calendar *c, ptrdiff_t at, Stretch *out, bool *known)
{
	static const char *const leads[] = { "on", "by", "until", "till", "since", "before", "after", "from",
		NULL };
	int day;
	ptrdiff_t end = calendar_is(c, at - 1, "the") && calendar_any(c, at - 2, leads) &&
			calendar_lexeme(c, at)->kind == LEXEME_DIGITS
		? calendar_ordinal(c, at, &day)
		: NO;
	Moment there = { .year = c->today.year, .month = c->today.month };

	if (end == NO || day < 1 || day > 31 || calendar_next(c, end)->kind != LEXEME_MARK ||
		calendar_is(c, end, "-"))
		return NO;
	if (c->bare && day > c->today.day   ? day > c->today.day + 15
			: calendar_ahead(c) ? day < c->today.day
					    : day > c->today.day)
		there = moment_add_months(there, calendar_ahead(c) ? 1 : -1);
	there.day = day;
	*known = c->dated && moment_valid(there);
	*out = (Stretch){ .from = there };
	return end;
}

/* "2017 April", "2020/Sep/23", "2019-aug-1": a word that is a month only in capitals needs its day. */
ptrdiff_t
day_year_first(const Calendar *c, ptrdiff_t at, Stretch *out)
{
	Moment m = { 0 };
	ptrdiff_t next = calendar_year(c, at, &m.year), end;
	bool joined;
	const Entry *month;

	if (next == NO || calendar_lexeme(c, at)->kind != LEXEME_DIGITS)
		return NO;
	joined = (calendar_dash(c, next) || calendar_slash(c, next)) && !calendar_next(c, next)->space &&
		!calendar_next(c, next + 1)->space;
	next += joined;
	month = calendar_lexeme(c, next)->breaks ? NULL : calendar_month(c, &next);
	if (!month)
		return NO;
	m.month = month->value;
	end = next + (joined && (calendar_dash(c, next) || calendar_slash(c, next)));
	end = calendar_day(c, end, &m.day);
	if (end == NO)
		m.day = 0;
	if (!joined && month->how == HOW_CAPITAL && end == NO)
		return NO;
	*out = (Stretch){ .from = m };
	return !moment_valid(m) ? NO : end == NO ? next : end;
}

/* "2014-09-26", "26/09/2014", "9/26/14", "23.04.2022": American order unless it cannot be. */
static bool
from_three(int a, int b, int y, int year_digits, Moment *m)
{
	if (a > 999) {
		*m = (Moment){ .year = a, .month = b, .day = y };
	} else {
		*m = (Moment){ .year = y, .month = a, .day = b };
		if (a > 12)
			*m = (Moment){ .year = y, .month = b, .day = a };
		if (year_digits == 2)
			m->year += y < 50 ? 2000 : 1900;
	}
	return m->month >= 1 && m->month <= 12 && m->day >= 1 && moment_valid(*m) && m->year >= 1000 &&
		m->year < 2200;
}

static bool
three_in_one(Str text, Moment *m)
{
	int part[3] = { 0 };
	ptrdiff_t start = 0, digits[3] = { 0 };
	int parts = 0;

	for (ptrdiff_t i = 0; i <= text.len; i++) {
		if (i < text.len && is_digit(text.at[i]) && i - start < 4) {
			part[parts] = part[parts] * 10 + (text.at[i] - '0');
			continue;
		}
		if ((i < text.len && text.at[i] != '.') || parts == 3 || i == start)
			return false;
		digits[parts] = i - start;
		start = i + 1;
		parts++;
		if (parts == 3 && i < text.len)
			return false;
	}
	if (parts != 3 || (digits[0] != 4 && digits[2] != 4))
		return false;
	return digits[0] == 4   ? from_three(part[0], part[1], part[2], 2, m)
		: part[1] <= 12 ? from_three(part[1], part[0], part[2], 4, m)
				: part[0] <= 12 && from_three(part[0], part[1], part[2], 4, m); /* American */
}

/* "20200701" */
static bool
eight_digits(Str text, Moment *m)
{
	int64_t all;

	if (text.len != 8 || !(str_starts(text, S("19")) || str_starts(text, S("20"))) ||
		!str_integer(text, &all))
		return false;
	*m = (Moment){ .year = (int)(all / 10000), .month = (int)(all / 100 % 100), .day = (int)(all % 100) };
	return m->month >= 1 && m->month <= 12 && m->day >= 1 && moment_valid(*m);
}

ptrdiff_t
day_numeric(const Calendar *c, ptrdiff_t at, Stretch *out)
{
	static const char *const leads[] = { "on", "by", "until", "since", "from", "before", "after", "this",
		"next", "last", ",", NULL };
	const Lexeme *lexeme = calendar_lexeme(c, at);
	int a, b, y;
	bool slash = calendar_slash(c, at + 1);

	*out = (Stretch){ 0 };
	if (lexeme->kind == LEXEME_DIGITS && lexeme->text.len >= 8 &&
		(three_in_one(lexeme->text, &out->from) || eight_digits(lexeme->text, &out->from)))
		return at + 1;
	if (!calendar_digits(lexeme, &a) || !(slash || calendar_dash(c, at + 1)) ||
		calendar_next(c, at + 2)->space || calendar_next(c, at + 1)->space ||
		!calendar_digits(calendar_next(c, at + 2), &b))
		return NO;
	if ((slash ? calendar_slash(c, at + 3) : calendar_dash(c, at + 3)) &&
		!calendar_next(c, at + 3)->space && calendar_digits(calendar_next(c, at + 4), &y)) {
		int digits = (int)calendar_next(c, at + 4)->text.len;
		if ((a > 999 || digits == 4 || (slash && digits == 2)) &&
			from_three(a, b, y, a > 999 ? 0 : digits, &out->from))
			return at + 5;
		return NO;
	}
	if (!slash || a < 1 || b < 1)
		return NO;
	if (b > 1499 && b < 2200 && a <= 12) {
		out->from = (Moment){ .year = b, .month = a };
		return at + 3;
	}
	if (!(b > 12 && a <= 12) && !(a > 12 && b <= 12) &&
		!(at > 0 && (calendar_any(c, at - 1, leads) || calendar_entry(c, at - 1, IS(WEEKDAY)))))
		return NO;
	out->from = (Moment){ .year = YEAR_UNKNOWN, .month = a > 12 ? b : a, .day = a > 12 ? a : b };
	if (out->from.month > 12 || !moment_valid(out->from))
		return NO;
	calendar_give_year(c, &out->from);
	return at + 3;
}
