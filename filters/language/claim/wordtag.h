/* wordtag.h - the tag a word has by itself: by the tables, by its ending, as a part of a name or of a number. */
#ifndef WORDTAG_H
#define WORDTAG_H

#include "language/claim/parse.h"

/* Makes each token of the parse from its word; neighbours are not looked at. */
void wordtag_all(Arena *, const Vocabulary *, Parse *);

#endif
