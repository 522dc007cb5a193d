#include "language/spaces.h"

#include "base/block.h"
#include "base/utf8.h"
#include "language/lines.h"

#include <string.h>

typedef enum { PLAIN, GAP, GROUP, LINE, PARAGRAPH, NOTHING, SOFT } Kind;

/* Bytes at which something may have to change; a single space in front of a plain byte has not. */
static const bool odd[256] = {
	[0x00] = true,
	[0x01] = true,
	[0x02] = true,
	[0x03] = true,
	[0x04] = true,
	[0x05] = true,
	[0x06] = true,
	[0x07] = true,
	[0x08] = true,
	['\t'] = true,
	['\n'] = true,
	['\v'] = true,
	['\f'] = true,
	['\r'] = true,
	[0x0E] = true,
	[0x0F] = true,
	[0x10] = true,
	[0x11] = true,
	[0x12] = true,
	[0x13] = true,
	[0x14] = true,
	[0x15] = true,
	[0x16] = true,
	[0x17] = true,
	[0x18] = true,
	[0x19] = true,
	[0x1A] = true,
	[0x1B] = true,
	[0x1C] = true,
	[0x1D] = true,
	[0x1E] = true,
	[0x1F] = true,
	[' '] = true,
	[0x7F] = true,
	[0xC2] = true,
	[0xE1] = true,
	[0xE2] = true,
	[0xE3] = true,
	[0xEF] = true,
};

/* Bytes of a terminal's command string, "\33]0;title\a": ended by BEL or "\33\\" (ECMA-48, 5.6); 1 if nothing ends it. */
static ptrdiff_t
command_string(Str text, ptrdiff_t at)
{
	enum { LONGEST = 1024 };
	ptrdiff_t end = at + LONGEST < text.len ? at + LONGEST : text.len;

	for (ptrdiff_t i = at + 2; i < end && text.at[i] != '\n'; i++) {
		if (text.at[i] == '\a')
			return i + 1 - at;
		if (text.at[i] == 0x1B)
			return i + 1 < end && text.at[i + 1] == '\\' ? i + 2 - at : 1;
	}
	return 1;
}

static ptrdiff_t
behind_run(Str text, ptrdiff_t at, char first, char last) /* of bytes from first to last */
{
	while (at < text.len && text.at[at] >= first && text.at[at] <= last)
		at++;
	return at;
}

/* Bytes of a terminal's "\33[1;31m" or "\33(B" (ECMA-48, 5.4; ECMA-35, 13.2.1); 1: of the escape alone. */
static ptrdiff_t
escape_sequence(Str text, ptrdiff_t at)
{
	ptrdiff_t i = at + 1;
	char kind = i < text.len ? text.at[i] : 0, final;

	if (kind && strchr("]PX^_", kind))
		return command_string(text, at);
	if (kind != '[' && (kind <= ' ' || kind >= '0')) /* a space behind a stray escape is a space */
		return 1;
	if (kind == '[')
		i = behind_run(text, i + 1, '0', '?');
	i = behind_run(text, i, ' ', '/');
	final = i < text.len ? text.at[i] : 0;
	return final >= (kind == '[' ? '@' : '0') && final <= '~' ? i + 1 - at : 1;
}

static Kind
kind_of_control(Str text, ptrdiff_t at, ptrdiff_t *bytes)
{
	*bytes = 1;
	switch (text.at[at]) {
	case ' ':
	case '\t': return GAP;
	case '\n':
	case '\v': return LINE;
	case '\r': *bytes = at + 1 < text.len && text.at[at + 1] == '\n' ? 2 : 1; return LINE;
	case '\f': return PARAGRAPH;
	case 0x1B: *bytes = escape_sequence(text, at); return NOTHING;
	default: return (unsigned char)text.at[at] < 0x20 || text.at[at] == 0x7F ? NOTHING : PLAIN;
	}
}

