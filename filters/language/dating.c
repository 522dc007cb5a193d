#include "language/dating.h"

#include "language/reader.h"

#include <string.h>

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

bool
reader_month(Reader *r, int *month)
{
	Str word = reader_word(r);
	const Row *row = word.len && is_upper(word.at[0]) ? reader_row(r->words, word) : NULL;
	int64_t value;

	if (!row || !str_equal(row->column[1], S("month")) || !str_integer(row->column[2], &value))
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
	ending = reader_word(r);
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

	reader_skip(r, ", ");
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

	if (reader_month(r, &d->month)) {
		reader_skip(r, " ");
		if (read_day(r, &d->day)) {
			read_year(r, &d->year);
			return true;
		}
		if (read_year(r, &d->year))
			return true;
	} else if (read_day(r, &d->day)) {
		reader_skip(r, " ");
		if (str_starts(str_from(r->text, r->at), S("of ")))
			r->at += 3;
		if (reader_month(r, &d->month)) {
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

	reader_skip(r, " ");
	row = reader_row(r->words, reader_word(r));
	if (row && str_equal(row->column[1], S("zone"))) {
		d->zone = row->column[2];
		r->at += reader_word(r).len;
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

	reader_skip(r, " ");
	word = reader_word(r);
	if (word.len >= 2 && word.len <= 3 && to_lower(word.at[word.len - 1]) == 'm' &&
		strchr("aApP", word.at[0]) && (word.len == 2 || word.at[1] == '.') && *hour >= 1 &&
		*hour <= 12) {
		*hour = *hour % 12 + (to_lower(word.at[0]) == 'p' ? 12 : 0);
		r->at += word.len;
		reader_skip(r, ".");
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

	reader_skip(r, " ,-|");
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
	ptrdiff_t digits = text.len; /* a date has a day or a year: nothing begins behind the last digit */

	while (digits > 0 && !is_digit(text.at[digits - 1]))
		digits--;
	for (ptrdiff_t i = 0; i < digits; i++)
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
