#include "language/html/shingle.h"

static bool
is_word(char c)
{
	return is_letter(c) || is_digit(c) || (unsigned char)c >= 0x80;
}

/* FNV-1a (Fowler, Noll, Vo), 64 bits. */
static uint64_t
hash_byte(uint64_t hash, char c)
{
	return (hash ^ (unsigned char)to_lower(c)) * 0x100000001B3U;
}

static void
add_word(Arena *arena, ShingleRun *run, uint64_t word, ShingleList *list)
{
	uint64_t three = (run->words[0] * 31 + run->words[1]) * 31 + word;

	if (++run->count >= 3)
		*PUSH(arena, list) = (uint32_t)(three >> 32) | 1;
	run->words[0] = run->words[1];
	run->words[1] = word;
}

void
shingles_of(Arena *arena, ShingleRun *run, Str piece, ShingleList *list)
{
	ptrdiff_t at = 0;

	while (at < piece.len) {
		uint64_t word = 0xCBF29CE484222325U;
		ptrdiff_t start = at;
		for (; at < piece.len && is_word(piece.at[at]); at++)
			word = hash_byte(word, piece.at[at]);
		if (at > start)
			add_word(arena, run, word, list);
		else
			at++;
	}
}

Shingles
shingles_for(Arena *arena, ptrdiff_t most)
{
	Shingles s = { .size = 16 };

	while (s.size < 2 * most)
		s.size *= 2;
	s.keys = NEW(arena, uint32_t, s.size);
	s.counts = NEW(arena, int32_t, s.size);
	return s;
}

static ptrdiff_t
place_of(const Shingles *s, uint32_t key)
{
	ptrdiff_t at = (ptrdiff_t)(key * 0x9E3779B1U) & (s->size - 1);

	while (s->keys[at] && s->keys[at] != key)
		at = (at + 1) & (s->size - 1);
	return at;
}

void
shingles_add(Shingles *s, const ShingleList *list, int32_t by)
{
	for (ptrdiff_t i = 0; i < list->len; i++) {
		ptrdiff_t at = place_of(s, list->at[i]);
		s->keys[at] = list->at[i];
		s->counts[at] += by;
	}
}

ptrdiff_t
shingles_among(const Shingles *s, const ShingleList *list)
{
	ptrdiff_t count = 0;

	for (ptrdiff_t i = 0; i < list->len; i++)
		count += s->counts[place_of(s, list->at[i])] > 0;
	return count;
}
