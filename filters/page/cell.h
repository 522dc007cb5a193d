/* cell.h - text in columns of a terminal: how wide it is, and shorter. */
#ifndef PAGE_CELL_H
#define PAGE_CELL_H

#include "base/out.h"

Str cell_clean(Arena *, Str); /* control characters (escape sequences!) and direction marks become spaces */
ptrdiff_t cell_width(Str);    /* columns; a wide character has two, a mark none */
Str cell_cut_end(Arena *, Str, ptrdiff_t width);   /* "representatives of the R…" */
Str cell_cut_start(Arena *, Str, ptrdiff_t width); /* "…kazakh-courts.txt:14-24" */
void cell_pad(Out *, Str, ptrdiff_t width);        /* with spaces behind it */

#endif
