/* lines.h - lines of running text: which go on in the next one, and which stand for themselves. */
#ifndef LINES_H
#define LINES_H

#include "base/str.h"

/* The width at which a text was hard-wrapped, in characters; 0 if it was not. One pass, nothing remembered. */
ptrdiff_t lines_width(Str text);

/* Whether `line` goes on in `next`, both trimmed and not empty, in a text of that width. */
bool line_goes_on(Str line, Str next, ptrdiff_t width);

bool line_is_item(Str line);                 /* begins with a bullet, "1." "2)" "(c)" or a dash and a space */
ptrdiff_t bullet_at(Str text, ptrdiff_t at); /* bytes of a bullet that stands there; 0 if none */

#endif
