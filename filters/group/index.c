#include "group/index.h"

#include <stdlib.h>

enum { TOTAL_BYTES = 64 << 20 /* of keys to look up for one total_of */ };

static Str
index_key(Arena *arena, const Key *keys, ptrdiff_t count, Str unit)
{
	Out out = out_memory(arena);

	for (ptrdiff_t i = 0; i < count; i++) {
		out_bytes(&out, keys[i].json);
		out_char(&out, ',');
	}
	out_bytes(&out, unit);
	return out_str(&out);
}

static Group *
group_new(Arena *arena, const Key *keys, ptrdiff_t count, Str unit)
{
	Group *group = NEW(arena, Group, 1);
	Key *kept = NEW(arena, Key, count);

	for (ptrdiff_t i = 0; i < count; i++)
		kept[i] = key_copy(arena, &keys[i]);
	group->keys = kept;
	group->key_count = count;
	group->unit = arena_copy(arena, unit);
	group_set_order(group);
	return group;
}

Group *
index_group(GroupIndex *index, Arena *arena, Arena *scratch, const Key *keys, ptrdiff_t count, Str unit)
{
	Str key = index_key(scratch, keys, count, unit);
	Group *group = map_get(&index->by_key, key);

	if (group)
		return group;
	group = group_new(arena, keys, count, unit);
	map_add(&index->by_key, arena, arena_copy(arena, key))->value = group;
	*PUSH(arena, &index->groups) = group;
	return group;
}

static int
compare_groups(const void *left, const void *right)
{
	return group_compare(*(Group *const *)left, *(Group *const *)right);
}

void
index_sort(GroupIndex *index)
{
	if (index->groups.len > 1)
		qsort(index->groups.at, (size_t)index->groups.len, sizeof *index->groups.at, compare_groups);
}

void
index_parts(const GroupIndex *index, Arena *arena, Arena *scratch, Group *total)
{
	ptrdiff_t count = total->key_count;
	Key *keys = NEW(scratch, Key, count);

	for (ptrdiff_t i = 0; i < count; i++)
		keys[i] = total->keys[i];
	ptrdiff_t bytes = index_key(scratch, keys, count, total->unit).len;
	for (ptrdiff_t i = 0; i < count; i++) {
		const Key *list = &total->keys[i];
		if (list->members.len > TOTAL_BYTES / (bytes + 1)) /* nobody's total: two lists of thousands */
			continue;
		for (ptrdiff_t m = 0; m < list->members.len; m++) {
			Out json = out_memory(scratch);
			json_write_text(&json, list->members.at[m]);
			keys[i].json = out_str(&json);
			if (map_find(&index->by_key, index_key(scratch, keys, count, total->unit)))
				*PUSH(arena, &total->parts) = list->members.at[m];
		}
		keys[i] = *list;
	}
}
