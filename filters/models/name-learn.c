#include "models/name-learn.h"

#include "base/report.h"
#include "language/name/model.h"

#include <math.h>

enum { ROUNDS = 10, AVERAGED = 3 /* of them, the last */, DOUBT_ROUNDS = 4 };

static const uint64_t SEED = 0x9e3779b97f4a7c15u;

typedef struct {
	float weights[TAGS], squares[TAGS];
} Row8;

typedef struct {
	Row8 *rows;
	Row8 behind[TAGS + 1];
	float odds[TAGS + 1][TAGS]; /* e to behind[].weights; 0 where a tag may not follow */
} Learner;

static float
exponential(float x)
{
	double n, r, sum = 1, term = 1;

	x = x < -60 ? -60 : x > 60 ? 60 : x;
	n = floor(x * 1.4426950408889634 + 0.5);
	r = x - n * 0.6931471805599453;
	for (int k = 1; k < 9; k++) {
		term = term * r / k;
		sum += term;
	}
	return (float)ldexp(sum, (int)n);
}

static bool
may_follow(int before, int tag)
{
	if (tag == TAG_NONE || tag == TAG_OTHER || (tag & 1))
		return true;
	return before == tag || before == tag - 1;
}

static void
set_odds(Learner *l)
{
	for (int from = 0; from <= TAGS; from++)
		for (int to = 0; to < TAGS; to++)
			l->odds[from][to] = may_follow(from, to) ? exponential(l->behind[from].weights[to]) : 0;
}

static void
step(Row8 *row, const float *slope)
{
	const float rate = 0.03f;

	for (int k = 0; k < TAGS; k++) {
		row->squares[k] += slope[k] * slope[k];
		row->weights[k] -= rate * slope[k] / (sqrtf(row->squares[k]) + 1.0f);
	}
}

enum { LONGEST = 128 };

typedef struct {
	float own[LONGEST][TAGS], forward[LONGEST][TAGS], backward[LONGEST][TAGS];
} Lattice;

static void
to_sum_one(float *values)
{
	float sum = 0;

	for (int k = 0; k < TAGS; k++)
		sum += values[k];
	for (int k = 0; k < TAGS; k++)
		values[k] /= sum;
}

static void
weigh(const Learner *l, const Lessons *lessons, const Stretch *s, Lattice *lattice)
{
	for (ptrdiff_t i = 0; i < s->count; i++) {
		const uint32_t *features = lessons->pool.at + s->at + i * lessons->width;
		float sums[TAGS] = { 0 }, most;
		for (int f = 0; f < lessons->width; f++)
			for (int k = 0; k < TAGS; k++)
				sums[k] += l->rows[features[f]].weights[k];
		most = sums[0];
		for (int k = 1; k < TAGS; k++)
			most = sums[k] > most ? sums[k] : most;
		for (int k = 0; k < TAGS; k++)
			lattice->own[i][k] = exponential(sums[k] - most);
	}
}

static void
sweep(const Learner *l, Lattice *a, ptrdiff_t count)
{
	for (int k = 0; k < TAGS; k++) {
		a->forward[0][k] = l->odds[TAGS][k] * a->own[0][k];
		a->backward[count - 1][k] = 1;
	}
	to_sum_one(a->forward[0]);
	for (ptrdiff_t i = 1; i < count; i++) {
		for (int k = 0; k < TAGS; k++) {
			float sum = 0;
			for (int from = 0; from < TAGS; from++)
				sum += a->forward[i - 1][from] * l->odds[from][k];
			a->forward[i][k] = sum * a->own[i][k];
		}
		to_sum_one(a->forward[i]);
	}
	for (ptrdiff_t i = count - 2; i >= 0; i--) {
		for (int k = 0; k < TAGS; k++) {
			float sum = 0;
			for (int to = 0; to < TAGS; to++)
				sum += l->odds[k][to] * a->own[i + 1][to] * a->backward[i + 1][to];
			a->backward[i][k] = sum;
		}
		to_sum_one(a->backward[i]);
	}
}

/* Steps of the weights between word i and the one before. */
static void
step_behind(Learner *l, const Lattice *a, ptrdiff_t i, int before, int tag)
{
	float slope[TAGS + 1][TAGS] = { 0 }, sum = 0;

	for (int from = i ? 0 : TAGS; from < (i ? TAGS : TAGS + 1); from++)
		for (int to = 0; to < TAGS; to++)
			sum += slope[from][to] = (i ? a->forward[i - 1][from] : 1) * l->odds[from][to] *
				a->own[i][to] * a->backward[i][to];
	for (int from = 0; from <= TAGS; from++) {
		for (int to = 0; to < TAGS; to++)
			slope[from][to] = slope[from][to] / sum - (from == before && to == tag);
		if (i ? from < TAGS : from == TAGS)
			step(&l->behind[from], slope[from]);
	}
}

