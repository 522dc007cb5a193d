/* charset.h - bytes of a file to UTF-8, every character with its way back.
 * Which charset, the first that fits: a byte order mark, or the NUL bytes of UTF-16 and UTF-32; what is valid UTF-8 is UTF-8,
 * whatever it says; so is what is UTF-8 but for a few bytes; what the sender says, then what the bytes say themselves
 * (declared.h), by the labels of the WHATWG Encoding Standard (tables/en/charsets.tsv) unless the bytes refute it; a guess
 * (guess.h); else windows-1252.
 * Of 1,007 pages of news 983 are valid UTF-8, 4 of them declared otherwise; hence this order. */
#ifndef CHARSET_H
#define CHARSET_H

#include "base/change.h"
#include "language/table.h"

/* What a run knows of charsets. */
typedef struct {
	Arena *arena; /* the run's */
	const Table *labels;
	LIST(struct ByteTable) tables; /* those met so far */
} Charsets;
const char *charsets_load(Arena *run, Charsets *); /* NULL, or what is wrong with the table */

typedef struct {
	Changes changes;      /* from the bytes to UTF-8 */
	const char *encoding; /* "windows-1252", "utf-16le", by the Encoding Standard; NULL: it is UTF-8 */
	ptrdiff_t broken; /* bytes that no character of the charset stands for. In UTF-8 a lone byte is read as
	                       * windows-1252 (a quote pasted from elsewhere), a sequence broken off becomes U+FFFD;
	                       * in other charsets each becomes U+FFFD */
} Charset;

/* `declared`: what an HTTP or WARC header or a feed says, in any case; empty if nothing.
 * Without changes the bytes are UTF-8 as they stand. Linear in the bytes. */
Charset charset_changes(Arena *, Charsets *, Str bytes, Str declared);

#endif
