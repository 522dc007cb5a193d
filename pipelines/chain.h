/* chain.h - a plan with its input and output settled: what is run, and what explain prints. The law:
 * however it is run, a chain gives the same bytes on standard output and the same exit status as the shell
 * pipe it stands for. */
#ifndef CHAIN_H
#define CHAIN_H

#include "plan.h"

typedef struct {
	Steps steps; /* with an ingest in front where the input needs it, and gzip behind for a .gz */
	Texts files; /* operands of the first stage; none: standard input */
	Str to;      /* the file that is written; empty: standard output */
	Str about;
	Str name; /* of the YAML */
} Chain;

/* EXIT_OK, or what stops it (reported): no input, a program or a filter that is not there, what is not
 * built yet. */
ExitStatus chain_make(Arena *, Plan *, const Texts *operands, Chain *);

/* Some stages that run in one process; a command is always alone. */
typedef struct {
	const Step *steps;
	ptrdiff_t count;
} Segment;
typedef LIST(Segment) Segments;

Segments chain_segments(Arena *, const Steps *, bool each_alone);

/* chain_run: `processes`: every stage is a program of its own; else neighbours that are ours share a
 * process. */
ExitStatus chain_run(Arena *, const Chain *, bool processes);

/* fuse.c: filters in this process, from files (none: standard input) to standard output. */
ExitStatus fuse_run(Arena *, const Segment *, const Texts *files, const char *out_name);
/* The same from lines in memory to `out`, for tests. */
ExitStatus fuse_lines(Arena *, const Segment *, const Texts *lines, Out *out);

/* Begins every filter once and forgets it: what is wrong (a list that is not there) is a problem at its
 * stage, known before any stage runs. */
void fuse_try(Arena *, const Steps *, Problems *);

/* processes.c: segments as children, joined by pipes. */
ExitStatus processes_run(Arena *, const Segments *, const Texts *files, bool as_programs);

/* explain.c */
void explain(Arena *, const Chain *, Out *);
Texts step_arguments(Arena *, const Step *); /* argv: the program's name, then --name=value each */

#endif
