/* datewords.h - words that say what a date is of: in names of classes and the like, and in what is shown. The table is
 * html/date-words. */
#ifndef HTML_DATEWORDS_H
#define HTML_DATEWORDS_H

#include "language/table.h"

typedef enum { SAYS_PUBLISHED, SAYS_MODIFIED, SAYS_DATE, SAYS } Say;

typedef struct {
	Str word;
	unsigned says; /* 1 << Say */
} DateWord;

typedef struct {
	LIST(DateWord) names; /* parts of names of classes, ids, properties */
	LIST(Str) shown;      /* words of texts: a date behind them is of publication */
} DateWords;

const char *date_words_load(Arena *, DateWords *); /* NULL, or what is wrong. Lives in the arena */
unsigned date_words_say(const DateWords *, Str name);
/* Where in a text, from `from` on, such a word begins; -1: nowhere. */
ptrdiff_t date_words_shown(const DateWords *, Str text, ptrdiff_t from);

#endif
