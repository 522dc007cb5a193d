/* number.h - every number expression of a text: value, bounds, qualifier, kind, unit.
 * The norm for spans, kinds, qualifiers and bounds is the project's claim guideline, sections 1 to 4 and 11:
 *   `start..end` is the number with qualifier and magnitude ("over £1.1bn"); for money, percent, measure and duration the unit
 *   is inside, for counts the noun is not. `number_start..number_end` is the same without the qualifier. */
#ifndef NUMBER_H
#define NUMBER_H

#include "language/glance.h"
#include "language/number/decimal.h"
#include "language/table.h"
#include "language/word.h"

typedef enum {
	NUMBER_COUNT,
	NUMBER_MONEY,
	NUMBER_PERCENT,
	NUMBER_FRACTION,
	NUMBER_MEASURE, /* these are claims */
	NUMBER_DURATION,
	NUMBER_AGE,
	NUMBER_DATE,
	NUMBER_ORDINAL,
	NUMBER_NAME,
	NUMBER_FREQUENCY,
	NUMBER_RATIO,
	NUMBER_REFERENCE,
	NUMBER_IDIOM,
	NUMBER_KINDS,
} NumberKind;
typedef enum {
	QUALIFIER_EXACT,
	QUALIFIER_ABOUT,
	QUALIFIER_OVER,
	QUALIFIER_AT_LEAST,
	QUALIFIER_ALMOST,
	QUALIFIER_UP_TO,
	QUALIFIER_UNDER,
	QUALIFIER_BETWEEN,
	QUALIFIER_VAGUE,
	QUALIFIERS,
} Qualifier;
extern const char *const number_kind_names[NUMBER_KINDS]; /* "count", … */
extern const char *const qualifier_names[QUALIFIERS];     /* "exact", … */

typedef struct {
	ptrdiff_t start, end;               /* with qualifier */
	ptrdiff_t number_start, number_end; /* without */
	ptrdiff_t first, last; /* indices of the words it covers (with qualifier), both inclusive */
	ptrdiff_t number_first, number_last; /* without qualifier */
	NumberKind kind;
	Qualifier qualifier;
	Decimal value, low, high; /* no digits: null (open, or a range's value) */
	Str unit;                 /* "USD", "percent", "km", "month"; empty: none */
	Str fraction;             /* "1/3" */
	Str modifier;  /* "only", "more", "another", "further", "increase", "before", "after", … */
	Str time;      /* dates: EDTF; empty if it cannot be told. A duration counted from the article's date
	                                        * ("the past two years") has its stretch here too */
	bool optional; /* no claim though the kind is: "one of the", "the two", fixed sets */
	const char *why; /* the rule that decided the kind, a few words */
} Number;
typedef LIST(Number) Numbers; /* in order, not overlapping */

typedef struct NumberTables NumberTables; /* loaded once; const afterwards */
const NumberTables *number_tables(Arena *, const char **wrong);

bool number_tables_frozen(const NumberTables *); /* as the program has them */
/* A text in which a glance sees neither digits, `number`, GLANCE_MET nor `part` with a GLANCE_LED holds no number. */
void number_signals(const NumberTables *, GlanceMaker *, unsigned number, unsigned part);

/* `anchor`: the article's date (ISO 8601, may be empty), against which relative and partial dates are resolved; a year that is not
 * known is XXXX. Calendar expressions without a digit ("last week", "Tuesday") come as NUMBER_DATE too. Linear time. */
Numbers numbers_find(Arena *, const NumberTables *, Str text, const Words *, Str anchor);

#endif
