/* letters.h - which bytes of a text are ASCII letters, and which of those capitals, as bit maps, and the text with those lowered: made
 * in one pass, 16 bytes at a time where the compiler has SSE2; the same bits without it. */
#ifndef LETTERS_H
#define LETTERS_H

#include "base/arena.h"

typedef struct {
	const uint64_t *letter,
		*capital;  /* bit i % 64 of number i / 64 tells of byte i; behind the text all 0 */
	const char *lower; /* as long as the text, bytes beyond ASCII as they are; 16 bytes more can be read */
} Letters;

Letters letters_find(Arena *, Str text);

/* The next 64 bits from `at`, which is at most the text's length, on. */
static inline uint64_t
letters_ahead(const uint64_t *map, ptrdiff_t at)
{
	const uint64_t *word = map + ((size_t)at >> 6);
	int shift = (int)(at & 63);

	return word[0] >> shift | word[1] << 1 << (63 - shift);
}

#endif
