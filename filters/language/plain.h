/* plain.h - words that need no look at clusters, nine of ten: rows of ASCII letters, rows of digits, single marks, with something behind
 * them that ends them whatever follows. Cut as word.h says. */
#ifndef PLAIN_H
#define PLAIN_H

#include "language/letters.h"
#include "language/word.h"

/* Appends the plain words from `at` on, up to the first that only a look at clusters can tell; returns where that is, or the end.
 * *space: white space stands before it. */
ptrdiff_t plain_words(Arena *, Str text, const Letters *, ptrdiff_t at, bool *space, Words *);

#endif
