#include "language/name/choose.h"

#include "base/map.h"
#include "language/name/beside.h"

enum {
	MOST_TOWNS = 64,
	WELL_KNOWN = 300000, /* people: named without its country in an article about another */
	FAR_LARGER = 20, /* times: such a city is meant whatever countries are named: Paris, not Paris, Texas */
	CODES = 26 * 26,
};

/* How often the article names each country, by itself or by a place our tables know. */
typedef struct {
	int named[CODES];
	bool any;
} Countries;

static int
code_of(Str id)
{
	if (id.len < 2 || !is_upper(id.at[0]) || !is_upper(id.at[1]) || (id.len > 2 && id.at[2] != ':'))
		return -1;
	return (id.at[0] - 'A') * 26 + id.at[1] - 'A';
}

static int
named(const Countries *countries, Str id)
{
	int code = code_of(id);

	return code < 0 ? 0 : countries->named[code];
}

/* The towns of the name's words. */
typedef struct {
	const NameEntry *at[MOST_TOWNS];
	int len;
} Towns;

static Towns
towns_of(const Reader *r, const Name *name)
{
	Towns towns = { 0 };
	const NameEntry *town = gazetteer_town(
		r->gazetteer, &r->text->words, r->text->signs, name->first, name->last);

	for (; town && towns.len < MOST_TOWNS; town = gazetteer_other(r->gazetteer, town))
		towns.at[towns.len++] = town;
	return towns;
}

/* The people of the largest in the country of this id; 0: none is. */
static uint32_t
people_in(const Towns *towns, Str id)
{
	for (int i = 0; i < towns->len; i++)
		if (code_of(entry_id(towns->at[i])) == code_of(id))
			return towns->at[i]->weight;
	return 0;
}

/* Elsewhere there is a town of this name that may be meant as well. What is no town itself, a province or a part of a country, is not
 * taken for one. */
static bool
is_shared(const Reader *r, const Name *name)
{
	Towns towns = { 0 };
	uint32_t people;

	if (name->first < 0)
		return false;
	towns = towns_of(r, name);
	people = people_in(&towns, name->id);
	for (int i = 0; i < towns.len && people; i++)
		if (code_of(entry_id(towns.at[i])) != code_of(name->id) &&
			(uint64_t)towns.at[i]->weight * FAR_LARGER > people)
			return true;
	return false;
}

static void
count_countries(const Reader *r, Countries *countries)
{
	for (ptrdiff_t n = 0; n < r->text->names.len; n++) {
		const Name *name = &r->text->names.at[n];
		int code = name->type == NAME_PLACE || name->type == NAME_DEMONYM ? code_of(name->id) : -1;
		if (code < 0 || name->weak || (name->id.len > 2 && is_shared(r, name)))
			continue;
		countries->any = true;
		countries->named[code] += name->id.len == 2 ? 2 : 1;
	}
}

/* The one whose country is named most, of those not far smaller than `people`; NULL: no country of theirs is named. */
static const NameEntry *
in_named_country(const Towns *towns, const Countries *countries, uint32_t people)
{
	const NameEntry *best = NULL;

	for (int i = 0; i < towns->len; i++) {
		const NameEntry *town = towns->at[i];
		if ((uint64_t)town->weight * FAR_LARGER > people &&
			named(countries, entry_id(town)) > (best ? named(countries, entry_id(best)) : 0))
			best = town;
	}
	return best;
}

/* About as large as the first, and elsewhere. */
static const NameEntry *
rival(const Towns *towns)
{
	for (int i = 1; i < towns->len; i++)
		if (code_of(entry_id(towns->at[i])) != code_of(entry_id(towns->at[0])))
			return (uint64_t)towns->at[i]->weight * 5 > (uint64_t)towns->at[0]->weight * 4
				? towns->at[i]
				: NULL;
	return NULL;
}

static void
resolve(Name *name, const NameEntry *town, const char *why)
{
	name->id = entry_id(town);
	name->entry = town;
	name->why = why;
}

/* Our own tables have the largest town of this name as well. */
static bool
tables_know(const Gazetteer *gazetteer, const NameEntry *entry, const NameEntry *town)
{
	for (int i = 0; entry && i < MOST_TOWNS; i++, entry = gazetteer_other(gazetteer, entry))
		if (code_of(entry_id(entry)) == code_of(entry_id(town)))
			return true;
	return false;
}

/* Another place of our own tables by this name, in a named country; NULL: none. */
static const NameEntry *
known_in_named(const Gazetteer *gazetteer, const Countries *countries, const NameEntry *entry)
{
	for (int i = 0; entry && i < MOST_TOWNS; i++, entry = gazetteer_other(gazetteer, entry))
		if (entry->type == NAME_PLACE && named(countries, entry_id(entry)))
			return entry;
	return NULL;
}

