/* beside.h - in which country a place lies, by the words beside it: "Wengen, Switzerland", "Uri in India", "the Mauritian island of
 * Rodrigues", "Baghdad's Dora". */
#ifndef BESIDE_H
#define BESIDE_H

#include "language/name/context.h"

/* The country's code; empty: the words beside do not say. `name`: number of a place in text->names. */
Str beside_country(const Reader *, ptrdiff_t name);

#endif
