/* clock.h - times of day: "13:05", "10 a.m.", "2.15pm", "1400 GMT", "half past six", "noon". */
#ifndef CLOCK_H
#define CLOCK_H

#include "language/date.h"

/* Sets hour, minute and second as a Moment has them. Returns the lexeme behind it, or -1 if none begins here. */
ptrdiff_t clock_at(const Calendar *, ptrdiff_t at, Moment *);
/* "3 to 5 pm", "between 5 and 7 in the evening": the first hour is of the second's half of the day. */
ptrdiff_t clock_range_at(const Calendar *, ptrdiff_t at, Moment *from, Moment *to);

/* Shared with date.c. */
const Lexeme *calendar_lexeme(const Calendar *, ptrdiff_t at);   /* an empty mark outside of the text; never NULL */
bool calendar_digits(const Lexeme *, int *value);                /* plain digits, at most four */
bool calendar_dash(const Calendar *, ptrdiff_t at);

#endif
