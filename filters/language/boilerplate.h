/* boilerplate.h - lines of a text article that are the page's and not the article's: navigation, buttons, "read more", credits,
 * headlines of other articles at the end, the title once more. By table (en/boilerplate), whole line by whole line: short ones
 * outside running text. A line that a sentence's stop ends is no button. */
#ifndef BOILERPLATE_H
#define BOILERPLATE_H

#include "base/change.h"
#include "language/table.h"

typedef LIST(const Row *) BoilerplateRows;

typedef struct {
	const Table *table;         /* en/boilerplate */
	BoilerplateRows start[256]; /* its rows that hold of a line's beginning, by the first byte */
	BoilerplateRows part;       /* … of any part of it */
	ptrdiff_t longest;          /* bytes of the others */
} BoilerplateRules;

const char *boilerplate_load(Arena *, BoilerplateRules *); /* NULL, or what is wrong */

/* The lines to drop, with the line ends that parted them from what stays; what is left has none. `drops` (may be NULL) says
 * which by which rule. */
Changes boilerplate_changes(Arena *, const BoilerplateRules *, Str text, Drops *drops);

#endif
