#include "language/number/read.h"

const char *const number_kind_names[NUMBER_KINDS] = { "count", "money", "percent", "fraction", "measure", "duration", "age", "date",
	                                              "ordinal", "name", "frequency", "ratio", "reference", "idiom" };

static void
set_kind(Number *n, NumberKind kind, const char *why)
{
	n->kind = kind;
	n->why = why;
}

/* A word before the number that makes it a name or reference; over a glued hyphen too. NULL if there is none. */
static const Entry *
namer_before(const Reader *r, ptrdiff_t at)
{
	ptrdiff_t i = at - 1;
	const Entry *e;

	if (i >= 0 && is_dash(r, i) && is_glued(r, i) && is_glued(r, at))
		i--;
	else if (i >= 0 && word_is(r, i, "."))
		i--;
	if (i < 0)
		return NULL;
	for (int words = 2; words >= 0; words--) {
		if (i - words < 0)
			continue;
		e = entry_of(r, i - words, IS(NAME_BEFORE));
		if (e && (e->words == words + 1 || e->words == at - (i - words)))
			return e;
	}
	return NULL;
}

/* "F-16", "COVID-19", "KC-135": letters, a hyphen, digits, all glued. */
static bool
hyphenated_to_name(const Reader *r, ptrdiff_t at)
{
	const Lexeme *before = lexeme_at(r, at - 2);

	return at >= 2 && is_dash(r, at - 1) && is_glued(r, at) && is_glued(r, at - 1) && before->kind == LEXEME_LETTERS &&
	       (before->capital || before->caps) && !(before->sense->is & (IS(MONTH) | IS(POWER) | IS(TENS) | IS(PART)));
}

/* "Apollo 11", "Windows 10": a capital word that begins no sentence, plain digits, and no noun behind them. */
static bool
follows_capital(const Reader *r, ptrdiff_t at, ptrdiff_t end)
{
	const Lexeme *before = lexeme_at(r, at - 1), *earlier = lexeme_at(r, at - 2);
	bool begins = at < 2 || earlier->breaks || word_is(r, at - 2, ".") || word_is(r, at - 2, "\"") || word_is(r, at - 2, "“") || word_is(r, at - 2, ":");

	if (at < 1 || before->kind != LEXEME_LETTERS || !before->capital || (before->sense->is & (IS(FUNCTION) | IS(MONTH) | IS(WEEKDAY) | IS(BEFORE) | IS(DIRECTION) | IS(CHANGE) | IS(CONTEST))))
		return false;
	return (!begins || before->caps) && !is_noun_like(r, end) && !is_glued(r, at);
}

static bool
is_age(const Reader *r, ptrdiff_t at, ptrdiff_t end, const Number *n)
{
	static const char *const ages[] = { "aged", "age", "ages", NULL };
	static const char *const young[] = { "children", "kids", "boys", "girls", "infants", "those", "anyone", "people", "adults", "persons", "women", "men", "as", NULL };
	ptrdiff_t i = n->first < at ? at : at;
	bool small = decimal_is(n->value) && decimal_compare(n->value, (Decimal){ .digits = S("120") }) < 0;

	if (word_in(r, i - 1, ages) || (word_is(r, i - 1, "between") && word_in(r, i - 2, ages)) || (word_is(r, i - 1, "of") && word_is(r, i - 2, "age")))
		return true;
	if (!small)
		return false;
	if ((word_is(r, at - 1, "under") || word_is(r, at - 1, "over")) && word_in(r, at - 2, young) && !is_noun_like(r, end))
		return true;
	if (word_is(r, at - 1, "as") && (word_is(r, at - 2, "young") || word_is(r, at - 2, "old")))
		return true;
	return word_is(r, at - 1, ",") && lexeme_at(r, at - 2)->capital && lexeme_at(r, at - 2)->kind == LEXEME_LETTERS &&
	       !(lexeme_at(r, at - 2)->sense->is & (IS(MONTH) | IS(WEEKDAY) | IS(FUNCTION))) && (word_is(r, end, ",") || word_is(r, end, ";")) &&
	       lexeme_at(r, at)->kind == LEXEME_DIGITS;
}

static bool
is_bracketed(const Reader *r, ptrdiff_t at, ptrdiff_t end)
{
	return word_is(r, at - 1, "[") && word_is(r, end, "]");
}

/* An ordinal that is part of a name: "3rd Battalion", "Second World War". */
static bool
ordinal_names(const Reader *r, ptrdiff_t at, ptrdiff_t end)
{
	const Lexeme *next = lexeme_at(r, end);

	if (!next->capital || !(next->sense->is & IS(NAME_AFTER)))
		return false;
	return lexeme_at(r, at)->kind == LEXEME_DIGITS || lexeme_at(r, at)->capital;
}

/* Bodies that number things in other countries' units of measure: distances of races, lengths of matches. */
static bool
names_discipline(const Reader *r, const Quantity *q)
{
	return q->hyphenated && q->kind == NUMBER_MEASURE && (has(r, q->end, IS(CONTEST)) || (has(r, q->end, IS(SIZE)) && !word_is(r, q->end, "high") && !word_is(r, q->end, "long") && !word_is(r, q->end, "wide") && !word_is(r, q->end, "deep") && !word_is(r, q->end, "tall") && !word_is(r, q->end, "thick")));
}

