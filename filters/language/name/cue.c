#include "language/name/cue.h"

#include "language/name/join.h"

#include <string.h>

/* How far the tables' names are believed, in units of the model's weights: what data with mistakes of its own has taught is not all. */
enum { TRUST_KNOWN = 24, TRUST_RULE = 12 };

enum {
	SEEN_LOWER = 1,
	SEEN_INSIDE = 2, /* with a capital, not at the beginning of a sentence */
	SEEN_PERSON = 4,
	SEEN_ORG = 8,
	SEEN_PLACE = 16, /* part of such a name of the tables */
	SEEN_SAID = 32,
	SEEN_AT = 64,
	SEEN_TITLED = 128,
	SEEN_BODY = 256, /* an "Inc." or "Ministry" behind it */
	SEEN_LEAD = 512, /* a capital behind it */
};

/* How the article has its words */

static uint16_t *
seen_at(const Seen *seen, uint64_t key)
{
	return &seen->at[(ptrdiff_t)(key >> 24) & (seen->size - 1)];
}

static int
seen_word(const Reader *r, ptrdiff_t i)
{
	const Word *word = &r->text->words.at[i];
	int next = reader_bits(r, i + 1), before = reader_bits(r, i - 1);

	if (!word->capital)
		return SEEN_LOWER;
	if (r->text->title_case)
		return 0;
	return (reader_opens(r, i) ? 0 : SEEN_INSIDE) | ((next & IS_SAID) ? SEEN_SAID : 0) |
		((before & IS_AT) ? SEEN_AT : 0) |
		((before & (IS_STRONG_TITLE | IS_TITLE | IS_ROLE)) ? SEEN_TITLED : 0) |
		(next & (IS_ORG_HEAD | IS_ORG_SUFFIX) && reader_capital(r, i + 1) ? SEEN_BODY : 0) |
		(reader_capital(r, i + 1) ? SEEN_LEAD : 0);
}

_Static_assert(SEEN_LOWER == (int)LOOKS_LETTERS, "a word's looks say that it is one of small letters");

static void
see_words(const Reader *r, const Seen *seen)
{
	const unsigned char *looks = r->text->looks;

	for (ptrdiff_t i = 0; i < r->count; i++) {
		bool capital = (looks[i] & (LOOKS_LETTERS | LOOKS_CAPITAL)) == (LOOKS_LETTERS | LOOKS_CAPITAL);
		int bits = capital ? seen_word(r, i) : looks[i] & LOOKS_LETTERS;
		*seen_at(seen, r->text->signs[i].key) |= (uint16_t)bits;
	}
}

static void
see_names(const Reader *r, const Seen *seen)
{
	for (ptrdiff_t n = 0; n < r->text->names.len; n++) {
		const Name *name = &r->text->names.at[n];
		int bit = name->type == NAME_PERSON ? SEEN_PERSON
			: name->type == NAME_ORG    ? SEEN_ORG
			: name->type == NAME_PLACE  ? SEEN_PLACE
						    : 0;
		for (ptrdiff_t i = name->first; i <= name->last && name->first >= 0 && name->sure; i++)
			*seen_at(seen, r->text->signs[i].key) |= (uint16_t)bit;
	}
}

Seen
cues_seen(Arena *arena, const Reader *readers, ptrdiff_t count)
{
	Seen seen = { .size = 64 };
	ptrdiff_t words = 0;

	for (ptrdiff_t t = 0; t < count; t++)
		words += readers[t].count;
	while (seen.size < words * 2 && seen.size < 1 << 20)
		seen.size *= 2;
	seen.at = NEW(arena, uint16_t, seen.size);
	for (ptrdiff_t t = 0; t < count; t++) {
		see_words(&readers[t], &seen);
		see_names(&readers[t], &seen);
	}
	return seen;
}

/* Cues */

/* Its last bytes, so many at most, as one number. */
static uint32_t
ending(Str word, ptrdiff_t bytes)
{
	uint32_t value = (uint32_t)bytes;

	for (ptrdiff_t i = word.len > bytes ? word.len - bytes : 0; i < word.len; i++)
		value = value << 8 ^ (unsigned char)word.at[i] ^ value >> 24;
	return value;
}

