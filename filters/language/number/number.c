#include "language/number/read.h"

bool one_is_pronoun(const Reader *, ptrdiff_t at, ptrdiff_t end);

static const Sense no_sense;
static const Lexeme nothing = { .kind = LEXEME_MARK, .breaks = true, .space = true, .sense = &no_sense };

const Lexeme *
lexeme_at(const Reader *r, ptrdiff_t at)
{
	return at >= 0 && at < r->lexemes->len ? &r->lexemes->at[at] : &nothing;
}

bool
word_is(const Reader *r, ptrdiff_t at, const char *lower)
{
	return str_equal(lexeme_at(r, at)->lower, str(lower));
}

bool
word_in(const Reader *r, ptrdiff_t at, const char *const *words)
{
	for (; *words; words++)
		if (word_is(r, at, *words))
			return true;
	return false;
}

bool
has(const Reader *r, ptrdiff_t at, uint64_t classes)
{
	return (lexeme_at(r, at)->sense->is & classes) != 0;
}

const Entry *
entry_of(const Reader *r, ptrdiff_t at, uint64_t classes)
{
	return lexicon_match(r->lexicon, r->lexemes, at, classes);
}

bool
is_dash(const Reader *r, ptrdiff_t at)
{
	static const char *const dashes[] = { "-", "–", "—", "--", "‐", "‑", "−", NULL };

	return lexeme_at(r, at)->kind == LEXEME_MARK && word_in(r, at, dashes);
}

bool
is_glued(const Reader *r, ptrdiff_t at)
{
	return !lexeme_at(r, at)->space;
}

bool
is_noun_like(const Reader *r, ptrdiff_t at)
{
	const Lexeme *lexeme = lexeme_at(r, at);

	return lexeme->kind == LEXEME_LETTERS && !(lexeme->sense->is & IS(FUNCTION)) && !str_starts(lexeme->lower, S("'")) &&
	       !str_starts(lexeme->lower, S("’"));
}

bool
is_plural_noun(const Reader *r, ptrdiff_t at)
{
	const Lexeme *lexeme = lexeme_at(r, at);

	if (!is_noun_like(r, at) || (lexeme->sense->is & IS(ABSTRACT) && !str_ends(lexeme->lower, S("s"))))
		return false;
	return (lexeme->sense->is & IS(PLURAL)) || (str_ends(lexeme->lower, S("s")) && lexeme->lower.len > 3 && !str_ends(lexeme->lower, S("ss")) &&
	       !str_ends(lexeme->lower, S("us")) && !str_ends(lexeme->lower, S("is")) && !(lexeme->sense->is & IS(ABSTRACT)));
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
	place(r, &n);
	*PUSH(r->arena, &r->out) = n;
}

static void
emit_span(Reader *r, ptrdiff_t first, ptrdiff_t end, NumberKind kind, const char *why)
{
	emit(r, (Number){ .first = first, .last = end - 1, .number_first = first, .number_last = end - 1, .kind = kind, .why = why });
}

static ptrdiff_t
try_date(Reader *r, ptrdiff_t at)
{
	Date date;
	Number n = { .kind = NUMBER_DATE };

	if (!date_at(&r->calendar, at, &date))
		return NONE;
	n.first = n.number_first = date.first;
	n.last = n.number_last = date.last;
	n.time = date.known ? stretch_edtf(r->arena, date.when) : (Str){ 0 };
	n.why = date.why;
	emit(r, n);
	return date.next;
}

/* A word with digits behind letters, an address, 1.2.3: one name. */
static ptrdiff_t
try_code(Reader *r, ptrdiff_t at)
{
	const Lexeme *lexeme = lexeme_at(r, at);
	ptrdiff_t end = at;
	Decimal ignored;

	if (lexeme->code) {
		bool digit = false;
		while (lexeme_at(r, end)->word == lexeme->word && end < r->lexemes->len) {
			digit = digit || lexeme_at(r, end)->kind == LEXEME_DIGITS;
			end++;
		}
		for (ptrdiff_t i = 0; i < lexeme->text.len; i++)
			digit = digit || is_digit(lexeme->text.at[i]);
		if (digit)
			emit_span(r, at, end, NUMBER_NAME, "digits within a word or an address");
		return end;
	}
	if (lexeme->kind != LEXEME_DIGITS)
		return NONE;
	if (is_dash(r, at + 1) && is_glued(r, at + 1) && is_glued(r, at + 2) && lexeme_at(r, at + 2)->kind == LEXEME_DIGITS && is_dash(r, at + 3) &&
	    is_glued(r, at + 3) && is_glued(r, at + 4) && lexeme_at(r, at + 4)->kind == LEXEME_DIGITS) {
		end = at + 5;
		while (end < at + 12 && is_dash(r, end) && is_glued(r, end) && is_glued(r, end + 1) && lexeme_at(r, end + 1)->kind == LEXEME_DIGITS)
			end += 2;
		emit_span(r, at, end, NUMBER_NAME, "digits joined like a telephone number");
		return end;
	}
	if (str_find_byte(lexeme->text, ':') > 0) {
		emit_span(r, at, at + 1, NUMBER_RATIO, "two numbers with a colon");
		return at + 1;
	}
	if (!decimal_from_digits(r->arena, lexeme->text, &ignored)) {
		emit_span(r, at, at + 1, NUMBER_NAME, "digits that are no number");
		return at + 1;
	}
	return NONE;
}

