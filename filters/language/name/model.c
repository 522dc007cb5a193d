#include "language/name/model.h"

#include "base/little.h"
#include "language/name/join.h"
#include "language/name/stretch.h"

#include <string.h>

static const char magic[] = "WCNAMES1";

enum { HEAD = 16, BEHIND = (TAGS + 1) * TAGS * 2 };

static const unsigned char *
read_weights(const unsigned char *at, uint32_t rows, Weights *weights)
{
	weights->rows = at;
	weights->count = rows;
	at += (size_t)rows * TAGS;
	for (int from = 0; from <= TAGS; from++)
		for (int to = 0; to < TAGS; to++, at += 2)
			weights->behind[from][to] = (int16_t)little16(at);
	return at;
}

const char *
model_read(Str bytes, NameModel *model)
{
	const unsigned char *at = (const unsigned char *)bytes.at;
	uint64_t slots;

	if (bytes.len < HEAD || !str_starts(bytes, str(magic)))
		return "no model of names, or one of another version";
	slots = little32(at + 8);
	if ((slots & (slots - 1)) ||
		(uint64_t)bytes.len !=
			HEAD + slots * 4 + ((uint64_t)NAME_ROWS + NAME_ROWS_CASELESS) * TAGS + 2 * BEHIND)
		return "a model of names of the wrong length";
	model->clusters = (Clusters){ at + HEAD, (uint32_t)slots };
	at = read_weights(at + HEAD + slots * 4, NAME_ROWS, &model->cased);
	read_weights(at, NAME_ROWS_CASELESS, &model->caseless);
	return NULL;
}

/* Two rows side by side. */
typedef uint64_t Pair __attribute__((vector_size(16)));
_Static_assert(TAGS == 8, "a row is a number of 64 bits");

/* Sums of the even and of the odd bytes of rows: lanes of 16 bits, which CUE_FEATURES rows cannot fill. */
typedef struct {
	Pair even, odd;
} Lanes;

static void
add_rows(Lanes *lanes, uint64_t first, uint64_t second)
{
	const Pair mask = { 0x00ff00ff00ff00ff, 0x00ff00ff00ff00ff }, rows = { first, second };

	lanes->even += rows & mask;
	lanes->odd += rows >> 8 & mask;
}

/* The rows of a word's features, added. */
static void
score(const Weights *weights, const uint32_t *features, int count, int sums[TAGS])
{
	const unsigned char *rows = weights->rows;
	Lanes lanes = { 0 };
	uint64_t even, odd;
	int i = 0;

	for (; i + 1 < count; i += 2)
		add_rows(&lanes, little64(rows + (size_t)features[i] * TAGS),
			little64(rows + (size_t)features[i + 1] * TAGS));
	if (i < count)
		add_rows(&lanes, little64(rows + (size_t)features[i] * TAGS), 0);
	even = lanes.even[0] + lanes.even[1];
	odd = lanes.odd[0] + lanes.odd[1];
	for (int tag = 0; tag < TAGS; tag += 2) {
		sums[tag] = (int)(even >> tag * 8 & 0xffff) - 128 * count;
		sums[tag + 1] = (int)(odd >> tag * 8 & 0xffff) - 128 * count;
	}
}

typedef struct {
	int sums[TAGS]; /* of the word alone */
	int best[TAGS]; /* of the best way here */
	unsigned char from[TAGS];
	unsigned char tag;
} Step;

/* The rows of the next word are fetched while one is scored: they lie all over the model. */
static void
score_all(const Weights *weights, const Cues *cues, Step *steps)
{
	uint32_t features[2][CUE_FEATURES];
	int count = cue_features(cues, 0, weights->count, features[0]);

	for (ptrdiff_t i = 0; i < cues->count; i++) {
		if (i + 1 < cues->count) {
			uint32_t *next = features[(i + 1) & 1];
			cue_features(cues, i + 1, weights->count, next);
			for (int f = 0; f < count; f++)
				__builtin_prefetch(weights->rows + (size_t)next[f] * TAGS);
		}
		score(weights, features[i & 1], count, steps[i].sums);
		steps[i].sums[cues->at[i + CUE_REACH].says] += cues->at[i + CUE_REACH].trust;
	}
}

/* Four values side by side: what compilers make of it needs nothing but SSE2, or NEON. */
typedef int32_t Four __attribute__((vector_size(16)));
_Static_assert(TAGS == 8, "tags are decoded in two times four");

static void
take_better(Four *most, Four *from, int before, const int32_t behind[TAGS], int tag, int half)
{
	Four value, better;

	memcpy(&value, behind + half, sizeof value);
	value += before;
	better = value > *most;
	*most = (better & value) | (~better & *most);
	*from = (better & tag) | (~better & *from);
}

