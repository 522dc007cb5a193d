/* index.h - all groups, each found by its keys and its unit. */
#ifndef GROUP_INDEX_H
#define GROUP_INDEX_H

#include "group/group.h"

typedef struct {
	Map by_key; /* keys and unit as JSON -> Group * */
	LIST(Group *) groups;
} GroupIndex;

/* The group there is, or a new one, in `arena`; `keys` may be views. */
Group *index_group(GroupIndex *, Arena *, Arena *scratch, const Key *keys, ptrdiff_t count, Str unit);
void index_sort(GroupIndex *); /* by group_compare */

/* Adds to the group's parts the keys of those it is a total over: KZ and UZ, if they are there, to KZ+UZ. */
void index_parts(const GroupIndex *, Arena *, Arena *scratch, Group *total);

#endif
