#include "language/dateline.h"

#include "base/utf8.h"

#include <string.h>

enum { LONGEST = 32, DATELINE = 100 /* bytes a dateline may have */ };

static const Row *
word_row(const Table *words, Str word)
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

static bool
word_is(const Table *words, Str word, const char *class)
{
	const Row *row = word_row(words, word);

	return row && str_is(row->column[1], class);
}

/* Reading left to right: each takes what it knows and moves on, or says false and stays. */
typedef struct {
	const Table *words;
	Str text;
	ptrdiff_t at;
} Reader;

static void
skip(Reader *r, const char *bytes)
{
	while (r->at < r->text.len && r->text.at[r->at] && strchr(bytes, r->text.at[r->at]))
		r->at++;
}

static bool
read_number(Reader *r, int digits_min, int digits_max, int *value)
{
	ptrdiff_t i = r->at;
	int read = 0;

	for (; i < r->text.len && is_digit(r->text.at[i]) && i - r->at < digits_max; i++)
		read = read * 10 + (r->text.at[i] - '0');
	if (i - r->at < digits_min || (i < r->text.len && is_digit(r->text.at[i])))
		return false;
	*value = read;
	r->at = i;
	return true;
}

static Str
peek_word(const Reader *r) /* letters and inner stops */
{
	ptrdiff_t i = r->at;

	while (i < r->text.len &&
		(is_letter(r->text.at[i]) ||
			(r->text.at[i] == '.' && i > r->at && i + 1 < r->text.len &&
				is_letter(r->text.at[i + 1]))))
		i++;
	return str_slice(r->text, r->at, i);
}

static bool
read_month(Reader *r, int *month)
{
	Str word = peek_word(r);
	const Row *row = word_row(r->words, word);
	int64_t value;

	if (!row || !str_equal(row->column[1], S("month")) || !str_integer(row->column[2], &value) ||
		!is_upper(word.at[0]))
		return false;
	*month = (int)value;
	r->at += word.len;
	if (r->at < r->text.len && r->text.at[r->at] == '.' && row->column[0].len < 5)
		r->at++;
	return true;
}

static bool
read_day(Reader *r, int *day) /* "3", "3rd" */
{
	Reader before = *r;
	Str ending;

	if (!read_number(r, 1, 2, day))
		return false;
	ending = peek_word(r);
	if (ending.len == 2 &&
		(str_equal(ending, S("st")) || str_equal(ending, S("nd")) || str_equal(ending, S("rd")) ||
			str_equal(ending, S("th"))))
		r->at += 2;
	else if (ending.len)
		*day = 0;
	if (*day >= 1 && *day <= 31)
		return true;
	*r = before;
	return false;
}

static bool
read_year(Reader *r, int *year) /* what stands between is left if no year follows */
{
	Reader before = *r;

	skip(r, ", ");
	if (read_number(r, 4, 4, year) && *year >= 1800 && *year < 2200)
		return true;
	*r = before;
	*year = 0;
	return false;
}

static bool
read_worded(Reader *r, Dating *d) /* "September 26, 2014", "26 September 2014", "26th of Sept." */
{
	Reader before = *r;

	if (read_month(r, &d->month)) {
		skip(r, " ");
		if (read_day(r, &d->day)) {
			read_year(r, &d->year);
			return true;
		}
		if (read_year(r, &d->year))
			return true;
	} else if (read_day(r, &d->day)) {
		skip(r, " ");
		if (str_starts(str_from(r->text, r->at), S("of ")))
			r->at += 3;
		if (read_month(r, &d->month)) {
			read_year(r, &d->year);
			return true;
		}
	}
	*r = before;
	return false;
}

static bool
read_separator(Reader *r, char *separator)
{
	if (r->at >= r->text.len || !strchr("-/.", r->text.at[r->at]) ||
		(*separator && *separator != r->text.at[r->at]))
		return false;
	*separator = r->text.at[r->at++];
	return true;
}

static bool
read_figures(Reader *r,
	Dating *d) /* "2014-09-26", "26.09.2014"; "09/26/2014" only where one of the two cannot be a month */
{
	Reader before = *r;
	char separator = 0;
	int a, b;

	if (read_number(r, 4, 4, &d->year) && read_separator(r, &separator) && read_number(r, 1, 2, &d->month) &&
		read_separator(r, &separator) && read_number(r, 1, 2, &d->day))
		return d->month >= 1 && d->month <= 12 && d->day >= 1 && d->day <= 31;
	*r = before;
	separator = 0;
	if (!read_number(r, 1, 2, &a) || !read_separator(r, &separator) || !read_number(r, 1, 2, &b) ||
		!read_separator(r, &separator) || !read_number(r, 4, 4, &d->year)) {
		*r = before;
		return false;
	}
	if (separator != '.' && a <= 12 && b <= 12 && a != b)
		return false;
	d->day = a > 12 || separator == '.' ? a : b;
	d->month = d->day == a ? b : a;
	return d->month >= 1 && d->month <= 12 && d->day >= 1 && d->day <= 31;
}