/* The best way to each tag of a word, for half of the tags. Of ways as good the first. */
static void
step_half(const Weights *weights, const Step *before, Step *step, int half)
{
	Four most = { INT32_MIN, INT32_MIN, INT32_MIN, INT32_MIN }, from = { 0 };

	if (!before)
		take_better(&most, &from, 0, weights->behind[TAGS], TAGS, half);
	for (int tag = 0; before && tag < TAGS; tag++)
		take_better(&most, &from, before->best[tag], weights->behind[tag], tag, half);
	for (int i = 0; i < 4; i++) {
		step->best[half + i] = most[i] + step->sums[half + i];
		step->from[half + i] = (unsigned char)from[i];
	}
}

static void
step_on(const Weights *weights, const Step *before, Step *step)
{
	step_half(weights, before, step, 0);
	step_half(weights, before, step, TAGS / 2);
}

static void
decode(const Weights *weights, Step *steps, ptrdiff_t count)
{
	int tag = 0;

	for (ptrdiff_t i = 0; i < count; i++)
		step_on(weights, i ? &steps[i - 1] : NULL, &steps[i]);
	for (int k = 1; k < TAGS; k++)
		if (steps[count - 1].best[k] > steps[count - 1].best[tag])
			tag = k;
	for (ptrdiff_t i = count - 1; i >= 0; i--) {
		steps[i].tag = (unsigned char)tag;
		tag = steps[i].from[tag];
	}
}

/* 2^-n/8 in thousandths: how likely what is n/8 powers of two behind is. */
static int
odds(int behind)
{
	static const int eighths[] = { 1000, 917, 841, 771, 707, 648, 595, 545 };
	int n = behind * 8 * 1000 / (693 * NAME_UNIT);

	return n >= 80 ? 0 : eighths[n & 7] >> (n >> 3);
}

/* How sure a word's tag is between its neighbours' as they are, in thousandths. */
static int
sureness(const Weights *weights, const Step *steps, ptrdiff_t i, ptrdiff_t count)
{
	int before = i ? steps[i - 1].tag : TAGS, own = 0, all = 0, values[TAGS];

	for (int tag = 0; tag < TAGS; tag++)
		values[tag] = steps[i].sums[tag] + weights->behind[before][tag] +
			(i + 1 < count ? weights->behind[tag][steps[i + 1].tag] : 0);
	own = values[steps[i].tag];
	for (int tag = 0; tag < TAGS; tag++)
		all += values[tag] >= own ? 1000 : odds(own - values[tag]);
	return 1000 * 1000 / all;
}

/* The names among the tags. */
static void
take_names(Reader *r, const Weights *weights, const Step *steps, ptrdiff_t first, ptrdiff_t count)
{
	for (ptrdiff_t i = 0, next; i < count; i = next) {
		int tag = steps[i].tag, sure;
		next = i + 1;
		if (tag == TAG_NONE || tag == TAG_OTHER)
			continue;
		tag = (tag - 1) | 1; /* what begins it, should it go on from nothing */
		tag = tag > steps[i].tag ? tag - 2 : tag;
		sure = sureness(weights, steps, i, count);
		for (; next < count && steps[next].tag == tag + 1; next++) {
			int here = sureness(weights, steps, next, count);
			sure = here < sure ? here : sure;
		}
		join_found(r, first + i, first + next - 1,
			tag == TAG_PERSON        ? NAME_PERSON
				: tag == TAG_ORG ? NAME_ORG
						 : NAME_PLACE,
			sure);
	}
}

/* The tables know all of the stretch as one country, demonym or group: nothing is left to decide. *at goes along the names. */
static bool
is_settled(const Reader *r, ptrdiff_t *at, ptrdiff_t first, ptrdiff_t last)
{
	const Names *names = &r->text->names;
	Name *name;

	while (*at < names->len && names->at[*at].first < first)
		++*at;
	name = *at < names->len ? &names->at[*at] : NULL;
	if (!name || name->first != first || name->last != last || !name->known || name->weak ||
		!(name->type == NAME_DEMONYM || name->type == NAME_GROUP ||
			(name->type == NAME_PLACE && name->id.len == 2)))
		return false;
	name->kept = true;
	return true;
}

static void
names_of(Arena *arena, const NameModel *model, const Seen *seen, Reader *r, bool caseless)
{
	const Weights *weights = caseless ? &model->caseless : &model->cased;
	ptrdiff_t name = 0;

	for (ptrdiff_t first = 0, last; stretch_next(r, caseless, &first, &last); first = last + 1) {
		if (is_settled(r, &name, first, last))
			continue;
		Cues cues = cues_of(arena, r, &model->clusters, seen, caseless, first, last);
		Step *steps = NEW(arena, Step, cues.count);
		score_all(weights, &cues, steps);
		decode(weights, steps, cues.count);
		take_names(r, weights, steps, first, cues.count);
	}
}

void
model_names(Arena *arena, const NameModel *model, Reader *readers, ptrdiff_t count)
{
	bool lower = article_is_lower(readers, count);
	Seen seen = cues_seen(arena, readers, count);

	for (ptrdiff_t t = 0; t < count; t++) {
		Reader *r = &readers[t];
		if (r->text->closed)
			continue;
		Names by_table = r->text->names;
		r->found = (Names){ 0 };
		names_of(arena, model, &seen, r, text_is_caseless(r->text, lower));
		join_names(r, by_table);
	}
}
