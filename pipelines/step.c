/* step.c - a stage as it stands in the list: a filter with its options, a plug-in with its, or any command.
 */
#include "catalog.h"
#include "command.h"
#include "reading.h"

const Filter *
catalog_find(Str name)
{
	for (const Filter *const *filter = catalog; *filter; filter++)
		if (str_equal(name, str((*filter)->name)))
			return *filter;
	return NULL;
}

/* What a stage's options are checked by: its own table, and for a filter those of all filters. */
typedef struct {
	const char *stage;
	const Option *own;
	void *own_state;
	const Option *common; /* NULL for a plug-in */
	Common *common_state;
} Known;

/* Those that make no sense in a pipeline's file. */
static bool
is_for_people(const char *name)
{
	return str_equal(str(name), S("help")) || str_equal(str(name), S("version")) ||
		str_equal(str(name), S("describe"));
}

static void
unknown_option(Reading *reading, const Known *known, const Node *key)
{
	LIST(const char *) names = { 0 };

	for (const Option *o = known->own; o && o->name; o++)
		*PUSH(reading->arena, &names) = o->name;
	for (const Option *o = known->common; o && o->name; o++)
		if (!is_for_people(o->name))
			*PUSH(reading->arena, &names) = o->name;
	*PUSH(reading->arena, &names) = NULL;
	problem_unknown(reading->problems, key->at,
		arena_format(reading->arena, "%s: the option", known->stage).at, key->text, names.at);
}

static void
add_setting(Reading *reading, Step *step, const Known *known, const Option *option, const Node *at,
	Setting setting)
{
	bool own = option == option_find(known->own, str(option->name));
	const char *wrong = own ? option_set(reading->arena, known->own, known->own_state, setting.name,
					  setting.value, setting.has_value)
				: option_set(reading->arena, known->common, known->common_state, setting.name,
					  setting.value, setting.has_value);

	if (wrong)
		problem(reading->problems, at->at, "%s: %s", known->stage, wrong);
	else
		*PUSH(reading->arena, &step->settings) = setting;
}

static void
read_flag(Reading *reading, Step *step, const Known *known, const Option *option, const Node *value)
{
	Setting setting = { .name = str(option->name) };

	if (value->kind != NODE_TEXT ||
		(!str_equal(value->text, S("true")) && !str_equal(value->text, S("false")))) {
		problem(reading->problems, value->at, "%s: %s is true or false", known->stage, option->name);
		return;
	}
	if (str_equal(value->text, S("true"))) {
		add_setting(reading, step, known, option, value, setting);
	} else if (option->preset) { /* leaving it out would not turn it off */
		setting.value = value->text;
		setting.has_value = true;
		add_setting(reading, step, known, option, value, setting);
	}
}

static void
read_value(Reading *reading, Step *step, const Known *known, const Option *option, const Node *value)
{
	const char *what = arena_format(reading->arena, "%s: %s", known->stage, option->name).at;
	Setting setting = { .name = str(option->name), .has_value = true };

	if (node_is(value, "true") || node_is(value, "false"))
		problem(reading->problems, value->at,
			"%s takes a value; the word itself needs quotes: \"%.*s\"", what, SHOW(value->text));
	else if (value->kind == NODE_TEXT && value->text.len == 0 && !value->plain)
		add_setting(reading, step, known, option, value, setting);
	else if (read_text(reading, value, what, &setting.value))
		add_setting(reading, step, known, option, value, setting);
}

static void
read_option(Reading *reading, Step *step, const Known *known, const Node *key, const Node *value)
{
	const Option *option = option_find(known->own, key->text);

	if (!option && known->common)
		option = option_find(known->common, key->text);
	if (!option || (known->common && is_for_people(option->name))) {
		unknown_option(reading, known, key);
	} else if (option->type == OPTION_FLAG) {
		read_flag(reading, step, known, option, value);
	} else if (option->type == OPTION_LIST && value->kind == NODE_LIST) {
		for (ptrdiff_t i = 0; i < value->items.len; i++)
			read_value(reading, step, known, option, value->items.at[i]);
	} else {
		read_value(reading, step, known, option, value);
	}
}

static void
read_options(Reading *reading, Step *step, const Known *known, const Node *options)
{
	if (options && options->kind != NODE_MAP && !node_is_null(options))
		problem(reading->problems, options->at,
			"%s takes its options as a map, {option: value}, not as %s", known->stage,
			node_kind(options));
	for (ptrdiff_t i = 0; options && i < options->pairs.len; i++)
		read_option(reading, step, known, options->pairs.at[i].key, options->pairs.at[i].value);
}

static void
read_filter(Reading *reading, Step *step, const Node *options)
{
	const Filter *filter = step->filter;
	Common common = { 0 };
	Known known = { filter->name, filter->options, arena_take(reading->arena, 1, filter->state_size + 1),
		common_options, &common };
	const char *wrong;

	option_presets(reading->arena, common_options, &common);
	read_options(reading, step, &known, options);
	wrong = common_wrong(reading->arena, &common);
	if (wrong)
		problem(reading->problems, options ? options->at : step->at, "%s: %s", filter->name, wrong);
}

/* -- what is no filter of ours ---------------------------------------------------------------------- */

