/* frozen.h - rows of texts and numbers found by a key where they lie: made when the program is built (tables/images.c), so
 * that nothing is read at start. Of one build and machine: trusted, never read from a file. */
#ifndef FROZEN_H
#define FROZEN_H

#include "base/out.h"

typedef struct {
	const struct FrozenHead *head; /* NULL: nothing is in it */
} Frozen;

Frozen frozen_open(
	Str image); /* lives as long as the image, which is aligned to 16; the empty one opens as nothing */
ptrdiff_t frozen_rows(Frozen);
ptrdiff_t frozen_find(Frozen, Str key); /* number of the row, -1 if there is none; of equal keys the first */
Str frozen_key(Frozen, ptrdiff_t row);
Str frozen_text(Frozen, ptrdiff_t row, int column);
int64_t frozen_number(Frozen, ptrdiff_t row, int column);

/* Making one: every row has as many texts and numbers, which are copied. */
typedef struct FrozenMaker FrozenMaker;
FrozenMaker *frozen_maker(Arena *, int texts, int numbers);
void frozen_add(FrozenMaker *, Str key, const Str *texts, const int64_t *numbers);
Str frozen_made(FrozenMaker *); /* in the arena */

#endif
