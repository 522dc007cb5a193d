/* tag.h - a part of speech for each word of a sentence: first by tables, then by its neighbours. A part of parse.h. */
#ifndef TAG_H
#define TAG_H

#include "language/claim/parse.h"

void tag_words(Arena *, const Vocabulary *, Parse *); /* fills parse->tokens[].tag, entry, number, named */
bool tag_nominal(Tag);                                /* may stand in a noun group */
ptrdiff_t tag_before(const Parse *,
	ptrdiff_t token); /* the nearest word before it, adverbs and negations passed over; -1 */

#endif
