#include "language/charset.h"

#include "base/utf8.h"
#include "language/declared.h"
#include "language/guess.h"
#include "language/transcode.h"
#include "language/unicode.h"
#include "language/western.h"
#include "language/wide.h"

#include <limits.h>
#include <string.h>

/* A charset of single bytes: each byte's character in UTF-8. */
typedef struct ByteTable {
	Str name;    /* iconv's */
	bool single; /* false: not of single bytes, or unknown to iconv; nothing below is set */
	uint32_t points[256];
	char utf8[256][4]; /* no character: U+FFFD */
	unsigned char len[256];
	bool none[256];
} ByteTable;

static const Str replacement = { "\xEF\xBF\xBD", 3 };

const char *
charsets_load(Arena *run, Charsets *charsets)
{
	const char *wrong = NULL;

	charsets->arena = run;
	charsets->labels = table_load(run, "en/charsets", &wrong);
	return wrong;
}

/* Bytes from 0x80 to 0x9F that have no character are C1 controls, as the Encoding Standard has it for every windows-125x. */
static void
fill(ByteTable *table)
{
	for (unsigned i = 0; i < 256; i++) {
		uint32_t c = table->points[i];
		if (c == NO_POINT && i >= 0x80 && i < 0xA0)
			c = table->points[i] = i;
		table->none[i] = c == NO_POINT;
		table->len[i] = (unsigned char)utf8_encode(c == NO_POINT ? 0xFFFD : c, table->utf8[i]);
	}
}

static const ByteTable *
table_of(Charsets *charsets, Str name)
{
	ByteTable *table;

	for (ptrdiff_t i = 0; i < charsets->tables.len; i++)
		if (str_equal(charsets->tables.at[i].name, name))
			return &charsets->tables.at[i];
	table = PUSH(charsets->arena, &charsets->tables);
	table->name = name;
	table->single = transcode_table(arena_c_string(charsets->arena, name), table->points);
	if (table->single)
		fill(table);
	return table;
}

/* The next byte from 0x80 on. */
static ptrdiff_t
next_high(Str bytes, ptrdiff_t i)
{
	static const uint64_t high = 0x8080808080808080U;
	uint64_t eight;

	while (i + 8 <= bytes.len && (memcpy(&eight, bytes.at + i, 8), !(eight & high)))
		i += 8;
	while (i < bytes.len && (unsigned char)bytes.at[i] < 0x80)
		i++;
	return i;
}

static void
put(Arena *arena, Changes *changes, ptrdiff_t at, ptrdiff_t len, uint32_t c)
{
	char *bytes = arena_room(arena, 4);

	change(arena, changes, at, len, (Str){ bytes, utf8_encode(c, bytes) });
}

/* A charset refuses bytes as not its own, or is taken. */
typedef struct {
	Changes changes;
	ptrdiff_t characters, broken; /* beyond ASCII */
} Reading;

static Reading
read_single(Arena *arena, const ByteTable *table, Str bytes)
{
	Reading r = { 0 };

	for (ptrdiff_t i = next_high(bytes, 0); i < bytes.len; i = next_high(bytes, i + 1)) {
		unsigned char byte = (unsigned char)bytes.at[i];
		change(arena, &r.changes, i, 1, (Str){ table->utf8[byte], table->len[byte] });
		r.characters++;
		r.broken += table->none[byte];
	}
	return r;
}

/* `shifts`: ASCII bytes may mean something else behind an escape (ISO-2022-JP), so that all are read. */
static Reading
read_several(Arena *arena, Transcoder *t, Str bytes, bool shifts)
{
	Reading r = { 0 };
	ptrdiff_t used, i = shifts ? 0 : next_high(bytes, 0);
	bool only_shift;
	uint32_t c;

	while ((used = transcode_next(t, bytes, i, &c, &only_shift))) {
		if (only_shift)
			change(arena, &r.changes, i, used, (Str){ 0 });
		else if (c == NO_POINT)
			change(arena, &r.changes, i, used, replacement);
		else if (used > 1 || c >= 0x80)
			put(arena, &r.changes, i, used, c);
		r.broken += c == NO_POINT && !only_shift;
		r.characters += used > 1;
		i = shifts ? i + used : next_high(bytes, i + used);
	}
	return r;
}

static bool
read_as(Arena *arena, Charsets *charsets, Str bytes, const Row *row, Reading *reading)
{
	const ByteTable *table = table_of(charsets, row->column[2]);
	Transcoder transcoder;

	if (table->single) {
		*reading = read_single(arena, table, bytes);
		return true;
	}
	if (!transcode_open(&transcoder, arena_c_string(arena, row->column[2])))
		return false;
	*reading = read_several(arena, &transcoder, bytes, str_starts(row->column[1], S("iso-2022")));
	transcode_close(&transcoder);
	return true;
}

/* Tries a label. What does not fit at one character in twenty is refuted. */
static bool
take(Arena *arena, Charsets *charsets, Str bytes, Str label, Charset *charset)
{
	const Row *row = table_find(charsets->labels, label);
	Reading reading;

	if (!row || !row->column[2].len || !read_as(arena, charsets, bytes, row, &reading) ||
		reading.broken * 20 > reading.characters)
		return false;
	charset->changes = reading.changes;
	charset->encoding = arena_c_string(charsets->arena, row->column[1]);
	charset->broken = reading.broken;
	return true;
}

/* Letters with another beside them. */
static ptrdiff_t
joined_letters(const ByteTable *table, Str bytes)
{
	ptrdiff_t joined = 0;
	bool before = false;

	for (ptrdiff_t i = 0; i < bytes.len; i++) {
		bool letter = unicode_is_letter(table->points[(unsigned char)bytes.at[i]]);
		joined += letter && before;
		before = letter;
	}
	return joined;
}

