#include "language/date/moon.h"

#include <math.h>
#include <stddef.h>

static const double noon_of_2000 = 10957.5; /* the epoch J2000 */
static const double sun_a_day = 0.98565, moon_a_day = 12.1907, lunation = 29.5306;

static double
sine(double degrees)
{
	return sin(degrees * 3.14159265358979323846 / 180);
}

static double
within_circle(double degrees)
{
	double rest = fmod(degrees, 360);

	return rest < 0 ? rest + 360 : rest;
}

/* From -180 to 180. */
static double
shortest_way(double degrees)
{
	return within_circle(degrees + 180) - 180;
}

double
sun_longitude(double time)
{
	double n = time - noon_of_2000, g = 357.52911 + 0.98560028 * n;

	return within_circle(280.46646 + 0.98564736 * n + 1.914602 * sine(g) + 0.019993 * sine(2 * g) +
		0.000289 * sine(3 * g) - 0.00569);
}

static double
moon_longitude(double time)
{
	static const struct {
		double degrees;
		int elongation, sun, moon, node;
	} terms[] = {
		{ 6.288774, 0, 0, 1, 0 },
		{ 1.274027, 2, 0, -1, 0 },
		{ 0.658314, 2, 0, 0, 0 },
		{ 0.213618, 0, 0, 2, 0 },
		{ -0.185116, 0, 1, 0, 0 },
		{ -0.114332, 0, 0, 0, 2 },
		{ 0.058793, 2, 0, -2, 0 },
		{ 0.057066, 2, -1, -1, 0 },
		{ 0.053322, 2, 0, 1, 0 },
		{ 0.045758, 2, -1, 0, 0 },
		{ -0.040923, 0, 1, -1, 0 },
		{ -0.034720, 1, 0, 0, 0 },
		{ -0.030383, 0, 1, 1, 0 },
		{ 0.015327, 2, 0, 0, -2 },
	};
	double n = time - noon_of_2000, longitude = 218.3164477 + 13.17639648 * n;
	double apart = 297.8501921 + 12.19074912 * n, sun = 357.5291092 + 0.98560028 * n,
	       moon = 134.9633964 + 13.06499295 * n, node = 93.2720950 + 13.22935024 * n;

	for (size_t i = 0; i < sizeof terms / sizeof *terms; i++)
		longitude += terms[i].degrees *
			sine(terms[i].elongation * apart + terms[i].sun * sun + terms[i].moon * moon +
				terms[i].node * node);
	return within_circle(longitude);
}

static double
elongation(double time)
{
	return within_circle(moon_longitude(time) - sun_longitude(time));
}

double
sun_reaches(double near, double longitude)
{
	for (int i = 0; i < 6; i++)
		near += shortest_way(longitude - sun_longitude(near)) / sun_a_day;
	return near;
}

double
sun_reaches_star(double near, double longitude)
{
	for (int i = 0; i < 6; i++) {
		double precession = 23.853 + (near - noon_of_2000) / 365.25 * 50.29 / 3600;
		near += shortest_way(longitude + precession - sun_longitude(near)) / sun_a_day;
	}
	return near;
}

double
moon_reaches(double near, double angle)
{
	for (int i = 0; i < 6; i++)
		near += shortest_way(angle - elongation(near)) / moon_a_day;
	return near;
}

double
moon_new_before(double time)
{
	double last = moon_reaches(time - elongation(time) / moon_a_day, 0);

	return last > time ? moon_reaches(last - lunation, 0) : last;
}
