#include "language/number/read.h"

const char *const qualifier_names[QUALIFIERS] = { "exact", "about", "over", "at_least", "almost", "up_to",
	"under", "between", "vague" };

static Qualifier
qualifier_named(Str name)
{
	for (int i = 0; i < QUALIFIERS; i++)
		if (str_is(name, qualifier_names[i]))
			return (Qualifier)i;
	return QUALIFIER_EXACT;
}

/* ">1,000", "~500", ">= 30"; not of an arrow ("->5"), a mark of quotation ("> 5 said") or of a tag. */
static bool
sign_fits(const Reader *r, ptrdiff_t at, int words)
{
	const Lexeme *next = lexeme_at(r, at + words);

	return (lexeme_at(r, at)->space ||
		       !word_in(r, at - 1, (const char *const[]){ "-", "=", "<", ">", NULL })) &&
		(next->kind == LEXEME_DIGITS || has(r, at + words, IS(CURRENCY_SIGN))) &&
		(words > 1 || !next->space);
}

/* "C$20": dollars of Canada, not circa. */
static bool
is_currency(const Reader *r, ptrdiff_t at, const Entry *e)
{
	return e->form.len == 1 && lexeme_at(r, at)->kind == LEXEME_LETTERS &&
		(lexeme_at(r, at)->capital || has(r, at + 1, IS(CURRENCY_SIGN)));
}

/* "Moved up to 11 medals": up, and to what. */
static bool
is_motion(const Reader *r, ptrdiff_t at)
{
	static const char *const moves[] = { "move", "moves", "moved", "moving", "climb", "climbs", "climbed",
		"climbing", "went", "goes", "jumped", "inched", "edged", "crept", NULL };

	return word_is(r, at, "up") && word_is(r, at + 1, "to") && word_in(r, at - 1, moves);
}

/* Several may stand in a row ("only about 20", "between about 30 and 50"); the last that says something about the bounds holds. */
ptrdiff_t
qualifier_before(const Reader *r, ptrdiff_t at, Qualified *q)
{
	ptrdiff_t i = at;

	*q = (Qualified){ .first = at, .end = at };
	for (int n = 0; n < 4; n++) {
		const Entry *e;
		if (!q->between && (word_is(r, i, "between") || word_is(r, i, "from"))) {
			q->between = true;
			q->preposition = i++;
			continue;
		}
		e = entry_of(r, i, IS(BEFORE));
		if (!e || is_currency(r, i, e) || is_motion(r, i) ||
			(lexeme_at(r, i)->kind == LEXEME_MARK && !sign_fits(r, i, e->words)))
			break;
		i += e->words;
		if (e->form.len <= 6 && word_is(r, i, ".") && is_glued(r, i) && e->words == 1 &&
			(str_equal(e->form, S("ca")) || str_equal(e->form, S("approx")) ||
				str_equal(e->form, S("c"))))
			i++;
		if (qualifier_named(e->name.len ? e->name : S("exact")) != QUALIFIER_EXACT)
			q->is = qualifier_named(e->name);
		if (str_equal(e->name, S("only")))
			q->modifier = e->name;
		q->end = i;
	}
	q->end = i;
	return i;
}

ptrdiff_t
qualifier_after(const Reader *r, ptrdiff_t at, Qualified *q)
{
	bool dash = is_dash(r, at) && is_glued(r, at);
	const Entry *e = entry_of(r, at + dash, IS(AFTER));
	const Lexeme *behind;

	*q = (Qualified){ .first = at, .end = at };
	if (!e)
		return at;
	behind = lexeme_at(r, at + dash + e->words);
	if (e->words == 1 && !dash && !is_glued(r, at))
		return at;
	if (word_is(r, at + dash + e->words, "than"))
		return at; /* "equal to 5,000 or less than 6,000" */
	if (dash && e->words > 1)
		return at;
	if (word_is(r, at, "at") && behind->kind != LEXEME_MARK)
		return at;
	if ((word_is(r, at, "and") || word_is(r, at, "or")) && behind->kind == LEXEME_LETTERS &&
		(word_is(r, at + 1, "over") || word_is(r, at + 1, "above")) &&
		!(behind->sense->is & IS(FUNCTION)) && !is_plural_noun(r, at + e->words))
		return at;
	if (word_is(r, at, "and") &&
		(behind->kind == LEXEME_DIGITS || has(r, at + dash + e->words, IS(CURRENCY_SIGN))))
		return at; /* "up 2 percent and up 4 percent": of the number behind */
	if (word_is(r, at, "and") && word_is(r, at + 1, "more"))
		return at; /* "20 and more are expected" */
	q->is = qualifier_named(e->name);
	q->end = at + dash + e->words;
	return q->end;
}

/* The guideline's table, section 4. */
void
qualifier_bounds(Number *n, Decimal value)
{
	static const Decimal open = { .digits = { 0 } };
	bool low = n->qualifier == QUALIFIER_EXACT || n->qualifier == QUALIFIER_OVER ||
		n->qualifier == QUALIFIER_AT_LEAST;
	bool high = n->qualifier == QUALIFIER_EXACT || n->qualifier == QUALIFIER_ALMOST ||
		n->qualifier == QUALIFIER_UP_TO || n->qualifier == QUALIFIER_UNDER;

	n->value = value;
	n->low = low ? value : open;
	n->high = high ? value : open;
}
