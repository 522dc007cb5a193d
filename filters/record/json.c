#include "record/json.h"

#include "base/map.h"
#include "base/utf8.h"

#include <string.h>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

/* Where a check stands. On a mistake `wrong` is set and `at` stays on the byte. */
typedef struct {
	const char *at, *end;
	const char *wrong;
} Scan;

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

/* The next byte of a string that is not plain: a quote, a backslash, a control character or beyond ASCII. */
static const char *
plain_end(const char *at, const char *end)
{
#ifdef __SSE2__
	const __m128i quote = _mm_set1_epi8('"'), back = _mm_set1_epi8('\\'), space = _mm_set1_epi8(' ');

	for (; end - at >= 16; at += 16) {
		__m128i x = _mm_loadu_si128((const __m128i *)(const void *)at);
		__m128i odd = _mm_or_si128(_mm_cmpeq_epi8(x, quote), _mm_cmpeq_epi8(x, back));
		/* signed: bytes of 0x80 and more are less than a space too */
		int mask = _mm_movemask_epi8(_mm_or_si128(odd, _mm_cmplt_epi8(x, space)));

		if (mask)
			return at + __builtin_ctz((unsigned)mask);
	}
#endif
	while (at < end && *at != '"' && *at != '\\' && (unsigned char)*at >= ' ' && (unsigned char)*at < 0x80)
		at++;
	return at;
}

static int
hex_value(char c)
{
	return is_digit(c) ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
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
	if ((unsigned char)*s->at >= 0x80 && utf8_valid((Str){ s->at, s->end - s->at < 4 ? s->end - s->at : 4 }) == 0)
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
	uint64_t objects[JSON_DEPTH / 64];
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

/* Many members: a map, so that a line of a million keys takes linear time. */
static bool
is_repeated(Arena *a, const JsonMembers *members, Map *seen)
{
	enum { FEW = 24 };
	Str name = members->at[members->len - 1].name;

	if (members->len <= FEW) {
		for (ptrdiff_t i = 0; i < members->len - 1; i++)
			if (str_equal(members->at[i].name, name))
				return true;
		return false;
	}
	if (seen->len == 0)
		for (ptrdiff_t i = 0; i < members->len - 1; i++)
			map_add(seen, a, members->at[i].name);
	if (map_find(seen, name))
		return true;
	map_add(seen, a, name);
	return false;
}

static Str
between(const char *start, const char *end)
{
	return (Str){ start, end - start };
}

static bool
scan_member(Scan *s, Arena *a, JsonMembers *members, Map *seen)
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
	Map seen = { 0 };
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

/* -- a walk over what was checked ------------------------------------------------------------------- */

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
	return (uint32_t)(hex_value(at[0]) << 12 | hex_value(at[1]) << 8 | hex_value(at[2]) << 4 | hex_value(at[3]));
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

/* -- writing ---------------------------------------------------------------------------------------- */

static const char *
escape_end(const char *at, const char *end)
{
#ifdef __SSE2__
	const __m128i quote = _mm_set1_epi8('"'), back = _mm_set1_epi8('\\'), last = _mm_set1_epi8(0x1f);

	for (; end - at >= 16; at += 16) {
		__m128i x = _mm_loadu_si128((const __m128i *)(const void *)at);
		__m128i odd = _mm_or_si128(_mm_cmpeq_epi8(x, quote), _mm_cmpeq_epi8(x, back));
		int mask = _mm_movemask_epi8(_mm_or_si128(odd, _mm_cmpeq_epi8(_mm_min_epu8(x, last), x)));

		if (mask)
			return at + __builtin_ctz((unsigned)mask);
	}
#endif
	while (at < end && *at != '"' && *at != '\\' && (unsigned char)*at >= ' ')
		at++;
	return at;
}

static void
write_escape(Out *out, char c)
{
	static const char from[] = "\"\\\b\f\n\r\t", into[] = "\"\\bfnrt", hex[] = "0123456789abcdef";
	const char *known = c ? strchr(from, c) : NULL;

	out_char(out, '\\');
	if (known) {
		out_char(out, into[known - from]);
		return;
	}
	out_bytes(out, S("u00"));
	out_char(out, hex[(unsigned char)c >> 4]);
	out_char(out, hex[c & 15]);
}

void
json_write_text(Out *out, Str s)
{
	const char *at = s.at, *end = s.at + s.len;

	out_char(out, '"');
	while (at < end) {
		const char *plain = escape_end(at, end);

		out_bytes(out, between(at, plain));
		if (plain < end)
			write_escape(out, *plain++);
		at = plain;
	}
	out_char(out, '"');
}

void
json_write_key(Out *out, bool *first, const char *name)
{
	out_char(out, *first ? '{' : ',');
	*first = false;
	out_char(out, '"');
	out_bytes(out, str(name));
	out_bytes(out, S("\":"));
}
