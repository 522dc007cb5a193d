#include "language/table.h"

#include "base/in.h"
#include "base/mapped.h"
#include "base/utf8.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { MAX_BYTES = 1 << 30, MAX_COLUMNS = (int)(sizeof((Row *)0)->column / sizeof(Str)) };

static const BuiltinTable *
builtin(Str name)
{
	for (ptrdiff_t i = 0; i < builtin_table_count; i++)
		if (str_equal(str(builtin_tables[i].name), name))
			return &builtin_tables[i];
	for (ptrdiff_t i = 0; i < builtin_model_count; i++)
		if (str_equal(str(builtin_models[i].name), name))
			return &builtin_models[i];
	return NULL;
}

/* False if there is no such file; a file that cannot be read is what is wrong. */
static bool
read_file(Arena *arena, const char *path, Str *bytes, const char **wrong)
{
	In *in = in_open(arena, path);
	Str all = { 0 };
	InResult result;

	if (!in) {
		if (errno != ENOENT && errno != ENOTDIR)
			*wrong = arena_format(arena, "%s: %s", path, strerror(errno)).at;
		return false;
	}
	result = in_all(in, MAX_BYTES, &all);
	if (result == IN_DAMAGED || result == IN_TOO_LONG)
		*wrong = arena_format(
			arena, "%s: %.*s", path, SHOW(result == IN_DAMAGED ? all : S("larger than 1 GiB")))
				 .at;
	else
		*bytes = result == IN_END ? (Str){ "", 0 } : arena_copy(arena, all);
	in_close(in);
	return !*wrong;
}

/* The folder that share/wirecount stands in, beside bin/: "/usr" for /usr/bin/segment. Empty if it cannot be told. */
static Str
own_prefix(char *buffer, ptrdiff_t size)
{
	ptrdiff_t len = readlink("/proc/self/exe", buffer, (size_t)size);

	for (int slash = 0; len > 0; len--)
		if (buffer[len - 1] == '/' && ++slash == 2)
			return (Str){ buffer, len - 1 };
	return (Str){ 0 };
}

static bool
find_file(Arena *arena, const char *name, Str *bytes, const char **file, const char **wrong)
{
	char own[4096];
	const char *data = getenv("WIRECOUNT_DATA"), *ending = str_ends(str(name), S(".model")) ? "" : ".tsv";
	Str prefix;

	if (data && *data) {
		*file = arena_format(arena, "%s/%s%s", data, name, ending).at;
		if (read_file(arena, *file, bytes, wrong) || *wrong)
			return !*wrong;
	}
	prefix = own_prefix(own, (ptrdiff_t)sizeof own);
	*file = arena_format(arena, "%.*s/share/wirecount/%s%s", SHOW(prefix), name, ending).at;
	return prefix.at && read_file(arena, *file, bytes, wrong);
}

bool
table_file_bytes(Arena *arena, const char *path, Str *bytes, const char **wrong)
{
	*wrong = NULL;
	if (!read_file(arena, path, bytes, wrong) && !*wrong)
		*wrong = arena_format(arena, "%s: no such file", path).at;
	return !*wrong;
}

/* There is such a file, and it is not what is built in. */
static bool
differs(Arena *arena, Str folder, const char *name, bool *there)
{
	const BuiltinTable *built = builtin(str(name));
	const char *path = arena_format(arena, "%.*s/%s.tsv", SHOW(folder), name).at;
	Str bytes;
	bool same;

	*there = access(path, F_OK) == 0;
	if (!*there || !built)
		return *there;
	bytes = file_mapped(path);
	same = str_equal(bytes, (Str){ built->text, built->len });
	file_unmapped(bytes);
	return !same;
}

bool
table_replaced(Arena *arena, const char *name)
{
	char own[4096];
	const char *data = getenv("WIRECOUNT_DATA");
	bool there = false;
	Str prefix;

	if (data && *data && differs(arena, str(data), name, &there))
		return true;
	prefix = own_prefix(own, (ptrdiff_t)sizeof own);
	return !there && prefix.at &&
		differs(arena, arena_join(arena, prefix, S("/share/wirecount")), name, &there);
}

