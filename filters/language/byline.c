#include "language/byline.h"

#include "base/utf8.h"
#include "language/unicode.h"

#include <string.h>

enum { LONGEST = 24 /* bytes of a phrase in the table */, BYLINE = 90 /* of a byline */, NAME_WORDS = 4 };

static bool
is_class(const Table *words, Str word, const char *class)
{
	char lower[LONGEST];
	const Row *row;

	if (word.len == 0 || word.len > LONGEST)
		return false;
	for (ptrdiff_t i = 0; i < word.len; i++)
		lower[i] = to_lower(word.at[i]);
	row = table_find(words, (Str){ lower, word.len });
	return row && str_is(row->column[1], class);
}

static bool
capital_at(Str line, ptrdiff_t at)
{
	uint32_t c;

	if (at < line.len && !(line.at[at] & 0x80))
		return is_upper(line.at[at]);
	return utf8_decode(line, at, &c) && unicode_is_upper(c);
}

static ptrdiff_t
word_end(Str line, ptrdiff_t at)
{
	while (at < line.len && line.at[at] != ' ' && line.at[at] != ':')
		at++;
	return at;
}

ptrdiff_t
byline_lead(const Table *words, Str line)
{
	for (ptrdiff_t end = word_end(line, 0), count = 0; count < 2 && end < line.len; count++) {
		ptrdiff_t next = end;

		while (next < line.len && (line.at[next] == ' ' || line.at[next] == ':'))
			next++;
		if (capital_at(line, next) && is_class(words, str_slice(line, 0, end), "lead"))
			return next;
		end = word_end(line, next);
	}
	return 0;
}

static bool
is_name_word(const Table *words, Str word)
{
	if (is_class(words, word, "desk"))
		return false;
	for (ptrdiff_t i = 0; i < word.len; i++)
		if (!is_letter(word.at[i]) && !((unsigned char)word.at[i] >= 0x80) && !strchr(".'-", word.at[i]))
			return false;
	return capital_at(word, 0);
}

/* The end of one name at `at`; at itself if none stands there. */
static ptrdiff_t
name_end(const Table *words, Str line, ptrdiff_t at)
{
	ptrdiff_t i = at, end = at;
	int capitals = 0;

	for (int count = 0; count < NAME_WORDS + 2 && i < line.len; count++) {
		ptrdiff_t stop = i;
		Str word;
		while (stop < line.len && line.at[stop] != ' ' && line.at[stop] != ',')
			stop++;
		word = str_slice(line, i, stop);
		if (is_name_word(words, word)) {
			capitals++;
			end = stop;
		} else if (!capitals || !is_class(words, word, "particle")) {
			break;
		}
		if (stop == line.len || line.at[stop] == ',')
			break;
		i = stop + 1;
	}
	return capitals >= 2 && capitals <= NAME_WORDS ? end : at;
}

static ptrdiff_t
joiner(Str line, ptrdiff_t at) /* bytes of what stands between two names */
{
	static const char *const joiners[] = { ", and ", " and ", " & ", ", " };

	for (int i = 0; i < 4; i++)
		if (str_starts(str_from(line, at), str(joiners[i])))
			return str(joiners[i]).len;
	return 0;
}

/* What may follow the last name: nothing, or what parts it from an outlet, a place or a date. */
static bool
names_end(Str line, ptrdiff_t at)
{
	static const char *const behind[] = { ",", " |", " /", " -", " –", " —", " in ", " for ", " (", "|",
		".", ";" };

	for (int i = 0; i < 12; i++)
		if (str_starts(str_from(line, at), str(behind[i])))
			return true;
	return at == line.len;
}

/* What stands behind a comma may be an outlet or a job: it is a name where "and" and another one follow. */
Str
byline_names(const Table *words, Str line)
{
	ptrdiff_t start = byline_lead(words, line), end = start, at = start, next, joined;

	if (!start || line.len > BYLINE)
		return (Str){ 0 };
	for (bool sure = true; at < line.len && (next = name_end(words, line, at)) > at; at = next + joined) {
		end = sure ? next : end;
		joined = joiner(line, next);
		if (!joined)
			break;
		sure = joined > 2;
	}
	return end > start && names_end(line, end) ? str_slice(line, start, end) : (Str){ 0 };
}
