#include "language/plain.h"

#include "base/little.h"

static char
byte_at(Str text, ptrdiff_t at)
{
	return at < text.len ? text.at[at] : ' ';
}

/* Neither it nor what combines with it is beyond ASCII. */
static bool
is_ascii(Str text, ptrdiff_t at)
{
	if (at + 1 < text.len)
		return !(little16(text.at + at) & 0x8080);
	return at == text.len || !((unsigned char)text.at[at] & 0x80);
}

/* A space that no mark of another script combines with; not the last byte. */
static bool
is_plain_space(Str text, ptrdiff_t at)
{
	return at + 1 < text.len && (little16(text.at + at) & 0x80ff) == ' ';
}

/* What stands behind so many letters ends their word. */
static bool
ends_letters(Str text, ptrdiff_t at, ptrdiff_t letters)
{
	char mark = byte_at(text, at);

	if (!is_ascii(text, at))
		return false;
	if (mark == '.')
		return letters > 1 && !is_letter(byte_at(text, at + 1));
	return !is_digit(mark) && mark != '@' && mark != '&' && mark != '_' && mark != ':' && mark != '\'';
}

static bool
ends_digits(Str text, ptrdiff_t at)
{
	char mark = byte_at(text, at);

	if (!is_ascii(text, at))
		return false;
	if (mark == ',' || mark == '.')
		return !is_digit(byte_at(text, at + 1));
	return !is_letter(mark) && mark != '@' && mark != ':' && mark != '\'';
}

static ptrdiff_t
take(Str text, ptrdiff_t start, ptrdiff_t end, WordKind kind, Word *word)
{
	word->start = start;
	word->end = end;
	word->kind = kind;
	word->capital = word->caps = false;
	word->plain = true;
	word->text = word->lower = str_slice(text, start, end);
	return end;
}

static ptrdiff_t
read_letters(Str text, const Letters *letters, ptrdiff_t at, Word *word)
{
	enum { LONGEST = 63 };
	uint64_t row = letters_ahead(letters->letter, at);
	ptrdiff_t count = __builtin_ctzll(~row | (uint64_t)1 << LONGEST);
	uint64_t all = ((uint64_t)1 << count) - 1, capitals = letters_ahead(letters->capital, at) & all;

	if (!is_plain_space(text, at + count) && (count == LONGEST || !ends_letters(text, at + count, count)))
		return 0;
	take(text, at, at + count, WORD_LETTERS, word);
	if (capitals) {
		word->lower.at = letters->lower + at;
		word->capital = capitals & 1;
		word->caps = count > 1 && capitals == all;
	}
	return at + count;
}

static ptrdiff_t
read_digits(Str text, ptrdiff_t at, Word *word)
{
	ptrdiff_t end = at;

	while (end < text.len && is_digit(text.at[end]))
		end++;
	return ends_digits(text, end) ? take(text, at, end, WORD_NUMBER, word) : 0;
}

/* A row of the same mark, or an apostrophe, may be more. */
static ptrdiff_t
read_mark(Str text, ptrdiff_t at, Word *word)
{
	char mark = text.at[at];

	if (mark == '\'' || !is_ascii(text, at) || byte_at(text, at + 1) == mark)
		return 0;
	return take(text, at, at + 1, WORD_MARK, word);
}

/* Its end, and all of it but `space`; 0 if it is not plain. */
static ptrdiff_t
read_word(Str text, const Letters *letters, ptrdiff_t at, Word *word)
{
	char first = text.at[at];

	if (is_letter(first))
		return read_letters(text, letters, at, word);
	if (is_digit(first))
		return read_digits(text, at, word);
	return is_space(first) || ((unsigned char)first & 0x80) ? 0 : read_mark(text, at, word);
}

ptrdiff_t
plain_words(Arena *arena, Str text, const Letters *letters, ptrdiff_t at, bool *space, Words *words)
{
	bool before = *space;

	while (at < text.len) {
		Word *word = PUSH(arena, words);
		ptrdiff_t end = read_word(text, letters, at, word);
		if (!end) {
			words->len--;
			break;
		}
		word->space = before;
		before = is_plain_space(text, end);
		at = end + before;
	}
	*space = before;
	return at;
}
