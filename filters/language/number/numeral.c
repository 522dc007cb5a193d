#include "language/number/numeral.h"

const Entry *
magnitude_at(const Reader *r, ptrdiff_t at)
{
	static const uint64_t classes = IS(HUNDRED) | IS(POWER) | IS(COLLECTIVE);
	const Entry *e = has(r, at, classes) ? entry_of(r, at, classes) : NULL;

	return e && e->words == 1 ? e : NULL;
}

void
magnitude_scale(const Reader *r, Numeral *n, const Entry *e)
{
	if (e->class == CLASS_COLLECTIVE) {
		n->value = decimal_multiply(r->arena, n->value, decimal_from_integer(r->arena, e->value));
		n->bare = n->value;
	} else {
		n->value = decimal_scale(n->value, e->value);
		n->power += e->value;
	}
	n->plain = false;
}

/* Numbers before it in the text were large: "500,000 doses; a second batch of 1.5m". */
static bool
follows_large_count(const Reader *r, ptrdiff_t at)
{
	const Number *before = last_amount(r);

	return before && (before->kind == NUMBER_COUNT || before->kind == NUMBER_MONEY) &&
		decimal_is(before->value) && lexeme_at(r, at)->start - before->end < 120 &&
		before->value.digits.len + before->value.exponent >= 5;
}

/* Is the letter behind the digits a magnitude, or a unit ("3m tall", "20g", "5l")? Its row says where it is one. */
static bool
is_magnitude_letter(const Reader *r, ptrdiff_t at, bool money, const Entry *e)
{
	const Lexeme *lexeme = lexeme_at(r, at);

	if (is_glued(r, at + 1) && (word_is(r, at + 1, "/") || word_is(r, at + 1, "²")))
		return false;
	if (lexeme->space)
		return str_equal(e->name, S("always")) || (money && (e->form.len > 1 || e->value == 6));
	if (money || str_equal(e->name, S("always")) || str_equal(e->name, S("glued")))
		return true;
	if (str_equal(e->name, S("money")) || has(r, at + 1, IS(SIZE)))
		return false;
	if (word_is(r, at, "b") && str_find_byte(lexeme_at(r, at - 1)->text, '.') > 0)
		return true;
	return lexeme->capital || is_plural_noun(r, at + 1) ||
		has(r, at + 1, IS(CURRENCY_NAME) | IS(CURRENCY_CODE)) ||
		(!is_noun_like(r, at + 1) && follows_large_count(r, at));
}

static ptrdiff_t
magnitude_read(const Reader *r, ptrdiff_t at, bool money, Numeral *n)
{
	const Entry *e = magnitude_at(
		r, at + (is_dash(r, at) && has(r, at + 1, IS(POWER)) && is_glued(r, at) ? 1 : 0));

	if (e && !(e->class == CLASS_COLLECTIVE && word_is(r, at, "score"))) {
		at += 1 + (is_dash(r, at) ? 1 : 0);
		magnitude_scale(r, n, e);
		if (e->class == CLASS_HUNDRED && has(r, at, IS(POWER)))
			return magnitude_read(r, at, money, n);
		if (e->class == CLASS_POWER && has(r, at, IS(POWER)) &&
			magnitude_at(r, at)->value >= e->value) { /* "2 lakh crore" */
			magnitude_scale(r, n, magnitude_at(r, at));
			at++;
		}
		return at;
	}
	e = has(r, at, IS(VAGUE)) ? entry_of(r, at, IS(VAGUE)) : NULL;
	if (e && (e->value == 12 || (e->value >= 3 && e->value < 20)) &&
		!word_is(r, at + 1, "of")) { /* "3 millions", "3 dozens" */
		n->value = e->value == 12 && str_equal(e->form, S("dozens"))
			? decimal_multiply(r->arena, n->value, decimal_from_integer(r->arena, 12))
			: decimal_scale(n->value, e->value);
		n->plain = false;
		return at + 1;
	}
	e = has(r, at, IS(MAGNITUDE_SUFFIX)) ? entry_of(r, at, IS(MAGNITUDE_SUFFIX)) : NULL;
	if (!e || e->words != 1 || !n->digits || n->fraction.len || lexeme_at(r, at)->code ||
		!is_magnitude_letter(r, at, money, e))
		return at;
	magnitude_scale(r, n, e);
	n->suffix = true;
	return at + 1;
}

