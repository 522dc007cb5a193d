/* utf8.h - UTF-8 as RFC 3629 says: no surrogates, no overlong forms, nothing above U+10FFFF. */
#ifndef UTF8_H
#define UTF8_H

#include "base/str.h"

ptrdiff_t utf8_valid(Str); /* bytes of the longest valid prefix; == len when all is valid */
ptrdiff_t utf8_decode(Str, ptrdiff_t at,
	uint32_t *c); /* bytes of the character at `at` (1 to 4); invalid: 1 and U+FFFD; end: 0 */
ptrdiff_t utf8_before(Str, ptrdiff_t at);         /* where the character that ends at `at` begins */
ptrdiff_t utf8_encode(uint32_t c, char bytes[4]); /* how many were written */
bool utf8_boundary(Str, ptrdiff_t at);            /* at a character's edge (0 and len are) */

#endif
