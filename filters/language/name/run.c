#include "language/name/run.h"

static bool
is_mark(const Reader *r, ptrdiff_t i, char c)
{
	const Word *word = &r->text->words.at[i];

	return i >= 0 && i < r->count && word->kind == WORD_MARK && word->text.len == 1 &&
		word->text.at[0] == c;
}

static bool
has(const Reader *r, ptrdiff_t i, int bits)
{
	return (reader_bits(r, i) & bits) != 0;
}

static bool
is_word(const Reader *r, ptrdiff_t i, const char *text)
{
	return i >= 0 && i < r->count && str_is(r->text->words.at[i].lower, text);
}

static bool
is_initial(const Reader *r, ptrdiff_t i)
{
	const Word *word = &r->text->words.at[i];

	return word->capital &&
		(word->text.len == 1 ||
			(word->text.len <= 6 && word->text.at[word->text.len - 1] == '.' &&
				word->text.at[1] == '.'));
}

/* In headings where every word has a capital, ordinary ones break the run. */
static bool
continues(const Reader *r, ptrdiff_t i)
{
	int bits = reader_bits(r, i);

	if (!reader_capital(r, i) || (bits & IS_FUNCTION))
		return false;
	if ((bits & IS_CALENDAR) && !has(r, i - 1, IS_GIVEN))
		return false;
	return !r->text->title_case || !(bits & IS_COMMON) ||
		(bits & (IS_ORG_HEAD | IS_PLACE_HEAD | IS_TITLE | IS_STRONG_TITLE | IS_EVENT_HEAD | IS_GIVEN));
}

/* The next word of the run behind `i`, over what may stand between: "al-", "de la", "-", "St.", "&". */
static ptrdiff_t
next_in_run(const Reader *r, ptrdiff_t i)
{
	ptrdiff_t k = i + 1;

	if (k >= r->count)
		return -1;
	if (continues(r, k))
		return k;
	if (is_mark(r, k, '-') && !r->text->words.at[k].space && k + 1 < r->count &&
		!r->text->words.at[k + 1].space)
		return reader_capital(r, k + 1)      ? k + 1
			: has(r, k + 1, IS_PARTICLE) ? next_in_run(r, k + 1)
						     : -1;
	if (is_mark(r, k, '.') && !r->text->words.at[k].space && r->text->words.at[i].text.len <= 4 &&
		has(r, i, IS_TITLE | IS_STRONG_TITLE | IS_PLACE_LEAD))
		return continues(r, k + 1) ? k + 1 : -1;
	if (is_mark(r, k, '&') && reader_capital(r, k + 1))
		return k + 1;
	if (!has(r, k, IS_PARTICLE) || r->text->words.at[k].capital)
		return -1;
	while (has(r, k, IS_PARTICLE) && k < i + 3)
		k++;
	if (is_mark(r, k, '-'))
		k++;
	return reader_capital(r, k) && !has(r, k, IS_CALENDAR) ? k : -1;
}

ptrdiff_t
run_end(const Reader *r, ptrdiff_t first)
{
	enum {
		LONGEST = 64 /* words; no name is longer, and rows of capitals without end must take linear time */
	};
	ptrdiff_t next, start = first;

	while (first - start < LONGEST && (next = next_in_run(r, first)) >= 0)
		first = next;
	return first;
}

/* "…of Arts and Sciences", but not "…of Damascus and Jordan", "…of England and Ministry of…". */
static bool
may_be_joined(const Reader *r, ptrdiff_t i)
{
	ptrdiff_t last;

	if (has(r, i, IS_GIVEN | IS_STRONG_TITLE | IS_TITLE) ||
		(has(r, i, IS_ORG_OF) && is_word(r, i + 1, "of")))
		return false;
	return !gazetteer_match(r->gazetteer, &r->text->words, r->text->signs, i, r->count - 1, false, &last);
}

