#include "language/date/feast.h"

#include "language/date/moon.h"
#include "language/moment.h"

#include <math.h>

static int64_t
day_of(int year, int month, int day)
{
	return moment_days((Moment){ .year = year, .month = month, .day = day });
}

/* ---- Christian: so many days from Easter ---- */

static int64_t
western_easter(int year)
{
	return moment_days(moment_easter(year));
}

/* Meeus, chapter 8: Julian Easter, moved to the Gregorian calendar. */
static int64_t
eastern_easter(int year)
{
	int a = year % 4, b = year % 7, c = year % 19, d = (19 * c + 15) % 30, e = (2 * a + 4 * b - d + 34) % 7;
	int julian = d + e + 114, behind = year / 100 - year / 400 - 2;

	return day_of(year, julian / 31, julian % 31 + 1) + behind;
}

/* ---- Hebrew (Dershowitz and Reingold, Calendrical Calculations): months count from Nisan, the year from Tishri (7) ---- */

static int64_t
hebrew_elapsed(int64_t year)
{
	int64_t months = (235 * year - 234) / 19, parts = 12084 + 13753 * months,
		day = 29 * months + parts / 25920;

	return 3 * (day + 1) % 7 < 3 ? day + 1 : day;
}

static int64_t
hebrew_new_year(int64_t year)
{
	int64_t before = hebrew_elapsed(year - 1), this = hebrew_elapsed(year),
		after = hebrew_elapsed(year + 1);

	return this + (after - this == 356 ? 2 : this - before == 382 ? 1 : 0) - 2092590;
}

/* The New Year that falls into the Gregorian year, and the days of months before and after it. */
static int64_t
hebrew_day(int value, int year)
{
	static const int before[] = { 0, 177, 147, 118, 88, 59, 29 }; /* from Nisan on, to Tishri */
	int month = value / 100, day = value % 100 - 1;
	int64_t new_year = hebrew_new_year(year + 3761), long_year = hebrew_new_year(year + 3762) - new_year;
	int heshvan = long_year % 10 == 5 ? 30 : 29;
	int64_t last_year = new_year - hebrew_new_year(year + 3760);

	if (month <= 6)
		return new_year - before[month] + day;
	if (month == 12)
		return new_year - 206 + day;
	if (month == 11) /* Shevat; a long year has a thirteenth month behind it */
		return new_year - 236 - (last_year > 370 ? 30 : 0) + day;
	return new_year + day + (month == 7 ? 0 : month == 8 ? 30 : 30 + heshvan);
}

/* ---- Islamic: the evening after the new moon, if it came before sunset at Mecca ---- */

static int64_t
islamic_month(int64_t year, int month)
{
	int64_t tabular = 1 + 29 * (month - 1) + (6 * month - 1) / 11 + (year - 1) * 354 +
		(3 + 11 * year) / 30 - 492149;
	double sunset = 15.0 / 24;

	return (int64_t)floor(moon_new_before((double)tabular + 2) + 1 - sunset) + 1;
}

static bool
islamic_day(int value, int year, int64_t *day)
{
	int64_t about = (int64_t)(year - 622) * 10307 / 10000;

	for (int64_t y = about - 1; y <= about + 2; y++) {
		*day = islamic_month(y, value / 100) + value % 100 - 1;
		if (moment_of_days(*day).year == year)
			return true;
	}
	return false;
}

/* ---- Chinese: a month is the one in which the sun reaches its sign; days as at Beijing ---- */

static int64_t
chinese_day(int value, int year)
{
	int month = value / 100;
	double beijing = 8.0 / 24, near = (double)day_of(year, 2, 19) + 30.4 * (month - 1);
	double sign = floor(sun_reaches(near, (330 + 30 * (month - 1)) % 360) + beijing);

	return (int64_t)floor(moon_new_before(sign + 1 - beijing) + beijing) + value % 100 - 1;
}

/* ---- Hindu: a month begins with the new moon in a sign; a day has the moon's thirtieth that runs at this hour of it ---- */

static double
sign_begins(int year, int sign)
{
	double near = (double)day_of(year, 1, 14) + 30.44 * ((sign + 3) % 12);

	return sun_reaches_star(near, 30 * sign);
}

static int64_t
hindu_day(int value, int year, double hour)
{
	int sign = (value / 100 + 10) % 12, part = value % 100;
	double next = sun_reaches_star(sign_begins(year, sign) + 30.5, (sign + 1) % 12 * 30);
	double moon = moon_new_before(next);
	double from = part == 1 ? moon : moon_reaches(moon + (part - 1) * 0.9843, (part - 1) * 12 % 360);
	double to = moon_reaches(moon + part * 0.9843, part * 12 % 360), day = ceil(from - hour);

	return (int64_t)(day + hour < to ? day : floor(from + 5.5 / 24));
}

/* The sun enters a sign; after sunset in India it is the next day's. */
static int64_t
sign_day(int value, int year)
{
	double india = 5.5 / 24, evening = 6.25 / 24;

	return (int64_t)floor(sign_begins(year, value / 100) + india + evening) + value % 100 - 50;
}

static bool
hour_named(Str calendar, double *hour)
{
	static const struct {
		const char *name;
		double hour; /* UT, in India */
	} hours[] = { { "dawn", 0.03 }, { "noon", 0.28 }, { "dusk", 0.53 }, { "night", 0.78 },
		{ "morrow", 0.53 } };

	for (size_t i = 0; i < sizeof hours / sizeof *hours; i++)
		if (str_is(calendar, hours[i].name)) {
			*hour = hours[i].hour;
			return true;
		}
	return false;
}

bool
feast_day(Str calendar, int value, int year, int64_t *day)
{
	double hour;

	if (year < 1600 || year > 2400)
		return false;
	if (str_is(calendar, "islamic"))
		return islamic_day(value, year, day);
	if (hour_named(calendar, &hour))
		*day = hindu_day(value, year, hour) + str_is(calendar, "morrow");
	else if (str_is(calendar, "easter"))
		*day = western_easter(year) + value;
	else if (str_is(calendar, "pascha"))
		*day = eastern_easter(year) + value;
	else if (str_is(calendar, "hebrew"))
		*day = hebrew_day(value, year);
	else if (str_is(calendar, "chinese"))
		*day = chinese_day(value, year);
	else if (str_is(calendar, "sign"))
		*day = sign_day(value, year);
	else if (str_is(calendar, "thanksgiving"))
		*day = moment_days(moment_nth_weekday(year, 11, 4, 4)) + value;
	else if (str_is(calendar, "weekday"))
		*day = moment_days(moment_nth_weekday(
			year, value / 100, value / 10 % 10, value % 10 == 9 ? -1 : value % 10));
	else
		return false;
	return true;
}
