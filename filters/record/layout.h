/* layout.h - a record laid out as it will be written: its members point into one text, so that it leaves in one copy and costs
 * little to make. For records of a new grain with many fields. No name may come twice; nobody checks. */
#ifndef LAYOUT_H
#define LAYOUT_H

#include "record/record.h"

typedef struct {
	Record record;   /* until layout_end its members know their lengths only */
	Out text;        /* each member behind a comma */
	ptrdiff_t value; /* where the value of the last one begins; -1: it is complete */
} Layout;

#define FIELD(name) S("\"" name "\":") /* for layout_field */

Layout layout_begin(Arena *, ptrdiff_t fields, ptrdiff_t bytes); /* so many are expected; more may come */
Out *layout_field(Layout *, Str lead); /* one more: lead is `"name":`; append its value, as JSON */
void layout_carry(Layout *,
	const JsonMember *); /* one more, of a record in the same arena, without white space around it */
void layout_join(Layout *, const Layout *); /* all those of another layout */
Record layout_end(Layout *);                /* lives as long as the arena */

#endif
