/* short.h - strings of up to SHORT_BYTES as two numbers: with its length they tell one from every other, without a loop. */
#ifndef SHORT_H
#define SHORT_H

#include "base/little.h"
#include "base/str.h"

enum { SHORT_BYTES = 16 };

typedef struct {
	uint64_t head, tail; /* the first bytes and the last; they overlap */
} Short;

/* 1 <= len <= SHORT_BYTES */
static inline Short
short_of(Str s)
{
	const char *end = s.at + s.len;

	if (s.len >= 8)
		return (Short){ little64(s.at), little64(end - 8) };
	if (s.len >= 4)
		return (Short){ little32(s.at), little32(end - 4) };
	return (Short){ (unsigned char)s.at[0] | (uint64_t)(unsigned char)s.at[s.len / 2] << 8,
		(unsigned char)end[-1] };
}

static inline bool
short_equal(Short a, Short b)
{
	return a.head == b.head && a.tail == b.tail;
}

static inline uint32_t
short_hash(Short s)
{
	return (uint32_t)((s.head ^ s.tail * 0xff51afd7ed558ccdu) * 0x9e3779b97f4a7c15u >> 32);
}

#endif
