#include "language/number/numeral.h"

enum { MOST_POWER = 18 };

int64_t
spoken_power(int power)
{
	int64_t value = 1;

	while (power-- > 0)
		value *= 10;
	return value;
}

/* "dozens" and "scores" hold their number, not a power. */
static bool
is_dozens(const Entry *e)
{
	return e->class == CLASS_VAGUE && (e->value == 12 || e->value == 20);
}

/* A power that is larger than all before scales them: "three lakh crore", "two thousand five hundred million". */
static bool
scales_all(const Spoken *s, int power)
{
	return s->total > 0 && power > s->power && power < MOST_POWER &&
		spoken_value(s) < spoken_power(MOST_POWER - power);
}

static bool
takes_power(const Spoken *s, int power)
{
	if (!s->any || power >= MOST_POWER)
		return false;
	return scales_all(s, power) || (spoken_power(power) < s->below && s->current > 0);
}

static bool
takes(const Spoken *s, const Entry *e)
{
	int64_t current = s->current;

	switch (e->class) {
	case CLASS_DIGIT:
		if (!s->any)
			return true;
		if (e->value == 0)
			return false;
		return s->last == CLASS_TENS || s->last == CLASS_HUNDRED || s->last == CLASS_POWER;
	case CLASS_TEEN:
	case CLASS_TENS: return !s->any || s->last == CLASS_HUNDRED || s->last == CLASS_POWER;
	case CLASS_HUNDRED: return s->any && current > 0 && current < 100 && s->last != CLASS_POWER;
	case CLASS_VAGUE: /* "three billions", "three dozens" */
		if (is_dozens(e))
			return s->any && s->total == 0 && current > 0 && current < 1000;
		return e->value >= 3 && takes_power(s, e->value);
	case CLASS_POWER: return takes_power(s, e->value);
	case CLASS_COLLECTIVE: return s->any && s->total == 0 && current > 0 && current < 1000;
	default: return false;
	}
}

static void
take(Spoken *s, const Entry *e)
{
	switch (e->class) {
	case CLASS_HUNDRED:
		s->current *= 100;
		s->last_power = 2;
		break;
	case CLASS_VAGUE:
	case CLASS_POWER:
		if (is_dozens(e)) {
			s->current *= e->value;
			break;
		}
		s->total = scales_all(s, e->value) ? spoken_value(s) * spoken_power(e->value)
						   : s->total + s->current * spoken_power(e->value);
		s->current = 0;
		s->below = spoken_power(e->value);
		s->power = s->last_power = e->value;
		break;
	case CLASS_COLLECTIVE: s->current *= e->value; break;
	default: s->current += e->value; s->last_power = 0;
	}
	s->last = is_dozens(e) ? CLASS_COLLECTIVE : e->class == CLASS_VAGUE ? CLASS_POWER : e->class;
	s->any = true;
	s->words++;
}

/* Joints inside a spoken number: hyphens, "and", a comma behind a power. Returns where the next word would stand. */
static ptrdiff_t
over_joint(const Reader *r, ptrdiff_t at, const Spoken *s)
{
	static const char *const ands[] = { "and", "&", "n", NULL };
	bool open = s->last == CLASS_HUNDRED || s->last == CLASS_POWER;

	if (is_dash(r, at) && (s->last == CLASS_TENS || open || has(r, at + 1, IS(HUNDRED) | IS(POWER)))) {
		if (open && is_glued(r, at) && word_is(r, at + 1, "and") && is_dash(r, at + 2))
			return at + 3;
		return at + 1;
	}
	if (open && word_in(r, at, ands) && has(r, at + 1, IS(DIGIT)) && has(r, at + 2, IS(DENOMINATOR)) &&
		str_ends(lexeme_at(r, at + 2)->lower, S("s")))
		return NONE; /* "two million and three fifths" */
	if (open && word_in(r, at, ands))
		return has(r, at + 1, IS(DIGIT) | IS(TEEN) | IS(TENS) | IS(ORDINAL)) ? at + 1 : NONE;
	if (s->last == CLASS_POWER && word_is(r, at, ",") && has(r, at + 1, IS(DIGIT) | IS(TEEN) | IS(TENS)) &&
		(has(r, at + 2, IS(HUNDRED)) || (is_dash(r, at + 2) && has(r, at + 4, IS(HUNDRED) | IS(POWER))) ||
			has(r, at + 2, IS(POWER))))
		return at + 1;
	return at;
}

static const uint64_t spoken_classes = IS(DIGIT) | IS(TEEN) | IS(TENS) | IS(HUNDRED) | IS(POWER) |
	IS(COLLECTIVE) | IS(VAGUE);

/* An ordinal word may end it: "twenty-first", "one hundred and third". */
static bool
take_ordinal(const Reader *r, ptrdiff_t at, Spoken *s)
{
	const Entry *e = has(r, at, IS(ORDINAL)) ? entry_of(r, at, IS(ORDINAL)) : NULL;

	if (!e)
		return false;
	if (s->any && e->value < 10 && s->last != CLASS_TENS && s->last != CLASS_HUNDRED &&
		s->last != CLASS_POWER)
		return false;
	if (s->any && e->value >= 10 && e->value < 100 && s->last != CLASS_HUNDRED && s->last != CLASS_POWER)
		return false;
	if (s->any && e->value >= 100 && (s->last == CLASS_POWER || s->current == 0))
		return false;
	s->current = s->any && e->value >= 100 ? s->current * e->value : s->current + e->value;
	s->ordinal = true;
	s->end = at + 1;
	return true;
}

ptrdiff_t
spoken_read(const Reader *r, ptrdiff_t at, Spoken *s)
{
	bool article = word_is(r, at, "a") || word_is(r, at, "an");

	*s = (Spoken){ .below = INT64_MAX, .end = NONE };
	if (article) {
		if (!has(r, at + 1, IS(HUNDRED) | IS(POWER) | IS(COLLECTIVE)) ||
			(word_is(r, at + 1, "score") && !has(r, at + 2, IS(FUNCTION)) &&
				!is_plural_noun(r, at + 2)))
			return NONE;
		if (word_is(r, at + 1, "gross") && is_noun_like(r, at + 2) && !is_plural_noun(r, at + 2))
			return NONE;
		s->current = 1;
		s->any = true;
		s->last = CLASS_TENS;
		at++;
	}
	if (!article && has(r, at, IS(HUNDRED) | IS(POWER)) && is_dash(r, at + 1) &&
		is_glued(r, at + 1)) { /* "thousand-strong" */
		s->current = 1;
		s->any = true;
		s->last = CLASS_TENS;
	}
	for (ptrdiff_t i = at; i < at + 40;) {
		ptrdiff_t next = s->any && i > at ? over_joint(r, i, s) : i;
		const Entry *e;
		if (next == NONE || (next > i && lexeme_at(r, next)->breaks))
			break;
		if (take_ordinal(r, next, s))
			break;
		e = has(r, next, spoken_classes) ? entry_of(r, next, spoken_classes) : NULL;
		if (!e || e->words != 1 || !takes(s, e))
			break;
		if (next > i && s->last == CLASS_TENS && e->class != CLASS_DIGIT &&
			e->class != CLASS_HUNDRED && e->class != CLASS_POWER)
			break;
		take(s, e);
		i = s->end = next + 1;
		if (s->last == CLASS_COLLECTIVE)
			break;
	}
	return s->end;
}

int64_t
spoken_value(const Spoken *s)
{
	return s->total + s->current;
}
