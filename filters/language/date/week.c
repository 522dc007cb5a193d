#include "language/date/calendar.h"

/* Weeks by their number or a day in them, and the weekend. Weeks run Monday to Sunday; the first of a year has its 4 January (ISO 8601). */

static Stretch
seven_days(Moment from)
{
	return calendar_interval(from, moment_add_days(from, 6));
}

static Stretch
week_of_year(int year, int n)
{
	Moment fourth = { .year = year, .month = 1, .day = 4 };

	return seven_days(moment_add_days(fourth, 1 - moment_weekday(fourth) + 7 * (n - 1)));
}

/* "of 2019", "2019", "of last year" behind a week. */
static ptrdiff_t
read_year(const Calendar *c, ptrdiff_t at, int *year, bool *known)
{
	ptrdiff_t next = calendar_year_after(c, at, year), of = at + calendar_is(c, at, "of");
	const Entry *direction;

	*known = true;
	if (next != NO)
		return next;
	direction = calendar_next(c, of)->kind == LEXEME_LETTERS ? calendar_entry(c, of, IS(DIRECTION)) : NULL;
	if (!direction || !calendar_is(c, of + 1, "year"))
		return NO;
	*known = c->dated;
	*year = c->today.year + direction->value;
	return of + 2;
}

/* "first week of 2019", "week 27 of last year". */
static ptrdiff_t
read_numbered(const Calendar *c, ptrdiff_t at, Stretch *out, bool *known)
{
	int n = 0, year;
	bool behind = calendar_is(c, at, "week") && calendar_digits(calendar_next(c, at + 1), &n);
	ptrdiff_t next = behind ? at + 2 : calendar_ordinal(c, at, &n), end;

	if (next == NO || n < 1 || n > 53 || (!behind && !calendar_is(c, next++, "week")))
		return NO;
	end = read_year(c, next, &year, known);
	if (end == NO)
		return NO;
	*out = week_of_year(year, n);
	return end;
}

static ptrdiff_t
read_day(const Calendar *c, ptrdiff_t at, Stretch *out, bool *known)
{
	ptrdiff_t end = day_numeric(c, at, out);

	*known = true;
	if (end == NO)
		end = day_month_first(c, at, out);
	if (end == NO)
		end = day_first(c, at, out);
	return end == NO ? holiday_at(c, at, out, known) : end;
}

/* "week of April 10th", "week beginning February 4". */
static ptrdiff_t
read_week_of(const Calendar *c, ptrdiff_t at, Stretch *out, bool *known)
{
	static const char *const begins[] = { "beginning", "starting", "commencing", NULL };
	bool of = calendar_is(c, at + 1, "of"), from = calendar_any(c, at + 1, begins),
	     ending = calendar_is(c, at + 1, "ending") || calendar_is(c, at + 1, "ended");
	ptrdiff_t next = at + 2 + calendar_is(c, at + 2, "on"), end;
	Moment day;

	if (!calendar_is(c, at, "week") || !(of || from || ending))
		return NO;
	next += calendar_is(c, next, "the");
	end = calendar_next(c, next)->breaks ? NO : read_day(c, next, out, known);
	if (end == NO || out->interval || out->both || !out->from.day)
		return NO;
	if (out->from.year == YEAR_UNKNOWN)
		*known = false;
	day = out->from;
	*out = seven_days(moment_add_days(day, of ? 1 - moment_weekday(day) : ending ? -6 : 0));
	return end;
}

/* "over the weekend" */
static ptrdiff_t
read_weekend(const Calendar *c, ptrdiff_t at, Stretch *out, bool *known)
{
	const Entry *period = calendar_is(c, at, "weekend") && calendar_is(c, at - 1, "the")
		? calendar_entry(c, at, IS(PERIOD))
		: NULL;

	if (!period || calendar_noun(c, at + 1) || calendar_is(c, at + 1, "of") ||
		calendar_is(c, at + 1, "before") || calendar_is(c, at + 1, "after"))
		return NO;
	*known = c->dated;
	*out = relative_whole(c, UNIT_WEEK, period, 0);
	return at + 1;
}

ptrdiff_t
week_at(const Calendar *c, ptrdiff_t at, Stretch *out, bool *known)
{
	ptrdiff_t end = read_numbered(c, at, out, known);

	if (end == NO)
		end = read_week_of(c, at, out, known);
	return end == NO ? read_weekend(c, at, out, known) : end;
}
