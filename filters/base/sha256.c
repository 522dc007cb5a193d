#include "base/sha256.h"

#include <string.h>

#if defined(__x86_64__) && defined(__GLIBC__)
#include <cpuid.h>
#include <immintrin.h>
#endif

/* FIPS 180-4, 4.2.2 and 5.3.3: fractional parts of the cube and square roots of the first primes */
/* clang-format off */
static const uint32_t rounds[64] = {
	0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
	0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
	0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
	0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
	0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
	0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
	0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
	0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
};
/* clang-format on */

static uint32_t
turn(uint32_t x, int bits)
{
	return x >> bits | x << (32 - bits);
}

static void
expand(const unsigned char block[64], uint32_t w[64])
{
	for (int i = 0; i < 16; i++)
		w[i] = (uint32_t)block[4 * i] << 24 | (uint32_t)block[4 * i + 1] << 16 |
			(uint32_t)block[4 * i + 2] << 8 | block[4 * i + 3];
	for (int i = 16; i < 64; i++) {
		uint32_t a = turn(w[i - 15], 7) ^ turn(w[i - 15], 18) ^ w[i - 15] >> 3;
		uint32_t b = turn(w[i - 2], 17) ^ turn(w[i - 2], 19) ^ w[i - 2] >> 10;
		w[i] = w[i - 16] + a + w[i - 7] + b;
	}
}

/* One step. The eight words stand still and change names: what is h in this step is a in the next. */
static inline void
step(const uint32_t a, const uint32_t b, const uint32_t c, uint32_t *d, const uint32_t e, const uint32_t f,
	const uint32_t g, uint32_t *h, uint32_t word)
{
	uint32_t t = *h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + (g ^ (e & (f ^ g))) + word;

	*d += t;
	*h = t + (turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) | (c & (a | b)));
}

static void
add_blocks_plain(uint32_t state[8], const unsigned char *at, ptrdiff_t blocks)
{
	for (; blocks > 0; blocks--, at += 64) {
		uint32_t w[64], s[8];

		expand(at, w);
		memcpy(s, state, sizeof s);
		for (int i = 0; i < 64; i += 8) {
			const uint32_t *k = rounds + i, *v = w + i;
			step(s[0], s[1], s[2], &s[3], s[4], s[5], s[6], &s[7], k[0] + v[0]);
			step(s[7], s[0], s[1], &s[2], s[3], s[4], s[5], &s[6], k[1] + v[1]);
			step(s[6], s[7], s[0], &s[1], s[2], s[3], s[4], &s[5], k[2] + v[2]);
			step(s[5], s[6], s[7], &s[0], s[1], s[2], s[3], &s[4], k[3] + v[3]);
			step(s[4], s[5], s[6], &s[7], s[0], s[1], s[2], &s[3], k[4] + v[4]);
			step(s[3], s[4], s[5], &s[6], s[7], s[0], s[1], &s[2], k[5] + v[5]);
			step(s[2], s[3], s[4], &s[5], s[6], s[7], s[0], &s[1], k[6] + v[6]);
			step(s[1], s[2], s[3], &s[4], s[5], s[6], s[7], &s[0], k[7] + v[7]);
		}
		for (int i = 0; i < 8; i++)
			state[i] += s[i];
	}
}

