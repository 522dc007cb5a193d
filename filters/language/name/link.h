/* link.h - what the article as a whole says of its names: one id for the short and the long form, abbreviations that
 * brackets define, surnames before and after the full name, "the group". */
#ifndef LINK_H
#define LINK_H

#include "language/name/context.h"

/* `readers`: one a text, context_names done. Completes names, types and ids. */
void link_names(Arena *, Reader *readers, ptrdiff_t count);

#endif
