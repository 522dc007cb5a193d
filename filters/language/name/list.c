#include "language/name/list.h"

#include "base/utf8.h"
#include "language/name/header.h"

bool
list_is(Str bytes)
{
	return bytes.len >= (ptrdiff_t)sizeof LIST_MAGIC &&
		memcmp(bytes.at, LIST_MAGIC, sizeof LIST_MAGIC) == 0;
}

uint64_t
list_header_sum(const ListHeader *header)
{
	return str_hash((Str){ (const char *)header, (ptrdiff_t)offsetof(ListHeader, sum) });
}

/* A part of `count` items of `size` bytes lies within the file, aligned. */
static bool
lies_within(const ListHeader *header, uint64_t at, uint64_t count, uint64_t size)
{
	return at % 8 == 0 && at <= header->bytes && count <= (header->bytes - at) / size;
}

static bool
is_power(uint64_t n)
{
	return n > 0 && (n & (n - 1)) == 0;
}

static const char *
header_wrong(Arena *arena, Str bytes, const ListHeader *header)
{
	if (!list_is(bytes) || bytes.len < (ptrdiff_t)sizeof *header)
		return list_is(bytes) ? "a compiled list that breaks off" : "not a compiled list";
	if (header->order != LIST_ORDER)
		return "compiled on a machine of the other byte order: compile it again";
	if (header->version != LIST_VERSION)
		return arena_format(arena,
			"compiled by another version (format %u; this program reads %d): compile it again",
			(unsigned)header->version, LIST_VERSION)
			.at;
	if (header->sum != list_header_sum(header))
		return "damaged: the sum over its header does not fit";
	if (header->bytes != (uint64_t)bytes.len)
		return arena_format(arena, "damaged: it has %td bytes, not %llu", bytes.len,
			(unsigned long long)header->bytes)
			.at;
	if (!is_power(header->bloom_words) || !is_power(header->slots) ||
		!lies_within(header, header->bloom_at, header->bloom_words, sizeof(uint64_t)) ||
		!lies_within(header, header->slots_at, header->slots, sizeof(ListSlot)) ||
		!lies_within(header, header->entries_at, header->entries, sizeof(NameEntry)) ||
		!lies_within(header, header->sources_at, header->sources, 2 * sizeof(uint32_t)))
		return "damaged: its parts do not fit together";
	return NULL;
}

const char *
list_open(Arena *arena, Str bytes, List *list)
{
	const ListHeader *header = (const void *)bytes.at;
	const char *wrong = header_wrong(arena, bytes, header);

	if (wrong)
		return wrong;
	*list = (List){ .bytes = bytes,
		.bloom = (const void *)(bytes.at + header->bloom_at),
		.slots = (const void *)(bytes.at + header->slots_at),
		.entries = (const void *)(bytes.at + header->entries_at),
		.sources = (const void *)(bytes.at + header->sources_at),
		.bloom_mask = header->bloom_words - 1,
		.slot_mask = header->slots - 1,
		.entry_count = (uint32_t)header->entries,
		.source_count = (uint32_t)header->sources };
	return NULL;
}

static const ListSlot no_slot;

const ListSlot *
list_slot(const List *list, uint64_t key)
{
	if (!list_may_hold(list, key))
		return &no_slot;
	for (uint64_t at = key >> 20, tries = 0; tries <= list->slot_mask; at++, tries++) {
		const ListSlot *slot = &list->slots[at & list->slot_mask];
		if (slot->key == key)
			return slot;
		if (!slot->key)
			break;
	}
	return &no_slot;
}

static bool
holds_bytes(const List *list, const char *from, uint32_t offset, uint32_t bytes)
{
	return (uint64_t)(from - list->bytes.at) + offset + bytes <= (uint64_t)list->bytes.len;
}

const NameEntry *
list_entry(const List *list, uint32_t number)
{
	const NameEntry *entry;

	if (!number || number > list->entry_count)
		return NULL;
	entry = &list->entries[number - 1];
	return holds_bytes(list, (const char *)entry, entry->id, entry->id_bytes) &&
			holds_bytes(list, (const char *)entry, entry->name, entry->name_bytes)
		? entry
		: NULL;
}

bool
list_holds(const List *list, const NameEntry *entry)
{
	return entry >= list->entries && entry < list->entries + list->entry_count;
}

Str
list_source(const List *list, const NameEntry *entry)
{
	const uint32_t *source = list->sources + 2 * (ptrdiff_t)entry->source;
	Str name;

	if (entry->source >= list->source_count || !holds_bytes(list, list->bytes.at, source[0], source[1]))
		return S("a damaged list");
	name = (Str){ list->bytes.at + source[0], (ptrdiff_t)source[1] };
	return utf8_valid(name) == name.len ? name : S("a damaged list");
}
