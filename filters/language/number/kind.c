#include "language/number/name.h"
#include "language/number/reference.h"

const char *const number_kind_names[NUMBER_KINDS] = { "count", "money", "percent", "fraction", "measure",
	"duration", "age", "date", "ordinal", "name", "frequency", "ratio", "reference", "idiom" };

static void
set_kind(Number *n, NumberKind kind, const char *why)
{
	n->kind = kind;
	n->why = why;
}

/* "aged 8-10 years" */
static bool
is_ages(const Reader *r, ptrdiff_t at)
{
	return (word_is(r, at - 1, "of") && word_is(r, at - 2, "age")) || word_is(r, at - 1, "aged") ||
		word_is(r, at - 1, "ages") || word_is(r, at - 2, "aged");
}

/* "Li", "teacher", "the gunman": somebody who may be told the age of. */
static bool
is_somebody(const Reader *r, ptrdiff_t at)
{
	const Lexeme *l = lexeme_at(r, at);

	return l->kind == LEXEME_LETTERS && !(l->sense->is & (IS(MONTH) | IS(WEEKDAY) | IS(FUNCTION))) &&
		(l->capital || has(r, at, IS(PERSON)) || str_ends(l->lower, S("man")) ||
			str_ends(l->lower, S("woman")));
}

static bool
is_age(const Reader *r, ptrdiff_t at, ptrdiff_t end, const Number *n)
{
	static const char *const ages[] = { "aged", "age", "ages", NULL };
	static const char *const young[] = { "children", "kids", "boys", "girls", "infants", "those",
		"anyone", "people", "adults", "persons", "women", "men", "as", NULL };
	ptrdiff_t i = at;
	bool small = decimal_is(n->value) && decimal_compare(n->value, (Decimal){ .digits = S("120") }) < 0;

	if (word_in(r, i - 1, ages) || (word_is(r, i - 1, "between") && word_in(r, i - 2, ages)) ||
		(word_is(r, i - 1, "of") && word_is(r, i - 2, "age")))
		return true;
	if (!small)
		return false;
	if ((word_is(r, at - 1, "under") || word_is(r, at - 1, "over")) && word_in(r, at - 2, young) &&
		!is_noun_like(r, end))
		return true;
	if (word_is(r, at - 1, "as") && (word_is(r, at - 2, "young") || word_is(r, at - 2, "old")))
		return true;
	if (lexeme_at(r, at)->kind != LEXEME_DIGITS || is_noun_like(r, end))
		return false;
	if (word_is(r, at - 2, "who") && (word_is(r, at - 1, "is") || word_is(r, at - 1, "was")))
		return !word_is(r, end, "of") && !word_is(r, end, "%");
	return word_is(r, at - 1, ",") && is_somebody(r, at - 2) &&
		(word_is(r, end, ",") || word_is(r, end, ";"));
}

static bool
is_bracketed(const Reader *r, ptrdiff_t at, ptrdiff_t end)
{
	return word_is(r, at - 1, "[") && word_is(r, end, "]");
}

/* "120 points" of an index, not of a game. */
static bool
index_points(const Reader *r, ptrdiff_t at, ptrdiff_t end)
{
	if (!word_is(r, end, "points") && !word_is(r, end, "point"))
		return false;
	for (ptrdiff_t i = at - 1; i >= 0 && i > at - 16; i--) {
		if (lexeme_at(r, i)->breaks || word_is(r, i, "."))
			return false;
		if (has(r, i, IS(MARKET)))
			return true;
	}
	return false;
}

