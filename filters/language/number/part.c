#include "language/number/numeral.h"

Decimal
numeral_ratio(Arena *arena, int64_t above, int64_t below)
{
	int places = below > 100000 ? 12 : 6; /* else "one billionth" is nought */

	return decimal_divide(arena, decimal_from_integer(arena, above), below, places);
}

void
numeral_fraction(const Reader *r, Numeral *n, int64_t above, int64_t below)
{
	n->value = n->bare = numeral_ratio(r->arena, above, below);
	n->fraction = arena_format(r->arena, "%lld/%lld", (long long)above, (long long)below);
}

static const Entry *
denominator_at(const Reader *r, ptrdiff_t at)
{
	const Entry *e = has(r, at, IS(DENOMINATOR)) ? entry_of(r, at, IS(DENOMINATOR)) : NULL;

	return e && e->words == 1 ? e : NULL;
}

/* "half a million", "half a dozen", "half million", "a quarter of a million". */
ptrdiff_t
part_of_magnitude(const Reader *r, ptrdiff_t at, Numeral *n)
{
	const Entry *e, *part;
	ptrdiff_t next = at;

	if (word_is(r, next, "a") || word_is(r, next, "one"))
		next++;
	part = denominator_at(r, next);
	if (!part || (part->value != 2 && part->value != 4 && part->value != 3))
		return NONE;
	next++;
	if (is_dash(r, next))
		next++;
	if (word_is(r, next, "of") && (word_is(r, next + 1, "a") || word_is(r, next + 1, "one")))
		next++;
	if (word_is(r, next, "a") || word_is(r, next, "one"))
		next++;
	else if (part->value == 3)
		return NONE;
	e = magnitude_at(r, next);
	if (!e)
		return NONE;
	n->value = decimal_from_integer(r->arena, 1);
	magnitude_scale(r, n, e);
	n->value = n->bare = decimal_divide(r->arena, n->value, part->value, 0);
	n->power = 0;
	return next + 1;
}

/* "and a half", "and three quarters" behind a whole number. */
ptrdiff_t
part_and(const Reader *r, ptrdiff_t at, Decimal *part)
{
	bool hyphen = is_dash(r, at) && is_glued(r, at) && is_glued(r, at + 1); /* "three-and-a-half-hour" */
	ptrdiff_t next = at + 1 + hyphen;
	const Entry *e, *above = NULL;

	if (!word_is(r, at + hyphen, "and"))
		return NONE;
	if (is_dash(r, next))
		next++;
	if (word_is(r, next, "a") || word_is(r, next, "an") || word_is(r, next, "one")) {
		next++;
	} else if (!(word_is(r, next, "half") || word_is(r, next, "quarter")) ||
		!has(r, next + 1, IS(DURATION) | IS(MEASURE) | IS(POWER))) { /* "five and half minutes" */
		above = has(r, next, IS(DIGIT)) ? entry_of(r, next, IS(DIGIT)) : NULL;
		next += above != NULL;
		if (!above)
			return NONE;
	}
	if (is_dash(r, next))
		next++;
	e = denominator_at(r, next);
	if (!e || (e->value > 10 && is_noun_like(r, next + 1)))
		return NONE;
	*part = numeral_ratio(r->arena, above ? above->value : 1, e->value);
	if (e->value == 2 || e->value == 4)
		*part = decimal_divide(r->arena, decimal_from_integer(r->arena, above ? above->value : 1),
			e->value, e->value == 2 ? 1 : 2);
	return next + 1;
}

/* "two-thirds", "three quarters", "nine tenths": a small number, then a denominator in the plural (or "one third"). */
ptrdiff_t
part_thirds(const Reader *r, ptrdiff_t at, int64_t above, Numeral *n)
{
	ptrdiff_t next = at + (is_dash(r, at) ? 1 : 0);
	const Entry *e = denominator_at(r, next);
	Str form;

	if (!e || above < 1 || above > 1000)
		return NONE;
	form = lexeme_at(r, next)->lower;
	if (above > 1 && !str_ends(form, S("s")) && !is_dash(r, at))
		return NONE;
	if (above > 1 && !str_ends(form, S("s")) && (e->value == 4 || e->value == 2))
		return NONE;
	if (e->value == 4 && (above > 3 || above == 2 || has(r, at - 2, IS(DIRECTION))))
		return NONE; /* "the last two quarters" are of a year */
	if (word_is(r, next + 1, "of") && word_is(r, next + 2, "a") && has(r, next + 3, IS(POWER))) {
		n->value = decimal_from_integer(r->arena, above); /* "three-quarters of a million" */
		magnitude_scale(r, n, magnitude_at(r, next + 3));
		n->value = n->bare = decimal_divide(r->arena, n->value, e->value, 0);
		n->power = 0;
		return next + 4;
	}
	numeral_fraction(r, n, above, e->value);
	return next + 1;
}

