/* dateline.h - where and when a text says it was written: "World June 4, 2015, 18:20", "MOSCOW, March 3
 * (Reuters) -", "Published: 3 March 2021". `words` is the table en/datelines throughout. */
#ifndef DATELINE_H
#define DATELINE_H

#include "language/table.h"

typedef struct {
	int year, month, day; /* 0: not said */
	int hour, minute;     /* hour -1: not said */
	Str zone;             /* "Z", "+03:00"; empty: not said */
	ptrdiff_t start, end; /* of the words it was read from */
} Dating;

bool dating_at(const Table *words, Str text, ptrdiff_t at,
	Dating *); /* a date that begins there; the year may be missing */
bool dating_find(const Table *words, Str text, Dating *); /* the first in the text */
Str dating_iso(Arena *, const Dating *);                  /* "2014-09-26T13:05"; empty without a year */

bool dateline_is(const Table *words, Str line, Dating *); /* the whole line is a date, but for a few words */
ptrdiff_t dateline_end(const Table *words, Str text, ptrdiff_t at,
	Dating *); /* end of a dateline that begins a paragraph at `at`; 0: none. month 0: no date in it */

#endif