/* "of Foreign Affairs and Trade of Tajikistan": from the word behind the head. */
static ptrdiff_t
of_what(const Reader *r, ptrdiff_t head)
{
	ptrdiff_t end = head;

	for (ptrdiff_t i = head + 1, parts = 0; parts < 4 && i < r->count; parts++) {
		bool of = is_word(r, i, "of") || (parts == 0 && (is_word(r, i, "for") || is_word(r, i, "on")));
		bool joined = parts > 0 && (is_word(r, i, "and") || is_mark(r, i, ','));
		ptrdiff_t next = i + 1 + (of && is_word(r, i + 1, "the"));
		if (!(of || joined) || !reader_capital(r, next) || has(r, next, IS_FUNCTION | IS_CALENDAR))
			break;
		if (joined && !may_be_joined(r, next))
			break;
		if (has(r, next, IS_STRONG_TITLE) && !of)
			break;
		end = next;
		while ((next = next_in_run(r, end)) >= 0 && !has(r, next, IS_STRONG_TITLE | IS_GIVEN))
			end = next;
		i = end + 1;
	}
	return end;
}

/* A full stop that belongs to the "Corp." or "Inc." before it: not the sentence's. */
static ptrdiff_t
with_stop(const Reader *r, ptrdiff_t last)
{
	if (has(r, last, IS_ORG_SUFFIX) && is_mark(r, last + 1, '.') && !r->text->words.at[last + 1].space &&
		last + 2 < r->count && !reader_capital(r, last + 2))
		return last + 1;
	return last;
}

ptrdiff_t
run_legal_form(const Reader *r, ptrdiff_t last)
{
	if (is_mark(r, last + 1, ',') && has(r, last + 2, IS_ORG_SUFFIX) && reader_capital(r, last + 2))
		last += 2;
	return with_stop(r, last);
}

/* Where a known name of several words that begins at `i` ends; i where none does. A head inside it is no head. */
static ptrdiff_t
over_known(const Reader *r, ptrdiff_t i)
{
	ptrdiff_t last = i;
	const NameEntry *entry = gazetteer_match(
		r->gazetteer, &r->text->words, r->text->signs, i, r->count - 1, false, &last);

	return entry && last > i ? last : i;
}

ptrdiff_t
run_org(const Reader *r, ptrdiff_t first, ptrdiff_t end)
{
	ptrdiff_t head = -1, of;

	for (ptrdiff_t i = first; i <= end; i++) {
		if (i > first && has(r, i, IS_STRONG_TITLE) && !has(r, i, IS_ORG_HEAD))
			break;
		if (i > first + 1 && has(r, i, IS_GIVEN) && !has(r, i, IS_COMMON | IS_ORG_HEAD) &&
			r->text->words.at[i].space)
			break;
		if (i > first && over_known(r, i) > i)
			i = over_known(r, i);
		else if (i > first && has(r, i, IS_ORG_HEAD | IS_ORG_SUFFIX) && reader_capital(r, i))
			head = i;
	}
	if (head < 0 && !has(r, first, IS_ORG_OF))
		return -1;
	of = of_what(r, head < 0 ? first : head);
	if (head < 0)
		return of > first ? of : -1;
	return of > head && has(r, head, IS_ORG_OF | IS_ORG_HEAD) ? of : with_stop(r, head);
}

ptrdiff_t
run_place(const Reader *r, ptrdiff_t first, ptrdiff_t end)
{
	if (first < end && has(r, first, IS_PLACE_LEAD) && !has(r, first, IS_COMPASS) &&
		!has(r, first + 1, IS_COMMON) && !has(r, first, IS_COMMON | IS_GIVEN) &&
		reader_capital(r, first + 1))
		return first + 1;
	if (has(r, first, IS_PLACE_HEAD) && is_word(r, first + 1, "of") && reader_capital(r, first + 2) &&
		!has(r, first + 2, IS_FUNCTION | IS_STRONG_TITLE))
		return over_known(r, first + 2) > first + 2 ? over_known(r, first + 2)
			: has(r, first + 2, IS_COMMON)      ? run_end(r, first + 2)
							    : first + 2;
	for (ptrdiff_t i = first + 1; i <= end && i < first + 4; i++) {
		if (over_known(r, i) > i)
			return -1;
		if (has(r, i - 1, IS_STRONG_TITLE) && i > first + 1)
			return -1;
		if (has(r, i, IS_PLACE_HEAD) && reader_capital(r, i))
			return i;
	}
	return -1;
}

