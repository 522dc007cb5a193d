#include "language/guess.h"

#include <uchardet/uchardet.h>

Str
guess_charset(Arena *arena, Str bytes)
{
	enum { ENOUGH = 1 << 20 };
	uchardet_t detector = uchardet_new();
	Str name;

	uchardet_handle_data(detector, bytes.at, (size_t)(bytes.len < ENOUGH ? bytes.len : ENOUGH));
	uchardet_data_end(detector);
	name = arena_lower(arena, arena_copy(arena, str(uchardet_get_charset(detector))));
	uchardet_delete(detector);
	return name;
}