static Decimal
vague_unit(const Reader *r, const Entry *e)
{
	Decimal one = decimal_from_integer(r->arena, 1);

	return e->value > 10 && e->value < 100 ? decimal_from_integer(r->arena, e->value)
					       : decimal_scale(one, e->value);
}

/* "Scores were hurt", "dozens dead and scores missing": not of a game or test. */
static bool
scores_of_people(const Reader *r, ptrdiff_t at)
{
	static const char *const verbs[] = { "were", "have", "are", "more", "dead", "missing", "died", "fled",
		"injured", "wounded", "killed", "arrested", "hurt", NULL };
	bool begins = at == 0 || lexeme_at(r, at)->capital || word_is(r, at - 1, "and") ||
		word_is(r, at - 1, ",") || word_is(r, at - 1, "with");

	return begins && word_in(r, at + 1, verbs);
}

/* "hundreds", "tens of thousands", "hundreds of millions", "several hundred", "a few thousand", "several dozen". */
static ptrdiff_t
vague_read(const Reader *r, ptrdiff_t at, Numeral *n)
{
	const Entry *first, *second, *few;
	ptrdiff_t next = at;
	Decimal two = decimal_from_integer(r->arena, 2);

	few = has(r, next + word_is(r, next, "a"), IS(SEVERAL))
		? entry_of(r, next + word_is(r, next, "a"), IS(SEVERAL))
		: NULL;
	if (!few && word_is(r, next, "a") && has(r, next + 1, IS(COUPLE)) && magnitude_at(r, next + 2))
		few = entry_of(r, next + 1, IS(COUPLE)); /* "a couple hundred" */
	if (!few && word_is(r, next, "many"))
		few = entry_of(r, next, IS(SEVERAL));
	if (few) {
		next += word_is(r, next, "a") + 1;
		first = magnitude_at(r, next);
		if (!first)
			return NONE;
		n->vague = true;
		n->low = first->class == CLASS_COLLECTIVE
			? decimal_from_integer(r->arena, first->value)
			: decimal_scale(decimal_from_integer(r->arena, 1), first->value);
		next++;
		second = magnitude_at(r, next);
		if (second && first->class == CLASS_HUNDRED && second->class == CLASS_POWER) {
			n->low = decimal_scale(n->low, second->value);
			next++;
		}
		n->low = decimal_multiply(r->arena, n->low, two);
		return next;
	}
	first = has(r, next, IS(VAGUE)) ? entry_of(r, next, IS(VAGUE)) : NULL;
	if (!first)
		return NONE;
	n->low = vague_unit(r, first);
	next++;
	for (int i = 0; i < 2 && word_is(r, next, "of") && has(r, next + 1, IS(VAGUE)); i++) {
		second = entry_of(r, next + 1, IS(VAGUE));
		n->low = decimal_scale(n->low, second->value);
		next += 2;
		first = NULL;
	}
	if (first && str_equal(first->form, S("tens")))
		return NONE;
	if (first && str_equal(first->form, S("scores")) && !word_is(r, next, "of") && !scores_of_people(r, at))
		return NONE;
	n->vague = true;
	n->low = decimal_multiply(r->arena, n->low, two);
	return next;
}