/* "a third of", "a quarter", "half". */
ptrdiff_t
part_lone(const Reader *r, ptrdiff_t at, Numeral *n)
{
	static const char *const behind[] = { "of", ",", ".", ";", ")", "to", "from", "in", "since", "between",
		"this", "last", "on", "over", "and", "were", "are", "more", "less", "as", "for", NULL };
	bool article = word_is(r, at, "a") || word_is(r, at, "one") || word_is(r, at, "an");
	ptrdiff_t next = at + article + (article && is_dash(r, at + 1));
	const Entry *e = denominator_at(r, next);
	const Lexeme *after = lexeme_at(r, next + 1);

	if (!e)
		return NONE;
	if (word_is(r, next, "half")) {
		if (at > 0 && !article &&
			(has(r, at - 1, IS(ORDINAL)) || word_is(r, at - 1, "other") ||
				word_is(r, at - 1, "better")))
			return NONE;
		if ((is_dash(r, next + 1) && !has(r, next + 2, IS(DURATION) | IS(MEASURE))) ||
			(article && is_noun_like(r, next + 1) && !has(r, next + 1, IS(DURATION))))
			return NONE;
	} else if (article && e->value <= 10 && has(r, at - 1, IS(BEFORE)) && !word_is(r, at - 1, "only") &&
		!word_is(r, at - 1, "just") && !is_plural_noun(r, next + 1)) {
		numeral_fraction(r, n, 1, e->value); /* "over a third paid" */
		return next + 1;
	} else if (!article || (!word_in(r, next + 1, behind) && !after->breaks && after->kind != LEXEME_MARK)) {
		return NONE;
	} else if (!word_is(r, at, "one") && e->value != 3 && e->value != 4 && e->value != 5 &&
		!word_is(r, next + 1, "of")) {
		return NONE;
	} else if ((word_is(r, next, "third") || word_is(r, next, "fourth") || e->value > 4) &&
		!word_is(r, at, "one") && !word_is(r, next + 1, "of") &&
		!word_in(r, next + 1,
			(const char *const[]){ "more", "less", "fewer", "higher", "lower", NULL }) &&
		!(at > 0 &&
			(word_is(r, at - 1, "by") || word_is(r, at - 1, "than") ||
				word_is(r, at - 1, "and") || word_is(r, at - 1, "about") ||
				has(r, at - 1, IS(BEFORE) | IS(CHANGE)) || word_is(r, at - 1, "to")))) {
		return NONE;
	}
	numeral_fraction(r, n, 1, e->value);
	return next + 1;
}

/* "nine out of ten", "one in five", "9 in 10": the part of so many. */
ptrdiff_t
part_out_of(const Reader *r, ptrdiff_t at, int64_t above, Numeral *n)
{
	Spoken s;
	ptrdiff_t next = at, end;
	int64_t below;
	bool every = false;

	if (word_is(r, next, "out") && word_is(r, next + 1, "of"))
		next += 2;
	else if (word_is(r, next, "in") || (word_is(r, next, "of") && word_is(r, next + 1, "every")))
		next += 1;
	else
		return NONE;
	if (word_is(r, next, "every")) {
		next++;
		every = true;
	}
	below = every ? digits_whole(r->arena, lexeme_at(r, next)) : digits_small(lexeme_at(r, next));
	end = next + 1;
	if (below < 0) {
		end = spoken_read(r, next, &s);
		if (end == NONE || s.ordinal)
			return NONE;
		below = spoken_value(&s);
	}
	if (above < 1 || below <= above || below > 1000000)
		return NONE;
	if (next == at + 1 && !every && below >= 1000 && below < 2100 && lexeme_at(r, next)->text.len == 4)
		return NONE;
	if (next == at + 1 && !every && (below > 1000 ? above > 10 : (above > 10 && below % 10) || below > 100))
		return NONE; /* "200 in 2015" */
	if (next == at + 1 && !every &&
		(has(r, end, IS(DURATION) | IS(MONTH) | IS(PERCENT) | IS(MEASURE) | IS(POWER)) ||
			(is_dash(r, end) && is_glued(r, end))))
		return NONE;
	numeral_fraction(r, n, above, below);
	return end;
}
