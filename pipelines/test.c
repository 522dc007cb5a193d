/* test.c - feeds a test's records to the pipeline's stages and looks for what it wants among what comes out.
 */
#include "test.h"
#include "chain.h"
#include "command.h"
#include "match.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

typedef struct {
	Arena *arena;
	const Plan *plan;
	Out *out, *err;
} Tester;

/* -- in --------------------------------------------------------------------------------------------- */

static void
add_line(Arena *arena, Texts *lines, const Node *node)
{
	Out line = out_memory(arena);

	if (node->kind == NODE_MAP) {
		node_json(&line, node);
	} else { /* an article's text, numbered as its document */
		out_format(&line, "{\"record\":\"document\",\"doc\":\"%td\",\"text\":", lines->len + 1);
		json_write_text(&line, node->text);
		out_char(&line, '}');
	}
	*PUSH(arena, lines) = out_str(&line);
}

static Texts
lines_in(Arena *arena, const Node *in)
{
	Texts lines = { 0 };

	if (in->kind != NODE_LIST)
		add_line(arena, &lines, in);
	for (ptrdiff_t i = 0; i < in->items.len; i++)
		add_line(arena, &lines, in->items.at[i]);
	return lines;
}

static Texts
lines_of(Arena *arena, Str text)
{
	Texts lines = { 0 };
	Str line;

	while (text.len && str_next(&text, '\n', &line))
		if (line.len)
			*PUSH(arena, &lines) = line;
	return lines;
}

/* -- running ---------------------------------------------------------------------------------------- */

static int
temporary(void)
{
	FILE *file = tmpfile();
	int fd = file ? dup(fileno(file)) : -1;

	if (fd < 0)
		die(EXIT_CANNOT_CREATE, "cannot make a temporary file: %s", strerror(errno));
	fclose(file);
	return fd;
}

static Str
whole_file(Arena *arena, int fd)
{
	Out text = out_memory(arena);
	ssize_t got;

	lseek(fd, 0, SEEK_SET);
	while ((got = read(fd, out_room(&text, 65536), 65536)) > 0)
		text.len += got;
	return out_str(&text);
}

/* With commands in the chain: a child that is the pipeline, between two temporary files. */
static ExitStatus
run_between_files(Arena *arena, const Segments *segments, const Texts *lines, Str *result)
{
	int in = temporary(), out = temporary(), ended;
	Out text = out_to(arena, in, "a temporary file");
	const Texts none = { 0 };
	pid_t child;

	for (ptrdiff_t i = 0; i < lines->len; i++) {
		out_bytes(&text, lines->at[i]);
		out_char(&text, '\n');
	}
	out_flush(&text);
	lseek(in, 0, SEEK_SET);
	child = fork();
	if (child < 0)
		die(EXIT_INTERNAL, "cannot start a process: %s", strerror(errno));
	if (child == 0) {
		dup2(in, STDIN_FILENO);
		dup2(out, STDOUT_FILENO);
		_exit((int)processes_run(arena, segments, &none, false));
	}
	while (waitpid(child, &ended, 0) < 0 && errno == EINTR)
		; /* again */
	*result = whole_file(arena, out);
	close(in);
	close(out);
	return WIFEXITED(ended) ? (ExitStatus)WEXITSTATUS(ended) : EXIT_INTERNAL;
}

static ExitStatus
run(const Tester *t, const Texts *lines, Texts *result)
{
	Segments segments = chain_segments(t->arena, &t->plan->steps, false);
	const Filter *first = t->plan->steps.at[0].filter;
	Out out = out_memory(t->arena);
	Str text;
	ExitStatus status;

	if (segments.len == 1 && first && !first->operands) {
		status = fuse_lines(t->arena, &segments.at[0], lines, &out);
		text = out_str(&out);
	} else {
		status = run_between_files(t->arena, &segments, lines, &text);
	}
	*result = lines_of(t->arena, text);
	return status;
}

/* -- out -------------------------------------------------------------------------------------------- */

static void
say(const Tester *t, const Node *at, const char *what)
{
	out_format(t->err, "%.*s:%td:%td: %s\n", SHOW(at->at.source->name), at->at.line, at->at.column, what);
}

