/* source.h - who speaks in a sentence: each phrase that names a speaker, and over which words it reaches. */
#ifndef SOURCE_H
#define SOURCE_H

#include "language/claim/claim.h"

typedef struct {
	ptrdiff_t sentence;
	ptrdiff_t first, last; /* tokens of the noun group that names the speaker */
	ptrdiff_t from, to;    /* tokens of the sentence it reaches over, both inclusive */
	ptrdiff_t at;          /* token of the verb or "according" */
	bool tail;             /* it closes the sentence: "…, the agency said." */
	bool agency;           /* a tail by whom the whole report is: "…, the agency reports." */
	bool colon;            /* it opens a speech: "… said:" */
	bool weak;             /* only if nothing better is there: "shared", "called on" */
	bool pronoun, text;    /* "he"; a report, a survey */
	bool denies;           /* by "deny" */
	bool of_text;          /* a pronoun that speaks only if it stands for a text: "it found 20 cases" */
	bool many;             /* a plural without a name: "experts" */
	Str name, id;          /* as it will be given: longest form in the document */
} Source;
typedef LIST(Source) Sources;

extern const char *const source_weak_verbs[]; /* lemmas that make a weak one; NULL-ended */
bool source_weak_verb(Str lemma);
bool source_agency_verb(const Meaning *); /* "reports" */

/* All of one sentence, in order. Names and pronouns are not resolved yet. */
void sources_find(Scene *, ptrdiff_t sentence, Sources *);

#endif
