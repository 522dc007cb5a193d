/* naming.h - what a source is called: by the longest form of its name in the document; what a pronoun stands for. */
#ifndef NAMING_H
#define NAMING_H

#include "language/claim/source.h"

/* Whom "he", "the agency", "they" may mean: who spoke, or was spoken of, last. */
typedef enum { PAST_PERSON, PAST_GROUP, PAST_SPEAKER, PASTS } Past;

typedef struct {
	Scene *scene;
	Map longest; /* id -> Str *: longest name in the document; filled when first asked for */
	bool collected;
	/* The last of that kind before a source, which is one of its sentence's; NULL: there is none. */
	const Source *(*recall)(void *memory, const Source *, Past);
	void *memory;
} Naming;

void naming_give(Naming *, Source *); /* sets name and id; recalls what it needs */
bool naming_is(const Source *, Past); /* those behind may mean it so */
/* "Ann Lee voted against. She said …", "The WHO sent doses. It expects …": whom a sentence is about may speak in the next.
 * NULL, or somebody who *is a person or a group. */
const Source *naming_subject(Naming *, ptrdiff_t sentence, Past *is);

#endif
