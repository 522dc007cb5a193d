#include "language/mojibake.h"

#include "base/block.h"
#include "base/utf8.h"
#include "language/unicode.h"

enum { ENOUGH = 2 /* points of oddness that a word needs */ };

/* What characters are */

static bool
is_word(uint32_t c)
{
	return c < 0x80 ? is_letter((char)c) : unicode_is_letter(c);
}

static bool
is_capital(uint32_t c)
{
	return c < 0x80 ? is_upper((char)c) : unicode_is_upper(c);
}

static bool
is_box(uint32_t c)
{
	return c >= 0x2500 && c < 0x25A0;
}

/* Marks that may stand behind a letter in good text. */
static bool
is_usual(uint32_t c)
{
	switch (c) {
	case 0xA0:
	case 0xAD:
	case 0xAB:
	case 0xBB:
	case 0xB0:
	case 0xB4:
	case 0xB7:
	case 0xAE:
	case 0xA9:
	case 0xBA:
	case 0xAA:
	case 0x2022:
	case 0x2026:
	case 0x2039:
	case 0x203A:
	case 0x2122: return true;
	default: return c >= 0x2013 && c <= 0x201E;
	}
}

static uint32_t
before(Str text, ptrdiff_t at)
{
	uint32_t c = ' ';

	if (at > 0)
		utf8_decode(text, utf8_before(text, at), &c);
	return c;
}

static uint32_t
behind(Str text, ptrdiff_t at)
{
	uint32_t c = ' ';

	utf8_decode(text, at, &c);
	return at < text.len ? c : ' ';
}

/* Of the letters in these charsets. */
static int
script(uint32_t c)
{
	if (!is_word(c))
		return 0;
	return c < 0x370 ? 1 : c < 0x400 ? 2 : 3; /* Latin, Greek, Cyrillic */
}

/* How odd a trail is behind what stands before it. */
static int
trail_oddness(uint32_t lead, uint32_t c, uint32_t next)
{
	if (c == 0xFFFD || c == ' ')
		return 0;
	if (c < 0xA0)
		return 3; /* a control */
	if (is_usual(c) && is_usual(lead))
		return 0; /* "°–°C" */
	if (is_usual(c))
		return is_word(next) && c != 0x2019 && c != 0xA0 && c != 0x2013 && c != 0x2014 ? 2 : 0;
	if (!is_word(c))
		return 2;                                                         /* "é€" */
	return script(c) != script(lead) || (is_capital(c) && !is_capital(lead)); /* "дії", "ěžš" are words */
}

/* Letters that stand for a sign: with a mark among them ("âœ”"), or at a digit ("ВЈ12"). */
static int
sign_oddness(const Misread *s, uint32_t previous, uint32_t next)
{
	int letters = 0;

	for (int i = 1; i < s->characters; i++)
		letters += is_word(s->from[i]);
	if (!letters || !is_word(s->from[0]) || is_word(s->to) || unicode_is_mark(s->to))
		return 0;
	if (letters == s->characters - 1)
		return unicode_is_digit(previous) || unicode_is_digit(next);
	return 2;
}

static int
oddness(Str text, const Misread *s, bool follows)
{
	uint32_t previous = before(text, s->at), next = behind(text, s->at + s->len), lead = s->from[0];
	int points = follows, odd = 0;

	for (int i = 1; i < s->characters; i++)
		odd += trail_oddness(lead, s->from[i], i + 1 < s->characters ? ' ' : next);
	if (s->characters > 2 && (odd || s->lost))
		odd += 2;
	if (s->lead == 0xC2 || s->lead == 0xC3 || lead == 0x192 || (!is_word(lead) && !is_usual(lead)))
		points++; /* "Ã", "Â" are the most frequent of all; ƒ and √ begin no word */
	if (is_word(previous) && (lead == 0x192 || (is_word(lead) && script(previous) != script(lead))))
		points++;
	if (is_capital(lead) && is_word(previous) && !is_capital(previous))
		points += 2;
	points += sign_oddness(s, previous, next);
	if ((lead == 0xC2 || lead == 0xC3) && (s->from[1] < 0x2013 || s->from[1] > 0x2122) &&
		!is_capital(previous))
		points++;
	if ((s->lost || s->from[1] == 0xA0 || s->from[1] == 0xAD) && is_word(next))
		points++; /* within a word */
	return points + odd;
}

/* A space for 0xA0: "voilÃ  le", "Ã la"; between sequences; "wordÂ next". */
static bool
blank_fits(const Misreadings *known, int charset, Str text, const Misread *s)
{
	uint32_t previous = before(text, s->at), next = behind(text, s->at + s->len);
	Misread other;

	if (misread_at(known, charset, text, s->at + s->len, &other) && !other.blank &&
		misread_is_written(other.to))
		return true;
	if (charset != MISREAD_WESTERN || is_capital(previous))
		return false;
	if (s->from[0] == 0xC3)
		return next == ' ' || (next < 0x80 && is_lower((char)next));
	return s->from[0] == 0xC2 && previous != ' ' && previous != '\n';
}

/* Words */

typedef LIST(Misread) Misreads;

typedef struct {
	Misreads found;
	int points;
} Repair;

/* Box drawings that draw touch their like, or nothing. */
static bool
draws(Str text, const Misread *s)
{
	uint32_t previous = before(text, s->at), next = behind(text, s->at + s->len);

	if (!is_box(s->from[0]))
		return false;
	return is_box(previous) || (is_box(s->from[1]) && !is_word(previous) && !is_word(next));
}