static bool
read_zone(Reader *r, Dating *d)
{
	Reader before = *r;
	const Row *row;

	skip(r, " ");
	row = word_row(r->words, peek_word(r));
	if (row && str_equal(row->column[1], S("zone"))) {
		d->zone = row->column[2];
		r->at += peek_word(r).len;
		return true;
	}
	*r = before;
	return false;
}

static bool
read_half(Reader *r, int *hour) /* am, p.m. */
{
	Reader before = *r;
	Str word;

	skip(r, " ");
	word = peek_word(r);
	if (word.len >= 2 && word.len <= 3 && to_lower(word.at[word.len - 1]) == 'm' &&
		strchr("aApP", word.at[0]) && (word.len == 2 || word.at[1] == '.') && *hour >= 1 &&
		*hour <= 12) {
		*hour = *hour % 12 + (to_lower(word.at[0]) == 'p' ? 12 : 0);
		r->at += word.len;
		skip(r, ".");
		return true;
	}
	*r = before;
	return false;
}

static bool
read_time(Reader *r, Dating *d) /* ", 13:05", " at 1:05 p.m. GMT", "T13:05:00Z" */
{
	Reader before = *r;
	int second;

	skip(r, " ,-|");
	if (str_starts(str_from(r->text, r->at), S("at ")))
		r->at += 3;
	if (r->at < r->text.len && r->text.at[r->at] == 'T')
		r->at++;
	if (read_number(r, 1, 2, &d->hour) && d->hour < 24 && r->at < r->text.len &&
		strchr(":.", r->text.at[r->at])) {
		r->at++;
		if (read_number(r, 2, 2, &d->minute) && d->minute < 60) {
			if (r->at < r->text.len && r->text.at[r->at] == ':') {
				r->at++;
				if (!read_number(r, 2, 2, &second))
					r->at--;
			}
			read_half(r, &d->hour);
			read_zone(r, d);
			return true;
		}
	}
	*r = before;
	d->hour = -1;
	return false;
}

bool
dating_at(const Table *words, Str text, ptrdiff_t at, Dating *found)
{
	Reader r = { words, text, at };
	Dating d = { .hour = -1, .start = at };

	if (at >= text.len || (!is_digit(text.at[at]) && !is_upper(text.at[at])))
		return false;
	if (!read_worded(&r, &d) && (d = (Dating){ .hour = -1, .start = at }, !read_figures(&r, &d)))
		return false;
	if (r.at < text.len && is_digit(text.at[r.at]))
		return false;
	if (d.year)
		read_time(&r, &d);
	d.end = r.at;
	*found = d;
	return true;
}

bool
dating_find(const Table *words, Str text, Dating *found)
{
	for (ptrdiff_t i = 0; i < text.len; i++)
		if ((i == 0 || (!is_letter(text.at[i - 1]) && !is_digit(text.at[i - 1]))) &&
			dating_at(words, text, i, found))
			return true;
	return false;
}

Str
dating_iso(Arena *arena, const Dating *d)
{
	if (!d->year || !d->month)
		return d->year ? arena_format(arena, "%04d", d->year) : (Str){ 0 };
	if (!d->day)
		return arena_format(arena, "%04d-%02d", d->year, d->month);
	if (d->hour < 0)
		return arena_format(arena, "%04d-%02d-%02d", d->year, d->month, d->day);
	return arena_format(arena, "%04d-%02d-%02dT%02d:%02d%.*s", d->year, d->month, d->day, d->hour,
		d->minute, SHOW(d->zone));
}

/* Words of `line` outside [start, end) that are no weekday, label, zone or agency. */
static int
other_words(const Table *words, Str line, ptrdiff_t start, ptrdiff_t end)
{
	Reader r = { words, line, 0 };
	int count = 0;

	while (r.at < line.len) {
		Str word = r.at >= start && r.at < end ? str_slice(line, r.at, end) : peek_word(&r);
		if (r.at < start || r.at >= end)
			count += word.len && (!word_row(words, word) || word_is(words, word, "month"));
		r.at += word.len ? word.len : 1;
	}
	return count;
}

