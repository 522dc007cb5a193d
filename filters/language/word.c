#include "language/word.h"

#include "base/utf8.h"
#include "language/plain.h"
#include "language/unicode.h"

#include <string.h>

enum { ROOM = 64 /* words there is room for at first */ };

typedef enum {
	SPACE,
	MARK,
	DIGIT,
	LOWER,
	UPPER,
	RAISED
} Class; /* RAISED: ² and its like, which stay with the unit */

/* One cluster: what a reader takes for one character. */
typedef struct {
	ptrdiff_t start, end;
	Class class;
	char byte; /* if it is one ASCII character, else 0 */
	uint32_t first;
} Cluster;

typedef struct {
	Arena *arena;
	Str text;
	Letters letters;
	Words words;
} Scan;

/* The word so far. */
typedef struct {
	ptrdiff_t start, end;
	ptrdiff_t letters, uppers, digits;
	ptrdiff_t part; /* clusters since its start or its last inner full stop */
	bool dotted;
	Cluster first, last;
} Run;

enum { S_ = SPACE, M_ = MARK, D_ = DIGIT, L_ = LOWER, U_ = UPPER };
/* clang-format off */
static const unsigned char ascii_class[128] = {
	M_, M_, M_, M_, M_, M_, M_, M_, M_, S_, S_, S_, S_, S_, M_, M_, M_, M_, M_, M_, M_, M_, M_, M_, M_, M_, M_, M_, M_, M_, M_, M_,
	S_, M_, M_, M_, M_, M_, M_, M_, M_, M_, M_, M_, M_, M_, M_, M_, D_, D_, D_, D_, D_, D_, D_, D_, D_, D_, M_, M_, M_, M_, M_, M_,
	M_, U_, U_, U_, U_, U_, U_, U_, U_, U_, U_, U_, U_, U_, U_, U_, U_, U_, U_, U_, U_, U_, U_, U_, U_, U_, U_, M_, M_, M_, M_, M_,
	M_, L_, L_, L_, L_, L_, L_, L_, L_, L_, L_, L_, L_, L_, L_, L_, L_, L_, L_, L_, L_, L_, L_, L_, L_, L_, L_, M_, M_, M_, M_, M_,
};
/* clang-format on */

static Class
class_of(uint32_t c)
{
	if (c < 0x80)
		return (Class)ascii_class[c];
	if (unicode_is_letter(c))
		return unicode_is_upper(c) ? UPPER : LOWER;
	if (unicode_is_digit(c))
		return DIGIT;
	if (unicode_is_space(c) || c == 0x200b)
		return SPACE;
	if (c == 0xb2 || c == 0xb3 || c == 0xb9 || (c >= 0x2070 && c <= 0x2089))
		return RAISED;
	return MARK;
}

static Cluster
cluster_at(Str text, ptrdiff_t at)
{
	Cluster c = { .start = at, .end = at };

	if (at >= text.len)
		return c;
	c.first = (unsigned char)text.at[at];
	if (c.first < 0x80 && c.first != '\r' && (at + 1 == text.len || (unsigned char)text.at[at + 1] < 0x80)) {
		c.end = at + 1;
		c.byte = text.at[at];
		c.class = (Class)ascii_class[c.first];
		return c;
	}
	utf8_decode(text, at, &c.first);
	c.end = unicode_cluster_end(text, at);
	c.class = class_of(c.first);
	if (c.end == at + 1)
		c.byte = text.at[at];
	return c;
}

static bool
is_word_class(Class class)
{
	return class >= DIGIT;
}

static bool
is_letter_class(Class class)
{
	return class == LOWER || class == UPPER;
}

static bool
is_apostrophe(Cluster c)
{
	return c.byte == '\'' || c.first == 0x2019;
}

/* The 's of a noun, in either case: the apostrophe is at `mark`. */
static bool
is_genitive(Str text, Cluster mark)
{
	Cluster s = cluster_at(text, mark.end);

	return is_apostrophe(mark) && (s.byte == 's' || s.byte == 'S') &&
		!is_word_class(cluster_at(text, s.end).class);
}

