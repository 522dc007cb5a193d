/* table.h - a view as lines of text: one row a figure, under its group; markdown and CSV as well. */
#ifndef PAGE_TABLE_H
#define PAGE_TABLE_H

#include "page/view.h"

typedef struct {
	ptrdiff_t width; /* columns to fit in; 0: as wide as it gets */
	bool colour;
	bool explain; /* the rule of each verdict below its group */
} TableStyle;

void table_write(Out *, Arena *scratch, const View *, TableStyle);
void markdown_write(Out *, Arena *scratch, const View *);
void csv_write(Out *, Arena *scratch,
	const View *); /* RFC 4180, with \n; every field of a figure, nothing shortened */

#endif
