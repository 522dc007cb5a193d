#include "language/name/gazetteer.h"

#include "base/mapped.h"
#include "base/utf8.h"
#include "language/name/fold.h"
#include "language/name/tables.h"

#include <string.h>

/* A list of the user's as it was given: text, or compiled. */
static const char *
open_user(Arena *arena, Str path, const char **skipped, List *list)
{
	const char *name = arena_c_string(arena, path), *wrong;
	Str bytes = file_mapped(name);

	if (list_is(bytes)) {
		wrong = list_open(arena, bytes, list);
		return wrong ? arena_format(arena, "%s: %s", name, wrong).at : NULL;
	}
	file_unmapped(bytes);
	wrong = names_compile(arena, &path, 1, skipped, &bytes);
	return wrong ? wrong : list_open(arena, bytes, list);
}

const char *
gazetteer_load(Arena *arena, Gazetteer *gazetteer, const Str *files, ptrdiff_t count, bool skip)
{
	const char *wrong = NULL, *skipped = NULL;
	Str bytes = { 0 };

	if (count >= GAZETTEER_LISTS)
		return arena_format(arena, "more than %d lists of names", GAZETTEER_LISTS - 1).at;
	for (ptrdiff_t i = count - 1; i >= 0 && !wrong; i--)
		wrong = open_user(
			arena, files[i], skip ? &skipped : NULL, &gazetteer->lists[gazetteer->count++]);
	gazetteer->users = gazetteer->count;
	if (!wrong)
		wrong = names_builtin(arena, &bytes);
	if (!wrong)
		wrong = list_open(arena, bytes, &gazetteer->lists[gazetteer->count++]);
	if (!wrong)
		wrong = places_builtin(arena, &bytes);
	gazetteer->met = signs_kept(arena);
	return wrong ? wrong : list_open(arena, bytes, &gazetteer->places);
}

static bool
case_fits(const NameEntry *entry, const Words *words, const Sign *signs, ptrdiff_t first, ptrdiff_t last,
	bool loose)
{
	int capitals = 0;
	bool caps = true;

	for (ptrdiff_t i = first; i <= last; i++) {
		capitals += words->at[i].capital || (signs[i].bits & IS_PARTICLE); /* "al-Qaeda" */
		caps = caps &&
			(words->at[i].caps || words->at[i].kind == WORD_NUMBER ||
				words->at[i].kind == WORD_MARK ||
				(words->at[i].capital &&
					(words->at[i].text.len == 1 || words->at[i].text.at[1] == '.')));
	}
	if (entry->caps)
		return caps && !(loose && entry->words == 1 && (signs[first].bits & (IS_COMMON | IS_FUNCTION)));
	return capitals >= entry->capitals;
}

/* Cuts a word off a folded name; false if the name goes on otherwise. */
static bool
takes(Str *folded, const Word *word)
{
	if (!word->plain || word->kind == WORD_MARK)
		return name_takes(folded, word->text);
	if (folded->len < word->lower.len || memcmp(folded->at, word->lower.at, (size_t)word->lower.len) != 0)
		return false;
	*folded = str_from(*folded, word->lower.len);
	return true;
}

/* Letter by letter, for keys are only hashes; and of a damaged list, nothing that is no text. */
static bool
is_name(const NameEntry *entry, const Words *words, ptrdiff_t first, ptrdiff_t last)
{
	Str folded = entry_name(entry), id = entry_id(entry);

	for (ptrdiff_t i = first; i <= last; i++)
		if (!(i > first && gazetteer_joint(words, i)) && !takes(&folded, &words->at[i]))
			return false;
	return folded.len == 0 && entry->type < NAME_TYPES && utf8_valid(id) == id.len;
}

