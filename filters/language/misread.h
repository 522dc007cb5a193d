/* misread.h - UTF-8 that stands in a text as the characters its bytes are in a charset of single bytes: one sequence of it. */
#ifndef MISREAD_H
#define MISREAD_H

#include "base/str.h"

enum { MISREAD_CHARSETS = 7, MISREAD_POINTS = 0x2600 /* beyond any character of theirs */ };

enum { MISREAD_WESTERN = 0 /* windows-1252, and latin-1 for its controls */ };

typedef struct {
	bool loaded;
	uint8_t byte[MISREAD_CHARSETS][MISREAD_POINTS]; /* of a code point; 0: it is not in the charset, or ASCII */
	uint8_t leads[MISREAD_POINTS], trails[MISREAD_POINTS]; /* bit i: it can be one in charset i */
	uint32_t western[32];                                  /* 0x80 to 0x9F in windows-1252; 0: none */
} Misreadings;

void misread_load(Misreadings *); /* loaded or not */

enum { MISREAD_LONGEST = 6 /* characters: a pair of surrogates */ };

typedef struct {
	ptrdiff_t at, len;              /* bytes of the text */
	uint32_t from[MISREAD_LONGEST]; /* its characters */
	int characters;
	uint32_t to;   /* what it was */
	unsigned lead; /* byte of the first */
	bool lost;     /* a byte was: `to` is U+FFFD */
	bool blank;    /* a space stands for the byte 0xA0 */
} Misread;

/* The sequence that begins at `at`; false: none. `to` may be a C1 control or a character nobody writes. */
bool misread_at(const Misreadings *, int charset, Str text, ptrdiff_t at, Misread *);
bool misread_is_written(uint32_t c); /* a character people write: what a repair may give */

#endif
