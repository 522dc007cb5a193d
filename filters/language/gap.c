#include "language/gap.h"

static const char magic[] = "WCGAPS1\n";

static bool
is_mark(const Word *w, const char *among)
{
	return w->kind == WORD_MARK && w->text.len == 1 && strchr(among, w->text.at[0]);
}

static bool
is_stop(const Word *w)
{
	return w->kind == WORD_MARK && (strchr(".!?", w->text.at[0]) || str_is(w->text, "…"));
}

GapText
gap_text(Arena *arena, Str text, const Sentence *first, const Sentence *last)
{
	GapText g = { .words = words_find(arena, str_slice(text, first->start, last->end)) };
	unsigned char *ruled = NEW(arena, unsigned char, g.words.len + 1);
	const Sentence *next = first;
	int capitals = 0, marks = 0, letters = 0;

	for (ptrdiff_t i = 0; i < g.words.len; i++) {
		const Word *w = &g.words.at[i];
		letters += w->kind != WORD_MARK;
		capitals += w->capital;
		marks += is_stop(w);
		while (next <= last && next->start < first->start + w->start)
			next++;
		if (i && next <= last && next->start == first->start + w->start)
			ruled[i - 1] = (unsigned char)next[-1].why;
	}
	g.ruled = ruled;
	g.capitals = letters ? capitals * 10 / letters : 0;
	g.marks = letters ? marks * 20 / letters : 0;
	g.marks = g.marks > 5 ? 5 : g.marks;
	return g;
}

GapState
gap_start(void)
{
	return (GapState){ .last_mark = -1 };
}

void
gap_step(const GapText *g, ptrdiff_t i, bool ends, GapState *s)
{
	const Word *w = &g->words.at[i];

	s->open += is_mark(w, "([") ? 1 : is_mark(w, ")]") && s->open ? -1 : 0;
	if (is_stop(w))
		s->last_mark = i;
	if (ends)
		*s = (GapState){
			.first = i + 1, .last_mark = -1, .before = w->kind == WORD_MARK ? w->text.at[0] : 'a'
		};
}

bool
gap_doubtful(const GapText *g, ptrdiff_t i)
{
	const Word *left = &g->words.at[i], *right = left + 1;

	if (g->ruled[i])
		return true;
	if (right->kind == WORD_MARK)
		return right->space;
	if (right->capital || right->kind != WORD_LETTERS)
		return true;
	return left->kind == WORD_MARK && left->text.at[0] != ',';
}

/* Features */

typedef struct {
	uint32_t *at;
	int len;
} Vector;

static uint64_t
mix(uint64_t a, uint64_t b)
{
	a = (a ^ b) * 0x9e3779b97f4a7c15u;
	return a ^ a >> 29;
}

static void
put(Vector *v, int template, uint64_t a, uint64_t b)
{
	uint64_t hash = mix(mix((uint64_t) template * 0x632be59bd9b4e019u, a), b);

	v->at[v->len++] = (uint32_t)((hash >> 32) * GAP_WEIGHTS >> 32);
}

/* What a word looks like, not what it says. */
static uint64_t
shape_of(const Word *w)
{
	uint64_t shape;

	if (!w)
		return 1;
	if (w->kind == WORD_MARK)
		return mix(2, str_hash(w->text));
	shape = (uint64_t)w->kind * 64 + (uint64_t)w->capital * 2 + (uint64_t)w->caps * 4 + 8;
	shape += w->text.len == 1 ? 16 : w->text.len < 4 ? 32 : 0;
	if (w->text.len > 1 && w->text.at[w->text.len - 1] == '.')
		shape += 1000;
	return shape;
}

static uint64_t
form_of(const Word *w)
{
	return w ? str_hash(w->lower) : 0;
}

static uint64_t
ending_of(const Word *w, ptrdiff_t bytes)
{
	if (!w || w->kind == WORD_MARK)
		return 0;
	return str_hash(w->lower.len > bytes ? str_from(w->lower, w->lower.len - bytes) : w->lower);
}

static uint64_t
start_of(const Word *w, ptrdiff_t bytes)
{
	if (!w || w->kind == WORD_MARK)
		return 0;
	return str_hash(w->lower.len > bytes ? str_slice(w->lower, 0, bytes) : w->lower);
}

