#include "record/without.h"

static unsigned
mark_of(Str name)
{
	return name.len ? ((unsigned)name.len * 37u + (unsigned char)name.at[0] * 7u +
				  (unsigned char)name.at[name.len - 1] * 13u) %
			WITHOUT_MARKS
			: 0;
}

bool
without_has(const Without *without, Str name)
{
	return without->marks[mark_of(name)] && map_find(&without->names, name);
}

void
without_add(Without *without, Arena *arena, Str name)
{
	map_add(&without->names, arena, name);
	without->marks[mark_of(name)] = true;
}
