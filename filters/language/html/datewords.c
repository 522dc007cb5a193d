#include "language/html/datewords.h"

static unsigned
meaning(Str words) /* "published date" */
{
	static const char *const names[SAYS] = { "published", "modified", "date" };
	unsigned says = 0;
	Str word;

	while (str_next(&words, ' ', &word))
		for (int say = 0; say < SAYS; say++)
			says |= (unsigned)str_is(word, names[say]) << say;
	return says;
}

const char *
date_words_load(Arena *arena, DateWords *words)
{
	const char *wrong = NULL;
	const Table *table = table_load(arena, "html/date-words", &wrong);

	for (ptrdiff_t i = 0; table && i < table->len; i++) {
		const Row *row = &table->at[i];
		unsigned says = meaning(row->column[1]);
		if (says)
			*PUSH(arena, &words->names) = (DateWord){ row->column[0], says };
		if (str_is(row->column[2], "published"))
			*PUSH(arena, &words->shown) = row->column[0];
	}
	return wrong;
}

unsigned
date_words_say(const DateWords *words, Str name)
{
	enum { LONG = 200 /* bytes looked at */ };
	char lower[LONG];
	unsigned says = 0;
	ptrdiff_t len = name.len < LONG ? name.len : LONG;

	for (ptrdiff_t i = 0; i < len; i++)
		lower[i] = to_lower(name.at[i]);
	for (ptrdiff_t i = 0; i < words->names.len; i++)
		if (str_find((Str){ lower, len }, words->names.at[i].word) >= 0)
			says |= words->names.at[i].says;
	return says;
}

static bool
stands_at(Str text, ptrdiff_t at, Str word)
{
	return at + word.len <= text.len && str_equal_nocase(str_slice(text, at, at + word.len), word);
}

ptrdiff_t
date_words_shown(const DateWords *words, Str text, ptrdiff_t from)
{
	for (ptrdiff_t at = from; at < text.len; at++)
		for (ptrdiff_t i = 0; i < words->shown.len; i++)
			if (stands_at(text, at, words->shown.at[i]))
				return at;
	return -1;
}
