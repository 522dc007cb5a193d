/* dating.h - dates as articles give their own: "September 26, 2014, 13:05", "26.09.2014", "3rd of March". `words` is the table
 * en/datelines throughout. */
#ifndef DATING_H
#define DATING_H

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

#endif