/* The name of words first..last, by the list that comes first. *longest: words of the longest name that begins with them. */
static const NameEntry *
name_at(const Gazetteer *gazetteer, const Words *words, const Sign *signs, uint64_t key, ptrdiff_t first,
	ptrdiff_t last, bool loose, int *longest)
{
	const NameEntry *found = NULL;

	*longest = 0;
	for (uint32_t lists = signs[first].lists; lists; lists &= lists - 1) {
		const List *list = &gazetteer->lists[__builtin_ctz(lists)];
		const ListSlot *slot;
		const NameEntry *entry;
		if (!list_may_hold(list, key))
			continue;
		slot = list_slot(list, key);
		entry = found || !slot->entry ? NULL : list_entry(list, slot->entry);
		if (slot_longest(slot) > *longest)
			*longest = slot_longest(slot);
		if (entry && case_fits(entry, words, signs, first, last, loose) &&
			is_name(entry, words, first, last))
			found = entry;
	}
	return found;
}

const NameEntry *
gazetteer_match(const Gazetteer *gazetteer, const Words *words, const Sign *signs, ptrdiff_t first,
	ptrdiff_t limit, bool loose, ptrdiff_t *last)
{
	const NameEntry *best = NULL;
	uint64_t key = signs[first].key;
	int longest = signs[first].longest;

	if (!signs[first].low && !words->at[first].capital && !(signs[first].bits & IS_PARTICLE))
		return NULL;
	for (ptrdiff_t i = first, n = 1; n <= longest; n++) {
		const NameEntry *entry = n > 1 || signs[first].whole
			? name_at(gazetteer, words, signs, key, first, i, loose, &longest)
			: NULL;
		if (entry && !(best && best->user && !entry->user)) {
			best = entry;
			*last = i;
		}
		i++;
		if (i < words->len && gazetteer_joint(words, i))
			i++;
		if (i > limit || i >= words->len)
			break;
		key = name_join(key, signs[i].key);
	}
	return best;
}

const NameEntry *
gazetteer_town(
	const Gazetteer *gazetteer, const Words *words, const Sign *signs, ptrdiff_t first, ptrdiff_t last)
{
	uint64_t key = signs[first].key;
	const NameEntry *town;

	for (ptrdiff_t i = first + 1; i <= last; i++)
		if (!gazetteer_joint(words, i))
			key = name_join(key, signs[i].key);
	town = list_entry(&gazetteer->places, list_slot(&gazetteer->places, key)->entry);
	return town && is_name(town, words, first, last) ? town : NULL;
}

const NameEntry *
gazetteer_town_from(const Gazetteer *gazetteer, const Words *words, const Sign *signs, ptrdiff_t first,
	ptrdiff_t limit, ptrdiff_t *last)
{
	uint64_t key = signs[first].key;
	const NameEntry *best = NULL;

	for (ptrdiff_t i = first, n = 1; n <= signs[first].town && i <= limit && i < words->len; n++) {
		const List *places = &gazetteer->places;
		const NameEntry *town = list_entry(places, list_slot(places, key)->entry);
		if (town && is_name(town, words, first, i)) {
			best = town;
			*last = i;
		}
		i++;
		if (i < words->len && gazetteer_joint(words, i))
			i++;
		key = name_join(key, signs[i].key);
	}
	return best;
}

static const List *
list_of(const Gazetteer *gazetteer, const NameEntry *entry)
{
	for (int l = 0; l < gazetteer->count; l++)
		if (list_holds(&gazetteer->lists[l], entry))
			return &gazetteer->lists[l];
	return list_holds(&gazetteer->places, entry) ? &gazetteer->places : NULL;
}

const NameEntry *
gazetteer_other(const Gazetteer *gazetteer, const NameEntry *entry)
{
	const List *list = list_of(gazetteer, entry);
	const NameEntry *other = list ? list_entry(list, entry->next) : NULL;

	return other && other->type < NAME_TYPES && utf8_valid(entry_id(other)) == entry_id(other).len ? other
												       : NULL;
}

const char *
gazetteer_source(const Gazetteer *gazetteer, Arena *arena, const NameEntry *entry)
{
	const List *list = list_of(gazetteer, entry);

	return list ? arena_format(arena, "%.*s:%u", SHOW(list_source(list, entry)), (unsigned)entry->line).at
		    : "no list";
}
