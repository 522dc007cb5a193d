/* group.h - figures with the same keys, and the record they become (records(7), Group). */
#ifndef GROUP_GROUP_H
#define GROUP_GROUP_H

#include "base/map.h"
#include "group/figure.h"
#include "group/key.h"
#include "group/stats.h"
#include "group/store.h"

typedef struct {
	const Key *keys; /* one for each field of --by */
	ptrdiff_t key_count;
	uint64_t order;  /* the first bytes of the first key, as group_compare orders them */
	Str unit;        /* figures of another unit are another group: 3 % and 3 people do not compare */
	Shelf shelf;     /* its claims */
	Figures figures; /* the same decoded, while the group is being written */
	Tally tally;     /* for --stats, instead of figures */
	Texts parts;     /* keys of the groups its figure is a total over; in any order, repeated or not */
} Group;

void group_set_order(Group *);                   /* when its keys are set */
int group_compare(const Group *, const Group *); /* by keys in order, then by unit; both have their order */

/* Sorts the figures, decides, and builds the record in `arena`. `names`: of the keys; `families`: see kin.h. */
Record group_record(Arena *, Arena *scratch, Group *, const Texts *names, const Map *families, bool sum);

Record group_stats_record(Arena *, Group *, const Texts *names, const StatsPlan *);

#endif
