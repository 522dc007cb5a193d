/* head.h - what a page says of itself: title, date of publication, author, site, address, language. Read from JSON-LD, meta
 * elements, <time>, the address, classes that name a date, and last from what is shown; what was published first counts before
 * what was changed last. Names are the
 * tables html/head-fields and html/date-words. */
#ifndef HTML_HEAD_H
#define HTML_HEAD_H

#include "language/html/datewords.h"
#include "language/html/pagedate.h"
#include "language/html/token.h"

typedef struct {
	const Table *fields, *months, *references;
	DateWords date_words;
} HeadRules;

typedef struct {
	Str title, author, source, url, lang; /* empty: not found. Live in the arena */
	PageDate date;                        /* year 0: not found */
} HtmlHead;

/* NULL, or what is wrong. Lives in the arena. */
const char *head_load(Arena *, HeadRules *);
/* url: where the page is from, if known; it may say the date. */
HtmlHead html_head(Arena *, const HeadRules *, Str page, Str url);

#endif
