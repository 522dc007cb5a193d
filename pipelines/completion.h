/* completion.h - what shells and man pages need to know of a program, from its option tables. */
#ifndef COMPLETION_H
#define COMPLETION_H

#include "base/option.h"

typedef struct {
	const char *name;            /* "segment" */
	const Option *tables[2];     /* its own, those of every filter; either may be NULL */
	const char *const *commands; /* "run", …, NULL-ended; NULL: it has none */
} Program;

/* shell: bash, zsh or fish; false: none of these. `prefix` stands before every program's name. */
bool completion_write(Out *, Str shell, Str prefix, const Program *, ptrdiff_t count);

/* The entries of OPTIONS in a man page, as mdoc(7). */
void manual_options(Out *, const Program *);

#endif
