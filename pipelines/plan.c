/* plan.c - the top keys of a pipeline's file. */
#include "plan.h"
#include "base/in.h"
#include "reading.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

enum { SOURCE_BYTES = 1 << 20, USES = 16 };

static void
read_name(Reading *reading, Node *key, Node *value)
{
	Str text;

	(void)key;
	read_text(reading, value, "name", &text);
}

static void
read_about(Reading *reading, Node *key, Node *value)
{
	(void)key;
	read_text(reading, value, "about", &reading->plan->about);
}

static void
read_nothing(Reading *reading, Node *key, Node *value) /* was read before the others */
{
	(void)reading, (void)key, (void)value;
}

static void
read_state(Reading *reading, Node *key, Node *value)
{
	Str folder;

	if (read_text(reading, value, "state", &folder))
		later(reading, key->at, "state");
}

static const Key top_keys[] = {
	{ "name", read_name },
	{ "about", read_about },
	{ "params", read_nothing },
	{ "use", read_nothing },
	{ "from", read_from },
	{ "steps", read_nothing },
	{ "map", read_nothing },
	{ "combine", read_nothing },
	{ "reduce", read_nothing },
	{ "to", read_to },
	{ "on-error", read_on_error },
	{ "lock", read_lock },
	{ "state", read_state },
	{ "workers", read_workers },
	{ "tests", read_tests },
	{ NULL, NULL },
};

/* The node of a top key, and its key for the place. */
static Node *
top(const Node *root, const char *name, Node **key)
{
	for (ptrdiff_t i = 0; i < root->pairs.len; i++)
		if (str_equal(root->pairs.at[i].key->text, str(name))) {
			*key = root->pairs.at[i].key;
			return root->pairs.at[i].value;
		}
	return NULL;
}

/* map, combine, reduce: one after the other they are a chain that gives the same records. */
static void
read_parts(Reading *reading, const Node *root)
{
	static const char *const parts[] = { "map", "combine", "reduce" };
	Node *key, *steps_key;
	const Node *steps = top(root, "steps", &steps_key);

	for (int i = 0; i < 3; i++) {
		Node *list = top(root, parts[i], &key);

		if (!list)
			continue;
		if (steps)
			problem(reading->problems, key->at,
				"'%s' stands instead of 'steps' (line %td), not beside it", parts[i],
				steps_key->at.line);
		else if (i > 0 && !node_get(root, "map"))
			problem(reading->problems, key->at, "'%s' needs a 'map'", parts[i]);
		read_steps(reading, list, &reading->plan->steps);
		later(reading, key->at, parts[i]);
	}
}

static bool
read_source(Arena *arena, const char *file, Source *source, Problems *problems)
{
	In *in = in_open(arena, file);
	Str bytes = { 0 };
	InResult result;

	if (!in)
		return false;
	errno = 0;
	result = in_all(in, SOURCE_BYTES, &bytes);
	if (str_starts(bytes, S("\xef\xbb\xbf")))
		bytes = str_from(bytes, 3);
	*source = (Source){ arena_copy(arena, str(file)), arena_copy(arena, bytes) };
	if (result == IN_TOO_LONG)
		problem(problems, (Mark){ source, 1, 1 }, "longer than %d bytes", SOURCE_BYTES);
	else if (result == IN_DAMAGED)
		problem(problems, (Mark){ source, 1, 1 }, "cannot be read: %.*s", SHOW(bytes));
	in_close(in);
	return true;
}

/* The tree with its parameters put in; NULL and a problem if it is no pipeline. */
static Node *
load_source(Reading *reading, const Source *source)
{
	Node *key, *params, *root = node_read(reading->arena, source, reading->problems);

	if (root && root->kind != NODE_MAP) {
		problem(reading->problems, root->at, "a pipeline is a map of keys, not %s", node_kind(root));
		root = NULL;
	}
	if (!root)
		return NULL;
	params = top(root, "params", &key);
	if (params && params->kind == NODE_MAP)
		params_declare(reading->params, params);
	else if (params && !node_is_null(params))
		problem(reading->problems, params->at, "params is a map, not %s", node_kind(params));
	params_settle(reading->params, root);
	return root;
}

/* NULL and errno if the file cannot be read. */
static Node *
load(Reading *reading, const char *file)
{
	Source *source = NEW(reading->arena, Source, 1);
	ptrdiff_t before = reading->problems->list.len;
	Node *root;

	if (!read_source(reading->arena, file, source, reading->problems))
		return NULL;
	root = reading->problems->list.len == before ? load_source(reading, source) : NULL;
	errno = 0;
	return root;
}

/* A file that is being read, and the one that uses it. */
typedef struct Use {
	const struct Use *by;
	dev_t device;
	ino_t inode;
	int depth;
} Use;

static bool
is_open(const Use *use)
{
	for (const Use *by = use->by; by; by = by->by)
		if (by->device == use->device && by->inode == use->inode)
			return true;
	return use->depth > USES;
}

