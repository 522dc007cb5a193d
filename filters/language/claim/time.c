#include "language/claim/claim.h"
#include "language/claim/scope.h"

static const Parse *
parse_of(const Scene *scene, const Claim *claim)
{
	return &scene->sentences[claim->sentence].parse;
}

static bool
is_date(const Number *n)
{
	/* a clock time without a day says nothing of when */
	return n->kind == NUMBER_DATE && n->time.len && !str_starts(n->time, S("XXXX-XX-XX"));
}

/* The day is the finest unit of a claim: "2014-09-26T13:05" happened on 2014-09-26. */
static Str
to_day(Str edtf)
{
	ptrdiff_t clock = str_find_byte(edtf, 'T');

	return clock >= 10 && str_find_byte(edtf, '/') < 0 ? str_slice(edtf, 0, clock) : edtf;
}

static bool
has_day(Str edtf)
{
	return edtf.len >= 10;
}

/* "since 2012" is 2012/.., "until May" ../2012-05; an interval stays one. */
static Str
with_preposition(Arena *arena, const Parse *parse, const Number *n)
{
	Str before = parse_lower(parse, n->first - 1), two = parse_lower(parse, n->first - 2);

	if (str_find_byte(n->time, '/') >= 0)
		return to_day(n->time);
	if (str_equal(before, S("since")) || (str_equal(two, S("since")) && !str_equal(before, S("in"))))
		return arena_join(arena, n->time, S("/.."));
	if (str_equal(before, S("until")) || str_equal(before, S("till")))
		return arena_join(arena, S("../"), n->time);
	return to_day(n->time);
}

/* Is the date the start of a span ("since the strike began in May … as of June 3")? */
static bool
opens_span(const Parse *parse, const Number *n)
{
	for (ptrdiff_t i = n->first - 1; i >= 0 && i > n->first - 8; i--) {
		if (parse->tokens[i].tag == TAG_COMMA || parse->tokens[i].tag == TAG_STOP)
			return false;
		if (str_equal(parse_lower(parse, i), S("since")))
			return true;
	}
	return false;
}

static bool
as_of(const Parse *parse, const Number *n)
{
	return str_equal(parse_lower(parse, n->first - 1), S("of")) &&
		str_equal(parse_lower(parse, n->first - 2), S("as"));
}

static const Number *
nearest_date(const Parse *parse, const Number *at)
{
	const Number *before = NULL, *behind = NULL;
	bool other = false;

	for (ptrdiff_t i = 0; i < parse->numbers.len; i++) {
		const Number *n = &parse->numbers.at[i];
		if (n->first > at->last && number_is_claim(n))
			other = true;
		if (!is_date(n))
			continue;
		if (n->last < at->first)
			before = n;
		else if (n->first > at->last && !behind && !(other && before))
			behind = n;
	}
	/* a date right behind its number belongs to it; else the one that opened the sentence does */
	if (before && behind)
		return behind->first - at->last <= 12 && !other ? behind : before;
	return before ? before : behind;
}

static Str
span_of(Arena *arena, const Parse *parse)
{
	const Number *open = NULL, *close = NULL;

	for (ptrdiff_t i = 0; i < parse->numbers.len; i++) {
		const Number *n = &parse->numbers.at[i];
		if (!is_date(n))
			continue;
		if (opens_span(parse, n))
			open = n;
		else if (as_of(parse, n))
			close = n;
	}
	return open && close ? arena_join(arena, arena_join(arena, open->time, S("/")), close->time)
			     : (Str){ 0 };
}

static Str
own_time(Arena *arena, const Parse *parse, const Number *at)
{
	Str span = span_of(arena, parse);
	const Number *n = nearest_date(parse, at);

	if (span.len)
		return span;
	if (!n)
		return (Str){ 0 };
	return opens_span(parse, n) && str_find_byte(n->time, '/') < 0 ? arena_join(arena, n->time, S("/.."))
								       : with_preposition(arena, parse, n);
}

/* "now", "currently", and what is (not was) so: the day of the article. */
static bool
speaks_of_now(const Parse *parse, const Claim *claim)
{
	static const char *const words[] = { "now", "currently", "today", "presently", NULL };

	for (ptrdiff_t i = 0; i < parse->len; i++)
		if (str_among(parse->tokens[i].word->lower, words))
			return true;
	const Chunk *v = chunk_at(parse, claim->verb);
	if (!v || v->type != CHUNK_VERB || v->have || v->modality.len)
		return false;
	Str first = parse_lower(parse, v->first);
	return str_equal(first, S("are")) || str_equal(first, S("is"));
}

static bool
inherit_from_claims(Scene *scene, Claim *claim, ptrdiff_t sentence)
{
	const Passage *s = &scene->sentences[sentence];

	for (ptrdiff_t i = s->claims_end - 1; i >= s->claims && !claim->time.len; i--)
		if (number_is_claim(&scene->claims.at[i].number))
			claim->time = scene->claims.at[i].time;
	return claim->time.len > 0;
}

static bool
inherit_from(Scene *scene, Claim *claim, ptrdiff_t sentence)
{
	const Passage *s = &scene->sentences[sentence];

	if (s->role == ROLE_DATELINE || s->role == ROLE_BYLINE)
		return false;
	for (ptrdiff_t i = s->parse.numbers.len - 1; i >= 0; i--) {
		const Number *n = &s->parse.numbers.at[i];
		if (is_date(n)) {
			claim->time = with_preposition(scene->arena, &s->parse, n);
			return true;
		}
	}
	return false;
}

void
claim_time(Scene *scene, ptrdiff_t index)
{
	Claim *claim = &scene->claims.at[index];
	const Parse *parse = parse_of(scene, claim);

	claim->time = own_time(scene->arena, parse, &claim->number);
	if (claim->time.len)
		return;
	if (scene->anchor.len && speaks_of_now(parse, claim)) {
		claim->time = has_day(scene->anchor) ? str_slice(scene->anchor, 0, 10) : scene->anchor;
		return;
	}
	Scope scope = scope_of(scene, claim->sentence);
	while (!claim->time.len && scope_next(&scope))
		if (!inherit_from_claims(scene, claim, scope.now) && !scope_is_far(&scope) &&
			scope.now < claim->sentence)
			inherit_from(scene, claim, scope.now);
	if (claim->time.len)
		claim->inherited |= INHERITED_TIME;
}
