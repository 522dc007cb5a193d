/* unicode.h - what a character is: the door to utf8proc. Callers answer for ASCII themselves (base/str.h) where speed
 * matters; these take any code point. Categories as in the Unicode Character Database, clusters as in UAX 29. */
#ifndef UNICODE_H
#define UNICODE_H

#include "base/str.h"

bool unicode_is_letter(uint32_t); /* L* */
bool unicode_is_upper(uint32_t);  /* Lu, Lt */
bool unicode_is_mark(uint32_t);   /* M*: belongs to the letter before it */
bool unicode_is_digit(uint32_t);  /* Nd */
bool unicode_is_number(uint32_t); /* Nd, Nl, No: also superscripts and fractions */
bool unicode_is_space(uint32_t);  /* Z*, and the white controls of ASCII and U+0085 */
uint32_t unicode_lower(uint32_t); /* simple mapping; itself if it has none */
uint32_t unicode_upper(uint32_t);
int unicode_width(uint32_t); /* columns of a terminal: 0 (marks), 1 or 2 */

/* Where the cluster (what a reader takes for one character) that begins at `at` ends. Never splits CR LF, a letter and its
 * marks, ZWJ sequences, flags. `text` is valid UTF-8; at < len. Linear over a text. */
ptrdiff_t unicode_cluster_end(Str text, ptrdiff_t at);

#endif
