/* origin.h - what a plain text says of its own origin in its first lines: title, author, date, agency. Nothing is guessed from
 * running text. */
#ifndef ORIGIN_H
#define ORIGIN_H

#include "language/dateline.h"

typedef struct {
	const Table *datelines, *bylines;
} OriginRules;

typedef struct {
	Str title, author, agency; /* views of the text; empty: not said */
	Dating date;               /* year 0: not said; start and end count from the text's first byte */
	const char *date_rule;     /* "dateline", "published", "changed"; NULL: no date */
} Origin;

const char *origin_load(Arena *, OriginRules *); /* NULL, or what is wrong */
Origin origin_find(const OriginRules *, Str text);

#endif
