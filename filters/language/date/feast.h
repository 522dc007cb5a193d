/* feast.h - the days of feasts that other calendars than the Gregorian set. Days are counted from 1970-01-01.
 * Where sighting or a council decides, this is the day by rule, which may be a day off. */
#ifndef FEAST_H
#define FEAST_H

#include "base/str.h"

/* The first day of the feast in a year from 1600 to 2400. `calendar` and `value` are those of a row of en/calendar.tsv, see there.
 * False if the calendar is unknown, or the year has no such day. */
bool feast_day(Str calendar, int value, int year, int64_t *day);

#endif
