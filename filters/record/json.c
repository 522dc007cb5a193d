/* json.c - the strict check of a line. */
#include "record/scan.h"

#include "base/utf8.h"

#include <string.h>

bool
scan_fail(Scan *s, const char *wrong)
{
	if (!s->wrong)
		s->wrong = wrong;
	return false;
}

static bool
scan_escape(Scan *s)
{
	s->at++;
	if (s->at == s->end)
		return scan_fail(s, "the string does not end");
	if (*s->at != 'u') {
		if (!strchr("\"\\/bfnrt", *s->at) || *s->at == '\0')
			return scan_fail(s, "no such escape in a string");
		s->at++;
		return true;
	}
	s->at++;
	for (int i = 0; i < 4; i++, s->at++)
		if (s->at == s->end || hex_value(*s->at) < 0)
			return scan_fail(s, "\\u needs four hex digits");
	return true;
}

bool
scan_string_rest(Scan *s)
{
	for (;;) {
		s->at = plain_end(s->at, s->end);
		if (s->at == s->end)
			return scan_fail(s, "the string does not end");
		if (*s->at == '"')
			break;
		if (*s->at == '\\') {
			if (!scan_escape(s))
				return false;
		} else if ((unsigned char)*s->at < ' ') {
			return scan_fail(s, "a control character in a string must be escaped");
		} else {
			uint32_t c;
			ptrdiff_t len = utf8_decode((Str){ s->at, s->end - s->at }, 0, &c);

			if (len == 1)
				return scan_fail(s, "invalid UTF-8");
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
	return s->at > start || scan_fail(s, "a digit is missing in a number");
}

static bool
scan_number(Scan *s)
{
	if (*s->at == '-')
		s->at++;
	if (s->at < s->end && *s->at == '0') {
		s->at++;
		if (s->at < s->end && is_digit(*s->at))
			return scan_fail(s, "a number must not begin with 0");
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
		return scan_fail(s, "a value is missing");
	s->at += word.len;
	return true;
}

static bool
scan_scalar(Scan *s)
{
	if (s->at == s->end)
		return scan_fail(s, "a value is missing");
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
		return scan_fail(s, "invalid UTF-8");
	return scan_fail(s, "a value is missing");
}

bool
scan_key(Scan *s)
{
	if (s->at == s->end || *s->at != '"')
		return scan_fail(s, "a key in quotes is missing");
	if (!scan_string(s))
		return false;
	skip_space(s);
	if (s->at == s->end || *s->at != ':')
		return scan_fail(s, "a colon is missing behind a key");
	s->at++;
	skip_space(s);
	return true;
}

/* Without recursion: a bit a level says whether it is an object. */
static bool
scan_nested(Scan *s)
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
					return scan_fail(s, "nested too deeply");
				if (depth % 64 == 0)
					objects[depth / 64] = 0;
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
				return scan_fail(
					s, object ? "the object does not end" : "the array does not end");
			if (*s->at == ',') {
				s->at++;
				skip_space(s);
				if (object && !scan_key(s))
					return false;
				break;
			}
			if (*s->at != (object ? '}' : ']'))
				return scan_fail(
					s, object ? "a comma or } is missing" : "a comma or ] is missing");
			s->at++;
			depth--;
		}
	}
}

bool
scan_value(Scan *s)
{
	if (s->at == s->end || (*s->at != '{' && *s->at != '['))
		return scan_scalar(s);
	return scan_nested(s);
}

const char *
json_check(Str text, ptrdiff_t *at)
{
	Scan s = { text.at, text.at + text.len, NULL };

	skip_space(&s);
	if (scan_value(&s)) {
		skip_space(&s);
		if (s.at < s.end)
			scan_fail(&s, "something stands behind the value");
	}
	*at = s.at - text.at;
	return s.wrong;
}
