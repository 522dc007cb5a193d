#include "language/name/fold.h"
#include "language/name/header.h"

#include "base/utf8.h"
#include "language/unicode.h"

/* Two equal names: of one list the maker keeps the first or the last; where both are places, the others hang behind it. */
struct ListMaker {
	Arena *arena;
	bool later_wins;
	ListSlot *slots;
	uint64_t size, used;     /* size: a power of two */
	LIST(NameEntry) entries; /* id and name count from the beginning of strings, until they are written */
	Out strings;
	LIST(uint32_t) sources; /* offset, length */
	uint32_t id, id_bytes;  /* of the last name: lists keep the aliases of a thing together */
};

enum { PLACE_TYPE = 2 /* NAME_PLACE */, LONGEST_ID = 1000 };

static ListSlot *
slot_of(ListSlot *slots, uint64_t size, uint64_t key)
{
	uint64_t at = key >> 20 & (size - 1);

	while (slots[at].key && slots[at].key != key)
		at = (at + 1) & (size - 1);
	return &slots[at];
}

static void
grow(ListMaker *maker)
{
	uint64_t size = maker->size ? maker->size * 2 : 1 << 10;
	ListSlot *slots = NEW(maker->arena, ListSlot, (ptrdiff_t)size);

	for (uint64_t i = 0; i < maker->size; i++)
		if (maker->slots[i].key)
			*slot_of(slots, size, maker->slots[i].key) = maker->slots[i];
	maker->slots = slots;
	maker->size = size;
}

static ListSlot *
slot_add(ListMaker *maker, uint64_t key)
{
	ListSlot *slot;

	if (maker->used * 3 >= maker->size * 2)
		grow(maker);
	slot = slot_of(maker->slots, maker->size, key);
	maker->used += !slot->key;
	slot->key = key;
	return slot;
}

ListMaker *
list_maker(Arena *arena, bool later_wins)
{
	ListMaker *maker = NEW(arena, ListMaker, 1);

	*maker = (ListMaker){ .arena = arena, .later_wins = later_wins, .strings = out_memory(arena) };
	grow(maker);
	return maker;
}

void
list_from(ListMaker *maker, Str source)
{
	*PUSH(maker->arena, &maker->sources) = (uint32_t)maker->strings.len;
	*PUSH(maker->arena, &maker->sources) = (uint32_t)source.len;
	out_bytes(&maker->strings, source);
}

static bool
begins_upper(Str word)
{
	uint32_t c;

	if (!((unsigned char)word.at[0] & 0x80))
		return is_upper(word.at[0]);
	utf8_decode(word, 0, &c);
	return unicode_is_upper(c);
}

/* An abbreviation: no lower-case letter, and short. */
static bool
is_abbreviation(Str name)
{
	int upper = 0;

	for (ptrdiff_t i = 0; i < name.len; i++) {
		if (is_lower(name.at[i]) || (name.at[i] & 0x80))
			return false;
		upper += is_upper(name.at[i]);
	}
	return upper >= 2 && name.len <= 9;
}

/* The slot of each word or words that names begin with knows how far to look. */
static void
set_longest(ListSlot *slot, uint32_t words)
{
	uint32_t longest = slot->bits >> LONGEST_SHIFT & 31;

	if (longest < words)
		slot->bits += (words - longest) << LONGEST_SHIFT;
}

/* Equal names make a chain: who is first is found first. */
static void
hang(ListMaker *maker, ListSlot *slot, uint32_t number)
{
	NameEntry *entry = &maker->entries.at[number - 1], *old;

	if (maker->later_wins || !slot->entry) {
		entry->next = slot->entry;
		slot->entry = number;
		return;
	}
	for (uint32_t at = slot->entry;; at = old->next) {
		old = &maker->entries.at[at - 1];
		if (!old->next)
			break;
	}
	old->next = number;
}

static void
place_id(ListMaker *maker, Str id, NameEntry *entry)
{
	Str last = { maker->strings.at + maker->id, (ptrdiff_t)maker->id_bytes };

	if (!maker->id_bytes || !str_equal(last, id)) {
		maker->id = (uint32_t)maker->strings.len;
		maker->id_bytes = (uint32_t)id.len;
		out_bytes(&maker->strings, id);
	}
	entry->id = maker->id;
	entry->id_bytes = maker->id_bytes;
}

static uint64_t
place_name(ListMaker *maker, const Str *words, ptrdiff_t count, NameEntry *entry)
{
	uint64_t first = name_key(words[0]), key = first;

	entry->name = (uint32_t)maker->strings.len;
	for (ptrdiff_t i = 0; i < count; i++) {
		if (i)
			key = name_join(key, name_key(words[i]));
		set_longest(slot_add(maker, key), (uint32_t)count);
		name_fold(&maker->strings, words[i]);
		entry->capitals = (unsigned char)(entry->capitals + begins_upper(words[i]));
	}
	entry->name_bytes = (uint32_t)maker->strings.len - entry->name;
	entry->words = (unsigned char)count;
	if (entry->capitals < count)
		slot_add(maker, first)->bits |= BEGINS_LOW;
	return key;
}

