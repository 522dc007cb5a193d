#include "language/reader.h"

enum { LONGEST = 32 /* bytes of a phrase that is looked up */ };

const Row *
reader_row(const Table *words, Str word)
{
	char lower[LONGEST];

	if (word.len && word.at[word.len - 1] == '.')
		word.len--;
	if (word.len == 0 || word.len > LONGEST)
		return NULL;
	for (ptrdiff_t i = 0; i < word.len; i++)
		lower[i] = to_lower(word.at[i]);
	return table_find(words, (Str){ lower, word.len });
}

bool
reader_is(const Table *words, Str word, const char *class)
{
	const Row *row = reader_row(words, word);

	return row && str_is(row->column[1], class);
}

void
reader_skip(Reader *r, const char *bytes)
{
	for (const char *b = bytes; r->at < r->text.len && *b;) {
		bool skipped = r->text.at[r->at] == *b;
		r->at += skipped;
		b = skipped ? bytes : b + 1;
	}
}

Str
reader_word(const Reader *r)
{
	ptrdiff_t i = r->at;

	while (i < r->text.len &&
		(is_letter(r->text.at[i]) ||
			(r->text.at[i] == '.' && i > r->at && i + 1 < r->text.len &&
				is_letter(r->text.at[i + 1]))))
		i++;
	return str_slice(r->text, r->at, i);
}
