/* json_write.c - strings and keys out. */
#include "record/scan.h"

#include <string.h>

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
