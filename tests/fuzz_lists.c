/* A compiled list with any bytes changed is refused, or searched without harm; what it gives is text that lies within it.
 * Unchanged, what was put in is found. */
#include "base/utf8.h"
#include "fuzz.h"
#include "language/name/gazetteer.h"
#include "language/name/header.h"
#include "language/name/tables.h"

static void
search(Arena *arena, Str list_bytes, Str text, bool whole)
{
	Gazetteer gazetteer = { .count = 2, .users = 1 };
	Words words;
	Sign *signs;
	unsigned char *looks;

	if (list_open(arena, list_bytes, &gazetteer.lists[0]))
		return;
	gazetteer.lists[1] = gazetteer.lists[0];
	words = words_find(arena, text);
	signs = gazetteer_signs(&gazetteer, arena, &words, &looks);
	for (ptrdiff_t i = 0, last = i; i < words.len; i++) {
		const NameEntry *entry = gazetteer_match(
			&gazetteer, &words, signs, i, words.len - 1, false, &last);
		for (int others = 0; entry && others < 100; others++) {
			LAW(utf8_valid(entry_id(entry)) == entry_id(entry).len);
			LAW(last >= i && last < words.len);
			gazetteer_source(&gazetteer, arena, entry);
			entry = gazetteer_other(&gazetteer, entry);
		}
		LAW(!(whole && i == 0 && words.len && last != words.len - 1 && entry));
	}
}

/* The words of the input are a name; so is what stands before each space. */
static Str
made_of(Arena *arena, Str text)
{
	ListMaker *maker = list_maker(arena, true);
	Str bytes = { 0 };

	list_from(maker, S("fuzz"));
	for (ptrdiff_t i = 0; i <= text.len; i++)
		if (i == text.len || text.at[i] == ' ')
			list_add(maker,
				(Listed){ .name = str_slice(text, 0, i),
					.id = str_slice(text, 0, i < 40 ? i : 0),
					.type = NAME_PLACE });
	LAW(!list_made(maker, &bytes));
	return bytes;
}

/* Changed at places the input chooses; the header's sum is set right, so that what lies behind it is reached. */
static void
damage(Str bytes, const uint8_t *data, size_t size, bool mend)
{
	char *at = (char *)bytes.at;
	ListHeader *header = (ListHeader *)(void *)at;

	for (size_t i = 0; i + 3 <= size; i += 3)
		at[(data[i] << 8 | data[i + 1]) % bytes.len] = (char)data[i + 2];
	if (mend) {
		memcpy(header->magic, LIST_MAGIC, sizeof header->magic);
		header->order = LIST_ORDER;
		header->version = LIST_VERSION;
		header->bytes = (uint64_t)bytes.len;
		header->sum = list_header_sum(header);
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	Arena arena = { 0 };
	Str text = { (const char *)data, (ptrdiff_t)(size < 400 ? size : 400) };
	Str bytes, plain = S("Al-Qaeda of New York");

	if (utf8_valid(text) != text.len)
		text = plain;
	bytes = made_of(&arena, text);
	search(&arena, bytes, text, true);
	damage(bytes, data, size, size % 4 != 0);
	search(&arena, bytes, text, false);
	search(&arena, bytes, plain, false);
	if (size)
		search(&arena, (Str){ bytes.at, data[0] % (bytes.len + 1) }, plain, false);
	arena_free(&arena);
	return 0;
}
