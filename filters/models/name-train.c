/* name-train - learns filters/models/name.model: which words of a text name people, bodies and places.
 *
 *   make build/models/name-train build/models/name-clusters     (clusters.tsv: see name-clusters.c)
 *   zcat -f DATA/entities/{gmb,gum,crossner,wnut17,btc,sec}.train.ndjson* DATA/entities/{gmb,gum,crossner,wnut17,btc,uner-ewt}.dev.ndjson* |
 *       build/models/name-train clusters.tsv > name.model
 *
 * Reads records with "text" and "entities" (start, end, type), cuts and reads them as the filters do and makes the features that
 * tag-entities makes (language/name/cue.h). Learns a linear-chain conditional random field (Lafferty, McCallum, Pereira 2001) for text with case, and one
 * for the same texts in lower case and in capitals, by AdaGrad steps (Duchi, Hazan, Singer 2011); the weights of the last rounds are averaged and put
 * into a byte each. Needs + - * / and the square root alone (exponentials are made of those): the same bytes on every machine. */
#include "base/in.h"
#include "base/report.h"
#include "language/name/model.h"
#include "language/name/stretch.h"
#include "language/sentence.h"
#include "record/record.h"

#include <math.h>

enum { ROUNDS = 10, AVERAGED = 3 /* of them, the last */ };

typedef struct {
	ptrdiff_t at; /* of its first word's features in the pool */
	ptrdiff_t tags;
	ptrdiff_t count;
} Stretch;

/* What one model learns from. */
typedef struct {
	Arena arena;
	uint32_t rows;
	int width; /* features of a word */
	LIST(Stretch) stretches;
	LIST(uint32_t) pool;
	LIST(unsigned char) tags;
} Lessons;

typedef struct {
	float weights[TAGS], squares[TAGS];
} Row8;

typedef struct {
	Row8 *rows;
	Row8 behind[TAGS + 1];
	float odds[TAGS + 1][TAGS]; /* e to behind[].weights; 0 where a tag may not follow */
} Learner;

typedef struct {
	Arena run;
	Gazetteer gazetteer;
	const StopRules *rules;
	Clusters clusters;
	Lessons lessons[2];
	int64_t documents;
} Trainer;

/* Gold */

static int
tag_of(Str type)
{
	static const struct {
		const char *type;
		int tag;
	} types[] = { { "PERSON", TAG_PERSON }, { "ORG", TAG_ORG }, { "PLACE", TAG_PLACE },
		{ "NORP", TAG_OTHER }, { "EVENT", TAG_OTHER }, { "MISC", TAG_OTHER } };

	for (size_t i = 0; i < sizeof types / sizeof *types; i++)
		if (str_is(type, types[i].type))
			return types[i].tag;
	return TAG_NONE;
}

/* gold[byte]: the tag that holds there. */
static void
mark_gold(const Record *record, unsigned char *gold)
{
	JsonWalk walk = json_walk(record_raw(record, "entities"));
	Str raw, type;
	int64_t start, end;

	while (json_next(&walk, &raw)) {
		int tag;
		if (!json_integer(json_get(raw, S("start")), &start) ||
			!json_integer(json_get(raw, S("end")), &end) ||
			!json_text(record->arena, json_get(raw, S("type")), &type) || start < 0 ||
			end > record->text.len || !(tag = tag_of(type)))
			continue;
		for (int64_t i = start; i < end; i++)
			gold[i] = (unsigned char)(i == start || tag == TAG_OTHER ? tag : tag + 1);
	}
}

static int
gold_of(const Reader *r, ptrdiff_t offset, const unsigned char *gold, ptrdiff_t i)
{
	const Word *word = &r->text->words.at[i];
	int tag = gold[offset + word->start];

	for (ptrdiff_t at = word->start; at < word->end && !tag; at++)
		tag = gold[offset + at];
	for (ptrdiff_t n = 0; n < r->text->names.len && !tag; n++) { /* not all data marks demonyms */
		const Name *name = &r->text->names.at[n];
		if (name->type == NAME_DEMONYM && name->first <= i && i <= name->last)
			tag = TAG_OTHER;
	}
	return tag;
}

/* Lessons */

static void
add_stretch(Lessons *lessons, const Reader *r, const Cues *cues, ptrdiff_t offset, const unsigned char *gold)
{
	Stretch *stretch = PUSH(&lessons->arena, &lessons->stretches);
	uint32_t features[CUE_FEATURES];
	int before = TAG_NONE;

	*stretch = (Stretch){ lessons->pool.len, lessons->tags.len, cues->count };
	for (ptrdiff_t i = 0; i < cues->count; i++) {
		int tag = gold_of(r, offset, gold, cues->first + i);
		lessons->width = cue_features(cues, i, lessons->rows, features);
		for (int k = 0; k < lessons->width; k++)
			*PUSH(&lessons->arena, &lessons->pool) = features[k];
		if (tag && tag != TAG_OTHER && !(tag & 1) && before != tag && before != tag - 1)
			tag--;
		*PUSH(&lessons->arena, &lessons->tags) = (unsigned char)tag;
		before = tag;
	}
}

