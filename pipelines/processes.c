/* processes.c - stages as children joined by pipes; and how a child's end becomes a status. */
#define _GNU_SOURCE /* F_SETPIPE_SZ */
#include "chain.h"
#include "command.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

typedef struct {
	const Segment *segment;
	pid_t process; /* 0: it has ended */
	ExitStatus status;
} Child;

typedef struct {
	Arena *arena;
	LIST(Child) children;
	const Texts *files; /* of the first */
	bool as_programs;
	sigset_t before; /* the signals that were blocked when we came */
} Processes;

enum { PIPE_BYTES = 1 << 20, NOT_STARTED = 126, NOT_FOUND = 127 }; /* the shell's statuses */

static void
signals_as_usual(const Processes *all)
{
	static const int changed[] = { SIGPIPE, SIGINT, SIGTERM, SIGHUP, SIGCHLD };

	for (int i = 0; i < (int)(sizeof changed / sizeof *changed); i++)
		signal(changed[i], SIG_DFL);
	sigprocmask(SIG_SETMASK, &all->before, NULL);
}

_Noreturn static void
become_program(const Processes *all, const Step *step, bool first)
{
	Texts words = step_arguments(all->arena, step);
	Str path = step->filter ? command_sibling(all->arena, step->name)
				: command_find(all->arena, words.at[0]);
	const Texts none = { 0 }, *files = first ? all->files : &none;
	const char *what = arena_c_string(all->arena, path.len ? path : words.at[0]);
	char **argv = NEW(all->arena, char *, words.len + files->len + 2);
	ptrdiff_t count = 0;

	for (ptrdiff_t i = 0; i < words.len; i++)
		argv[count++] = arena_c_string(all->arena, words.at[i]);
	if (files->len)
		argv[count++] = arena_c_string(all->arena, S("--"));
	for (ptrdiff_t i = 0; i < files->len; i++)
		argv[count++] = arena_c_string(all->arena, files->at[i]);
	if (path.len)
		execv(what, argv);
	else
		errno = ENOENT;
	tell("cannot start %s: %s", what, strerror(errno));
	_exit(errno == ENOENT ? NOT_FOUND : NOT_STARTED);
}

_Noreturn static void
be_child(const Processes *all, const Segment *segment, bool first, int in, int out)
{
	const Texts none = { 0 };

	if (in >= 0 && (dup2(in, STDIN_FILENO) < 0 || close(in)))
		_exit(EXIT_INTERNAL);
	if (out >= 0 && (dup2(out, STDOUT_FILENO) < 0 || close(out)))
		_exit(EXIT_INTERNAL);
	signals_as_usual(all);
	if (all->as_programs || !segment->steps[0].filter)
		become_program(all, &segment->steps[0], first);
	signal(SIGPIPE, SIG_IGN);
	_exit((int)fuse_run(all->arena, segment, first ? all->files : &none, NULL));
}

/* Starts a segment that reads from `in` (-1: our own input). Gives the end of a pipe to read from, or -1 if
 * it is the last and writes to our output. */
static int
start(Processes *all, const Segment *segment, bool first, bool last, int in)
{
	int ends[2] = { -1, -1 };
	Child *child = PUSH(all->arena, &all->children);

	child->segment = segment;
	if (!last && pipe(ends))
		die(EXIT_INTERNAL, "cannot make a pipe: %s", strerror(errno));
	if (!last)
		fcntl(ends[1], F_SETPIPE_SZ, PIPE_BYTES); /* fewer switches; the default does as well */
	child->process = fork();
	if (child->process < 0)
		die(EXIT_INTERNAL, "cannot start a stage: %s", strerror(errno));
	if (child->process == 0) {
		if (!last)
			close(ends[0]);
		be_child(all, segment, first, in, ends[1]);
	}
	if (in >= 0)
		close(in);
	if (!last)
		close(ends[1]);
	return ends[0];
}

/* -- their ends ------------------------------------------------------------------------------------- */

/* As explain's shell function has it: a reader that left is no failure, a signal is a crash. A shell says 128
 * + n for a signal its child died of, so that is one as well. */
static ExitStatus
status_of(const Step *step, int ended)
{
	int code = WIFSIGNALED(ended) ? EXIT_SIGNAL + WTERMSIG(ended) : WEXITSTATUS(ended);

	if (code == EXIT_SIGNAL + SIGPIPE)
		return EXIT_OK;
	if (code > EXIT_SIGNAL && code <= EXIT_SIGNAL + 64) {
		tell("%.*s:%td: the stage %.*s died of signal %d (%s)", SHOW(step->at.source->name),
			step->at.line, SHOW(step->name), code - EXIT_SIGNAL, strsignal(code - EXIT_SIGNAL));
		return EXIT_INTERNAL;
	}
	if (code == NOT_FOUND || code == NOT_STARTED)
		return EXIT_MISSING;
	if (code && !step->filter) /* filters say themselves what is wrong */
		tell("%.*s:%td: %.*s ended with status %d", SHOW(step->at.source->name), step->at.line,
			SHOW(step->name), code);
	return (ExitStatus)code;
}

static ptrdiff_t
collect(Processes *all, bool stopping)
{
	ptrdiff_t left = 0;

	for (ptrdiff_t i = 0; i < all->children.len; i++) {
		Child *child = &all->children.at[i];
		int ended;

		if (child->process && waitpid(child->process, &ended, WNOHANG) == child->process) {
			child->process = 0;
			child->status = stopping ? EXIT_OK : status_of(&child->segment->steps[0], ended);
		}
		left += child->process != 0;
	}
	return left;
}

static void
send_all(const Processes *all, int number)
{
	for (ptrdiff_t i = 0; i < all->children.len; i++)
		if (all->children.at[i].process)
			kill(all->children.at[i].process, number);
}

/* Waits for all; a signal to stop is handed on, a second one kills. The signal, or 0. */
static int
wait_all(Processes *all, const sigset_t *awaited)
{
	int stopped_by = 0, number;

	while (collect(all, stopped_by != 0) > 0) {
		if (sigwait(awaited, &number) || number == SIGCHLD)
			continue;
		send_all(all, stopped_by ? SIGKILL : number);
		if (!stopped_by)
			stopped_by = number;
	}
	return stopped_by;
}

ExitStatus
processes_run(Arena *arena, const Segments *segments, const Texts *files, bool as_programs)
{
	Processes all = { .arena = arena, .files = files, .as_programs = as_programs };
	ExitStatus status = EXIT_OK;
	sigset_t awaited;
	int in = -1, stopped_by;

	sigemptyset(&awaited);
	sigaddset(&awaited, SIGCHLD);
	sigaddset(&awaited, SIGINT);
	sigaddset(&awaited, SIGTERM);
	sigaddset(&awaited, SIGHUP);
	sigprocmask(SIG_BLOCK, &awaited, &all.before);
	for (ptrdiff_t i = 0; i < segments->len; i++)
		in = start(&all, &segments->at[i], i == 0, i + 1 == segments->len, in);
	stopped_by = wait_all(&all, &awaited);
	sigprocmask(SIG_SETMASK, &all.before, NULL);
	for (ptrdiff_t i = 0; i < all.children.len; i++)
		if (all.children.at[i].status)
			status = all.children.at[i].status;
	return stopped_by ? (ExitStatus)(EXIT_SIGNAL + stopped_by) : status;
}
