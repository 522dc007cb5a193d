/* signal.h - which sentences may hold a number, and which may say who speaks: told by a glance. */
#ifndef SIGNAL_H
#define SIGNAL_H

#include "language/claim/vocabulary.h"
#include "language/glance.h"
#include "language/number/number.h"

enum {
	SIGNAL_NUMBER = 1,
	SIGNAL_SPEAKER = 2,
	SIGNAL_AGENCY = 4, /* "…, the agency reports" */
	SIGNAL_PART = 8,   /* "end", "early" */
};

/* Of these tables; as the program has it, or made anew where one of them is replaced. Lives in the arena. */
Glance signals_load(Arena *, const NumberTables *, const Vocabulary *);
const char *signals_freeze(Arena *, Str *image); /* NULL, or what is wrong with a table */

static inline bool
signals_number(unsigned seen)
{
	return (seen & (SIGNAL_NUMBER | GLANCE_MET | GLANCE_DIGITS | GLANCE_OTHER)) ||
		(seen & SIGNAL_PART && seen & GLANCE_LED);
}

static inline bool
signals_speaker(unsigned seen)
{
	return (seen & (SIGNAL_SPEAKER | GLANCE_OTHER)) != 0;
}

#endif
