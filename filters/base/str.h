/* str.h - counted strings: views of bytes, never owned, not NUL-terminated.
 * All lengths and offsets are bytes. {0} is the empty string. */
#ifndef STR_H
#define STR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

typedef struct {
	const char *at;
	ptrdiff_t len;
} Str;

#define S(literal) ((Str){ "" literal, (ptrdiff_t)sizeof(literal) - 1 })
#define SHOW(s) (int)(s).len, (s).at ? (s).at : "" /* printf("%.*s", SHOW(s)) */

/* A view; NULL gives the empty string. */
static inline Str
str(const char *c_string)
{
	return c_string ? (Str){ c_string, (ptrdiff_t)strlen(c_string) } : (Str){ 0 };
}

/* 0 <= start <= end <= len */
static inline Str
str_slice(Str s, ptrdiff_t start, ptrdiff_t end)
{
	return s.at ? (Str){ s.at + start, end - start } : s;
}

/* From start to the end. */
static inline Str
str_from(Str s, ptrdiff_t start)
{
	return str_slice(s, start, s.len);
}

static inline bool
str_equal(Str a, Str b)
{
	return a.len == b.len && (a.len == 0 || (a.at[0] == b.at[0] && memcmp(a.at, b.at, (size_t)a.len) == 0));
}

/* The same as a C string: told by the first byte in most cases, without its length. */
static inline bool
str_is(Str s, const char *c_string)
{
	ptrdiff_t i = 0;

	while (i < s.len && c_string[i] && s.at[i] == c_string[i])
		i++;
	return i == s.len && !c_string[i];
}

bool str_equal_nocase(Str, Str);               /* ASCII letters only */
bool str_among(Str, const char *const *words); /* equal to one of a NULL-ended list */
int str_compare(Str, Str);                     /* by bytes, as memcmp; <0, 0, >0 */
bool str_starts(Str, Str prefix);
bool str_ends(Str, Str suffix);
ptrdiff_t str_find(Str text, Str part);              /* -1 if it is not there */
ptrdiff_t str_find_byte(Str, char byte);             /* -1 if it is not there */
Str str_trim(Str);                                   /* without ASCII white space around it */
bool str_next(Str *rest, char separator, Str *part); /* cut the next part off; false when rest is used up */
uint64_t str_hash(Str);                              /* the same on every machine and run */

/* Decimal digits to an integer; false if there is none, anything else, or it does not fit. */
bool str_integer(Str, int64_t *value);

/* ASCII classes, independent of the locale. */
static inline bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}
static inline bool
is_upper(char c)
{
	return c >= 'A' && c <= 'Z';
}
static inline bool
is_lower(char c)
{
	return c >= 'a' && c <= 'z';
}
static inline bool
is_letter(char c)
{
	return is_upper(c) || is_lower(c);
}
static inline bool
is_space(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}
static inline char
to_lower(char c)
{
	return is_upper(c) ? (char)(c + 32) : c;
}
static inline char
to_upper(char c)
{
	return is_lower(c) ? (char)(c - 32) : c;
}

#endif
