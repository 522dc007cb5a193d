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

/* "at 4.17 a.m.": of which day, it does not say. */
static bool
is_clock(const Parse *parse, const Number *n)
{
	static const char *const words[] = { "a", "p", "m", "am", "pm", "a.m", "p.m", "a.m.", "p.m.", "gmt",
		"utc", "et", "local", "time", NULL };

	if (str_find_byte(n->time, 'T') < 0)
		return false;
	for (ptrdiff_t i = n->first; i <= n->last && i < parse->words.len; i++)
		if (parse->words.at[i].kind == WORD_LETTERS && !str_among(parse->words.at[i].lower, words))
			return false;
	return true;
}

/* "more than a year ago", "the most since March 2023": what a figure is compared with is not when it was. */
static bool
is_compared(const Parse *parse, const Number *n)
{
	static const char *const most[] = { "most", "highest", "lowest", "biggest", "largest", "smallest",
		"worst", "best", "first", "fastest", "slowest", "deadliest", "strongest", "weakest",
		"steepest", "sharpest", NULL };

	if (str_equal(parse_lower(parse, n->first - 1), S("than")))
		return true;
	if (!str_equal(parse_lower(parse, n->first - 1), S("since")))
		return false;
	for (ptrdiff_t i = n->first - 2; i >= 0 && i > n->first - 7; i--)
		if (str_among(parse_lower(parse, i), most))
			return true;
	return false;
}

/* "the chain, which opened in 1978, has 20 shops": the date of a relative clause is not that of what stands outside. */
static bool
is_aside(const Parse *parse, const Number *date, const Number *at)
{
	enum { REACH = 40 }; /* tokens */
	ptrdiff_t start = -1, end = date->last + 1;

	for (ptrdiff_t i = date->first - 1; i >= 0 && i > date->first - REACH && start < 0; i--) {
		if (parse->tokens[i].tag == TAG_STOP || parse->tokens[i].tag == TAG_SUB ||
			parse->tokens[i].tag == TAG_QUOTE)
			return false;
		if (parse->tokens[i].tag == TAG_COMMA &&
			(parse->tokens[i + 1].tag == TAG_VERB || parse->tokens[i + 1].tag == TAG_AUX))
			return false; /* "the group, which keeps lists, says": the clause is over */
		if (parse->tokens[i].tag == TAG_REL)
			start = i;
	}
	while (end < parse->len && end < date->last + REACH && parse->tokens[end].tag != TAG_COMMA)
		end++;
	return start >= 0 && (at->last < start || at->first > end);
}

