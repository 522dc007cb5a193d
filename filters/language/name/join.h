/* join.h - one list of names of what the model found and what the tables know. */
#ifndef JOIN_H
#define JOIN_H

#include "language/name/context.h"

/* Adds to reader->found. `sure` in thousandths. */
void join_found(Reader *, ptrdiff_t first, ptrdiff_t last, NameType, int sure);
void join_names(Reader *, Names by_table); /* sets text->names */

#endif
