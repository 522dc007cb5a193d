/* plain.h - words that need no look at clusters, nine of ten: rows of ASCII letters, rows of digits, single marks, with something behind
 * them that ends them whatever follows. Cut as word.h says. */
#ifndef PLAIN_H
#define PLAIN_H

#include "language/letters.h"
#include "language/word.h"

/* The plain word that begins at `at`: its end, and all of it but `space`; 0 where only a look at clusters can tell. */
ptrdiff_t plain_word(Str text, const Letters *, ptrdiff_t at, Word *);

/* A space that no mark of another script combines with. */
static inline bool
plain_space(Str text, ptrdiff_t at)
{
	return at + 1 < text.len && text.at[at] == ' ' && !((unsigned char)text.at[at + 1] & 0x80);
}

#endif
