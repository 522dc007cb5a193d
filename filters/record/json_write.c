/* json_write.c - strings and keys out. */
#include "record/scan.h"

#include <string.h>

enum { PIECE = 4096 /* bytes that room is made for at once */ };

#ifdef __SSE2__
static unsigned
odd_bytes(__m128i x) /* a bit for each that must be escaped */
{
	__m128i odd = _mm_or_si128(
		_mm_cmpeq_epi8(x, _mm_set1_epi8('"')), _mm_cmpeq_epi8(x, _mm_set1_epi8('\\')));

	odd = _mm_or_si128(odd, _mm_cmpeq_epi8(_mm_min_epu8(x, _mm_set1_epi8(0x1f)), x));
	return (unsigned)_mm_movemask_epi8(odd);
}
#endif

/* Copies up to the first byte that must be escaped, looking at sixteen while they are on their way. */
static const char *
copy_plain(Out *out, const char *at, const char *end)
{
	char *room, *to;

	if (end - at > PIECE)
		end = at + PIECE;
	room = to = out_room(out, end - at + 16);
#ifdef __SSE2__
	for (; end - at >= 16; at += 16, to += 16) {
		__m128i x = _mm_loadu_si128((const __m128i *)(const void *)at);
		unsigned odd = odd_bytes(x);

		_mm_storeu_si128((__m128i *)(void *)to, x);
		if (odd) {
			out->len += to - room + __builtin_ctz(odd);
			return at + __builtin_ctz(odd);
		}
	}
	if (at < end && to - room >= 16) { /* the last bytes, with some of those before them once more */
		ptrdiff_t again = 16 - (end - at);
		__m128i x = _mm_loadu_si128((const __m128i *)(const void *)(at - again));
		if (!odd_bytes(x)) {
			_mm_storeu_si128((__m128i *)(void *)(to - again), x);
			out->len += to + (end - at) - room;
			return end;
		}
	}
#endif
	while (at < end && *at != '"' && *at != '\\' && (unsigned char)*at >= ' ')
		*to++ = *at++;
	out->len += to - room;
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
		at = copy_plain(out, at, end);
		if (at < end && (*at == '"' || *at == '\\' || (unsigned char)*at < ' '))
			write_escape(out, *at++);
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

Str
json_bare_lead(Arena *a, Str lead)
{
	Str key = str_trim(lead);

	if (key.len == lead.len && lead.len > 2 && lead.at[lead.len - 2] == '"')
		return lead;
	key = str_trim(str_slice(key, 0, key.len - 1));
	return arena_join(a, key, S(":"));
}
