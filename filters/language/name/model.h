/* model.h - names by context: a linear chain of tags over stretches of words with capitals (of all words where case says nothing),
 * by hashed features (cue.h) with weights of a byte. Learned by models/name-train.c; what from, says models/name.md.
 *
 * A model file: "WCNAMES1"; the number of cluster slots (4 bytes, little-endian) and 4 unused; the slots (cue.h); then for text
 * with case and for text without: ROWS rows of TAGS bytes, each a weight + 128, and TAGS + 1 rows of TAGS 16-bit weights of one tag behind
 * another, the last row behind none. Weights are in units of 1 / NAME_UNIT. */
#ifndef MODEL_H
#define MODEL_H

#include "language/name/cue.h"

enum {
	TAG_NONE,
	TAG_PERSON, /* begins one; + 1: goes on */
	TAG_ORG = 3,
	TAG_PLACE = 5,
	TAG_OTHER = 7, /* a demonym, an event, a work: a name of no type that is asked for */
	TAGS,
	NAME_ROWS = 230000,
	NAME_ROWS_CASELESS = 120000,
	NAME_UNIT = 24,
};

typedef struct {
	const unsigned char *rows;
	uint32_t count;
	int behind[TAGS + 1][TAGS];
} Weights;

typedef struct NameModel {
	Clusters clusters;
	Weights cased, caseless;
} NameModel;

const char *model_read(Str bytes, NameModel *); /* views of the bytes; NULL, or what is wrong */

/* The names of an article's texts, by the model and by the tables (already in text->names): the user's names, demonyms, groups, events
 * and dates stay; where both know a person, body or place, the model says what it is and the tables which. */
void model_names(Arena *, const NameModel *, Reader *readers, ptrdiff_t count);

#endif