/* The same of longer words: the first three bytes, the last two, three and four. */
static void
cue_ends(Cue *cue, Str word)
{
	const unsigned char *first = (const unsigned char *)word.at, *last = first + word.len - 4;
	uint32_t two = (uint32_t)last[2] << 8 | last[3], three = (uint32_t)last[1] << 16 | two;

	cue->start = 3u << 24 ^ ((uint32_t)first[0] << 16 | (uint32_t)first[1] << 8 | first[2]);
	cue->end2 = 2u << 16 ^ two;
	cue->end3 = 3u << 24 ^ three;
	cue->end4 = ((uint32_t)last[0] << 24 | three) ^ 4;
}

static uint16_t
shape_of(const Word *word, bool caseless)
{
	static const unsigned char lengths[] = { 0, 1, 2, 3, 4, 5, 5, 5, 6, 6, 6, 6, 7 };
	int length = lengths[word->text.len < 12 ? word->text.len : 12];
	int dotted = word->text.len > 1 && word->text.at[word->text.len - 1] == '.';

	if (word->kind == WORD_MARK)
		return (uint16_t)(512 + (unsigned char)word->text.at[0]);
	return (uint16_t)((int)word->kind * 128 + length * 16 + dotted * 8 + (word->space ? 4 : 0) +
		(caseless ? 0 : word->capital * 2 + word->caps));
}

static void
cue_word(const Reader *r, const Clusters *clusters, const Seen *seen, bool caseless, ptrdiff_t i, Cue *cue)
{
	const Word *word = &r->text->words.at[i];
	uint64_t key = r->text->signs[i].key;
	Str lower = word->lower;

	cue->word = word->kind == WORD_NUMBER ? (uint32_t)word->text.len
					      : (uint32_t)(key >> 32) ^ (uint32_t)key;
	cue->bits = (uint32_t)r->text->signs[i].bits & ((1u << 22) - 1);
	cue->shape = shape_of(word, caseless);
	cue->cluster = word->kind == WORD_NUMBER ? 0 : (uint16_t)cluster_of(clusters, key);
	cue->seen = *seen_at(seen, key);
	cue->capital = word->capital && !caseless && !((cue->bits & IS_FUNCTION) && reader_opens(r, i));
	if (word->kind == WORD_MARK || word->kind == WORD_NUMBER)
		return;
	if (lower.len >= 4) {
		cue_ends(cue, lower);
		return;
	}
	cue->start = ending(str_slice(lower, 0, lower.len < 3 ? lower.len : 3), 3);
	cue->end2 = ending(lower, 2);
	cue->end3 = ending(lower, 3);
	cue->end4 = ending(lower, 4);
}

static void
cue_table(Cues *c, ptrdiff_t first, ptrdiff_t last, int type, int kind)
{
	for (ptrdiff_t i = first; i <= last; i++) {
		ptrdiff_t at = i - c->first + CUE_REACH;
		if (at >= 0 && at < c->count + 2 * CUE_REACH)
			c->at[at].table = (uint8_t)(1 + type * 8 + (i > first) * 4 + kind);
	}
}

static void
cue_says(Cues *c, const Name *name)
{
	int trust = name->known ? (name->weak ? 0 : TRUST_KNOWN) : name->sure ? TRUST_RULE : 0;

	if (name->type > NAME_PLACE || name->mention != AS_NAME || name->part)
		return;
	for (ptrdiff_t i = name->first; i <= name->last; i++) {
		ptrdiff_t at = i - c->first + CUE_REACH;
		if (at < 0 || at >= c->count + 2 * CUE_REACH)
			continue;
		c->at[at].says = (uint8_t)(1 + 2 * (int)name->type + (i > name->first));
		c->at[at].trust = (uint8_t)trust;
	}
}

static void
cue_names(const Reader *r, Cues *c)
{
	const Names *names = &r->text->names;

	for (ptrdiff_t n = names_from(names, c->first - CUE_REACH);
		n < names->len && names->at[n].first < c->first + c->count + CUE_REACH; n++) {
		const Name *name = &names->at[n];
		cue_table(c, name->first, name->last, (int)name->type,
			name->known          ? name->weak
				: name->sure ? 2
					     : 3);
		cue_says(c, name);
	}
}