bool
dateline_is(const Table *words, Str line, Dating *d)
{
	if (line.len > DATELINE || !dating_find(words, line, d) || (!d->year && !d->day))
		return false;
	return other_words(words, line, d->start, d->end) <= (d->year && d->day ? 3 : 1);
}

/* A dateline before the text of a paragraph */

static bool
read_place(Reader *r, bool *caps) /* "NEW YORK", "KABUL, Afghanistan", "Geneva" */
{
	ptrdiff_t start = r->at, end = start;
	int taken = 0;

	for (*caps = true; taken < 6; taken++) {
		Reader before = *r;
		int month;
		while (r->at < r->text.len &&
			(is_letter(r->text.at[r->at]) || strchr(".'-", r->text.at[r->at]) ||
				(r->text.at[r->at] & 0x80)) &&
			!str_starts(str_from(r->text, r->at), S("—")) &&
			!str_starts(str_from(r->text, r->at), S("–")))
			r->at++;
		if (r->at == before.at || !(is_upper(r->text.at[before.at]) || (r->text.at[before.at] & 0x80))) {
			*r = before;
			break;
		}
		end = r->at;
		r->at = before.at;
		if (read_month(r, &month)) {
			*r = before;
			break;
		}
		if (!taken) /* the first word tells: "KABUL, Afghanistan" */
			for (ptrdiff_t i = before.at; i < end; i++)
				*caps &= !is_lower(r->text.at[i]);
		r->at = end;
		skip(r, ", ");
	}
	return end - start >= 3;
}

static bool
read_agency(Reader *r, bool *slashes) /* "(Reuters)", "/ITAR-TASS/" */
{
	char open = r->at < r->text.len ? r->text.at[r->at] : 0;
	Str rest = str_from(r->text, r->at);
	ptrdiff_t end = open == '(' || open == '/' ? str_find_byte(str_from(rest, 1), open == '(' ? ')' : '/')
						   : -1;

	if (end < 2 || end > 40)
		return false;
	*slashes = open == '/';
	if (!*slashes && !word_is(r->words, str_slice(rest, 1, 1 + end), "agency"))
		return false;
	r->at += end + 2;
	return true;
}

static bool
read_dash(Reader *r, bool dotted) /* what parts the dateline from the text */
{
	static const char *const dashes[] = { "—", "–", "--", "- ", "_ ", NULL };
	Str rest;

	if (dotted && r->at < r->text.len && r->text.at[r->at] == '.') {
		r->at++;
		return true;
	}
	skip(r, " ");
	rest = str_from(r->text, r->at);
	for (int i = 0; dashes[i]; i++)
		if (str_starts(rest, str(dashes[i]))) {
			r->at += (ptrdiff_t)strlen(dashes[i]);
			return true;
		}
	return dotted && r->at < r->text.len;
}

static bool
sentence_begins(const Reader *r)
{
	ptrdiff_t i = r->at;

	while (i < r->text.len && (is_space(r->text.at[i]) || strchr("\"'", r->text.at[i])))
		i++;
	return i < r->text.len &&
		(is_upper(r->text.at[i]) || is_digit(r->text.at[i]) || (r->text.at[i] & 0x80));
}

ptrdiff_t
dateline_end(const Table *words, Str text, ptrdiff_t at, Dating *d)
{
	Reader r = { words, str_slice(text, 0, text.len - at > DATELINE ? at + DATELINE : text.len), at };
	bool caps = false, dated, agency, slashes = false, placed, stopped;

	*d = (Dating){ .hour = -1 };
	if (at >= text.len || !(is_upper(text.at[at]) || text.at[at] == '(' || text.at[at] == '/'))
		return 0;
	placed = read_place(&r, &caps);
	dated = dating_at(words, r.text, r.at, d);
	if (dated)
		r.at = d->end;
	skip(&r, ".,; ");
	agency = read_agency(&r, &slashes);
	if (!agency && dated)
		r.at = d->end;
	stopped = placed && caps && dated && r.at < r.text.len &&
		r.text.at[r.at] == '.'; /* "KABUL, 3 March 2021. Two …" */
	if (!read_dash(&r, slashes || stopped) || !sentence_begins(&r))
		return 0;
	if (!agency && !(placed && (dated || caps)))
		return 0;
	while (r.at > at && is_space(text.at[r.at - 1]))
		r.at--;
	return r.at;
}
