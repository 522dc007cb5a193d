/* trend.h - words beside a figure that make it a change: "up 3 percent", "down by 20", "5 percent higher", "go up 4 percent". */
#ifndef TREND_H
#define TREND_H

#include "language/claim/claim.h"

typedef enum { TREND_NONE, TREND_UP, TREND_DOWN } Trend;

Trend trend_of(const Parse *, const Claim *);
ptrdiff_t trend_ahead(const Parse *, const Claim *); /* the chunk of "up" or "down" before the figure; -1 */

#endif
