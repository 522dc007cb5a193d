/* naming.h - what a source is called: by the longest form of its name in the document; what a pronoun stands for. */
#ifndef NAMING_H
#define NAMING_H

#include "language/claim/source.h"

typedef struct {
	Scene *scene;
	Map longest; /* id -> Str *: longest name in the document; filled when first asked for */
	bool collected;
	const Source *last_person, *last_group, *last; /* who spoke last */
} Naming;

void naming_give(Naming *, Source *);           /* sets name and id */
void naming_remember(Naming *, const Source *); /* those behind may mean it with "he", "the agency" */
/* "Ann Lee voted against. She said …", "The WHO sent doses. It expects …": whom a sentence is about may speak in the next. */
void naming_remember_subject(Naming *, ptrdiff_t sentence);
bool naming_needs_past(Scene *, const Source *); /* its name depends on who was remembered */

#endif
