/* name.h - inside the number wing only: numbers that name something rather than count it. `at` is the number's first lexeme, `end` the
 * one behind it. */
#ifndef NUMBER_NAME_H
#define NUMBER_NAME_H

#include "language/number/read.h"

const Entry *name_before(const Reader *, ptrdiff_t at); /* "Resolution", "page" before it; NULL if no such word */
bool name_hyphenated(const Reader *, ptrdiff_t at);     /* "F-16" */
bool name_continues(const Reader *, ptrdiff_t at, ptrdiff_t end,
	NumberKind); /* "posts 542 and 543": in a row of this kind */
bool name_follows_capital(const Reader *, ptrdiff_t at, ptrdiff_t end); /* "Apollo 11" */
bool name_of_ordinal(const Reader *, ptrdiff_t at, ptrdiff_t end);      /* "3rd Battalion" */
bool name_of_pair(const Reader *, const Range *, ptrdiff_t at);         /* "Boeing 737-800" */
bool name_with_letter(
	const Reader *, const Numeral *, ptrdiff_t at, ptrdiff_t end); /* "Apartment 2B", "a 5K run" */
bool name_of_race(const Reader *, const Quantity *);                   /* "the 800 metres" */
bool name_of_discipline(const Reader *, const Quantity *);             /* "200-metre final" */

#endif
