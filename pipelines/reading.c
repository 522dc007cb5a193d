/* reading.c - texts, lists, choices and maps as the keys of a plan want them. */
#include "reading.h"

void
later(Reading *reading, Mark at, const char *what)
{
	problem(&reading->plan->later, at, "'%s' is not built yet", what);
}

static const char *const *
key_names(Arena *arena, const Key *keys)
{
	LIST(const char *) names = { 0 };

	for (; keys->name; keys++)
		*PUSH(arena, &names) = keys->name;
	*PUSH(arena, &names) = NULL;
	return names.at;
}

void
read_keys(Reading *reading, const Node *map, const Key *keys, const char *what)
{
	if (map->kind != NODE_MAP) {
		problem(reading->problems, map->at, "%s is a map, not %s", what, node_kind(map));
		return;
	}
	for (ptrdiff_t i = 0; i < map->pairs.len; i++) {
		Pair pair = map->pairs.at[i];
		const Key *key = keys;

		while (key->name && !str_equal(str(key->name), pair.key->text))
			key++;
		if (key->name)
			key->read(reading, pair.key, pair.value);
		else
			problem_unknown(reading->problems, pair.key->at, "the key", pair.key->text,
				key_names(reading->arena, keys));
	}
}

bool
read_text(Reading *reading, const Node *node, const char *what, Str *text)
{
	if (node->kind != NODE_TEXT)
		problem(reading->problems, node->at, "%s is a text, not %s", what, node_kind(node));
	else if (node_is_null(node) || node->text.len == 0)
		problem(reading->problems, node->at, "%s is empty", what);
	else if (str_find_byte(node->text, '\0') >= 0)
		problem(reading->problems, node->at, "%s has a NUL byte, which no argument can hold", what);
	else {
		*text = node->text;
		return true;
	}
	return false;
}

void
read_texts(Reading *reading, Node *node, const char *what, Texts *texts)
{
	Str text;

	if (node->kind == NODE_LIST && node->items.len == 0)
		problem(reading->problems, node->at, "%s is an empty list", what);
	if (node->kind == NODE_LIST)
		for (ptrdiff_t i = 0; i < node->items.len; i++) {
			if (read_text(reading, node->items.at[i], what, &text))
				*PUSH(reading->arena, texts) = text;
		}
	else if (read_text(reading, node, what, &text))
		*PUSH(reading->arena, texts) = text;
}

void
read_choice(Reading *reading, Node *node, const char *what, const char *const *choices)
{
	Str text;

	if (!read_text(reading, node, what, &text))
		return;
	for (ptrdiff_t i = 0; choices[i]; i++)
		if (str_equal(text, str(choices[i])))
			return;
	problem_unknown(reading->problems, node->at, what, text, choices);
}
