#include "language/date/calendar.h"

/* What is counted from the article's date. */

Unit
relative_unit(const Entry *period, int *times)
{
	static const struct {
		const char *name;
		Unit unit;
		int times;
	} units[] = {
		{ "second", UNIT_CLOCK, 1 },
		{ "minute", UNIT_CLOCK, 60 },
		{ "hour", UNIT_CLOCK, 3600 },
		{ "day", UNIT_DAY, 1 },
		{ "night", UNIT_DAY, 1 },
		{ "week", UNIT_WEEK, 1 },
		{ "weekend", UNIT_WEEK, 1 },
		{ "fortnight", UNIT_WEEK, 2 },
		{ "month", UNIT_MONTH, 1 },
		{ "quarter", UNIT_QUARTER, 1 },
		{ "year", UNIT_YEAR, 1 },
		{ "decade", UNIT_DECADE, 1 },
		{ "century", UNIT_CENTURY, 1 },
	};

	for (size_t i = 0; period && i < sizeof units / sizeof *units; i++)
		if (str_is(period->name, units[i].name)) {
			*times = units[i].times;
			return units[i].unit;
		}
	return UNIT_NONE;
}

/* today moved by `n` units; as fine as the unit, or to the day if `by_day`. */
Moment
relative_moved(Moment today, Unit unit, int times, int64_t n, bool by_day)
{
	Moment m = today;

	n *= times;
	m.hour = m.minute = m.second = 0;
	switch (unit) {
	case UNIT_CLOCK: return moment_add_days(m, n / 86400);
	case UNIT_DAY: return moment_add_days(m, n);
	case UNIT_WEEK: return moment_add_days(m, 7 * n);
	case UNIT_MONTH:
	case UNIT_QUARTER: m = moment_add_months(m, unit == UNIT_QUARTER ? 3 * n : n); break;
	default:
		m = moment_add_months(m,
			12 * n *
				(unit == UNIT_DECADE                   ? 10
						: unit == UNIT_CENTURY ? 100
								       : 1));
		m.month = by_day ? m.month : 0;
	}
	m.day = by_day ? m.day : 0;
	return m;
}

/* The week, month, year … `step` away from the article's. */
Stretch
relative_whole(const Calendar *c, Unit unit, const Entry *period, int step)
{
	Moment m = relative_moved(c->today, unit, 1, step, false);

	if (str_equal(period->name, S("weekend"))) {
		bool over = step == 0 && moment_weekday(c->today) <= 3 &&
			!calendar_ahead(c); /* early in the week it is the one just gone */
		Moment saturday = moment_add_days(
			c->today, 6 - moment_weekday(c->today) + 7 * (over ? -1 : step));
		return calendar_interval(saturday, moment_add_days(saturday, 1));
	}
	if (unit == UNIT_WEEK) {
		Moment monday = moment_add_days(m, 1 - moment_weekday(m));
		return calendar_interval(monday, moment_add_days(monday, 6));
	}
	if (unit == UNIT_QUARTER) {
		int first = (m.month - 1) / 3 * 3 + 1;
		return year_months(m, first, first + 2);
	}
	m.vague = unit == UNIT_DECADE ? 1 : unit == UNIT_CENTURY ? 2 : 0;
	return (Stretch){ .from = m };
}

static bool
by_context(const Entry *direction)
{
	static const char *const words[] = { "previous", "preceding", "prior", "following", "same", "recent" };

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (str_is(direction->form, words[i]))
			return true;
	return false;
}