static void
add_article(Trainer *t, Arena *scratch, Str text, const unsigned char *gold, bool cased)
{
	Sentences sentences = sentences_find(scratch, t->rules, text);
	NameText *texts = NEW(scratch, NameText, sentences.len);
	Reader *readers = NEW(scratch, Reader, sentences.len);
	Seen seen;
	bool lower;

	for (ptrdiff_t i = 0; i < sentences.len; i++) {
		texts[i].text = str_slice(text, sentences.at[i].start, sentences.at[i].end);
		readers[i] = (Reader){ .arena = scratch, .gazetteer = &t->gazetteer, .text = &texts[i] };
		context_prepare(&readers[i]);
		context_names(&readers[i]);
	}
	seen = cues_seen(scratch, readers, sentences.len);
	lower = article_is_lower(readers, sentences.len);
	for (ptrdiff_t i = 0; i < sentences.len; i++) {
		bool caseless = !cased || text_is_caseless(&texts[i], lower);
		for (ptrdiff_t first = 0, last; stretch_next(&readers[i], caseless, &first, &last);
			first = last + 1) {
			Cues cues = cues_of(scratch, &readers[i], &t->clusters, &seen, caseless, first, last);
			add_stretch(&t->lessons[caseless], &readers[i], &cues, sentences.at[i].start, gold);
		}
	}
}

/* The text in another case: its letters lower, or upper; or upper at the beginning of each word. */
static Str
recased(Arena *arena, Str text, int how)
{
	char *to = arena_room(arena, text.len);

	for (ptrdiff_t i = 0; i < text.len; i++) {
		char c = text.at[i];
		bool begins = i == 0 || is_space(text.at[i - 1]);
		to[i] = how == 0 ? to_lower(c) : how == 1 || begins ? to_upper(c) : c;
	}
	return (Str){ to, text.len };
}

static void
add_record(Trainer *t, Arena *scratch, const Record *record)
{
	unsigned char *gold = NEW(scratch, unsigned char, record->text.len + 1);
	Str text = record->text;

	mark_gold(record, gold);
	add_article(t, scratch, text, gold, true);
	add_article(t, scratch, recased(scratch, text, (int)(t->documents & 1)), gold, false);
	if (t->documents % 10 == 0)
		add_article(t, scratch, recased(scratch, text, 2), gold, true);
	t->documents++;
}

/* Learning */

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
write_weight(Out *out, double weight, bool wide)
{
	double units = weight * NAME_UNIT, most = wide ? 8000 : 127;
	int value = (int)floor((units > most ? most : units < -most ? -most : units) + 0.5);

	out_char(out, (char)(wide ? value : value + 128));
	if (wide)
		out_char(out, (char)(value >> 8));
}

static void
learn(Lessons *lessons, Out *out)
{
	Arena arena = { 0 };
	Learner learner = { .rows = NEW(&arena, Row8, lessons->rows) };
	Lattice *lattice = NEW(&arena, Lattice, 1);
	float *average = NEW(&arena, float, (ptrdiff_t)lessons->rows *TAGS);
	uint64_t state = 0x9e3779b97f4a7c15u;

	for (int round = 0; round < ROUNDS; round++) {
		shuffle(lessons, &state);
		for (ptrdiff_t i = 0; i < lessons->stretches.len; i++)
			learn_one(&learner, lessons, &lessons->stretches.at[i], lattice);
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

static void
read_lessons(Trainer *t)
{
	In *in = in_open(&t->run, "-");
	Arena arena = { 0 };
	Str line;
	ptrdiff_t at;

	while (in_line(in, 1 << 28, &line) == IN_LINE) {
		Record record = { 0 };
		if (record_read(&record, &arena, line, &at) || record_decode(&record))
			die(EXIT_DATA, "a line that is no record with a text");
		add_record(t, &arena, &record);
		arena_reset(&arena);
	}
}

int
main(int argc, char **argv)
{
	Trainer *t;
	Arena arena = { 0 };
	Out out = out_to(&arena, 1, NULL);
	const char *wrong = NULL;
	unsigned char head[8] = { 0 };

	t = NEW(&arena, Trainer, 1);
	t->lessons[0].rows = NAME_ROWS;
	t->lessons[1].rows = NAME_ROWS_CASELESS;
	t->rules = stop_rules(&t->run, STYLE_NEWS, &wrong);
	if (wrong || (wrong = gazetteer_load(&t->run, &t->gazetteer, NULL, 0, false)) ||
		(wrong = clusters_read(&t->run, argc > 1 ? argv[1] : "clusters.tsv", &t->clusters)))
		die(EXIT_MISSING, "%s", wrong);
	read_lessons(t);
	tell("%td stretches, %td words; caseless %td, %td", t->lessons[0].stretches.len,
		t->lessons[0].tags.len, t->lessons[1].stretches.len, t->lessons[1].tags.len);
	for (int i = 0; i < 4; i++)
		head[i] = (unsigned char)(t->clusters.size >> i * 8);
	out_bytes(&out, S("WCNAMES1"));
	out_bytes(&out, (Str){ (const char *)head, 8 });
	out_bytes(&out, (Str){ (const char *)t->clusters.slots, (ptrdiff_t)t->clusters.size * 4 });
	learn(&t->lessons[0], &out);
	learn(&t->lessons[1], &out);
	out_close(&out);
	return 0;
}
