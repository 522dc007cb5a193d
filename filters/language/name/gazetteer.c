#include "language/name/gazetteer.h"

#include "base/utf8.h"
#include "language/unicode.h"

#include <string.h>

const char *const name_type_names[NAME_TYPES] = { "person", "org", "place", "demonym", "group", "event",
	"date" };

enum { MAX_WORDS = 31, CLASS_BITS = (1 << LONGEST_SHIFT) - 1 };
#define USER_BIT (UINT32_C(1) << 31)

static const struct {
	const char *table;
	NameType type;
} name_tables[] = {
	{ "en/countries", NAME_PLACE },
	{ "en/regions", NAME_PLACE },
	{ "en/demonyms", NAME_DEMONYM },
	{ "en/armed-groups", NAME_GROUP },
	{ "en/organisations", NAME_ORG },
	{ "en/cities", NAME_PLACE },
	{ "en/people", NAME_PERSON },
	{ "en/subdivisions", NAME_PLACE },
};

static const char *const class_names[] = { "title", "title_strong", "role", "org_head", "org_of",
	"org_suffix", "place_head", "place_lead", "event_head", "event_lead", "compass", "said", "calendar",
	"not_name", "sect", "nominal_org", "nominal_group", "particle", "at", "function" };

/* The base letters of U+00C0 to U+017F, lowered; a space where there is none. */
static const char base_letters[] =
	"aaaaaa ceeeeiiiidnooooo ouuuuy saaaaaa ceeeeiiiidnooooo ouuuuy y"
	"aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii  jjkkkllllllllllnnnnnnnnnoooooo  rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

static uint64_t
mix(uint64_t hash, uint64_t value)
{
	hash = (hash ^ value) * 0x9e3779b97f4a7c15u;
	return hash ^ (hash >> 29);
}

/* The next byte of a key: lowered, marks and full stops off. 0: nothing of it counts. */
static unsigned char
fold(Str word, ptrdiff_t *at)
{
	unsigned char c = (unsigned char)word.at[(*at)++];
	unsigned point;

	if (c < 0x80)
		return c == '.' ? 0 : (unsigned char)to_lower((char)c);
	if (c >= 0xc3 && c <= 0xc5 && *at < word.len) {
		point = (c & 0x1fu) << 6 | ((unsigned char)word.at[*at] & 0x3fu);
		if (base_letters[point - 0xc0] != ' ') {
			++*at;
			return (unsigned char)base_letters[point - 0xc0];
		}
	}
	if (c == 0xe2 && *at + 1 < word.len && (unsigned char)word.at[*at] == 0x80 &&
		((unsigned char)word.at[*at + 1] & 0xfe) == 0x98) { /* ‘ ’ */
		*at += 2;
		return '\'';
	}
	return c;
}

uint64_t
gazetteer_key(Str word)
{
	uint64_t hash = 0xcbf29ce484222325u;

	for (ptrdiff_t i = 0; i < word.len;) {
		unsigned char c = is_letter(word.at[i]) ? (unsigned char)(word.at[i++] | 0x20) : fold(word, &i);
		if (c)
			hash = (hash ^ c) * 0x100000001b3u;
	}
	return mix(hash, (uint64_t)1 << 32) | 1;
}

static uint64_t
join(uint64_t name, uint64_t word)
{
	return mix(name, word) | 1;
}

static GazetteerSlot *
slot_of(const Gazetteer *gazetteer, uint64_t key)
{
	ptrdiff_t at = (ptrdiff_t)(key >> 20) & (gazetteer->size - 1);

	while (gazetteer->slots[at].key && gazetteer->slots[at].key != key)
		at = (at + 1) & (gazetteer->size - 1);
	return &gazetteer->slots[at];
}

static void
grow(Arena *arena, Gazetteer *gazetteer)
{
	Gazetteer larger = *gazetteer;

	larger.size = gazetteer->size ? gazetteer->size * 2 : 1 << 15;
	larger.slots = NEW(arena, GazetteerSlot, larger.size);
	for (ptrdiff_t i = 0; i < gazetteer->size; i++)
		if (gazetteer->slots[i].key)
			*slot_of(&larger, gazetteer->slots[i].key) = gazetteer->slots[i];
	*gazetteer = larger;
}

static GazetteerSlot *
slot_add(Arena *arena, Gazetteer *gazetteer, uint64_t key)
{
	GazetteerSlot *slot;

	if (gazetteer->used * 4 >= gazetteer->size * 3)
		grow(arena, gazetteer);
	slot = slot_of(gazetteer, key);
	if (!slot->key) {
		slot->key = key;
		gazetteer->used++;
	}
	return slot;
}