#if defined(__x86_64__) && defined(__GLIBC__)
/* The processor's own instructions (Intel SDM, SHA256RNDS2), where it has them: five times as fast, the same digest. */
__attribute__((target("sha,sse4.1"))) static void
add_blocks_fast(uint32_t state[8], const unsigned char *at, ptrdiff_t blocks)
{
	const __m128i turn_bytes = _mm_set_epi64x(0x0c0d0e0f08090a0bLL, 0x0405060700010203LL);
	__m128i lo = _mm_loadu_si128((const __m128i *)(const void *)state);
	__m128i hi = _mm_loadu_si128((const __m128i *)(const void *)(state + 4));
	__m128i abef, cdgh;

	lo = _mm_shuffle_epi32(lo, 0xb1);
	hi = _mm_shuffle_epi32(hi, 0x1b);
	abef = _mm_alignr_epi8(lo, hi, 8);
	cdgh = _mm_blend_epi16(hi, lo, 0xf0);
	for (; blocks > 0; blocks--, at += 64) {
		__m128i w[4], abef_before = abef, cdgh_before = cdgh;

		for (int i = 0; i < 4; i++)
			w[i] = _mm_shuffle_epi8(
				_mm_loadu_si128((const __m128i *)(const void *)(at + 16 * i)), turn_bytes);
		for (int i = 0; i < 16; i++) {
			__m128i now = w[i & 3];
			__m128i sum = _mm_add_epi32(
				now, _mm_loadu_si128((const __m128i *)(const void *)(rounds + 4 * i)));

			cdgh = _mm_sha256rnds2_epu32(cdgh, abef, sum);
			abef = _mm_sha256rnds2_epu32(abef, cdgh, _mm_shuffle_epi32(sum, 0x0e));
			if (i < 12) { /* the words of the step after three more */
				__m128i next = _mm_sha256msg1_epu32(now, w[(i + 1) & 3]);
				next = _mm_add_epi32(next, _mm_alignr_epi8(w[(i + 3) & 3], w[(i + 2) & 3], 4));
				w[i & 3] = _mm_sha256msg2_epu32(next, w[(i + 3) & 3]);
			}
		}
		abef = _mm_add_epi32(abef, abef_before);
		cdgh = _mm_add_epi32(cdgh, cdgh_before);
	}
	lo = _mm_shuffle_epi32(abef, 0x1b);
	hi = _mm_shuffle_epi32(cdgh, 0xb1);
	_mm_storeu_si128((__m128i *)(void *)state, _mm_blend_epi16(lo, hi, 0xf0));
	_mm_storeu_si128((__m128i *)(void *)(state + 4), _mm_alignr_epi8(hi, lo, 8));
}

typedef void AddBlocks(uint32_t state[8], const unsigned char *at, ptrdiff_t blocks);

#ifdef __clang__
#define BEFORE_SANITIZERS __attribute__((no_sanitize("address", "undefined", "coverage")))
#else
#define BEFORE_SANITIZERS __attribute__((no_sanitize("address", "undefined")))
#endif

/* Asked once, by the loader: the answer is no variable of ours. It runs before a sanitizer is ready. */
BEFORE_SANITIZERS __attribute__((used)) static AddBlocks *
best_add_blocks(void)
{
	unsigned a, b, c, d, most;
	bool has_sse41;

	__cpuid(0, most, b, c, d); /* the macros: what is a function would be watched by the sanitizer */
	if (most < 7)
		return add_blocks_plain;
	__cpuid(1, a, b, c, d);
	has_sse41 = c >> 19 & 1;
	__cpuid_count(7, 0, a, b, c, d);
	return has_sse41 && (b >> 29 & 1) ? add_blocks_fast : add_blocks_plain;
}

static AddBlocks add_blocks __attribute__((ifunc("best_add_blocks")));
#else
#define add_blocks add_blocks_plain
#endif

static void
add_last(uint32_t state[8], Str rest, uint64_t bits) /* what is left, a one bit, zeros, the length */
{
	unsigned char block[128] = { 0 };
	ptrdiff_t size = rest.len < 56 ? 64 : 128;

	if (rest.len)
		memcpy(block, rest.at, (size_t)rest.len);
	block[rest.len] = 0x80;
	for (int i = 0; i < 8; i++)
		block[size - 1 - i] = (unsigned char)(bits >> 8 * i);
	add_blocks(state, block, size / 64);
}

void
sha256(Str bytes, unsigned char digest[SHA256_BYTES])
{
	uint32_t state[8] = { 0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c,
		0x1f83d9ab, 0x5be0cd19 };
	ptrdiff_t blocks = bytes.len / 64;

	add_blocks(state, (const unsigned char *)bytes.at, blocks);
	add_last(state, str_from(bytes, blocks * 64), (uint64_t)bytes.len * 8);
	for (int i = 0; i < SHA256_BYTES; i++)
		digest[i] = (unsigned char)(state[i / 4] >> (24 - 8 * (i % 4)));
}

void
sha256_name(Str bytes, char name[32])
{
	unsigned char digest[SHA256_BYTES];

	sha256(bytes, digest);
	for (int i = 0; i < 32; i++)
		name[i] = "0123456789abcdef"[digest[i / 2] >> (i % 2 ? 0 : 4) & 15];
}
