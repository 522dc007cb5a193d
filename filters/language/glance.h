/* glance.h - what a text may hold, told by a glance at its letters, without reading its words: for each run of ASCII letters one
 * look into a small table. It never misses a word it was told of; it may be wrong in seeing one. Linear time. */
#ifndef GLANCE_H
#define GLANCE_H

#include "base/arena.h"

/* Flags of words: those up to GLANCE_OWN are the caller's. A word that is GLANCE_LED tells something only behind one that is a
 * GLANCE_LEAD or before one that is a GLANCE_TRAIL ("a week", "week before"): GLANCE_MET is of texts where one is. */
enum {
	GLANCE_OWN = 31,
	GLANCE_LED = 1 << 5,
	GLANCE_LEAD = 1 << 6,
	GLANCE_TRAIL = 1 << 7,
	/* of texts only */
	GLANCE_MET = 1 << 8,
	GLANCE_QUOTES = 1 << 9,  /* a double quotation mark, or something beyond ASCII that may be one */
	GLANCE_DIGITS = 1 << 10, /* an ASCII digit */
	GLANCE_OTHER = 1 << 11,  /* something that may be a word of any kind: letters beyond Latin-1, "U.S" */
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
void glance_add_first(
	GlanceMaker *, Str form, unsigned flags); /* its first run stands for it, whatever else is there */
Str glance_made(const GlanceMaker *);

#endif
