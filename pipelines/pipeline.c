/* pipeline.c - pipelines in YAML: run them, check them, test them, show what they are. */
#include "catalog.h"
#include "chain.h"
#include "completion.h"
#include "test.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

typedef struct {
	Texts params;
	int64_t workers;
	bool processes, cron, help, version, describe;
} Settings;

static const Option options[] = {
	{ 'p', "param", OPTION_LIST, offsetof(Settings, params), NULL, "KEY=VALUE",
		"what ${KEY} stands for in the pipeline" },
	{ 0, "processes", OPTION_FLAG, offsetof(Settings, processes), NULL, NULL,
		"run: every stage as a program of its own" },
	{ 0, "workers", OPTION_NUMBER, offsetof(Settings, workers), "1", "N",
		"run: so many at once (more than 1 is not built yet)" },
	{ 0, "cron", OPTION_FLAG, offsetof(Settings, cron), NULL, NULL,
		"run: quiet when another run holds the lock (not built yet)" },
	{ 'h', "help", OPTION_FLAG, offsetof(Settings, help), NULL, NULL, "show this help" },
	{ 0, "version", OPTION_FLAG, offsetof(Settings, version), NULL, NULL, "show the version" },
	{ 0, "describe", OPTION_FLAG, offsetof(Settings, describe), NULL, NULL,
		"show commands and options as JSON" },
	{ 0 },
};

typedef struct {
	Arena *arena;
	Settings set;
	Texts operands; /* without the command's name */
	Out out, err;
} Session;

typedef struct {
	const char *name, *operands, *help;
	ExitStatus (*run)(Session *); /* NULL: not built yet */
} Command;

/* -- plans ------------------------------------------------------------------------------------------ */

/* The plan, or NULL: what is wrong has been said, and *status is how to end. */
static Plan *
read_plan(Session *s, Str file, ExitStatus *status)
{
	Problems problems = { .arena = s->arena };
	Params params = { .arena = s->arena, .problems = &problems };
	const char *name = arena_c_string(s->arena, file), *wrong = params_give(&params, &s->set.params);
	Plan *plan = wrong ? NULL : plan_read(s->arena, name, &params, &problems);

	if (wrong)
		usage("%s", wrong);
	if (!plan) {
		tell("%s: %s", name, strerror(errno));
		*status = EXIT_NO_INPUT;
		return NULL;
	}
	if (problems.list.len == 0) {
		wrong = params_left_over(&params);
		if (wrong)
			usage("%s", wrong);
		fuse_try(s->arena, &plan->steps, &problems);
	}
	if (problems.list.len == 0)
		return plan;
	problems_print(&problems, &s->err);
	out_flush(&s->err);
	*status = EXIT_CONFIG;
	return NULL;
}

static Plan *
first_plan(Session *s, ExitStatus *status)
{
	if (s->operands.len == 0)
		usage("which pipeline? give its FILE.yaml");
	return read_plan(s, s->operands.at[0], status);
}

static ExitStatus
make_chain(Session *s, Chain *chain)
{
	ExitStatus status = EXIT_OK;
	Plan *plan = first_plan(s, &status);
	Texts inputs = { 0 };

	for (ptrdiff_t i = 1; i < s->operands.len; i++)
		*PUSH(s->arena, &inputs) = s->operands.at[i];
	return plan ? chain_make(s->arena, plan, &inputs, chain) : status;
}

/* -- commands --------------------------------------------------------------------------------------- */

static void
stop(int number) /* records not yet written are lost, as in a pipe */
{
	_exit(EXIT_SIGNAL + number);
}

static ExitStatus
run(Session *s)
{
	Chain chain;
	ExitStatus status;

	if (s->set.workers > 1 || s->set.cron)
		die(EXIT_MISSING, "%s is not built yet", s->set.cron ? "--cron" : "--workers over 1");
	status = make_chain(s, &chain);
	if (status)
		return status;
	signal(SIGINT, stop);
	signal(SIGTERM, stop);
	return chain_run(s->arena, &chain, s->set.processes);
}

