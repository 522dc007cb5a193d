/* fold.h - names as they are compared: without case, accents, full stops and marks that show nothing, their words one by
 * one. "Al-Qaeda" is "al Qaeda", "U.S." is "US", "São" is "sao" whether its tilde is a character of its own or not; marks
 * of direction (in names written from right to left) do not count. */
#ifndef FOLD_H
#define FOLD_H

#include "base/out.h"

enum { NAME_WORDS = 31 }; /* of the longest name */

/* Cuts a name into the words that count, as words_find would cut it in a text: joints (- . /) fall away. How many; 0: it has
 * none; -1: more than NAME_WORDS. */
ptrdiff_t name_words(Arena *, Str name, Str words[NAME_WORDS]);

uint64_t name_key(Str word); /* of one word; never 0. The same on every machine */

/* Of a name and one word more; never 0. */
static inline uint64_t
name_join(uint64_t name, uint64_t word)
{
	uint64_t hash = (name ^ word) * 0x9e3779b97f4a7c15u;

	return (hash ^ hash >> 29) | 1;
}

void name_fold(Out *, Str word);        /* what is compared */
bool name_takes(Str *folded, Str word); /* *folded begins with this word folded, which is then cut off */

/* Joins words of a name. */
static inline bool
name_joint(char c)
{
	return c == '-' || c == '.' || c == '/';
}

#endif
