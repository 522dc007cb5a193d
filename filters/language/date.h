/* date.h - calendar expressions of English text: "Jan. 30 to Feb. 5", "third quarter of 2011", "last week", "9 a.m. Oct. 3, 2012".
 * The span is the whole expression without its preposition ("since", "in") and without a weekday that only accompanies a date.
 * A day or month without a year, a weekday, "last month" are resolved against the article's date when there is one: the nearest
 * such day, one to come only if it is ten times as near, for news tells what was, unless the words speak of the future. Without one an unknown year stays XXXX and a bare weekday has no time.
 * Norm: the claim guideline, sections 2, 3 and 6 (weeks run Monday to Sunday; "beginning of 2019" is 2019-01/2019-03). */
#ifndef DATE_H
#define DATE_H

#include "language/lexicon.h"
#include "language/moment.h"

typedef struct {
	const Lexicon *lexicon;
	const Lexemes *lexemes;
	Moment today; /* the article's date */
	bool dated;   /* there is one */
	ptrdiff_t at; /* where the expression begins that is being read: the words around it tell whether it lies ahead */
	int weekday; /* that accompanies it; 0: none */
	bool bare;   /* the text is hardly more than a date: no words tell whether it lies behind or ahead */
} Calendar;

typedef struct {
	ptrdiff_t first, last; /* lexemes, both inclusive */
	ptrdiff_t next; /* where to go on: a weekday behind the date is left out of the span, but used up */
	Stretch when;
	bool known;     /* when says something; else the expression is a date, but not one we can place */
	bool digits;    /* a number is written in it: "Tuesday" has none */
	bool bare_year; /* four digits and nothing else */
	bool counted; /* "the last two years": a stretch of so many units, that ends at the article's date */
	const char *why;
} Date;

Calendar calendar_for(const Lexicon *, const Lexemes *, Str anchor);
bool date_at(const Calendar *, ptrdiff_t at,
	Date *); /* does one begin here? Looks a bounded way ahead and one word back */

/* All of a text, for those who want nothing else. */
typedef struct {
	ptrdiff_t start, end;  /* bytes */
	ptrdiff_t first, last; /* words, both inclusive */
	Str time;              /* EDTF; empty if it cannot be told */
	bool digits;
} DateSpan;
typedef LIST(DateSpan) DateSpans;
DateSpans dates_find(Arena *, const Lexicon *, Str text, const Words *, Str anchor); /* in order; linear */

#endif
