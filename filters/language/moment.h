/* moment.h - points and stretches of calendar time, known as far as they are known, and their EDTF (ISO 8601-2:2019, levels 0 to 2):
 * "2019", "XXXX-12-15", "2019-01/2019-03", "18XX", "2017-22", "2014-09-26T13:05", "2012/..".
 * The proleptic Gregorian calendar; year 0 is 1 BC. */
#ifndef MOMENT_H
#define MOMENT_H

#include "base/out.h"

enum { YEAR_UNKNOWN = -99999 };

typedef struct {
	int year;                 /* YEAR_UNKNOWN: XXXX */
	int month;                /* 1..12, EDTF seasons 21..24; 0: not said */
	int day;                  /* 1..31; 0: not said */
	int hour, minute, second; /* counted from 1 (hour 1 is midnight): 0 is not said */
	int vague;                /* digits of the year that are X: 1 for a decade, 2 for a century */
} Moment;

typedef struct {
	Moment from, to; /* a point: `to` is unused */
	bool interval;
	bool open; /* an interval without end: "2012/.." */
	bool both; /* not from one to the other, but the two: "{2019-05-07,2019-05-09}" */
} Stretch;

bool moment_read(
	Str iso, Moment *); /* an ISO 8601 date, with or without time; zone ignored. False if it is none */
bool moment_valid(Moment);  /* its month has that day */
Moment moment_of_days(int64_t days); /* days since 1970-01-01 */
int64_t moment_days(Moment);         /* what is not said counts as the first */
int moment_weekday(Moment);          /* 1 Monday to 7 Sunday */
Moment moment_add_days(Moment, int64_t days);
Moment moment_add_months(Moment, int64_t months); /* the day falls back to the month's last */
int moment_month_days(int year, int month);
Moment moment_easter(int year);                                     /* Easter Sunday, Gregorian */
Moment moment_nth_weekday(int year, int month, int weekday, int n); /* n from 1; -1 is the last */
Str moment_edtf(Arena *, Moment);
Str stretch_edtf(Arena *, Stretch);

#endif
