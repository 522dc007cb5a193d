#include "group/key.h"

#include <stdlib.h>
#include <string.h>

static bool
is_filled(Str raw)
{
	if (json_is_null(raw) || str_equal(raw, S("\"\"")))
		return false;
	Str item;
	JsonWalk walk = json_walk(raw);
	return raw.at[0] != '[' || json_next(&walk, &item);
}

Str
key_raw(const Record *record, Str field)
{
	Str raw = record_field(record, field);

	if (raw.len == 0 && str_equal(field, S("destination"))) {
		raw = record_field(record, S("to_place"));
		if (!is_filled(raw))
			raw = record_field(record, S("place"));
	}
	return is_filled(raw) ? raw : (Str){ 0 };
}

static int
compare_texts(const void *a, const void *b)
{
	return str_compare(*(const Str *)a, *(const Str *)b);
}

static Str
item_text(Arena *arena, Str raw) /* strings decoded, all else as written */
{
	Str text;

	return json_text(arena, raw, &text) ? text : raw;
}

void
texts_sort_once(Texts *texts)
{
	ptrdiff_t kept = 0;

	if (texts->len > 1)
		qsort(texts->at, (size_t)texts->len, sizeof *texts->at, compare_texts);
	for (ptrdiff_t i = 0; i < texts->len; i++)
		if (i == 0 || !str_equal(texts->at[i], texts->at[kept - 1]))
			texts->at[kept++] = texts->at[i];
	texts->len = kept;
}

static Str
join_plus(Arena *arena, const Texts *texts)
{
	Out out = out_memory(arena);

	for (ptrdiff_t i = 0; i < texts->len; i++) {
		if (i > 0)
			out_char(&out, '+');
		out_bytes(&out, texts->at[i]);
	}
	return out_str(&out);
}

/* One string without escapes is written as it came; the list of it too. */
static bool
set_plain(Key *key, Str raw)
{
	if (!json_is_string(raw) || memchr(raw.at, '\\', (size_t)raw.len))
		return false;
	key->json = raw;
	key->text = str_slice(raw, 1, raw.len - 1);
	return true;
}

static void
set_text(Arena *arena, Key *key, Str text)
{
	Out json = out_memory(arena);

	json_write_text(&json, text);
	key->json = out_str(&json);
	key->text = text;
}

Key
key_read(Arena *arena, const Record *record, Str field)
{
	Key key = { .json = S("null") };
	Str raw = key_raw(record, field), item;

	if (raw.len == 0)
		return key;
	if (raw.at[0] != '[') {
		key.json = key.text = raw;
		if (json_is_string(raw) && !set_plain(&key, raw))
			set_text(arena, &key, item_text(arena, raw));
		return key;
	}
	JsonWalk walk = json_walk(raw);
	Str rest;
	if (json_next(&walk, &item) && !json_next(&walk, &rest) && set_plain(&key, item))
		return key;
	for (walk = json_walk(raw); json_next(&walk, &item);)
		*PUSH(arena, &key.members) = item_text(arena, item);
	texts_sort_once(&key.members);
	set_text(arena, &key, join_plus(arena, &key.members));
	if (key.members.len == 1)
		key.members.len = 0;
	return key;
}

Key
key_copy(Arena *arena, const Key *key)
{
	Key copy = { .json = arena_copy(arena, key->json), .text = arena_copy(arena, key->text) };

	for (ptrdiff_t i = 0; i < key->members.len; i++)
		*PUSH(arena, &copy.members) = arena_copy(arena, key->members.at[i]);
	return copy;
}

int
key_compare(const Key *a, const Key *b)
{
	if ((a->text.len == 0) != (b->text.len == 0))
		return a->text.len == 0 ? 1 : -1;
	int order = str_compare(a->text, b->text);
	return order != 0 ? order : str_compare(a->json, b->json); /* 12 and "12" */
}