static void
learn_one(Learner *l, const Lessons *lessons, const Stretch *s, Lattice *a)
{
	const unsigned char *tags = lessons->tags.at + s->tags;

	weigh(l, lessons, s, a);
	set_odds(l);
	sweep(l, a, s->count);
	for (ptrdiff_t i = 0; i < s->count; i++) {
		const uint32_t *features = lessons->pool.at + s->at + i * lessons->width;
		float slope[TAGS];
		if (lessons->doubted && lessons->doubted[s->tags + i])
			continue;
		for (int k = 0; k < TAGS; k++)
			slope[k] = a->forward[i][k] * a->backward[i][k];
		to_sum_one(slope);
		slope[tags[i]] -= 1;
		if (slope[tags[i]] > -0.002f)
			continue;
		for (int f = 0; f < lessons->width; f++)
			step(&l->rows[features[f]], slope);
		step_behind(l, a, i, i ? tags[i - 1] : TAGS, tags[i]);
	}
}

static uint64_t
draw(uint64_t *state, uint64_t below) /* xorshift64*, Vigna 2016 */
{
	*state ^= *state >> 12;
	*state ^= *state << 25;
	*state ^= *state >> 27;
	return (*state * 0x2545f4914f6cdd1du >> 33) % below;
}

static void
shuffle(Lessons *lessons, uint64_t *state)
{
	for (ptrdiff_t i = lessons->stretches.len - 1; i > 0; i--) {
		ptrdiff_t j = (ptrdiff_t)draw(state, (uint64_t)i + 1);
		Stretch swap = lessons->stretches.at[i];
		lessons->stretches.at[i] = lessons->stretches.at[j];
		lessons->stretches.at[j] = swap;
	}
}

static void
learn_round(Learner *l, Lessons *lessons, Lattice *a, uint64_t *state, int left_out)
{
	shuffle(lessons, state);
	for (ptrdiff_t i = 0; i < lessons->stretches.len; i++) {
		const Stretch *s = &lessons->stretches.at[i];
		if (s->odd != left_out && (!s->noisy || left_out >= 0 || draw(state, 2)))
			learn_one(l, lessons, s, a);
	}
}

static void
doubt_one(const Learner *l, const Lessons *lessons, const Stretch *s, Lattice *a, unsigned char *doubted)
{
	const float least = 0.02f;

	weigh(l, lessons, s, a);
	sweep(l, a, s->count);
	for (ptrdiff_t i = 0; i < s->count; i++) {
		float sure[TAGS];
		for (int k = 0; k < TAGS; k++)
			sure[k] = a->forward[i][k] * a->backward[i][k];
		to_sum_one(sure);
		doubted[s->tags + i] = sure[lessons->tags.at[s->tags + i]] < least;
	}
}

/* Tags of noisy texts that all the rest speaks against: a model of the even texts says which of the odd ones, and the other way round. */
static void
doubt(Lessons *lessons)
{
	Arena arena = { 0 };
	Lattice *lattice = NEW(&arena, Lattice, 1);
	unsigned char *doubted = NEW(&lessons->arena, unsigned char, lessons->tags.len);

	for (int odd = 0; odd < 2; odd++) {
		Learner learner = { .rows = NEW(&arena, Row8, lessons->rows) };
		uint64_t state = SEED;
		for (int round = 0; round < DOUBT_ROUNDS; round++)
			learn_round(&learner, lessons, lattice, &state, odd);
		set_odds(&learner);
		for (ptrdiff_t i = 0; i < lessons->stretches.len; i++) {
			const Stretch *s = &lessons->stretches.at[i];
			if (s->noisy && s->odd == odd)
				doubt_one(&learner, lessons, s, lattice, doubted);
		}
	}
	lessons->doubted = doubted;
	arena_free(&arena);
}

static void
write_weight(Out *out, double weight, bool wide)
{
	double units = weight * NAME_UNIT, most = wide ? 8000 : 127;
	int value = (int)floor((units > most ? most : units < -most ? -most : units) + 0.5);

	out_char(out, (char)(wide ? value : value + 128));
	if (wide)
		out_char(out, (char)(value >> 8));
}

void
learn(Lessons *lessons, Out *out)
{
	Arena arena = { 0 };
	Learner learner = { .rows = NEW(&arena, Row8, lessons->rows) };
	Lattice *lattice = NEW(&arena, Lattice, 1);
	float *average = NEW(&arena, float, (ptrdiff_t)lessons->rows *TAGS);
	uint64_t state = SEED;

	doubt(lessons);
	for (int round = 0; round < ROUNDS; round++) {
		learn_round(&learner, lessons, lattice, &state, -1);
		for (ptrdiff_t i = 0; i < lessons->rows && round >= ROUNDS - AVERAGED; i++)
			for (int k = 0; k < TAGS; k++)
				average[i * TAGS + k] += learner.rows[i].weights[k];
		tell("round %d", round + 1);
	}
	for (ptrdiff_t i = 0; i < (ptrdiff_t)lessons->rows * TAGS; i++)
		write_weight(out, (double)average[i] / AVERAGED, false);
	for (int from = 0; from <= TAGS; from++)
		for (int to = 0; to < TAGS; to++)
			write_weight(out,
				may_follow(from, to) ? (double)learner.behind[from].weights[to] : -1000, true);
	arena_free(&arena);
}
