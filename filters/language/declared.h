/* declared.h - the charset that a file names in its first bytes: <?xml encoding="…"?>, <meta charset="…">,
 * <meta http-equiv="Content-Type" content="…; charset=…"> (WHATWG HTML, "prescan a byte stream"). */
#ifndef DECLARED_H
#define DECLARED_H

#include "base/arena.h"

Str declared_in(Arena *, Str bytes);     /* the label as written, lower case; empty: it names none */
Str declared_by_type(Arena *, Str type); /* of "text/html; charset=utf-8", an HTTP header; empty: none */

#endif