/* Charsets that differ in a few letters (RFC 2319: where KOI8-R has lines to draw with, KOI8-U has Ukrainian letters), and that
 * uchardet takes for one. */
static Str
nearer(Charsets *charsets, Str guess, Str bytes)
{
	static const Str twins[][2] = { { { "koi8-r", 6 }, { "koi8-u", 6 } } };

	for (size_t i = 0; i < sizeof twins / sizeof *twins; i++) {
		const Row *one = table_find(charsets->labels, twins[i][0]);
		const Row *other = table_find(charsets->labels, twins[i][1]);
		if (str_equal(guess, twins[i][0]) && one && other &&
			joined_letters(table_of(charsets, other->column[2]), bytes) >
				joined_letters(table_of(charsets, one->column[2]), bytes))
			return twins[i][1];
	}
	return guess;
}

/* A guess, and for Latin letters a second look: uchardet knows no MacRoman, and of a few letters it cannot know a language.
 * Of equal fits the guess wins where there was enough to guess from, else the charset that most Latin text is in. */
static Str
guess(Arena *arena, Charsets *charsets, Str bytes)
{
	enum { ENOUGH = 10 /* characters */, MAC = 2, RARE = 4 /* points: not for one odd character */ };
	const char *const others[] = { "windows-1252", "iso-8859-15", "macintosh" };
	Str best = guess_charset(arena, bytes);
	const Row *row = table_find(charsets->labels, best);
	const ByteTable *table = row && row->column[2].len ? table_of(charsets, row->column[2]) : NULL;
	long most, characters = 0;

	if (table && (!table->single || !western_is(table->points)))
		return nearer(charsets, best, bytes);
	most = table ? western_fit(table->points, bytes, &characters) : LONG_MIN;
	for (int i = 0; i < (int)(sizeof others / sizeof *others); i++) {
		row = table_find(charsets->labels, str(others[i]));
		long fit = western_fit(table_of(charsets, row->column[2])->points, bytes, &characters);
		if (fit > most + (i == MAC ? RARE : 0) || (i == 0 && fit == most && characters < ENOUGH)) {
			most = fit;
			best = str(others[i]);
		}
	}
	return best;
}

/* UTF-8 but for some bytes */

/* Of a sequence that is broken off: its lead and what follows as it should. 1 if none does. */
static ptrdiff_t
broken_off(Str bytes, ptrdiff_t at)
{
	unsigned char lead = (unsigned char)bytes.at[at];
	ptrdiff_t len = lead < 0xC2 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 1, i = 1;

	while (i < len - 1 && at + i < bytes.len && ((unsigned char)bytes.at[at + i] & 0xC0) == 0x80)
		i++;
	return i;
}

static void
count(Str bytes, ptrdiff_t *good, ptrdiff_t *bad)
{
	for (ptrdiff_t i = next_high(bytes, 0), used; i < bytes.len; i = next_high(bytes, i + used)) {
		uint32_t c;
		used = utf8_decode(bytes, i, &c);
		if (used > 1) {
			++*good;
			continue;
		}
		used = broken_off(bytes, i);
		*bad += used == 1 || i + used < bytes.len; /* a text cut off at its end speaks for UTF-8 */
	}
}

static void
read_broken_utf8(Arena *arena, const ByteTable *western, Str bytes, Charset *charset)
{
	for (ptrdiff_t i = next_high(bytes, 0), used; i < bytes.len; i = next_high(bytes, i + used)) {
		uint32_t c;
		unsigned char byte = (unsigned char)bytes.at[i];
		used = utf8_decode(bytes, i, &c);
		if (used > 1)
			continue;
		used = broken_off(bytes, i);
		charset->broken += used;
		change(arena, &charset->changes, i, used,
			used > 1 ? replacement : (Str){ western->utf8[byte], western->len[byte] });
	}
}

/* How sure bytes must be to be UTF-8 depends on what else they might be. */
static bool
nearly_utf8(const Charsets *charsets, Str bytes, Str label)
{
	enum { AGAINST_WORD = 8 };
	const Row *row = table_find(charsets->labels, label);
	ptrdiff_t good = 0, bad = 0;

	count(bytes, &good, &bad);
	if (!row)
		return good > bad;
	return str_equal(row->column[1], S("utf-8")) ? good && good >= bad : good > AGAINST_WORD * bad;
}

Charset
charset_changes(Arena *arena, Charsets *charsets, Str bytes, Str declared)
{
	Charset charset = { 0 };
	Str said = arena_lower(arena, str_trim(declared)), written;
	const Row *western = table_find(charsets->labels, S("windows-1252"));
	bool valid, marked = str_starts(bytes, S("\xEF\xBB\xBF"));

	if ((charset.encoding = wide_changes(arena, bytes, &charset.changes, &charset.broken)))
		return charset;
	valid = utf8_valid(bytes) == bytes.len;
	if (valid && str_find(bytes, S("\033$")) < 0) { /* the escape of ISO-2022-JP */
		if (marked)
			change(arena, &charset.changes, 0, 3, (Str){ 0 });
		return charset;
	}
	written = declared_in(arena, bytes);
	if (marked || nearly_utf8(charsets, bytes, said.len ? said : written)) {
		if (marked)
			change(arena, &charset.changes, 0, 3, (Str){ 0 });
		read_broken_utf8(arena, table_of(charsets, western->column[2]), bytes, &charset);
		return charset;
	}
	if (!take(arena, charsets, bytes, said, &charset) && !take(arena, charsets, bytes, written, &charset) &&
		!take(arena, charsets, bytes, guess(arena, charsets, bytes), &charset) && !valid)
		take(arena, charsets, bytes, S("windows-1252"), &charset);
	return charset;
}
