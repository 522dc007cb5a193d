/* dates.h - calendar expressions as names: "August 24", "last week", each with its EDTF date as id, as far as it can be told. */
#ifndef DATES_H
#define DATES_H

#include "language/lexicon.h"
#include "language/name/name.h"

/* Adds them to texts whose names are found (names_find); anchor: the article's date, ISO 8601, may be empty. One inside a longer name is
 * nested in it; one that overlaps a name in another way is none. */
void names_dates(Arena *, const Lexicon *, NameText *texts, ptrdiff_t count, Str anchor);

#endif
