/* decimal.h - decimal numbers kept as written: digits and a power of ten, never through binary floating point.
 * "71.70" stays 71.70; "1.5 million" is 1500000. Any length. */
#ifndef DECIMAL_H
#define DECIMAL_H

#include "base/out.h"

typedef struct {
	Str digits;   /* significant digits without leading zeros ("0" for zero); empty: no number at all */
	int exponent; /* value = digits × 10^exponent; negative: that many digits behind the point */
	bool negative;
} Decimal;

static inline bool
decimal_is(Decimal d)
{
	return d.digits.len > 0;
}
Decimal decimal_from_integer(Arena *, int64_t);
bool decimal_read(Arena *, Str text, Decimal *);     /* JSON-like: -12.50, 1e3; false if it is none */
Decimal decimal_scale(Decimal, int power_of_ten);    /* × 10^power */
Decimal decimal_add(Arena *, Decimal, Decimal);      /* exact */
Decimal decimal_multiply(Arena *, Decimal, Decimal); /* exact */
Decimal decimal_divide(
	Arena *, Decimal, int64_t by, int places); /* rounded half up to `places` decimals: 1/3 → 0.333333 */
int decimal_compare(Decimal, Decimal);             /* <0, 0, >0; both must be numbers */
void decimal_write(Out *, Decimal); /* plain digits; exponents only past 30 digits of zeros; "null" if none */
Str decimal_text(Arena *, Decimal); /* the same as a text */
double decimal_double(Decimal);     /* nearest, for charts and ratios only */

#endif
