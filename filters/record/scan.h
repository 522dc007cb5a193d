/* scan.h - what the parts of json.h share; not for others. */
#ifndef SCAN_H
#define SCAN_H

#include "record/json.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

/* Where a check stands. On a mistake `wrong` is set and `at` stays on the byte. */
typedef struct {
	const char *at, *end;
	const char *wrong;
} Scan;

/* NULL in `wrong` becomes what is wrong; always false. */
bool scan_fail(Scan *, const char *wrong);
bool scan_string_rest(Scan *); /* inside a string: behind its quote */
bool scan_key(Scan *);         /* at the quote of a key: behind its colon and white space */
bool scan_value(Scan *);       /* one value of any kind: behind it */

static inline void
skip_space(Scan *s)
{
	while (s->at < s->end && (unsigned char)*s->at <= ' ' &&
		(*s->at == ' ' || *s->at == '\t' || *s->at == '\r' || *s->at == '\n'))
		s->at++;
}

/* The next byte of a string that is not plain: a quote, a backslash, a control character or beyond ASCII. */
static inline const char *
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

/* At the opening quote; goes behind the closing one. Most strings are plain. */
static inline bool
scan_string(Scan *s)
{
	s->at = plain_end(s->at + 1, s->end);
	if (s->at == s->end || *s->at != '"')
		return scan_string_rest(s);
	s->at++;
	return true;
}

static inline int
hex_value(char c)
{
	return is_digit(c)             ? c - '0'
		: c >= 'a' && c <= 'f' ? c - 'a' + 10
		: c >= 'A' && c <= 'F' ? c - 'A' + 10
				       : -1;
}

static inline Str
between(const char *start, const char *end)
{
	return (Str){ start, end - start };
}

#endif
