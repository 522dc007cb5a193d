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
	uint32_t hash; /* of the key: most others are told by it alone */
	int32_t slot;  /* its number + 1; 0: empty */
} MapPlace;

typedef struct {
	Slot *slots; /* in order of insertion */
	ptrdiff_t len, cap;
	MapPlace *table; /* open addressing */
	ptrdiff_t size;  /* of table; a power of two */
} Map;

Slot *map_find(const Map *, Str key); /* NULL if it is not there */
Slot *map_add(Map *, Arena *,
	Str key); /* the slot there is, or a new one with value NULL; valid until the next add */
void map_expect(
	Map *, Arena *, ptrdiff_t count); /* room for so many in all, so that adding them need not grow it */
void *map_get(const Map *, Str key);      /* the value; NULL if it is not there */

#endif
