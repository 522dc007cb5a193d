/* keys.c - the forms of what stands below the top keys: from, to, on-error, lock, workers, tests. */
#include "reading.h"

static bool
is_whole(Str text)
{
	int64_t value;

	return str_integer(text, &value) && value >= 0;
}

static bool
is_duration(Str text) /* 30s, 10m, 2h, 1d */
{
	return text.len > 1 && str_find_byte(S("smhd"), text.at[text.len - 1]) >= 0 &&
		is_whole(str_slice(text, 0, text.len - 1));
}

/* -- from ------------------------------------------------------------------------------------------- */

static void
from_files(Reading *reading, Node *key, Node *value)
{
	reading->plan->from = key->at;
	read_texts(reading, value, "files", &reading->plan->files);
}

static void
from_command(Reading *reading, Node *key, Node *value)
{
	reading->plan->from = key->at;
	if (value->kind == NODE_LIST)
		read_texts(reading, value, "command", &reading->plan->source);
	else
		problem(reading->problems, value->at,
			"command is a list, a program and its arguments, not %s", node_kind(value));
}

static void
from_archives(Reading *reading, Node *key, Node *value)
{
	Texts patterns = { 0 };

	read_texts(reading, value, "archives", &patterns);
	later(reading, key->at, "archives");
}

static void
from_only(Reading *reading, Node *key, Node *value)
{
	static const char *const choices[] = { "new", NULL };

	read_choice(reading, value, "only", choices);
	later(reading, key->at, "only");
}

static void
from_unit(Reading *reading, Node *key, Node *value)
{
	Str size;
	int64_t bytes;

	if (read_text(reading, value, "unit", &size) && !size_read(size, &bytes))
		problem(reading->problems, value->at, "unit is a size such as 64MiB, not '%.*s'", SHOW(size));
	later(reading, key->at, "unit");
}

void
read_from(Reading *reading, Node *key, Node *value)
{
	static const Key keys[] = {
		{ "files", from_files },
		{ "archives", from_archives },
		{ "command", from_command },
		{ "only", from_only },
		{ "unit", from_unit },
		{ NULL, NULL },
	};
	bool files = node_get(value, "files"), archives = node_get(value, "archives");
	int sources = files + archives + (node_get(value, "command") != NULL);

	read_keys(reading, value, keys, "from");
	if (value->kind == NODE_MAP && sources != 1)
		problem(reading->problems, key->at, "from has one of files, archives, command");
	if (node_get(value, "only") && !files && !archives)
		problem(reading->problems, key->at, "'only' is for files and archives");
	if (node_get(value, "unit") && !archives)
		problem(reading->problems, key->at, "'unit' is for archives");
}

/* -- to --------------------------------------------------------------------------------------------- */

static void
to_file(Reading *reading, Node *key, Node *value)
{
	reading->plan->to_at = key->at;
	read_text(reading, value, "file", &reading->plan->to);
}

static void
to_dir(Reading *reading, Node *key, Node *value)
{
	Str folder;

	read_text(reading, value, "dir", &folder);
	later(reading, key->at, "dir");
}

static void
to_part(Reading *reading, Node *key, Node *value)
{
	Str pattern;

	(void)key;
	read_text(reading, value, "part", &pattern);
}

static void
to_sqlite(Reading *reading, Node *key, Node *value)
{
	Str file;

	read_text(reading, value, "sqlite", &file);
	later(reading, key->at, "sqlite");
}

void
read_to(Reading *reading, Node *key, Node *value)
{
	static const Key keys[] = {
		{ "file", to_file },
		{ "dir", to_dir },
		{ "part", to_part },
		{ "sqlite", to_sqlite },
		{ NULL, NULL },
	};
	bool folder = node_get(value, "dir");
	int sinks = folder + (node_get(value, "file") != NULL) + (node_get(value, "sqlite") != NULL);

	read_keys(reading, value, keys, "to");
	if (value->kind == NODE_MAP && sinks != 1)
		problem(reading->problems, key->at, "to has one of file, dir, sqlite");
	if (node_get(value, "part") && !folder)
		problem(reading->problems, key->at, "'part' is for dir");
}

/* -- on-error, lock, workers ------------------------------------------------------------------------ */

static void
on_record(Reading *reading, Node *key, Node *value)
{
	static const char *const choices[] = { "refuse", "quarantine", "fail", NULL };

	read_choice(reading, value, "record", choices);
	if (!str_equal(value->text, S("refuse"))) /* what happens anyway */
		later(reading, key->at, "record");
}

