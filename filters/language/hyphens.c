#include "language/hyphens.h"

#include <string.h>

static Str
letters_before(Str text, ptrdiff_t at)
{
	ptrdiff_t start = at;

	while (start > 0 && at - start < 24 &&
		(is_letter(text.at[start - 1]) || (unsigned char)text.at[start - 1] >= 0x80))
		start--;
	return str_slice(text, start, at);
}

static Str
letters_after(Str text, ptrdiff_t at)
{
	ptrdiff_t end = at;

	while (end < text.len && end - at < 24 &&
		(is_letter(text.at[end]) || (unsigned char)text.at[end] >= 0x80))
		end++;
	return str_slice(text, at, end);
}

static bool
listed(const Table *words, Str word, const char *class)
{
	char lower[24];
	const Row *row;

	if (word.len > (ptrdiff_t)sizeof lower)
		return false;
	for (ptrdiff_t i = 0; i < word.len; i++)
		lower[i] = to_lower(word.at[i]);
	row = table_find(words, (Str){ lower, word.len });
	return row &&
		(str_is(row->column[1], class) ||
			(strcmp(class, "apart") != 0 && str_is(row->column[1], "both")));
}

static void
join(Arena *arena, Changes *changes, const Table *words, Str text, ptrdiff_t hyphen)
{
	Str first = letters_before(text, hyphen), second = letters_after(text, hyphen + 2);
	bool compound = hyphen > first.len && text.at[hyphen - first.len - 1] == '-'; /* "state-of-" */

	if (listed(words, second, "apart")) /* "pre- and post-war" */
		change(arena, changes, hyphen + 1, 1, S(" "));
	else if (first.len < 2 || !second.len || compound || is_upper(second.at[0]) ||
		is_upper(first.at[first.len - 1]) || listed(words, first, "first") ||
		listed(words, second, "second"))
		change(arena, changes, hyphen + 1, 1, (Str){ 0 });
	else
		change(arena, changes, hyphen, 2, (Str){ 0 });
}

Changes
hyphens_changes(Arena *arena, const Table *words, Str text)
{
	Changes changes = { 0 };
	ptrdiff_t line;

	for (ptrdiff_t i = 0; (line = str_find_byte(str_from(text, i), '\n')) >= 0; i += line + 1) {
		ptrdiff_t at = i + line;
		if (at > 1 && text.at[at - 1] == '-' && at + 1 < text.len && !is_space(text.at[at + 1]) &&
			!is_space(text.at[at - 2]))
			join(arena, &changes, words, text, at - 1);
	}
	return changes;
}
