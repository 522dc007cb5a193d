/* stretch.h - which words of a text the model of names looks at: stretches of capitals and what may stand between them; where case
 * says nothing, all. */
#ifndef STRETCH_H
#define STRETCH_H

#include "language/name/context.h"

/* The next stretch at or behind word *first; false: none. Caseless: all of the text. */
bool stretch_next(const Reader *, bool caseless, ptrdiff_t *first, ptrdiff_t *last);

bool text_is_caseless(const NameText *, bool lower_article);
bool article_is_lower(const Reader *, ptrdiff_t count); /* hardly a capital in it */

#endif
