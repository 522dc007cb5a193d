/* charset.h - bytes of a file to UTF-8: a byte order mark goes, what is UTF-8 stays, other bytes are windows-1252
 * (as the WHATWG Encoding Standard has it: bytes without a character become C1 controls). */
#ifndef CHARSET_H
#define CHARSET_H

#include "base/change.h"

typedef struct {
	Changes changes;      /* from the bytes to UTF-8 */
	const char *encoding; /* "windows-1252"; NULL: it is UTF-8 */
	ptrdiff_t broken;     /* bytes in UTF-8 that are none and were read as windows-1252 */
} Charset;

Charset charset_changes(Arena *, Str bytes); /* without changes the bytes are UTF-8 as they stand */

bool charset_is_page(Str bytes); /* it begins as HTML does */

/* What a file is by its first bytes: "a zip archive", "a PDF file", … NULL: text, a page or JSON. */
const char *charset_foreign(Str bytes);

#endif