/* Exactly three digits from `at`: what may stand behind a gap that groups ("12 500", "10'000"). */
static bool
three_digits(Str text, ptrdiff_t at)
{
	ptrdiff_t i = at;

	while (i < text.len && i < at + 4 && is_digit(text.at[i]))
		i++;
	return i == at + 3 && !is_word_class(cluster_at(text, i).class);
}

static bool
groups_digits(uint32_t c)
{
	return c == 0xa0 || c == 0x202f || c == 0x2009 || c == '\'' || c == 0x2019;
}

/* After a digit: does this mark belong to the number? */
static bool
joins_digits(Str text, const Run *run, Cluster mark, Cluster next)
{
	if (next.class != DIGIT)
		return false;
	if (mark.byte == ',' || mark.byte == '.' || mark.byte == ':')
		return true;
	return groups_digits(mark.first) && !run->letters && three_digits(text, mark.end);
}

/* After a letter: does this full stop, with a letter behind it, belong to the word? "U.S", "Ph.D", "example.com" do,
 * "end.The" and "J.Smith" do not. */
static bool
joins_letters_by_stop(Str text, const Run *run, Cluster next)
{
	Class after = cluster_at(text, next.end).class;

	if (next.class == LOWER)
		return run->part > 1 || !is_letter_class(after) || run->last.class == LOWER;
	return next.class == UPPER && run->part <= 2 && !is_letter_class(after);
}

static bool
joins_letters(Str text, const Run *run, Cluster mark, Cluster next)
{
	if (!is_letter_class(next.class) && !(mark.byte == '_' && next.class == DIGIT))
		return false;
	if (is_apostrophe(mark))
		return !is_genitive(text, mark);
	if (mark.byte == '&')
		return run->last.class == UPPER && next.class == UPPER;
	if (mark.byte == '.')
		return joins_letters_by_stop(text, run, next);
	return mark.byte == '_' || mark.first == 0xad; /* a soft hyphen is no hyphen */
}

/* A full stop at the end of the word: part of "U.S.", "a.m.", of an initial "V." before more text. */
static bool
keeps_stop(Str text, const Run *run, Cluster mark, Cluster next)
{
	bool initial = run->letters == 1 && run->digits == 0 && run->uppers == 1;

	if (mark.byte != '.' || next.byte == '.' || run->part != 1 || !is_letter_class(run->last.class))
		return false;
	if (run->dotted)
		return true;
	if (!initial)
		return false;
	if (next.class == SPACE && next.end > next.start)
		next = cluster_at(text, next.end);
	return is_letter_class(next.class);
}

static void
run_add(Run *run, Cluster c)
{
	run->end = c.end;
	run->last = c;
	run->part++;
	run->letters += is_letter_class(c.class);
	run->uppers += c.class == UPPER;
	run->digits += c.class == DIGIT;
}

static bool
begins(Str text, ptrdiff_t at, Str what)
{
	return str_starts(str_from(text, at), what);
}

/* An address runs to the next white space, without the marks that end it. */
static void
run_address(Run *run, Str text)
{
	ptrdiff_t at = run->end;

	for (Cluster c = cluster_at(text, at); c.end > c.start && c.class != SPACE; c = cluster_at(text, c.end))
		if (is_word_class(c.class) || c.byte == '/')
			run_add(run, c);
}

/* Most words are ASCII letters and nothing else: those need no clusters. The last byte before one beyond ASCII is left
 * to the slow way: a combining mark may follow. */
static void
run_plain(Run *run, Str text)
{
	const unsigned char *bytes = (const unsigned char *)text.at;
	ptrdiff_t at = run->end;

	while (at + 1 < text.len && bytes[at] < 0x80 && bytes[at + 1] < 0x80 && ascii_class[bytes[at]] >= L_) {
		run->uppers += ascii_class[bytes[at]] == U_;
		at++;
	}
	if (at == run->end)
		return;
	run->letters += at - run->end;
	run->part += at - run->end;
	run->end = at;
	run->last = cluster_at(text, at - 1);
}

