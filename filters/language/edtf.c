#include "language/edtf.h"

enum { HOUR = 3600, DAY = 24 * HOUR };

bool
period_known(Period p)
{
	return p.start != INT64_MIN || p.end != INT64_MAX;
}

bool
period_apart(Period a, Period b)
{
	return a.end <= b.start || b.end <= a.start;
}

int
period_compare(Period a, Period b)
{
	bool a_open = a.start == INT64_MIN, b_open = b.start == INT64_MIN;

	if (a_open != b_open)
		return a_open ? 1 : -1;
	if (a.start != b.start)
		return a.start < b.start ? -1 : 1;
	return a.end < b.end ? -1 : a.end > b.end;
}

/* Days from 1970-01-01 in the proleptic Gregorian calendar; month may run past 12. The year begins in March so that
 * the leap day is its last (Richards, "Mapping time", 1998). */
static int64_t
day_number(int64_t year, int month, int day)
{
	year += (month - 1) / 12;
	month = (month - 1) % 12 + 1;
	if (month <= 2)
		year--;
	int64_t era = (year >= 0 ? year : year - 399) / 400;
	int64_t year_of_era = year - era * 400;
	int64_t day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;

	return era * 146097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719468;
}

static bool
two_digits(Str *text, int *value)
{
	if (text->len < 2 || text->at[0] < '0' || text->at[0] > '9' || text->at[1] < '0' || text->at[1] > '9')
		return false;
	*value = (text->at[0] - '0') * 10 + text->at[1] - '0';
	*text = str_from(*text, 2);
	return true;
}

static bool
skip(Str *text, char byte)
{
	if (text->len == 0 || text->at[0] != byte)
		return false;
	*text = str_from(*text, 1);
	return true;
}

/* "2019" is 2019 for one year, "201X" 2010 for ten; "XXXX" gives span 10000. */
static bool
read_year(Str *text, int64_t *year, int64_t *span)
{
	*year = 0;
	*span = 1;
	if (text->len < 4)
		return false;
	for (int i = 0; i < 4; i++) {
		char c = text->at[i];
		bool unknown = c == 'X' || c == 'x' || c == 'u';
		if (!unknown && (c < '0' || c > '9' || *span > 1))
			return false;
		*year = *year * 10 + (unknown ? 0 : c - '0');
		*span *= unknown ? 10 : 1;
	}
	*text = str_from(*text, 4);
	return true;
}

/* "T07", "T07:30", "T07:30:05.5", then "Z", "+02:00" or nothing, which is taken for UTC. */
static bool
read_clock(Str text, int64_t midnight, Period *period)
{
	int hour = 0, minute = 0, second = 0, zone_hour = 0, zone_minute = 0;
	int64_t length = HOUR;

	if (!two_digits(&text, &hour) || hour > 24)
		return false;
	if (skip(&text, ':') && (length = 60, !two_digits(&text, &minute)))
		return false;
	if (skip(&text, ':') && (length = 1, !two_digits(&text, &second)))
		return false;
	if (skip(&text, '.'))
		while (text.len > 0 && text.at[0] >= '0' && text.at[0] <= '9')
			text = str_from(text, 1);
	int sign = skip(&text, '+') ? 1 : skip(&text, '-') ? -1 : 0;
	if (sign != 0) {
		if (!two_digits(&text, &zone_hour))
			return false;
		skip(&text, ':');
		if (text.len > 0 && !two_digits(&text, &zone_minute))
			return false;
	} else {
		skip(&text, 'Z');
	}
	period->start = midnight + hour * HOUR + minute * 60 + second -
		sign * (zone_hour * HOUR + zone_minute * 60);
	period->end = period->start + length;
	return text.len == 0;
}

/* Months that a two-digit second part covers: a month, a quarter (33-36), or, for seasons (21-32: they differ by
 * hemisphere and by writer), the whole year. */
static bool
months_of(int part, int *first, int *count)
{
	if (part >= 1 && part <= 12) {
		*first = part;
		*count = 1;
	} else if (part >= 33 && part <= 36) {
		*first = (part - 33) * 3 + 1;
		*count = 3;
	} else {
		*first = 1;
		*count = 12;
		return part >= 21 && part <= 32;
	}
	return true;
}

/* "-03", "-03-21" or "-03-21T07:30" of a year that is known; `period` is the year until then. */
static bool
read_within_year(Str text, int64_t year, Period *period)
{
	int part, first, count, day;

	if (!skip(&text, '-'))
		return false;
	if (str_starts(text, S("XX"))) /* "2004-XX-XX": all of 2004 */
		return true;
	if (!two_digits(&text, &part) || !months_of(part, &first, &count))
		return false;
	period->start = day_number(year, first, 1) * DAY;
	period->end = day_number(year, first + count, 1) * DAY;
	if (text.len == 0)
		return true;
	if (!skip(&text, '-'))
		return false;
	if (str_equal(text, S("XX")))
		return true;
	if (!two_digits(&text, &day) || day < 1 || day > 31)
		return false;
	period->start = day_number(year, first, day) * DAY;
	period->end = period->start + DAY;
	return text.len == 0 ||
		((skip(&text, 'T') || skip(&text, ' ')) && read_clock(text, period->start, period));
}

static bool
read_moment(Str text, Period *period)
{
	int64_t year, span;

	while (text.len > 0 && str_find_byte(S("~?%"), text.at[text.len - 1]) >= 0)
		text.len--;
	if (!read_year(&text, &year, &span))
		return false;
	if (span == 10000) /* whatever follows, the year is not known */
		return true;
	period->start = day_number(year, 1, 1) * DAY;
	period->end = day_number(year + span, 1, 1) * DAY;
	return text.len == 0 || span > 1 || read_within_year(text, year, period);
}

static bool
read_interval(Str from, Str to, Period *period)
{
	Period first = PERIOD_UNKNOWN, last = PERIOD_UNKNOWN;

	if (from.len > 0 && !str_equal(from, S("..")) && !read_moment(from, &first))
		return false;
	if (to.len > 0 && !str_equal(to, S("..")) && !read_moment(to, &last))
		return false;
	*period = (Period){ first.start, last.end };
	return period->start < period->end;
}

bool
period_read(Str edtf, Period *period)
{
	Str text = str_trim(edtf);
	ptrdiff_t slash = str_find_byte(text, '/');

	*period = PERIOD_UNKNOWN;
	bool good = slash < 0 ? read_moment(text, period)
			      : read_interval(str_slice(text, 0, slash), str_from(text, slash + 1), period);
	if (!good)
		*period = PERIOD_UNKNOWN;
	return good;
}
