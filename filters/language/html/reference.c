#include "language/html/reference.h"

#include "base/out.h"
#include "base/utf8.h"

enum { LONGEST = 32 /* "CounterClockwiseContourIntegral;" */ };

/* What numbers from 0x80 to 0x9f stand for: windows-1252 (the standard's table in 13.2.5.80). 0: themselves. */
static const uint16_t latin[32] = { 0x20ac, 0, 0x201a, 0x192, 0x201e, 0x2026, 0x2020, 0x2021, 0x2c6, 0x2030,
	0x160, 0x2039, 0x152, 0, 0x17d, 0, 0, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x2dc,
	0x2122, 0x161, 0x203a, 0x153, 0, 0x17e, 0x178 };

static int
digit_of(char c, int base)
{
	int value = is_digit(c)        ? c - '0'
		: c >= 'a' && c <= 'f' ? c - 'a' + 10
		: c >= 'A' && c <= 'F' ? c - 'A' + 10
				       : 99;

	return value < base ? value : -1;
}

static uint32_t
character_of(uint32_t number)
{
	if (number >= 0x80 && number < 0xa0 && latin[number - 0x80])
		return latin[number - 0x80];
	if (number == 0 || number > 0x10ffff || (number >= 0xd800 && number < 0xe000))
		return 0xfffd;
	return number;
}

static void
read_number(Str text, ptrdiff_t at, HtmlReference *r)
{
	ptrdiff_t i = at + 2, start;
	int base = 10;
	uint32_t number = 0;

	if (i < text.len && (text.at[i] == 'x' || text.at[i] == 'X')) {
		base = 16;
		i++;
	}
	for (start = i; i < text.len && digit_of(text.at[i], base) >= 0; i++)
		if (number <= 0x10ffff)
			number = number * (uint32_t)base + (uint32_t)digit_of(text.at[i], base);
	if (i == start)
		return;
	if (i < text.len && text.at[i] == ';')
		i++;
	r->len = i - at;
	r->text = (Str){ r->bytes, utf8_encode(character_of(number), r->bytes) };
}

/* The longest name that the text begins with; some names count without their `;`, and are listed so. */
static void
read_name(const Table *names, Str text, ptrdiff_t at, bool attribute, HtmlReference *r)
{
	ptrdiff_t end = at + 1;

	while (end < text.len && end - at <= LONGEST && (is_letter(text.at[end]) || is_digit(text.at[end])))
		end++;
	if (end < text.len && text.at[end] == ';')
		end++;
	for (; end > at + 2; end--) {
		const Row *row = table_find(names, str_slice(text, at + 1, end));
		char next = end < text.len ? text.at[end] : ' ';

		if (!row)
			continue;
		if (attribute && text.at[end - 1] != ';' && (next == '=' || is_letter(next) || is_digit(next)))
			return;
		r->len = end - at;
		r->text = row->column[1];
		if (str_starts(r->text, S("U+"))) /* a tab, a line end: what a table cannot hold */
			r->text = r->text.at[5] == '9' ? S("\t") : S("\n");
		return;
	}
}

void
html_reference(const Table *names, Str text, ptrdiff_t at, bool attribute, HtmlReference *r)
{
	char next = at + 1 < text.len ? text.at[at + 1] : ' ';

	r->len = 0;
	if (next == '#')
		read_number(text, at, r);
	else if (is_letter(next))
		read_name(names, text, at, attribute, r);
}

Str
html_unescape(Arena *arena, const Table *names, Str text, bool attribute)
{
	ptrdiff_t at = str_find_byte(text, '&'), kept = 0;
	HtmlReference r;
	Out out;

	if (at < 0)
		return text;
	out = out_memory(arena);
	for (; at < text.len; at++) {
		if (text.at[at] != '&')
			continue;
		html_reference(names, text, at, attribute, &r);
		if (!r.len)
			continue;
		out_bytes(&out, str_slice(text, kept, at));
		out_bytes(&out, r.text);
		kept = at + r.len;
		at = kept - 1;
	}
	out_bytes(&out, str_from(text, kept));
	return out_str(&out);
}
