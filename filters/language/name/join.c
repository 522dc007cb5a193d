#include "language/name/join.h"

#include "language/name/run.h"

enum {
	LEAST_SURE = 450, /* below it, leaving names out gains more than it loses */
	QUITE_SURE = 700, /* of what the tables hold for possible */
	VERY_SURE = 900
};

ptrdiff_t
names_from(const Names *names, ptrdiff_t word)
{
	ptrdiff_t low = 0, high = names->len;

	while (low < high) {
		ptrdiff_t middle = low + (high - low) / 2;
		if (names->at[middle].last < word)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

void
join_found(Reader *r, ptrdiff_t first, ptrdiff_t last, NameType type, int sure)
{
	const Words *words = &r->text->words;

	*PUSH(r->arena, &r->found) = (Name){ .start = words->at[first].start,
		.end = words->at[last].end,
		.first = first,
		.last = last,
		.type = type,
		.title = -1,
		.confidence = sure,
		.sure = sure >= VERY_SURE,
		.why = "the model" };
}

static bool
is_core(NameType type)
{
	return type == NAME_PERSON || type == NAME_ORG || type == NAME_PLACE;
}

/* Which body or place the found name is, as far as the tables know. */
static void
identify(Reader *r, Name *name)
{
	ptrdiff_t last = -1;
	const NameEntry *entry;

	if (name->type == NAME_PERSON) {
		if (reader_bits(r, name->first - 1) & (IS_TITLE | IS_STRONG_TITLE | IS_ROLE))
			name->title = name->first - 1;
		return;
	}
	entry = reader_known(r, name->first, name->last, &last);
	if (entry && last == name->last &&
		(entry->type == name->type || (entry->type == NAME_GROUP && name->type == NAME_ORG))) {
		name->type = (NameType)entry->type;
		name->id = entry_id(entry);
		name->entry = entry;
	} else if (name->type == NAME_PLACE) {
		name->id = reader_place(r, name->first, name->last);
	} else {
		name->id = reader_id(r, S("org:"), name->first, name->last);
	}
}

static bool
overlap(const Name *a, const Name *b)
{
	return a->first <= b->last && b->first <= a->last;
}

static bool
same_words(const Name *a, const Name *b)
{
	return a->first == b->first && a->last == b->last;
}

static bool
covers(const Name *a, const Name *b)
{
	return a->first <= b->first && a->last >= b->last;
}

/* A table's name that holds whatever the model says of its words: the user's; a country that the model takes for the body that
 * governs it; a part of one; a kind the model does not know,
 * unless it is part of something longer; a known name of several words, or a body's words, of which the model took only some. */
static bool
holds(const Name *table, const Name *found)
{
	if (table->user)
		return true;
	if (!covers(table, found))
		return !is_core(table->type) && table->mention == AS_NAME && !covers(found, table);
	if (!is_core(table->type) || table->part || (table->id.len == 2 && found->type == NAME_ORG))
		return true;
	return !same_words(table, found) &&
		((table->known && !table->weak) ||
			(table->type == NAME_ORG && found->type == NAME_ORG && table->last == found->last));
}

/* A table's name that the model did not see, or was not asked about: a country, a name of several words, a place that the article
 * must name otherwise as well, or one of another kind. */
static bool
stays(const Name *table)
{
	if (table->known &&
		(table->weak ? table->type == NAME_PLACE : table->first < table->last || table->id.len == 2))
		return true;
	return !is_core(table->type) || table->mention != AS_NAME || table->part || table->kept;
}

/* A word before a name that is no part of it. */
static bool
is_title(const Reader *r, ptrdiff_t i)
{
	int bits = reader_bits(r, i);

	return ((bits & (IS_TITLE | IS_STRONG_TITLE)) && !(bits & IS_GIVEN)) ||
		r->text->words.at[i].kind == WORD_MARK;
}

/* "Security Council Nikolai Patrushev" is a body and a person, but "House of Anne Frank" is none. */
static bool
is_two(const Reader *r, const Name *person, const Name *found)
{
	return found->type == NAME_ORG && person->type == NAME_PERSON && person->last == found->last &&
		person->first > found->first && person->mention == AS_NAME &&
		(person->title >= 0 ||
			(person->sure && person->first < person->last &&
				!(reader_bits(r, person->first - 1) & IS_FUNCTION)));
}

/* A table's name inside what was found, or across its beginning, cuts it. */
static void
trim_by(const Reader *r, const Name *table, Name *found)
{
	bool starts = table->first <= found->first && table->last < found->last;

	if (starts &&
		((table->type == NAME_DEMONYM && found->type != NAME_ORG) ||
			(found->type == NAME_PERSON &&
				(table->type == NAME_GROUP || table->type == NAME_ORG ||
					table->first < found->first)))) {
		found->first = table->last + 1;
	} else if (found->type == NAME_ORG && table->mention == AS_ROLE && table->first > found->first) {
		found->last = table->first - 1;
	} else if (is_two(r, table, found)) {
		found->type = NAME_PERSON;
		found->first = table->first;
	}
}

/* "Sunni" alone, "Islam": no name that is asked for. */
static bool
is_nothing(const Reader *r, const Name *found)
{
	for (ptrdiff_t i = found->first; i <= found->last; i++)
		if (!(reader_bits(r, i) & (IS_SECT | IS_NOT_NAME)))
			return false;
	return true;
}

static bool
is_office(const Reader *r, ptrdiff_t i)
{
	int bits = reader_bits(r, i);

	return (bits & (IS_TITLE | IS_STRONG_TITLE | IS_ROLE)) &&
		!(bits & (IS_ORG_HEAD | IS_ORG_SUFFIX | IS_GIVEN));
}

/* Titles, and bodies before a person, are no part of the name, nor is the title behind a body: "UN Deputy Secretary-General Ann Lee"
 * is three things. */
static void
trim(Reader *r, Name *found, const Names *by_table)
{
	ptrdiff_t from = names_from(by_table, found->first);

	for (ptrdiff_t t = from; t < by_table->len && by_table->at[t].first <= found->last; t++)
		if (by_table->at[t].last >= found->first && !same_words(&by_table->at[t], found))
			trim_by(r, &by_table->at[t], found);
	while (found->type == NAME_PERSON && found->first < found->last && is_title(r, found->first))
		found->first++;
	while (found->type == NAME_ORG && found->first < found->last &&
		is_office(r, found->last)) /* "US Ambassador" */
		found->last--;
	if (found->type == NAME_ORG)
		found->last = run_legal_form(r, found->last);
	for (ptrdiff_t t = from; t < by_table->len && by_table->at[t].first < found->first; t++)
		by_table->at[t].kept = true;
	found->dropped = found->confidence < LEAST_SURE || is_nothing(r, found);
	found->start = r->text->words.at[found->first].start;
	found->end = r->text->words.at[found->last].end;
}

static void
take(Reader *r, Name *table, Name *found)
{
	if (same_words(table, found) && table->type == found->type && table->mention == AS_NAME) {
		found->id = table->id;
		found->entry = table->entry;
		found->title = table->title;
		found->weak = table->weak && found->confidence < QUITE_SURE;
		found->known = table->known;
		found->sure = table->known ? table->sure : found->sure;
		if (table->known) { /* knowledge needs no confidence */
			found->confidence = 0;
			found->why = table->why;
		}
		if (!found->id.len)
			identify(r, found);
	}
}

static void
keep(Reader *r, const Name *name)
{
	if (!name->dropped)
		*PUSH(r->arena, &r->text->names) = *name;
}

/* Whether the table's name stays beside what the model found from `f` on. */
static bool
prevails(Reader *r, Name *table, ptrdiff_t f)
{
	bool lost = false, met = false;

	for (; f < r->found.len && overlap(table, &r->found.at[f]); f++) {
		Name *found = &r->found.at[f];
		if (found->dropped)
			continue;
		met = true;
		if (holds(table, found)) {
			found->dropped = true;
		} else {
			take(r, table, found);
			lost = true;
		}
	}
	return !lost && (met || stays(table));
}

void
join_names(Reader *r, Names by_table)
{
	ptrdiff_t f = 0;

	r->text->names = (Names){ 0 };
	for (ptrdiff_t i = 0; i < r->found.len; i++) {
		trim(r, &r->found.at[i], &by_table);
		identify(r, &r->found.at[i]);
	}
	for (ptrdiff_t t = 0; t < by_table.len; t++) {
		while (f < r->found.len && r->found.at[f].last < by_table.at[t].first)
			keep(r, &r->found.at[f++]);
		if (prevails(r, &by_table.at[t], f))
			*PUSH(r->arena, &r->text->names) = by_table.at[t];
	}
	while (f < r->found.len)
		keep(r, &r->found.at[f++]);
}
