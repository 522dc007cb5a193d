/* byline.h - lines that say who wrote a text: "By Jane Doe", "Reporting by Jane Doe and John Roe", "By Reuters".
 * `words` is the table en/bylines throughout. */
#ifndef BYLINE_H
#define BYLINE_H

#include "language/table.h"

/* Bytes of the "By " that a line begins with; 0 if it does not, or a small letter follows. */
ptrdiff_t byline_lead(const Table *words, Str line);

/* The names behind it, as they stand there: two to four words each, joined by commas and "and". Empty where that is not certain:
 * for one word, a job ("Staff Reporter"), a month or anything with digits. */
Str byline_names(const Table *words, Str line);

#endif
