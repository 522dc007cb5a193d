#include "language/number/read.h"

/* "minus 7", "-7", "−0.5": where the number begins, or `at` if nothing makes it negative. */
static ptrdiff_t
over_minus(const Reader *r, ptrdiff_t at)
{
	const Lexeme *lexeme = lexeme_at(r, at), *next = lexeme_at(r, at + 1);
	bool number = next->kind == LEXEME_DIGITS || has(r, at + 1, IS(CURRENCY_SIGN)) ||
		str_equal(next->text, S("."));

	if (at > 0 && has(r, at - 1, IS(CURRENCY_SIGN)) && str_equal(lexeme->text, S("-")) &&
		!lexeme->space && !next->space && next->kind == LEXEME_DIGITS)
		return at + 1; /* "$-99" */
	if (lexeme->sense->is & IS(NEGATIVE))
		return number || has(r, at + 1, IS(DIGIT) | IS(TEEN) | IS(TENS)) ? at + 1 : at;
	if ((str_equal(lexeme->text, S("-")) || str_equal(lexeme->text, S("−"))) && number && !next->space &&
		(lexeme->space || at == 0 || word_is(r, at - 1, "(") || lexeme_at(r, at - 1)->breaks) &&
		!(at > 0 && lexeme_at(r, at - 1)->kind == LEXEME_DIGITS))
		return at + 1;
	return at;
}

static const Entry *
money_before(const Reader *r, ptrdiff_t at)
{
	const Entry *e = entry_of(r, at, IS(CURRENCY_SIGN) | IS(CURRENCY_CODE));
	const Lexeme *next;

	if (!e || (e->words == 2 && lexeme_at(r, at)->text.len == 1 && !is_glued(r, at + 1)))
		return NULL; /* "A $15 million offer" is of no Australian dollars */
	at += e->class == CLASS_CURRENCY_SIGN && word_is(r, at + e->words, "-") &&
		is_glued(r, at + e->words) && is_glued(r, at + e->words + 1);
	next = lexeme_at(r, at + e->words);
	if (next->kind == LEXEME_DIGITS || (str_equal(next->text, S(".")) && !next->space))
		return e;
	return e->class == CLASS_CURRENCY_SIGN && has(r, at + e->words, IS(DIGIT) | IS(TEEN) | IS(TENS))
		? e
		: NULL;
}

static const uint64_t unit_classes = IS(MEASURE) | IS(DURATION) | IS(PERCENT) | IS(CURRENCY_NAME) |
	IS(CURRENCY_CODE);

/* A name of money that is an everyday word as well takes a sum of some size before it: "50,000 won". */
static bool
money_name_fits(const Reader *r, ptrdiff_t at, const Numeral *n)
{
	static const char *const doubtful[] = { "won", "real", "sol", "som", "colon", "dong", "sums", "mark",
		"lev", "kina", "mu", NULL };

	if (!word_in(r, at, doubtful))
		return true;
	return n->power >= 3 || decimal_compare(n->value, decimal_from_integer(r->arena, 100)) > 0;
}

static const Entry *
unit_at(const Reader *r, ptrdiff_t at, const Numeral *n)
{
	const Entry *e = entry_of(r, at, unit_classes);

	if (!e)
		return NULL;
	if (e->class == CLASS_CURRENCY_NAME && !n->vague && !money_name_fits(r, at, n))
		return NULL;
	if ((e->how == HOW_EXACT || e->how == HOW_NEAR) && e->form.len == 1 && lexeme_at(r, at)->space &&
		(!n->digits || (is_noun_like(r, at + 1) && lexeme_at(r, at + 1)->capital)))
		return NULL; /* "5 C Smith" */
	return e;
}

static NumberKind
kind_of(Class class)
{
	switch (class) {
	case CLASS_MEASURE: return NUMBER_MEASURE;
	case CLASS_DURATION: return NUMBER_DURATION;
	case CLASS_PERCENT: return NUMBER_PERCENT;
	default: return NUMBER_MONEY;
	}
}

/* "-year-old", " years old", " years of age": where the age ends; NONE if it is no age. */
static ptrdiff_t
read_old(const Reader *r, ptrdiff_t at)
{
	static const char *const olds[] = { "old", "olds", NULL };

	if (is_dash(r, at) && word_in(r, at + 1, olds))
		return at + 2;
	if (word_in(r, at, olds))
		return at + 1;
	if (word_is(r, at, "of") && word_is(r, at + 1, "age"))
		return at + 2;
	return NONE;
}

static void
magnitude_after_unit(const Reader *r, Quantity *q)
{
	const Entry *power = entry_of(r, q->end, IS(POWER));

	q->numeral.value = decimal_scale(q->numeral.value, power->value);
	q->numeral.power = power->value;
	q->end++;
}