static const char *const *
stage_names(Arena *arena)
{
	LIST(const char *) names = { 0 };

	for (const Filter *const *filter = catalog; *filter; filter++)
		*PUSH(arena, &names) = (*filter)->name;
	*PUSH(arena, &names) = "run";
	*PUSH(arena, &names) = "sh";
	*PUSH(arena, &names) = NULL;
	return names.at;
}

static void
unknown_stage(Reading *reading, const Step *step)
{
	bool words = str_find_byte(step->name, ' ') >= 0;
	bool exists = !words && command_find(reading->arena, step->name).len > 0;

	if (words)
		problem(reading->problems, step->at,
			"'%.*s' is no stage: options are a map, as in segment: {option: value}; commands "
			"stand in run: [...]",
			SHOW(step->name));
	else if (exists)
		problem(reading->problems, step->at, "'%.*s' is a program, not a stage: write run: [%.*s, ...]",
			SHOW(step->name), SHOW(step->name));
	else
		problem_unknown(
			reading->problems, step->at, "the stage", step->name, stage_names(reading->arena));
}

static Str
as_argument(Arena *arena, const Setting *setting)
{
	if (setting->has_value)
		return arena_format(arena, "--%.*s=%.*s", SHOW(setting->name), SHOW(setting->value));
	return arena_format(arena, "--%.*s", SHOW(setting->name));
}

/* A program pipeline-NAME in PATH is the stage NAME; it says itself what options it has. */
static void
read_plugin(Reading *reading, Step *step, const Node *options)
{
	Str command = arena_join(reading->arena, S("pipeline-"), step->name);
	bool search = reading->problems->more == 0; /* of many errors the rest is only counted */
	Str path = search && str_find_byte(step->name, '/') < 0 ? command_find(reading->arena, command)
								: (Str){ 0 };
	Known known = { .stage = arena_c_string(reading->arena, command) };
	ptrdiff_t state_size;
	const char *wrong;

	if (!search)
		problem(reading->problems, step->at, "is not looked for");
	if (search && path.len == 0)
		unknown_stage(reading, step);
	if (path.len == 0)
		return;
	wrong = command_describe(reading->arena, path, &known.own, &state_size);
	if (wrong) {
		problem(reading->problems, step->at, "%.*s: %s", SHOW(path), wrong);
		return;
	}
	known.own_state = arena_take(reading->arena, 1, state_size + 1);
	read_options(reading, step, &known, options);
	*PUSH(reading->arena, &step->command) = command;
	for (ptrdiff_t i = 0; i < step->settings.len; i++)
		*PUSH(reading->arena, &step->command) = as_argument(reading->arena, &step->settings.at[i]);
}

static void
read_run(Reading *reading, Step *step, Node *value)
{
	if (!value || value->kind != NODE_LIST || value->items.len == 0) {
		problem(reading->problems, value ? value->at : step->at,
			"run takes a list, a program and its arguments: run: [jq, -c, .]");
		return;
	}
	for (ptrdiff_t i = 0; i < value->items.len; i++) {
		Node *item = value->items.at[i];
		Str word = { 0 };

		if (item->kind != NODE_TEXT || (item->text.len && item->plain) || i == 0)
			read_text(reading, item, "an argument of run", &word);
		else if (str_find_byte(item->text, '\0') >= 0)
			problem(reading->problems, item->at, "an argument cannot hold a NUL byte");
		else
			word = item->text;
		*PUSH(reading->arena, &step->command) = word;
	}
}

static void
read_sh(Reading *reading, Step *step, Node *value)
{
	Str line;

	if (!value)
		problem(reading->problems, step->at, "sh takes a command line: sh: 'grep -v x | head'");
	else if (read_text(reading, value, "sh", &line)) {
		*PUSH(reading->arena, &step->command) = S("sh");
		*PUSH(reading->arena, &step->command) = S("-c");
		*PUSH(reading->arena, &step->command) = line;
	}
}

static void
read_step(Reading *reading, Step *step, Node *options)
{
	step->filter = catalog_find(step->name);
	if (str_equal(step->name, S("run")))
		read_run(reading, step, options);
	else if (str_equal(step->name, S("sh")))
		read_sh(reading, step, options);
	else if (step->filter)
		read_filter(reading, step, options);
	else
		read_plugin(reading, step, options);
}

void
read_steps(Reading *reading, Node *list, Steps *steps)
{
	if (list->kind != NODE_LIST) {
		problem(reading->problems, list->at, "stages stand in a list, not in %s", node_kind(list));
		return;
	}
	if (list->items.len == 0)
		problem(reading->problems, list->at, "there is no stage in the list");
	for (ptrdiff_t i = 0; i < list->items.len; i++) {
		Node *item = list->items.at[i], *options = NULL;
		Step step = { .at = item->at };

		if (item->kind == NODE_TEXT && !node_is_null(item)) {
			step.name = item->text;
		} else if (item->kind == NODE_MAP && item->pairs.len == 1) {
			step.at = item->pairs.at[0].key->at;
			step.name = item->pairs.at[0].key->text;
			options = item->pairs.at[0].value;
		} else {
			problem(reading->problems, item->at,
				"a stage is a name or one name: {option: value}, not %s of %td keys",
				node_kind(item), item->pairs.len);
			continue;
		}
		read_step(reading, &step, options);
		*PUSH(reading->arena, steps) = step;
	}
}