/* Where case says nothing, names of the tables are looked up as if all had capitals. */
static void
cue_names_caseless(Arena *arena, const Reader *r, Cues *c)
{
	enum { LONGEST = 64 /* words and marks of a name */ };
	const Sign *signs = r->text->signs + c->first;
	Words words = { .len = c->count + LONGEST };

	if (words.len > r->count - c->first)
		words.len = r->count - c->first;
	words.at = NEW(arena, Word, words.len);
	memcpy(words.at, r->text->words.at + c->first, (size_t)words.len * sizeof(Word));
	for (ptrdiff_t i = 0; i < words.len; i++)
		words.at[i].capital = words.at[i].caps = words.at[i].kind != WORD_MARK;
	for (ptrdiff_t i = 0; i < c->count; i++) {
		ptrdiff_t last = i;
		int common = (signs[i].bits & (IS_COMMON | IS_FUNCTION)) ? 1 : 0;
		const NameEntry *entry = gazetteer_match(
			r->gazetteer, &words, signs, i, words.len - 1, true, &last);
		if (!entry)
			continue;
		cue_table(c, c->first + i, c->first + last, entry->type,
			entry->weak        ? 3
				: last > i ? 2
					   : common);
		i = last;
	}
}

/* Towns by their people. */
static void
cue_towns(const Reader *r, Cues *c)
{
	ptrdiff_t end = c->first + c->count - 1;

	for (ptrdiff_t i = c->first, last; i <= end; i++) {
		const NameEntry *town = NULL;
		if (c->caseless || c->at[i - c->first + CUE_REACH].capital)
			town = gazetteer_town_from(
				r->gazetteer, &r->text->words, r->text->signs, i, end, &last);
		if (!town)
			continue;
		for (ptrdiff_t k = i; k <= last; k++)
			c->at[k - c->first + CUE_REACH].town = (uint8_t)(1 + (town->weight > 60000) +
				(town->weight > 300000) + (k > i) * 4 + (last > i) * 8);
		i = last;
	}
}

static void
cue_runs(Cues *c)
{
	ptrdiff_t first = 0, len = c->count + 2 * CUE_REACH;

	for (ptrdiff_t i = 0; i < len; i++) {
		if (i == 0 || !c->at[i].capital || !c->at[i - 1].capital)
			first = i;
		c->at[i].first = (int32_t)first;
	}
	for (ptrdiff_t i = len - 1, last = i; i >= 0; i--) {
		if (i == len - 1 || c->at[i + 1].first != c->at[i].first)
			last = i;
		c->at[i].last = (int32_t)last;
	}
}

Cues
cues_of(Arena *arena, const Reader *r, const Clusters *clusters, const Seen *seen, bool caseless,
	ptrdiff_t first, ptrdiff_t last)
{
	Cues c = {
		.first = first, .count = last - first + 1, .caseless = caseless, .heading = r->text->title_case
	};

	c.at = NEW(arena, Cue, c.count + 2 * CUE_REACH);
	for (ptrdiff_t i = first > CUE_REACH ? first - CUE_REACH : 0; i <= last + CUE_REACH && i < r->count; i++)
		cluster_expect(clusters, r->text->signs[i].key);
	for (ptrdiff_t i = 0; i < c.count + 2 * CUE_REACH; i++) {
		ptrdiff_t word = first - CUE_REACH + i;
		if (word < 0 || word >= r->count)
			c.at[i].shape = (uint16_t)(1024 + (word < 0));
		else
			cue_word(r, clusters, seen, caseless, word, &c.at[i]);
	}
	if (caseless)
		cue_names_caseless(arena, r, &c);
	else
		cue_names(r, &c);
	cue_towns(r, &c);
	cue_runs(&c);
	return c;
}

/* Features */

typedef struct {
	uint32_t *at;
	uint32_t rows;
	int len;
} Vector;

static void
put(Vector *v, uint64_t value)
{
	uint64_t hash = (value + (uint64_t)(v->len + 1) * 0x632be59bd9b4e019u) * 0x9e3779b97f4a7c15u;

	hash ^= hash >> 32;
	hash *= 0xd6e8feb86659fd93u;
	v->at[v->len++] = (uint32_t)((hash >> 32) * v->rows >> 32);
}

static uint64_t
two(uint64_t a, uint64_t b)
{
	return a * 0x9e3779b1u + (b ^ b << 32);
}

enum {
	SMALL_BITS = IS_TITLE | IS_STRONG_TITLE | IS_ROLE | IS_ORG_HEAD | IS_ORG_SUFFIX | IS_PLACE_HEAD |
		IS_PLACE_LEAD | IS_SAID | IS_CALENDAR | IS_PARTICLE | IS_AT | IS_FUNCTION | IS_GIVEN |
		IS_COMMON | IS_NOT_NAME | IS_EVENT_HEAD | IS_SECT | IS_COMPASS
};