static Kind
kind_of_character(uint32_t c)
{
	if (c == 0xA0 || c == 0x202F || c == 0x2007 || c == 0x2009)
		return GROUP;
	if (c == 0x85 || c == 0x2028)
		return LINE;
	if (c == 0x2029)
		return PARAGRAPH;
	if (c == 0xAD)
		return SOFT;
	if (c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x205F || c == 0x3000)
		return GAP;
	if (c < 0xA0 || c == 0x180E || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
		(c >= 0x2060 && c <= 0x206F) || c == 0xFEFF || (c >= 0xFFF9 && c <= 0xFFFB))
		return NOTHING;
	return PLAIN;
}

/* Joiners mean something between letters of Arabic, Persian or Indic scripts and in emoji; nowhere in English. */
static bool
joins(Str text, ptrdiff_t at)
{
	uint32_t before = 0, after = 0;

	if (at > 0)
		utf8_decode(text, utf8_before(text, at), &before);
	utf8_decode(text, at + 3, &after);
	return before >= 0x80 && after >= 0x80 && kind_of_character(before) == PLAIN &&
		kind_of_character(after) == PLAIN;
}

static Kind
kind_at(Str text, ptrdiff_t at, ptrdiff_t *bytes)
{
	uint32_t c;

	if ((unsigned char)text.at[at] < 0x80)
		return kind_of_control(text, at, bytes);
	*bytes = utf8_decode(text, at, &c);
	if ((c == 0x200C || c == 0x200D) && joins(text, at))
		return PLAIN;
	return kind_of_character(c);
}

/* White space and what is invisible, up to the next plain character. */
typedef struct {
	ptrdiff_t start, end;
	ptrdiff_t white;      /* characters of white space */
	ptrdiff_t lines;      /* line ends; a paragraph's end counts two */
	ptrdiff_t first_line; /* behind the first of them */
	Str group;            /* the last space that may group digits, as it is kept */
	bool soft;            /* begins with a soft hyphen */
} Region;

static Region
region_at(Str text, ptrdiff_t at)
{
	Region r = { .start = at, .end = at };
	ptrdiff_t bytes = 0;

	for (Kind kind; r.end < text.len && (kind = kind_at(text, r.end, &bytes)) != PLAIN; r.end += bytes) {
		r.white += kind != NOTHING && kind != SOFT;
		r.soft |= kind == SOFT && r.end == at;
		if (kind == GROUP) /* a figure or thin space is as narrow, and does not break a line either */
			r.group = bytes == 2 ? S("\u00A0") : S("\u202F");
		if (kind != LINE && kind != PARAGRAPH)
			continue;
		if (!r.lines)
			r.first_line = r.end + bytes;
		r.lines += kind == LINE ? 1 : 2;
	}
	return r;
}

typedef struct {
	Arena *arena;
	Str text;
	Changes changes;
	ptrdiff_t line;  /* where the line begins */
	ptrdiff_t width; /* at which the text is wrapped; -1: not measured yet */
} Cleaner;

static bool
goes_on(Cleaner *cleaner, const Region *r)
{
	enum { LOOK = 512 }; /* the next line's beginning says enough */
	Str text = cleaner->text,
	    rest = str_slice(text, r->end, r->end + LOOK < text.len ? r->end + LOOK : text.len);
	ptrdiff_t end = str_find_byte(rest, '\n');

	if (cleaner->width < 0)
		cleaner->width = lines_width(text);
	return line_goes_on(str_trim(str_slice(text, cleaner->line, r->start)),
		str_trim(end < 0 ? rest : str_slice(rest, 0, end)), cleaner->width);
}

/* "govern-" at the end of a line that goes on in a letter */
static bool
hyphenated(Str text, const Region *r)
{
	return r->start > 1 && text.at[r->start - 1] == '-' &&
		(is_letter(text.at[r->start - 2]) || is_digit(text.at[r->start - 2])) &&
		(is_letter(text.at[r->end]) || is_digit(text.at[r->end]) ||
			(unsigned char)text.at[r->end] >= 0xC3);
}

static Str
space_for(Cleaner *cleaner, const Region *r) /* what stands for the region */
{
	Str text = cleaner->text;

	if (r->start == 0 || r->end == text.len || !r->white)
		return (Str){ 0 };
	if (r->lines > 1)
		return S("\n\n");
	if (r->lines == 1 && r->soft)
		return (Str){ 0 };
	if (r->lines == 1 && !goes_on(cleaner, r))
		return S("\n\n");
	if (r->lines == 1)
		return hyphenated(text, r) ? S("\n") : S(" ");
	if (r->white == 1 && r->group.len && is_digit(text.at[r->start - 1]) && is_digit(text.at[r->end]))
		return r->group;
	return S(" ");
}

