/* block.h - text 64 bytes at a time, as bit masks: bit i tells of byte i. Blocks in which no bit is set are passed over at once.
 * SSE2 where the compiler has it, else byte by byte: the same bits. */
#ifndef BLOCK_H
#define BLOCK_H

#include "base/str.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

enum { BLOCK = 64 /* bytes */ };

/* Which of the up to 64 bytes from `at` on are that byte. */
static inline uint64_t
block_equal(Str text, ptrdiff_t at, char byte)
{
	uint64_t mask = 0;
	ptrdiff_t len = text.len - at < BLOCK ? text.len - at : BLOCK;

#ifdef __SSE2__
	const __m128i same = _mm_set1_epi8(byte);

	for (int i = 0; len == BLOCK && i < BLOCK; i += 16) {
		__m128i x = _mm_loadu_si128((const __m128i *)(const void *)(text.at + at + i));
		mask |= (uint64_t)(unsigned)_mm_movemask_epi8(_mm_cmpeq_epi8(x, same)) << i;
	}
	if (len == BLOCK)
		return mask;
#endif
	for (ptrdiff_t i = 0; i < len; i++)
		mask |= (uint64_t)(text.at[at + i] == byte) << i;
	return mask;
}

/* The lowest bit set, taken out of the mask, which is not 0. */
static inline int
block_take(uint64_t *mask)
{
	int bit = __builtin_ctzll(*mask);

	*mask &= *mask - 1;
	return bit;
}

#endif
