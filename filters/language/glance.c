#include "language/glance.h"

#include "base/block.h"
#include "base/little.h"

enum { HEAD = 2, FLAG_BITS = 8 }; /* numbers at the front: places less one, flags of every text */

/* A place holds the upper bits of a word's hash, and its flags; 0: free. */
static uint32_t
tag_of(uint64_t hash)
{
	return (uint32_t)(hash >> 32) & ~(uint32_t)((1 << FLAG_BITS) - 1);
}

static uint64_t
eight_bytes(const char *at, ptrdiff_t left)
{
	uint64_t word = 0;

	if (left >= 8)
		return little64(at);
	for (ptrdiff_t i = 0; i < left; i++)
		word |= (uint64_t)(unsigned char)at[i] << 8 * i;
	return word;
}

/* Letters in either case: the first eight bytes and the last. `left`: bytes there are from `at` on. */
static uint64_t
hash_of(const char *at, ptrdiff_t len, ptrdiff_t left)
{
	uint64_t first = eight_bytes(at, left), last = 0;

	if (len < 8)
		first &= ((uint64_t)1 << 8 * len) - 1;
	else
		last = eight_bytes(at + len - 8, 8) | 0x2020202020202020u;
	first |= 0x2020202020202020u;
	first = (first ^ (uint64_t)len) * 0x9e3779b97f4a7c15u;
	last *= 0xbf58476d1ce4e5b9u;
	return first ^ last ^ (first ^ last) >> 29;
}

static unsigned
flags_of(Glance g, uint64_t hash)
{
	uint32_t mask = g.head[0], tag = tag_of(hash);
	const uint32_t *places = g.head + HEAD;

	for (uint32_t at = (uint32_t)hash & mask; places[at]; at = (at + 1) & mask)
		if (((places[at] ^ tag) >> FLAG_BITS) == 0)
			return places[at] & ((1 << FLAG_BITS) - 1);
	return 0;
}

Glance
glance_open(Str image)
{
	return (Glance){ image.len ? (const void *)image.at : NULL };
}

/* ---- looking ---- */

/* Bit i tells of byte i of a block. */
typedef struct {
	uint64_t letters, digits, stops, quotes, high;
} Masks;

static Masks
masks_at(const char *at)
{
	Masks m = { 0 };

#ifdef __SSE2__
	for (int i = 0; i < BLOCK; i += 16) {
		__m128i x = _mm_loadu_si128((const __m128i *)(const void *)(at + i));
		__m128i low = _mm_or_si128(x, _mm_set1_epi8(0x20));
		__m128i letters = _mm_and_si128(_mm_cmpgt_epi8(low, _mm_set1_epi8('a' - 1)),
			_mm_cmplt_epi8(low, _mm_set1_epi8('z' + 1)));
		__m128i digits = _mm_and_si128(
			_mm_cmpgt_epi8(x, _mm_set1_epi8('0' - 1)), _mm_cmplt_epi8(x, _mm_set1_epi8('9' + 1)));
		__m128i stops = _mm_cmpeq_epi8(x, _mm_set1_epi8('.'));
		__m128i quotes = _mm_cmpeq_epi8(x, _mm_set1_epi8('"'));

		m.letters |= (uint64_t)(unsigned)_mm_movemask_epi8(letters) << i;
		m.digits |= (uint64_t)(unsigned)_mm_movemask_epi8(digits) << i;
		m.stops |= (uint64_t)(unsigned)_mm_movemask_epi8(stops) << i;
		m.quotes |= (uint64_t)(unsigned)_mm_movemask_epi8(quotes) << i;
		m.high |= (uint64_t)(unsigned)_mm_movemask_epi8(x) << i;
	}
#else
	for (int i = 0; i < BLOCK; i++) {
		uint64_t bit = (uint64_t)1 << i;
		m.letters |= is_letter(at[i]) ? bit : 0;
		m.digits |= is_digit(at[i]) ? bit : 0;
		m.stops |= at[i] == '.' ? bit : 0;
		m.quotes |= at[i] == '"' ? bit : 0;
		m.high |= (unsigned char)at[i] >= 0x80 ? bit : 0;
	}
#endif
	return m;
}

/* Beyond ASCII: dashes, quotation marks, no-break spaces and letters of Latin-1 stand between runs or within words that are no
 * ASCII anyway. */
static bool
is_common(Str text, ptrdiff_t at)
{
	unsigned char c = (unsigned char)text.at[at],
		      next = at + 1 < text.len ? (unsigned char)text.at[at + 1] : 0;

	return c == 0xc3 || (c == 0xc2 && next == 0xa0) || (c == 0xe2 && next == 0x80);
}

static bool
all_common(Str text, ptrdiff_t from, uint64_t high)
{
	while (high) {
		ptrdiff_t at = from + block_take(&high);
		if (((unsigned char)text.at[at] & 0xc0) != 0x80 && !is_common(text, at))
			return false;
	}
	return true;
}