static void
on_stage(Reading *reading, Node *key, Node *value)
{
	static const char *const choices[] = { "fail", "skip", "retry N", NULL };

	if (!str_starts(value->text, S("retry ")) || !is_whole(str_from(value->text, 6)))
		read_choice(reading, value, "stage", choices);
	if (str_equal(value->text, S("retry N")))
		problem(reading->problems, value->at, "retry how many times? write retry 3");
	if (!str_equal(value->text, S("fail")))
		later(reading, key->at, "stage");
}

static void
on_stop_after(Reading *reading, Node *key, Node *value)
{
	Str most;

	if (!read_text(reading, value, "stop-after", &most))
		return;
	later(reading, key->at, "stop-after");
	if (!is_whole(str_ends(most, S("%")) ? str_slice(most, 0, most.len - 1) : most))
		problem(reading->problems, value->at, "stop-after is a number or a percentage, not '%.*s'",
			SHOW(most));
}

void
read_on_error(Reading *reading, Node *key, Node *value)
{
	static const Key keys[] = {
		{ "record", on_record },
		{ "stage", on_stage },
		{ "stop-after", on_stop_after },
		{ NULL, NULL },
	};

	(void)key;
	read_keys(reading, value, keys, "on-error");
}

void
read_lock(Reading *reading, Node *key, Node *value)
{
	static const char *const choices[] = { "skip", "fail", "wait DURATION", NULL };

	later(reading, key->at, "lock");
	if (!str_starts(value->text, S("wait ")) || !is_duration(str_from(value->text, 5)))
		read_choice(reading, value, "lock", choices);
	if (str_equal(value->text, S("wait DURATION")))
		problem(reading->problems, value->at, "wait how long? write wait 10m");
}

void
read_workers(Reading *reading, Node *key, Node *value)
{
	Str text;
	int64_t count;

	if (!read_text(reading, value, "workers", &text))
		return;
	if (!str_integer(text, &count) || count < 1)
		problem(reading->problems, value->at, "workers is a number from 1, not '%.*s'", SHOW(text));
	else if (count > 1)
		later(reading, key->at, "workers");
}

/* -- tests ------------------------------------------------------------------------------------------ */

static void
test_about(Reading *reading, Node *key, Node *value)
{
	Str text;

	(void)key;
	read_text(reading, value, "about", &text);
}

static void
test_in(Reading *reading, Node *key, Node *value)
{
	(void)key;
	for (ptrdiff_t i = 0; i < value->items.len; i++)
		if (value->items.at[i]->kind == NODE_LIST)
			problem(reading->problems, value->items.at[i]->at,
				"in has records (maps) and texts, not lists");
	if (node_is_null(value))
		problem(reading->problems, value->at, "in is empty; nothing at all is []");
}

static void
test_out(Reading *reading, Node *key, Node *value)
{
	(void)key;
	if (value->kind == NODE_TEXT)
		problem(reading->problems, value->at, "out is a list of records (maps), not a text");
	for (ptrdiff_t i = 0; i < value->items.len; i++)
		if (value->items.at[i]->kind != NODE_MAP)
			problem(reading->problems, value->items.at[i]->at, "out has records (maps), not %s",
				node_kind(value->items.at[i]));
}

static void
test_exact(Reading *reading, Node *key, Node *value)
{
	(void)key;
	if (!node_is(value, "true") && !node_is(value, "false"))
		problem(reading->problems, value->at, "exact is true or false");
}

void
read_tests(Reading *reading, Node *key, Node *value)
{
	static const Key keys[] = {
		{ "about", test_about },
		{ "in", test_in },
		{ "out", test_out },
		{ "exact", test_exact },
		{ NULL, NULL },
	};

	if (value->kind != NODE_LIST) {
		problem(reading->problems, value->at, "tests is a list, not %s", node_kind(value));
		return;
	}
	(void)key;
	reading->plan->tests = value;
	for (ptrdiff_t i = 0; i < value->items.len; i++) {
		Node *test = value->items.at[i];

		read_keys(reading, test, keys, "a test");
		if (test->kind == NODE_MAP && (!node_get(test, "in") || !node_get(test, "out")))
			problem(reading->problems, test->at, "a test needs 'in' and 'out'");
	}
}