/* "two point five", "1 point 5", "two hundred point seventy-one": the digits behind the point, each as said. */
static ptrdiff_t
read_point(const Reader *r, ptrdiff_t at, Numeral *n)
{
	static const uint64_t spoken = IS(DIGIT) | IS(TEEN) | IS(TENS);
	Out out = out_memory(r->arena);
	ptrdiff_t i = at + 1;

	if (!word_is(r, at, "point") || n->power || !decimal_is(n->value) || n->value.exponent < 0)
		return NONE;
	decimal_write(&out, n->value);
	out_char(&out, '.');
	if (digits_small(lexeme_at(r, i)) >= 0) {
		out_bytes(&out, lexeme_at(r, i++)->text);
	} else {
		for (; has(r, i, spoken) && out.len < 24; i++) {
			const Entry *e = entry_of(r, i, spoken);
			bool tens = e->class == CLASS_TENS && is_dash(r, i + 1) && has(r, i + 2, IS(DIGIT));
			out_int(&out, e->value + (tens ? entry_of(r, i + 2, IS(DIGIT))->value : 0));
			i += tens ? 2 : 0;
		}
	}
	if (i == at + 1 || !decimal_read(r->arena, out_str(&out), &n->value))
		return NONE;
	n->bare = n->value;
	n->plain = false;
	return i;
}

/* "One and a half thousand", "3 million and a half", "one billion and a half million": `part` is of the magnitude behind it, else of
 * 10^power. */
static ptrdiff_t
add_part(const Reader *r, ptrdiff_t at, int power, Decimal part, Numeral *n)
{
	const Entry *magnitude = magnitude_at(r, at);
	int scale = magnitude && magnitude->class != CLASS_COLLECTIVE ? magnitude->value : 0;

	part = decimal_scale(part, power > 2 ? (scale ? scale : power) : power);
	n->value = n->bare = decimal_add(r->arena, n->value, part);
	n->power = 0;
	n->plain = false;
	if (!magnitude)
		return at;
	if (power <= 2)
		magnitude_scale(r, n, magnitude);
	return at + 1;
}

static ptrdiff_t
read_words(const Reader *r, ptrdiff_t at, Numeral *n)
{
	Spoken s;
	Decimal part;
	ptrdiff_t end = spoken_read(r, at, &s), next;
	int64_t value;

	if (end == NONE)
		return NONE;
	value = spoken_value(&s);
	if (s.ordinal && value >= 100 && word_is(r, end, "of") && s.words == 1 && end - at < 4 &&
		(word_is(r, at, "one") || word_is(r, at, "a"))) { /* "one billionth of a second" */
		numeral_fraction(r, n, 1, value);
		return end;
	}
	if (s.ordinal) {
		n->ordinal = true;
		n->value = n->bare = decimal_from_integer(r->arena, value);
		return end;
	}
	next = part_thirds(r, end, value, n);
	if (next == NONE)
		next = part_out_of(r, end, value, n);
	if (next != NONE)
		return next;
	n->value = n->bare = decimal_from_integer(r->arena, value);
	if (s.total && !s.current && s.last == CLASS_POWER && s.words > 0) {
		n->power = s.last_power;
		n->bare = decimal_divide(r->arena, n->value, spoken_power(s.last_power), 0);
	}
	next = part_and(r, end, &part);
	if (next != NONE)
		return add_part(r, next, s.last == CLASS_POWER || s.last == CLASS_HUNDRED ? s.last_power : 0,
			part, n);
	next = read_point(r, end, n);
	return next == NONE ? end : magnitude_read(r, next, false, n);
}

/* Less than 10^power, with a magnitude of its own, or plain behind "and": where it ends. */
static ptrdiff_t
smaller_at(const Reader *r, ptrdiff_t at, int power, bool and, Decimal *value, int *its_power)
{
	const Entry *e = magnitude_at(r, at + 1);
	Spoken s;
	ptrdiff_t end;

	*its_power = 0;
	if (lexeme_at(r, at)->kind == LEXEME_DIGITS) {
		int64_t digits = digits_small(lexeme_at(r, at));
		if (digits <= 0 || lexeme_at(r, at)->code ||
			(e ? e->class == CLASS_COLLECTIVE : !and || power > 2))
			return NONE;
		*its_power = e ? e->value : 0;
		*value = decimal_scale(decimal_from_integer(r->arena, digits), *its_power);
		end = at + 1 + (e != NULL);
	} else {
		end = spoken_read(r, at, &s);
		if (end == NONE || s.ordinal ||
			(s.last != CLASS_HUNDRED && s.last != CLASS_POWER && !has(r, at + 1, IS(HUNDRED))))
			return NONE;
		*value = decimal_from_integer(r->arena, spoken_value(&s));
	}
	return decimal_compare(*value, decimal_scale(decimal_from_integer(r->arena, 1), power)) < 0 ? end
												    : NONE;
}