ptrdiff_t
run_event(const Reader *r, ptrdiff_t first, ptrdiff_t end)
{
	if (has(r, first, IS_EVENT_LEAD)) {
		if (is_word(r, first + 1, "of") && reader_capital(r, first + 2) && !has(r, first, IS_CALENDAR))
			return run_end(r, first + 2);
		return first < end && !is_word(r, first, "storm") ? end : -1;
	}
	for (ptrdiff_t i = end; i > first; i--)
		if (has(r, i, IS_EVENT_HEAD)) {
			const Word *next = &r->text->words.at[i + 1];
			return i < end && (str_equal(next->text, S("II")) || str_equal(next->text, S("I")))
				? i + 1
				: i;
		}
	return -1;
}

ptrdiff_t
run_titles(const Reader *r, ptrdiff_t first, ptrdiff_t end, bool *strong)
{
	ptrdiff_t i = first;

	*strong = false;
	while (i <= end && has(r, i, IS_TITLE | IS_STRONG_TITLE) &&
		!(i > first && has(r, i, IS_GIVEN) && *strong)) {
		*strong = has(r, i, IS_STRONG_TITLE);
		i++;
		while (i <= end && (is_mark(r, i, '-') || is_mark(r, i, '.')))
			i++;
	}
	return i;
}

/* A word that no person's name goes on with. */
static bool
ends_person(const Reader *r, ptrdiff_t i, int words, ptrdiff_t before)
{
	int bits = reader_bits(r, i);
	ptrdiff_t last;
	const NameEntry *known;

	if (bits & (IS_STRONG_TITLE | IS_SECT | IS_FUNCTION | IS_NOT_NAME))
		return !(bits & IS_GIVEN) && !is_initial(r, i);
	if (words >= 2 && (bits & (IS_COMMON | IS_ORG_HEAD | IS_PLACE_HEAD | IS_EVENT_HEAD | IS_NOT_NAME)) &&
		!is_initial(r, before))
		return true;
	known = gazetteer_match(r->gazetteer, &r->text->words, r->text->signs, i, r->count - 1, false, &last);
	if (!known || (bits & IS_GIVEN))
		return false;
	if (is_initial(r, before) && before != i && last == i)
		return false;
	return known->type == NAME_DEMONYM || last > i || (words >= 2 && !is_initial(r, before)) || known->caps;
}

ptrdiff_t
run_person(const Reader *r, ptrdiff_t first, ptrdiff_t end, bool introduced)
{
	ptrdiff_t last = first, next;
	int words = 1;
	bool given = has(r, first, IS_GIVEN) || is_initial(r, first);

	if (!introduced && !given)
		return -1;
	if (introduced && (has(r, first, IS_FUNCTION | IS_CALENDAR) || ends_person(r, first, 1, first)))
		return -1;
	while (words < 5 && (next = next_in_run(r, last)) >= 0 && next <= end &&
		!ends_person(r, next, words, last)) {
		words++;
		last = next;
	}
	if (is_initial(r, last) && words == 1)
		return -1;
	if (words >= 2 && is_mark(r, last + 1, '-') && !r->text->words.at[last + 1].space &&
		last + 2 < r->count && !r->text->words.at[last + 2].space &&
		r->text->words.at[last + 2].text.len <= 6 && r->text->words.at[last + 2].kind == WORD_LETTERS &&
		!has(r, last + 2, IS_COMMON | IS_FUNCTION | IS_COMPASS)) /* "Ban Ki-moon" */
		last += 2;
	return words >= 2 || introduced ? last : -1;
}
