/* json.c - the strict check of a line. */
#include "record/scan.h"

#include "base/map.h"
#include "base/utf8.h"

#include <string.h>

static bool
fail(Scan *s, const char *wrong)
{
	if (!s->wrong)
		s->wrong = wrong;
	return false;
}

static void
skip_space(Scan *s)
{
	while (s->at < s->end && (*s->at == ' ' || *s->at == '\t' || *s->at == '\r' || *s->at == '\n'))
		s->at++;
}

static bool
scan_escape(Scan *s)
{
	s->at++;
	if (s->at == s->end)
		return fail(s, "the string does not end");
	if (*s->at != 'u') {
		if (!strchr("\"\\/bfnrt", *s->at) || *s->at == '\0')
			return fail(s, "no such escape in a string");
		s->at++;
		return true;
	}
	s->at++;
	for (int i = 0; i < 4; i++, s->at++)
		if (s->at == s->end || hex_value(*s->at) < 0)
			return fail(s, "\\u needs four hex digits");
	return true;
}

/* At the opening quote; goes behind the closing one. */
static bool
scan_string(Scan *s)
{
	s->at++;
	for (;;) {
		s->at = plain_end(s->at, s->end);
		if (s->at == s->end)
			return fail(s, "the string does not end");
		if (*s->at == '"')
			break;
		if (*s->at == '\\') {
			if (!scan_escape(s))
				return false;
		} else if ((unsigned char)*s->at < ' ') {
			return fail(s, "a control character in a string must be escaped");
		} else {
			uint32_t c;
			ptrdiff_t len = utf8_decode((Str){ s->at, s->end - s->at }, 0, &c);

			if (len == 1)
				return fail(s, "invalid UTF-8");
			s->at += len;
		}
	}
	s->at++;
	return true;
}

static bool
scan_digits(Scan *s)
{
	const char *start = s->at;

	while (s->at < s->end && is_digit(*s->at))
		s->at++;
	return s->at > start || fail(s, "a digit is missing in a number");
}

static bool
scan_number(Scan *s)
{
	if (*s->at == '-')
		s->at++;
	if (s->at < s->end && *s->at == '0') {
		s->at++;
		if (s->at < s->end && is_digit(*s->at))
			return fail(s, "a number must not begin with 0");
	} else if (!scan_digits(s)) {
		return false;
	}
	if (s->at < s->end && *s->at == '.') {
		s->at++;
		if (!scan_digits(s))
			return false;
	}
	if (s->at < s->end && (*s->at == 'e' || *s->at == 'E')) {
		s->at++;
		if (s->at < s->end && (*s->at == '+' || *s->at == '-'))
			s->at++;
		return scan_digits(s);
	}
	return true;
}

static bool
scan_word(Scan *s, Str word)
{
	if (!str_starts((Str){ s->at, s->end - s->at }, word))
		return fail(s, "a value is missing");
	s->at += word.len;
	return true;
}

static bool
scan_scalar(Scan *s)
{
	if (s->at == s->end)
		return fail(s, "a value is missing");
	switch (*s->at) {
	case '"': return scan_string(s);
	case 't': return scan_word(s, S("true"));
	case 'f': return scan_word(s, S("false"));
	case 'n': return scan_word(s, S("null"));
	}
	if (*s->at == '-' || is_digit(*s->at))
		return scan_number(s);
	if ((unsigned char)*s->at >= 0x80 &&
		utf8_valid((Str){ s->at, s->end - s->at < 4 ? s->end - s->at : 4 }) == 0)
		return fail(s, "invalid UTF-8");
	return fail(s, "a value is missing");
}

static bool
scan_key(Scan *s)
{
	if (s->at == s->end || *s->at != '"')
		return fail(s, "a key in quotes is missing");
	if (!scan_string(s))
		return false;
	skip_space(s);
	if (s->at == s->end || *s->at != ':')
		return fail(s, "a colon is missing behind a key");
	s->at++;
	skip_space(s);
	return true;
}

/* One value of any kind, without recursion: a bit a level says whether it is an object. */
static bool
scan_value(Scan *s)
{
	uint64_t objects[JSON_DEPTH / 64] = { 0 };
	int depth = 0;

	for (;;) {
		if (s->at < s->end && (*s->at == '{' || *s->at == '[')) {
			bool object = *s->at++ == '{';

			skip_space(s);
			if (s->at < s->end && *s->at == (object ? '}' : ']')) {
				s->at++;
			} else {
				if (depth == JSON_DEPTH - 1) /* the record itself is one level */
					return fail(s, "nested too deeply");
				if (object)
					objects[depth / 64] |= (uint64_t)1 << depth % 64;
				else
					objects[depth / 64] &= ~((uint64_t)1 << depth % 64);
				depth++;
				if (object && !scan_key(s))
					return false;
				continue;
			}
		} else if (!scan_scalar(s)) {
			return false;
		}
		for (;;) { /* behind a value */
			bool object = depth > 0 && (objects[(depth - 1) / 64] >> (depth - 1) % 64 & 1);

			if (depth == 0)
				return true;
			skip_space(s);
			if (s->at == s->end)
				return fail(s, object ? "the object does not end" : "the array does not end");
			if (*s->at == ',') {
				s->at++;
				skip_space(s);
				if (object && !scan_key(s))
					return false;
				break;
			}
			if (*s->at != (object ? '}' : ']'))
				return fail(s, object ? "a comma or } is missing" : "a comma or ] is missing");
			s->at++;
			depth--;
		}
	}
}

