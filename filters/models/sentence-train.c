/* sentence-train - learns filters/models/sentence.model: where sentences end between two words.
 *
 *   make build/models/sentence-train
 *   cat DATA/{ewt,gum-open}.train.ndjson DATA/{ewt,gum-open,pud}.dev.ndjson | build/models/sentence-train > sentence.model
 *
 * Reads records with "text" and "sentences" ([start,end] in bytes), makes the features that segment makes (language/gap.h), and
 * learns weights by the squared hinge loss with AdaGrad steps, which needs no more than + - * / and a square root: the same bytes
 * on every machine. The weights of the last rounds, over several orders of the gaps, are averaged and put into a byte each. */
#include "base/in.h"
#include "base/report.h"
#include "language/gap.h"
#include "language/sentence.h"
#include "record/record.h"

#include <math.h>

enum {
	ORDERS = 8 /* in which the gaps are shuffled, each from scratch */,
	ROUNDS = 6,
	AVERAGED = 4 /* of them, the last */
};

typedef struct {
	uint32_t features[GAP_MOST];
	int count;
	float sign; /* +1: a sentence ends; -1 */
} Gap;

typedef struct {
	Arena arena;
	LIST(Gap) gaps;
	const StopRules *rules;
} Trainer;

static void
mark_gold(const Record *record, bool *begins, ptrdiff_t len)
{
	JsonWalk walk = json_walk(record_raw(record, "sentences"));
	Str span, start;
	int64_t at;

	while (json_next(&walk, &span)) {
		JsonWalk pair = json_walk(span);
		if (json_next(&pair, &start) && json_integer(start, &at) && at >= 0 && at < len)
			begins[at] = true;
	}
}

static void
add_paragraph(
	Trainer *t, Arena *scratch, Str text, const Sentence *first, const Sentence *last, const bool *gold)
{
	GapText g = gap_text(scratch, text, first, last);
	GapState state = gap_start();

	for (ptrdiff_t i = 0; i + 1 < g.words.len; i++) {
		bool ends = gold[first->start + g.words.at[i + 1].start];
		if (gap_doubtful(&g, i)) {
			Gap *gap = PUSH(&t->arena, &t->gaps);
			gap->count = gap_features(&g, i, &state, gap->features);
			gap->sign = ends ? 1 : -1;
		}
		gap_step(&g, i, ends, &state);
	}
}

/* Paragraphs as segment has them: its rules say where they begin. */
static void
add_text(Trainer *t, Arena *scratch, const Record *record)
{
	Sentences sentences = sentences_by_rule(scratch, t->rules, record->text);
	const Sentence *end = sentences.at + sentences.len;
	bool *gold = NEW(scratch, bool, record->text.len + 1);

	mark_gold(record, gold, record->text.len);
	for (const Sentence *first = sentences.at, *next; first < end; first = next) {
		for (next = first + 1; next < end && next->paragraph == first->paragraph;)
			next++;
		add_paragraph(t, scratch, record->text, first, next - 1, gold);
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
learn_one(const Gap *gap, float *weights, float *squares)
{
	const float rate = 0.1f;
	float sum = 0, slope;

	for (int i = 0; i < gap->count; i++)
		sum += weights[gap->features[i]];
	slope = 1 - gap->sign * sum;
	if (slope <= 0)
		return;
	for (int i = 0; i < gap->count; i++) {
		uint32_t f = gap->features[i];
		float step = -gap->sign * slope;
		squares[f] += step * step;
		weights[f] -= rate * step / (sqrtf(squares[f]) + 1.0f);
	}
}

static void
shuffle(int32_t *order, ptrdiff_t count, uint64_t *state)
{
	for (ptrdiff_t i = count - 1; i > 0; i--) {
		ptrdiff_t j = (ptrdiff_t)draw(state, (uint64_t)i + 1);
		int32_t swap = order[i];
		order[i] = order[j];
		order[j] = swap;
	}
}

/* Adds the weights of the last rounds to the average. */
static void
learn(const Trainer *t, uint64_t *state, double *average)
{
	Arena arena = { 0 };
	float *weights = NEW(&arena, float, GAP_WEIGHTS), *squares = NEW(&arena, float, GAP_WEIGHTS);
	int32_t *order = NEW(&arena, int32_t, t->gaps.len);

	for (ptrdiff_t i = 0; i < t->gaps.len; i++)
		order[i] = (int32_t)i;
	for (int round = 0; round < ROUNDS; round++) {
		shuffle(order, t->gaps.len, state);
		for (ptrdiff_t i = 0; i < t->gaps.len; i++)
			learn_one(&t->gaps.at[order[i]], weights, squares);
		for (int f = 0; round >= ROUNDS - AVERAGED && f < GAP_WEIGHTS; f++)
			average[f] += (double)weights[f];
	}
	arena_free(&arena);
}

static void
write_model(const double *average)
{
	Arena arena = { 0 };
	Out out = out_to(&arena, 1, NULL);
	double most = 0;

	for (int f = 0; f < GAP_WEIGHTS; f++)
		most = fabs(average[f]) > most ? fabs(average[f]) : most;
	out_bytes(&out, S("WCGAPS1\n"));
	for (int f = 0; f < GAP_WEIGHTS; f++)
		out_char(&out, (char)(signed char)(average[f] / most * 127 + (average[f] < 0 ? -0.5 : 0.5)));
	out_close(&out);
}

int
main(void)
{
	Trainer t = { 0 };
	Arena run = { 0 }, arena = { 0 };
	const char *wrong = NULL;
	In *in = in_open(&run, "-");
	uint64_t state = 0x9e3779b97f4a7c15u;
	Str line;
	ptrdiff_t at;

	t.rules = stop_rules(&run, STYLE_UD, &wrong);
	if (wrong)
		die(EXIT_MISSING, "%s", wrong);
	while (in_line(in, 1 << 28, &line) == IN_LINE) {
		Record record = { 0 };
		if (record_read(&record, &arena, line, &at) || record_decode(&record))
			die(EXIT_DATA, "a line that is no record with a text");
		add_text(&t, &arena, &record);
		arena_reset(&arena);
	}
	tell("%td gaps", t.gaps.len);
	double *average = NEW(&run, double, GAP_WEIGHTS);
	for (int i = 0; i < ORDERS; i++)
		learn(&t, &state, average);
	write_model(average);
	return 0;
}
