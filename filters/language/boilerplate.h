/* boilerplate.h - lines of a text article that are the page's and not the article's: navigation, buttons, "read more", credits,
 * the title once more at the end. By table (en/boilerplate), line by line; a line within running text is never looked at for
 * parts longer than what stands alone. */
#ifndef BOILERPLATE_H
#define BOILERPLATE_H

#include "base/change.h"
#include "language/table.h"

/* The stretches to drop, with the line ends that parted them from what stays. */
Changes boilerplate_changes(Arena *, const Table *, Str text);

#endif
