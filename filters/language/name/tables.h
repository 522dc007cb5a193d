/* tables.h - lists of names made from text: the built-in tables, and lists of the user's. */
#ifndef TABLES_H
#define TABLES_H

#include "language/table.h"

/* One compiled list (list.h) of TSV files: name, type, id; of equal names the later wins. NULL or what is wrong
 * ("FILE:LINE: ..."); if `skipped` is given, wrong lines are told, left out, and *skipped is the last of them. */
const char *names_compile(Arena *, const Str *files, ptrdiff_t count, const char **skipped, Str *bytes);

const char *names_builtin(Arena *, Str *bytes); /* as the program has it, or made anew where a table is replaced */
const char *names_made(Arena *, Str *bytes); /* always made anew */

/* The same of en/places: towns that names found otherwise may mean. */
const char *places_builtin(Arena *, Str *bytes);
const char *places_made(Arena *, Str *bytes);

#endif
