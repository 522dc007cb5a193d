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
	if (first && str_equal(first->form, S("scores")) && !word_is(r, next, "of"))
		return NONE;
	n->vague = true;
	n->low = decimal_multiply(r->arena, n->low, two);
	return next;
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
	if (next != NONE) {
		if (s.last == CLASS_POWER || s.last == CLASS_HUNDRED)
			part = decimal_scale(part, s.last_power);
		n->value = n->bare = decimal_add(r->arena, n->value, part);
		n->power = 0;
		end = next;
		if (magnitude_at(r, end)) {
			magnitude_scale(r, n, magnitude_at(r, end));
			end++;
		}
	}
	if (word_is(r, end, "point") && has(r, end + 1, IS(DIGIT))) { /* "two point five" */
		Out out = out_memory(r->arena);
		out_int(&out, value);
		out_char(&out, '.');
		for (end++; has(r, end, IS(DIGIT)) && out.len < 24; end++)
			out_int(&out, entry_of(r, end, IS(DIGIT))->value);
		decimal_read(r->arena, out_str(&out), &n->value);
		n->bare = n->value;
		end = magnitude_read(r, end, false, n);
	}
	return end;
}

ptrdiff_t
numeral_read(const Reader *r, ptrdiff_t at, bool money, Numeral *n)
{
	static const uint64_t begins = IS(DIGIT) | IS(TEEN) | IS(TENS) | IS(ORDINAL) | IS(DENOMINATOR) |
		IS(VAGUE) | IS(SEVERAL);
	const Lexeme *lexeme = lexeme_at(r, at);
	ptrdiff_t end, next;
	Decimal part;

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
			next = has(r, end, IS(ORDINAL_SUFFIX)) && is_glued(r, end) && n->plain ? end + 1 : NONE;
			if (next != NONE) {
				n->ordinal = true;
				return n->end = next;
			}
		}
		next = part_and(r, end, &part);
		if (next != NONE && n->plain) {
			n->value = n->bare = decimal_add(r->arena, n->value, part);
			end = next;
		}
		return n->end = magnitude_read(r, end, money, n);
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
