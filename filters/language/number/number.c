#include "language/number/read.h"

const Lexeme lexeme_nothing = { .kind = LEXEME_MARK, .breaks = true, .space = true, .sense = &no_sense };

bool
word_in(const Reader *r, ptrdiff_t at, const char *const *words)
{
	return str_among(lexeme_at(r, at)->lower, words);
}

bool
is_dash(const Reader *r, ptrdiff_t at)
{
	static const char *const dashes[] = { "-", "–", "—", "--", "‐", "‑", "−", NULL };

	return lexeme_at(r, at)->kind == LEXEME_MARK && word_in(r, at, dashes);
}

bool
is_noun_like(const Reader *r, ptrdiff_t at)
{
	const Lexeme *lexeme = lexeme_at(r, at);

	return lexeme->kind == LEXEME_LETTERS && !(lexeme->sense->is & IS(FUNCTION)) &&
		!str_starts(lexeme->lower, S("'")) && !str_starts(lexeme->lower, S("’"));
}

bool
is_plural_noun(const Reader *r, ptrdiff_t at)
{
	const Lexeme *lexeme = lexeme_at(r, at);

	if (!is_noun_like(r, at) || (lexeme->sense->is & IS(ABSTRACT) && !str_ends(lexeme->lower, S("s"))))
		return false;
	return (lexeme->sense->is & IS(PLURAL)) ||
		(str_ends(lexeme->lower, S("s")) && lexeme->lower.len > 3 &&
			!str_ends(lexeme->lower, S("ss")) && !str_ends(lexeme->lower, S("us")) &&
			!str_ends(lexeme->lower, S("is")) && !(lexeme->sense->is & IS(ABSTRACT)));
}

const Number *
last_amount(const Reader *r)
{
	for (ptrdiff_t i = r->out.len - 1; i >= 0 && i > r->out.len - 5; i--)
		if (r->out.at[i].kind < NUMBER_DURATION)
			return &r->out.at[i];
	return NULL;
}

const NumberTables *
number_tables(Arena *arena, const char **wrong)
{
	NumberTables *tables = NEW(arena, NumberTables, 1);

	tables->lexicon = lexicon_load(arena, wrong);
	return tables->lexicon ? tables : NULL;
}

/* From lexemes to bytes and words. */
static void
place(const Reader *r, Number *n)
{
	n->start = lexeme_at(r, n->first)->start;
	n->end = lexeme_at(r, n->last)->end;
	n->number_start = lexeme_at(r, n->number_first)->start;
	n->number_end = lexeme_at(r, n->number_last)->end;
	n->first = lexeme_at(r, n->first)->word;
	n->last = lexeme_at(r, n->last)->word;
	n->number_first = lexeme_at(r, n->number_first)->word;
	n->number_last = lexeme_at(r, n->number_last)->word;
}

static void
emit(Reader *r, Number n)
{
	enum { FEW = 4 };

	place(r, &n);
	if (!r->out.cap) { /* most texts hold few; not zeroed: each is written whole */
		r->out.cap = FEW;
		r->out.at = (Number *)(void *)arena_room(r->arena, FEW * (ptrdiff_t)sizeof n);
	}
	*PUSH(r->arena, &r->out) = n;
}

static ptrdiff_t
emit_date(Reader *r, const Date *date)
{
	Number n = { .kind = NUMBER_DATE,
		.first = date->first,
		.number_first = date->first,
		.last = date->last,
		.number_last = date->last };

	n.time = date->known ? stretch_edtf(r->arena, date->when) : (Str){ 0 };
	n.why = date->why;
	emit(r, n);
	return date->next;
}

/* "The last two years" is a duration; its time is kept for it. */
static ptrdiff_t
try_date(Reader *r, ptrdiff_t at)
{
	Date date;

	if (!date_at(&r->calendar, at, &date))
		return NONE;
	if (!date.counted)
		return emit_date(r, &date);
	r->stretch_end = date.last;
	r->stretch = date.known ? stretch_edtf(r->arena, date.when) : (Str){ 0 };
	return at + 1;
}

/* Digits that name something. */
static ptrdiff_t
try_code(Reader *r, ptrdiff_t at)
{
	Number n = { .first = at, .number_first = at };
	ptrdiff_t end = code_read(r, at, &n);

	if (end == NONE)
		return NONE;
	n.last = n.number_last = end - 1;
	if (n.why)
		emit(r, n);
	return end;
}

