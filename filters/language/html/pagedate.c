#include "language/html/pagedate.h"

#include "language/moment.h"

enum { FIRST_YEAR = 1990, LAST_YEAR = 2100 /* pages of the web */ };

static bool
is_real(const PageDate *d)
{
	return d->year >= FIRST_YEAR && d->year <= LAST_YEAR && d->month >= 1 && d->day >= 1 &&
		moment_valid((Moment){ .year = d->year, .month = d->month, .day = d->day });
}

static bool
is_word(char c)
{
	return is_letter(c) || (unsigned char)c >= 0x80;
}

/* Digits at *at; how many there were. */
static int
read_digits(Str text, ptrdiff_t *at, int most, int *value)
{
	int count = 0;

	for (*value = 0; count < most && *at < text.len && is_digit(text.at[*at]); ++*at, count++)
		*value = *value * 10 + (text.at[*at] - '0');
	return count;
}

static bool
digit_at(Str text, ptrdiff_t at)
{
	return at >= 0 && at < text.len && is_digit(text.at[at]);
}

static void
skip(Str text, ptrdiff_t *at, const char *among)
{
	while (*at < text.len && text.at[*at] && strchr(among, text.at[*at]))
		++*at;
}

static int
two_digit_year(int year)
{
	return year < 90 ? 2000 + year : 1900 + year;
}

/* "T13:05:00.000Z", " 13:05 +00:00" behind a date: the hour, counted from 1; 0 where no time in UTC stands there. */
static int
utc_hour(Str text, ptrdiff_t at)
{
	static const char *const zones[] = { "Z", "+00:00", "+0000", "-00:00", " +0000", " UTC", " GMT", NULL };
	int hour, rest;

	if (at >= text.len || (text.at[at] != 'T' && text.at[at] != ' '))
		return 0;
	at++;
	if (read_digits(text, &at, 2, &hour) != 2 || hour > 23)
		return 0;
	while (at + 1 < text.len && strchr(":.", text.at[at]) && is_digit(text.at[at + 1])) {
		at++;
		read_digits(text, &at, 9, &rest);
	}
	for (int i = 0; zones[i]; i++)
		if (str_starts(str_from(text, at), str(zones[i])))
			return hour + 1;
	return 0;
}

/* "2020-09-25", "2020/9/25", "2020.09.25", "20200925" */
static bool
year_first(Str text, ptrdiff_t at, PageDate *d)
{
	ptrdiff_t i = at;
	char mark;
	int digits = read_digits(text, &i, 4, &d->year);

	if (digits != 4 || i >= text.len)
		return false;
	mark = text.at[i];
	if (is_digit(mark)) { /* eight digits, and no ninth; a time may follow */
		if (read_digits(text, &i, 2, &d->month) != 2 || read_digits(text, &i, 2, &d->day) != 2)
			return false;
	} else {
		if (mark != '-' && mark != '/' && mark != '.')
			return false;
		i++;
		if (!read_digits(text, &i, 2, &d->month) || i >= text.len || text.at[i++] != mark ||
			!read_digits(text, &i, 2, &d->day))
			return false;
	}
	d->start = at;
	d->end = i;
	if (digit_at(text, i) || !is_real(d))
		return false;
	d->utc_hour = utc_hour(text, i);
	return true;
}

/* "2020年9月25日", as in Japanese and Chinese */
static bool
with_signs(Str text, ptrdiff_t at, PageDate *d)
{
	static const char *const signs[] = { "年", "月", "日" };
	int *const parts[] = { &d->year, &d->month, &d->day };
	ptrdiff_t i = at;

	for (int part = 0; part < 3; part++) {
		if (!read_digits(text, &i, part ? 2 : 4, parts[part]) ||
			!str_starts(str_from(text, i), str(signs[part])))
			return false;
		i += str(signs[part]).len;
	}
	d->start = at;
	d->end = i;
	return is_real(d);
}

