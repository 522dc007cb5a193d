#include "base/map.h"

static ptrdiff_t
place_of(const Map *m, Str key)
{
	ptrdiff_t mask = m->size - 1, at = (ptrdiff_t)(str_hash(key) & (uint64_t)mask);

	while (m->table[at] && !str_equal(m->slots[m->table[at] - 1].key, key))
		at = (at + 1) & mask;
	return at;
}

Slot *
map_find(const Map *m, Str key)
{
	ptrdiff_t at;

	if (m->len == 0)
		return NULL;
	at = place_of(m, key);
	return m->table[at] ? &m->slots[m->table[at] - 1] : NULL;
}

void *
map_get(const Map *m, Str key)
{
	Slot *slot = map_find(m, key);

	return slot ? slot->value : NULL;
}

static void
grow_table(Map *m, Arena *a)
{
	m->size = m->size ? m->size * 2 : 16;
	m->table = NEW(a, int32_t, m->size);
	for (ptrdiff_t i = 0; i < m->len; i++)
		m->table[place_of(m, m->slots[i].key)] = (int32_t)(i + 1);
}

Slot *
map_add(Map *m, Arena *a, Str key)
{
	ptrdiff_t at;

	if (m->len * 2 >= m->size)
		grow_table(m, a);
	at = place_of(m, key);
	if (m->table[at])
		return &m->slots[m->table[at] - 1];
	if (m->len == m->cap)
		m->slots = list_grow(a, m->slots, &m->cap, (ptrdiff_t)sizeof *m->slots);
	m->slots[m->len] = (Slot){ .key = key };
	m->table[at] = (int32_t)++m->len;
	return &m->slots[m->len - 1];
}
