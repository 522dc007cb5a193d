/* wide.h - UTF-16 and UTF-32, known by their byte order mark or by where their NUL bytes stand. */
#ifndef WIDE_H
#define WIDE_H

#include "base/change.h"

const char *wide_encoding(Str start); /* "utf-16le" …; NULL: neither. The first 256 bytes decide */

/* Changes to UTF-8, one for each character; the mark goes. *broken counts bytes of lone surrogates and of what is no
 * character or is cut off: U+FFFD. The encoding, or NULL and nothing changed. */
const char *wide_changes(Arena *, Str bytes, Changes *, ptrdiff_t *broken);

#endif
