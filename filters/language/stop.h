/* stop.h - whether the stop, question or exclamation mark at a place ends a sentence.
 * Rules and tables for English (tables/en/abbreviations, starters, speech); other scripts come through sanely. */
#ifndef STOP_H
#define STOP_H

#include "language/mark.h"
#include "language/table.h"

typedef enum {
	STYLE_NEWS, /* as editors count: list items and headings apart, a quotation with its "he said" is one */
	STYLE_UD, /* as the Universal Dependencies treebanks: chats and mails too, where small letters begin sentences */
} SentenceStyle;

typedef struct {
	const Table *abbreviations, *starters, *speech, *datelines;
	uint32_t lengths[256]; /* of the abbreviations that begin with this byte: a bit for each */
	SentenceStyle style;
	const signed char *gaps; /* weights of language/gap.h, for STYLE_UD; NULL: rules alone */
} StopRules;

StopRules *stop_rules(Arena *, SentenceStyle, const char **wrong); /* NULL with *wrong set: a table is missing */
const char *stop_learned(Arena *, StopRules *); /* adds the model; NULL, or what is wrong with it */

bool stop_ends(const StopRules *, Str text, const Stop *);

bool stop_ends_line(Str line); /* its last mark, behind closing quotes, is . ! ? … or their like */
bool word_is_speech(const StopRules *, Str word); /* "said" */

#endif