/* From a letter or digit to the end of its word. */
static void
run_word(Run *run, Str text)
{
	for (;;) {
		Cluster c, next;

		run_plain(run, text);
		c = cluster_at(text, run->end);
		if (c.class == RAISED ? run->part <= 2
				      : is_word_class(c.class)) { /* "km²", but no footnote's "deaths¹" */
			run_add(run, c);
			continue;
		}
		if (c.class == MARK &&
			((c.byte == '@' && is_word_class(cluster_at(text, c.end).class)) ||
				(c.byte == ':' && begins(text, c.start, S("://"))))) {
			run_address(run, text);
			return;
		}
		if (c.end == c.start || (c.class == SPACE && c.byte))
			return;
		next = cluster_at(text, c.end);
		if (run->last.class == DIGIT ? joins_digits(text, run, c, next)
					     : joins_letters(text, run, c, next)) {
			run->end = c.end;
			if (c.byte == '.') {
				run->part = 0;
				run->dotted = true;
			}
			continue;
		}
		if (keeps_stop(text, run, c, next))
			run->end = c.end;
		return;
	}
}

/* A mark stands alone, but a row of the same one is one word: "...", "--", "***". */
static void
run_mark(Run *run, Str text)
{
	char mark = run->first.byte;

	if (!mark || !memchr(".-*=_!?~#", mark, 9))
		return;
	for (Cluster c = cluster_at(text, run->end); c.byte == mark; c = cluster_at(text, run->end))
		run_add(run, c);
}

/* Words of ASCII are lowered already, where they stand in the text; others get their own bytes. */
static Str
lowered(Scan *scan, Str word)
{
	ptrdiff_t len = 0;
	char *into;
	bool ascii = true;

	for (ptrdiff_t k = 0; k < word.len; k++)
		ascii &= !((unsigned char)word.at[k] & 0x80);
	if (ascii)
		return (Str){ scan->letters.lower + (word.at - scan->text.at), word.len };
	into = NEW(scan->arena, char, word.len * 4);
	for (ptrdiff_t i = 0; i < word.len;) {
		uint32_t c;
		i += utf8_decode(word, i, &c);
		len += utf8_encode(unicode_lower(c), into + len);
	}
	return (Str){ into, len };
}

static WordKind
kind_of(const Run *run)
{
	if (run->digits && run->letters)
		return WORD_MIXED;
	if (run->digits)
		return run->first.class == DIGIT ? WORD_NUMBER : WORD_MIXED;
	return run->letters ? WORD_LETTERS : WORD_MARK;
}

static void
take(Scan *scan, const Run *run, bool space)
{
	Word *word = PUSH(scan->arena, &scan->words);

	word->start = run->start;
	word->end = run->end;
	word->text = str_slice(scan->text, run->start, run->end);
	word->lower = run->uppers ? lowered(scan, word->text) : word->text;
	word->kind = kind_of(run);
	word->capital = run->first.class == UPPER;
	word->caps = run->letters >= 2 && run->uppers == run->letters;
	word->space = space;
	word->plain = false;
}

/* By clusters: from one that is no white space to the end of its word. */
static ptrdiff_t
read_word(Scan *scan, Cluster first, bool space)
{
	Run run = { .start = first.start, .first = first };

	run_add(&run, first);
	if (is_word_class(first.class) && first.class != RAISED)
		run_word(&run, scan->text);
	else if (!space && is_genitive(scan->text, first))
		run_add(&run, cluster_at(scan->text, first.end));
	else
		run_mark(&run, scan->text);
	take(scan, &run, space);
	return run.end;
}

Words
words_find(Arena *arena, Str text)
{
	Scan scan = { .arena = arena, .text = text, .letters = letters_find(arena, text) };
	ptrdiff_t expected = text.len / 5 + 4;
	bool space = true;

	scan.words.lower = scan.letters.lower;
	scan.words.cap = expected < ROOM ? expected : ROOM;
	scan.words.at = (Word *)(void *)arena_room(arena, scan.words.cap * (ptrdiff_t)sizeof(Word));
	for (ptrdiff_t at = 0;
		(at = plain_words(arena, text, &scan.letters, at, &space, &scan.words)) < text.len;) {
		Cluster c = cluster_at(text, at);
		at = c.class == SPACE ? c.end : read_word(&scan, c, space);
		space = c.class == SPACE;
	}
	return scan.words;
}