static ExitStatus
explain_one(Session *s)
{
	Chain chain;
	ExitStatus status = make_chain(s, &chain);

	if (!status)
		explain(s->arena, &chain, &s->out);
	return status;
}

static ExitStatus
each_plan(Session *s, ExitStatus (*work)(Session *, const Plan *))
{
	ExitStatus worst = EXIT_OK;

	if (s->operands.len == 0)
		usage("which pipelines? give FILEs");
	for (ptrdiff_t i = 0; i < s->operands.len; i++) {
		ExitStatus status = EXIT_OK;
		const Plan *plan = read_plan(s, s->operands.at[i], &status);

		if (plan)
			status = work(s, plan);
		if (status > worst)
			worst = status;
	}
	return worst;
}

static ExitStatus
nothing(Session *s, const Plan *plan)
{
	(void)s, (void)plan;
	return EXIT_OK;
}

static ExitStatus
check(Session *s)
{
	return each_plan(s, nothing);
}

static ExitStatus
test_plan(Session *s, const Plan *plan)
{
	ExitStatus status = plan_test(s->arena, plan, &s->out, &s->err);

	out_flush(&s->out);
	out_flush(&s->err);
	return status;
}

static ExitStatus
test(Session *s)
{
	return each_plan(s, test_plan);
}

static ExitStatus
stages(Session *s)
{
	for (ptrdiff_t i = 0; s->operands.len && i < s->operands.len; i++) {
		const Filter *filter = catalog_find(s->operands.at[i]);

		if (!filter)
			usage("there is no stage '%.*s'", SHOW(s->operands.at[i]));
		out_format(&s->out, "%s - %s\n", filter->name, filter->summary);
		option_help(&s->out, filter->options);
	}
	for (const Filter *const *filter = catalog; s->operands.len == 0 && *filter; filter++)
		out_format(&s->out, "%-17s%s\n", (*filter)->name, (*filter)->summary);
	return EXIT_OK;
}

static ExitStatus completion(Session *);
static ExitStatus manual(Session *);

static const Command commands[] = {
	{ "run", "FILE [INPUT]...", "run the pipeline; INPUTs are files, folders or -", run },
	{ "check", "FILE...", "say all that is wrong with the files", check },
	{ "explain", "FILE [INPUT]...", "print the shell command that is the same pipeline", explain_one },
	{ "test", "FILE...", "run the tests that stand in the files", test },
	{ "stages", "[NAME]...", "list the built-in stages, or the options of some", stages },
	{ "plan", "FILE", "what a run would do", NULL },
	{ "status", "FOLDER", "what was done", NULL },
	{ "why", "FILE:LINE", "from a number back to its bytes", NULL },
	{ "replay", "FOLDER", "feed what was refused again", NULL },
	{ "emit", "FILE", "the pipeline for another engine", NULL },
	{ "graph", "FILE", "the pipeline as a picture", NULL },
	{ "completion", "SHELL", "what bash, zsh or fish need to complete options", completion },
	{ "manual", "PROGRAM", "the OPTIONS of a program's man page, as mdoc", manual },
	{ NULL, NULL, NULL, NULL },
};

/* Every program of the suite, this one first. */
static Program *
all_programs(Arena *arena, ptrdiff_t *count)
{
	LIST(Program) programs = { 0 };
	LIST(const char *) names = { 0 };

	for (const Command *c = commands; c->name; c++)
		if (c->run)
			*PUSH(arena, &names) = c->name;
	(void)PUSH(arena, &names); /* the end */
	*PUSH(arena, &programs) = (Program){ "pipeline", { options, NULL }, names.at };
	for (const Filter *const *f = catalog; *f; f++)
		*PUSH(arena, &programs) = (Program){ (*f)->name, { (*f)->options, common_options }, NULL };
	*count = programs.len;
	return programs.at;
}

static ExitStatus
completion(Session *s)
{
	ptrdiff_t count;
	const Program *programs = all_programs(s->arena, &count);
	Str shell = s->operands.len ? s->operands.at[0] : (Str){ 0 },
	    prefix = s->operands.len > 1 ? s->operands.at[1] : (Str){ 0 };

	if (!completion_write(&s->out, shell, prefix, programs, count))
		usage("for which shell? bash, zsh or fish");
	return EXIT_OK;
}

