/* claim.h - what a sentence says with a number: how many of what, by which action, where, when, according to whom.
 * The norm for meanings is the project's claim guideline. Sentences come in order, all of one document; text in, spans out. */
#ifndef CLAIM_H
#define CLAIM_H

#include "language/claim/parse.h"
#include "language/claim/signal.h"
#include "language/sentence.h"

typedef struct {
	Str text;
	ptrdiff_t origin,
		offset; /* for the caller: which of its sentences this is (a piece of), and from which byte */
	ptrdiff_t paragraph;
	Role role;
	NamedList names; /* in order of start; of equal starts the longer first */
	Parse parse; /* numbers by claims_find, with the words if there are any; all else by passage_parse */
	bool parsed;
	bool asked_definite, definite; /* by scope_definite */
	unsigned seen;                 /* by a glance: signals_number, signals_speaker */
	ptrdiff_t claims, claims_end;  /* its claims: first, and one past the last */
} Passage;

typedef LIST(Str) Ids;

enum { /* which fields came from another sentence, or-ed into Claim.inherited */
	INHERITED_COUNTED = 1,
	INHERITED_ACTION = 2,
	INHERITED_PLACE = 4,
	INHERITED_TIME = 8,
	INHERITED_SPEAKER = 16,
	INHERITED_PARTY = 32,
};
enum { INHERITABLE = 6 };
extern const char *const inherited_names[INHERITABLE]; /* "counted", … in the order of the bits */

enum {
	WHY_COUNTED,
	WHY_ACTION,
	WHY_MODALITY,
	WHY_MODIFIER,
	WHY_PLACE,
	WHY_TIME,
	WHY_PARTY,
	WHY_SPEAKER,
	WHY_PART_OF,
	CLAIM_WHYS
};
extern const char *const claim_why_names[CLAIM_WHYS]; /* the fields, in this order */

typedef struct {
	ptrdiff_t sentence;                   /* index into the sentences */
	Number number;                        /* as read; a derived one has the values of its antecedent */
	bool derived;                         /* "the same number" */
	Str counted;                          /* as it stands; empty: nothing is named */
	ptrdiff_t counted_start, counted_end; /* in the sentence's text; -1: not literal there */
	Str counted_head, resolved, population, class;
	Str action, modality, modifier, party, speaker, speaker_id, time;
	Ids place, from_place, to_place;
	ptrdiff_t part_of; /* index of the claim whose total this is a part of; -1 */
	unsigned inherited;
	const char *why[CLAIM_WHYS]; /* the rule that decided each field; NULL: none did */
	/* how it sits in its sentence, for the rules */
	ptrdiff_t chunk;                   /* of the number */
	ptrdiff_t group_first, group_last; /* chunks of the counted group with its of-phrases */
	ptrdiff_t counted_token;           /* head noun's token in the sentence; -1 */
	ptrdiff_t verb;                    /* governing verb's chunk; -1 */
	ptrdiff_t antecedent;              /* claim whose noun this one takes; -1 */
	bool subject, object, state;       /* how the verb governs it */
	bool ahead;                        /* what is counted stands before it: "the toll is 20" */
	bool gapped;                       /* shares the verb of the claim before it */
	bool in_place;                     /* it only counts where something happened: "in 138 districts" */
	bool moves;                        /* the action has a way from and to */
	bool change;                       /* rose, fell: the counted thing is what changed */
} Claim;
typedef LIST(Claim) Claims;

typedef struct {
	Arena *arena;
	const Vocabulary *vocabulary;
	const Table *datelines, *countries, *demonyms; /* en/… */
	Glance signals;
	Passage *sentences;
	ptrdiff_t count;
	LIST(ptrdiff_t) headings; /* indices of headings and standfirsts; filled by claims_find */
	bool short_paragraphs; /* each is a sentence: paragraphs say nothing of what belongs together; filled */
	Str title;             /* of the document; may be empty */
	Ids title_place; /* where it plays by its title, if that names one place; filled by claims_find */
	Str anchor;      /* its date; if empty, that of its dateline is taken */
	Claims claims;
} Scene;

/* Rules look at a whole passage for each of its numbers, so what is longer comes in pieces and the work stays linear.
 * No edited sentence is that long; lists and tables run together are. */
enum { PASSAGE_MOST = 8192 };
ptrdiff_t passage_cut(Str text, ptrdiff_t start); /* where a piece that begins at start ends */

/* The sentence's parse, made when it is first asked for: most sentences hold no claim, and nobody asks. */
const Parse *passage_parse(Scene *, ptrdiff_t sentence);

/* Finds all claims and other numbers of the document. */
void claims_find(Scene *, const NumberTables *);

/* The rules, one file each; called in this order for each claim, in order of the text. */
void claim_count(Scene *, ptrdiff_t claim); /* counted.c: counted, head, resolved, population, class */
void claim_classify(Scene *, Claim *);      /* population.c: population, class */
void claim_act(Scene *, ptrdiff_t claim);   /* action.c: action */
void claim_qualify(const Scene *, Claim *); /* modality.c: modality, of its verb and its noun */
void claim_modify(Scene *, Claim *);        /* modifier.c: modifier */
void claims_join_parts(Scene *);            /* part.c: part_of; all claims at once */
void claim_place(Scene *, ptrdiff_t claim); /* place.c: place, from_place, to_place */
void claim_time(Scene *, ptrdiff_t claim);  /* time.c */
void claim_party(Scene *, ptrdiff_t claim); /* party.c */
void claims_attribute(Scene *);             /* speaker.c: all claims at once, for what runs over sentences */

/* Chunks: -1 and NULL past the ends. */
const Chunk *chunk_at(const Parse *, ptrdiff_t chunk);
bool chunk_is(const Parse *, ptrdiff_t chunk, ChunkType);
bool chunk_word(const Parse *, ptrdiff_t chunk, const char *word);         /* the chunk is this one word */
bool chunk_says(const Parse *, ptrdiff_t chunk, const char *const *words); /* one of a NULL-ended list */
bool claim_decided(const Claim *, int why);                                /* a rule filled that field */
bool number_is_claim(const Number *);                                      /* by kind; optional or not */
const Claim *claim_before(const Scene *, ptrdiff_t claim); /* the one before it in the same sentence; NULL */

#endif