Str
table_image(Arena *arena, const char *name, const char *const *tables)
{
	for (; *tables; tables++)
		if (table_replaced(arena, *tables))
			return (Str){ 0 };
	for (ptrdiff_t i = 0; i < builtin_image_count; i++)
		if (str_is(str(name), builtin_images[i].name))
			return (Str){ builtin_images[i].text, builtin_images[i].len };
	return (Str){ 0 };
}

bool
table_bytes(Arena *arena, const char *name, Str *bytes, const char **file, const char **wrong)
{
	const BuiltinTable *built;

	*wrong = NULL;
	*file = name;
	if (str_ends(str(name), S(".tsv")) || str_ends(str(name), S(".tsv.gz")) ||
		(str_ends(str(name), S(".model")) && !str_starts(str(name), S("models/"))))
		return table_file_bytes(arena, name, bytes, wrong);
	if (find_file(arena, name, bytes, file, wrong))
		return true;
	if (*wrong)
		return false;
	*file = name;
	built = builtin(str(name));
	if (!built) {
		*wrong = arena_format(arena, "no table or model \"%s\"", name).at;
		return false;
	}
	*bytes = (Str){ built->text, built->len };
	return true;
}

static Str
trimmed(const char *at, const char *end)
{
	while (at < end && is_space(*at))
		at++;
	while (at < end && is_space(end[-1]))
		end--;
	return (Str){ at, end - at };
}

/* Cuts the line that begins at `at` into columns, in one pass; *end is its \n or the end of all. */
static const char *
row_cut(Row *row, const char *at, const char *stop, const char **end)
{
	const char *start = at;
	unsigned char high = 0;
	int columns = 0;

	for (const char *p = at;; p++) {
		if (p < stop && *p != '\t' && *p != '\n') {
			high |= (unsigned char)*p;
			continue;
		}
		if (columns < MAX_COLUMNS)
			row->column[columns] = trimmed(start, p);
		columns++;
		start = p + 1;
		if (p == stop || *p == '\n') {
			*end = p;
			break;
		}
	}
	for (int i = columns; i < row->columns; i++)
		row->column[i] = (Str){ 0 };
	row->columns = columns < MAX_COLUMNS ? columns : MAX_COLUMNS;
	if ((high & 0x80) && utf8_valid((Str){ at, *end - at }) < *end - at)
		return "not UTF-8";
	if (columns > MAX_COLUMNS)
		return "more than 8 columns";
	return row->column[0].len ? NULL : "the first column is empty";
}

static bool
is_blank(const char *at, const char *stop)
{
	while (at < stop && *at != '\n' && is_space(*at))
		at++;
	return at == stop || *at == '\n';
}

bool
table_next(Str *rest, Row *row, const char **wrong)
{
	const char *stop = rest->at + rest->len;

	*wrong = NULL;
	while (rest->len > 0) {
		const char *at = rest->at, *end;
		bool blank = *at == '#' || is_blank(at, stop);
		if (blank) {
			end = memchr(at, '\n', (size_t)(stop - at));
			end = end ? end : stop;
		} else {
			*wrong = row_cut(row, at, stop, &end);
		}
		*rest = (Str){ end < stop ? end + 1 : stop, end < stop ? stop - end - 1 : 0 };
		row->line++;
		if (!blank)
			return !*wrong;
	}
	return false;
}

static const char *
fill(Arena *arena, Table *table, Str bytes)
{
	const char *wrong;
	Row row = { 0 };

	while (table_next(&bytes, &row, &wrong))
		*PUSH(arena, table) = row;
	if (wrong)
		return arena_format(arena, "%s:%d: %s", table->name, row.line, wrong).at;
	map_expect(&table->by_key, arena, table->len);
	for (ptrdiff_t i = 0; i < table->len; i++) { /* rows stand still only now */
		Slot *slot = map_add(&table->by_key, arena, table->at[i].column[0]);
		if (!slot->value)
			slot->value = &table->at[i];
	}
	return NULL;
}

const Table *
table_load(Arena *arena, const char *name, const char **wrong)
{
	Str bytes;
	const char *file;
	Table *table;

	if (!table_bytes(arena, name, &bytes, &file, wrong))
		return NULL;
	table = NEW(arena, Table, 1);
	table->name = arena_c_string(arena, str(file));
	table->hash = str_hash(bytes);
	*wrong = fill(arena, table, bytes);
	return *wrong ? NULL : table;
}

const Row *
table_find(const Table *table, Str key)
{
	return map_get(&table->by_key, key);
}