static ptrdiff_t
try_frequency(Reader *r, ptrdiff_t at)
{
	const Entry *e = has(r, at, IS(FREQUENCY)) ? entry_of(r, at, IS(FREQUENCY)) : NULL;
	Number n = { .first = at,
		.last = at,
		.number_first = at,
		.number_last = at,
		.kind = NUMBER_FREQUENCY,
		.why = "a frequency word" };

	if (!e)
		return NONE;
	n.value = n.low = n.high = decimal_from_integer(r->arena, e->value);
	emit(r, n);
	return at + 1;
}

static ptrdiff_t
try_zero(Reader *r, ptrdiff_t at)
{
	Number n = { .first = at,
		.last = at,
		.number_first = at,
		.number_last = at,
		.kind = NUMBER_COUNT,
		.why = "no, before a plural" };

	if (!zero_at(r, at))
		return NONE;
	n.value = n.low = n.high = decimal_from_integer(r->arena, 0);
	emit(r, n);
	return at + 1;
}

/* Behind a qualifier: "around 10 a.m." and "between 2014 and 2016" are dates, "more than 2000" is not. */
static bool
is_date(const Reader *r, ptrdiff_t at, const Qualified *before, Date *date)
{
	if (!date_at(&r->calendar, at, date) || date->counted)
		return false;
	return !date->bare_year || before->between || before->is == QUALIFIER_ABOUT;
}

static Expect
expectation(const Reader *r, ptrdiff_t at, const Qualified *before)
{
	bool change = at - r->change < 7;

	if (!before->between)
		return RANGE_MAY;
	if (word_is(r, before->preposition, "from"))
		return change ? RANGE_NOT : RANGE_EXPECTED;
	return RANGE_EXPECTED;
}

static void
set_bounds(const Reader *r, Number *n, const Range *range)
{
	const Numeral *numeral = &range->a.numeral;

	if (range->range) {
		n->low = numeral->value;
		n->high = range->b.numeral.value;
	} else if (numeral->vague) {
		n->low = numeral->low;
	} else if (!range->ratio) {
		qualifier_bounds(n, numeral->value);
	}
	if (decimal_is(range->a.tolerance)) {
		Decimal less = range->a.tolerance;
		less.negative = !less.negative;
		n->low = decimal_add(r->arena, numeral->value, less);
		n->high = decimal_add(r->arena, numeral->value, range->a.tolerance);
	}
}

/* "Forty-five (45) women": the same number once more. */
static ptrdiff_t
over_repeat(const Reader *r, ptrdiff_t end, const Range *range)
{
	Numeral again;

	if (range->range || !word_is(r, end, "(") || range->a.kind != NUMBER_COUNT ||
		lexeme_at(r, end + 1)->kind != LEXEME_DIGITS || range->a.numeral.digits)
		return end;
	if (numeral_read(r, end + 1, false, &again) == NONE || !word_is(r, again.end, ")") ||
		!decimal_is(again.value) || !decimal_is(range->a.numeral.value) ||
		decimal_compare(again.value, range->a.numeral.value) != 0)
		return end;
	return again.end + 1;
}

/* "3.4 billion lei, nearly double the 1.8 billion a year before": nothing is counted, and the last number was of money. */
static bool
elides_money(const Reader *r, ptrdiff_t end, ptrdiff_t first)
{
	const Number *last = last_amount(r);

	return last && last->kind == NUMBER_MONEY && !is_noun_like(r, end) && !word_is(r, end, "of") &&
		lexeme_at(r, first)->start - last->end < 80;
}

