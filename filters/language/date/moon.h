/* moon.h - where the sun and the moon stand, well enough to tell the day of a feast (some minutes of time).
 * Times are days since 1970-01-01 0h UT, angles degrees. Source: J. Meeus, Astronomical Algorithms, 2nd ed., chapters 25 and 47, cut
 * to the largest terms. */
#ifndef MOON_H
#define MOON_H

double sun_longitude(double time);                      /* apparent, of the ecliptic of date; 0 to 360 */
double sun_reaches(double near, double longitude);      /* the time nearest to `near` */
double sun_reaches_star(double near, double longitude); /* the same against the fixed stars (Lahiri) */
double moon_reaches(double near, double elongation); /* so far ahead of the sun: 0 new moon, 180 full moon */
double moon_new_before(double time);                 /* the last new moon */

#endif
