#include "language/letters.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

typedef struct {
	unsigned char *letter, *capital;
	char *lower;
} Maps;

static void
set_bits(unsigned char *map, ptrdiff_t at, uint32_t bits)
{
	unsigned char *to = map + ((size_t)at >> 3);

	bits <<= at & 7;
	to[0] |= (unsigned char)bits;
	to[1] |= (unsigned char)(bits >> 8);
	to[2] |= (unsigned char)(bits >> 16);
}

static void
look_at_byte(Str text, const Maps *maps, ptrdiff_t i)
{
	maps->lower[i] = to_lower(text.at[i]);
	set_bits(maps->letter, i, is_letter(text.at[i]));
	set_bits(maps->capital, i, is_upper(text.at[i]));
}

#ifdef __SSE2__
/* Bytes of 'a' to 'z', by a comparison of signed ones: beyond ASCII they are negative. */
static __m128i
between(__m128i bytes, char first, char last)
{
	return _mm_and_si128(_mm_cmpgt_epi8(bytes, _mm_set1_epi8((char)(first - 1))),
		_mm_cmpgt_epi8(_mm_set1_epi8((char)(last + 1)), bytes));
}

static void
look_at_block(Str text, const Maps *maps, ptrdiff_t i)
{
	__m128i bytes = _mm_loadu_si128((const __m128i *)(const void *)(text.at + i));
	__m128i upper = between(bytes, 'A', 'Z');
	__m128i lower = _mm_or_si128(bytes, _mm_and_si128(upper, _mm_set1_epi8(0x20)));

	_mm_storeu_si128((__m128i *)(void *)(maps->lower + i), lower);
	set_bits(maps->letter, i, (uint32_t)_mm_movemask_epi8(between(lower, 'a', 'z')));
	set_bits(maps->capital, i, (uint32_t)_mm_movemask_epi8(upper));
}
#endif

Letters
letters_find(Arena *arena, Str text)
{
	ptrdiff_t bytes = text.len / 8 + 16, i = 0;
	Maps maps = { .letter = NEW(arena, unsigned char, 2 * bytes), .lower = arena_room(arena, text.len) };

	maps.capital = maps.letter + bytes;
#ifdef __SSE2__
	enum { STEP = 16 };
	for (; i + STEP <= text.len; i += STEP)
		look_at_block(text, &maps, i);
	if (i < text.len && text.len >= STEP) { /* the last block overlaps the one before it */
		look_at_block(text, &maps, text.len - STEP);
		i = text.len;
	}
#endif
	for (; i < text.len; i++)
		look_at_byte(text, &maps, i);
	return (Letters){ maps.letter, maps.capital, maps.lower };
}
