/* gap.h - whether a sentence ends between two words, by a linear model over hashed features: what the words and marks around are
 * like, how long the sentence is, and what the rules of stop.h say. For texts where marks are missing or small letters begin
 * sentences, as in mails and reviews. Learned by models/sentence-train.c; what from, says models/sentence.md.
 *
 * A model file: "WCGAPS1\n", then one signed byte for each of GAP_WEIGHTS features. */
#ifndef GAP_H
#define GAP_H

#include "language/sentence.h"
#include "language/word.h"

enum { GAP_WEIGHTS = 262128 /* with its head, a file of 256 KiB */, GAP_MOST = 64 /* features of one gap */ };

/* A paragraph. */
typedef struct {
	Words words;
	const unsigned char *ruled; /* why the rules end a sentence behind word i, or WHY_NOT; as many as words */
	int capitals;               /* of its words, in tenths */
	int marks;                  /* words that are . ! or ?, for each twenty words */
} GapText;

/* What the gaps before said. */
typedef struct {
	ptrdiff_t first;     /* word that begins the sentence */
	ptrdiff_t last_mark; /* last . ! ? or … in it; -1: none */
	int open;            /* brackets open in it */
	char before;         /* how the sentence before ended: the byte of its last word; 0: none */
} GapState;

/* From the first of the rules' sentences of a paragraph to the last; offsets of words count from the first one's start. */
GapText gap_text(Arena *, Str text, const Sentence *first, const Sentence *last);
GapState gap_start(void);
/* Whether a sentence may end behind word i (of i + 1 < words.len): the rules say so, or what follows is no small-lettered word and no
 * mark that stands at its word. One end in a hundred is elsewhere, in mails; they are not looked for. */
bool gap_doubtful(const GapText *, ptrdiff_t i);
/* The features of the gap behind word i (of i + 1 < words.len): indices below GAP_WEIGHTS. How many. */
int gap_features(const GapText *, ptrdiff_t i, const GapState *, uint32_t features[GAP_MOST]);
void gap_step(const GapText *, ptrdiff_t i, bool ends, GapState *); /* goes behind word i */

/* NULL, or what is wrong with a model's bytes. */
const char *gap_weights(Str model, const signed char **weights);
int gap_score(const signed char *weights, const uint32_t *features, int count); /* above 0: a sentence ends */

#endif
