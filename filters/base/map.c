#include "base/map.h"

static ptrdiff_t
place_of(const Map *m, Str key, uint32_t hash)
{
	ptrdiff_t mask = m->size - 1, at = (ptrdiff_t)hash & mask;

	while (m->table[at].slot &&
		(m->table[at].hash != hash || !str_equal(m->slots[m->table[at].slot - 1].key, key)))
		at = (at + 1) & mask;
	return at;
}

Slot *
map_find(const Map *m, Str key)
{
	ptrdiff_t at;

	if (m->len == 0)
		return NULL;
	at = place_of(m, key, (uint32_t)str_hash(key));
	return m->table[at].slot ? &m->slots[m->table[at].slot - 1] : NULL;
}

void *
map_get(const Map *m, Str key)
{
	Slot *slot = map_find(m, key);

	return slot ? slot->value : NULL;
}

static void
grow_table(Map *m, Arena *a, ptrdiff_t size)
{
	MapPlace *old = m->table;
	ptrdiff_t old_size = m->size, mask = size - 1;

	m->size = size;
	m->table = NEW(a, MapPlace, size);
	for (ptrdiff_t i = 0; i < old_size; i++) {
		ptrdiff_t at = (ptrdiff_t)old[i].hash & mask;
		if (!old[i].slot)
			continue;
		while (m->table[at].slot)
			at = (at + 1) & mask;
		m->table[at] = old[i];
	}
}

void
map_expect(Map *m, Arena *a, ptrdiff_t count)
{
	ptrdiff_t size = m->size ? m->size : 16;

	while (size < 2 * count)
		size *= 2;
	if (size > m->size)
		grow_table(m, a, size);
}

Slot *
map_add(Map *m, Arena *a, Str key)
{
	uint32_t hash = (uint32_t)str_hash(key);
	ptrdiff_t at;

	if (m->len * 2 >= m->size)
		grow_table(m, a, m->size ? m->size * 2 : 16);
	at = place_of(m, key, hash);
	if (m->table[at].slot)
		return &m->slots[m->table[at].slot - 1];
	if (m->len == m->cap)
		m->slots = list_grow(a, m->slots, &m->cap, (ptrdiff_t)sizeof *m->slots);
	m->slots[m->len] = (Slot){ .key = key };
	m->table[at] = (MapPlace){ hash, (int32_t)++m->len };
	return &m->slots[m->len - 1];
}
