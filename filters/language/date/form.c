#include "language/date/calendar.h"

#define NUMERAL (IS(DIGIT) | IS(TEEN) | IS(TENS))

static unsigned
opens_the(const Calendar *c, ptrdiff_t next)
{
	return calendar_lexeme(c, next)->kind == LEXEME_DIGITS || calendar_is(c, next, "last") ||
			(calendar_classes(c, next) & (IS(ORDINAL) | IS(TENS) | IS(PERIOD)))
		? OPENS_THE
		: 0;
}

unsigned
form_opening(const Calendar *c, ptrdiff_t at)
{
	const Lexeme *lexeme = calendar_lexeme(c, at);
	Str lower = lexeme->lower;

	if (lexeme->kind == LEXEME_DIGITS)
		return OPENS_DIGITS;
	if (lexeme->sense->is & IS(PERIOD) && (str_equal(lower, S("week")) || str_equal(lower, S("weekend"))))
		return OPENS_WEEK;
	if (lower.len > 4 || lexeme->breaks)
		return 0;
	if (str_equal(lower, S("the")))
		return opens_the(c, at + 1);
	if (str_equal(lower, S("a")) || str_equal(lower, S("an")))
		return (calendar_classes(c, at + 1) & (IS(PERIOD) | IS(COUPLE) | IS(SEVERAL))) != 0 ? OPENS_A
												    : 0;
	if (str_equal(lower, S("last")))
		return OPENS_LAST;
	if (str_equal(lower, S("'")) || str_equal(lower, S("’")))
		return OPENS_QUOTE;
	return lexeme->text.len == 1 ? OPENS_LETTER : 0;
}

/* A form is only tried where the first word may open it. */
ptrdiff_t
form_at(const Calendar *c, ptrdiff_t at, Stretch *out, bool *known, const char **why)
{
	static const uint64_t ordinal = IS(ORDINAL) | IS(TENS);
	static const struct {
		ptrdiff_t (*read)(const Calendar *, ptrdiff_t, Stretch *);
		const char *why;
		uint64_t classes;
		unsigned opens;
		bool relative;
	} forms[] = {
		{ day_numeric, "a date in digits", 0, OPENS_DIGITS, false },
		{ day_year_first, "a year and a month", 0, OPENS_DIGITS, false },
		{ day_first, "a day and a month", IS(ORDINAL) | IS(TENS), OPENS_DIGITS | OPENS_THE, false },
		{ day_month_first, "a month", IS(MONTH), 0, false },
		{ year_quarter, "a quarter or half of a year", IS(ORDINAL) | IS(TENS),
			OPENS_DIGITS | OPENS_LAST | OPENS_LETTER, false },
		{ year_named, "a named year", IS(YEAR_NAME), 0, false },
		{ year_century, "a century", IS(ORDINAL) | IS(TENS), OPENS_DIGITS, false },
		{ year_decade, "a decade", 0, OPENS_DIGITS | OPENS_QUOTE, false },
		{ year_season, "a season", IS(DIRECTION) | IS(SEASON), 0, false },
		{ relative_ago, "so long ago", NUMERAL | IS(COUPLE) | IS(SEVERAL), OPENS_DIGITS | OPENS_A,
			true },
		{ relative_day, "a day from the article's", IS(RELATIVE_DAY), 0, true },
		{ year_bare, "four digits where a year stands", NUMERAL, OPENS_DIGITS | OPENS_QUOTE, false },
	};
	static const struct {
		ptrdiff_t (*read)(const Calendar *, ptrdiff_t, Stretch *, bool *);
		const char *why;
		uint64_t classes;
		unsigned opens;
	} more[] = {
		{ relative_weekday_of, "a weekday of a week", IS(WEEKDAY), 0 },
		{ relative_directed, "counted from the article's date", IS(DIRECTION), 0 },
		{ relative_before, "before or after what was told last", 0, OPENS_THE },
		{ relative_weekday, "a weekday", IS(WEEKDAY), 0 },
		{ holiday_at, "a holiday", IS(HOLIDAY) | IS(DIRECTION), 0 },
		{ day_alone, "a day of the month", 0, OPENS_DIGITS },
	};
	uint64_t classes = calendar_classes(c, at);
	unsigned opens = form_opening(c, at);
	ptrdiff_t next = classes & ordinal || opens & (OPENS_DIGITS | OPENS_WEEK) ? week_at(c, at, out, known)
										  : NO;

	if (next != NO) {
		*why = "a week or weekend";
		return next;
	}
	next = classes & ordinal || opens & (OPENS_DIGITS | OPENS_THE | OPENS_LAST)
		? relative_nth(c, at, out, known)
		: NO;

	if (next != NO) {
		*why = "a day or week of a month";
		return next;
	}
	for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
		next = classes & forms[i].classes || opens & forms[i].opens ? forms[i].read(c, at, out) : NO;
		if (next != NO) {
			*known = !forms[i].relative || c->dated;
			*why = forms[i].why;
			return next;
		}
	}
	for (size_t i = 0; i < sizeof more / sizeof *more; i++) {
		next = classes & more[i].classes || opens & more[i].opens ? more[i].read(c, at, out, known)
									  : NO;
		if (next != NO) {
			*why = more[i].why;
			return next;
		}
	}
	return NO;
}
