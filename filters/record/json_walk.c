/* json_walk.c - raw slices and texts of what was checked before. */
#include "record/scan.h"

#include "base/utf8.h"

#include <string.h>

static void
skip_value(Scan *s)
{
	int depth = 0;

	do { /* checked before: brackets match, strings end */
		char c = *s->at;

		if (c == '"') {
			for (s->at++; *s->at != '"'; s->at += *s->at == '\\' ? 2 : *s->at != '"')
				s->at = plain_end(s->at, s->end);
			s->at++;
		} else if (c == '{' || c == '[') {
			depth++;
			s->at++;
		} else if (c == '}' || c == ']') {
			depth--;
			s->at++;
		} else if (depth > 0 && (c == ',' || c == ':' || is_space(c))) {
			s->at++;
		} else {
			while (s->at < s->end && !strchr(",}] \t\r\n", *s->at))
				s->at++;
		}
	} while (depth > 0);
}

JsonWalk
json_walk(Str raw)
{
	raw = str_trim(raw);
	if (raw.len < 2 || (raw.at[0] != '{' && raw.at[0] != '['))
		return (JsonWalk){ { raw.at, 0 }, false };
	return (JsonWalk){ str_slice(raw, 1, raw.len - 1), raw.at[0] == '{' };
}

static void
skip_separators(Str *rest)
{
	while (rest->len && (is_space(rest->at[0]) || rest->at[0] == ',' || rest->at[0] == ':'))
		*rest = str_from(*rest, 1);
}

bool
json_next(JsonWalk *w, Str *value)
{
	Scan s;

	skip_separators(&w->rest);
	if (w->rest.len == 0)
		return false;
	s = (Scan){ w->rest.at, w->rest.at + w->rest.len, NULL };
	skip_value(&s);
	*value = between(w->rest.at, s.at);
	w->rest = between(s.at, s.end);
	return true;
}

bool
json_member(JsonWalk *w, Arena *a, Str *name, Str *value)
{
	Str key;

	if (!w->object || !json_next(w, &key))
		return false;
	if (!json_text(a, key, name))
		*name = key;
	return json_next(w, value);
}

Str
json_get(Str raw_object, Str name)
{
	JsonWalk w = json_walk(raw_object);
	Str key, value;

	while (w.object && json_next(&w, &key) && json_next(&w, &value))
		if (key.len == name.len + 2 && str_equal(str_slice(key, 1, key.len - 1), name))
			return value;
	return (Str){ 0 };
}

bool
json_is_string(Str raw)
{
	return raw.len >= 2 && raw.at[0] == '"';
}

bool
json_is_null(Str raw)
{
	return raw.len == 0 || str_equal(raw, S("null"));
}

bool
json_number(Str raw)
{
	return raw.len > 0 && (raw.at[0] == '-' || is_digit(raw.at[0]));
}

bool
json_integer(Str raw, int64_t *value)
{
	return json_number(raw) && str_integer(raw, value);
}

static uint32_t
hex4(const char *at)
{
	uint32_t value = 0;

	for (int i = 0; i < 4; i++)
		value = value << 4 | (uint32_t)hex_value(at[i]);
	return value;
}

/* At a backslash; goes behind the escape. False: a lone surrogate. */
static bool
unescape(Scan *s, char **to)
{
	static const char from[] = "\"\\/bfnrt", into[] = "\"\\/\b\f\n\r\t";
	uint32_t c;

	if (s->at[1] != 'u') {
		*(*to)++ = into[strchr(from, s->at[1]) - from];
		s->at += 2;
		return true;
	}
	c = hex4(s->at + 2);
	s->at += 6;
	if (c >= 0xd800 && c < 0xe000) {
		uint32_t low;

		if (c >= 0xdc00 || s->end - s->at < 6 || s->at[0] != '\\' || s->at[1] != 'u')
			return false;
		low = hex4(s->at + 2);
		if (low < 0xdc00 || low >= 0xe000)
			return false;
		c = 0x10000 + ((c - 0xd800) << 10) + (low - 0xdc00);
		s->at += 6;
	}
	*to += utf8_encode(c, *to);
	return true;
}

bool
json_text(Arena *a, Str raw, Str *text)
{
	Str inside;
	ptrdiff_t first;
	char *start, *to;
	Scan s;

	if (!json_is_string(raw))
		return false;
	inside = str_slice(raw, 1, raw.len - 1);
	first = str_find_byte(inside, '\\');
	if (first < 0) {
		*text = inside;
		return true;
	}
	start = to = arena_room(a, inside.len); /* an escape is never shorter than what it means */
	s = (Scan){ inside.at, inside.at + inside.len, NULL };
	while (s.at < s.end) {
		const char *back = memchr(s.at, '\\', (size_t)(s.end - s.at));
		ptrdiff_t plain = (back ? back : s.end) - s.at;

		memcpy(to, s.at, (size_t)plain);
		to += plain;
		s.at += plain;
		if (back && !unescape(&s, &to))
			return false;
	}
	*text = between(start, to);
	return true;
}