static ptrdiff_t
try_frequency(Reader *r, ptrdiff_t at)
{
	const Entry *e = has(r, at, IS(FREQUENCY)) ? entry_of(r, at, IS(FREQUENCY)) : NULL;
	Number n = { .first = at, .last = at, .number_first = at, .number_last = at, .kind = NUMBER_FREQUENCY, .why = "a frequency word" };

	if (!e)
		return NONE;
	n.value = n.low = n.high = decimal_from_integer(r->arena, e->value);
	emit(r, n);
	return at + 1;
}

static ptrdiff_t
try_zero(Reader *r, ptrdiff_t at)
{
	Number n = { .first = at, .last = at, .number_first = at, .number_last = at, .kind = NUMBER_COUNT, .why = "no, before a plural" };

	if (!zero_at(r, at))
		return NONE;
	n.value = n.low = n.high = decimal_from_integer(r->arena, 0);
	emit(r, n);
	return at + 1;
}

static ptrdiff_t
try_number(Reader *r, ptrdiff_t at)
{
	Qualified before, after;
	Range range;
	ptrdiff_t start = qualifier_before(r, at, &before), end;
	Number n = { 0 };
	bool from = before.between && !word_is(r, at, "between") && !word_is(r, start - 1, "between");

	if (before.between && from && at - r->change < 6)
		before.between = false; /* "rose from 5 to 7": a change, two numbers */
	end = range_read(r, start, before.between, &range);
	if (end == NONE)
		return NONE;
	if (one_is_pronoun(r, start, end))
		return end;
	if (start > at && before.end > at && before.is == QUALIFIER_EXACT && !before.modifier.len && !(before.between && range.range))
		at = start; /* "from 5 people": nothing said about the number */
	if (before.between && !range.range && before.is == QUALIFIER_EXACT)
		at = start;
	n.qualifier = range.range ? QUALIFIER_BETWEEN : range.a.numeral.vague ? QUALIFIER_VAGUE : before.is;
	n.modifier = before.modifier;
	n.number_first = start;
	n.number_last = end - 1;
	n.first = from && range.range ? start : at;
	end = range.range ? end : qualifier_after(r, end, &after);
	if (!range.range && after.end > after.first && n.qualifier == QUALIFIER_EXACT)
		n.qualifier = after.is;
	n.last = end - 1;
	if (range.range) {
		n.low = range.a.numeral.value;
		n.high = range.b.numeral.value;
	} else if (range.a.numeral.vague) {
		n.low = range.a.numeral.low;
	} else if (!range.ratio) {
		qualifier_bounds(&n, range.a.numeral.value);
	}
	kind_decide(r, &range, start, &n);
	emit(r, n);
	return end;
}

static ptrdiff_t
one_step(Reader *r, ptrdiff_t at)
{
	Number idiom;
	bool said;
	ptrdiff_t next = idiom_read(r, at, &idiom, &said);

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

/* Without a date for the article, a day's year is the one written in the text, if there is just one. */
Numbers
numbers_find(Arena *arena, const NumberTables *tables, Str text, const Words *words, Str anchor)
{
	Lexemes lexemes = lexemes_find(arena, tables->lexicon, text, words);
	Reader r = { .arena = arena, .lexicon = tables->lexicon, .lexemes = &lexemes, .text = text, .change = -1000, .contest = -1000 };

	r.calendar = calendar_for(tables->lexicon, &lexemes, anchor);
	for (ptrdiff_t i = 0; i < lexemes.len;) {
		const Sense *sense = lexemes.at[i].sense;
		if (sense->is & IS(CHANGE))
			r.change = i;
		if (sense->is & IS(CONTEST))
			r.contest = i;
		i = one_step(&r, i);
	}
	return r.out;
}