/* Where the look stands. */
typedef struct {
	Glance words;
	Str text;
	unsigned flags, last; /* of all so far; of the last word */
	ptrdiff_t start;      /* of the run that reaches into the next block */
	uint64_t open;        /* 1 if one does */
} Look;

static void
take_run(Look *look, ptrdiff_t end)
{
	unsigned flags = flags_of(look->words,
		hash_of(look->text.at + look->start, end - look->start, look->text.len - look->start));

	if ((flags & GLANCE_LED && look->last & GLANCE_LEAD) ||
		(flags & GLANCE_TRAIL && look->last & GLANCE_LED))
		look->flags |= GLANCE_MET;
	look->flags |= flags;
	look->last = flags;
}

static void
take_block(Look *look, ptrdiff_t from, Masks m)
{
	uint64_t shifted = m.letters << 1 | look->open;
	uint64_t starts = m.letters & ~shifted, ends = ~m.letters & shifted;

	if (m.digits)
		look->flags |= GLANCE_DIGITS;
	if (m.quotes | m.high)
		look->flags |= GLANCE_QUOTES;
	if ((m.stops & shifted & (m.letters >> 1 | (uint64_t)1 << (BLOCK - 1))) ||
		(m.high && !all_common(look->text, from, m.high)))
		look->flags |= GLANCE_OTHER;
	while (ends) {
		ptrdiff_t end = from + block_take(&ends);
		if (!look->open)
			look->start = from + block_take(&starts);
		look->open = 0;
		take_run(look, end);
	}
	if (starts)
		look->start = from + block_take(&starts);
	look->open = m.letters >> (BLOCK - 1);
}

unsigned
glance_at(Glance words, Str text)
{
	Look look = { .words = words, .text = text };
	ptrdiff_t from = 0;
	char rest[BLOCK] = { 0 };

	if (!words.head)
		return 0;
	for (; text.len - from >= BLOCK; from += BLOCK)
		take_block(&look, from, masks_at(text.at + from));
	if (from < text.len) {
		memcpy(rest, text.at + from, (size_t)(text.len - from));
		take_block(&look, from, masks_at(rest));
	}
	if (look.open)
		take_run(&look, text.len);
	return look.flags | words.head[1];
}

/* ---- making ---- */

typedef struct {
	uint64_t hash;
	unsigned flags;
} Known;

struct GlanceMaker {
	Arena *arena;
	LIST(Known) words;
	unsigned always; /* of forms without a letter that could tell them */
};

GlanceMaker *
glance_maker(Arena *arena)
{
	GlanceMaker *maker = NEW(arena, GlanceMaker, 1);

	maker->arena = arena;
	return maker;
}

static Known *
known(const GlanceMaker *maker, Str run)
{
	uint64_t hash = hash_of(run.at, run.len, run.len);

	for (ptrdiff_t i = 0; i < maker->words.len; i++)
		if (maker->words.at[i].hash == hash)
			return &maker->words.at[i];
	return NULL;
}

/* The next run of letters in *rest; false at the end. */
static bool
next_run(Str *rest, Str *run)
{
	ptrdiff_t start = 0, end;

	while (start < rest->len && !is_letter(rest->at[start]))
		start++;
	for (end = start; end < rest->len && is_letter(rest->at[end]);)
		end++;
	*run = str_slice(*rest, start, end);
	*rest = str_from(*rest, end);
	return end > start;
}

static bool
has_digit(Str form)
{
	for (ptrdiff_t i = 0; i < form.len; i++)
		if (is_digit(form.at[i]))
			return true;
	return false;
}

static void
add_run(GlanceMaker *maker, Str run, unsigned flags)
{
	if (!run.len)
		maker->always |= flags;
	else if (known(maker, run))
		known(maker, run)->flags |= flags;
	else
		*PUSH(maker->arena, &maker->words) = (Known){ hash_of(run.at, run.len, run.len), flags };
}

void
glance_add_first(GlanceMaker *maker, Str form, unsigned flags)
{
	Str run;

	next_run(&form, &run);
	add_run(maker, run, flags);
}

void
glance_add(GlanceMaker *maker, Str form, unsigned flags)
{
	Str rest = form, run, longest = { 0 };

	if (has_digit(form))
		return;
	while (next_run(&rest, &run)) {
		const Known *there = known(maker, run);
		if (there && (there->flags & flags) == flags)
			return;
		longest = run.len > longest.len ? run : longest;
	}
	add_run(maker, longest, flags);
}

Str
glance_made(const GlanceMaker *maker)
{
	uint32_t places = 16, *head;

	while (places < 4 * maker->words.len)
		places *= 2;
	head = NEW(maker->arena, uint32_t, HEAD + places);
	head[0] = places - 1;
	head[1] = maker->always;
	for (ptrdiff_t i = 0; i < maker->words.len; i++) {
		Known word = maker->words.at[i];
		uint32_t at = (uint32_t)word.hash & (places - 1);
		while (head[HEAD + at])
			at = (at + 1) & (places - 1);
		head[HEAD + at] = tag_of(word.hash) | word.flags;
	}
	return (Str){ (const char *)head, (HEAD + places) * (ptrdiff_t)sizeof *head };
}
