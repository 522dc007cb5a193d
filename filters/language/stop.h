/* stop.h - whether the stop, question or exclamation mark at a place ends a sentence.
 * Rules and tables for English (tables/en/abbreviations, starters, speech); other scripts come through sanely. */
#ifndef STOP_H
#define STOP_H

#include "language/table.h"

typedef enum {
	STYLE_NEWS, /* as editors count: list items and headings apart, a quotation with its "he said" is one */
	STYLE_UD, /* as the Universal Dependencies treebanks: chats and mails too, where small letters begin sentences */
} SentenceStyle;

typedef struct {
	const Table *abbreviations, *starters, *speech, *datelines;
	SentenceStyle style;
} StopRules;

const StopRules *stop_rules(
	Arena *, SentenceStyle, const char **wrong); /* NULL with *wrong set: a table is missing */

/* A run of marks: from its first mark to behind the quotes and brackets that close after it. */
typedef struct {
	ptrdiff_t from; /* where the sentence begins */
	ptrdiff_t at;   /* the first mark */
	ptrdiff_t end;  /* behind the last mark, quote or bracket */
	ptrdiff_t next; /* what stands behind the white space; len: nothing */
	int dots;       /* an ellipsis counts three */
	bool asks;      /* has a ? or ! */
	bool quote;     /* a closing quote is in it */
	bool spaced;    /* ". . ." */
} Stop;

Stop stop_read(Str text, ptrdiff_t from, ptrdiff_t at); /* text[at] is . ! ? or an ellipsis */
bool stop_ends(const StopRules *, Str text, const Stop *);

ptrdiff_t mark_closes(Str text, ptrdiff_t at); /* bytes of the quote or bracket that closes at `at`; 0 if none */
ptrdiff_t mark_opens(Str text, ptrdiff_t at); /* … that opens */
bool stop_ends_line(Str line); /* its last mark, behind closing quotes, is . ! ? … or their like */
bool word_is_speech(const StopRules *, Str word); /* "said" */

#endif
