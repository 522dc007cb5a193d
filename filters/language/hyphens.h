/* hyphens.h - words that were parted at the end of a line: "govern-\nment" is one word again, "well-\nknown" keeps its
 * hyphen, so do numbers ("2014-\n2015", "twenty-\nfive"). `words` is the table en/hyphens. */
#ifndef HYPHENS_H
#define HYPHENS_H

#include "base/change.h"
#include "language/table.h"

Changes hyphens_changes(Arena *, const Table *words, Str text);

#endif