/* "last week", "the past two years", "next month", "last Tuesday", "last December", "this morning". */
ptrdiff_t
relative_directed(const Calendar *c, ptrdiff_t at, Stretch *out, bool *known)
{
	const Entry *direction = calendar_entry(c, at, IS(DIRECTION)), *entry;
	ptrdiff_t next = at + 1, counted;
	int n = 1, times = 1;
	Unit unit;
	bool past;

	if (!direction || next >= c->lexemes->len || calendar_lexeme(c, next)->breaks)
		return NO;
	*known = c->dated && !by_context(direction);
	past = str_equal(direction->form, S("past")) || str_equal(direction->form, S("recent"));
	counted = calendar_small(c, next, &n);
	if (counted != NO && !calendar_is(c, next, "a"))
		next = counted;
	else
		counted = NO;
	if (calendar_is(c, next, "few")) {
		*known = false;
		counted = ++next;
	}
	if (calendar_is(c, next, "fiscal") || calendar_is(c, next, "financial") ||
		calendar_is(c, next, "calendar"))
		next++;
	if (next >= c->lexemes->len || calendar_lexeme(c, next)->breaks)
		return NO;
	entry = calendar_entry(c, next, IS(PERIOD));
	if (entry) {
		unit = relative_unit(entry, &times);
		if (unit == UNIT_NONE || (unit == UNIT_CLOCK && counted == NO))
			*known = false;
		if (unit == UNIT_DAY && counted == NO && direction->value == 0 &&
			!str_equal(entry->name, S("night")))
			return NO; /* "this day" */
		if (unit == UNIT_DAY && counted == NO && calendar_is(c, at - 1, "the"))
			*known = false; /* "the next day" follows what is told */
		if (counted != NO || past || (unit == UNIT_DECADE && direction->value)) {
			Moment there = relative_moved(c->today, unit, times,
				(int64_t)n * (direction->value ? direction->value : -1),
				unit < UNIT_MONTH || counted == NO);
			Moment here = relative_moved(
				c->today, unit, times, 0, unit < UNIT_MONTH || counted == NO);
			if (direction->value == 0)
				return NO;
			*out = direction->value < 0 ? calendar_interval(there, here)
						    : calendar_interval(here, there);
		} else {
			*out = relative_whole(c, unit, entry, direction->value);
		}
		return next + 1;
	}
	if (counted != NO)
		return NO;
	entry = calendar_entry(c, next, IS(WEEKDAY) | IS(MONTH) | IS(DAYPART) | IS(NOON));
	if (!entry || (entry->class == CLASS_DAYPART && direction->value > 0))
		return NO;
	if (entry->class == CLASS_WEEKDAY) {
		int away = entry->value - moment_weekday(c->today);
		if (direction->value < 0)
			away -= away >= 0 ? 7 : 0;
		else if (direction->value > 0)
			away += str_equal(direction->form, S("next")) || away <= 0 ? 7 : 0;
		*out = (Stretch){ .from = relative_moved(c->today, UNIT_DAY, 1, away, true) };
	} else if (entry->class == CLASS_MONTH) {
		Moment m = { .year = c->today.year, .month = entry->value };
		int day;
		if (calendar_day(c, next + 1, &day) != NO)
			return NO;
		if (direction->value < 0)
			m.year -= entry->value >= c->today.month;
		else if (direction->value > 0)
			m.year += entry->value <= c->today.month;
		*out = (Stretch){ .from = m };
	} else {
		*out = (Stretch){ .from = relative_moved(c->today, UNIT_DAY, 1, direction->value, true) };
	}
	return next + 1;
}

/* "the year before", "the day after": a date, but of what was told last, not of the article. */
ptrdiff_t
relative_before(const Calendar *c, ptrdiff_t at, Stretch *out, bool *known)
{
	bool the = calendar_is(c, at, "the");
	const Entry *period = the && calendar_has(c, at + 1, IS(PERIOD))
		? calendar_entry(c, at + 1, IS(PERIOD))
		: NULL;

	if (!period || !(calendar_is(c, at + 2, "before") || calendar_is(c, at + 2, "after")))
		return NO;
	if (calendar_is(c, at + 3, calendar_is(c, at + 2, "before") ? "last" : "next")) {
		int times = 1;
		*known = c->dated;
		*out = relative_whole(
			c, relative_unit(period, &times), period, calendar_is(c, at + 2, "before") ? -2 : 2);
		return at + 4;
	}
	if (calendar_noun(c, at + 3) || calendar_is(c, at + 3, "the") || calendar_is(c, at + 3, "that") ||
		calendar_is(c, at + 3, "he") || calendar_is(c, at + 3, "they") ||
		calendar_is(c, at + 3, "it") || calendar_is(c, at + 3, "a") || calendar_is(c, at + 3, "she") ||
		calendar_lexeme(c, at + 3)->kind == LEXEME_DIGITS || calendar_is(c, at + 3, "his"))
		return NO;
	*known = false;
	*out = (Stretch){ 0 };
	return at + 3;
}

