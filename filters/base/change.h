/* change.h - what a step would do to a text: stretches to be replaced, in order, none overlapping.
 * `with` is at most one character (or one paragraph break, "\n\n"); empty: the stretch goes. */
#ifndef CHANGE_H
#define CHANGE_H

#include "base/arena.h"

typedef struct {
	ptrdiff_t at, len; /* bytes of the old text; len > 0 */
	Str with;
} Change;

typedef struct {
	Change *at;
	ptrdiff_t len, cap;
} Changes;

/* What a step took away, for those who ask why. */
typedef struct {
	ptrdiff_t start, end; /* bytes of the old text */
	Str rule;             /* in words: "line: go back" */
} Drop;
typedef LIST(Drop) Drops;

static inline void
change(Arena *arena, Changes *changes, ptrdiff_t at, ptrdiff_t len, Str with)
{
	*PUSH(arena, changes) = (Change){ at, len, with };
}

#endif