/* "A margin of error of 3.1 points", "gained 2.3 points to 17.1 percent", "1.9 points down": of a share, not of a game. */
static bool
percentage_points(const Reader *r, ptrdiff_t at, ptrdiff_t end)
{
	static const char *const ways[] = { "down", "up", "ahead", "behind", "higher", "lower", "lead", NULL };
	static const char *const shares[] = { "share", "support", "turnout", "approval", "popularity", NULL };
	bool part = str_find_byte(lexeme_at(r, at)->text, '.') > 0;
	Quantity level;

	if (!word_is(r, end, "points") && !word_is(r, end, "point"))
		return false;
	for (ptrdiff_t i = at - 1; i > at - 6; i--)
		if (word_is(r, i, "margin") && word_is(r, i + 2, "error"))
			return true;
	if ((word_is(r, end + 1, "to") || word_is(r, end + 1, "from") || word_is(r, end + 1, "at")) &&
		quantity_read(r, end + 2, &level) != NONE && level.kind == NUMBER_PERCENT)
		return true;
	for (ptrdiff_t i = at - 1; i >= 0 && i > at - 6; i--)
		if (word_in(r, i, shares))
			return true;
	return part && at - r->contest > 20 && word_in(r, end + 1, ways);
}

/* `one` behind a determiner or an adjective, or before a word that says who, is a pronoun: "the current one", "one's". */
bool
one_is_pronoun(const Reader *r, ptrdiff_t at, ptrdiff_t end)
{
	static const char *const before[] = { "the", "this", "that", "which", "another", "every", "each",
		"any", "no", "some", "other", "new", "good", "big", "last", "only", "current", "right",
		"wrong", "latest", "such", "like", "a", "old", "bad", "same", "first", "next", "big", "small",
		"large", "better", "best", "biggest", "largest", "worst", "easy", "hard", "tough", "difficult",
		"important", "great", "particular", "previous", "former", "red", "white", "blue", "black",
		"green", "second", "third", "final", "single", "little", "different", "similar", NULL };

	if (end != at + 1 || !word_is(r, at, "one") || is_noun_like(r, end))
		return false;
	if (word_in(r, at - 1, before))
		return true;
	if (lexeme_at(r, at - 1)->kind == LEXEME_LETTERS &&
		(word_is(r, at - 2, "a") || word_is(r, at - 2, "an")))
		return true;                                                    /* "a later one" */
	for (ptrdiff_t i = at - 2; i >= at - 3 && is_noun_like(r, at - 1); i--) /* "a very serious one" */
		if (is_noun_like(r, i + 1) &&
			(word_is(r, i, "a") || word_is(r, i, "an") || word_is(r, i, "the") ||
				word_is(r, i, "that") || word_is(r, i, "this")))
			return true;
	return false;
}

/* Is it a count in a list ("one in Spain and two in Italy"), not just somebody or something? */
static bool
one_in_list(const Reader *r, ptrdiff_t at, ptrdiff_t end)
{
	for (ptrdiff_t i = end; i < end + 9; i++) {
		if (lexeme_at(r, i)->breaks || word_is(r, i, "."))
			break;
		if ((word_is(r, i, "and") || word_is(r, i, ",")) &&
			(has(r, i + 1, IS(DIGIT) | IS(TEEN)) || lexeme_at(r, i + 1)->kind == LEXEME_DIGITS))
			return true;
	}
	if (word_is(r, at - 1, "and") || word_is(r, at - 1, ","))
		for (ptrdiff_t i = at - 2; i >= 0 && i > at - 10; i--)
			if ((lexeme_at(r, i)->sense->is & (IS(DIGIT) | IS(TEEN))) ||
				lexeme_at(r, i)->kind == LEXEME_DIGITS)
				return true;
	return false;
}

/* "One Rohingya, Muhammad Amin": somebody, not a number of them. */
static bool
one_person(const Reader *r, ptrdiff_t at, ptrdiff_t end)
{
	ptrdiff_t noun = end;

	while (noun < end + 3 && is_noun_like(r, noun))
		noun++;
	return lexeme_at(r, at)->capital && noun > end && word_is(r, noun, ",") &&
		lexeme_at(r, noun + 1)->capital && lexeme_at(r, noun + 1)->kind == LEXEME_LETTERS &&
		lexeme_at(r, noun + 2)->capital;
}

