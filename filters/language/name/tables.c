#include "language/name/tables.h"

#include "base/report.h"
#include "language/name/fold.h"
#include "language/name/gazetteer.h"

const char *const name_type_names[NAME_TYPES] = { "person", "org", "place", "demonym", "group", "event",
	"date" };

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

static const struct {
	const char *table;
	uint32_t bits; /* 0: the second column names the class */
} word_tables[] = {
	{ "en/name-words", 0 },
	{ "en/given-names", IS_GIVEN },
	{ "en/common-words", IS_COMMON },
};

/* Every date has a word of one of these classes, or a number. */
static const char *const date_tables[] = { "en/months", "en/calendar", NULL };
static const char *const date_classes[] = { "month", "weekday", "season", "period", "relative-day", "now",
	"daypart", "noon", "holiday", "year-name", "year-word", "century", "am-pm", "oclock", "era", NULL };

enum {
	NAME_TABLES = sizeof name_tables / sizeof *name_tables,
	WORD_TABLES = sizeof word_tables / sizeof *word_tables
};

static const char *const class_names[] = { "title", "title_strong", "role", "org_head", "org_of",
	"org_suffix", "place_head", "place_lead", "event_head", "event_lead", "compass", "said", "calendar",
	"not_name", "sect", "nominal_org", "nominal_group", "particle", "at", "function" };

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
add_user(ListMaker *maker, const Row *row)
{
	int type = type_of(row->column[1]);

	if (type < 0)
		return "the second column is no type: person org place demonym group event date";
	if (row->columns > 3)
		return "more than 3 columns: name, type, id";
	return list_add(maker,
		(Listed){ .name = row->column[0],
			.id = row->column[2],
			.type = (unsigned char)type,
			.user = true,
			.line = row->line });
}

static const char *
add_file(Arena *arena, ListMaker *maker, Str path, const char **skipped)
{
	const char *file = arena_c_string(arena, path), *wrong;
	Str bytes;
	Row row = { 0 };

	if (!table_file_bytes(arena, file, &bytes, &wrong))
		return wrong;
	list_from(maker, path);
	for (;;) {
		bool more = table_next(&bytes, &row, &wrong);
		if (more)
			wrong = add_user(maker, &row);
		if (!more && !wrong)
			return NULL;
		if (!wrong)
			continue;
		wrong = located(arena, file, row.line, wrong);
		if (!skipped)
			return wrong;
		tell("%s", *skipped = wrong);
	}
}

const char *
names_compile(Arena *arena, const Str *files, ptrdiff_t count, const char **skipped, Str *bytes)
{
	ListMaker *maker = list_maker(arena, true);

	for (ptrdiff_t i = 0; i < count; i++) {
		const char *wrong = add_file(arena, maker, files[i], skipped);
		if (wrong)
			return wrong;
	}
	return list_made(maker, bytes);
}

static const char *
add_names(Arena *arena, ListMaker *maker, const char *table, NameType type)
{
	const char *wrong, *file;
	Str bytes;
	Row row = { 0 };
	int64_t people;

	if (!table_bytes(arena, table, &bytes, &file, &wrong))
		return wrong;
	list_from(maker, str(table));
	while (!wrong && table_next(&bytes, &row, &wrong))
		wrong = list_add(maker,
			(Listed){ .name = row.column[0],
				.id = row.column[1],
				.type = (unsigned char)type,
				.weak = row.column[2].len > 0,
				.weight = str_integer(row.column[3], &people) ? (uint32_t)people : 0,
				.line = row.line });
	return wrong ? located(arena, file, row.line, wrong) : NULL;
}

static uint32_t
class_of(Str name)
{
	for (int i = 0; i < (int)(sizeof class_names / sizeof *class_names); i++)
		if (str_is(name, class_names[i]))
			return 1u << i;
	return str_is(name, "place_tail") ? IS_PLACE_TAIL : 0;
}

static const char *
add_words(Arena *arena, ListMaker *maker, const char *table, uint32_t bits)
{
	const char *wrong, *file;
	Str bytes;
	Row row = { 0 };

	if (!table_bytes(arena, table, &bytes, &file, &wrong))
		return wrong;
	while (table_next(&bytes, &row, &wrong)) {
		uint32_t class = bits ? bits : class_of(row.column[1]);
		if (!class)
			return located(arena, file, row.line, "no such class of words");
		list_add_word(maker, row.column[0], class);
	}
	return wrong ? located(arena, file, row.line, wrong) : NULL;
}

static const char *
add_dated(Arena *arena, ListMaker *maker, const char *table)
{
	const char *wrong, *file;
	Str bytes, words[NAME_WORDS];
	Row row = { 0 };

	if (!table_bytes(arena, table, &bytes, &file, &wrong))
		return wrong;
	while (table_next(&bytes, &row, &wrong)) {
		ptrdiff_t count = name_words(arena, row.column[0], words);
		if (count > 0 && str_among(row.column[1], date_classes))
			list_add_word(maker, words[count - 1], IS_DATED);
	}
	return wrong ? located(arena, file, row.line, wrong) : NULL;
}

const char *
names_made(Arena *arena, Str *bytes)
{
	ListMaker *maker = list_maker(arena, false);
	const char *wrong = NULL;

	for (int i = 0; i < NAME_TABLES && !wrong; i++)
		wrong = add_names(arena, maker, name_tables[i].table, name_tables[i].type);
	for (int i = 0; i < WORD_TABLES && !wrong; i++)
		wrong = add_words(arena, maker, word_tables[i].table, word_tables[i].bits);
	for (int i = 0; date_tables[i] && !wrong; i++)
		wrong = add_dated(arena, maker, date_tables[i]);
	return wrong ? wrong : list_made(maker, bytes);
}

const char *
places_made(Arena *arena, Str *bytes)
{
	ListMaker *maker = list_maker(arena, false);
	const char *wrong = add_names(arena, maker, "en/places", NAME_PLACE);

	return wrong ? wrong : list_made(maker, bytes);
}

const char *
places_builtin(Arena *arena, Str *bytes)
{
	static const char *const tables[] = { "en/places", NULL };

	*bytes = table_image(arena, "places", tables);
	return bytes->len ? NULL : places_made(arena, bytes);
}

const char *
names_builtin(Arena *arena, Str *bytes)
{
	bool replaced = false;

	*bytes = table_image(arena, "names", date_tables);
	for (int i = 0; i < NAME_TABLES && !replaced; i++)
		replaced = table_replaced(arena, name_tables[i].table);
	for (int i = 0; i < WORD_TABLES && !replaced; i++)
		replaced = table_replaced(arena, word_tables[i].table);
	return replaced || !bytes->len ? names_made(arena, bytes) : NULL;
}
