/* condition.h - FIELD=VALUE and its kin: which records are taken.
 * =, !=, <, <=, >, >=. Two numbers compare as numbers, exactly; all else by bytes, so ISO dates compare as dates. A list
 * meets a condition if one of its items does; != is always the opposite of =. FIELD= asks for records without one. */
#ifndef GROUP_CONDITION_H
#define GROUP_CONDITION_H

#include "language/number/decimal.h"
#include "record/record.h"

typedef enum { SAME, NOT_SAME, LESS, AT_MOST, MORE, AT_LEAST } Comparison;

typedef struct {
	Str field, value;
	Comparison comparison;
	Decimal number; /* of value, if it is one */
} Condition;

const char *condition_read(Arena *, Str text, Condition *); /* NULL, or what is wrong with it */
bool condition_holds(Arena *scratch, const Condition *, const Record *);

#endif
