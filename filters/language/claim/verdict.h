/* verdict.h - what several figures for one thing say together, by the logic of their bounds and times.
 *
 * A figure allows the numbers from low to high; an open end allows all beyond it. A number without asserted bounds
 * ("about 2,000") stands for itself: no tolerance is invented. The first that fits:
 *   single_source            one source, however many figures
 *   same_number_other_noun   equal bounds, but what is counted differs: 84 people, 84 children
 *   agree                    equal bounds
 *   compatible               one number lies within all: 524 and "almost 600"
 *   changed                  no number does, but figures that exclude each other are of different times
 *   disagree                 two exclude each other and no time tells them apart
 * n figures cost n log n. */
#ifndef CLAIM_VERDICT_H
#define CLAIM_VERDICT_H

#include "language/edtf.h"
#include "language/number/decimal.h"

typedef struct {
	Decimal value, low, high; /* no digits: null */
	Period when;
	Str words; /* "almost 600", as it was said */
	Str time;  /* EDTF of `when`; may be empty */
	Str noun;  /* what is counted, to be compared: "children"; empty: not known */
	Str who;   /* the source's name; figures of one source share it */
} Statement;

typedef struct {
	const char *name; /* "agree"; NULL: no figures */
	Str rule;         /* one sentence with the figures */
	const char *direction; /* "up", "down", "mixed" where figures of different times exclude each other; else NULL */
	Str ratio;             /* last by first, two decimals; empty where one has no value */
} Verdict;

/* In order of time. Views must outlive the verdict. */
Verdict verdict_find(Arena *, const Statement *statements, ptrdiff_t count, ptrdiff_t sources);

/* The numbers a statement allows. */
Decimal statement_low(const Statement *); /* no digits: open */
Decimal statement_high(const Statement *);
bool statement_same_bounds(const Statement *, const Statement *);
bool statement_below(const Statement *, const Statement *); /* all it allows is less than all the other allows */

#endif
