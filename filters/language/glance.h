/* glance.h - what a text may hold, told by a glance at its letters, without reading its words: for each run of ASCII letters one
 * look into a small table. It never misses a word it was told of; it may be wrong in seeing one. Linear time. */
#ifndef GLANCE_H
#define GLANCE_H

#include "base/arena.h"

enum {
	GLANCE_QUOTES = 1 << 5, /* a double quotation mark, or something beyond ASCII that may be one */
	GLANCE_DIGITS = 1 << 6, /* an ASCII digit */
	GLANCE_OTHER = 1 << 7,  /* something that may be a word of any kind: letters beyond Latin-1, "U.S" */
	GLANCE_FLAGS = GLANCE_QUOTES - 1, /* those below are the caller's */
};

typedef struct {
	const uint32_t *head; /* NULL: no words */
} Glance;

Glance glance_open(Str image);        /* lives as long as the image, which is aligned to 4 */
unsigned glance_at(Glance, Str text); /* flags of all words in it, or-ed */

/* Making the image. A form is lower case, of one word or several; one of its runs of letters stands for it, so those of one word
 * had best come first. One with a digit is told by GLANCE_DIGITS. */
typedef struct GlanceMaker GlanceMaker;
GlanceMaker *glance_maker(Arena *);
void glance_add(GlanceMaker *, Str form, unsigned flags);
Str glance_made(const GlanceMaker *);

#endif
