/* params.c - what ${…} stands for. */
#include "params.h"
#include "base/report.h"
#include "base/utf8.h"

#include <stdlib.h>

static Str *
boxed(Params *params, Str value)
{
	Str *box = NEW(params->arena, Str, 1);

	*box = value;
	return box;
}

const char *
params_give(Params *params, const Texts *given)
{
	for (ptrdiff_t i = 0; i < given->len; i++) {
		ptrdiff_t equals = str_find_byte(given->at[i], '=');
		Str name;

		if (equals < 1)
			return arena_format(params->arena, "-p takes key=value, not '%.*s'", SHOW(given->at[i]))
				.at;
		name = str_slice(given->at[i], 0, equals);
		map_add(&params->values, params->arena, name)->value = boxed(
			params, str_from(given->at[i], equals + 1));
		*PUSH(params->arena, &params->given) = name;
	}
	return NULL;
}

/* The names there are, as did_you_mean and problem_unknown want them. */
static const char *const *
names_of(Arena *arena, const Map *map)
{
	const char **names = NEW(arena, const char *, map->len + 1);

	for (ptrdiff_t i = 0; i < map->len; i++)
		names[i] = arena_c_string(arena, map->slots[i].key);
	return names;
}

const char *
params_left_over(const Params *params)
{
	for (ptrdiff_t i = 0; i < params->given.len; i++) {
		Str name = params->given.at[i];
		const char *meant;

		if (map_find(&params->used, name))
			continue;
		meant = did_you_mean(name, names_of(params->arena, &params->used), params->used.len);
		return arena_format(params->arena,
			meant ? "no ${%.*s} stands in the pipeline; did you mean %s?"
			      : "no ${%.*s} stands in the pipeline",
			SHOW(name), meant)
			.at;
	}
	return NULL;
}

void
params_declare(Params *params, Node *map)
{
	for (ptrdiff_t i = 0; i < map->pairs.len; i++) {
		Node *key = map->pairs.at[i].key, *value = map->pairs.at[i].value;
		Slot *slot;

		if (value->kind != NODE_TEXT) {
			problem(params->problems, value->at, "a parameter is a text, not %s", node_kind(value));
			continue;
		}
		params_settle(params, value); /* it may use those before it */
		slot = map_add(&params->values, params->arena, key->text);
		if (!slot->value)
			slot->value = boxed(params, node_is_null(value) ? (Str){ 0 } : value->text);
		map_add(&params->used, params->arena, key->text); /* declared is as good as used */
	}
}

/* Where in the file a part of the text stands: there, if it is written on the text's first line. */
static Mark
mark_within(const Node *node, Str part)
{
	enum { NEAR = 4096 }; /* bytes of a line that are searched */
	Mark mark = node->at;
	Str line = source_line(mark.source, mark.line);
	uint32_t c;

	for (ptrdiff_t at = 0, column = 1; at < line.len && at < NEAR; column++) {
		if (column >= node->at.column && str_starts(str_from(line, at), part)) {
			mark.column = column;
			break;
		}
		at += utf8_decode(line, at, &c);
	}
	return mark;
}

static bool
is_name(Str name)
{
	for (ptrdiff_t i = 0; i < name.len; i++)
		if (!is_letter(name.at[i]) && name.at[i] != '_' &&
			(i == 0 || (!is_digit(name.at[i]) && name.at[i] != '-')))
			return false;
	return name.len > 0;
}

static const Str *
environment(Params *params, Str name)
{
	const char *value = getenv(arena_c_string(params->arena, name));

	return value ? boxed(params, str(value)) : NULL;
}

/* The value of what stands between `${` and `}`. */
static Str
value_of(Params *params, const Node *node, Str inside)
{
	ptrdiff_t colon = str_find(inside, S(":-"));
	Str name = colon < 0 ? inside : str_slice(inside, 0, colon);
	bool env = str_starts(name, S("env:"));
	const Str *value;

	if (env)
		name = str_from(name, 4);
	if (!is_name(name)) {
		problem(params->problems, mark_within(node, S("${")),
			"'${%.*s}' names no parameter; $$ is a dollar", SHOW(inside));
		return (Str){ 0 };
	}
	if (!env)
		map_add(&params->used, params->arena, name);
	value = env ? environment(params, name) : map_get(&params->values, name);
	if (value)
		return *value;
	if (colon >= 0)
		return str_from(inside, colon + 2);
	if (params->problems->more)
		return (Str){ 0 };
	if (env)
		problem(params->problems,
			mark_within(node, arena_format(params->arena, "${env:%.*s", SHOW(name))),
			"%.*s is not set in the environment", SHOW(name));
	else
		problem_unknown(params->problems,
			mark_within(node, arena_format(params->arena, "${%.*s", SHOW(name))), "parameter",
			name, names_of(params->arena, &params->values));
	return (Str){ 0 };
}

static Str
settled(Params *params, const Node *node)
{
	Out text = out_memory(params->arena);
	Str rest = node->text;

	for (ptrdiff_t at; (at = str_find_byte(rest, '$')) >= 0;) {
		char next = at + 1 < rest.len ? rest.at[at + 1] : 0;
		ptrdiff_t end = next == '{' ? str_find_byte(str_from(rest, at), '}') : -1;

		out_bytes(&text, str_slice(rest, 0, at));
		if (next == '{' && end < 0) {
			problem(params->problems, mark_within(node, S("${")),
				"'${' without its '}'; $$ is a dollar");
			break;
		}
		if (end >= 0) {
			out_bytes(&text, value_of(params, node, str_slice(rest, at + 2, at + end)));
			rest = str_from(rest, at + end + 1);
		} else {
			out_char(&text, '$');
			rest = str_from(rest, at + (next == '$' ? 2 : 1));
		}
	}
	out_bytes(&text, rest);
	return out_str(&text);
}

void
params_settle(Params *params, Node *tree)
{
	if (tree->settled)
		return;
	tree->settled = true;
	if (tree->kind == NODE_TEXT && str_find_byte(tree->text, '$') >= 0)
		tree->text = settled(params, tree);
	for (ptrdiff_t i = 0; i < tree->items.len; i++)
		params_settle(params, tree->items.at[i]);
	for (ptrdiff_t i = 0; i < tree->pairs.len; i++)
		params_settle(params, tree->pairs.at[i].value);
}