/* The word as it was in this charset; no points where something in it cannot have been. C1 controls (only behind another
 * sequence) are half-way: in the next round they are half of a character. */
static Repair
repair_in(Arena *arena, const Misreadings *known, int charset, Str text, ptrdiff_t at, ptrdiff_t end)
{
	Repair repair = { 0 };
	ptrdiff_t last = -1, others = 0;
	Misread s;

	while (at < end) {
		uint32_t c;
		bool found = (unsigned char)text.at[at] >= 0x80 && misread_at(known, charset, text, at, &s);
		if (found && s.blank)
			found = blank_fits(known, charset, text, &s);
		if (found && (!misread_is_written(s.to) || (s.to < 0xA0 && last != at) || draws(text, &s))) {
			repair.points = 0;
			return repair;
		}
		if (!found) {
			at += utf8_decode(text, at, &c);
			others += c >= 0xA0 && c != 0xFFFD;
			continue;
		}
		*PUSH(arena, &repair.found) = s;
		repair.points += s.blank ? ENOUGH : oddness(text, &s, last == at);
		last = at += s.len;
	}
	if (others > repair.found.len)
		repair.points = 0; /* most of it was something else */
	return repair;
}

static void
put(Arena *arena, Changes *changes, ptrdiff_t at, ptrdiff_t len, uint32_t c)
{
	char *bytes = arena_room(arena, 4);

	change(arena, changes, at, len, (Str){ bytes, utf8_encode(c, bytes) });
}

/* "Ã la" was "à la" with a space of its own lost, "Ã s" the Portuguese "às": the rest of a word follows at once. */
static ptrdiff_t
taken(Str text, const Misread *s)
{
	Str rest = str_from(text, s->at + s->len);

	if (!s->blank || s->from[0] != 0xC3 || !rest.len || rest.at[0] == ' ' || str_starts(rest, S("s ")))
		return s->len;
	return s->len - 1;
}

/* Controls that are left are windows-1252. */
static void
controls(Arena *arena, const Misreadings *known, Str text, ptrdiff_t at, ptrdiff_t end, Changes *changes)
{
	uint32_t c;

	for (ptrdiff_t used; at < end; at += used) {
		used = utf8_decode(text, at, &c);
		if (c >= 0x80 && c < 0xA0 && known->western[c - 0x80])
			put(arena, changes, at, used, known->western[c - 0x80]);
	}
}

/* Bit i: in charset i some character and the next may begin a sequence. Most words of most scripts are done with here. */
static unsigned
suspects(const Misreadings *known, Str text, ptrdiff_t at, ptrdiff_t end)
{
	unsigned found = 0, leads = 0;
	uint32_t c;

	for (ptrdiff_t used; at <= end && (used = utf8_decode(text, at, &c)); at += used) {
		bool stands_in = c == ' ' || c == '?' || c == 0xFFFD;
		found |= leads & (stands_in ? ~0U : c < MISREAD_POINTS ? known->trails[c] : 0);
		leads = c < MISREAD_POINTS ? known->leads[c] : 0;
	}
	return found;
}

/* Repairs the word from at to end; where it left off. */
static ptrdiff_t
word_changes(Arena *arena, const Misreadings *known, Str text, ptrdiff_t at, ptrdiff_t end, Changes *changes)
{
	unsigned suspected = suspects(known, text, at, end);
	Repair best = { 0 };

	for (int i = 0; i < MISREAD_CHARSETS; i++) {
		if (!(suspected >> i & 1))
			continue;
		Repair repair = repair_in(arena, known, i, text, at, end);
		if (repair.points > best.points)
			best = repair;
	}
	for (ptrdiff_t i = 0; best.points >= ENOUGH && i < best.found.len; i++) {
		const Misread *s = &best.found.at[i];
		ptrdiff_t len = taken(text, s);
		controls(arena, known, text, at, s->at, changes);
		put(arena, changes, s->at, len, s->to);
		at = s->at + len;
	}
	if (at < end)
		controls(arena, known, text, at, end, changes);
	return at > end ? at : end;
}

/* The next place that may need a repair: a control, or a character beyond ASCII with another, ? or a space behind it. */
static ptrdiff_t
next_suspect(Str text, ptrdiff_t i)
{
	while ((i = block_beyond_ascii(text, i)) < text.len) {
		unsigned char byte = (unsigned char)text.at[i];
		ptrdiff_t next = i + (byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4);
		if (byte == 0xC2 && (unsigned char)text.at[i + 1] < 0xA0)
			return i;
		if (next < text.len &&
			((unsigned char)text.at[next] >= 0x80 || (byte < 0xE0 && text.at[next] == ' ')))
			return i;
		i = next;
	}
	return i;
}

static bool
is_gap(char c)
{
	return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

Changes
mojibake_changes(Arena *arena, Misreadings *known, Str text)
{
	enum { LONGEST = 512 /* bytes of a word looked at in one */ };
	Changes changes = { 0 };
	ptrdiff_t done = 0;

	for (ptrdiff_t i = next_suspect(text, 0); i < text.len; i = next_suspect(text, done)) {
		ptrdiff_t start = i, end = i;
		misread_load(known);
		while (start > done && !is_gap(text.at[start - 1]) && i - start < LONGEST)
			start--;
		while (end < text.len && !is_gap(text.at[end]) &&
			(end - i < LONGEST || !utf8_boundary(text, end)))
			end++;
		while (!utf8_boundary(text, start))
			start++;
		done = word_changes(arena, known, text, start, end, &changes);
	}
	return changes;
}
