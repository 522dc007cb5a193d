#include "language/western.h"

#include "language/unicode.h"

static bool
is_latin(uint32_t c)
{
	return c < 0x250 && unicode_is_letter(c);
}

bool
western_is(const uint32_t points[256])
{
	int latin = 0, other = 0;

	for (int i = 0x80; i < 256; i++) {
		latin += is_latin(points[i]);
		other += !is_latin(points[i]) && unicode_is_letter(points[i]);
	}
	return latin > other;
}

static long
letter_fit(uint32_t before, uint32_t c, uint32_t after)
{
	bool upper = unicode_is_upper(c), joined = is_latin(before) || is_latin(after);

	if (upper && is_latin(before) && !unicode_is_upper(before))
		return -3; /* "GrŸn" */
	if (!upper && unicode_is_upper(before) && unicode_is_upper(after))
		return -2;
	return joined ? 2 : 0;
}

/* it’s, they’ll, l’eau, qu’il: at most two letters on one side. */
static bool
is_elision(Str bytes, ptrdiff_t at)
{
	ptrdiff_t before = 0, after = 0;

	while (before < 3 && at > before && is_letter(bytes.at[at - before - 1]))
		before++;
	while (after < 3 && at + after + 1 < bytes.len && is_letter(bytes.at[at + after + 1]))
		after++;
	return (before && before < 3) || (before && after < 3);
}

static long
mark_fit(uint32_t before, uint32_t c, uint32_t after)
{
	bool inside = is_latin(before) && is_latin(after);

	switch (c) {
	case 0x2019: return is_latin(before) ? 3 : 0;
	case 0x2018:
	case 0x201C: return inside ? -2 : is_latin(after) ? 3 : 0;
	case 0x201D: return inside ? -2 : is_latin(after) ? -1 : 3;
	case 0x2013:
	case 0x2014: return 1;
	case 0x20AC: return 1;
	case 0xA4: return -3; /* a currency nobody has: where the euro stands in ISO-8859-15 */
	case 0xB7: return 0;  /* Catalan col·lecció */
	default: return inside ? -2 : 0;
	}
}

static uint32_t
point_at(const uint32_t points[256], Str bytes, ptrdiff_t at)
{
	return at < 0 || at >= bytes.len ? ' ' : points[(unsigned char)bytes.at[at]];
}

long
western_fit(const uint32_t points[256], Str bytes, long *characters)
{
	enum { ENOUGH = 4096 };
	long fit = 0;

	*characters = 0;
	for (ptrdiff_t i = 0; i < bytes.len && *characters < ENOUGH; i++) {
		uint32_t before, c, after;
		if ((unsigned char)bytes.at[i] < 0x80)
			continue;
		before = point_at(points, bytes, i - 1);
		c = point_at(points, bytes, i);
		after = point_at(points, bytes, i + 1);
		++*characters;
		if (c < 0xA0 || c > 0x10FFFF)
			fit -= 4; /* a control, or nothing */
		else if (c == 0x2019 && !is_elision(bytes, i))
			fit -= 1;
		else
			fit += is_latin(c) ? letter_fit(before, c, after) : mark_fit(before, c, after);
	}
	return fit;
}