/* Our own tables hold the best known of each name: another is meant only where its country is named and that one's is not, or no
 * country is, and it is the largest of those they know. */
static void
choose_known(const Reader *r, const Countries *countries, const Towns *towns, Name *name)
{
	const NameEntry *town;

	if (named(countries, name->id))
		return;
	town = in_named_country(towns, countries, people_in(towns, name->id));
	if (!town)
		town = known_in_named(r->gazetteer, countries, name->entry);
	if (town && code_of(entry_id(town)) != code_of(name->id))
		resolve(name, town, "of the places of this name, the one in a country the article names");
	else if (!town && name->entry && towns->len && code_of(entry_id(towns->at[0])) != code_of(name->id) &&
		tables_know(r->gazetteer, name->entry, towns->at[0]))
		resolve(name, towns->at[0], "of the places of this name, the one with most people");
}

static void
choose_town(Arena *arena, const Countries *countries, const Towns *towns, Name *name)
{
	const NameEntry *town = in_named_country(towns, countries, towns->at[0]->weight), *other = rival(towns);

	if (town)
		resolve(name, town, "a town in a country the article names");
	else if (countries->any && towns->at[0]->weight < WELL_KNOWN)
		name->why = "unresolved: no town of this name in the countries the article names";
	else if (!other)
		resolve(name, towns->at[0], "the town of this name with most people");
	else
		name->why = arena_format(arena, "unresolved: as likely %.*s as %.*s",
			SHOW(entry_id(towns->at[0])), SHOW(entry_id(other)))
				    .at;
}

/* A place that a table other than the user's does not tell from others, or that none has. */
static bool
is_open(const Name *name)
{
	return name->type == NAME_PLACE && name->mention == AS_NAME && !name->part && !name->user &&
		name->first >= 0 && !(name->id.len && name->id.len <= 3) &&
		!(name->id.len && code_of(name->id) < 0);
}

/* Of this name, in the country of this code; NULL: none is known. */
static const NameEntry *
known_in(const Reader *r, const Name *name, Str code)
{
	Towns towns = towns_of(r, name);
	const NameEntry *entry = name->entry;

	for (int i = 0; i < towns.len; i++)
		if (code_of(entry_id(towns.at[i])) == code_of(code))
			return towns.at[i];
	for (int i = 0; entry && i < MOST_TOWNS; i++, entry = gazetteer_other(r->gazetteer, entry))
		if (entry->type == NAME_PLACE && code_of(entry_id(entry)) == code_of(code))
			return entry;
	return NULL;
}

static Str
form_of(const Reader *r, const Name *name)
{
	return str_slice(r->text->text, name->start, name->end);
}

static const char beside[] = "in the country named beside it";

/* "Wengen, Switzerland": what stands beside one mention holds for all of its form. */
static void
choose_beside(Reader *r, ptrdiff_t n, Map *said)
{
	Name *name = &r->text->names.at[n];
	Str code = is_open(name) ? beside_country(r, n) : (Str){ 0 };
	const NameEntry *entry;
	Slot *slot;

	if (!code.len || code_of(code) == code_of(name->id))
		return;
	entry = known_in(r, name, code);
	if (entry)
		resolve(name, entry, beside);
	else if (!name->id.len) {
		name->id = reader_id(r, arena_format(r->arena, "%.*s:", SHOW(code)), name->first, name->last);
		name->why = beside;
	} else
		return;
	slot = map_add(said, r->arena, form_of(r, name));
	if (!slot->value)
		slot->value = name;
}

static void
choose(const Reader *r, const Countries *countries, const Map *said, Name *name)
{
	const Name *same;
	Towns towns;

	if (!is_open(name) || name->why == beside)
		return;
	same = said->len ? map_get(said, form_of(r, name)) : NULL;
	if (same) {
		name->id = same->id;
		name->entry = same->entry;
		name->why = "the article says where it is";
		return;
	}
	towns = towns_of(r, name);
	if (!towns.len && !name->id.len)
		name->why = "found by its context; unresolved: no table has it";
	else if (name->id.len)
		choose_known(r, countries, &towns, name);
	else if (towns.len)
		choose_town(r->arena, countries, &towns, name);
}

void
choose_places(Reader *readers, ptrdiff_t count)
{
	Countries countries = { 0 };
	Map said = { 0 };

	for (ptrdiff_t t = 0; t < count; t++)
		for (ptrdiff_t n = 0; n < readers[t].text->names.len && !readers[t].text->closed; n++)
			choose_beside(&readers[t], n, &said);
	for (ptrdiff_t t = 0; t < count; t++)
		count_countries(&readers[t], &countries);
	for (ptrdiff_t t = 0; t < count; t++)
		for (ptrdiff_t n = 0; n < readers[t].text->names.len && !readers[t].text->closed; n++)
			choose(&readers[t], &countries, &said, &readers[t].text->names.at[n]);
}
