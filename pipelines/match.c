/* match.c - what a test wants, and what came. */
#include "match.h"
#include "record/json.h"

#include <stdlib.h>

static bool
is_word(const Node *node) /* means itself in JSON */
{
	ptrdiff_t at;

	return node->plain &&
		((json_number(node->text) && !json_check(node->text, &at)) || node_is(node, "true") ||
			node_is(node, "false"));
}

static void
write_object(Out *out, const Node *map)
{
	out_char(out, '{');
	for (ptrdiff_t i = 0; i < map->pairs.len; i++) {
		if (i > 0)
			out_char(out, ',');
		json_write_text(out, map->pairs.at[i].key->text);
		out_char(out, ':');
		node_json(out, map->pairs.at[i].value);
	}
	out_char(out, '}');
}

void
node_json(Out *out, const Node *node)
{
	if (node->kind == NODE_MAP) {
		write_object(out, node);
	} else if (node->kind == NODE_LIST) {
		out_char(out, '[');
		for (ptrdiff_t i = 0; i < node->items.len; i++) {
			if (i > 0)
				out_char(out, ',');
			node_json(out, node->items.at[i]);
		}
		out_char(out, ']');
	} else if (node_is_null(node)) {
		out_bytes(out, S("null"));
	} else if (is_word(node)) {
		out_bytes(out, node->text);
	} else {
		json_write_text(out, node->text);
	}
}

static Str
member(Arena *arena, Str object, Str name)
{
	JsonWalk walk = json_walk(object);
	Str found, value;

	while (json_member(&walk, arena, &found, &value))
		if (str_equal(found, name))
			return value;
	return (Str){ 0 };
}

static bool
same_number(Arena *arena, Str a, Str b)
{
	return json_number(b) &&
		(str_equal(a, b) ||
			strtod(arena_c_string(arena, a), NULL) == strtod(arena_c_string(arena, b), NULL));
}

static bool
text_matches(Arena *arena, const Node *want, Str got)
{
	Str text;

	if (node_is_null(want))
		return json_is_null(got);
	if (node_is(want, "true") || node_is(want, "false"))
		return str_equal(want->text, got);
	if (is_word(want))
		return same_number(arena, want->text, got);
	return json_text(arena, got, &text) && str_equal(text, want->text);
}

static bool
list_matches(Arena *arena, const Node *want, Str got, bool exact)
{
	JsonWalk walk = json_walk(got);
	Str item;

	if (!str_starts(got, S("[")))
		return false;
	for (ptrdiff_t i = 0; i < want->items.len; i++)
		if (!json_next(&walk, &item) || !node_matches(arena, want->items.at[i], item, exact))
			return false;
	return !json_next(&walk, &item);
}

static bool
has_others(Arena *arena, const Node *want, Str got)
{
	JsonWalk walk = json_walk(got);
	Str name, value;

	while (json_member(&walk, arena, &name, &value))
		if (!json_is_null(value) && !node_get(want, arena_c_string(arena, name)))
			return true;
	return false;
}

bool
node_matches(Arena *arena, const Node *want, Str got, bool exact)
{
	if (want->kind == NODE_TEXT)
		return text_matches(arena, want, got);
	if (want->kind == NODE_LIST)
		return list_matches(arena, want, got, exact);
	if (!str_starts(got, S("{")) || (exact && has_others(arena, want, got)))
		return false;
	for (ptrdiff_t i = 0; i < want->pairs.len; i++)
		if (!node_matches(arena, want->pairs.at[i].value,
			    member(arena, got, want->pairs.at[i].key->text), exact))
			return false;
	return true;
}

ptrdiff_t
node_hits(Arena *arena, const Node *want, Str got)
{
	ptrdiff_t hits = 0;

	for (ptrdiff_t i = 0; i < want->pairs.len; i++)
		hits += node_matches(arena, want->pairs.at[i].value,
			member(arena, got, want->pairs.at[i].key->text), false);
	return hits;
}

void
node_differences(Arena *arena, Out *out, const Node *want, Str got)
{
	for (ptrdiff_t i = 0; i < want->pairs.len; i++) {
		Pair pair = want->pairs.at[i];
		Str value = member(arena, got, pair.key->text);

		if (node_matches(arena, pair.value, value, false))
			continue;
		out_format(out, "  %.*s: wanted ", SHOW(pair.key->text));
		node_json(out, pair.value);
		if (value.len)
			out_format(out, ", is %.*s\n", SHOW(value));
		else
			out_bytes(out, S(", is not there\n"));
	}
}
