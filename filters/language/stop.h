/* stop.h - whether the stop, question or exclamation mark at a place ends a sentence.
 * Rules and tables for English (tables/en/abbreviations, starters, speech); other scripts come through sanely. */
#ifndef STOP_H
#define STOP_H

#include "language/mark.h"
#include "language/table.h"

/* Why a sentence ends where it does. */
typedef enum {
	WHY_NOT,          /* it does not end */
	WHY_PARAGRAPH,    /* a blank line, or the text is over */
	WHY_LINE,         /* a line that does not go on in the next one */
	WHY_STOP,         /* a full stop */
	WHY_QUESTION,     /* a question or exclamation mark */
	WHY_ELLIPSIS,     /* three dots, and a capital behind them */
	WHY_ABBREVIATION, /* one that may end a sentence, and a word behind it that begins one */
	WHY_BROKEN,       /* a quotation that breaks off with a dash */
	WHY_GLUED,        /* a full stop whose space was lost: "in the world.The" */
	WHY_ITEM,         /* before an item of a list, or a bullet */
	WHY_DATELINE,     /* behind "GENEVA, 5 May (Reuters) -" */
	WHY_SCRIPT,       /* a stop of another script */
	WHY_MODEL,        /* the model says so, the rules do not */
	WHYS
} Why;
extern const char *const why_names[WHYS];

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

Why stop_ends(const StopRules *, Str text, const Stop *);

bool stop_ends_line(Str line); /* its last mark, behind closing quotes, is . ! ? … or their like */
bool word_is_speech(const StopRules *, Str word); /* "said" */

#endif
