/* calendar.h - inside the room of dates: lexemes as a calendar sees them, and the forms its expressions take.
 * A reader looks at lexeme `at` and returns the lexeme behind what it read, or NO. It looks a bounded way ahead. `known` says whether
 * *out can be placed; without the article's date what is counted from it cannot. */
#ifndef CALENDAR_H
#define CALENDAR_H

#include "language/date.h"

enum { NO = -1 };

/* ---- calendar.c: lexemes and small numbers ---- */
extern const Lexeme calendar_nothing;

/* An empty mark outside of the text; never NULL. */
static inline const Lexeme *
calendar_lexeme(const Calendar *c, ptrdiff_t at)
{
	return at >= 0 && at < c->lexemes->len ? &c->lexemes->at[at] : &calendar_nothing;
}

/* The lexeme at `at`, if no blank line stands before it. */
static inline const Lexeme *
calendar_next(const Calendar *c, ptrdiff_t at)
{
	const Lexeme *lexeme = calendar_lexeme(c, at);

	return lexeme->breaks ? &calendar_nothing : lexeme;
}

static inline bool
calendar_is(const Calendar *c, ptrdiff_t at, const char *word)
{
	return str_is(calendar_next(c, at)->lower, word);
}

static inline bool
calendar_has(const Calendar *c, ptrdiff_t at, uint64_t classes)
{
	return (calendar_lexeme(c, at)->sense->is & classes) != 0;
}

static inline const Entry *
calendar_entry(const Calendar *c, ptrdiff_t at, uint64_t classes)
{
	const Sense *sense = calendar_lexeme(c, at)->sense;

	return ((sense->is | sense->begins) & classes) != 0
		? lexicon_match(c->lexicon, c->lexemes, at, classes)
		: NULL;
}

/* Of the word alone, and of longer forms that may begin with it. */
static inline uint64_t
calendar_classes(const Calendar *c, ptrdiff_t at)
{
	const Sense *sense = calendar_lexeme(c, at)->sense;

	return sense->is | (sense->begins && lexicon_goes_on(c->lexemes, at) ? sense->begins : 0);
}

bool calendar_any(const Calendar *, ptrdiff_t at, const char *const *words);
bool calendar_dash(const Calendar *, ptrdiff_t at);
bool calendar_slash(const Calendar *, ptrdiff_t at); /* glued */
bool calendar_joins(const Calendar *, ptrdiff_t at); /* "-", "to", "until": between the ends of a range */
bool calendar_noun(const Calendar *, ptrdiff_t at);  /* letters, and no function word */
bool calendar_plural(const Calendar *, ptrdiff_t at);
bool calendar_digits(const Lexeme *, int *value); /* plain digits, at most four */
ptrdiff_t calendar_small(
	const Calendar *, ptrdiff_t at, int *value); /* "12", "two", "twenty-four", "a", "a couple of" */
ptrdiff_t calendar_ordinal(const Calendar *, ptrdiff_t at, int *value);
ptrdiff_t calendar_day(const Calendar *, ptrdiff_t at, int *day); /* 1 to 31: "14", "14th", "the fourteenth" */
ptrdiff_t calendar_spoken_year(
	const Calendar *, ptrdiff_t at, int *year); /* "nineteen ninety-six", "two thousand and five" */
ptrdiff_t calendar_year(const Calendar *, ptrdiff_t at, int *year);       /* four digits; "'98" */
ptrdiff_t calendar_year_after(const Calendar *, ptrdiff_t at, int *year); /* over a comma, "of", a hyphen too */
const Entry *calendar_month(const Calendar *, ptrdiff_t *at); /* steps over its full stop; NULL if there is none */
bool calendar_ahead(const Calendar *);                        /* words of the future stand near */
void calendar_give_year(const Calendar *, Moment *);          /* the nearest, where nobody wrote one */
Stretch calendar_interval(Moment from, Moment to);

/* ---- point.c: one calendar expression, with its part ("early", "end of"), without range or clock ---- */
ptrdiff_t date_point(const Calendar *, ptrdiff_t at, Stretch *, bool *known, const char **why);