/* "two weeks ago", "a year ago", "24 hours ago". */
ptrdiff_t
relative_ago(const Calendar *c, ptrdiff_t at, Stretch *out)
{
	int n, times = 1;
	ptrdiff_t next = calendar_small(c, at, &n);
	const Entry *period = next == NO || next >= c->lexemes->len || calendar_lexeme(c, next)->breaks
		? NULL
		: calendar_entry(c, next, IS(PERIOD));

	Unit unit;
	bool hence = calendar_is(c, next + 1, "hence"),
	     ahead = hence ||
		(calendar_is(c, next + 1, "from") &&
			(calendar_is(c, next + 2, "now") || calendar_is(c, next + 2, "today")));

	if (period && calendar_is(c, at - 1, "in") && calendar_is(c, next + 2, "time") &&
		(calendar_is(c, next + 1, "'") || calendar_is(c, next + 1, "’"))) {
		unit = relative_unit(period, &times);
		*out = (Stretch){ .from = relative_moved(c->today, unit, times, n, false) };
		return next + 3;
	}
	if (!period ||
		!(ahead || calendar_is(c, next + 1, "ago") ||
			(calendar_is(c, next + 1, "back") && !calendar_is(c, next + 2, "to"))))
		return NO;
	unit = relative_unit(period, &times);
	*out = (Stretch){ .from = relative_moved(c->today, unit, times, ahead ? n : -(int64_t)n, false) };
	return next + 2 + (ahead && !hence);
}

ptrdiff_t
relative_day(const Calendar *c, ptrdiff_t at, Stretch *out)
{
	const Entry *entry = calendar_entry(c, at, IS(RELATIVE_DAY));
	ptrdiff_t next;

	if (!entry)
		return NO;
	*out = (Stretch){ .from = relative_moved(c->today, UNIT_DAY, 1, entry->value, true) };
	next = at + entry->words;
	if (!calendar_lexeme(c, next)->breaks && calendar_entry(c, next, IS(DAYPART)))
		next++;
	return next;
}

/* "Friday after next", "three Fridays from now", "two Tuesdays ago". */
static ptrdiff_t
read_weeks_away(const Calendar *c, ptrdiff_t at, const Entry *weekday, Stretch *out)
{
	int n = 2, away = weekday->value - moment_weekday(c->today);
	ptrdiff_t count = at - 1;
	bool next = calendar_is(c, at + 1, "after") && calendar_is(c, at + 2, "next"),
	     on = calendar_is(c, at + 1, "from") && calendar_is(c, at + 2, "now"),
	     back = calendar_is(c, at + 1, "ago");

	if (!next && !((on || back) && count >= 0 && calendar_small(c, count, &n) == at))
		return NO;
	if (back)
		away += (away >= 0 ? -7 : 0) - 7 * (n - 1);
	else
		away += (away <= 0 ? 7 : 0) + 7 * (n - 1);
	*out = (Stretch){ .from = relative_moved(c->today, UNIT_DAY, 1, away, true) };
	return at + 3 - back;
}

/* "Tuesday", "Friday night": the nearest before the article, its own day included. */
ptrdiff_t
relative_weekday(const Calendar *c, ptrdiff_t at, Stretch *out, bool *known)
{
	static const char *const repeated[] = { "every", "each", "any", "alternate", NULL };
	const Entry *entry = calendar_entry(c, at, IS(WEEKDAY));
	ptrdiff_t end;
	int away;
	bool full;

	if (!entry)
		return NO;
	*known = c->dated;
	end = read_weeks_away(c, at, entry, out);
	if (end != NO)
		return end;
	full = str_ends(entry->form, S("day"));
	if (!full && !str_ends(entry->form, S("days")) && !calendar_is(c, at - 1, "on"))
		return NO;
	*known = c->dated && full && !calendar_any(c, at - 1, repeated) && !calendar_is(c, at - 2, "every");
	away = entry->value - moment_weekday(c->today);
	away = away > 0 ? away - 7 : away;
	*out = (Stretch){ .from = relative_moved(c->today, UNIT_DAY, 1,
				  away < 0 && calendar_ahead(c) ? away + 7 : away, true) };
	at++;
	return !calendar_lexeme(c, at)->breaks && calendar_entry(c, at, IS(DAYPART)) ? at + 1 : at;
}