/* "25.09.2020", "25/9/20", "9-25-2020" */
static bool
year_last(Str text, ptrdiff_t at, bool day_first, PageDate *d)
{
	ptrdiff_t i = at;
	int first, second, digits;
	char mark;

	if (!read_digits(text, &i, 2, &first) || i >= text.len)
		return false;
	mark = text.at[i];
	if (mark != '.' && mark != '/' && mark != '-')
		return false;
	i++;
	skip(text, &i, " ");
	if (!read_digits(text, &i, 2, &second) || i >= text.len || text.at[i] != mark)
		return false;
	i++;
	skip(text, &i, " ");
	digits = read_digits(text, &i, 4, &d->year);
	if ((digits != 4 && digits != 2) || digit_at(text, i))
		return false;
	if (digits == 2)
		d->year = two_digit_year(d->year);
	d->day = first;
	d->month = second;
	if (mark != '.' && ((!day_first && first <= 12) || second > 12)) {
		d->day = second;
		d->month = first;
	}
	d->start = at;
	d->end = i;
	return is_real(d);
}

/* The month a word names; 0: none. *end behind it and its stop. */
static int
month_at(const Table *months, Str text, ptrdiff_t at, ptrdiff_t *end)
{
	char lower[24];
	ptrdiff_t len = 0;
	int64_t number;
	const Row *row;

	for (*end = at; *end < text.len && is_word(text.at[*end]); ++*end)
		if (len < (ptrdiff_t)sizeof lower)
			lower[len++] = to_lower(text.at[*end]);
	if (!len || !(row = table_find(months, (Str){ lower, len })))
		return 0;
	if (*end < text.len && text.at[*end] == '.')
		++*end;
	return str_integer(row->column[1], &number) ? (int)number : 0;
}

/* "September 25th, 2020" */
static bool
month_first(const Table *months, Str text, ptrdiff_t at, PageDate *d)
{
	ptrdiff_t i;

	d->month = month_at(months, text, at, &i);
	if (!d->month)
		return false;
	skip(text, &i, " \t\r\n,-");
	if (!read_digits(text, &i, 2, &d->day))
		return false;
	skip(text, &i, "stndrh");
	skip(text, &i, " \t\r\n,.-");
	d->start = at;
	if (read_digits(text, &i, 4, &d->year) != 4 || digit_at(text, i))
		return false;
	d->end = i;
	return is_real(d);
}

/* "25. September 2020", "25th of September, 2020", "25 de septiembre de 2020" */
static bool
day_and_month(const Table *months, Str text, ptrdiff_t at, PageDate *d)
{
	ptrdiff_t i = at;
	int digits;

	if (!read_digits(text, &i, 2, &d->day))
		return false;
	if (i < text.len && strchr("snrt", text.at[i]) && i + 1 < text.len && strchr("tdh", text.at[i + 1]))
		i += 2;
	skip(text, &i, " \t\r\n.,-/");
	if (str_starts(str_from(text, i), S("de ")) || str_starts(str_from(text, i), S("of ")))
		i += 3;
	d->month = month_at(months, text, i, &i);
	if (!d->month)
		return false;
	skip(text, &i, " \t\r\n,.-/");
	if (str_starts(str_from(text, i), S("de ")) || str_starts(str_from(text, i), S("del ")))
		i += text.at[i + 2] == 'l' ? 4 : 3;
	digits = read_digits(text, &i, 4, &d->year);
	if ((digits != 4 && digits != 2) || digit_at(text, i))
		return false;
	if (digits == 2)
		d->year = two_digit_year(d->year);
	d->start = at;
	d->end = i;
	return is_real(d);
}

bool
page_date_find(const Table *months, Str text, ptrdiff_t from, bool day_first, PageDate *d)
{
	for (ptrdiff_t at = from; at < text.len; at++) {
		char before = at ? text.at[at - 1] : ' ';
		if (is_digit(text.at[at])) {
			if (is_digit(before) || before == '$')
				continue;
			if (year_first(text, at, d) || with_signs(text, at, d) ||
				year_last(text, at, day_first, d) ||
				(!is_word(before) && day_and_month(months, text, at, d)))
				return true;
		} else if (is_word(text.at[at]) && !is_word(before) && month_first(months, text, at, d)) {
			return true;
		}
	}
	*d = (PageDate){ 0 };
	return false;
}

bool
page_date_in_url(Str url, PageDate *d)
{
	for (ptrdiff_t at = 0; at + 8 < url.len; at++)
		if (is_digit(url.at[at]) && !digit_at(url, at - 1) && year_first(url, at, d))
			return true;
	*d = (PageDate){ 0 };
	return false;
}
