#include "language/boilerplate.h"

#include "base/utf8.h"
#include "language/unicode.h"

#include <string.h>

enum { SHORT = 90, SHORT_PART = 160 }; /* bytes of a line that a phrase may begin, or stand in */

/* Lower case, without what stands behind the last letter or digit: "More of this →" */
static Str
core_of(Arena *arena, Str line)
{
	ptrdiff_t end = line.len;

	while (end > 0) {
		ptrdiff_t at = utf8_before(line, end);
		uint32_t c;

		utf8_decode(line, at, &c);
		if (unicode_is_letter(c) || unicode_is_digit(c))
			break;
		end = at;
	}
	return arena_lower(arena, str_slice(line, 0, end));
}

/* "Get the Example app", "Download the app"; "Back to all news": no sentence, for it has no stop. */
static bool
is_button(Str line, Str core)
{
	bool app = (str_starts(core, S("get the ")) || str_starts(core, S("download the "))) &&
		str_ends(core, S(" app"));
	bool back = str_starts(core, S("back to ")) && core.len < 40 &&
		!memchr(line.at + core.len, '.', (size_t)(line.len - core.len));

	return (app && core.len < 60) || back;
}

/* "Get it on, Google Play" is the badge's text as some pages write it. */
static Str
without_commas(Arena *arena, Str lower)
{
	char *bytes;
	ptrdiff_t len = 0;

	if (str_find_byte(lower, ',') < 0)
		return lower;
	bytes = arena_room(arena, lower.len);
	for (ptrdiff_t i = 0; i < lower.len; i++)
		if (lower.at[i] != ',')
			bytes[len++] = lower.at[i];
	return (Str){ bytes, len };
}

static bool
is_boilerplate(Arena *arena, const Table *table, Str line)
{
	Str core = core_of(arena, line), lower;
	const Row *row = table_find(table, core);

	if ((row && str_equal(row->column[1], S("line"))) || is_button(line, core))
		return true;
	lower = without_commas(arena, arena_lower(arena, line));
	for (ptrdiff_t i = 0; i < table->len; i++) {
		Str phrase = table->at[i].column[0], how = table->at[i].column[1];

		if (str_equal(how, S("part")) && str_find(lower, phrase) >= 0)
			return true;
		if (str_equal(how, S("start")) && line.len <= SHORT && str_starts(lower, phrase) &&
			(lower.len == phrase.len || !is_letter(lower.at[phrase.len]) ||
				!is_letter(phrase.at[phrase.len - 1])))
			return true;
	}
	return false;
}

/* The first line said again at the end of a text of several paragraphs. */
static bool
repeats_title(Str text, Str line, ptrdiff_t at)
{
	Str rest = text, first;

	str_next(&rest, '\n', &first);
	return at > 0 && at + line.len == text.len && first.len > 12 &&
		str_equal_nocase(str_trim(first), str_trim(line)) && at > 3 * first.len;
}

static bool
is_newline(Str text, ptrdiff_t at)
{
	return at >= 0 && at < text.len && text.at[at] == '\n';
}

/* A line that goes takes the line ends behind it along; at the end of the text those before it. */
static void
drop_line(Arena *arena, Changes *changes, Str text, ptrdiff_t start, ptrdiff_t end)
{
	Change *last = changes->len ? &changes->at[changes->len - 1] : NULL;

	while (is_newline(text, end))
		end++;
	if (last && last->at + last->len >= start)
		start = last->at;
	else
		last = NULL;
	while (end == text.len && is_newline(text, start - 1))
		start--;
	if (last)
		*last = (Change){ start, end - start, { 0 } };
	else
		change(arena, changes, start, end - start, (Str){ 0 });
}

Changes
boilerplate_changes(Arena *arena, const Table *table, Str text)
{
	Changes changes = { 0 };
	ptrdiff_t at = 0;

	while (at < text.len) {
		ptrdiff_t newline = str_find_byte(str_from(text, at), '\n');
		Str line = str_slice(text, at, newline < 0 ? text.len : at + newline);

		if (line.len && line.len <= 2 * SHORT_PART &&
			((line.len <= SHORT_PART && is_boilerplate(arena, table, str_trim(line))) ||
				repeats_title(text, line, at)))
			drop_line(arena, &changes, text, at, at + line.len);
		at += line.len + 1;
	}
	return changes;
}
