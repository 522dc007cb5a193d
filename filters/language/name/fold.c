#include "language/name/fold.h"

#include "base/utf8.h"
#include "language/unicode.h"
#include "language/word.h"

/* The base letters of U+00C0 to U+017F, lowered; a space where there is none. */
static const char base_letters[] =
	"aaaaaa ceeeeiiiidnooooo ouuuuy saaaaaa ceeeeiiiidnooooo ouuuuy y"
	"aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii  jjkkkllllllllllnnnnnnnnnoooooo  rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

/* Marks over Latin letters; soft hyphen, joiners, marks of direction. */
static bool
is_unseen(uint32_t c)
{
	return (c >= 0x300 && c <= 0x36f) || c == 0xad || (c >= 0x200b && c <= 0x200f) ||
		(c >= 0x202a && c <= 0x202e) || (c >= 0x2060 && c <= 0x2069) || c == 0xfeff;
}

static uint32_t
fold_wide(uint32_t c)
{
	if (c >= 0xc0 && c <= 0x17f && base_letters[c - 0xc0] != ' ')
		return (uint32_t)base_letters[c - 0xc0];
	if (c == 0x2018 || c == 0x2019) /* ‘ ’ */
		return '\'';
	return is_unseen(c) ? 0 : unicode_lower(c);
}

/* The next character as it is compared; 0: it does not count. */
static uint32_t
fold_next(Str word, ptrdiff_t *at)
{
	char c = word.at[*at];
	uint32_t wide;

	if (!(c & 0x80)) {
		++*at;
		return c == '.' ? 0 : (uint32_t)to_lower(c);
	}
	*at += utf8_decode(word, *at, &wide);
	return fold_wide(wide);
}

uint64_t
name_key(Str word)
{
	uint64_t hash = 0xcbf29ce484222325u;

	for (ptrdiff_t i = 0; i < word.len;) {
		uint32_t c = is_letter(word.at[i]) ? (uint32_t)(word.at[i++] | 0x20) : fold_next(word, &i);
		if (c)
			hash = (hash ^ c) * 0x100000001b3u;
	}
	return name_join(hash, (uint64_t)1 << 32);
}

void
name_fold(Out *out, Str word)
{
	for (ptrdiff_t i = 0; i < word.len;) {
		char bytes[4];
		uint32_t c = fold_next(word, &i);
		if (c)
			out_bytes(out, (Str){ bytes, utf8_encode(c, bytes) });
	}
}

bool
name_takes(Str *folded, Str word)
{
	Str rest = *folded;

	for (ptrdiff_t i = 0; i < word.len;) {
		uint32_t c = fold_next(word, &i), want;
		ptrdiff_t at;
		if (!c)
			continue;
		at = utf8_decode(rest, 0, &want);
		if (!at || c != want)
			return false;
		rest = str_from(rest, at);
	}
	*folded = rest;
	return true;
}

static bool
is_plain(char c)
{
	return is_letter(c) || is_digit(c) || (c & 0x80);
}

/* "d'Ivoire", "Sana'a"; the 's of a noun is a word of its own. */
static bool
is_inner_apostrophe(Str name, ptrdiff_t i)
{
	return name.at[i] == '\'' && i > 0 && i + 2 < name.len && is_letter(name.at[i - 1]) &&
		is_letter(name.at[i + 1]) && is_letter(name.at[i + 2]);
}

/* Names of plain letters, cut as words_find would; -2 where only words_find can tell. */
static ptrdiff_t
plain_words(Str name, Str words[NAME_WORDS])
{
	ptrdiff_t count = 0;

	for (ptrdiff_t i = 0; i < name.len; i++) {
		ptrdiff_t start = i;
		while (i < name.len && (is_plain(name.at[i]) || is_inner_apostrophe(name, i)))
			i++;
		if (i < name.len && name.at[i] != ' ' && name.at[i] != '-')
			return -2;
		if (i > start && count == NAME_WORDS)
			return -1;
		if (i > start)
			words[count++] = str_slice(name, start, i);
	}
	return count;
}

/* Something of it is compared. */
static bool
counts(Str word)
{
	for (ptrdiff_t i = 0; i < word.len;)
		if (fold_next(word, &i))
			return true;
	return false;
}

static ptrdiff_t
odd_words(Arena *arena, Str name, Str words[NAME_WORDS])
{
	Words all = words_find(arena, name);
	ptrdiff_t count = 0;

	for (ptrdiff_t i = 0; i < all.len; i++) {
		if (all.at[i].kind == WORD_MARK && name_joint(all.at[i].text.at[0]))
			continue;
		if (count == NAME_WORDS)
			return -1;
		words[count++] = all.at[i].text;
	}
	return count;
}

ptrdiff_t
name_words(Arena *arena, Str name, Str words[NAME_WORDS])
{
	ptrdiff_t count = plain_words(name, words), full = 0;

	if (count == -2)
		count = odd_words(arena, name, words);
	for (ptrdiff_t i = 0; i < count; i++)
		full += counts(words[i]);
	return count > 0 && !full ? 0 : count;
}
