/* dateline.h - where and when a text says it was written: "World June 4, 2015, 18:20", "MOSCOW, March 3
 * (Reuters) -", "Published: 3 March 2021". `words` is the table en/datelines throughout. */
#ifndef DATELINE_H
#define DATELINE_H

#include "language/dating.h"

bool dateline_is(const Table *words, Str line, Dating *); /* the whole line is a date, but for a few words */
bool dateline_agency(const Table *words, Str name);       /* "Reuters" */

typedef enum { LABEL_NONE, LABEL_PUBLISHED, LABEL_CHANGED } DateLabel;
DateLabel dateline_label(
	const Table *words, Str before); /* what the words before a date say it is: "Updated on " */
/* End of a dateline that begins a paragraph at `at`; 0: none. month 0: no date in it; *agency: that it names in brackets, empty
 * if none that is known. */
ptrdiff_t dateline_end(const Table *words, Str text, ptrdiff_t at, Dating *, Str *agency);

#endif
