#include "language/fingerprint.h"

#include "base/block.h"
#include "base/little.h"

enum { PLANES = 32, BATCH = 8 };
enum {
	SAMPLE = 'n' /* one letter in 15 of English, 10 to 20 of most that are written with Latin letters */
};

/* How many features had each bit: bit i of plane p is worth 2^p of bit i's count, so that one operation works on all 64
 * counters. Features are added eight at a time (Harley and Seal's counter): five operations each. */
typedef struct {
	uint64_t plane[PLANES];
	uint64_t waiting[BATCH];
	int wait;
	uint64_t features;
} Counts;

static void
ripple(Counts *counts, int p, uint64_t bits)
{
	for (; bits && p < PLANES; p++) {
		uint64_t carry = counts->plane[p] & bits;
		counts->plane[p] ^= bits;
		bits = carry;
	}
}

/* Adds two to a plane; what is carried. */
static uint64_t
add_two(uint64_t *plane, uint64_t a, uint64_t b)
{
	uint64_t either = *plane ^ a, carry = (*plane & a) | (either & b);

	*plane = either ^ b;
	return carry;
}

static void
add_batch(Counts *counts)
{
	const uint64_t *w = counts->waiting;
	uint64_t *plane = counts->plane;
	uint64_t two = add_two(&plane[0], w[0], w[1]), four;

	four = add_two(&plane[1], two, add_two(&plane[0], w[2], w[3]));
	two = add_two(&plane[0], w[4], w[5]);
	two = add_two(&plane[1], two, add_two(&plane[0], w[6], w[7]));
	ripple(counts, 3, add_two(&plane[2], four, two));
	counts->wait = 0;
}

static void
add(Counts *counts, uint64_t bits)
{
	counts->features++;
	counts->waiting[counts->wait++] = bits;
	if (counts->wait == BATCH)
		add_batch(counts);
}

/* Bit i: more than half of the features had it. All 64 counters are compared at once, from their highest digit down. */
static uint64_t
majority(Counts *counts)
{
	uint64_t half = counts->features / 2, more = 0, equal = UINT64_MAX;

	while (counts->wait)
		ripple(counts, 0, counts->waiting[--counts->wait]);
	for (int p = PLANES - 1; p >= 0; p--) {
		if (half >> p & 1) {
			equal &= counts->plane[p];
		} else {
			more |= equal & counts->plane[p];
			equal &= ~counts->plane[p];
		}
	}
	return more;
}

/* The finalizer of MurmurHash3 (public domain): every bit depends on every bit. */
static uint64_t
mix(uint64_t x)
{
	x = (x ^ x >> 33) * 0xFF51AFD7ED558CCDU;
	x = (x ^ x >> 33) * 0xC4CEB9FE1A85EC53U;
	return x ^ x >> 33;
}

static uint64_t
rotate(uint64_t x, int by)
{
	return x << by | x >> (64 - by);
}

enum { CHUNK = 1024 /* bytes */ };

/* Hashes of the words that end in a chunk; *word is that of the one begun. Without a branch: where words end is not
 * foreseen. */
static int
words_in(Str chunk, uint64_t *word, uint64_t words[CHUNK])
{
	uint64_t hash = *word;
	int count = 0;

	for (ptrdiff_t i = 0; i < chunk.len; i++) {
		unsigned c = (unsigned char)chunk.at[i], lower = c | 0x20;
		bool letter = lower - 'a' < 26, in = letter | (c - '0' < 10) | (c >= 0x80);
		words[count] = hash;
		count += (int)(hash != 0) & (int)!in;
		hash = in ? rotate(hash, 9) ^ (letter ? lower : c) : 0;
	}
	*word = hash;
	return count;
}

static void
add_words(Counts *counts, const uint64_t *words, int count, uint64_t *before)
{
	for (int i = 0; i < count; i++) {
		add(counts, mix(words[i] + rotate(*before, 1) * 0x9E3779B97F4A7C15U));
		*before = words[i];
	}
}

/* Eight bytes from `at`, blanks past the ends; capitals lowered (and some marks made one). */
static uint64_t
eight(Str text, ptrdiff_t at)
{
	uint64_t bytes = 0;

	if (at >= 0 && at + 8 <= text.len)
		bytes = little64(text.at + at);
	else
		for (int i = 0; i < 8; i++)
			bytes |= (uint64_t)(at + i < 0 || at + i >= text.len ? ' ' : (unsigned char)text.at[at + i])
				<< 8 * i;
	return bytes | 0x2020202020202020U;
}

static void
add_sample(Counts *counts, Str text)
{
	for (ptrdiff_t at = 0; at < text.len; at += BLOCK)
		for (uint64_t found = block_equal(text, at, SAMPLE); found;)
			add(counts, mix(eight(text, at + block_take(&found) - 4)));
}

static void
add_pairs(Counts *counts, Str text)
{
	uint64_t words[CHUNK], word = 0, before = 0;

	for (ptrdiff_t i = 0; i < text.len; i += CHUNK) {
		Str chunk = str_slice(text, i, i + CHUNK < text.len ? i + CHUNK : text.len);
		add_words(counts, words, words_in(chunk, &word, words), &before);
	}
	add_words(counts, &word, word != 0, &before);
}

uint64_t
fingerprint(Str text)
{
	enum { RARE = 256 /* bytes to one sample */ };
	Counts counts = { .features = 0 };

	add_sample(&counts, text);
	if ((ptrdiff_t)counts.features * RARE < text.len) {
		counts = (Counts){ .features = 0 };
		add_pairs(&counts, text);
	}
	return counts.features ? majority(&counts) : 0;
}
