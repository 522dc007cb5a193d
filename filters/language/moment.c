#include "language/moment.h"

static bool
leap(int year)
{
	return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

int
moment_month_days(int year, int month)
{
	static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

	if (month < 1 || month > 12)
		return 0;
	return days[month - 1] + (month == 2 && (year == YEAR_UNKNOWN || leap(year)));
}

bool
moment_valid(Moment m)
{
	if (m.month > 12)
		return m.month >= 21 && m.month <= 24 && !m.day;
	return m.month >= 0 && m.day >= 0 && (m.day == 0 || m.day <= moment_month_days(m.year, m.month)) &&
		m.hour <= 25 && m.minute <= 60 && m.second <= 61;
}

/* Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms": eras of 400 years that begin in March. */
int64_t
moment_days(Moment m)
{
	int month = m.month >= 1 && m.month <= 12 ? m.month : 1, day = m.day ? m.day : 1;
	int64_t year = (int64_t)m.year - (month <= 2), era = (year >= 0 ? year : year - 399) / 400,
		of_era = year - era * 400;
	int64_t of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;

	return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

Moment
moment_of_days(int64_t days)
{
	int64_t z = days + 719468, era = (z >= 0 ? z : z - 146096) / 146097, of_era = z - era * 146097;
	int64_t years = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
	int64_t of_year = of_era - (365 * years + years / 4 - years / 100), shifted = (5 * of_year + 2) / 153;
	Moment m = { 0 };

	m.day = (int)(of_year - (153 * shifted + 2) / 5 + 1);
	m.month = (int)(shifted < 10 ? shifted + 3 : shifted - 9);
	m.year = (int)(years + era * 400 + (m.month <= 2));
	return m;
}

int
moment_weekday(Moment m)
{
	int64_t day = (moment_days(m) + 3) % 7; /* 1970-01-01 was a Thursday */

	return (int)(day < 0 ? day + 7 : day) + 1;
}

Moment
moment_add_days(Moment m, int64_t days)
{
	Moment sum = moment_of_days(moment_days(m) + days);

	sum.hour = m.hour;
	sum.minute = m.minute;
	sum.second = m.second;
	return sum;
}

Moment
moment_add_months(Moment m, int64_t months)
{
	int64_t all = (int64_t)m.year * 12 + (m.month ? m.month : 1) - 1 + months, year = all / 12;

	if (all < 0 && all % 12)
		year--;
	m.year = (int)year;
	m.month = (int)(all - year * 12) + 1;
	if (m.day > moment_month_days(m.year, m.month))
		m.day = moment_month_days(m.year, m.month);
	return m;
}

/* The anonymous Gregorian computus (Nature, 1876; Meeus, Astronomical Algorithms, ch. 8). */
Moment
moment_easter(int year)
{
	int a = year % 19, b = year / 100, c = year % 100, d = b / 4, e = b % 4, f = (b + 8) / 25,
	    g = (b - f + 1) / 3;
	int h = (19 * a + b - d - g + 15) % 30, i = c / 4, k = c % 4, l = (32 + 2 * e + 2 * i - h - k) % 7;
	int m = (a + 11 * h + 22 * l) / 451, n = h + l - 7 * m + 114;

	return (Moment){ .year = year, .month = n / 31, .day = n % 31 + 1 };
}

Moment
moment_nth_weekday(int year, int month, int weekday, int n)
{
	Moment first = { .year = year, .month = month, .day = 1 }, last = first;

	if (n > 0)
		return moment_add_days(first, (weekday - moment_weekday(first) + 7) % 7 + 7 * (n - 1));
	last.day = moment_month_days(year, month);
	return moment_add_days(last, -((moment_weekday(last) - weekday + 7) % 7));
}

static bool
digits_at(Str text, ptrdiff_t at, int count, int *value)
{
	*value = 0;
	if (at + count > text.len)
		return false;
	for (int i = 0; i < count; i++) {
		if (!is_digit(text.at[at + i]))
			return false;
		*value = *value * 10 + (text.at[at + i] - '0');
	}
	return true;
}

bool
moment_read(Str iso, Moment *out)
{
	Moment m = { 0 };
	int hour, minute, second;

	if (!digits_at(iso, 0, 4, &m.year))
		return false;
	if (iso.len >= 7 && iso.at[4] == '-' && !digits_at(iso, 5, 2, &m.month))
		return false;
	if (iso.len >= 10 && iso.at[7] == '-' && !digits_at(iso, 8, 2, &m.day))
		return false;
	if (iso.len >= 16 && (iso.at[10] == 'T' || iso.at[10] == ' ') && digits_at(iso, 11, 2, &hour) &&
		digits_at(iso, 14, 2, &minute)) {
		m.hour = hour + 1;
		m.minute = minute + 1;
		if (iso.len >= 19 && iso.at[16] == ':' && digits_at(iso, 17, 2, &second))
			m.second = second + 1;
	}
	if (!moment_valid(m) || (iso.len >= 7 && !m.month))
		return false;
	*out = m;
	return true;
}

static void
write_year(Out *out, const Moment *m)
{
	char digits[8];
	int year = m->year < 0 ? -m->year : m->year;

	if (m->year == YEAR_UNKNOWN) {
		out_bytes(out, S("XXXX"));
		return;
	}
	if (year > 9999) { /* EDTF level 1: a Y before more than four digits */
		out_format(out, "Y%d", m->year);
		return;
	}
	if (m->year < 0)
		out_char(out, '-');
	for (int i = 3; i >= 0; i--, year /= 10)
		digits[i] = (char)('0' + year % 10);
	for (int i = 0; i < 4; i++)
		out_char(out, i >= 4 - m->vague ? 'X' : digits[i]);
}

static void
write_two(Out *out, char before, int value)
{
	out_char(out, before);
	out_char(out, (char)('0' + value / 10 % 10));
	out_char(out, (char)('0' + value % 10));
}

static void
write_moment(Out *out, const Moment *m)
{
	bool clock = m->hour > 0, day = m->day || clock;

	write_year(out, m);
	if (m->month)
		write_two(out, '-', m->month);
	else if (day)
		out_bytes(out, S("-XX"));
	if (m->day)
		write_two(out, '-', m->day);
	else if (clock)
		out_bytes(out, S("-XX"));
	if (!clock)
		return;
	write_two(out, 'T', m->hour - 1);
	write_two(out, ':', m->minute ? m->minute - 1 : 0);
	if (m->second)
		write_two(out, ':', m->second - 1);
}

Str
moment_edtf(Arena *arena, Moment m)
{
	Out out = out_memory(arena);

	write_moment(&out, &m);
	return out_str(&out);
}

Str
stretch_edtf(Arena *arena, Stretch s)
{
	Out out = out_memory(arena);

	if (s.both)
		out_char(&out, '{');
	write_moment(&out, &s.from);
	if (s.interval || s.both) {
		out_char(&out, s.both ? ',' : '/');
		write_moment(&out, &s.to);
		if (s.both)
			out_char(&out, '}');
	} else if (s.open) {
		out_bytes(&out, S("/.."));
	}
	return out_str(&out);
}
