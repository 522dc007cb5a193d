/* joined.h - which of the words of word.h stand together as one surface token (surface.h). */
#ifndef JOINED_H
#define JOINED_H

#include "language/surface.h"
#include "language/word.h"

typedef struct {
	const SurfaceRules *rules;
	Words words; /* of a stretch of the text between white space, and of what follows it */
	bool quoted; /* a single quote is open: a later one closes it */
} Joiner;

/* Most words are tokens as they are: nothing stands at them that could belong to them. */
bool joined_alone(const Joiner *, ptrdiff_t i);

/* What stands together with word i and is one token with it; behind its last word. */
ptrdiff_t joined_end(Joiner *, ptrdiff_t i);

/* "375mm", "10am", "650k" are a number and a unit; "12th" and "1980s" are one. Where the unit begins; 0: nowhere. */
ptrdiff_t joined_unit(const Joiner *, const Word *);

#endif
