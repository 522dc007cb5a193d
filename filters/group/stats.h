/* stats.h - statistics of a field over any records, as a database's GROUP BY gives them, but exact.
 * Numbers stay decimals: a sum is exact; a mean has six decimals, rounded half up. pNN is the nearest rank, a value that
 * occurs (Hyndman and Fan 1996, definition 1); the median of an even count is the mean of the two in the middle. A list is
 * each of its items. min and max of texts are by bytes; numbers come before texts. */
#ifndef GROUP_STATS_H
#define GROUP_STATS_H

#include "base/option.h"
#include "language/number/decimal.h"
#include "record/record.h"

typedef enum {
	STAT_COUNT,
	STAT_SUM,
	STAT_MIN,
	STAT_MAX,
	STAT_MEAN,
	STAT_MEDIAN,
	STAT_PERCENTILE,
	STAT_DISTINCT,
	STAT_FIRST,
	STAT_LAST
} StatKind;

typedef struct {
	StatKind kind;
	int percent; /* of a percentile */
	Str name;    /* as it was asked for: "p95" */
} Stat;

typedef struct {
	LIST(Stat) stats;
	Str of;       /* the field; empty: only records are counted */
	bool numbers; /* one of them needs numbers */
} StatsPlan;

typedef struct {
	Str raw;        /* as written */
	Decimal number; /* no digits: a text, a truth value, an object */
} StatValue;

typedef struct {
	LIST(StatValue) values;
	int64_t records;
} Tally;

const char *stats_read(Arena *, Str list, Str of, StatsPlan *); /* "count,mean,p95"; NULL or what is wrong */

/* What one record adds: views of it, and numbers in the arena. NULL, or why it must be refused. */
const char *tally_read(Tally *, Arena *, const Record *, const StatsPlan *);
void tally_add(Tally *, Arena *, const Tally *one);     /* copied */
void tally_write(Record *, Tally *, const StatsPlan *); /* sorts the values */

#endif
