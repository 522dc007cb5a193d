/* table.h - tables of facts: TSV, one fact a line, `#` comments, columns split by tabs.
 * Built in from filters/tables/LANG/NAME.tsv (embed.awk), or read from a file. Looked up in this order: a path the
 * user gave, $WIRECOUNT_DATA/LANG/NAME.tsv, share/wirecount/LANG/NAME.tsv beside the program's own place, built in. */
#ifndef TABLE_H
#define TABLE_H

#include "base/map.h"

typedef struct {
	Str column[8]; /* empty past the last */
	int columns;
	int line; /* in its file, from 1 */
} Row;

typedef struct {
	Row *at; /* in the order of the file */
	ptrdiff_t len, cap;
	Map by_key;       /* column 0, as written -> Row * (the first of equal keys) */
	const char *name; /* "en/units" or the path */
	uint64_t hash;    /* of its bytes, for --version */
} Table;

/* name: "en/units" for a known table; a path if it ends in .tsv (or .tsv.gz). Lives in the arena.
 * NULL with *wrong set: no such table, or FILE:LINE: what is wrong. */
const Table *table_load(Arena *, const char *name, const char **wrong);
const Row *table_find(const Table *, Str key); /* exact; NULL if it is not there */

/* The same without keeping rows: for tables so large that an index of their own is worth it. *file names it in messages. */
bool table_bytes(Arena *, const char *name, Str *bytes, const char **file, const char **wrong);
/* The next row of *rest, comments and blank lines skipped; row->line must start at 0. False at the end, or with *wrong
 * set: what is wrong with line row->line. */
bool table_next(Str *rest, Row *row, const char **wrong);

/* A file the user names, whatever its name ends in; false with *wrong set if it cannot be read. */
bool table_file_bytes(Arena *, const char *path, Str *bytes, const char **wrong);
/* A file takes the place of the table built in, and is not the same. */
bool table_replaced(Arena *, const char *name);

/* What is built in; made by embed.awk, and by the Makefile from the files of models/ ("models/article.model"). A model is looked up
 * and read by table_bytes, in the same places, as bytes. */
typedef struct {
	const char *name; /* "en/units" */
	const char *text;
	ptrdiff_t len;
} BuiltinTable;
extern const BuiltinTable builtin_tables[];
extern const ptrdiff_t builtin_table_count;
extern const BuiltinTable builtin_models[];
extern const ptrdiff_t builtin_model_count;
/* Made of the tables when the program is built (tables/images.c), so that nothing is read at start: "names". They hold only
 * where no table they were made of is replaced. */
extern const BuiltinTable builtin_images[];
extern const ptrdiff_t builtin_image_count;
/* Empty: there is none, or one of `tables` (NULL-ended), which it was made of, is replaced. */
Str table_image(Arena *, const char *name, const char *const *tables);

#endif
