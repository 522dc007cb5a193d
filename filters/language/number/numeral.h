/* numeral.h - inside the number wing only: the parts of a numeral. Readers look at lexeme `at` and return the lexeme behind what
 * they read, or NONE. */
#ifndef NUMERAL_H
#define NUMERAL_H

#include "language/number/read.h"

/* ---- digits.c: "3,000", "12 500", "3/4", "2½", "1.3e6" ---- */
ptrdiff_t digits_read(const Reader *, ptrdiff_t at, Numeral *);
int64_t digits_whole(Arena *, const Lexeme *); /* "100,000" as well; -1: no whole number */
bool digits_glyph(const Reader *, ptrdiff_t at, Decimal *, Str *fraction); /* "½" */

/* ---- spoken.c: "three million, two hundred and forty", "twenty-first" ---- */
typedef struct {
	int64_t total, current; /* value: their sum */
	int64_t below;          /* a power must be less than this */
	Class last;             /* of the last word */
	bool any, ordinal;
	int power;      /* of the last power word: thousand and up */
	int last_power; /* of the last word; for "a million and a half" */
	ptrdiff_t end, words;
} Spoken;
ptrdiff_t spoken_read(const Reader *, ptrdiff_t at, Spoken *);
int64_t spoken_value(const Spoken *);
int64_t spoken_power(int power); /* 10^power, up to 18 */

/* ---- part.c: halves, thirds, "nine out of ten" ---- */
Decimal numeral_ratio(Arena *, int64_t above, int64_t below); /* six decimals, of less than 1/100,000 twelve */
void numeral_fraction(const Reader *, Numeral *, int64_t above, int64_t below);
ptrdiff_t part_of_magnitude(const Reader *, ptrdiff_t at, Numeral *); /* "half a million", "half a dozen" */
ptrdiff_t part_thirds(const Reader *, ptrdiff_t at, int64_t above, Numeral *); /* "thirds" behind "two" */
ptrdiff_t part_lone(const Reader *, ptrdiff_t at, Numeral *);                  /* "a third of", "half" */
ptrdiff_t part_out_of(
	const Reader *, ptrdiff_t at, int64_t above, Numeral *); /* "out of ten", "in five" behind a number */

/* ---- numeral.c ---- */
const Entry *magnitude_at(const Reader *, ptrdiff_t at); /* hundred, million, dozen; NULL if there is none */
void magnitude_scale(const Reader *, Numeral *, const Entry *);

#endif