/* `one`: a count before a noun, or where another number is set against it; else a pronoun. */
static bool
one_counts(const Reader *r, ptrdiff_t at, ptrdiff_t end)
{
	static const char *const before[] = { "the", "this", "that", "which", "another", "every", "each", "any", "no", "some", "other", "new", "good", "big", "last", "only", "current", "right", "wrong", "latest", "such", "like", "a", "an", "old", "bad", "same", "first", "next", NULL };

	if (is_noun_like(r, end))
		return !lexeme_at(r, end)->capital || !lexeme_at(r, at)->capital || true;
	if (word_in(r, at - 1, before))
		return false;
	for (ptrdiff_t i = end; i < end + 9; i++) {
		if (lexeme_at(r, i)->breaks || word_is(r, i, "."))
			return false;
		if ((word_is(r, i, "and") || word_is(r, i, ",")) && (has(r, i + 1, IS(DIGIT) | IS(TEEN)) || lexeme_at(r, i + 1)->kind == LEXEME_DIGITS))
			return true;
	}
	if (word_is(r, at - 1, "and") || word_is(r, at - 1, ","))
		for (ptrdiff_t i = at - 2; i >= 0 && i > at - 10; i--)
			if ((lexeme_at(r, i)->sense->is & (IS(DIGIT) | IS(TEEN))) || lexeme_at(r, i)->kind == LEXEME_DIGITS)
				return true;
	return false;
}

bool
zero_at(const Reader *r, ptrdiff_t at)
{
	if (!word_is(r, at, "no") || (at > 0 && (word_is(r, at - 1, "or") || word_is(r, at - 1, "yes"))) || is_dash(r, at + 1))
		return false;
	for (ptrdiff_t i = at + 1; i < at + 5; i++) {
		const Lexeme *lexeme = lexeme_at(r, i);
		if (is_dash(r, i))
			continue;
		if (lexeme->kind != LEXEME_LETTERS || (lexeme->sense->is & (IS(FUNCTION) | IS(ABSTRACT))))
			return false;
		if (is_plural_noun(r, i))
			return !(i == at + 1 && lexeme->capital);
	}
	return false;
}

ptrdiff_t
idiom_read(const Reader *r, ptrdiff_t at, Number *n, bool *emit)
{
	const Entry *e = entry_of(r, at, IS(IDIOM));
	ptrdiff_t first = at, last;

	*emit = false;
	if (!e)
		return NONE;
	last = at + e->words - 1;
	if (str_equal(e->name, S("one-of"))) {
		ptrdiff_t noun = last + 1, stop = last + 6;
		while (noun < stop && is_noun_like(r, noun) && !is_plural_noun(r, noun))
			noun++;
		if (has(r, last + 1, IS(DIGIT) | IS(TEEN) | IS(TENS)) || lexeme_at(r, last + 1)->kind == LEXEME_DIGITS)
			noun = last + 1;
		last = at;
	} else if (e->value >= 0) {
		first = last = at + e->value;
	}
	if (str_equal(e->name, S("none")))
		return at + e->words;
	*n = (Number){ .first = first, .last = last, .number_first = first, .number_last = last, .optional = true };
	set_kind(n, NUMBER_IDIOM, "an idiom");
	if (str_equal(e->name, S("name")))
		set_kind(n, NUMBER_NAME, "an idiom that is a name");
	if (str_equal(e->name, S("ordinal"))) {
		Numeral numeral;
		set_kind(n, NUMBER_ORDINAL, "an ordinal");
		n->optional = false;
		if (numeral_read(r, first, false, &numeral) != NONE)
			n->value = n->low = n->high = numeral.value;
	}
	*emit = true;
	return str_equal(e->name, S("one-of")) ? at + 1 : at + e->words;
}

void
kind_decide(const Reader *r, const Range *range, ptrdiff_t first, Number *n)
{
	const Quantity *q = &range->a;
	const Numeral *numeral = &q->numeral;
	ptrdiff_t at = q->first, end = range->end;
	const Entry *namer;
	bool count = q->kind == NUMBER_COUNT;

	(void)first;
	set_kind(n, q->kind, q->why);
	n->unit = q->unit;
	n->fraction = range->range ? (Str){ 0 } : numeral->fraction;
	if (range->ratio) {
		set_kind(n, NUMBER_RATIO, "a score");
		return;
	}
	if (q->kind == NUMBER_AGE)
		return;
	if (numeral->ordinal) {
		bool name = ordinal_names(r, at, end);
		set_kind(n, name ? NUMBER_NAME : NUMBER_ORDINAL, name ? "an ordinal within a name" : "an ordinal");
		return;
	}
	if (is_bracketed(r, at, end)) {
		set_kind(n, NUMBER_REFERENCE, "a mark in brackets");
		return;
	}
	if (names_discipline(r, q)) {
		set_kind(n, NUMBER_NAME, "a discipline or format");
		return;
	}
	if (count && (numeral->plain || numeral->digits) && n->qualifier == QUALIFIER_EXACT && !numeral->power) {
		namer = namer_before(r, at);
		if (namer) {
			bool reference = str_equal(namer->name, S("reference"));
			set_kind(n, reference ? NUMBER_REFERENCE : NUMBER_NAME, reference ? "a place in a text" : "a word before it makes it a name");
			return;
		}
		if (hyphenated_to_name(r, at) || (numeral->plain && follows_capital(r, at, end))) {
			set_kind(n, NUMBER_NAME, "part of a name");
			return;
		}
	}
	if (count && (word_is(r, end, "times") || (is_dash(r, end) && word_is(r, end + 1, "time")))) {
		set_kind(n, NUMBER_FREQUENCY, "so many times");
		return;
	}
	if (count && is_age(r, at, end, n)) {
		set_kind(n, NUMBER_AGE, "so old");
		n->unit = S("year");
	}
}

/* Used by number.c: is this `one` no number at all? */
bool one_is_pronoun(const Reader *, ptrdiff_t at, ptrdiff_t end);
bool
one_is_pronoun(const Reader *r, ptrdiff_t at, ptrdiff_t end)
{
	return end == at + 1 && word_is(r, at, "one") && !one_counts(r, at, end);
}
