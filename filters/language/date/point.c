#include "language/date/calendar.h"

/* ---- "early", "end of" ---- */

static Stretch
part_of(Stretch whole, int part)
{
	Moment from = whole.from, to = whole.from;

	if (whole.interval && !from.month && whole.to.year == from.year + 9) { /* of a decade */
		from.year += part == 1 ? 0 : part == 2 ? 4 : 7;
		to.year = from.year + (part == 1 ? 3 : 2);
		return calendar_interval(from, to);
	}
	if (whole.interval || from.day || from.hour || from.vague || from.month > 12)
		return whole;
	if (from.month) {
		from.day = part == 1 ? 1 : part == 2 ? 11 : 21;
		to.day = part == 3 ? moment_month_days(to.year, to.month) : from.day + 9;
	} else {
		from.month = part == 1 ? 1 : part == 2 ? 5 : 10;
		to.month = part == 1 ? 3 : part == 2 ? 8 : 12;
	}
	return calendar_interval(from, to);
}

static ptrdiff_t
read_part(const Calendar *c, ptrdiff_t at, Stretch *out, bool *known, const char **why)
{
	const Entry *part = calendar_entry(c, at, IS(PART));
	ptrdiff_t next, end;

	if (!part)
		return NO;
	next = at + 1;
	if (calendar_dash(c, next) && !calendar_next(c, next)->space)
		next++;
	if (calendar_is(c, next, "in") || calendar_is(c, next, "of"))
		next++;
	if (calendar_is(c, next, "the"))
		next++;
	if (calendar_lexeme(c, next)->breaks)
		return NO;
	if (calendar_is(c, next, "year") || calendar_is(c, next, "month") || calendar_is(c, next, "week")) {
		int times = 1;
		const Entry *period = calendar_entry(c, next, IS(PERIOD));
		if (!calendar_is(c, next - 1, "the"))
			return NO;
		*out = relative_whole(c, relative_unit(period, &times), period, 0);
		*known = c->dated;
		*why = "a part of this year or month";
		end = next + 1;
	} else {
		end = form_at(c, next, out, known, why);
	}
	if (end != NO)
		*out = part_of(*out, part->value);
	return end;
}

/* A small number can begin here. */
static bool
may_count(const Calendar *c, ptrdiff_t at)
{
	return calendar_lexeme(c, at)->kind == LEXEME_DIGITS ||
		calendar_classes(c, at) &
		(IS(DIGIT) | IS(TEEN) | IS(TENS) | IS(COUPLE) | IS(SEVERAL) | IS(OPENER));
}

/* "2 weeks before Christmas", "three months after January 12": so far from a day that is said. */
static ptrdiff_t
read_shifted(const Calendar *c, ptrdiff_t at, Stretch *out, bool *known, const char **why)
{
	int n, times = 1;
	ptrdiff_t next = may_count(c, at) ? calendar_small(c, at, &n) : NO, end;
	const Entry *period = next != NO && calendar_has(c, next, IS(PERIOD))
		? calendar_entry(c, next, IS(PERIOD))
		: NULL;
	bool before, after;
	Unit unit;

	if (!period)
		return NO;
	before = calendar_is(c, next + 1, "before");
	after = calendar_is(c, next + 1, "after") || calendar_is(c, next + 1, "from");
	end = before || after ? form_at(c, next + 2, out, known, why) : NO;
	if (end == NO || out->interval || out->both || !out->from.day)
		return NO;
	unit = relative_unit(period, &times);
	if (*known && out->from.year != YEAR_UNKNOWN)
		out->from = relative_moved(out->from, unit, times, before ? -(int64_t)n : n, true);
	else
		*known = false;
	*why = "so far from a day";
	return end;
}

ptrdiff_t
date_point(const Calendar *c, ptrdiff_t at, Stretch *out, bool *known, const char **why)
{
	ptrdiff_t next = read_shifted(c, at, out, known, why);

	if (next != NO)
		return next;
	next = read_part(c, at, out, known, why);

	return next != NO ? next : form_at(c, at, out, known, why);
}