/* A name in `use` is relative to the file it stands in. */
static char *
beside(Arena *arena, Str file, Str name)
{
	ptrdiff_t slash = name.at[0] == '/' ? 0 : file.len;

	while (slash > 0 && file.at[slash - 1] != '/')
		slash--;
	return arena_c_string(arena, arena_join(arena, str_slice(file, 0, slash), name));
}

static void read_chain(Reading *, const Node *root, const Use *);

static void
read_use(Reading *reading, const Node *use, const Use *by)
{
	char *file;
	const Node *root;
	struct stat status;
	Use here = { .by = by, .depth = by->depth + 1 };
	Str name;

	if (!read_text(reading, use, "use", &name))
		return;
	file = beside(reading->arena, use->at.source->name, name);
	if (stat(file, &status)) {
		problem(reading->problems, use->at, "cannot use %s: %s", file, strerror(errno));
		return;
	}
	here.device = status.st_dev;
	here.inode = status.st_ino;
	if (is_open(&here)) {
		problem(reading->problems, use->at, "%s uses itself in the end", file);
		return;
	}
	root = load(reading, file);
	if (!root && errno)
		problem(reading->problems, use->at, "cannot use %s: %s", file, strerror(errno));
	else if (root && !node_get(root, "steps") && !node_get(root, "use"))
		problem(reading->problems, use->at, "%s has no steps", file);
	else if (root)
		read_chain(reading, root, &here);
}

/* The steps of the file that is used, then the file's own. */
static void
read_chain(Reading *reading, const Node *root, const Use *here)
{
	Node *use = node_get(root, "use"), *steps = node_get(root, "steps");

	if (use)
		read_use(reading, use, here);
	if (steps)
		read_steps(reading, steps, &reading->plan->steps);
}

static void
require_steps(Reading *reading, const Node *root)
{
	static const char *const some[] = { "use", "steps", "map" };

	for (int i = 0; i < 3; i++)
		if (node_get(root, some[i]))
			return;
	problem(reading->problems, root->at, "a pipeline needs 'steps'");
}

static int
grain_of(const char *name)
{
	for (int grain = GRAIN_DOCUMENT; grain <= GRAIN_STATE; grain <<= 1)
		if (name && str_equal(str(grain_name((Grain)grain)), str(name)))
			return grain;
	return 0;
}

static const char *
misfit(Arena *arena, const Filter *before, const Filter *filter)
{
	if (!before->writes)
		return arena_format(arena, "%s writes for people, not records that %s could read",
			before->name, filter->name)
			.at;
	if (filter->reads == 0 || grain_of(before->writes) == 0 || filter->reads & grain_of(before->writes))
		return NULL;
	if (filter == before && filter->reads & GRAIN_STATE)
		return NULL; /* it merges what it has written in parts */
	return arena_format(arena, "%s does not read a %s, which is what %s writes", filter->name,
		before->writes, before->name)
		.at;
}

/* Neighbours of ours fit if the one takes what the other writes. What a command writes is not known. */
static void
check_grains(Reading *reading)
{
	const Steps *steps = &reading->plan->steps;

	for (ptrdiff_t i = 1; i < steps->len; i++) {
		const Filter *before = steps->at[i - 1].filter, *filter = steps->at[i].filter;
		const char *wrong = before && filter ? misfit(reading->arena, before, filter) : NULL;

		if (wrong)
			problem(reading->problems, steps->at[i].at, "%s", wrong);
	}
}

/* What plan_read and plan_of share. root: NULL if the file is no pipeline. */
static Plan *
finish(Reading *reading, const Node *root, const Use *here)
{
	if (!root)
		return reading->plan;
	read_chain(reading, root, here);
	read_parts(reading, root);
	require_steps(reading, root);
	check_grains(reading);
	read_keys(reading, root, top_keys, "a pipeline");
	return reading->plan;
}

static Reading
begin(Arena *arena, Str name, Params *params, Problems *problems)
{
	Reading reading = { arena, problems, params, NEW(arena, Plan, 1) };

	reading.plan->name = arena_copy(arena, name);
	reading.plan->later.arena = arena;
	return reading;
}

Plan *
plan_of(Arena *arena, const Source *source, Params *params, Problems *problems)
{
	Reading reading = begin(arena, source->name, params, problems);
	Use here = { 0 };

	return finish(&reading, load_source(&reading, source), &here);
}

Plan *
plan_read(Arena *arena, const char *file, Params *params, Problems *problems)
{
	Reading reading = begin(arena, str(file), params, problems);
	Use here = { 0 };
	struct stat status;
	const Node *root = load(&reading, file);

	if (!root && errno)
		return NULL;
	if (!stat(file, &status)) {
		here.device = status.st_dev;
		here.inode = status.st_ino;
	}
	return finish(&reading, root, &here);
}
