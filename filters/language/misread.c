#include "language/misread.h"

#include "base/utf8.h"
#include "language/transcode.h"

#include <string.h>

static const char *const charsets[MISREAD_CHARSETS] = { "CP1252", "MACINTOSH", "CP1250", "CP1251", "CP437",
	"CP850", "ISO-8859-2" };

void
misread_load(Misreadings *known)
{
	uint32_t points[256];

	if (known->loaded)
		return;
	known->loaded = true;
	for (int i = 0; i < MISREAD_CHARSETS; i++) {
		if (!transcode_table(charsets[i], points))
			continue;
		for (unsigned b = 0x80; b < 256; b++)
			if (points[b] < MISREAD_POINTS)
				known->byte[i][points[b]] = (uint8_t)b;
			else if (points[b] == NO_POINT && b < 0xA0)
				known->byte[i][b] = (uint8_t)b;
		for (unsigned b = 0x80; i == MISREAD_WESTERN && b < 0xA0; b++) {
			known->western[b - 0x80] = points[b] == NO_POINT ? 0 : points[b];
			known->byte[i][b] = (uint8_t)b; /* latin-1 */
		}
	}
	for (unsigned c = 0; c < MISREAD_POINTS; c++)
		for (int i = 0; i < MISREAD_CHARSETS; i++) {
			known->leads[c] |= (uint8_t)((known->byte[i][c] >= 0xC2) << i);
			known->trails[c] |= (uint8_t)((known->byte[i][c] >= 0x80 && known->byte[i][c] < 0xC0)
				<< i);
		}
}

static unsigned
byte_of(const Misreadings *known, int charset, uint32_t c)
{
	return c < MISREAD_POINTS ? known->byte[charset][c] : 0;
}

typedef struct {
	uint32_t from, to;
} Range;

/* Characters people write (Unicode blocks without their rarities); all others are not what a repair gives. */
static const Range written[] = { { 0x80, 0x131 }, { 0x134, 0x137 }, { 0x139, 0x13E }, { 0x141, 0x148 },
	{ 0x14A, 0x17E }, { 0x1A0, 0x1A1 }, { 0x1AF, 0x1B0 }, { 0x218, 0x21B }, { 0x250, 0x2AF },
	{ 0x2BB, 0x2BD }, { 0x2C6, 0x2C8 }, { 0x2D0, 0x2D0 }, { 0x2D8, 0x2DD }, { 0x300, 0x304 },
	{ 0x306, 0x30C }, { 0x323, 0x323 }, { 0x384, 0x3CE }, { 0x400, 0x45F }, { 0x490, 0x4FF },
	{ 0x531, 0x556 }, { 0x561, 0x587 }, { 0x5D0, 0x5F4 }, { 0x60C, 0x6D5 }, { 0x6F0, 0x6F9 },
	{ 0x901, 0xDDF }, { 0xE01, 0xE5B }, { 0x10D0, 0x10FB }, { 0x1E00, 0x1FFE }, { 0x2000, 0x203A },
	{ 0x2044, 0x2044 }, { 0x2070, 0x2089 }, { 0x20A0, 0x20BF }, { 0x2100, 0x23FF }, { 0x2500, 0x27BF },
	{ 0x2800, 0x2800 }, { 0x3001, 0x30FF }, { 0x3400, 0x9FFF }, { 0xAC00, 0xD7A3 }, { 0xFB00, 0xFB06 },
	{ 0xFE0F, 0xFE0F }, { 0xFEFF, 0xFEFF }, { 0xFF01, 0xFFEF }, { 0xFFFD, 0xFFFD }, { 0x1F000, 0x1FAFF } };

bool
misread_is_written(uint32_t c)
{
	for (size_t i = 0; i < sizeof written / sizeof *written; i++)
		if (c <= written[i].to)
			return c >= written[i].from;
	return false;
}

static int
length_of(unsigned lead)
{
	return lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0;
}

/* The trail byte that c stands for; 0: none. */
static unsigned
trail_of(const Misreadings *known, int charset, uint32_t c, bool last, unsigned before, Misread *s)
{
	unsigned byte = byte_of(known, charset, c);

	if (byte >= 0x80 && byte < 0xC0)
		return byte;
	s->lost = last && (c == 0xFFFD || (c == '?' && before == 0x80 && s->characters == 2));
	s->blank = last && c == ' ';
	return s->lost || s->blank ? 0xA0 : 0;
}

/* One sequence of UTF-8, surrogates too. */
static bool
read_one(const Misreadings *known, int charset, Str text, ptrdiff_t at, Misread *s)
{
	uint32_t c;
	ptrdiff_t used = utf8_decode(text, at, &c);
	unsigned byte = byte_of(known, charset, c);
	int want = length_of(byte);

	*s = (Misread){ .at = at, .len = used, .from = { c }, .characters = 1 };
	s->lead = byte;
	s->to = want ? byte & (0x7FU >> want) : 0;
	while (want && s->characters < want) {
		used = utf8_decode(text, at + s->len, &c);
		byte = used ? trail_of(known, charset, c, s->characters == want - 1, byte, s) : 0;
		if (!byte)
			return false;
		s->len += used;
		s->from[s->characters++] = c;
		s->to = s->to << 6 | (byte & 0x3F);
	}
	if (s->lost)
		s->to = 0xFFFD;
	return want && s->to >= (want == 2 ? 0x80U : want == 3 ? 0x800U : 0x10000U) && s->to < 0x110000;
}

bool
misread_at(const Misreadings *known, int charset, Str text, ptrdiff_t at, Misread *s)
{
	Misread low;

	if (!read_one(known, charset, text, at, s))
		return false;
	if (s->to < 0xD800 || s->to >= 0xE000)
		return true;
	if (s->to >= 0xDC00 || !read_one(known, charset, text, at + s->len, &low) || low.to < 0xDC00 ||
		low.to >= 0xE000)
		return false;
	memcpy(s->from + s->characters, low.from, (size_t)low.characters * sizeof *low.from);
	s->characters += low.characters;
	s->len += low.len;
	s->to = 0x10000 + ((s->to - 0xD800) << 10) + (low.to - 0xDC00);
	return true;
}
