#include "language/joined.h"

static const Word *
word(const Joiner *r, ptrdiff_t i)
{
	return i >= 0 && i < r->words.len ? &r->words.at[i] : NULL;
}

/* A word that stands right behind the one before. */
static const Word *
glued(const Joiner *r, ptrdiff_t i)
{
	const Word *w = word(r, i);

	return w && i > 0 && !w->space ? w : NULL;
}

static bool
is(const Word *w, const char *text)
{
	return w && str_is(w->text, text);
}

static bool
is_part(const Joiner *r, const Word *w, const char *class)
{
	const Row *row = w ? table_find(r->rules->parts, w->lower) : NULL;

	return row && (str_is(row->column[1], class) || str_is(row->column[2], class));
}

static bool
is_number(const Word *w)
{
	return w && w->kind == WORD_NUMBER;
}

static bool
is_genitive(const Word *w)
{
	return w && (str_is(w->lower, "'s") || str_is(w->lower, "’s"));
}

static bool
is_apostrophe(const Word *w)
{
	return is(w, "'") || is(w, "’");
}

static bool
is_abbreviation(const Joiner *r, const Word *w)
{
	const Row *row = w && w->kind == WORD_LETTERS ? table_find(r->rules->abbreviations, w->lower) : NULL;

	if (!row || (str_is(row->column[2], "capital") && !w->capital))
		return false;
	return !str_is(row->column[2], "digit");
}

/* "02/13/2001", "853-3242", "713-664-7478": digits joined by one kind of mark. A range has one hyphen, and no telephone's lengths.
 * Returns behind the last word. */
static ptrdiff_t
digits(const Joiner *r, ptrdiff_t i)
{
	const Word *mark = glued(r, i + 1);
	ptrdiff_t end = i + 1;
	int parts = 1;

	if (!is_number(word(r, i)) || (!is(mark, "/") && !is(mark, "-")))
		return i + 1;
	while (is(glued(r, end), mark->text.at[0] == '/' ? "/" : "-") && is_number(glued(r, end + 1))) {
		end += 2;
		parts++;
	}
	if (parts == 2 && mark->text.at[0] == '-')
		return word(r, i)->text.len == 3 && word(r, i + 2)->text.len == 4 ? end : i + 1;
	if (parts == 2) /* "1/2", "9/11" */
		return word(r, i)->text.len <= 2 && word(r, i + 2)->text.len <= 2 ? end : i + 1;
	return parts > 2 ? end : i + 1;
}

static bool
is_among(const Word *w, const char *characters)
{
	return w->text.len == 1 && w->text.at[0] && strchr(characters, w->text.at[0]);
}

/* ":)", ":-(", ";)", "=D" at the end of a word or of its own */
static ptrdiff_t
face(const Joiner *r, ptrdiff_t i)
{
	const Word *eyes = word(r, i), *mouth = glued(r, i + 1);
	ptrdiff_t end = i + 2;

	if (!is(eyes, ":") && !is(eyes, ";") && !is(eyes, "=") && !(is(eyes, "8") && eyes->space))
		return i + 1;
	if (is(mouth, "-") || is(mouth, "o"))
		mouth = glued(r, end++);
	if (!mouth ||
		(mouth->kind == WORD_MARK ? !is_among(mouth, ")(/|]") : !eyes->space || !is_among(mouth, "DP")))
		return i + 1;
	return word(r, end) && !word(r, end)->space && word(r, end)->kind != WORD_MARK ? i + 1 : end;
}

/* "name...@example.org": an address that somebody shortened */
static ptrdiff_t
address(const Joiner *r, ptrdiff_t i)
{
	enum { FAR = 5 };
	ptrdiff_t end = i + 1;

	if (word(r, i)->kind == WORD_MARK)
		return i + 1;
	while (end < i + FAR && glued(r, end) && !is(word(r, end), "@") &&
		(word(r, end)->kind != WORD_MARK || word(r, end)->text.at[0] == '.'))
		end++;
	return is(glued(r, end), "@") && glued(r, end + 1) && word(r, end + 1)->kind != WORD_MARK ? end + 2
												  : i + 1;
}

/* "F. Scott": an initial before a name */
static bool
is_initial(const Joiner *r, ptrdiff_t i)
{
	const Word *w = word(r, i), *name = word(r, i + 2);

	return w->kind == WORD_LETTERS && w->capital && w->text.len == 1 && name && name->space &&
		name->capital;
}

static bool
is_asking(const Word *w) /* "?", "!!" */
{
	return w && (w->text.at[0] == '?' || w->text.at[0] == '!');
}

static bool
is_dots(const Word *w) /* ".", "..." */
{
	return w && w->kind == WORD_MARK && w->text.at[0] == '.';
}

/* "?!", "!?!", ".?": marks that end together, if one of them asks or calls */
static ptrdiff_t
ending(const Joiner *r, ptrdiff_t i)
{
	bool asks = false;
	ptrdiff_t end = i;

	for (const Word *w = word(r, i); is_asking(w) || is_dots(w); w = glued(r, ++end))
		asks |= is_asking(w);
	return asks ? end : i + 1;
}

