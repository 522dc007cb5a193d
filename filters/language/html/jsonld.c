#include "language/html/jsonld.h"

#include "base/utf8.h"

/* At a quote: the string's inside; moves behind its end. */
static Str
take_string(Jsonld *json)
{
	Str text = json->text;
	ptrdiff_t start = ++json->at, end;

	while (json->at < text.len && text.at[json->at] != '"')
		json->at += text.at[json->at] == '\\' ? 2 : 1;
	end = json->at < text.len ? json->at : text.len;
	json->at = end + 1;
	return str_slice(text, start, end);
}

static bool
colon_follows(Jsonld *json)
{
	while (json->at < json->text.len && is_space(json->text.at[json->at]))
		json->at++;
	return json->at < json->text.len && json->text.at[json->at] == ':';
}

static Str
key_here(const Jsonld *json)
{
	return json->depth <= JSONLD_DEPTH ? json->keys[json->depth] : (Str){ 0 };
}

static void
take_mark(Jsonld *json, char mark)
{
	Str key = json->key.len ? json->key : key_here(json);

	if (mark == '{' || mark == '[') {
		json->depth++;
		if (json->depth <= JSONLD_DEPTH)
			json->keys[json->depth] = key;
	} else if ((mark == '}' || mark == ']') && json->depth > 0) {
		json->depth--;
	}
	if (mark != ':' && !is_space(mark))
		json->key = (Str){ 0 };
}

/* Whether the object whose key stands at this depth is part of something else. */
static bool
is_nested(const Jsonld *json)
{
	static const char *const whole[] = { "", "@graph", "mainEntity", "mainEntityOfPage", NULL };
	Str own = key_here(json);

	for (int i = 0; i <= json->depth && i <= JSONLD_DEPTH; i++)
		if (!str_among(json->keys[i], whole) && json->keys[i].at != own.at)
			return true;
	return json->depth > JSONLD_DEPTH;
}

bool
jsonld_next(Jsonld *json, JsonldString *string)
{
	while (json->at < json->text.len) {
		Str inside;
		if (json->text.at[json->at] != '"') {
			take_mark(json, json->text.at[json->at++]);
			continue;
		}
		inside = take_string(json);
		if (colon_follows(json)) {
			json->key = inside;
			continue;
		}
		*string = (JsonldString){ json->key.len ? json->key : key_here(json), inside,
			json->key.len ? key_here(json) : (Str){ 0 }, is_nested(json) };
		json->key = (Str){ 0 };
		return true;
	}
	return false;
}

/* The four hexadecimal digits of \uXXXX that stands at `at`; -1 if it does not. */
static int32_t
unit_at(Str raw, ptrdiff_t at)
{
	static const char digits[] = "0123456789abcdef";
	int32_t unit = 0;

	if (at + 6 > raw.len || raw.at[at] != '\\' || raw.at[at + 1] != 'u')
		return -1;
	for (ptrdiff_t i = at + 2; i < at + 6; i++) {
		const char *digit = memchr(digits, to_lower(raw.at[i]), 16);
		if (!digit)
			return -1;
		unit = unit * 16 + (int32_t)(digit - digits);
	}
	return unit;
}

/* A character written as one or two \uXXXX; bytes taken, 0 if it is none. */
static ptrdiff_t
read_units(Str raw, ptrdiff_t at, uint32_t *c)
{
	int32_t high = unit_at(raw, at), low;

	*c = (uint32_t)high;
	if (high < 0xD800 || high > 0xDFFF)
		return high < 0 ? 0 : 6;
	low = high < 0xDC00 ? unit_at(raw, at + 6) : -1;
	if (low < 0xDC00 || low > 0xDFFF)
		return 0;
	*c = 0x10000 + ((*c & 0x3FF) << 10 | ((uint32_t)low & 0x3FF));
	return 12;
}

Str
jsonld_text(Arena *arena, Str raw)
{
	char *bytes;
	ptrdiff_t len = 0, used;
	uint32_t c;

	if (str_find_byte(raw, '\\') < 0)
		return raw;
	bytes = arena_room(arena, raw.len);
	for (ptrdiff_t i = 0; i < raw.len; i += used) {
		char next = i + 1 < raw.len ? raw.at[i + 1] : 0;
		used = raw.at[i] != '\\' ? 1 : 2;
		if (used == 1)
			bytes[len++] = raw.at[i];
		else if (next && strchr("\"\\/", next))
			bytes[len++] = next;
		else if (next && strchr("bfnrt", next))
			bytes[len++] = ' ';
		else if ((used = read_units(raw, i, &c)))
			len += utf8_encode(c, bytes + len);
		else
			return (Str){ 0 };
	}
	return (Str){ bytes, len };
}
