/* short.h - strings of up to SHORT_BYTES as two numbers: with its length they tell one from every other, without a loop.
 * The numbers are the machine's own. */
#ifndef SHORT_H
#define SHORT_H

#include "base/str.h"

enum { SHORT_BYTES = 16 };

typedef struct {
	uint64_t head, tail; /* the first bytes and the last; they overlap */
} Short;

static inline uint64_t
short_eight(const char *at)
{
	uint64_t bytes;

	memcpy(&bytes, at, sizeof bytes);
	return bytes;
}

static inline uint32_t
short_four(const char *at)
{
	uint32_t bytes;

	memcpy(&bytes, at, sizeof bytes);
	return bytes;
}

/* 1 <= len <= SHORT_BYTES */
static inline Short
short_of(Str s)
{
	const char *end = s.at + s.len;

	if (s.len >= 8)
		return (Short){ short_eight(s.at), short_eight(end - 8) };
	if (s.len >= 4)
		return (Short){ short_four(s.at), short_four(end - 4) };
	return (Short){ (unsigned char)s.at[0],
		(unsigned char)s.at[s.len >> 1] | (uint64_t)(unsigned char)end[-1] << 8 };
}

/* Another such pair, without a branch: bytes 0 to 7 and 8 to 15. SHORT_BYTES bytes can be read from `at` on. */
static inline Short
short_ahead(const char *at, ptrdiff_t len)
{
	static const unsigned char kept[2 * SHORT_BYTES] = { 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
		255, 255, 255, 255, 255, 255 };
	const char *mask = (const char *)kept + SHORT_BYTES - len;

	return (Short){ short_eight(at) & short_eight(mask), short_eight(at + 8) & short_eight(mask + 8) };
}

static inline bool
short_equal(Short a, Short b)
{
	return a.head == b.head && a.tail == b.tail;
}

/* The upper bits are of all bytes. */
static inline uint32_t
short_hash(Short s)
{
	return (uint32_t)((s.head ^ s.tail * 0xff51afd7ed558ccdu) * 0x9e3779b97f4a7c15u >> 32);
}

#endif