const char *
list_add(ListMaker *maker, Listed listed)
{
	Str words[NAME_WORDS];
	ptrdiff_t count = name_words(maker->arena, listed.name, words);
	NameEntry *entry;
	uint64_t key;

	if (count <= 0)
		return count ? "a name of more than 31 words" : "a name without letters or digits";
	if (listed.id.len > LONGEST_ID)
		return "an id of more than 1000 bytes";
	entry = PUSH(maker->arena, &maker->entries);
	*entry = (NameEntry){ .type = listed.type,
		.weak = listed.weak,
		.user = listed.user,
		.weight = listed.weight,
		.line = (uint32_t)listed.line,
		.caps = is_abbreviation(listed.name),
		.source = (uint16_t)(maker->sources.len / 2 - 1) };
	place_id(maker, listed.id, entry);
	key = place_name(maker, words, count, entry);
	hang(maker, slot_add(maker, key), (uint32_t)maker->entries.len);
	return NULL;
}

void
list_add_word(ListMaker *maker, Str word, uint32_t bits)
{
	slot_add(maker, name_key(word))->bits |= bits;
}

/* Parts begin where 16 divides. */
static uint64_t
part(uint64_t *at, uint64_t bytes)
{
	uint64_t start = *at;

	*at = (start + bytes + 15) / 16 * 16;
	return start;
}

static uint64_t
power_from(uint64_t least)
{
	uint64_t power = 1;

	while (power < least)
		power *= 2;
	return power;
}

static void
write_bloom(const ListMaker *maker, uint64_t *bloom, uint64_t words)
{
	for (uint64_t i = 0; i < maker->size; i++) {
		uint64_t key = maker->slots[i].key;
		if (key)
			bloom[key >> 44 & (words - 1)] |= list_bloom_bits(key);
	}
}

/* From here on strings are found from the entry. */
static void
write_entries(const ListMaker *maker, const ListHeader *header, NameEntry *to, uint64_t strings_at)
{
	for (ptrdiff_t i = 0; i < maker->entries.len; i++) {
		uint64_t here = header->entries_at + (uint64_t)i * sizeof(NameEntry);
		to[i] = maker->entries.at[i];
		to[i].id = (uint32_t)(strings_at + to[i].id - here);
		to[i].name = (uint32_t)(strings_at + to[i].name - here);
	}
}

static void
write_sources(const ListMaker *maker, uint32_t *to, uint64_t strings_at)
{
	for (ptrdiff_t i = 0; i < maker->sources.len; i++)
		to[i] = maker->sources.at[i] + (i % 2 ? 0 : (uint32_t)strings_at);
}

const char *
list_made(ListMaker *maker, Str *bytes)
{
	ListHeader header = { .order = LIST_ORDER, .version = LIST_VERSION };
	uint64_t at = sizeof header, strings_at;
	char *to;

	memcpy(header.magic, LIST_MAGIC, sizeof header.magic);
	header.bloom_words = power_from(maker->used / 6 + 1);
	header.slots = maker->size;
	header.entries = (uint64_t)maker->entries.len;
	header.sources = (uint64_t)maker->sources.len / 2;
	header.bloom_at = part(&at, header.bloom_words * sizeof(uint64_t));
	header.slots_at = part(&at, header.slots * sizeof(ListSlot));
	header.entries_at = part(&at, header.entries * sizeof(NameEntry));
	header.sources_at = part(&at, header.sources * 2 * sizeof(uint32_t));
	strings_at = part(&at, (uint64_t)maker->strings.len);
	header.bytes = at;
	if (header.sources > UINT16_MAX || at > INT32_MAX)
		return "too much for one list: it would have more than 2 GiB";
	header.sum = list_header_sum(&header);
	to = arena_take(maker->arena, (ptrdiff_t)at, 1);
	memcpy(to, &header, sizeof header);
	write_bloom(maker, (uint64_t *)(void *)(to + header.bloom_at), header.bloom_words);
	memcpy(to + header.slots_at, maker->slots, (size_t)(header.slots * sizeof(ListSlot)));
	write_entries(maker, &header, (NameEntry *)(void *)(to + header.entries_at), strings_at);
	write_sources(maker, (uint32_t *)(void *)(to + header.sources_at), strings_at);
	memcpy(to + strings_at, maker->strings.at, (size_t)maker->strings.len);
	*bytes = (Str){ to, (ptrdiff_t)at };
	return NULL;
}