/* ---- day.c ---- */
ptrdiff_t day_month_first(const Calendar *, ptrdiff_t at, Stretch *); /* "Nov. 29, 2016", "March 2019", "March" */
ptrdiff_t day_first(const Calendar *, ptrdiff_t at, Stretch *);       /* "29 November", "5-6 April 2016" */
ptrdiff_t day_year_first(const Calendar *, ptrdiff_t at, Stretch *);         /* "2017 April", "2020/Sep/23" */
ptrdiff_t day_alone(const Calendar *, ptrdiff_t at, Stretch *, bool *known); /* "18th" behind "on the" */
ptrdiff_t day_numeric(const Calendar *, ptrdiff_t at, Stretch *);            /* "2014-09-26", "9/26/14" */

/* ---- year.c ---- */
ptrdiff_t year_bare(const Calendar *, ptrdiff_t at, Stretch *); /* "2012", "2014-15", where a year stands */
ptrdiff_t year_decade(const Calendar *, ptrdiff_t at, Stretch *);
ptrdiff_t year_century(const Calendar *, ptrdiff_t at, Stretch *);
ptrdiff_t year_quarter(const Calendar *, ptrdiff_t at, Stretch *); /* halves and "first six months" too */
ptrdiff_t year_season(const Calendar *, ptrdiff_t at, Stretch *);
ptrdiff_t year_named(const Calendar *, ptrdiff_t at, Stretch *); /* "financial year 2010-11" */
Stretch year_months(Moment year, int first, int last);

/* ---- relative.c: counted from the article's date ---- */
typedef enum {
	UNIT_NONE,
	UNIT_CLOCK,
	UNIT_DAY,
	UNIT_WEEK,
	UNIT_MONTH,
	UNIT_QUARTER,
	UNIT_YEAR,
	UNIT_DECADE,
	UNIT_CENTURY
} Unit;
Unit relative_unit(const Entry *period, int *times);
Moment relative_moved(
	Moment, Unit, int times, int64_t n, bool by_day); /* as fine as the unit, or to the day if by_day */
Stretch relative_whole(
	const Calendar *, Unit, const Entry *period, int step); /* the week, month, year … `step` away */
ptrdiff_t relative_ago(const Calendar *, ptrdiff_t at, Stretch *);
ptrdiff_t relative_before(const Calendar *, ptrdiff_t at, Stretch *, bool *known);
ptrdiff_t relative_day(const Calendar *, ptrdiff_t at, Stretch *); /* "yesterday" */
ptrdiff_t relative_directed(const Calendar *, ptrdiff_t at, Stretch *, bool *known);
ptrdiff_t relative_weekday(const Calendar *, ptrdiff_t at, Stretch *, bool *known);
ptrdiff_t relative_weekday_of(const Calendar *, ptrdiff_t at, Stretch *, bool *known);
ptrdiff_t relative_nth(const Calendar *, ptrdiff_t at, Stretch *, bool *known);

/* ---- form.c: one of the above, without part, range or clock ---- */
typedef enum {
	OPENS_DIGITS = 1,
	OPENS_THE = 2, /* and what it may open follows */
	OPENS_A = 4,   /* the same of "a", "an" */
	OPENS_LAST = 8,
	OPENS_QUOTE = 16,
	OPENS_LETTER = 32, /* "Q", "H" */
	OPENS_WEEK = 64,   /* "week", "weekend" */
} Opening;
unsigned form_opening(
	const Calendar *, ptrdiff_t at); /* Openings: by what else than its classes a word may begin one */
ptrdiff_t form_at(const Calendar *, ptrdiff_t at, Stretch *, bool *known, const char **why);

/* ---- week.c: "first week of 2019", "week of April 10", "the weekend" ---- */
ptrdiff_t week_at(const Calendar *, ptrdiff_t at, Stretch *, bool *known);

/* ---- holiday.c ---- */
ptrdiff_t holiday_at(const Calendar *, ptrdiff_t at, Stretch *, bool *known);

/* ---- clock.c: "13:05", "10 a.m.", "2.15pm", "1400 GMT", "half past six", "noon"; hour, minute, second as a Moment has them ---- */
ptrdiff_t clock_at(const Calendar *, ptrdiff_t at, Moment *);
bool clock_may_begin(const Calendar *, ptrdiff_t at); /* false is sure, and quickly told */
/* "3 to 5 pm", "between 5 and 7 in the evening": the first hour is of the second's half of the day. */
ptrdiff_t clock_range_at(const Calendar *, ptrdiff_t at, Moment *from, Moment *to);

#endif
