/* view.h - groups and claims as a page shows them: texts decoded, places named, nothing computed anew. */
#ifndef PAGE_VIEW_H
#define PAGE_VIEW_H

#include "base/map.h"
#include "base/option.h"
#include "language/number/decimal.h"
#include "record/record.h"

typedef struct {
	Decimal value, low, high; /* no digits: null */
	Str words;                /* "almost 600", as it was said */
	Str figure; /* the same, with its bounds in digits where the words have none: "dozens (24 or more)" */
	Str qualifier, unit, noun, class, population, modality;
	Str speaker, outlet; /* who says so; empty: not known */
	Str time, date;      /* of what is said (EDTF), of the article */
	Str file, member;
	int64_t start, end; /* bytes of the source; end 0: not known */
	Str sentence;
	ptrdiff_t mark_start, mark_end; /* of the figure in `sentence`; equal: not known */
	Str aside;                      /* why it does not decide: "planned" */
	Str action, place, place_ids;   /* of a claim that stands alone */
} ViewFigure;

typedef struct {
	Texts names, keys; /* "action", "repatriated"; places as names: "Kazakhstan" */
	Texts ids;         /* keys as they came: "KZ" */
	Str unit, verdict, rule, first, last;
	Decimal low, high;
	int64_t sources;
	Texts total_of;
	LIST(ViewFigure) figures;
} ViewGroup;

typedef struct {
	LIST(ViewGroup) groups;
	LIST(ViewFigure) claims; /* that came without a group */
	Map places;              /* "KZ" -> Str *, "Kazakhstan" */
	Map names;               /* of the keys of all groups, in the order they first occur */
} View;

const char *view_begin(View *, Arena *); /* NULL, or what is wrong with a table */
const char *view_add_group(
	View *, Arena *, const Record *, const char **field); /* copied; NULL or what is wrong */
const char *view_add_claim(View *, Arena *, const Record *, const char **field);

Str view_key(const ViewGroup *, Str name); /* empty if it has none */
Str view_key_id(const ViewGroup *, Str name);
Str view_who(const ViewFigure *);            /* speaker, else outlet */
Str view_when(Arena *, const ViewFigure *);  /* "2019-03"; "by 2020-09-25" if only the article has a date */
Str view_where(Arena *, const ViewFigure *); /* "in/tj.txt:30-32", "a.zip!b.txt:30-32" */
Str view_range(Arena *, Decimal low,
	Decimal high); /* "24 or more", "up to 600", "30,000 to 50,000"; empty if both are open */

#endif