static ptrdiff_t
try_number(Reader *r, ptrdiff_t at)
{
	Qualified before, after;
	Range range;
	Date date;
	ptrdiff_t start = qualifier_before(r, at, &before), end;
	Number n = { 0 };
	bool says = before.is != QUALIFIER_EXACT || before.modifier.len;

	if (start > at && is_date(r, start, &before, &date))
		return emit_date(r, &date);
	end = range_read(r, start, expectation(r, at, &before), &range);
	if (end == NONE)
		return NONE;
	if (one_is_pronoun(r, start, end))
		return end;
	end = over_repeat(r, end, &range);
	if (before.is != QUALIFIER_EXACT)
		end = range_of_bounds(r, end, before.is, &range);
	n.first = (range.range && before.between) || says ? before.first : start;
	if (before.between && before.preposition == n.first && !(range.range && word_is(r, n.first, "between")))
		n.first = before.preposition + 1;
	n.qualifier = range.range ? QUALIFIER_BETWEEN : range.a.numeral.vague ? QUALIFIER_VAGUE : before.is;
	n.modifier = before.modifier;
	n.number_first = start;
	n.number_last = end - 1;
	end = range.range ? end : qualifier_after(r, end, &after);
	if (!range.range && after.end > after.first && n.qualifier <= QUALIFIER_ABOUT)
		n.qualifier = after.is;
	n.last = end - 1;
	set_bounds(r, &n, &range);
	kind_decide(r, &range, start, &n);
	if (n.kind == NUMBER_COUNT && range.a.numeral.power >= 6 && elides_money(r, end, n.number_first)) {
		n.kind = NUMBER_MONEY;
		n.unit = last_amount(r)->unit;
		n.why = "the currency of the sum before it";
	}
	if (before.between && !range.range && n.kind == NUMBER_MONEY &&
		has(r, before.preposition - 1, IS(PRICE)) && word_is(r, before.preposition, "from")) {
		n.first = before.preposition; /* "tickets cost from €9" */
		n.qualifier = QUALIFIER_AT_LEAST;
		qualifier_bounds(&n, range.a.numeral.value);
	}
	if (n.kind == NUMBER_DURATION && r->stretch_end == n.last)
		n.time = r->stretch;
	emit(r, n);
	return end;
}

static ptrdiff_t
one_step(Reader *r, ptrdiff_t at)
{
	Number idiom;
	bool said;
	ptrdiff_t next;

	if (!opener_at(r, at))
		return at + 1;
	next = idiom_read(r, at, &idiom, &said);

	if (next != NONE) {
		if (said)
			emit(r, idiom);
		return next;
	}
	next = try_date(r, at);
	if (next == NONE)
		next = try_code(r, at);
	if (next == NONE)
		next = try_frequency(r, at);
	if (next == NONE)
		next = try_zero(r, at);
	if (next == NONE)
		next = try_number(r, at);
	return next == NONE ? at + 1 : next;
}

static bool
is_day_without_year(Str time)
{
	return str_starts(time, S("XXXX-")) && time.len >= 10 && str_find_byte(time, '/') < 0 &&
		time.at[5] != 'X';
}

/* The year of the text's one date with day and year; empty if there is none, or two. */
static Str
year_of_text(const Numbers *numbers)
{
	Str year = { 0 };

	for (ptrdiff_t i = 0; i < numbers->len; i++) {
		Str time = numbers->at[i].time;
		if (numbers->at[i].kind != NUMBER_DATE || time.len < 10 || !is_digit(time.at[0]) ||
			str_find_byte(time, '/') >= 0 || time.at[4] != '-')
			continue;
		if (year.len && !str_equal(year, str_slice(time, 0, 4)))
			return (Str){ 0 };
		year = str_slice(time, 0, 4);
	}
	return year;
}

/* Without a date for the article, a day's year is the one written in the text, if there is just one. */
static void
give_years(const Reader *r)
{
	Str year = year_of_text(&r->out);

	for (ptrdiff_t i = 0; year.len && i < r->out.len; i++)
		if (is_day_without_year(r->out.at[i].time))
			r->out.at[i].time = arena_join(r->arena, year, str_from(r->out.at[i].time, 4));
}

Numbers
numbers_find(Arena *arena, const NumberTables *tables, Str text, const Words *words, Str anchor)
{
	Lexemes lexemes = lexemes_find(arena, tables->lexicon, text, words);
	Reader r = { .arena = arena,
		.lexicon = tables->lexicon,
		.lexemes = &lexemes,
		.text = text,
		.change = -1000,
		.contest = -1000 };

	r.calendar = calendar_for(tables->lexicon, &lexemes, anchor);
	for (ptrdiff_t i = 0; i < lexemes.len;) {
		const Sense *sense = lexemes.at[i].sense;
		if (sense->is & IS(CHANGE))
			r.change = i;
		if (sense->is & IS(CONTEST))
			r.contest = i;
		i = one_step(&r, i);
	}
	if (!r.calendar.dated)
		give_years(&r);
	return r.out;
}
