/* join.h - one list of names of what the model found and what the tables know. */
#ifndef JOIN_H
#define JOIN_H

#include "language/name/context.h"

/* The first of names in order, none inside another, that ends at `word` or behind it; their number: none. */
ptrdiff_t names_from(const Names *, ptrdiff_t word);

/* Adds to reader->found. `sure` in thousandths. */
void join_found(Reader *, ptrdiff_t first, ptrdiff_t last, NameType, int sure);
void join_names(Reader *, Names by_table); /* sets text->names */

#endif
