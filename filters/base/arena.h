/* arena.h - memory with a lifetime: allocate, never free singly, reset all at once.
 * Everything comes zeroed. The machine out of memory ends the program (die, 70).
 * Under AddressSanitizer what is free is poisoned, so overruns show. {0} is an empty arena. */
#ifndef ARENA_H
#define ARENA_H

#include "base/str.h"

#include <stdarg.h>

typedef struct {
	struct Block *block; /* the newest; older ones hang behind it */
} Arena;

void *arena_take(Arena *, ptrdiff_t count, ptrdiff_t size); /* zeroed, aligned for any type */
char *arena_room(Arena *, ptrdiff_t bytes); /* not zeroed: for bytes that are written at once */
void *arena_grow(Arena *, void *old, ptrdiff_t old_bytes,
	ptrdiff_t new_bytes); /* old may be NULL; in place if it is the newest */
Str arena_copy(Arena *, Str);
char *arena_c_string(Arena *, Str); /* NUL-terminated copy, for the borders */
Str arena_format(Arena *, const char *format, ...) __attribute__((format(printf, 2, 3), nonnull(2)));
Str arena_join(Arena *, Str, Str);
Str arena_lower(Arena *, Str);        /* ASCII letters lowered; the same view if nothing changes */
void arena_reset(Arena *);            /* all gone; one block is kept for the next round */
void arena_free(Arena *);             /* all gone, back to the system */
ptrdiff_t arena_bytes(const Arena *); /* taken from the system */

#define NEW(arena, Type, count) ((Type *)arena_take((arena), (count), (ptrdiff_t)sizeof(Type)))

/* Lists: any struct with members  Type *at; ptrdiff_t len, cap;
 * PUSH gives a pointer to a new zeroed item at the end, valid until the next PUSH. */
/* clang-format off */
#define LIST(Type)                                                                                             \
	struct {                                                                                               \
		Type *at;                                                                                      \
		ptrdiff_t len, cap;                                                                            \
	}
#define PUSH(arena, list)                                                                                      \
	((list)->len == (list)->cap                                                                            \
	         ? (void)((list)->at = list_grow((arena), (list)->at, &(list)->cap, (ptrdiff_t)sizeof *(list)->at)) \
	         : (void)0,                                                                                    \
	 &(list)->at[(list)->len++])
/* clang-format on */
void *list_grow(Arena *, void *items, ptrdiff_t *cap, ptrdiff_t size);

#endif
