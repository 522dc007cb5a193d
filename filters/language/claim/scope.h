/* scope.h - from which other sentences a claim may take its place or time: those before it in the paragraph, headings, and,
 * where a definite phrase points back ("the operation", "the area"), all before; a heading takes them from the lead. */
#ifndef SCOPE_H
#define SCOPE_H

#include "language/claim/claim.h"

typedef struct {
	Scene *scene;
	ptrdiff_t sentence; /* whose claim asks */
	ptrdiff_t now;      /* the sentence offered */
	ptrdiff_t heading;  /* how many headings were offered */
	ptrdiff_t left;     /* how many more may be looked at: keeps the search linear */
	int phase;
} Scope;

Scope scope_of(Scene *, ptrdiff_t sentence);
bool scope_next(Scope *);                         /* the next sentence in `now`; nearest first */
bool scope_definite(Scene *, ptrdiff_t sentence); /* it points back with a definite phrase */

bool scope_is_far(const Scope *); /* `now` lies in another paragraph, before */

#endif
