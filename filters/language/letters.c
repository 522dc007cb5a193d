#include "language/letters.h"

#include "base/block.h"

#include <string.h>

enum { STEP = 16 };

typedef struct {
	uint64_t letter, capital;
} Bits;

#ifdef __SSE2__
/* By comparisons of signed bytes: those beyond ASCII are negative. */
static __m128i
between(__m128i bytes, char first, char last)
{
	return _mm_and_si128(_mm_cmpgt_epi8(bytes, _mm_set1_epi8((char)(first - 1))),
		_mm_cmpgt_epi8(_mm_set1_epi8((char)(last + 1)), bytes));
}

static void
look_at_sixteen(const char *from, char *lower, int at, Bits *bits)
{
	__m128i bytes = _mm_loadu_si128((const __m128i *)(const void *)from), upper = between(bytes, 'A', 'Z');
	__m128i low = _mm_or_si128(bytes, _mm_and_si128(upper, _mm_set1_epi8(0x20)));

	_mm_storeu_si128((__m128i *)(void *)lower, low);
	bits->letter |= (uint64_t)(unsigned)_mm_movemask_epi8(between(low, 'a', 'z')) << at;
	bits->capital |= (uint64_t)(unsigned)_mm_movemask_epi8(upper) << at;
}
#else
static void
look_at_sixteen(const char *from, char *lower, int at, Bits *bits)
{
	for (int i = 0; i < STEP; i++) {
		lower[i] = to_lower(from[i]);
		bits->letter |= (uint64_t)is_letter(from[i]) << (at + i);
		bits->capital |= (uint64_t)is_upper(from[i]) << (at + i);
	}
}
#endif

/* Up to BLOCK bytes; `lower` has room for STEP more. */
static Bits
look_at_block(const char *from, ptrdiff_t len, char *lower)
{
	char last[STEP] = { 0 };
	Bits bits = { 0 };
	int at = 0;

	for (; at + STEP <= len; at += STEP)
		look_at_sixteen(from + at, lower + at, at, &bits);
	if (at < len) {
		memcpy(last, from + at, (size_t)(len - at));
		look_at_sixteen(last, lower + at, at, &bits);
	}
	return bits;
}

Letters
letters_find(Arena *arena, Str text)
{
	ptrdiff_t count = text.len / BLOCK + 2;
	uint64_t *letter = (uint64_t *)(void *)arena_room(arena, 2 * count * (ptrdiff_t)sizeof(uint64_t));
	uint64_t *capital = letter + count;
	char *lower = arena_room(arena, text.len + STEP);

	for (ptrdiff_t i = 0; i < count; i++) {
		ptrdiff_t at = i * BLOCK, left = text.len - at;
		Bits bits = { 0 };
		if (left > 0)
			bits = look_at_block(text.at + at, left < BLOCK ? left : BLOCK, lower + at);
		letter[i] = bits.letter;
		capital[i] = bits.capital;
	}
	return (Letters){ letter, capital, lower };
}
