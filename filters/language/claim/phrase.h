/* phrase.h - the words that name what a claim counts: from the head of a noun group to the end of what says which. */
#ifndef PHRASE_H
#define PHRASE_H

#include "language/claim/claim.h"

/* Sets counted, counted_start, counted_end, counted_head, counted_token; phrase_set also group_last. */
void phrase_set(Claim *, const Parse *, ptrdiff_t chunk, ptrdiff_t first, ptrdiff_t head);
void phrase_set_words(Claim *, const Parse *, ptrdiff_t first, ptrdiff_t last, ptrdiff_t head);

ptrdiff_t phrase_first(const Parse *, const Chunk *); /* first token without determiners and number */
ptrdiff_t phrase_head(const Parse *, const Claim *, ptrdiff_t first, ptrdiff_t last);
bool phrase_opens(const Parse *, ptrdiff_t token);  /* "more" of "16 more cases" */
bool phrase_filler(const Parse *, ptrdiff_t token); /* stands between a number and its noun */

#endif