static uint64_t
length_of(ptrdiff_t words)
{
	static const int steps[] = { 1, 2, 3, 4, 6, 8, 11, 15, 20, 26, 34, 45, 60, 90 };
	uint64_t n = 0;

	while (n < sizeof steps / sizeof *steps && words > steps[n])
		n++;
	return n;
}

static const Word *
word(const GapText *g, ptrdiff_t i)
{
	return i >= 0 && i < g->words.len ? &g->words.at[i] : NULL;
}

int
/* NOLINTNEXTLINE(readability-non-const-parameter) written to by put() */
gap_features(const GapText *g, ptrdiff_t i, const GapState *s, uint32_t features[GAP_MOST])
{
	Vector v = { .at = features };
	const Word *l3 = word(g, i - 2), *l2 = word(g, i - 1), *l1 = word(g, i), *r1 = word(g, i + 1),
		   *r2 = word(g, i + 2), *r3 = word(g, i + 3);
	uint64_t rule = (g->ruled[i] ? 2u : 0) + (r1->space ? 1 : 0), capital = r1->capital;
	uint64_t sl2 = shape_of(l2), sl1 = shape_of(l1), sr1 = shape_of(r1), sr2 = shape_of(r2),
		 shapes = mix(sl1, sr1);
	uint64_t l1_form = form_of(l1), l2_form = form_of(l2), l3_form = form_of(l3);
	uint64_t r1_form = form_of(r1), r2_form = form_of(r2), right = mix(r1_form, capital);
	uint64_t since = length_of(i + 1 - s->first), left = length_of(g->words.len - i - 1);
	uint64_t marked = length_of(i - s->last_mark), open = (uint64_t)(s->open > 0);

	put(&v, 0, 0, 0);
	put(&v, 1, rule, 0);
	put(&v, 2, rule, sr1);
	put(&v, 3, rule, sl1);
	put(&v, 4, rule, shapes);
	put(&v, 5, rule, l1_form);
	put(&v, 6, rule, right);
	put(&v, 7, l1_form, sr1);
	put(&v, 8, sl1, right);
	put(&v, 9, l1_form, right);
	put(&v, 10, l2_form, mix(l1_form, sr1));
	put(&v, 11, sl1, mix(right, r2_form));
	put(&v, 12, sl2, mix(sl1, mix(sr1, sr2)));
	put(&v, 13, shape_of(l3), mix(sl2, shapes));
	put(&v, 14, sl1, mix(sr1, mix(sr2, shape_of(r3))));
	put(&v, 15, since, shapes);
	put(&v, 16, since, mix(rule, 0));
	put(&v, 17, left, shapes);
	put(&v, 18, left, since);
	put(&v, 19, marked, shapes);
	put(&v, 20, (uint64_t)g->capitals, shapes);
	put(&v, 21, (uint64_t)g->marks, shapes);
	put(&v, 22, (uint64_t)g->marks, mix((uint64_t)g->capitals, rule));
	put(&v, 23, open, shapes);
	put(&v, 24, (unsigned char)s->before, shapes);
	put(&v, 25, ending_of(l1, 3), sr1);
	put(&v, 26, start_of(r1, 3), mix(sl1, capital));
	put(&v, 27, ending_of(l1, 2), mix(sr1, since));
	put(&v, 28, r1_form, mix(capital, since > 3));
	put(&v, 29, r2_form, shapes);
	put(&v, 30, l2_form, shapes);
	put(&v, 31, r1_form, mix(r2_form, mix(capital, rule)));
	put(&v, 32, (uint64_t)(l1->text.len > 3 ? 3 : l1->text.len), mix(sl1, mix(sr1, l1->space)));
	put(&v, 33, l1_form, mix(l1->capital, capital));
	put(&v, 34, l3_form, mix(l2_form, l1_form));
	put(&v, 35, (uint64_t)g->marks, mix(capital, mix(sl1, since)));
	put(&v, 36, (unsigned char)s->before, mix(since, rule));
	return v.len;
}

const char *
gap_weights(Str model, const signed char **weights)
{
	if (!str_starts(model, str(magic)) || model.len != GAP_WEIGHTS + (ptrdiff_t)sizeof magic - 1)
		return "no model of sentences, or one of another version";
	*weights = (const signed char *)model.at + sizeof magic - 1;
	return NULL;
}

int
gap_score(const signed char *weights, const uint32_t *features, int count)
{
	int sum = 0;

	for (int i = 0; i < count; i++)
		sum += weights[features[i]];
	return sum;
}
