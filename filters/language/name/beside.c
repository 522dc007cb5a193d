#include "language/name/beside.h"

enum { REACH = 5 /* words between the place and the other name */ };

static bool
is_text(const Reader *r, ptrdiff_t i, const char *text)
{
	return str_is(reader_text(r, i), text);
}

/* "town", "northern", "the": may stand between a place and what it lies in. */
static bool
is_between(const Reader *r, ptrdiff_t i)
{
	int bits = reader_bits(r, i);

	return !reader_capital(r, i) &&
		((bits & (IS_PLACE_HEAD | IS_PLACE_TAIL | IS_COMPASS)) || is_text(r, i, "the") ||
			is_text(r, i, "of") || is_text(r, i, "in"));
}

static Str
code_of(const Name *name)
{
	Str id = name->id;
	bool below = id.len > 2 && id.at[2] == ':';

	if ((name->type != NAME_PLACE && name->type != NAME_DEMONYM) || name->weak ||
		!(id.len == 2 || below) || !is_upper(id.at[0]) || !is_upper(id.at[1]))
		return (Str){ 0 };
	return str_slice(id, 0, 2);
}

/* The name that begins at word `i`, behind the n-th; NULL: none. */
static const Name *
name_behind(const Reader *r, ptrdiff_t n, ptrdiff_t i)
{
	const Names *names = &r->text->names;

	while (n < names->len && names->at[n].first < i)
		n++;
	return n < names->len && names->at[n].first == i && names->at[n].type == NAME_PLACE ? &names->at[n]
											    : NULL;
}

/* "Italy, France", "Italy and the Sudan": places in a row say nothing of one another. */
static bool
goes_on(const Reader *r, ptrdiff_t n, ptrdiff_t i)
{
	bool joined = is_text(r, i, ",");

	i += joined;
	if (is_text(r, i, "and") || is_text(r, i, "or")) {
		joined = true;
		i++;
	}
	i += is_text(r, i, "the");
	return joined && name_behind(r, n, i);
}

/* "Wengen, Switzerland", "Planica, in the Czech Republic" */
static Str
by_comma(const Reader *r, ptrdiff_t n, ptrdiff_t i)
{
	const Name *other;

	if (!is_text(r, i, ","))
		return (Str){ 0 };
	i++;
	i += is_text(r, i, "in");
	i += is_text(r, i, "the");
	other = name_behind(r, n, i);
	return other && !goes_on(r, n, other->last + 1) ? code_of(other) : (Str){ 0 };
}

/* "Uri in India", "Bakwa district of western Farah" */
static Str
by_in(const Reader *r, ptrdiff_t n, ptrdiff_t i)
{
	ptrdiff_t end = i + REACH;
	bool in = false;
	const Name *other = NULL;

	for (; i < end && !(in && (other = name_behind(r, n, i))) && is_between(r, i); i++)
		in |= is_text(r, i, "in") || is_text(r, i, "of");
	return other ? code_of(other) : (Str){ 0 };
}

/* "the Mauritian island of Rodrigues", "Baghdad's southern Dora" */
static Str
by_owner(const Reader *r, ptrdiff_t n)
{
	const Names *names = &r->text->names;
	ptrdiff_t i = names->at[n].first - 1, end = i - REACH;
	bool kind = false, owns;

	for (; i > end && is_between(r, i) && !is_text(r, i, "in"); i--)
		kind |= (reader_bits(r, i) & IS_PLACE_HEAD) != 0;
	owns = is_text(r, i, "'s") || is_text(r, i, "’s");
	while (n > 0 && (names->at[n].first > i || names->at[n].nested))
		n--;
	if (names->at[n].last != i - owns)
		return (Str){ 0 };
	return (owns && names->at[n].type == NAME_PLACE) || (kind && names->at[n].type == NAME_DEMONYM)
		? code_of(&names->at[n])
		: (Str){ 0 };
}

Str
beside_country(const Reader *r, ptrdiff_t n)
{
	ptrdiff_t next = r->text->names.at[n].last + 1;
	Str code = by_comma(r, n + 1, next);

	if (!code.len)
		code = by_in(r, n + 1, next);
	return code.len ? code : by_owner(r, n);
}