static void
show_nearest(const Tester *t, const Node *want, const Texts *got)
{
	ptrdiff_t best = -1, most = -1;

	for (ptrdiff_t i = 0; i < got->len; i++) {
		ptrdiff_t hits = node_hits(t->arena, want, got->at[i]);

		if (hits > most) {
			most = hits;
			best = i;
		}
	}
	say(t, want, "no record is like this one");
	if (best < 0) {
		out_bytes(t->err, S("  nothing came out\n"));
		return;
	}
	node_differences(t->arena, t->err, want, got->at[best]);
	out_format(t->err, "  nearest (%td of %td): %.*s\n", best + 1, got->len, SHOW(got->at[best]));
}

/* The records of `out`, a list or one map. */
static const Node *
wanted(const Node *out, ptrdiff_t i)
{
	if (out->kind == NODE_MAP)
		return i == 0 ? out : NULL;
	return i < out->items.len ? out->items.at[i] : NULL;
}

/* Each wanted record is one of those that came and that no other stands for. */
static bool
find_all(const Tester *t, const Node *out, const Texts *got)
{
	bool *taken = NEW(t->arena, bool, got->len + 1), good = true;

	for (ptrdiff_t i = 0; wanted(out, i); i++) {
		ptrdiff_t at = 0;

		while (at < got->len &&
			(taken[at] || !node_matches(t->arena, wanted(out, i), got->at[at], false)))
			at++;
		if (at == got->len) {
			show_nearest(t, wanted(out, i), got);
			good = false;
		}
		taken[at] = true;
	}
	if (!wanted(out, 0) && got->len) {
		say(t, out, "nothing was to come out");
		out_format(t->err, "  but this did: %.*s\n", SHOW(got->at[0]));
		good = false;
	}
	return good;
}

/* exact: these records, in this order, with these fields. */
static bool
find_exactly(const Tester *t, const Node *out, const Texts *got)
{
	ptrdiff_t i;

	for (i = 0; wanted(out, i); i++)
		if (i >= got->len || !node_matches(t->arena, wanted(out, i), got->at[i], true)) {
			say(t, wanted(out, i),
				i < got->len ? "another record is in this place" : "nothing is in this place");
			if (i < got->len)
				node_differences(t->arena, t->err, wanted(out, i), got->at[i]);
			if (i < got->len)
				out_format(t->err, "  record %td: %.*s\n", i + 1, SHOW(got->at[i]));
			return false;
		}
	if (i == got->len)
		return true;
	say(t, out, "more records came out");
	out_format(t->err, "  record %td: %.*s\n", i + 1, SHOW(got->at[i]));
	return false;
}

static bool
test(const Tester *t, const Node *node)
{
	const Node *about = node_get(node, "about"), *exact = node_get(node, "exact"),
		   *out = node_get(node, "out");
	Texts in = lines_in(t->arena, node_get(node, "in")), got;
	ExitStatus status = run(t, &in, &got);
	bool good = exact && node_is(exact, "true") ? find_exactly(t, out, &got) : find_all(t, out, &got);

	if (status) {
		say(t, node, "the stages did not end well");
		out_format(t->err, "  exit status %d\n", (int)status);
	}
	good = good && !status;
	out_format(t->out, "%s %.*s:%td", good ? "ok    " : "FAILED", SHOW(t->plan->name), node->at.line);
	if (about)
		out_format(t->out, ": %.*s", SHOW(about->text));
	out_char(t->out, '\n');
	return good;
}

ExitStatus
plan_test(Arena *arena, const Plan *plan, Out *out, Out *err)
{
	Tester tester = { arena, plan, out, err };
	ExitStatus status = EXIT_OK;

	for (ptrdiff_t i = 0; i < plan->steps.len; i++)
		if (!plan->steps.at[i].filter && command_find(arena, plan->steps.at[i].command.at[0]).len == 0) {
			out_format(err, "%.*s: the program '%.*s' is not in PATH\n", SHOW(plan->name),
				SHOW(plan->steps.at[i].command.at[0]));
			return EXIT_MISSING;
		}
	if (!plan->tests)
		out_format(err, "%.*s: no tests\n", SHOW(plan->name));
	for (ptrdiff_t i = 0; plan->tests && i < plan->tests->items.len; i++)
		if (!test(&tester, plan->tests->items.at[i]))
			status = EXIT_DIFFERENT;
	return status;
}
