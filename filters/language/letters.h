/* letters.h - which bytes of a text are ASCII letters, and which of those capitals, as bit maps, and the text with those lowered: made
 * in one pass, 16 bytes at a time where the compiler has SSE2; the same bits without it. */
#ifndef LETTERS_H
#define LETTERS_H

#include "base/arena.h"
#include "base/little.h"

typedef struct {
	const unsigned char *letter,
		*capital;  /* bit i % 8 of byte i / 8 tells of byte i; behind the text all 0 */
	const char *lower; /* as long as the text; bytes beyond ASCII as they are */
} Letters;

Letters letters_find(Arena *, Str text);

enum { LETTERS_AHEAD = 57 };

/* Bits from `at`, which is at most the text's length, on: the lowest LETTERS_AHEAD of them hold, the others are 0. */
static inline uint64_t
letters_ahead(const unsigned char *map, ptrdiff_t at)
{
	return little64(map + ((size_t)at >> 3)) >> (at & 7) & (((uint64_t)1 << LETTERS_AHEAD) - 1);
}

#endif