static void
take_unit(const Reader *r, Quantity *q, const Entry *e, ptrdiff_t at)
{
	ptrdiff_t old;

	q->kind = kind_of(e->class);
	q->unit = e->name;
	q->end = at + e->words;
	q->why = "a unit stands behind it";
	if (e->class == CLASS_CURRENCY_NAME && e->value && !q->numeral.vague) {
		q->numeral.value = decimal_scale(q->numeral.value, e->value);
		q->numeral.bare = decimal_scale(q->numeral.bare, e->value);
	}
	if (q->kind == NUMBER_MONEY && has(r, at, IS(CURRENCY_CODE)) && !q->numeral.power &&
		decimal_is(q->numeral.value) && has(r, q->end, IS(POWER))) { /* "75 USD million" */
		magnitude_after_unit(r, q);
	}
	if (e->class != CLASS_DURATION)
		return;
	old = read_old(r, q->end);
	if (old != NONE) {
		q->kind = NUMBER_AGE;
		q->end = old;
		q->why = "so old";
	}
}

/* "six pounds of meat", "weighs 20 pounds": the mass. */
static bool
weighs(const Reader *r, ptrdiff_t first, ptrdiff_t at, const Numeral *n)
{
	static const char *const heavy[] = { "heavier", "lighter", "overweight", NULL };
	static const char *const weigh[] = { "weighs", "weighed", "weighing", "weigh", "weight", "gained",
		"lbs", NULL };
	static const char *const money[] = { "debt", "investment", "funding", "aid", "taxpayers", "public",
		"support", "damage", "sales", "revenue", NULL };

	if (!(word_is(r, at, "pounds") || word_is(r, at, "pound")) || n->vague || n->power >= 6)
		return false;
	if (word_in(r, at + 1, heavy) ||
		(word_is(r, at + 1, "of") && is_noun_like(r, at + 2) && !word_in(r, at + 2, money)))
		return true;
	for (ptrdiff_t i = first - 1; i >= 0 && i > first - 6; i--)
		if (word_in(r, i, weigh))
			return true;
	return false;
}

/* "10 €", "3.14US$": the sign behind the number, unless the next number needs it. */
static const Entry *
sign_behind(const Reader *r, ptrdiff_t at)
{
	const Entry *e = entry_of(r, at, IS(CURRENCY_SIGN));
	const Lexeme *next;

	if (!e || lexeme_at(r, at + e->words - 1)->kind != LEXEME_MARK)
		return NULL;
	next = lexeme_at(r, at + e->words);
	return next->kind == LEXEME_DIGITS && !next->space ? NULL : e;
}

/* "20 C (68 F)": the letter stands alone, and nothing goes on behind it. */
static const Entry *
degrees_at(const Reader *r, ptrdiff_t at)
{
	static const char *const marks[] = { ")", "(", ",", ";", NULL };
	Str text = lexeme_at(r, at)->text;

	if (!(str_is(text, "C") || str_is(text, "F")) || is_glued(r, at) || !word_in(r, at + 1, marks))
		return NULL;
	return lexicon_find(r->lexicon, str_is(text, "C") ? S("celsius") : S("fahrenheit"), CLASS_MEASURE);
}

/* "five more years", "three straight days", "10 extra miles". */
static const Entry *
unit_behind_adjective(const Reader *r, ptrdiff_t at, const Numeral *n)
{
	const Entry *e = entry_of(r, at, IS(DURATION) | IS(MEASURE));
	bool one = decimal_compare(n->value, decimal_from_integer(r->arena, 1)) == 0;

	return e && e->form.len > 2 && (one || str_ends(e->form, S("s")) || str_equal(e->form, S("feet")))
		? e
		: NULL;
}

void
unit_read(const Reader *r, Quantity *q)
{
	ptrdiff_t at = q->end;
	const Entry *e;

	if (q->numeral.ordinal || feet_and_inches_read(r, q))
		return;
	if (is_dash(r, at) && is_glued(r, at) && is_glued(r, at + 1)) {
		e = unit_at(r, at + 1, &q->numeral);
		if (e && e->form.len > 1) {
			q->hyphenated = true;
			take_unit(r, q, e, at + 1);
			hyphened_inches_read(r, q);
			return;
		}
	}
	if (q->numeral.fraction.len) { /* "half an hour", "a quarter of a mile", "half a percent" */
		if (word_is(r, at, "of") && (word_is(r, at + 1, "a") || word_is(r, at + 1, "an")))
			at++;
		if (word_is(r, at, "a") || word_is(r, at, "an"))
			at++;
		e = entry_of(r, at, IS(DURATION) | IS(MEASURE) | IS(PERCENT));
		if (e && e->form.len > 1)
			take_unit(r, q, e, at);
		return;
	}
	if (q->numeral.vague && word_is(r, at, "of")) {
		e = entry_of(r, at + 1, unit_classes);
		if (!e && is_noun_like(r, at + 1) && entry_of(r, at + 2, IS(CURRENCY_NAME)))
			return;
		if (e)
			take_unit(r, q, e, at + 1);
		return;
	}
	e = unit_at(r, at, &q->numeral);
	if (e && e->class == CLASS_CURRENCY_NAME && weighs(r, q->first, at, &q->numeral))
		e = lexicon_find(r->lexicon, S("lb"), CLASS_MEASURE);
	if (!e && lexeme_at(r, at)->capital && !has(r, at, IS(FUNCTION)) && is_noun_like(r, at) &&
		entry_of(r, at + 1, IS(CURRENCY_NAME)) && money_name_fits(r, at + 1, &q->numeral))
		e = entry_of(r, ++at, IS(CURRENCY_NAME)); /* "42 Malaysian ringgit" */
	if (!e && !q->numeral.vague)
		e = sign_behind(r, at);
	if (!e && q->numeral.digits)
		e = degrees_at(r, at);
	if (!e && has(r, at, IS(UNIT_ADJECTIVE)) && !q->numeral.vague)
		e = unit_behind_adjective(r, ++at, &q->numeral);
	if (e)
		take_unit(r, q, e, at);
}

