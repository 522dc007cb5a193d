/* show.h - a decimal for people: 1,234,567.5; zeros at the end of a fraction are left out. */
#ifndef NUMBER_SHOW_H
#define NUMBER_SHOW_H

#include "language/number/decimal.h"

void decimal_show(Out *, Arena *scratch, Decimal); /* nothing if it is no number */
Str decimal_key(Arena *, Decimal);                 /* equal numbers, equal keys: 3, 3.0 and 30e-1 are "3e0" */
Str words_within(
	Arena *, Str words); /* a sentence's first words inside another: "At least 500" as "at least 500" */

#endif