/* Marks that join the words of a name and do not count themselves. */
static bool
is_joint(char c)
{
	return c == '-' || c == '.' || c == '/';
}

static bool
is_plain(char c)
{
	return is_letter(c) || is_digit(c) || (c & 0x80);
}

/* "d'Ivoire", "Sana'a"; the 's of a noun is a word of its own. */
static bool
is_inner_apostrophe(Str name, ptrdiff_t i)
{
	return name.at[i] == '\'' && i > 0 && i + 2 < name.len && is_letter(name.at[i - 1]) &&
		is_letter(name.at[i + 1]) && is_letter(name.at[i + 2]);
}

/* Cuts a name's next word as words_find would, for names of plain letters; false where only words_find can tell. */
static bool
plain_words(Str name, Str *words, ptrdiff_t *count)
{
	ptrdiff_t i = 0;

	*count = 0;
	while (i < name.len) {
		ptrdiff_t start = i;
		while (i < name.len && (is_plain(name.at[i]) || is_inner_apostrophe(name, i)))
			i++;
		if (i < name.len && name.at[i] != ' ' && name.at[i] != '-')
			return false;
		if (*count == MAX_WORDS)
			return false;
		if (i > start)
			words[(*count)++] = str_slice(name, start, i);
		i++;
	}
	return *count > 0;
}

