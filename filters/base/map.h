/* map.h - Str to a value of the caller's, in insertion order, in an arena.
 * Keys are views: the caller keeps their bytes alive (arena_copy them into the map's arena). */
#ifndef MAP_H
#define MAP_H

#include "base/arena.h"

typedef struct {
	Str key;
	void *value;
} Slot;

typedef struct {
	Slot *slots; /* in order of insertion */
	ptrdiff_t len, cap;
	int32_t *table; /* open addressing; slot index + 1, 0 is empty */
	ptrdiff_t size; /* of table; a power of two */
} Map;

Slot *map_find(const Map *, Str key); /* NULL if it is not there */
Slot *map_add(Map *, Arena *,
	Str key); /* the slot there is, or a new one with value NULL; valid until the next add */
void *map_get(const Map *, Str key); /* the value; NULL if it is not there */

#endif