/* "$20 US", "$5 million USD", "£3 sterling": the currency said twice. */
static ptrdiff_t
over_second_currency(const Reader *r, ptrdiff_t at)
{
	const Entry *e = entry_of(r, at, IS(CURRENCY_CODE) | IS(CURRENCY_NAME));

	return e && e->words == 1 && e->form.len > 1 && !str_equal(e->form, S("won")) ? at + 1 : at;
}

static bool
or_two(const Reader *r, ptrdiff_t at)
{
	return word_is(r, at, "or") && (word_is(r, at + 1, "two") || word_is(r, at + 1, "so"));
}

/* "a minute and 30 seconds" */
static bool
and_seconds(const Reader *r, ptrdiff_t at)
{
	return word_is(r, at, "and") && lexeme_at(r, at + 1)->kind == LEXEME_DIGITS &&
		has(r, at + 2, IS(DURATION));
}

/* "an hour", "for a week", "within a year": one of them; not "twice a week", nor "a year ago". */
static ptrdiff_t
read_an_hour(const Reader *r, ptrdiff_t at, Quantity *q)
{
	static const char *const lead[] = { "for", "in", "within", "after", "over", "nearly", "almost", "than",
		"about", "around", "lasted", "took", "takes", "take", "last", "lasting", "under", "just",
		"half", "and", "every", "spend", "spent", "least", "only", "roughly", "approximately", NULL };
	const Entry *e;
	Decimal half;

	if (!(word_is(r, at, "a") || word_is(r, at, "an")) ||
		!(word_is(r, at + 1, "hour") || word_in(r, at - 1, lead) || or_two(r, at + 2) ||
			and_seconds(r, at + 2) || part_and(r, at + 2, &half) != NONE))
		return NONE;
	e = entry_of(r, at + 1, IS(DURATION));
	if (!e || e->words != 1 || e->form.len < 3 || str_equal(e->form, S("second")) ||
		str_equal(e->form, S("night")) || str_ends(e->form, S("s")) || is_noun_like(r, at + 2))
		return NONE;
	if (at > 0 &&
		(lexeme_at(r, at - 1)->kind == LEXEME_DIGITS ||
			has(r, at - 1, IS(MEASURE) | IS(CURRENCY_NAME) | IS(PERCENT) | IS(FREQUENCY)) ||
			is_plural_noun(r, at - 1)))
		return NONE; /* a rate */
	q->numeral.value = q->numeral.bare = decimal_from_integer(r->arena, 1);
	q->end = at + 1;
	take_unit(r, q, e, at + 1);
	compound_read(r, q);
	return q->end;
}

ptrdiff_t
quantity_read(const Reader *r, ptrdiff_t at, Quantity *q)
{
	ptrdiff_t i = over_minus(r, at);
	const Entry *money;

	*q = (Quantity){ .first = at,
		.kind = NUMBER_COUNT,
		.why = "a number and nothing that makes it other than a count" };
	q->negative = i > at;
	money = money_before(r, i);
	if (money) {
		i += money->words;
		q->signed_money = true;
		if (i < over_minus(r, i)) {
			q->negative = true;
			i++;
		}
	}
	q->end = numeral_read(r, i, money != NULL, &q->numeral);
	if (q->end == NONE && !money)
		return read_an_hour(r, at, q);
	if (q->end == NONE)
		return NONE;
	if (money) {
		q->kind = NUMBER_MONEY;
		q->unit = money->name;
		q->why = "a currency stands before it";
		q->end = over_second_currency(r, q->end);
		compound_read(r, q);
	} else {
		tolerance_read(r, q);
		unit_read(r, q);
		if (q->unit.len && word_is(r, q->end, "^") && is_glued(r, q->end) &&
			is_glued(r, q->end + 1) && lexeme_at(r, q->end + 1)->kind == LEXEME_DIGITS)
			q->end += 2;
		compound_read(r, q);
		below_zero_read(r, q);
		if (q->numeral.fraction.len && q->kind == NUMBER_COUNT) {
			q->kind = NUMBER_FRACTION;
			q->why = "a part of a whole";
		}
	}
	if (q->negative && !q->numeral.vague) {
		q->numeral.value.negative = decimal_is(q->numeral.value);
		q->numeral.bare.negative = q->numeral.value.negative;
	}
	return q->end;
}