static bool
has_clock(const Number *n)
{
	return str_find_byte(n->time, 'T') >= 0;
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

/* "between 7 and 9 October", read as the two days {a,b}, is a/b. */
static Str
interval_of(Arena *arena, Str set)
{
	ptrdiff_t comma = str_find_byte(set, ',');

	return comma < 0 ? set
			 : arena_format(arena, "%.*s/%.*s", SHOW(str_slice(set, 1, comma)),
				   SHOW(str_slice(set, comma + 1, set.len - 1)));
}

/* "since 2012" is 2012/.., "until May" ../2012-05; an interval stays one. */
static Str
with_preposition(Arena *arena, const Parse *parse, const Number *n)
{
	Str before = parse_lower(parse, n->first - 1), two = parse_lower(parse, n->first - 2);

	ptrdiff_t slash = str_find_byte(n->time, '/');
	if (slash > 0 && str_equal(before, S("since")))
		return arena_join(arena, str_slice(n->time, 0, slash), S("/.."));
	if (slash >= 0)
		return to_day(n->time);
	if (n->time.at[0] == '{' && str_equal(before, S("between")))
		return interval_of(arena, n->time);
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

static bool
says_when(const Parse *parse, const Number *date, const Number *at)
{
	return is_date(date) && !is_clock(parse, date) && !is_compared(parse, date) &&
		!is_aside(parse, date, at);
}

enum { NEAR_NUMBERS = 40 }; /* so many are looked at in either direction: keeps the search linear */

/* "on Wednesday", in an article that does not say its date: no other sentence tells which. */
static bool
says_unknown_day(const Parse *parse, ptrdiff_t own)
{
	const Numbers *numbers = &parse->numbers;
	ptrdiff_t end = numbers->len - own > NEAR_NUMBERS ? own + NEAR_NUMBERS : numbers->len;

	for (ptrdiff_t i = own > NEAR_NUMBERS ? own - NEAR_NUMBERS : 0; i < end; i++) {
		const Number *n = &numbers->at[i];
		if (n->kind == NUMBER_DATE && !n->time.len && !is_compared(parse, n) &&
			!is_aside(parse, n, &numbers->at[own]))
			return true;
	}
	return false;
}

/* The date of the sentence's number `own`: before it, or right behind it. NULL: none says when. */
static const Number *
nearest_date(const Parse *parse, ptrdiff_t own)
{
	const Numbers *numbers = &parse->numbers;
	const Number *at = &numbers->at[own], *before = NULL, *behind = NULL;
	ptrdiff_t end = numbers->len - own > NEAR_NUMBERS ? own + NEAR_NUMBERS : numbers->len;
	bool other = false; /* another claim stands behind it */

	for (ptrdiff_t i = own - 1; i >= 0 && i > own - NEAR_NUMBERS && !before; i--)
		if (says_when(parse, &numbers->at[i], at))
			before = &numbers->at[i];
	for (ptrdiff_t i = own + 1; i < end; i++) {
		other |= number_is_claim(&numbers->at[i]);
		if (!behind && !(other && before) && says_when(parse, &numbers->at[i], at))
			behind = &numbers->at[i];
	}
	if (before && behind && has_clock(before) != has_clock(behind))
		return has_clock(before) ? behind : before;
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
own_time(Arena *arena, const Parse *parse, ptrdiff_t own)
{
	Str span = span_of(arena, parse);
	const Number *n = nearest_date(parse, own);

	if (span.len)
		return span;
	if (!n)
		return (Str){ 0 };
	return opens_span(parse, n) && str_find_byte(n->time, '/') < 0 ? arena_join(arena, n->time, S("/.."))
								       : with_preposition(arena, parse, n);
}

/* By its length first: it is asked of every word. */
static bool
means_now(Str word)
{
	switch (word.len) {
	case 3: return str_equal(word, S("now"));
	case 5: return str_equal(word, S("today"));
	case 9: return str_equal(word, S("currently")) || str_equal(word, S("presently"));
	default: return false;
	}
}

/* "now", "currently": the day of the article. */
static bool
speaks_of_now(const Parse *parse)
{
	for (ptrdiff_t i = 0; i < parse->len; i++)
		if (means_now(parse->tokens[i].word->lower))
			return true;
	return false;
}

/* "has 20 beds", "live in the open", "are missing", "have been found" */
static bool
is_present(const Parse *parse, const Claim *claim)
{
	const Chunk *v = chunk_at(parse, claim->verb);

	if (!v || v->type != CHUNK_VERB || v->modal || !v->finite)
		return false;
	/* "by the problem of keeping thousands": too far from its verb */
	if (!claim->subject && !claim->object && chunk_word(parse, claim->group_first - 1, "of"))
		return false;
	const Token *first = &parse->tokens[v->first], *head = &parse->tokens[v->head];
	static const char *const auxiliary[] = { "is", "are", "has", "have", NULL };
	if (str_among(first->word->lower, auxiliary))
		return true;
	return v->first == v->last && head->entry->is & (VERB_S | VERB_BASE) &&
		!(head->entry->is & (VERB_PAST | VERB_PART));
}

/* What is to come has no time of what was told before. */
static bool
is_open(const Parse *parse, const Claim *claim)
{
	const Chunk *v = chunk_at(parse, claim->verb);
	static const char *const of_now[] = { "possible", "likely", "suspected", "denied", NULL };

	if (claim->modality.len)
		return !str_among(claim->modality, of_now);
	return v && v->type == CHUNK_VERB && v->modal;
}

/* A state asserted in somebody's own words: "20 men are fighting". */
static bool
is_state_in_speech(const Parse *parse, const Claim *claim)
{
	static const char *const be[] = { "is", "are", NULL };
	const Chunk *v = chunk_at(parse, claim->verb);
	ptrdiff_t marks = 0;

	for (ptrdiff_t i = 0; i < claim->number.first; i++)
		marks += parse->tokens[i].tag == TAG_QUOTE;
	return marks % 2 && v && v->type == CHUNK_VERB && str_among(parse_lower(parse, v->first), be);
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

/* What is so now: the day of the article. */
static bool
now(const Scene *scene, Claim *claim)
{
	const Parse *parse = parse_of(scene, claim);

	if (!scene->anchor.len || is_open(parse, claim) ||
		!(speaks_of_now(parse) || is_state_in_speech(parse, claim)))
		return false;
	claim->time = has_day(scene->anchor) ? str_slice(scene->anchor, 0, 10) : scene->anchor;
	return true;
}

/* The time of its total, or of the number whose noun it takes. False: others may be asked. */
static bool
with_model(const Scene *scene, Claim *claim)
{
	const Parse *parse = parse_of(scene, claim);
	ptrdiff_t model = claim->part_of >= 0 ? claim->part_of : claim->antecedent;

	if (!is_open(parse, claim) && !is_present(parse, claim) && claim->part_of < 0)
		return false;
	if (model >= 0 && is_open(parse, claim) && scene->claims.at[model].sentence != claim->sentence)
		model = -1;
	if (model >= 0)
		claim->time = scene->claims.at[model].time;
	if (model >= 0 && claim->time.len && scene->claims.at[model].sentence != claim->sentence)
		claim->inherited |= INHERITED_TIME;
	return claim->time.len || claim->part_of < 0;
}

static void
inherit(Scene *scene, Claim *claim)
{
	Scope scope = scope_of(scene, claim->sentence);

	while (!claim->time.len && scope_next(&scope))
		if (!inherit_from_claims(scene, claim, scope.now) && !scope_is_far(&scope) &&
			scope.now < claim->sentence)
			inherit_from(scene, claim, scope.now);
	if (claim->time.len)
		claim->inherited |= INHERITED_TIME;
}

void
claim_time(Scene *scene, ptrdiff_t index)
{
	Claim *claim = &scene->claims.at[index];
	const char **why = &claim->why[WHY_TIME];

	ptrdiff_t own = index - scene->sentences[claim->sentence].claims;

	claim->time = own_time(scene->arena, parse_of(scene, claim), own);
	*why = "a date in its sentence";
	if (claim->time.len || says_unknown_day(parse_of(scene, claim), own))
		return;
	*why = "what is so today";
	if (now(scene, claim))
		return;
	*why = claim->part_of >= 0 ? "of its total" : "of the number whose noun it takes";
	if (with_model(scene, claim))
		return;
	*why = "a sentence or heading before says it";
	inherit(scene, claim);
}
