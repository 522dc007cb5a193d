/* shingle.h - runs of three words, as numbers: by them it is told what texts have in common. ASCII letters count as small; marks
 * and white space part words. */
#ifndef HTML_SHINGLE_H
#define HTML_SHINGLE_H

#include "base/arena.h"

/* Goes on from piece to piece of a text. Begins as zeros. */
typedef struct {
	uint64_t words[2]; /* the last two */
	int count;         /* of words so far */
} ShingleRun;

typedef LIST(uint32_t) ShingleList;
void shingles_of(Arena *, ShingleRun *, Str piece, ShingleList *); /* adds those that end in the piece */

/* How often each occurs. */
typedef struct {
	uint32_t *keys; /* open addressing; 0: empty */
	int32_t *counts;
	ptrdiff_t size; /* a power of two */
} Shingles;

Shingles shingles_for(Arena *, ptrdiff_t most);                  /* room for so many */
void shingles_add(Shingles *, const ShingleList *, int32_t by);  /* by may be negative */
ptrdiff_t shingles_among(const Shingles *, const ShingleList *); /* how many of a list occur */

#endif