static void
put_words(Vector *v, const Cue *c)
{
	put(v, c[0].word);
	put(v, c[-1].word);
	put(v, c[1].word);
	put(v, c[-2].word);
	put(v, c[2].word);
	put(v, two(c[-1].word, c[0].word));
	put(v, two(c[0].word, c[1].word));
	put(v, two(c[0].word, c[0].shape));
	put(v, c[0].start);
	put(v, c[0].end2);
	put(v, c[0].end3);
	put(v, c[0].end4);
	put(v, two(c[-1].end3, c[0].end3));
}

static void
put_clusters(Vector *v, const Cue *c)
{
	put(v, c[0].cluster);
	put(v, c[0].cluster >> 2);
	put(v, two(c[0].cluster >> 6, c[0].shape));
	put(v, c[-1].cluster >> 2);
	put(v, c[1].cluster >> 2);
	put(v, c[-2].cluster >> 2);
	put(v, c[2].cluster >> 2);
	put(v, two(c[-1].cluster >> 6, c[0].cluster >> 4));
	put(v, two(c[0].cluster >> 4, c[1].cluster >> 6));
	put(v, two(c[-1].word, c[0].cluster >> 4));
	put(v, two(c[0].cluster >> 4, c[1].word));
}

static void
put_tables(Vector *v, const Cue *c)
{
	uint32_t b0 = c[0].bits & SMALL_BITS, b1 = c[1].bits & SMALL_BITS, before = c[-1].bits & SMALL_BITS;

	put(v, two(c[0].table, c[0].shape));
	put(v, two(c[0].table, c[1].table));
	put(v, two(c[-1].table, c[0].table));
	put(v, two(c[0].table, two(before, b1)));
	put(v, two(c[0].table, c[0].cluster >> 4));
	put(v, two(c[0].table, c[0].word));
	put(v, two(c[0].town, two(c[0].shape, c[0].table)));
	put(v, two(c[0].town, two(before, b0)));
	put(v, two(c[0].town, c[0].cluster >> 6));
	put(v, two(b0, c[0].shape & 0x1ff));
	put(v, two(before, b0));
	put(v, two(b0, b1));
	put(v, two(c[0].seen, c[0].shape & 3));
	put(v, two(c[0].seen & 0x1c, c[0].table));
	put(v, two(c[1].seen & 0x1fe, c[0].seen & 0x1fe));
	put(v, two(c[-1].seen & 0x1fe, c[0].seen & 0x1fe));
}

static void
put_shapes(Vector *v, const Cue *c)
{
	put(v, two(c[-1].shape, c[0].shape));
	put(v, two(c[0].shape, c[1].shape));
	put(v, two(two(c[-1].shape, c[0].shape), c[1].shape));
	put(v, two(two(c[-2].shape, c[-1].shape), c[0].shape));
	put(v, two(two(c[0].shape, c[1].shape), c[2].shape));
}

/* The run of capitals as a whole: its head, its length, what stands around it. */
static void
put_run(Vector *v, const Cues *all, ptrdiff_t at)
{
	const Cue *c = &all->at[at], *first = &all->at[c->first], *last = &all->at[c->last];
	const Cue none = { .shape = 1024 };
	const Cue *before = c->first > 0 ? first - 1 : &none;
	const Cue *after = c->last + 1 < all->count + 2 * CUE_REACH ? last + 1 : &none;
	uint64_t place = (uint64_t)(c->last - c->first > 4 ? 4 : c->last - c->first) * 8 +
		(uint64_t)(at - c->first > 4 ? 4 : at - c->first);

	put(v, two(place, c->shape));
	put(v, two(place * 2 + all->heading, c->table));
	put(v, two(last->word, at == c->last));
	put(v, two(last->cluster >> 4, place));
	put(v, two(first->word, at == c->first));
	put(v, two(before->word, place));
	put(v, two(after->word, place));
	put(v, two(two(before->cluster >> 6, after->cluster >> 6), place));
	put(v, two(last->bits & SMALL_BITS, first->bits & SMALL_BITS));
	put(v, two(last->table, place));
}

int
/* NOLINTNEXTLINE(readability-non-const-parameter) written to by put() */
cue_features(const Cues *all, ptrdiff_t i, uint32_t rows, uint32_t out[CUE_FEATURES])
{
	const Cue *c = &all->at[i + CUE_REACH];
	Vector v = { .at = out, .rows = rows };

	put_words(&v, c);
	put_clusters(&v, c);
	put_tables(&v, c);
	put_shapes(&v, c);
	if (!all->caseless)
		put_run(&v, all, i + CUE_REACH);
	return v.len;
}
