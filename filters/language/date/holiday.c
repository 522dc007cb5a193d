#include "language/date/calendar.h"

ptrdiff_t
holiday_at(const Calendar *c, ptrdiff_t at, Stretch *out, bool *known)
{
	const Entry *entry = calendar_entry(c, at, IS(HOLIDAY));
	Moment m = { .year = YEAR_UNKNOWN };
	ptrdiff_t next;
	int rule;

	if (!entry || (entry->form.len < 7 && !calendar_lexeme(c, at)->capital))
		return NO;
	if (at > 0 && calendar_lexeme(c, at - 1)->capital &&
		calendar_lexeme(c, at - 1)->kind == LEXEME_LETTERS &&
		!(calendar_lexeme(c, at - 1)->sense->is &
			(IS(FUNCTION) | IS(WEEKDAY) | IS(DIRECTION) | IS(PART))))
		return NO; /* "Mr Christmas" */
	next = calendar_year_after(c, at + entry->words, &m.year);
	if (next == NO) {
		next = at + entry->words;
		if (c->dated)
			m.year = c->today.year;
	}
	rule = entry->value;
	*known = rule > 0 || (m.year != YEAR_UNKNOWN && rule > -20);
	if (rule > 0) {
		m.month = rule / 100;
		m.day = rule % 100;
	} else if (*known) {
		static const int after_easter[] = { 0, 0, 1, -2, -7, -46, 49 };
		static const int nth[][3] = { { 5, 1, -1 }, { 9, 1, 1 }, { 1, 1, 3 }, { 11, 4, 4 },
			{ 5, 7, 2 }, { 6, 7, 3 }, { 10, 1, 2 }, { 2, 1, 3 } };
		if (rule == 0 || rule == -10 || rule == -16)
			m = moment_add_days(moment_nth_weekday(m.year, 11, 4, 4),
				rule == 0             ? 0
					: rule == -10 ? 1
						      : 4);
		else if (rule >= -6)
			m = moment_add_days(moment_easter(m.year), after_easter[-rule]);
		else if (rule == -15)
			m = moment_add_days(moment_easter(m.year), -47);
		else
			m = moment_nth_weekday(m.year, nth[-rule - 7][0], nth[-rule - 7][1], nth[-rule - 7][2]);
	}
	*out = (Stretch){ .from = m };
	return next;
}
