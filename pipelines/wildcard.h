/* wildcard.h - patterns of file names, as bash has them with globstar and nullglob and sorted by bytes:
 * `*` `?` `[a-z]` stay within one name and leave dot files out, `**` is any depth of folders (links to
 * folders are not followed). */
#ifndef WILDCARD_H
#define WILDCARD_H

#include "base/option.h"

/* Adds the files (not folders) that fit, sorted, each once. A pattern without wildcards is one name, there
 * or not. */
void glob_files(Arena *, Str pattern, Texts *files);

#endif
