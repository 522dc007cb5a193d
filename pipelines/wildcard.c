/* glob.c - walks the folders that a pattern may mean. */
#include "wildcard.h"

#include <dirent.h>
#include <fnmatch.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

typedef struct {
	Arena *arena;
	Texts found;
} Walk;

static void walk(Walk *, Str folder, Str rest);

static bool
is_wild(Str text)
{
	for (ptrdiff_t i = 0; i < text.len; i++)
		if (text.at[i] == '*' || text.at[i] == '?' || text.at[i] == '[')
			return true;
	return false;
}

static bool
is_folder(Walk *w, Str path, bool through_links)
{
	struct stat status;
	const char *name = arena_c_string(w->arena, path);

	return !(through_links ? stat(name, &status) : lstat(name, &status)) && S_ISDIR(status.st_mode);
}

static bool
is_file(Walk *w, Str path)
{
	struct stat status;

	return !stat(arena_c_string(w->arena, path), &status) && !S_ISDIR(status.st_mode);
}

/* The names in a folder; empty is here. */
static Texts
names_in(Walk *w, Str folder)
{
	Texts names = { 0 };
	DIR *open = opendir(folder.len ? arena_c_string(w->arena, folder) : ".");

	if (!open)
		return names;
	for (const struct dirent *entry; (entry = readdir(open));)
		if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0)
			*PUSH(w->arena, &names) = arena_copy(w->arena, str(entry->d_name));
	closedir(open);
	return names;
}

/* What is left of the pattern behind a folder, or nothing: then the path is a find. */
static void
step_into(Walk *w, Str path, Str rest)
{
	if (rest.len == 0 && is_file(w, path))
		*PUSH(w->arena, &w->found) = path;
	else if (rest.len && is_folder(w, path, true))
		walk(w, arena_join(w->arena, path, S("/")), rest);
}

static void
walk_names(Walk *w, Str folder, Str part, Str rest)
{
	const char *pattern = arena_c_string(w->arena, part);
	Texts names = names_in(w, folder);

	for (ptrdiff_t i = 0; i < names.len; i++)
		if (!fnmatch(pattern, arena_c_string(w->arena, names.at[i]), FNM_PERIOD))
			step_into(w, arena_join(w->arena, folder, names.at[i]), rest);
}

/* `**`: the folder itself, then every folder below it. At the end of a pattern it stands for files as well.
 */
static void
walk_any_depth(Walk *w, Str folder, Str rest)
{
	Texts names = names_in(w, folder);

	walk(w, folder, rest.len ? rest : S("*"));
	for (ptrdiff_t i = 0; i < names.len; i++) {
		Str path = arena_join(w->arena, folder, names.at[i]);

		if (names.at[i].at[0] != '.' && is_folder(w, path, false))
			walk_any_depth(w, arena_join(w->arena, path, S("/")), rest);
	}
}

/* `folder` is empty or ends in a slash. */
static void
walk(Walk *w, Str folder, Str rest)
{
	ptrdiff_t slash = str_find_byte(rest, '/');
	Str part = slash < 0 ? rest : str_slice(rest, 0, slash);

	rest = slash < 0 ? (Str){ 0 } : str_from(rest, slash + 1);
	while (rest.len && rest.at[0] == '/')
		rest = str_from(rest, 1);
	if (str_equal(part, S("**"))) {
		while (str_starts(rest, S("**/")))
			rest = str_from(rest, 3);
		walk_any_depth(w, folder, rest);
	} else if (is_wild(part)) {
		walk_names(w, folder, part, rest);
	} else {
		step_into(w, arena_join(w->arena, folder, part), rest);
	}
}

static int
by_bytes(const void *left, const void *right)
{
	return str_compare(*(const Str *)left, *(const Str *)right);
}

void
glob_files(Arena *arena, Str pattern, Texts *files)
{
	Walk w = { .arena = arena };
	ptrdiff_t slashes = 0;

	if (!is_wild(pattern)) {
		*PUSH(arena, files) = pattern;
		return;
	}
	while (slashes < pattern.len && pattern.at[slashes] == '/')
		slashes++;
	walk(&w, slashes ? S("/") : (Str){ 0 }, str_from(pattern, slashes));
	if (w.found.len)
		qsort(w.found.at, (size_t)w.found.len, sizeof *w.found.at, by_bytes);
	for (ptrdiff_t i = 0; i < w.found.len; i++)
		if (i == 0 || !str_equal(w.found.at[i], w.found.at[i - 1]))
			*PUSH(arena, files) = w.found.at[i];
}
