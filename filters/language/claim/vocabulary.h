/* vocabulary.h - what a word may be: parts of speech, and the classes of actions and counted things it stands for.
 * Built once from tables/en (actions, action-nouns, action-states, counted-classes, populations, function-words, speech-*,
 * modality) with the inflections of verbs and nouns made from their lemmas. Const afterwards. */
#ifndef VOCABULARY_H
#define VOCABULARY_H

#include "language/claim/inflect.h"
#include "language/table.h"

enum {
	IS_DET = 1,
	IS_PREP = 2,
	IS_CONJ = 4,
	IS_SUB = 8,
	IS_REL = 16,
	IS_PRON = 32,
	IS_BE = 64,
	IS_HAVE = 128,
	IS_DO = 256,
	IS_MODAL = 512,
	IS_TO = 1024,
	IS_NEG = 2048,
	IS_ADV = 4096,
	IS_FUNCTION = 8191,
	/* forms of a verb */
	VERB_BASE = 1 << 13,
	VERB_S = 1 << 14,
	VERB_PAST = 1 << 15,
	VERB_PART = 1 << 16,
	VERB_ING = 1 << 17,
	IS_VERB = VERB_BASE | VERB_S | VERB_PAST | VERB_PART | VERB_ING,
	/* nouns the tables know */
	NOUN_ONE = 1 << 18,
	NOUN_MANY = 1 << 19,
	IS_NOUN = NOUN_ONE | NOUN_MANY,
	IS_STATE = 1 << 20,   /* "dead", "missing" */
	IS_SPEECH = 1 << 21,  /* a verb that makes a speaker */
	IS_TEXT = 1 << 22,    /* "report", "survey" */
	IS_SPEAKER = 1 << 23, /* "experts", "spokesman" */
	IS_MOVE = 1 << 24,    /* a verb with a way from and to */
	IS_ALONE = 1 << 25,   /* a verb without an object: "died" is no passive */
};

typedef struct {
	Str word; /* lower case */
	unsigned is;
	Str lemma;      /* of the verb */
	Str participle; /* of the verb */
	Str action;     /* class of the verb; empty: none of its own */
	Str state;      /* class of the adjective */
	Str happening;  /* class of the noun as something that happened */
	Str counted;    /* class of the noun as what is counted */
	Str population;
	Str modality;
} Meaning;

typedef struct Vocabulary Vocabulary;

/* As the program has it, or made anew where a table is replaced; NULL with *wrong set. The arena grows with the words asked
 * for, bounded by the tables. */
const Vocabulary *vocabulary_load(Arena *, const char **wrong);
const char *vocabulary_freeze(Arena *, Str *image); /* NULL, or what is wrong with a table */
/* The words with spaces between them; empty ones have theirs, too, and are found in no table. */
Str vocabulary_phrase(Arena *, const Str *words, int count);
const Meaning *vocabulary_find(const Vocabulary *, Str lower); /* NULL: no table knows it */
bool vocabulary_frozen(const Vocabulary *);                    /* as the program has it */
void vocabulary_each(const Vocabulary *, void (*)(void *context, const Meaning *), void *context); /* all words */

#endif