/* Numbers that are said but count nothing new: "one of our problems", "to see one", "the two campaigns". */
static bool
is_optional(const Reader *r, ptrdiff_t at, ptrdiff_t end)
{
	if (!word_is(r, at, "one") || end != at + 1)
		return false;
	if (is_noun_like(r, end))
		return one_person(r, at, end);
	return !one_in_list(r, at, end);
}

bool
zero_at(const Reader *r, ptrdiff_t at)
{
	if (!word_is(r, at, "no") || (at > 0 && (word_is(r, at - 1, "or") || word_is(r, at - 1, "yes"))) ||
		is_dash(r, at + 1))
		return false;
	for (ptrdiff_t i = at + 1; i < at + 8; i++) {
		const Lexeme *lexeme = lexeme_at(r, i);
		if (is_dash(r, i) || lexeme->code)
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
	if (e->value >= 0)
		first = last = at + e->value;
	if (str_equal(e->name, S("none")))
		return at + e->words;
	*n = (Number){
		.first = first, .last = last, .number_first = first, .number_last = last, .optional = true
	};
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
	return at + e->words;
}

void
kind_decide(const Reader *r, const Range *range, ptrdiff_t first, Number *n)
{
	const Quantity *q = &range->a;
	const Numeral *numeral = &q->numeral;
	ptrdiff_t at = q->first, end = range->end;
	const Entry *namer;
	bool count = q->kind == NUMBER_COUNT;
	static const char *const compared[] = { "more", "as", "less", "fewer", "what", "that", "the", NULL };

	(void)first;
	set_kind(n, q->kind, q->why);
	n->unit = q->unit;
	n->fraction = range->range ? (Str){ 0 } : numeral->fraction;
	if (name_of_pair(r, range, at)) {
		bool reference = str_equal(name_before(r, at)->name, S("reference"));
		set_kind(n, reference ? NUMBER_REFERENCE : NUMBER_NAME,
			reference ? "a place in a text" : "a word before it makes it a name");
		n->low = n->high = (Decimal){ 0 };
		n->qualifier = QUALIFIER_EXACT;
		return;
	}
	if (range->ratio) {
		bool name = name_before(r, at) != NULL && lexeme_at(r, at - 1)->capital;
		set_kind(n, name ? NUMBER_NAME : NUMBER_RATIO,
			name ? "a word before it makes it a name" : "a score");
		return;
	}
	if (q->kind == NUMBER_AGE)
		return;
	if (q->kind == NUMBER_FRACTION && numeral->digits && !range->range && word_is(r, at + 1, "/") &&
		decimal_is(n->value) && decimal_compare(n->value, decimal_from_integer(r->arena, 1)) >= 0) {
		set_kind(n, NUMBER_RATIO, "two numbers with a slash"); /* "120/80" */
		return;
	}
	if (q->kind == NUMBER_FRACTION && !range->range && at - r->contest < 9 && decimal_is(n->value) &&
		decimal_compare(n->value, decimal_from_integer(r->arena, 1)) > 0) {
		set_kind(n, NUMBER_RATIO, "more than a whole: odds");
		return;
	}
	if (numeral->ordinal) {
		bool name = name_of_ordinal(r, at, end);
		set_kind(n, name ? NUMBER_NAME : NUMBER_ORDINAL,
			name ? "an ordinal within a name" : "an ordinal");
		return;
	}
	if (is_bracketed(r, at, end)) {
		set_kind(n, NUMBER_REFERENCE, "a mark in brackets");
		return;
	}
	if (count && (reference_of_item(r, at, end) || reference_of_volume(r, at, end))) {
		set_kind(n, NUMBER_REFERENCE, "of an item, a volume or pages");
		return;
	}
	if (q->kind == NUMBER_MEASURE && q->unit.len == 1 && is_glued(r, end - 1) && !range->range &&
		numeral->plain && name_before(r, at)) {
		set_kind(n, NUMBER_NAME, "a word before it makes it a name"); /* "Launch Pad 39A" */
		return;
	}
	if (name_with_letter(r, numeral, at, end)) {
		set_kind(n, NUMBER_NAME, "a letter behind it belongs to a name");
		n->value = n->low = n->high = (Decimal){ 0 };
		return;
	}
	if (name_of_discipline(r, q) || name_of_race(r, q)) {
		set_kind(n, NUMBER_NAME, "a discipline or format");
		return;
	}
	if (count && (numeral->plain || numeral->digits || lexeme_at(r, at)->capital) &&
		n->qualifier == QUALIFIER_EXACT && !numeral->power && !range->range) {
		namer = name_before(r, at);
		if (namer && !(is_noun_like(r, end) && !lexeme_at(r, end)->capital && is_plural_noun(r, end)) &&
			!(lexeme_at(r, at)->kind != LEXEME_DIGITS && namer->how != HOW_CAPITAL)) {
			bool reference = str_equal(namer->name, S("reference"));
			set_kind(n, reference ? NUMBER_REFERENCE : NUMBER_NAME,
				reference ? "a place in a text" : "a word before it makes it a name");
			return;
		}
		if (name_hyphenated(r, at) ||
			(numeral->plain &&
				(name_follows_capital(r, at, end) || name_continues(r, at, end, NUMBER_NAME)))) {
			set_kind(n, NUMBER_NAME, "part of a name");
			return;
		}
	}
	if (count && percentage_points(r, at, end)) {
		set_kind(n, NUMBER_PERCENT, "points of a share");
		n->unit = S("percentage point");
		n->last = n->number_last = end;
		return;
	}
	if (q->kind == NUMBER_FRACTION && at - r->change < 8 && word_is(r, end, "a") &&
		word_is(r, end + 1, "point")) {
		set_kind(n, NUMBER_PERCENT, "points of a share"); /* "fell half a point" */
		n->unit = S("percentage point");
		n->last = n->number_last = end + 1;
		return;
	}
	if (count && index_points(r, at, end)) {
		set_kind(n, NUMBER_MEASURE, "points of an index");
		n->unit = S("point");
		n->last = n->number_last = end;
		return;
	}
	if (count && word_is(r, at - 1 - (is_dash(r, at - 1) && is_glued(r, at)), "magnitude")) {
		set_kind(n, NUMBER_MEASURE, "the magnitude of an earthquake");
		n->unit = S("magnitude");
		return;
	}
	if (count && numeral->plain &&
		(name_continues(r, at, end, NUMBER_AGE) || name_continues(r, at, end, NUMBER_REFERENCE))) {
		set_kind(n, r->out.at[r->out.len - 1].kind, "as the number before it");
		n->unit = r->out.at[r->out.len - 1].unit;
		return;
	}
	if (count && (word_is(r, end, "fold") || (is_dash(r, end) && word_is(r, end + 1, "fold")))) {
		set_kind(n, NUMBER_RATIO, "so many times as much");
		return;
	}
	if (count && word_is(r, end, "times") &&
		(word_in(r, end + 1, compared) ||
			(str_ends(lexeme_at(r, end + 1)->lower, S("er")) && is_noun_like(r, end + 1)))) {
		set_kind(n, NUMBER_RATIO, "so many times as much");
		return;
	}
	if (count && !numeral->power &&
		(word_is(r, end, "times") || (is_dash(r, end) && word_is(r, end + 1, "time")))) {
		set_kind(n, NUMBER_FREQUENCY, "so many times");
		return;
	}
	if ((count || (q->kind == NUMBER_DURATION && is_ages(r, at))) && is_age(r, at, end, n)) {
		set_kind(n, NUMBER_AGE, "so old");
		n->unit = count ? S("year") : n->unit;
		if (word_is(r, at - 1, "as"))
			n->first = at; /* "as young as 10" tells an age, and how it is meant */
		return;
	}
	n->optional = count && is_optional(r, at, end);
}
