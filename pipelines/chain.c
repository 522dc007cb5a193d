/* chain.c - from a plan to what runs: where input comes from, whether it is records, where output goes. */
#include "chain.h"
#include "catalog.h"
#include "command.h"
#include "wildcard.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void
say_where(Mark at, const char *what)
{
	Arena arena = { 0 };
	Problems one = { .arena = &arena };
	Out err = out_to(&arena, STDERR_FILENO, "standard error");

	problem(&one, at, "%s", what);
	problems_print(&one, &err);
	out_flush(&err);
	arena_free(&arena);
}

/* Records begin with a brace; text, HTML and folders are for ingest. What cannot be read is left to the first
 * stage. */
static bool
holds_records(const char *path)
{
	Arena arena = { 0 };
	struct stat status;
	bool records = true;
	In *in;

	if (!strcmp(path, "-") || stat(path, &status))
		return true;
	if (S_ISDIR(status.st_mode))
		return false;
	in = S_ISREG(status.st_mode) ? in_open(&arena, path) : NULL; /* a pipe's bytes can be read only once */
	if (in) {
		Str start = in_peek(in);

		if (str_starts(start, S("\xef\xbb\xbf")))
			start = str_from(start, 3);
		start = str_trim(start);
		records = start.len == 0 || start.at[0] == '{';
		in_close(in);
	}
	arena_free(&arena);
	return records;
}

static bool
all_hold_records(Arena *arena, const Texts *files)
{
	for (ptrdiff_t i = 0; i < files->len; i++)
		if (!holds_records(arena_c_string(arena, files->at[i])))
			return false;
	return true;
}

/* What the chain reads: operands, else what `from` says. */
static ExitStatus
find_files(Arena *arena, const Plan *plan, const Texts *operands, Chain *chain)
{
	if (operands->len) {
		chain->files = *operands;
		return EXIT_OK;
	}
	for (ptrdiff_t i = 0; i < plan->files.len; i++)
		glob_files(arena, plan->files.at[i], &chain->files);
	if (plan->files.len && chain->files.len == 0) {
		say_where(plan->from, "no file fits");
		return EXIT_NO_INPUT;
	}
	return EXIT_OK;
}

static void
add_command(Arena *arena, Chain *chain, Mark at, const Texts *command)
{
	Step step = { .at = at, .name = command->at[0], .command = *command };

	*PUSH(arena, &chain->steps) = step;
}

static ExitStatus
add_input(Arena *arena, const Plan *plan, Chain *chain)
{
	const Step *first = &plan->steps.at[0];
	Step ingest = { .at = first->at, .name = S("ingest"), .filter = catalog_find(S("ingest")) };

	if (chain->files.len == 0 && plan->source.len)
		add_command(arena, chain, plan->from, &plan->source);
	if (chain->files.len == 0 || (first->filter && first->filter == ingest.filter))
		return EXIT_OK;
	if (first->filter && all_hold_records(arena, &chain->files))
		return EXIT_OK;
	if (!ingest.filter) {
		tell("these files need ingest, which is not built in");
		return EXIT_MISSING;
	}
	*PUSH(arena, &chain->steps) = ingest;
	return EXIT_OK;
}

static void
add_output(Arena *arena, const Plan *plan, Chain *chain)
{
	static Str const gzip[] = { { "gzip", 4 }, { "-n", 2 } };
	Texts command = { 0 };

	chain->to = plan->to;
	if (!str_ends(plan->to, S(".gz")))
		return;
	*PUSH(arena, &command) = gzip[0];
	*PUSH(arena, &command) = gzip[1]; /* no time in the file: the same bytes every day */
	add_command(arena, chain, plan->to_at, &command);
}

static ExitStatus
find_commands(Arena *arena, const Chain *chain)
{
	ExitStatus status = EXIT_OK;

	for (ptrdiff_t i = 0; i < chain->steps.len; i++) {
		const Step *step = &chain->steps.at[i];

		if (step->filter || command_find(arena, step->command.at[0]).len)
			continue;
		say_where(step->at,
			arena_format(arena, "the program '%.*s' is not in PATH", SHOW(step->command.at[0])).at);
		status = EXIT_MISSING;
	}
	return status;
}

ExitStatus
chain_make(Arena *arena, Plan *plan, const Texts *operands, Chain *chain)
{
	ExitStatus status;

	if (plan->later.list.len) {
		Out err = out_to(arena, STDERR_FILENO, "standard error");

		problems_print(&plan->later, &err);
		out_flush(&err);
		return EXIT_MISSING;
	}
	*chain = (Chain){ .about = plan->about, .name = plan->name };
	status = find_files(arena, plan, operands, chain);
	if (!status)
		status = add_input(arena, plan, chain);
	if (status)
		return status;
	for (ptrdiff_t i = 0; i < plan->steps.len; i++)
		*PUSH(arena, &chain->steps) = plan->steps.at[i];
	add_output(arena, plan, chain);
	return find_commands(arena, chain);
}

/* -- running ---------------------------------------------------------------------------------------- */

static bool
has_setting(const Step *step, const char *name)
{
	for (ptrdiff_t i = 0; i < step->settings.len; i++)
		if (str_equal(step->settings.at[i].name, str(name)))
			return true;
	return false;
}

/* May a stage share the process of the one before it? Not if its options speak of input lines or of what this
 * one process refuses, nor if it reads its input in its own way. */
static bool
joins(const Step *before, const Step *step)
{
	return before->filter && step->filter && !step->filter->operands && !has_setting(step, "max-record") &&
		!has_setting(step, "rejects") && !has_setting(before, "rejects");
}

Segments
chain_segments(Arena *arena, const Steps *steps, bool each_alone)
{
	Segments segments = { 0 };

	for (ptrdiff_t i = 0; i < steps->len; i++) {
		if (i > 0 && !each_alone && joins(&steps->at[i - 1], &steps->at[i]))
			segments.at[segments.len - 1].count++;
		else
			*PUSH(arena, &segments) = (Segment){ &steps->at[i], 1 };
	}
	return segments;
}

/* Standard output becomes the file. */
static ExitStatus
open_output(Arena *arena, Str to)
{
	const char *name = arena_c_string(arena, to);
	int fd = open(name, O_WRONLY | O_CREAT | O_TRUNC, 0666);

	if (fd < 0) {
		tell("cannot create %s: %s", name, strerror(errno));
		return EXIT_CANNOT_CREATE;
	}
	if (fd != STDOUT_FILENO && (dup2(fd, STDOUT_FILENO) < 0 || close(fd)))
		die(EXIT_INTERNAL, "cannot write to %s: %s", name, strerror(errno));
	return EXIT_OK;
}

ExitStatus
chain_run(Arena *arena, const Chain *chain, bool processes)
{
	Segments segments = chain_segments(arena, &chain->steps, processes);

	if (chain->to.len && open_output(arena, chain->to))
		return EXIT_CANNOT_CREATE;
	if (segments.len == 1 && segments.at[0].steps[0].filter && !processes)
		return fuse_run(arena, &segments.at[0], &chain->files,
			chain->to.len ? arena_c_string(arena, chain->to) : NULL);
	return processes_run(arena, &segments, &chain->files, processes);
}