static void
cut_words(Arena *arena, Str name, Str *words, ptrdiff_t *count)
{
	Words all;

	if (plain_words(name, words, count))
		return;
	all = words_find(arena, name);
	*count = 0;
	for (ptrdiff_t i = 0; i < all.len && *count < MAX_WORDS; i++)
		if (all.at[i].kind != WORD_MARK || !is_joint(all.at[i].text.at[0]))
			words[(*count)++] = all.at[i].text;
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

/* The first word's slot knows how far to look. */
static void
set_longest(GazetteerSlot *slot, uint32_t words, bool user)
{
	uint32_t longest = slot->bits >> LONGEST_SHIFT & 31;

	if (longest < words)
		slot->bits += (words - longest) << LONGEST_SHIFT;
	if (user)
		slot->bits |= USER_BIT;
}

static void
add_name(Arena *arena, Gazetteer *gazetteer, Str name, Entry entry)
{
	Str words[MAX_WORDS];
	ptrdiff_t count;
	uint64_t key;
	GazetteerSlot *slot;

	cut_words(arena, name, words, &count);
	if (!count)
		return;
	key = gazetteer_key(words[0]);
	set_longest(slot_add(arena, gazetteer, key), (uint32_t)count, entry.user);
	entry.capitals = begins_upper(words[0]);
	for (ptrdiff_t i = 1; i < count; i++) {
		key = join(key, gazetteer_key(words[i]));
		entry.capitals = (unsigned char)(entry.capitals + begins_upper(words[i]));
	}
	entry.words = (unsigned char)count;
	entry.caps = is_abbreviation(name);
	slot = slot_add(arena, gazetteer, key);
	if (slot->entry)
		return;
	*PUSH(arena, &gazetteer->entries) = entry;
	slot->entry = (int32_t)gazetteer->entries.len;
}

static const char *
located(Arena *arena, const char *file, int line, const char *wrong)
{
	return arena_format(arena, "%s:%d: %s", file, line, wrong).at;
}

static int
type_of(Str name)
{
	for (int i = 0; i < NAME_TYPES; i++)
		if (str_is(name, name_type_names[i]))
			return i;
	return -1;
}

static const char *
load_user(Arena *arena, Gazetteer *gazetteer, Str path)
{
	const char *wrong, *file;
	Str bytes;
	Row row = { 0 };

	if (!table_bytes(arena,
		    arena_c_string(arena,
			    str_ends(path, S(".tsv")) || str_ends(path, S(".tsv.gz"))
				    ? path
				    : arena_join(arena, S("./"), path)),
		    &bytes, &file, &wrong))
		return wrong;
	while (table_next(&bytes, &row, &wrong)) {
		int type = type_of(row.column[1]);
		if (type < 0)
			return located(arena, file, row.line,
				"the second column is no type: person org place demonym group event date");
		if (row.columns > 3)
			return located(arena, file, row.line, "more than 3 columns: name, type, id");
		add_name(arena, gazetteer, row.column[0],
			(Entry){ .id = row.column[2], .type = (unsigned char)type, .user = true });
	}
	return wrong ? located(arena, file, row.line, wrong) : NULL;
}

static const char *
load_names(Arena *arena, Gazetteer *gazetteer, const char *table, NameType type)
{
	const char *wrong, *file;
	Str bytes;
	Row row = { 0 };

	if (!table_bytes(arena, table, &bytes, &file, &wrong))
		return wrong;
	while (table_next(&bytes, &row, &wrong))
		add_name(arena, gazetteer, row.column[0],
			(Entry){ .id = row.column[1], .type = (unsigned char)type, .weak = row.columns > 2 });
	return wrong ? located(arena, file, row.line, wrong) : NULL;
}

static int
class_of(Str name)
{
	for (int i = 0; i < (int)(sizeof class_names / sizeof *class_names); i++)
		if (str_is(name, class_names[i]))
			return 1 << i;
	return 0;
}

/* Words of the class `bits`, or where that is 0 of the class the second column names. */
static const char *
load_words(Arena *arena, Gazetteer *gazetteer, const char *table, int bits)
{
	const char *wrong, *file;
	Str bytes, last = { 0 };
	Row row = { 0 };
	int class = bits;

	if (!table_bytes(arena, table, &bytes, &file, &wrong))
		return wrong;
	while (table_next(&bytes, &row, &wrong)) {
		if (!bits && !str_equal(row.column[1], last)) { /* most rows are of their neighbour's class */
			last = row.column[1];
			class = class_of(last);
		}
		if (!class)
			return located(arena, file, row.line, "no such class of words");
		slot_add(arena, gazetteer, gazetteer_key(row.column[0]))->bits |= (uint32_t) class;
	}
	return wrong ? located(arena, file, row.line, wrong) : NULL;
}

const char *
gazetteer_load(Arena *arena, Gazetteer *gazetteer, const Str *files, ptrdiff_t count)
{
	const char *wrong = NULL;

	grow(arena, gazetteer);
	gazetteer->entries.cap = 1 << 14;
	gazetteer->entries.at = arena_take(arena, gazetteer->entries.cap, (ptrdiff_t)sizeof(Entry));
	for (ptrdiff_t i = 0; i < count && !wrong; i++)
		wrong = load_user(arena, gazetteer, files[i]);
	for (size_t i = 0; i < sizeof name_tables / sizeof *name_tables && !wrong; i++)
		wrong = load_names(arena, gazetteer, name_tables[i].table, name_tables[i].type);
	if (!wrong)
		wrong = load_words(arena, gazetteer, "en/name-words", 0);
	if (!wrong)
		wrong = load_words(arena, gazetteer, "en/given-names", IS_GIVEN);
	if (!wrong)
		wrong = load_words(arena, gazetteer, "en/common-words", IS_COMMON);
	return wrong;
}

Sign *
gazetteer_signs(const Gazetteer *gazetteer, Arena *arena, const Words *words)
{
	Sign *signs = NEW(arena, Sign, words->len + 1); /* one more, empty: looking ahead needs no test */

	for (ptrdiff_t i = 0; i < words->len; i++) {
		const GazetteerSlot *slot;
		signs[i].key = gazetteer_key(words->at[i].text);
		slot = slot_of(gazetteer, signs[i].key);
		signs[i].bits = (int)(slot->bits & CLASS_BITS);
		signs[i].longest = (int)(slot->bits >> LONGEST_SHIFT & 31);
		signs[i].user = slot->bits >> 31;
	}
	return signs;
}

/* "Al-Qaeda", "St. Louis": marks between words of a name. A full stop only behind something short, or sentences
 * would run together. */
static bool
joins(const Words *words, ptrdiff_t i)
{
	const Word *mark = &words->at[i];

	if (mark->kind != WORD_MARK || mark->text.len != 1 || mark->space || !is_joint(mark->text.at[0]))
		return false;
	return mark->text.at[0] != '.' || words->at[i - 1].text.len <= 3;
}

static bool
case_fits(const Entry *entry, const Words *words, const Sign *signs, ptrdiff_t first, ptrdiff_t last, bool loose)
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

const Entry *
gazetteer_match(const Gazetteer *gazetteer, const Words *words, const Sign *signs, ptrdiff_t first,
	ptrdiff_t limit, bool loose, ptrdiff_t *last)
{
	const Entry *best = NULL;
	uint64_t key = signs[first].key;
	int longest = signs[first].longest;

	for (ptrdiff_t i = first, n = 1; n <= longest; n++) {
		const GazetteerSlot *slot = slot_of(gazetteer, key);
		const Entry *entry = slot->entry ? &gazetteer->entries.at[slot->entry - 1] : NULL;
		if (entry && !(best && best->user && !entry->user) &&
			case_fits(entry, words, signs, first, i, loose)) {
			best = entry;
			*last = i;
		}
		i++;
		if (i < words->len && joins(words, i))
			i++;
		if (i > limit)
			break;
		key = join(key, signs[i].key);
	}
	return best;
}
