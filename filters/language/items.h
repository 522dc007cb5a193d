/* items.h - the items of a list that was written into running text: "1. Flour 2. Eggs", "a) north b) south". */
#ifndef ITEMS_H
#define ITEMS_H

#include "base/arena.h"

typedef struct {
	ptrdiff_t *at; /* where items begin, ascending */
	ptrdiff_t len, cap;
} Items;

/* Whether the mark at `at` ("." or ")") may number the first item of a list: "1." or "a)", with a sentence's end before it. One with a
 * bracket alone may count on from elsewhere: "c)". */
bool item_is_first(Str text, ptrdiff_t from, ptrdiff_t at);

/* All items from there to the end, of every list of two or more that counts up from 1 or a, or of three from elsewhere. One pass. */
Items items_find(Arena *, Str text, ptrdiff_t from);

#endif