/* ---- a day or week of a month ---- */

/* "March 2014", "next month", "2018" behind "of". */
static ptrdiff_t
read_whole(const Calendar *c, ptrdiff_t at, Moment *m, bool *known)
{
	Stretch when;
	ptrdiff_t next;
	bool of = calendar_is(c, at, "of") || calendar_is(c, at, "in");

	if (!of || calendar_lexeme(c, at + 1)->breaks)
		return NO;
	at += 1 + calendar_is(c, at + 1, "the");
	next = day_month_first(c, at, &when);
	*known = next != NO && when.from.year != YEAR_UNKNOWN;
	if (next == NO)
		next = relative_directed(c, at, &when, known);
	if (next == NO || when.interval || when.from.day || !when.from.month)
		return NO;
	*m = when.from;
	return next;
}

/* "last Sunday of March 2014", "first week of October", "last day of May", "20th of next month". */
ptrdiff_t
relative_nth(const Calendar *c, ptrdiff_t at, Stretch *out, bool *known)
{
	int n = -1;
	ptrdiff_t next, end;
	Moment month;
	const Entry *entry;

	if (calendar_is(c, at, "the"))
		at++;
	next = calendar_is(c, at, "last") ? at + 1 : calendar_ordinal(c, at, &n);
	if (next == NO || calendar_lexeme(c, next)->breaks)
		return NO;
	if (calendar_is(c, next, "of") && n > 0) {
		end = read_whole(c, next, &month, known);
		if (end == NO || n > moment_month_days(month.year, month.month))
			return NO;
		*known = *known || month.year == YEAR_UNKNOWN;
		month.day = n;
		*out = (Stretch){ .from = month };
		return end;
	}
	entry = calendar_entry(c, next, IS(WEEKDAY) | IS(PERIOD));
	end = entry ? read_whole(c, next + 1, &month, known) : NO;
	if (end == NO || !entry || n > 5 || n == 0)
		return NO;
	if (entry->class == CLASS_WEEKDAY) {
		*out = (Stretch){ .from = moment_nth_weekday(month.year, month.month, entry->value, n) };
	} else if (str_equal(entry->name, S("week"))) {
		Moment monday = moment_nth_weekday(month.year, month.month, 1, n);
		*out = calendar_interval(monday, moment_add_days(monday, 6));
	} else if (str_equal(entry->name, S("day"))) {
		month.day = n < 0 ? moment_month_days(month.year, month.month) : n;
		*out = (Stretch){ .from = month };
	} else {
		return NO;
	}
	if (!*known)
		*out = (Stretch){ .from = { .year = YEAR_UNKNOWN, .month = month.month } };
	return end;
}

/* "Wednesday of next week", "Sunday last week"; "Tuesday the 19th". */
ptrdiff_t
relative_weekday_of(const Calendar *c, ptrdiff_t at, Stretch *out, bool *known)
{
	const Entry *weekday = calendar_entry(c, at, IS(WEEKDAY)), *direction;
	ptrdiff_t next = at + 1, end;
	int day;

	if (!weekday)
		return NO;
	*known = c->dated;
	end = calendar_ordinal(c, next + calendar_is(c, next, "the"), &day);
	if (end != NO && day <= 31 && !calendar_noun(c, end)) {
		Moment m = c->today;
		for (int i = 0; i < 12; i++) {
			Moment there = moment_add_months((Moment){ .year = m.year, .month = m.month, .day = 1 },
				i % 2 ? (i + 1) / 2 : -i / 2);
			there.day = day;
			if (moment_valid(there) && moment_weekday(there) == weekday->value) {
				*out = (Stretch){ .from = there };
				return end;
			}
		}
		return NO;
	}
	if (calendar_is(c, next, "of") || calendar_is(c, next, "from"))
		next++;
	if (calendar_is(c, next, "the"))
		next++;
	direction = calendar_lexeme(c, next)->breaks ? NULL : calendar_entry(c, next, IS(DIRECTION));
	if (!direction || !calendar_is(c, next + 1, "week"))
		return NO;
	*known = c->dated && !by_context(direction);
	*out = (Stretch){ .from = moment_add_days(c->today,
				  weekday->value - moment_weekday(c->today) + 7 * direction->value) };
	return next + 2;
}
