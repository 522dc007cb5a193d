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
	if (whole.interval && from.day && moment_days(whole.to) - moment_days(from) == 6) /* of a week */
		return part == 2 ? calendar_interval(moment_add_days(from, 1), moment_add_days(from, 3))
				 : calendar_interval(moment_add_days(from, part == 1 ? 0 : 4),
					   moment_add_days(from, part == 1 ? 2 : 6));
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

/* "Earlier this year" is from its begin to the article's month, "later this week" from the article's day to its end. */
static bool
running_part(const Calendar *c, bool later, Stretch *whole)
{
	bool year = !whole->interval && !whole->from.month;
	Moment from = whole->from, to = whole->interval ? whole->to : whole->from;

	if (whole->both || from.vague || from.month > 12 || (!whole->interval && from.day))
		return false;
	if (year) {
		from.month = later ? c->today.month : 1;
		to.month = later ? 12 : c->today.month;
	} else {
		from.day = from.day ? from.day : 1;
		to.day = whole->interval && to.day ? to.day : moment_month_days(to.year, to.month);
		if (moment_days(c->today) < moment_days(from) || moment_days(c->today) > moment_days(to))
			return false;
		from = later ? c->today : from;
		to = later ? to : moment_add_days(c->today, -1);
	}
	if (from.year != c->today.year || moment_days(from) > moment_days(to))
		return false;
	*whole = calendar_interval(from, to);
	return true;
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
		if (!calendar_is(c, next - 1, "the") &&
			(!calendar_is(c, next - 1, "of") || calendar_noun(c, next + 1)))
			return NO;
		*out = relative_whole(c, relative_unit(period, &times), period, 0);
		*known = c->dated;
		*why = "a part of this year or month";
		end = next + 1;
	} else {
		end = form_at(c, next, out, known, why);
	}
	if (end != NO &&
		!(c->dated && (str_equal(part->form, S("earlier")) || str_equal(part->form, S("later"))) &&
			running_part(c, part->value == 3, out)))
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
