/* catalog.h - the filters built into this program. Make writes the list from the names of filters/, so a new
 * filter is one new file. In the order of the names; NULL-ended. */
#ifndef CATALOG_H
#define CATALOG_H

#include "filter.h"

extern const Filter *const catalog[];

const Filter *catalog_find(Str name); /* NULL: there is none of that name */

#endif
