/* little.h - numbers of models and hashes, the lowest byte first: one load where that is the machine's own order (written out,
 * for compilers see that only so), the same value everywhere. */
#ifndef LITTLE_H
#define LITTLE_H

#include <stdint.h>

static inline uint16_t
little16(const void *at)
{
	const unsigned char *b = at;

	return (uint16_t)(b[0] | b[1] << 8);
}

static inline uint32_t
little32(const void *at)
{
	const unsigned char *b = at;

	return (uint32_t)b[0] | (uint32_t)b[1] << 8 | (uint32_t)b[2] << 16 | (uint32_t)b[3] << 24;
}

static inline uint64_t
little64(const void *at)
{
	const unsigned char *b = at;

	return (uint64_t)b[0] | (uint64_t)b[1] << 8 | (uint64_t)b[2] << 16 | (uint64_t)b[3] << 24 |
		(uint64_t)b[4] << 32 | (uint64_t)b[5] << 40 | (uint64_t)b[6] << 48 | (uint64_t)b[7] << 56;
}

#endif