/* "''", "‘’": a quotation mark made of two */
static bool
is_half_quote(const Word *w)
{
	return is(w, "'") || is(w, "’") || is(w, "‘") || is(w, "`");
}

/* "$$$", "<<", ">>", "+++": the same mark again and again */
static ptrdiff_t
repeated(const Joiner *r, ptrdiff_t i)
{
	const Word *w = word(r, i);
	ptrdiff_t end = i + 1;

	if (is_half_quote(w) && is_half_quote(glued(r, end)) && !is_half_quote(glued(r, end + 1)))
		return i + 2;
	if (w->kind != WORD_MARK || !strchr("$<>*#+", w->text.at[0]))
		return i + 1;
	while (glued(r, end) && str_equal(word(r, end)->text, w->text))
		end++;
	return end;
}

/* "#audiobooks", "@who": a name with its sign. ".265", "+44": a number without its nought, or with a sign. "'71": a year without its hundreds */
static ptrdiff_t
with_sign(const Joiner *r, ptrdiff_t i)
{
	const Word *sign = word(r, i), *next = glued(r, i + 1);

	if (!sign->space || !next)
		return i + 1;
	if (is(sign, "#") || is(sign, "@"))
		return next->kind == WORD_LETTERS ? i + 2 : i + 1;
	if (is(sign, ".") || is(sign, "+"))
		return is_number(next) ? i + 2 : i + 1;
	return is_apostrophe(sign) && next->text.len == 2 && is_number(next) ? i + 2 : i + 1;
}

/* "THAT 'S", "I 'll": a clitic that somebody wrote apart */
static ptrdiff_t
clitic(const Joiner *r, ptrdiff_t i)
{
	static const char *const clitics[] = { "s", "m", "re", "ve", "ll", "d", NULL };
	const Word *next = glued(r, i + 1);

	return is_apostrophe(word(r, i)) && word(r, i)->space && next && str_among(next->lower, clitics) &&
			!glued(r, i + 2)
		? i + 2
		: i + 1;
}

static bool
is_dash(const Word *w)
{
	return is(w, "-") || is(w, "--") || is(w, "–") || is(w, "—");
}

/* "e-mail", "re-emerged", "mid-1980s": a prefix belongs to its word. "af- — I", "kn-, he": a word broken off */
static ptrdiff_t
hyphenated(const Joiner *r, ptrdiff_t i)
{
	const Word *first = word(r, i), *next = glued(r, i + 2);
	const Word *after = word(r, i + 2);

	if (first->kind == WORD_MARK || !is(glued(r, i + 1), "-"))
		return i + 1;
	if (next && next->kind != WORD_MARK && is_part(r, first, "prefix"))
		return i + 3;
	if (first->kind != WORD_LETTERS || !after)
		return i + 1;
	if (after->space ? after->kind == WORD_LETTERS || is_dash(after) : is(after, ","))
		return i + 2;
	return i + 1;
}

ptrdiff_t
joined_end(Joiner *r, ptrdiff_t i)
{
	const Word *first = word(r, i);
	ptrdiff_t end = digits(r, i);

	if (end == i + 1)
		end = address(r, i);
	if (end == i + 1)
		end = face(r, i);
	if (end == i + 1)
		end = repeated(r, i);
	if (end == i + 1)
		end = ending(r, i);
	if (end == i + 1)
		end = with_sign(r, i);
	if (end == i + 1)
		end = clitic(r, i);
	if (end == i + 1)
		end = hyphenated(r, i);
	if (end == i + 1 && is(glued(r, end), ".") && end + 1 < r->words.len &&
		(is_abbreviation(r, first) || is_initial(r, i)))
		end++;
	if (is_apostrophe(first) && first->space)
		r->quoted = true;
	if (first->kind != WORD_MARK && is_genitive(glued(r, end)))
		end++;
	else if (first->kind != WORD_MARK && is_apostrophe(glued(r, end)) && !r->quoted &&
		to_lower(word(r, end - 1)->text.at[word(r, end - 1)->text.len - 1]) == 's' &&
		(!word(r, end + 1) || word(r, end + 1)->space))
		end++; /* "the drivers' strike" */
	if (first->kind == WORD_MARK && is_apostrophe(first) && !first->space)
		r->quoted = false;
	return end;
}

ptrdiff_t
joined_unit(const Joiner *r, const Word *w)
{
	Word unit = { 0 };
	ptrdiff_t at = 0;

	if (w->kind != WORD_MIXED)
		return 0;
	while (at < w->lower.len && (is_digit(w->lower.at[at]) || strchr(".,:", w->lower.at[at])))
		at++;
	unit.lower = str_from(w->lower, at);
	return at > 0 && unit.lower.len && is_part(r, &unit, "unit") ? at : 0;
}

bool
joined_alone(const Joiner *r, ptrdiff_t i)
{
	const Word *w = word(r, i), *next = glued(r, i + 1);

	if (w->kind == WORD_MIXED || is_apostrophe(w))
		return false;
	return !next || (w->kind != WORD_MARK && next->kind == WORD_MARK && strchr(",;!?)", next->text.at[0]));
}