const char *
json_check(Str text, ptrdiff_t *at)
{
	Scan s = { text.at, text.at + text.len, NULL };

	skip_space(&s);
	if (scan_value(&s)) {
		skip_space(&s);
		if (s.at < s.end)
			fail(&s, "something stands behind the value");
	}
	*at = s.at - text.at;
	return s.wrong;
}

/* The keys met so far: a bit for each of them tells most new ones apart; an object of many keys gets a map. */
typedef struct {
	uint64_t bits[4];
	Map map;
} Keys;

/* A bit of 256 for a key: its length, its first and its last bytes. */
static unsigned
bit_of(Str name)
{
	uint32_t first = 0, last = 0;
	ptrdiff_t some = name.len < 4 ? name.len : 4;

	if (some) {
		memcpy(&first, name.at, (size_t)some);
		memcpy(&last, name.at + name.len - some, (size_t)some);
	}
	return (unsigned)(((first ^ last * 31u ^ (uint32_t)name.len * 0x9e3779b9u) * 0x85ebca6bu) >> 24);
}

static bool
is_repeated(Arena *a, const JsonMembers *members, Keys *seen)
{
	enum { FEW = 64 };
	Str name = members->at[members->len - 1].name;
	unsigned bit = bit_of(name);
	uint64_t *word = &seen->bits[bit / 64], mask = (uint64_t)1 << bit % 64;
	bool maybe = (*word & mask) != 0;

	*word |= mask;
	if (members->len <= FEW) {
		for (ptrdiff_t i = 0; maybe && i < members->len - 1; i++)
			if (str_equal(members->at[i].name, name))
				return true;
		return false;
	}
	if (seen->map.len == 0)
		for (ptrdiff_t i = 0; i < members->len - 1; i++)
			map_add(&seen->map, a, members->at[i].name);
	if (map_find(&seen->map, name))
		return true;
	map_add(&seen->map, a, name);
	return false;
}

static bool
scan_member(Scan *s, Arena *a, JsonMembers *members, Keys *seen)
{
	const char *lead = s->at, *key, *value;
	JsonMember *m;

	skip_space(s);
	key = s->at;
	if (!scan_key(s))
		return false;
	value = s->at;
	if (!scan_value(s))
		return false;
	m = PUSH(a, members);
	m->lead = between(lead, value);
	m->value = between(value, s->at);
	while (value > key && value[-1] != '"') /* back over colon and space to the key's end */
		value--;
	if (!json_text(a, between(key, value), &m->name)) {
		s->at = key;
		return fail(s, "a lone surrogate in a key");
	}
	if (is_repeated(a, members, seen)) {
		s->at = key;
		return fail(s, arena_format(a, "the key \"%.*s\" stands twice", SHOW(m->name)).at);
	}
	value = s->at;
	skip_space(s);
	m->trail = between(value, s->at);
	return true;
}

static void
scan_members(Scan *s, Arena *a, JsonMembers *members)
{
	Keys seen = { 0 };
	const char *inside;

	skip_space(s);
	if (s->at == s->end || *s->at != '{') {
		fail(s, "no JSON object");
		return;
	}
	s->at++;
	inside = s->at;
	skip_space(s);
	if (s->at < s->end && *s->at == '}') {
		s->at++;
		return;
	}
	s->at = inside; /* the white space is the first member's */
	for (;;) {
		if (!scan_member(s, a, members, &seen))
			return;
		if (s->at == s->end || (*s->at != ',' && *s->at != '}')) {
			fail(s, s->at == s->end ? "the object does not end" : "a comma or } is missing");
			return;
		}
		if (*s->at++ == '}')
			return;
	}
}

const char *
json_object(Arena *a, Str line, JsonMembers *members, ptrdiff_t *at)
{
	Scan s = { line.at, line.at + line.len, NULL };

	scan_members(&s, a, members);
	if (!s.wrong) {
		skip_space(&s);
		if (s.at < s.end)
			fail(&s, "something stands behind the object");
	}
	*at = s.at - line.at;
	return s.wrong;
}
