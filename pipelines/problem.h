/* problem.h - what is wrong with a pipeline's file, and where: collected, and printed in one go.
 * Lines end where YAML 1.1 ends them (section 5.4: also NEL, LS and PS), so that libyaml's numbers fit. */
#ifndef PROBLEM_H
#define PROBLEM_H

#include "base/arena.h"
#include "base/out.h"

typedef struct {
	Str name;  /* as given on the command line */
	Str bytes; /* all of the file */
} Source;

typedef struct {
	const Source *source;
	ptrdiff_t line, column; /* from 1; columns count characters */
} Mark;

typedef struct {
	Mark at;
	Str message;
} Problem;

/* Of a file with more than PROBLEMS_KEPT only these are kept; how many more there are is said at the end. */
enum { PROBLEMS_KEPT = 200 };
typedef struct {
	Arena *arena;
	LIST(Problem) list;
	ptrdiff_t more;
} Problems;

void problem(Problems *, Mark, const char *format, ...) __attribute__((format(printf, 3, 4)));

/* "WHAT 'word' is not known: did you mean 'x'?", or the list of what is known. known: NULL-ended */
void problem_unknown(Problems *, Mark, const char *what, Str word, const char *const *known);

/* FILE:LINE:COL: message, then the line and a caret; in the order of the lines. */
void problems_print(Problems *, Out *);

Mark source_mark(const Source *, ptrdiff_t byte);
Str source_line(const Source *, ptrdiff_t line); /* without its end; empty behind the last */

#endif
