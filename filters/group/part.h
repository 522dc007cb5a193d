/* part.h - parts told from totals: "three fires, one in Spain and two in Italy".
 * Parts do not decide a verdict, their total does. A figure is a part if its claim says so (part_of) and the total is
 * in the same group, or if the exact figures of one sentence sum up to one of them, or to a figure of another sentence
 * of the article. Every sum is exact. */
#ifndef GROUP_PART_H
#define GROUP_PART_H

#include "group/figure.h"

void parts_mark(Arena *scratch, Figures *); /* sets aside to "part" */

#endif
