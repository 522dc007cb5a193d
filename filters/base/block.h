/* block.h - text 64 bytes at a time, as bit masks: bit i tells of byte i. Blocks in which no bit is set are passed over at once.
 * SSE2 where the compiler has it, else byte by byte: the same bits. */
#ifndef BLOCK_H
#define BLOCK_H

#include "base/str.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

enum { BLOCK = 64 /* bytes */ };

#ifdef __SSE2__
/* The masks of four times 16 bytes as one. */
#define BLOCK_JOIN(of, at)                                                                                   \
	((uint64_t)of(at) | (uint64_t)of((at) + 16) << 16 | (uint64_t)of((at) + 32) << 32 |                  \
		(uint64_t)of((at) + 48) << 48)

static inline __m128i
block_load(const char *at)
{
	return _mm_loadu_si128((const __m128i *)(const void *)at);
}
#endif

/* Which of the up to 64 bytes from `at` on are that byte. */
static inline uint64_t
block_equal(Str text, ptrdiff_t at, char byte)
{
	uint64_t mask = 0;
	ptrdiff_t len = text.len - at < BLOCK ? text.len - at : BLOCK;

#ifdef __SSE2__
	const __m128i same = _mm_set1_epi8(byte);

#define SAME(from) (unsigned)_mm_movemask_epi8(_mm_cmpeq_epi8(block_load(from), same))
	if (len == BLOCK)
		return BLOCK_JOIN(SAME, text.at + at);
#undef SAME
#endif
	for (ptrdiff_t i = 0; i < len; i++)
		mask |= (uint64_t)(text.at[at + i] == byte) << i;
	return mask;
}

/* Where from `at` on the next byte beyond ASCII is; the text's length if there is none. */
static inline ptrdiff_t
block_beyond_ascii(Str text, ptrdiff_t at)
{
#ifdef __SSE2__
	for (; at + BLOCK <= text.len && !(text.at[at] & 0x80); at += BLOCK) {
		const char *from = text.at + at;
		__m128i low = _mm_or_si128(block_load(from), block_load(from + 16));
		__m128i high = _mm_or_si128(block_load(from + 32), block_load(from + 48));
		if (_mm_movemask_epi8(_mm_or_si128(low, high)))
			break;
	}
	for (; at + 16 <= text.len && !(text.at[at] & 0x80); at += 16) {
		unsigned mask = (unsigned)_mm_movemask_epi8(block_load(text.at + at));
		if (mask)
			return at + __builtin_ctz(mask);
	}
#endif
	while (at < text.len && !(text.at[at] & 0x80))
		at++;
	return at;
}

/* Behind the last such byte in front of `end`; 0 if there is none. */
static inline ptrdiff_t
block_behind_last(Str text, ptrdiff_t end, char byte)
{
	for (; end >= BLOCK; end -= BLOCK) {
		uint64_t mask = block_equal(text, end - BLOCK, byte);
		if (mask)
			return end - __builtin_clzll(mask);
	}
	while (end > 0 && text.at[end - 1] != byte)
		end--;
	return end;
}

#ifdef __SSE2__
static inline uint64_t
block_letters_of(const char *at) /* of 16 bytes */
{
	__m128i x = _mm_sub_epi8(_mm_or_si128(block_load(at), _mm_set1_epi8(0x20)), _mm_set1_epi8('a'));

	return (unsigned)_mm_movemask_epi8(_mm_cmpeq_epi8(_mm_min_epu8(x, _mm_set1_epi8('z' - 'a')), x));
}
#endif

/* Which of the up to 64 bytes from `at` on are letters of ASCII. */
static inline uint64_t
block_letters(Str text, ptrdiff_t at)
{
	uint64_t mask = 0;
	ptrdiff_t len = text.len - at < BLOCK ? text.len - at : BLOCK;

#ifdef __SSE2__
	if (len == BLOCK)
		return BLOCK_JOIN(block_letters_of, text.at + at);
#endif
	for (ptrdiff_t i = 0; i < len; i++)
		mask |= (uint64_t)is_letter(text.at[at + i]) << i;
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
