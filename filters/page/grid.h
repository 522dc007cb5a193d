/* grid.h - a view cut into cells, a row a figure: what the table and markdown print. */
#ifndef PAGE_GRID_H
#define PAGE_GRID_H

#include "page/view.h"

typedef struct {
	const Str *cells;       /* one for each column */
	const ViewGroup *group; /* NULL: a claim that stands alone */
	const ViewFigure *figure;
	bool first; /* of its group: keys and verdict stand here */
	bool last;
} GridRow;

typedef enum {
	COLUMN_KEY,
	COLUMN_FIGURE,
	COLUMN_NOUN,
	COLUMN_WHEN,
	COLUMN_WHO,
	COLUMN_WHERE,
	COLUMN_VERDICT
} ColumnKind;

typedef struct {
	LIST(ColumnKind) columns;
	Texts headings; /* "ACTION", "TO", … */
	LIST(GridRow) rows;
	Str caption; /* keys that all groups share: "repatriated"; empty: none. They have no column */
} Grid;

Grid grid_of_groups(Arena *, const View *); /* keys that occur in any group, in the order they first do */
Grid grid_of_claims(Arena *, const View *);

Str verdict_words(Arena *, Str verdict); /* same_number_other_noun as it is read: same number, other noun */

#endif