static void
replace(Cleaner *cleaner, ptrdiff_t start, ptrdiff_t end, Str with)
{
	if (!str_equal(str_slice(cleaner->text, start, end), with))
		change(cleaner->arena, &cleaner->changes, start, end - start, with);
}

static void
clean_region(Cleaner *cleaner, const Region *r)
{
	Str with = space_for(cleaner, r);
	ptrdiff_t middle;

	if (with.len == 2 && with.at[0] == '\n' && r->end - r->start > 1) {
		middle = r->first_line < r->end ? r->first_line : r->end - 1;
		replace(cleaner, r->start, middle, S("\n"));
		replace(cleaner, middle, r->end, S("\n"));
	} else {
		replace(cleaner, r->start, r->end, with);
	}
	if (r->lines)
		cleaner->line = r->end;
}

#ifdef __SSE2__
/* Which of the 64 bytes from `at` on, with another behind them, must be looked at. */
static uint64_t
odd_bytes(Str text, ptrdiff_t at)
{
	const __m128i space = _mm_set1_epi8(' '), del = _mm_set1_epi8(0x7F);
	uint64_t odd_ones, spaces, next = (uint64_t)(text.at[at + BLOCK] <= ' ' || text.at[at + BLOCK] == 0x7F);

/* signed: bytes of 0x80 and more are less than a space too */
#define ODD(from)                                                                                            \
	(unsigned)_mm_movemask_epi8(                                                                         \
		_mm_or_si128(_mm_cmplt_epi8(block_load(from), space), _mm_cmpeq_epi8(block_load(from), del)))
#define SPACES(from) (unsigned)_mm_movemask_epi8(_mm_cmpeq_epi8(block_load(from), space))
	odd_ones = BLOCK_JOIN(ODD, text.at + at);
	spaces = BLOCK_JOIN(SPACES, text.at + at);
#undef ODD
#undef SPACES
	return odd_ones | (spaces & ((odd_ones | spaces) >> 1 | next << (BLOCK - 1)));
}
#endif

/* From i on, the next byte that must be looked at: no plain ASCII, or the first of several spaces, or a space before such a
 * byte. Without SSE2 every byte is. */
static ptrdiff_t
next_odd(Str text, ptrdiff_t i)
{
#ifdef __SSE2__
	for (; i > 0 && i + BLOCK < text.len; i += BLOCK) {
		uint64_t found = odd_bytes(text, i);
		if (found)
			return i + block_take(&found);
	}
#else
	(void)text;
#endif
	return i;
}

/* A paragraph's end as it shall be: most are. */
static bool
is_break(Str text, ptrdiff_t at)
{
	return at > 0 && at + 2 < text.len && text.at[at] == '\n' && text.at[at + 1] == '\n' &&
		!odd[(unsigned char)text.at[at + 2]];
}

/* Behind the character at `at`. */
static ptrdiff_t
behind(Str text, ptrdiff_t at)
{
	for (at++; at < text.len && ((unsigned char)text.at[at] & 0xC0) == 0x80;)
		at++;
	return at;
}

Changes
spaces_changes(Arena *arena, Str text)
{
	Cleaner cleaner = { .arena = arena, .text = text, .width = -1 };

	for (ptrdiff_t i = 0; (i = next_odd(text, i)) < text.len;) {
		Region r;
		if (is_break(text, i)) {
			cleaner.line = i += 2;
			continue;
		}
		if (!odd[(unsigned char)text.at[i]] ||
			(text.at[i] == ' ' && i > 0 && i + 1 < text.len && !odd[(unsigned char)text.at[i + 1]])) {
			i = behind(text, i);
			continue;
		}
		r = region_at(text, i);
		if (r.end == i) {
			i = behind(text, i);
			continue;
		}
		clean_region(&cleaner, &r);
		i = r.end;
	}
	return cleaner.changes;
}
