/* quotation.h - direct speech inside a sentence: "He called out, “The Queen! The Queen!” and fell." Offsets are bytes. */
#ifndef QUOTATION_H
#define QUOTATION_H

#include "language/mark.h"

/* Whether a comma or colon leads a quotation in, or what looks like one: a first look. */
bool quotation_led(Str paragraph);

/* Whether the stop stands inside a quotation that a comma or colon of its own sentence leads in, and that closes within the
 * paragraph, not far behind: the sentence goes on to there. Looks no further than a few lines. */
bool quotation_open(Str text, const Stop *);

#endif