/* "4 thousand 3 hundred and 21", "6 crore and two hundred": goes on with smaller numbers. */
static ptrdiff_t
read_smaller(const Reader *r, ptrdiff_t at, int power, Numeral *n)
{
	for (ptrdiff_t next; power > 1; at = next) {
		bool and = word_is(r, at, "and");
		Decimal less;
		next = smaller_at(r, at + and, power, and, &less, &power);
		if (next == NONE)
			break;
		n->value = n->bare = decimal_add(r->arena, n->value, less);
		n->power = 0;
	}
	return at;
}

/* Behind digits: a part, the digits behind "point", a magnitude, and what follows that. */
static ptrdiff_t
read_digits_tail(const Reader *r, ptrdiff_t at, bool money, Numeral *n)
{
	Decimal part;
	ptrdiff_t next = n->plain ? part_and(r, at, &part) : NONE, end;

	if (next != NONE)
		return add_part(r, next, 0, part, n);
	next = n->plain ? read_point(r, at, n) : NONE;
	if (next != NONE)
		at = next;
	end = magnitude_read(r, at, money, n);
	if (end == at || n->suffix || !n->power)
		return end;
	next = part_and(r, end, &part);
	return next != NONE ? add_part(r, next, n->power, part, n) : read_smaller(r, end, n->power, n);
}

ptrdiff_t
numeral_read(const Reader *r, ptrdiff_t at, bool money, Numeral *n)
{
	static const uint64_t begins = IS(DIGIT) | IS(TEEN) | IS(TENS) | IS(ORDINAL) | IS(DENOMINATOR) |
		IS(VAGUE) | IS(SEVERAL);
	const Lexeme *lexeme = lexeme_at(r, at);
	ptrdiff_t end, next;

	*n = (Numeral){ .first = at };
	if (lexeme->kind == LEXEME_DIGITS || str_equal(lexeme->text, S("."))) {
		if (lexeme->code)
			return NONE;
		end = digits_read(r, at, n);
		if (end == NONE)
			return NONE;
		if (!n->fraction.len) {
			int64_t value = n->plain ? digits_small(lexeme) : -1;
			next = value > 0 ? part_out_of(r, end, value, n) : NONE;
			if (next == NONE && value > 0)
				next = part_thirds(r, end, value, n);
			if (next != NONE) {
				n->plain = false;
				return n->end = next;
			}
			next = has(r, end, IS(ORDINAL_SUFFIX)) && is_glued(r, end) && n->value.exponent >= 0
				? end + 1
				: NONE;
			if (next != NONE) {
				n->ordinal = true;
				return n->end = next;
			}
		}
		return n->end = read_digits_tail(r, end, money, n);
	}
	if (lexeme->kind == LEXEME_MARK) {
		if (!digits_glyph(r, at, &n->value, &n->fraction))
			return NONE;
		n->bare = n->value;
		return n->end = at + 1;
	}
	if (!(lexeme->sense->is & (begins | IS(HUNDRED) | IS(POWER))) && !word_is(r, at, "a") &&
		!word_is(r, at, "an") && !word_is(r, at, "many"))
		if (!(at == 0 || lexeme->breaks) || !(lexeme->sense->is & begins))
			return NONE;
	end = vague_read(r, at, n);
	if (end == NONE)
		end = part_of_magnitude(r, at, n);
	if (end == NONE)
		end = read_words(r, at, n);
	if (end == NONE || (n->ordinal && end == at + 1 && (has(r, at, IS(DENOMINATOR))))) {
		Numeral lone = { .first = at };
		next = part_lone(r, at, &lone);
		if (next != NONE) {
			*n = lone;
			end = next;
		}
	}
	return n->end = end;
}
