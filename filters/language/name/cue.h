/* cue.h - what the model of names looks at: each word of a stretch by numbers (its hash, its ends, its shape, its cluster, what the
 * tables say of it, how the article has it elsewhere), and features made of those of a word and its neighbours. The same code learns
 * (models/name-train.c) and tags (model.c). */
#ifndef CUE_H
#define CUE_H

#include "language/name/cluster.h"
#include "language/name/context.h"

enum { CUE_FEATURES = 64 /* at most, of one word */, CUE_REACH = 2 /* words to each side */ };

/* How the article has a word: bits, by the hash of the word; those of words that share a place are mixed up. */
typedef struct {
	uint16_t *at;
	ptrdiff_t size; /* a power of two */
} Seen;

typedef struct {
	uint32_t word, start, end2, end3, end4;
	uint32_t bits; /* WordClass */
	uint16_t shape, cluster, seen;
	uint8_t table; /* what name of the tables it is part of; 0: none */
	uint8_t town;  /* how large the town of this name is; 0: there is none */
	uint8_t capital;
	uint8_t says;        /* the model's tag of that name of the tables; 0: none */
	uint8_t trust;       /* what is added to the weight of that tag */
	int32_t first, last; /* the run of capitals it is in, as places in the stretch */
} Cue;

/* A stretch of words with CUE_REACH on each side: cues[CUE_REACH] is that of word `first`. */
typedef struct {
	Cue *at;
	ptrdiff_t first, count;
	bool caseless, heading;
} Cues;

Seen cues_seen(Arena *, const Reader *, ptrdiff_t count); /* of all texts of an article, their table names found */

Cues cues_of(Arena *, const Reader *, const Clusters *, const Seen *, bool caseless, ptrdiff_t first,
	ptrdiff_t last);
int cue_features(const Cues *, ptrdiff_t i, uint32_t rows,
	uint32_t out[CUE_FEATURES]); /* of word first + i: numbers below rows */

#endif
