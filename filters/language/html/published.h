/* published.h - the dates a page gives, by the place where each stands, and which of them is its day of publication. */
#ifndef HTML_PUBLISHED_H
#define HTML_PUBLISHED_H

#include "language/html/pagedate.h"

/* Where a date can stand, the best first. */
typedef enum {
	FROM_JSONLD,
	FROM_META,
	FROM_ITEM, /* itemprop="datePublished" */
	FROM_META_CREATED,
	FROM_TIME_MARKED, /* <time> that says it is of publication */
	FROM_URL,
	FROM_META_DATE,
	FROM_TIME,
	FROM_CLASS,
	FROM_TEXT_MARKED, /* behind "published", "posted" */
	FROM_MODIFIED,
	FROM_TEXT,
	FROM_TIME_SHOWN, /* what a <time> shows that says another thing to programs: tells the day, is never taken alone */
	DATE_PLACES
} DatePlace;

typedef struct {
	PageDate at[DATE_PLACES]; /* the first of each place */
} Published;

/* Year 0: none. For a date in UTC the day it was where it was published, as far as the page's address or what it shows tells. */
PageDate published_day(const Published *);

#endif
