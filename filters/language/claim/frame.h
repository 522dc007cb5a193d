/* frame.h - how a number's noun group sits in its sentence: which verb governs it, and who that verb's subject is. */
#ifndef FRAME_H
#define FRAME_H

#include "language/claim/claim.h"

/* Sets verb, subject, object, state, gapped of the claim from its group_first..group_last. */
void frame_find(Scene *, ptrdiff_t claim);

/* "killed 107 people, three dogs and a cat": the verb before the list that ends here, if nothing but nouns lies between; -1. */
ptrdiff_t frame_verb_of_list(const Parse *, ptrdiff_t chunk);

/* The chunk left of a noun group: determiners are inside it, adverbs and opening marks are passed over. */
ptrdiff_t frame_left_of(const Parse *, ptrdiff_t chunk);

/* subject.c. The subject of a verb chunk: the noun chunk that heads it ("number" of "the number of cases … rose"); -1. */
ptrdiff_t frame_subject(const Parse *, ptrdiff_t verb);

/* The last chunk of the noun group that begins at `noun`: its of-phrases and what they coordinate. */
ptrdiff_t frame_group_end(const Parse *, ptrdiff_t noun);

bool frame_verb_in(const Parse *, ptrdiff_t verb, const char *const *lemmas); /* "be", too, if it is the verb */

/* level.c: does this verb say only how high a figure is, or that it changed ("is", "totals", "rose to")? */
bool frame_level(const Parse *, ptrdiff_t verb);  /* also with a preposition: "stood at", "bring to" */
bool frame_equals(const Parse *, ptrdiff_t verb); /* right before its figure: "is 97", "totals", "cost" */
bool frame_change(const Parse *, ptrdiff_t verb);

/* "turnout, at 71 percent, was": the chunk of the comma before a figure set between two; -1. */
ptrdiff_t frame_set_off(const Parse *, const Claim *);

/* "Of the 25 starters, 18 finished": the chunk of the "of" that opens the clause of the number, its noun behind it; -1. */
ptrdiff_t frame_opening_of(const Parse *, const Claim *);

/* Does the number's own verb follow right behind its group ("say 20 people died", "estimates 8000 migrants may be")? */
bool frame_own_clause(const Parse *, const Claim *);

/* A verb or a state stands right behind the chunk, adverbs passed over. */
bool frame_verb_follows(const Parse *, ptrdiff_t chunk);

#endif
