/* western.h - how well bytes read in a charset of single bytes with Latin letters. Those charsets differ in what stands
 * where: in the right one letters stand in words, in one case, and quotes open before words and close behind them. */
#ifndef WESTERN_H
#define WESTERN_H

#include "base/str.h"

bool western_is(const uint32_t points[256]); /* its letters beyond ASCII are Latin */

/* Points for what fits, less those for what does not; *characters is how many beyond ASCII were looked at (at most 4096).
 * `points`: the character of each byte. */
long western_fit(const uint32_t points[256], Str bytes, long *characters);

#endif
