#include "base/str.h"

#include <string.h>

bool
str_equal_nocase(Str a, Str b)
{
	if (a.len != b.len)
		return false;
	for (ptrdiff_t i = 0; i < a.len; i++)
		if (to_lower(a.at[i]) != to_lower(b.at[i]))
			return false;
	return true;
}

bool
str_among(Str s, const char *const *words)
{
	char first = s.len ? s.at[0] : '\0';

	for (; *words; words++)
		if (**words == first && str_is(s, *words))
			return true;
	return false;
}

int
str_compare(Str a, Str b)
{
	ptrdiff_t shorter = a.len < b.len ? a.len : b.len;
	int order = shorter ? memcmp(a.at, b.at, (size_t)shorter) : 0;

	if (order)
		return order;
	return a.len < b.len ? -1 : a.len > b.len;
}

bool
str_starts(Str s, Str prefix)
{
	return s.len >= prefix.len && str_equal(str_slice(s, 0, prefix.len), prefix);
}

bool
str_ends(Str s, Str suffix)
{
	return s.len >= suffix.len && str_equal(str_from(s, s.len - suffix.len), suffix);
}

ptrdiff_t
str_find(Str text, Str part)
{
	const char *at = text.at, *last;

	if (part.len == 0)
		return 0;
	if (text.len < part.len)
		return -1;
	last = text.at + text.len - part.len;
	while (at <= last) {
		at = memchr(at, part.at[0], (size_t)(last - at + 1));
		if (!at)
			return -1;
		if (memcmp(at, part.at, (size_t)part.len) == 0)
			return at - text.at;
		at++;
	}
	return -1;
}

ptrdiff_t
str_find_byte(Str s, char byte)
{
	const char *at = s.len ? memchr(s.at, byte, (size_t)s.len) : NULL;

	return at ? at - s.at : -1;
}

Str
str_trim(Str s)
{
	while (s.len && is_space(s.at[0]))
		s = str_from(s, 1);
	while (s.len && is_space(s.at[s.len - 1]))
		s.len--;
	return s;
}

bool
str_next(Str *rest, char separator, Str *part)
{
	ptrdiff_t at;

	if (!rest->at)
		return false;
	at = str_find_byte(*rest, separator);
	if (at < 0) {
		*part = *rest;
		*rest = (Str){ 0 };
	} else {
		*part = str_slice(*rest, 0, at);
		*rest = str_from(*rest, at + 1);
	}
	return true;
}

/* Eight bytes a step, multiply and fold; the constants are those of SplitMix64 (Steele, Lea, Flood 2014). */
uint64_t
str_hash(Str s)
{
	uint64_t hash = 0x9e3779b97f4a7c15u ^ (uint64_t)s.len, word;

	for (; s.len >= 8; s = str_from(s, 8)) {
		memcpy(&word, s.at, 8);
		hash = (hash ^ word) * 0xbf58476d1ce4e5b9u;
		hash ^= hash >> 32;
	}
	word = 0;
	if (s.len)
		memcpy(&word, s.at, (size_t)s.len);
	hash = (hash ^ word) * 0x94d049bb133111ebu;
	return hash ^ hash >> 29;
}

bool
str_integer(Str s, int64_t *value)
{
	enum { SURE = 18 /* digits fit in any case */ };
	int64_t sum = 0;
	bool minus = s.len > 1 && s.at[0] == '-';

	if (s.len == minus)
		return false;
	for (ptrdiff_t i = minus; i < s.len; i++) {
		if (!is_digit(s.at[i]) || (i >= SURE && sum > (INT64_MAX - (s.at[i] - '0')) / 10))
			return false;
		sum = sum * 10 + (s.at[i] - '0');
	}
	*value = minus ? -sum : sum;
	return true;
}
