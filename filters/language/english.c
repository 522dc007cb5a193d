#include "language/english.h"

enum {
	LONGEST = 5,     /* bytes of a word that is counted */
	ENOUGH = 30,     /* words that tell a language */
	PER_HUNDRED = 3, /* common words that English has at least */
};

/* By length. Not those that other languages have too: a, an, in, is, on, me, no, was, had. */
static const char *const common[LONGEST + 1][10] = {
	[2] = { "of", "to", "by", "as", "at", "it" },
	[3] = { "the", "and", "for", "are", "not", "but", "has", "who" },
	[4] = { "that", "with", "from", "this", "have", "they", "will", "been", "were" },
	[5] = { "which", "would", "their", "there", "about" },
};

static bool
is_common(const char *word, ptrdiff_t len)
{
	char lower[LONGEST];

	if (len < 2 || len > LONGEST)
		return false;
	for (ptrdiff_t i = 0; i < len; i++)
		lower[i] = to_lower(word[i]);
	for (const char *const *known = common[len]; *known; known++)
		if (lower[0] == **known && memcmp(lower, *known, (size_t)len) == 0)
			return true;
	return false;
}

static bool
is_beyond(char c)
{
	return (unsigned char)c >= 0x80;
}

void
english_count(English *e, Str text)
{
	for (ptrdiff_t i = 0, start; i < text.len; i++) {
		for (start = i; i < text.len && (is_letter(text.at[i]) || is_beyond(text.at[i])); i++)
			e->foreign += is_beyond(text.at[i]);
		if (i == start)
			continue;
		e->words++;
		e->letters += i - start;
		e->common += is_common(text.at + start, i - start);
	}
}

bool
english_certain(const English *e, ptrdiff_t rest)
{
	return e->common * 100 >= (e->words + rest / 2) * PER_HUNDRED; /* a word has a letter and what ends it */
}

bool
english_doubtful(const English *e)
{
	return e->common * 100 < e->words * PER_HUNDRED && (e->words >= ENOUGH || e->foreign * 2 > e->letters);
}
