/* layout.h - a record laid out as it will be written: one text, which leaves in one copy where the chain ends, and becomes the
 * members of a record where it goes on. For records of a new grain with many fields. No name may come twice; nobody checks. */
#ifndef LAYOUT_H
#define LAYOUT_H

#include "record/record.h"

typedef struct {
	Str name; /* of a field that was carried, which may be written with escapes; empty: as in the lead */
	ptrdiff_t lead; /* bytes of `"name":` */
	ptrdiff_t end;  /* of its value in the text */
} LaidField;

typedef struct {
	Arena *arena;
	Out text; /* each field behind a comma */
	LIST(LaidField) fields;
} Layout;

#define FIELD(name) S("\"" name "\":") /* for layout_field */

Layout layout_begin(Arena *, ptrdiff_t fields, ptrdiff_t bytes); /* so many are expected; more may come */
Out *layout_field(Layout *, Str lead); /* one more: lead is `"name":`; append its value, as JSON */
void layout_carry(Layout *,
	const JsonMember *); /* one more, of a record in the same arena, without white space around it */
void layout_join(Layout *, Layout *);     /* all those of another layout */
Record layout_record(Layout *);           /* lives as long as the arena */
void layout_write(const Layout *, Out *); /* the bytes record_write would give, with their \n */

#endif
