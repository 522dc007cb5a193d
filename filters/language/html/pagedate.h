/* pagedate.h - dates as pages write them: "2020-09-25T13:05Z", "20200925", "/2020/09/25/", "25.09.2020", "September 25th, 2020",
 * "25. September 2020", "25 sept. 2020". Month names are the table html/month-names, in the languages it has. */
#ifndef HTML_PAGEDATE_H
#define HTML_PAGEDATE_H

#include "language/table.h"

typedef struct {
	int year, month, day; /* all given, and a day there is; year 0: none */
	int utc_hour;         /* 1 to 24, counted from 1: a time in UTC follows; 0: none does */
	ptrdiff_t start, end; /* bytes of the text it was read from */
} PageDate;

/* The first date in `text` from `from` on. day_first: how "3/4/2020" is read; a number above 12 tells by itself. */
bool page_date_find(const Table *months, Str text, ptrdiff_t from, bool day_first, PageDate *);
/* Of an address: a path of year, month and day, or one of these joined. */
bool page_date_in_url(Str url, PageDate *);

#endif
