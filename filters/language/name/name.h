/* name.h - the names of an article: who, which body, where, each with one id through the whole article.
 * Knows nothing of records: texts in, names out. Ids and types are those of records(7). */
#ifndef NAME_H
#define NAME_H

#include "language/name/gazetteer.h"

typedef enum {
	AS_NAME,
	AS_ROLE,
	AS_NOMINAL
} NameMention; /* "Antonio Guterres", "the president", "the group" */

typedef struct {
	ptrdiff_t start, end;  /* bytes of the text */
	ptrdiff_t first, last; /* its words, both inclusive */
	NameType type;
	NameMention mention;
	Str id;           /* empty: not known */
	ptrdiff_t title;  /* of a person: the word before that says what he or she is; -1: none */
	ptrdiff_t person; /* link.c's: which of the article's people, from 1 */
	bool nested;
	bool known, user;       /* by the gazetteer; by the user's */
	bool part;              /* a part of a country: "the north of Syria" */
	bool kept, dropped;     /* join.c's */
	int confidence;         /* of the model, in thousandths; 0: it did not decide */
	bool weak;              /* holds only if the article names the same thing otherwise */
	bool sure;              /* known by the gazetteer or by strong context: others may learn from it */
	const NameEntry *entry; /* where it stands in a table or list; NULL: nowhere */
	const char *why;        /* the rule that found it, a few words */
} Name;
typedef LIST(Name) Names;

/* One sentence, heading or byline of the article. The caller fills the first three; the rest is names_find's. */
typedef struct {
	Str text; /* valid UTF-8 */
	bool heading;
	bool closed; /* has its names already (in `names`, with words unset): they are learned from, not changed */
	Words words;
	Sign *signs;                            /* one a word */
	unsigned char *looks;                   /* theirs, LOOKS_AHEAD zeros behind them */
	ptrdiff_t letters, capitals;            /* words of letters; words with a capital first */
	bool all_caps, title_case, no_capitals; /* case says little here */
	Names names;                            /* in order of start; of equal starts the longer first */
	struct {
		ptrdiff_t word, last; /* word: its number + 1; 0: nobody asked yet */
		const NameEntry *entry;
	} known; /* the answer of reader_known, which is asked for the same word again and again */
} NameText;

struct NameModel;
/* All texts of one article, in order. Linear in their length. Strings live in the arena or the gazetteer. Without a
 * model (NULL) tables and rules alone. */
void names_find(Arena *, const Gazetteer *, const struct NameModel *, NameText *texts, ptrdiff_t count);

#endif
