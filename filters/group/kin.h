/* kin.h - figures of another thing told from those a group is about: 37 states among thousands of people.
 * Classes of one family compare (tables/en/class-families.tsv); the family with most figures is what the group is
 * about, the first of equals. A figure whose noun is not known belongs to it. */
#ifndef GROUP_KIN_H
#define GROUP_KIN_H

#include "base/map.h"
#include "group/figure.h"

/* Sets aside to "other thing". families: class -> family (Str *). Equal numbers are left for the verdict to tell. */
void kin_mark(Arena *scratch, Figures *, const Map *families);

#endif
