/* source.h - which figures come from one mouth.
 * Figures with a speaker are one source if the speaker is (by id, else by name without regard to case). A figure
 * nobody is named for is its article's: its outlet's, else the article itself is the source. But where it repeats what a
 * speaker says in that article (the same bounds, or bounds that agree with those of the first who is named), as a headline
 * does, it is his. Articles whose fingerprints are near are reprints of one (reprint.h). */
#ifndef GROUP_SOURCE_H
#define GROUP_SOURCE_H

#include "group/figure.h"

/* Fills figure->source with indices from 0, and lets the statements of one source share its name. Returns how many sources there are. The result depends on the order given. */
ptrdiff_t group_sources(Arena *scratch, Figures *);
ptrdiff_t sources_deciding(Arena *scratch, const Figures *, ptrdiff_t sources); /* of figures that decide */

#endif
