#include "base/sha256.h"

#include <string.h>

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

static void
add_block(uint32_t state[8], const unsigned char block[64])
{
	uint32_t w[64], s[8];

	expand(block, w);
	memcpy(s, state, sizeof s);
	for (int i = 0; i < 64; i++) {
		uint32_t t1 = s[7] + (turn(s[4], 6) ^ turn(s[4], 11) ^ turn(s[4], 25)) +
			((s[4] & s[5]) ^ (~s[4] & s[6])) + rounds[i] + w[i];
		uint32_t t2 = (turn(s[0], 2) ^ turn(s[0], 13) ^ turn(s[0], 22)) +
			((s[0] & s[1]) ^ (s[0] & s[2]) ^ (s[1] & s[2]));
		memmove(s + 1, s, 7 * sizeof *s);
		s[4] += t1;
		s[0] = t1 + t2;
	}
	for (int i = 0; i < 8; i++)
		state[i] += s[i];
}

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
	add_block(state, block);
	if (size == 128)
		add_block(state, block + 64);
}

void
sha256(Str bytes, unsigned char digest[SHA256_BYTES])
{
	uint32_t state[8] = { 0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c,
		0x1f83d9ab, 0x5be0cd19 };
	unsigned char block[64];
	ptrdiff_t i = 0;

	for (; bytes.len - i >= 64; i += 64) {
		memcpy(block, bytes.at + i, 64);
		add_block(state, block);
	}
	add_last(state, str_from(bytes, i), (uint64_t)bytes.len * 8);
	for (i = 0; i < SHA256_BYTES; i++)
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
