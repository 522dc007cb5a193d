/* chart.h - a figure on its group's scale, drawn in SVG: a dot for a number, a ring where no bounds were asserted
 * ("about 2,000"), a bar for a range, an arrow where an end is open. */
#ifndef PAGE_CHART_H
#define PAGE_CHART_H

#include "page/view.h"

typedef struct {
	double min, max; /* numbers at the left and the right end; equal: nothing to draw */
} Scale;

Scale scale_of(const ViewGroup *); /* from 0, or from the least number if that is below */
void chart_write(Out *, Arena *scratch, Scale, const ViewFigure *);
void chart_axis(Out *, Arena *scratch, Scale);

#endif