static ExitStatus
manual(Session *s)
{
	ptrdiff_t count;
	const Program *programs = all_programs(s->arena, &count);

	for (ptrdiff_t i = 0; s->operands.len && i < count; i++)
		if (str_equal(str(programs[i].name), s->operands.at[0])) {
			manual_options(&s->out, &programs[i]);
			return EXIT_OK;
		}
	usage("of which program?");
}

/* -- the program ------------------------------------------------------------------------------------ */

static void
show_help(Out *out)
{
	out_bytes(out,
		S("Examples:\n"
		  "  pipeline run repatriations.yaml articles/   the records of all articles in a folder\n"
		  "  pipeline run claims.yaml < articles.jsonl   the same from a pipe\n"
		  "  pipeline check *.yaml                       find all mistakes before a night's run\n"
		  "  pipeline explain claims.yaml                the shell command it stands for\n\n"
		  "pipeline - runs chains of filters that are written down in YAML\n\n"
		  "Usage: pipeline COMMAND [OPTION]... FILE...\n\nCommands:\n"));
	for (const Command *c = commands; c->name; c++)
		out_format(out, "  %-12s%-17s%s%s\n", c->name, c->operands, c->help,
			c->run ? "" : " (not built yet)");
	out_bytes(out, S("\nOptions:\n"));
	option_help(out, options);
	out_bytes(out,
		S("\nExit status: that of the last stage that failed; 1 a test failed, 64 usage, 66 no "
		  "input,\n"
		  "69 a program is missing or not built yet, 70 a stage crashed, 78 the YAML is wrong.\n"));
}

static void
describe(Out *out)
{
	bool first = true;

	out_format(out, "{\"name\":\"pipeline\",\"version\":\"%s\",\"commands\":[", VERSION);
	for (const Command *c = commands; c->name; c++)
		out_format(out, "%s\"%s\"", c == commands ? "" : ",", c->name);
	out_bytes(out, S("],\"options\":["));
	option_describe(out, options, &first);
	out_bytes(out, S("]}\n"));
}

static const Command *
find_command(Str name)
{
	const char *names[sizeof commands / sizeof *commands];
	const char *meant;
	ptrdiff_t count = 0;

	for (const Command *c = commands; c->name; c++) {
		if (str_equal(str(c->name), name))
			return c;
		names[count++] = c->name;
	}
	meant = did_you_mean(name, names, count);
	if (meant)
		usage("no command '%.*s'; did you mean %s?", SHOW(name), meant);
	usage("no command '%.*s'", SHOW(name));
}

static ExitStatus
command(Session *s)
{
	const Command *found;

	if (s->operands.len == 0)
		usage("which command?");
	found = find_command(s->operands.at[0]);
	if (!found->run)
		die(EXIT_MISSING, "'%s' is not built yet", found->name);
	s->operands.at++;
	s->operands.len--;
	return found->run(s);
}

int
main(int argc, char **argv)
{
	Arena arena = { 0 };
	Session s = { .arena = &arena };
	OptionTable table = { options, &s.set };
	const char *wrong;
	ExitStatus status = EXIT_OK;

	program = "pipeline";
	signal(SIGPIPE, SIG_IGN);
	signal(SIGCHLD, SIG_DFL);
	s.out = out_to(&arena, STDOUT_FILENO, NULL);
	s.err = out_to(&arena, STDERR_FILENO, "standard error");
	option_presets(&arena, options, &s.set);
	wrong = option_parse(&arena, &table, 1, argc, argv, &s.operands);
	if (wrong)
		usage("%s", wrong);
	if (s.set.help)
		show_help(&s.out);
	else if (s.set.version)
		out_format(&s.out, "pipeline (wirecount) %s\n", VERSION);
	else if (s.set.describe)
		describe(&s.out);
	else
		status = command(&s);
	out_flush(&s.err);
	out_flush(&s.out);
	arena_free(&arena);
	return (int)status;
}
