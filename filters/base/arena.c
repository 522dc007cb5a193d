#include "base/arena.h"

#include "base/report.h"

#include <stdalign.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#if defined(__SANITIZE_ADDRESS__)
#define POISONS 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define POISONS 1
#endif
#endif
#ifdef POISONS
#include <sanitizer/asan_interface.h>
enum { GAP = 16 }; /* poisoned bytes between two pieces, so that an overrun shows */
#else
#define ASAN_POISON_MEMORY_REGION(at, len) ((void)0)
#define ASAN_UNPOISON_MEMORY_REGION(at, len) ((void)0)
enum { GAP = 0 };
#endif

typedef struct Block {
	struct Block *older;
	ptrdiff_t size, used, newest; /* of data; newest: where the last piece begins */
	alignas(16) char data[];
} Block;

enum { FIRST_BLOCK = 4096, LARGEST_STEP = 1 << 20, ALIGN = 16 };

static Block *
block_new(ptrdiff_t at_least, Block *older)
{
	ptrdiff_t size = older ? older->size * 2 : FIRST_BLOCK;
	Block *block;

	if (size > LARGEST_STEP)
		size = LARGEST_STEP;
	if (size < at_least)
		size = at_least;
	block = malloc(sizeof *block + (size_t)size);
	if (!block)
		die(EXIT_INTERNAL, "out of memory (%td bytes more were wanted)", size);
	block->older = older;
	block->size = size;
	block->used = block->newest = 0;
	ASAN_POISON_MEMORY_REGION(block->data, (size_t)size);
	return block;
}

/* Raw bytes, not zeroed. */
static char *
take(Arena *a, ptrdiff_t bytes)
{
	ptrdiff_t room = ((bytes + ALIGN - 1) & ~(ptrdiff_t)(ALIGN - 1)) + GAP;
	Block *block = a->block;

	if (!block || block->size - block->used < room)
		a->block = block = block_new(room, block);
	block->newest = block->used;
	block->used += room;
	ASAN_UNPOISON_MEMORY_REGION(block->data + block->newest, (size_t)bytes);
	return block->data + block->newest;
}

void *
arena_take(Arena *a, ptrdiff_t count, ptrdiff_t size)
{
	char *at;

	if (count < 0 || (size && count > (PTRDIFF_MAX - 64) / size))
		die(EXIT_INTERNAL, "out of memory (%td times %td bytes were wanted)", count, size);
	at = take(a, count * size);
	memset(at, 0, (size_t)(count * size));
	return at;
}

char *
arena_room(Arena *a, ptrdiff_t bytes)
{
	return take(a, bytes);
}

void *
arena_grow(Arena *a, void *old, ptrdiff_t old_bytes, ptrdiff_t new_bytes)
{
	Block *block = a->block;
	ptrdiff_t room = (new_bytes + ALIGN - 1) / ALIGN * ALIGN + GAP;
	char *at;

	if (new_bytes < old_bytes)
		die(EXIT_INTERNAL, "out of memory (%td bytes were wanted)", new_bytes);
	if (old && block && block->data + block->newest == old && block->size - block->newest >= room) {
		block->used = block->newest + room;
		ASAN_UNPOISON_MEMORY_REGION(old, (size_t)new_bytes);
		return old;
	}
	at = take(a, new_bytes);
	if (old_bytes)
		memcpy(at, old, (size_t)old_bytes);
	return at;
}

void *
list_grow(Arena *a, void *items, ptrdiff_t *cap, ptrdiff_t size)
{
	enum { LARGE = 64 /* bytes of an item: most lists of those stay short */ };
	ptrdiff_t old = *cap;
	char *at;

	*cap = old ? old * 2 : size <= LARGE ? 8 : 4;
	at = arena_grow(a, items, old * size, *cap * size);
	memset(at + old * size, 0, (size_t)((*cap - old) * size));
	return at;
}

Str
arena_copy(Arena *a, Str s)
{
	char *at;

	if (s.len == 0)
		return (Str){ "", 0 };
	at = take(a, s.len);
	memcpy(at, s.at, (size_t)s.len);
	return (Str){ at, s.len };
}

char *
arena_c_string(Arena *a, Str s)
{
	char *at = arena_take(a, s.len + 1, 1);

	if (s.len)
		memcpy(at, s.at, (size_t)s.len);
	return at;
}

Str
arena_format(Arena *a, const char *format, ...)
{
	enum { MOST = 256 };
	va_list list;
	char *at, some[MOST]; /* most fit in there */
	int len;

	va_start(list, format);
	len = vsnprintf(some, MOST, format, list);
	va_end(list);
	if (len < 0)
		die(EXIT_INTERNAL, "cannot format '%s'", format);
	at = take(a, len + 1);
	if (len < MOST) {
		memcpy(at, some, (size_t)len + 1);
		return (Str){ at, len };
	}
	va_start(list, format);
	vsnprintf(at, (size_t)len + 1, format, list);
	va_end(list);
	return (Str){ at, len };
}

Str
arena_join(Arena *a, Str first, Str second)
{
	char *at = take(a, first.len + second.len);

	if (first.len)
		memcpy(at, first.at, (size_t)first.len);
	if (second.len)
		memcpy(at + first.len, second.at, (size_t)second.len);
	return (Str){ at, first.len + second.len };
}

Str
arena_lower(Arena *a, Str s)
{
	ptrdiff_t i = 0;
	char *at;

	while (i < s.len && !is_upper(s.at[i]))
		i++;
	if (i == s.len)
		return s;
	at = take(a, s.len);
	for (i = 0; i < s.len; i++)
		at[i] = to_lower(s.at[i]);
	return (Str){ at, s.len };
}

static void
free_behind(Block *block)
{
	while (block) {
		Block *older = block->older;

		ASAN_UNPOISON_MEMORY_REGION(block->data, (size_t)block->size);
		free(block);
		block = older;
	}
}

/* The newest block is the largest unless one huge piece came before: then the huge one goes. */
void
arena_reset(Arena *a)
{
	if (!a->block)
		return;
	free_behind(a->block->older);
	a->block->older = NULL;
	if (a->block->size > LARGEST_STEP) { /* one huge record must not hold its memory for good */
		arena_free(a);
		return;
	}
	a->block->used = a->block->newest = 0;
	ASAN_POISON_MEMORY_REGION(a->block->data, (size_t)a->block->size);
}

void
arena_free(Arena *a)
{
	free_behind(a->block);
	a->block = NULL;
}

ptrdiff_t
arena_bytes(const Arena *a)
{
	ptrdiff_t sum = 0;

	for (const Block *block = a->block; block; block = block->older)
		sum += block->size;
	return sum;
}
