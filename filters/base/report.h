/* report.h - messages for people on stderr, and how a program ends.
 * The statuses are those of records(7); they stand here and nowhere else. */
#ifndef REPORT_H
#define REPORT_H

#include "base/str.h"

typedef enum {
	EXIT_OK = 0,
	EXIT_DIFFERENT = 1, /* test, diff: differences were found */
	EXIT_USAGE = 64,
	EXIT_DATA = 65, /* more records refused than --max-bad allows; damaged input */
	EXIT_NO_INPUT = 66,
	EXIT_MISSING = 69,  /* a stage, a library, or what is not built yet */
	EXIT_INTERNAL = 70, /* our error, or a stage crashed */
	EXIT_CANNOT_CREATE = 73,
	EXIT_IO = 74,
	EXIT_LATER = 75, /* locked: try again */
	EXIT_CONFIG = 78,
	EXIT_SIGNAL = 128, /* + the signal's number */
} ExitStatus;

extern const char *program; /* the name in messages; the one mutable global */

void tell(const char *format, ...) __attribute__((format(printf, 1, 2))); /* "program: ...\n" */
_Noreturn void die(ExitStatus, const char *format, ...) __attribute__((format(printf, 2, 3)));
_Noreturn void usage(const char *format, ...) __attribute__((format(printf, 1, 2))); /* 64; adds where help is */

/* The candidate nearest to `word` by edits, if near enough to be what was meant; NULL else. */
const char *did_you_mean(Str word, const char *const *candidates, ptrdiff_t count);

#endif
