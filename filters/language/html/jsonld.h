/* jsonld.h - the strings of a page's JSON-LD with the keys they stand under. Pages have it broken in many ways: strings, colons and
 * brackets are all that is looked at, and nothing is refused. Linear; keys deeper than JSONLD_DEPTH are not told. */
#ifndef HTML_JSONLD_H
#define HTML_JSONLD_H

#include "base/arena.h"

enum { JSONLD_DEPTH = 16 };

/* Begin as { .text = … }. */
typedef struct {
	Str text;
	ptrdiff_t at;
	int depth;
	Str keys[JSONLD_DEPTH + 1]; /* under which each open bracket stands; items of an array stand under the array's */
	Str key;                    /* that waits for its value */
} Jsonld;

typedef struct {
	Str key, value; /* raw views, without quotes */
	Str owner; /* the key of the object it is a member of; empty: none. The same bytes for all items of one array */
	bool nested; /* that object stands in another one's value, and not only in a graph or as the page's main entity */
} JsonldString;

bool jsonld_next(Jsonld *, JsonldString *); /* false: no more */
/* A raw string as it is meant. Empty where its escapes are broken. */
Str jsonld_text(Arena *, Str raw);

#endif
