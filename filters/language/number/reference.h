/* reference.h - inside the number wing only: numbers that lead to a place in a text. `at` is the number's first lexeme, `end`
 * the one behind it. */
#ifndef NUMBER_REFERENCE_H
#define NUMBER_REFERENCE_H

#include "language/number/read.h"

bool reference_of_item(const Reader *, ptrdiff_t at, ptrdiff_t end);   /* "2. Check the locks": of a list */
bool reference_of_volume(const Reader *, ptrdiff_t at, ptrdiff_t end); /* each of "18 (17): 3548-3580" */

#endif
