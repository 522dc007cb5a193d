#include "language/wide.h"

#include "base/utf8.h"

typedef struct {
	const char *name;
	int unit; /* bytes */
	bool little;
	Str mark;
} Wide;

static const Wide kinds[] = {
	/* UTF-32 first: its mark begins as UTF-16's does */
	{ "utf-32le", 4, true, { "\xFF\xFE\0\0", 4 } },
	{ "utf-32be", 4, false, { "\0\0\xFE\xFF", 4 } },
	{ "utf-16le", 2, true, { "\xFF\xFE", 2 } },
	{ "utf-16be", 2, false, { "\xFE\xFF", 2 } },
};
enum { KINDS = sizeof kinds / sizeof *kinds };

static uint32_t
unit_at(const Wide *wide, Str bytes, ptrdiff_t at)
{
	uint32_t value = 0;

	for (int i = 0; i < wide->unit; i++) {
		unsigned char byte = (unsigned char)bytes.at[at + i];
		value |= (uint32_t)byte << 8 * (wide->little ? i : wide->unit - 1 - i);
	}
	return value;
}

static bool
is_text(uint32_t c)
{
	return (c >= ' ' && c != 0x7F && c < 0x110000) || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

/* Without a mark: every unit is a character of text, and one in eight is ASCII. */
static bool
looks(const Wide *wide, Str start)
{
	ptrdiff_t units = start.len / wide->unit, ascii = 0;

	for (ptrdiff_t i = 0; i < units; i++) {
		uint32_t c = unit_at(wide, start, i * wide->unit);
		if (!is_text(c))
			return false;
		ascii += c < 0x80;
	}
	return ascii * 8 > units;
}

static const Wide *
kind(Str bytes)
{
	enum { ENOUGH = 256 };
	Str start = str_slice(bytes, 0, bytes.len < ENOUGH ? bytes.len : ENOUGH);

	for (int i = 0; i < KINDS; i++)
		if (str_starts(bytes, kinds[i].mark))
			return &kinds[i];
	if (str_find_byte(start, '\0') < 0)
		return NULL;
	for (int i = 0; i < KINDS; i++)
		if (looks(&kinds[i], start))
			return &kinds[i];
	return NULL;
}

const char *
wide_encoding(Str start)
{
	const Wide *wide = kind(start);

	return wide ? wide->name : NULL;
}

/* Bytes of the character at `at`; *c is 0xFFFD where there is none. */
static ptrdiff_t
character(const Wide *wide, Str bytes, ptrdiff_t at, uint32_t *c, bool *broken)
{
	ptrdiff_t unit = wide->unit, left = bytes.len - at;
	uint32_t low;

	*broken = left < unit;
	*c = *broken ? 0xFFFD : unit_at(wide, bytes, at);
	if (*broken)
		return left;
	if (unit == 2 && *c >= 0xD800 && *c < 0xDC00 && left >= 4 &&
		(low = unit_at(wide, bytes, at + 2)) >= 0xDC00 && low < 0xE000) {
		*c = 0x10000 + ((*c - 0xD800) << 10) + (low - 0xDC00);
		return 4;
	}
	*broken = *c > 0x10FFFF || (*c >= 0xD800 && *c < 0xE000);
	if (*broken)
		*c = 0xFFFD;
	return unit;
}

const char *
wide_changes(Arena *arena, Str bytes, Changes *changes, ptrdiff_t *broken)
{
	const Wide *wide = kind(bytes);
	ptrdiff_t at = 0;

	if (!wide)
		return NULL;
	if (str_starts(bytes, wide->mark)) {
		at = wide->mark.len;
		change(arena, changes, 0, at, (Str){ 0 });
	}
	while (at < bytes.len) {
		uint32_t c;
		bool bad;
		ptrdiff_t len = character(wide, bytes, at, &c, &bad);
		char *utf8 = arena_room(arena, 4);
		change(arena, changes, at, len, (Str){ utf8, utf8_encode(c, utf8) });
		*broken += bad ? len : 0;
		at += len;
	}
	return wide->name;
}
