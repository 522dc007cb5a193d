/* inflect.h - forms of English nouns and verbs, made from one another. All in lower case; new ones live in the arena. */
#ifndef INFLECT_H
#define INFLECT_H

#include "base/arena.h"

Str noun_singular(Arena *, Str lower); /* "children" → "child", "cities" → "city"; the same view if it is none */
bool noun_plural(Str lower);          /* looks like a plural: -s but not -ss, -us, -is; or an irregular one */
Str form_s(Arena *, Str);             /* plural of a noun, or the third person of a verb: the same rule */
Str form_ed(Arena *, Str);            /* the past, where no table has another */
Str form_ing(Arena *, Str, Str past); /* "stopping", as in "stopped" */

#endif
