#include "language/name/context.h"

/* To the end of the text. */
static const NameEntry *
known_here(const Reader *r, ptrdiff_t i, ptrdiff_t *last)
{
	NameText *text = r->text;

	if (text->known.word != i + 1) {
		text->known.word = i + 1;
		text->known.entry = gazetteer_match(r->gazetteer, &text->words, text->signs, i, r->count - 1,
			text->all_caps, &text->known.last);
	}
	if (text->known.entry)
		*last = text->known.last;
	return text->known.entry;
}

const NameEntry *
reader_known(const Reader *r, ptrdiff_t i, ptrdiff_t limit, ptrdiff_t *last)
{
	if (!gazetteer_may_match(r->gazetteer, &r->text->words, r->text->signs, i))
		return NULL;
	return limit == r->count - 1 ? known_here(r, i, last)
				     : gazetteer_match(r->gazetteer, &r->text->words, r->text->signs, i,
					       limit, r->text->all_caps, last);
}

/* "the south-west of Kenya", "central part of Peru", "northern Italy": the compass word is at `i`. The canonical word
 * is as printed without its -ern. */
static ptrdiff_t
compass_end(const Reader *r, ptrdiff_t i)
{
	if (!(reader_bits(r, i) & IS_COMPASS))
		return -1;
	if (str_equal(reader_text(r, i + 1), S("-")) && (reader_bits(r, i + 2) & IS_COMPASS))
		i += 2;
	return i;
}

/* As records write it: "northeastern" is "north-east". */
static Str
compass_word(Reader *r, ptrdiff_t first, ptrdiff_t last)
{
	Str word = arena_lower(r->arena, reader_id(r, (Str){ 0 }, first, last));
	ptrdiff_t cut = 5; /* "north", "south" */

	if (str_ends(word, S("ern")))
		word.len -= 3;
	if (word.len <= cut || str_find_byte(word, '-') >= 0 ||
		!(str_starts(word, S("north")) || str_starts(word, S("south"))))
		return word;
	return arena_format(r->arena, "%.*s-%.*s", SHOW(str_slice(word, 0, cut)), SHOW(str_from(word, cut)));
}

Str
reader_country(Str id)
{
	ptrdiff_t colon = str_find_byte(id, ':');

	return colon < 0 ? id : str_slice(id, 0, colon);
}

/* Where the place may begin behind a compass word; -1 where none does. */
static ptrdiff_t
behind_compass(const Reader *r, ptrdiff_t at, bool *of)
{
	bool part = str_equal(reader_text(r, at), S("part")) || str_equal(reader_text(r, at), S("parts"));

	at += part;
	*of = str_equal(reader_text(r, at), S("of"));
	at += *of;
	if (*of && str_equal(reader_text(r, at), S("the")))
		at++;
	return at < r->count && (*of || !part) ? at : -1;
}

/* Of a country: "IQ:north". Below it a capital makes a name of its own, East Chicago, but where a sentence begins. */
static Str
part_id(Reader *r, ptrdiff_t first, ptrdiff_t compass_last, ptrdiff_t last, Str place)
{
	Str country = reader_country(place);

	if (str_find_byte(place, ':') < 0)
		return arena_format(
			r->arena, "%.*s:%.*s", SHOW(country), SHOW(compass_word(r, first, compass_last)));
	if (first == 0)
		return place;
	return reader_id(r, arena_join(r->arena, country, S(":")), first, last);
}

ptrdiff_t
read_compass(Reader *r, ptrdiff_t i)
{
	ptrdiff_t end = compass_end(r, i), at, last, whole;
	bool of;
	const NameEntry *place;
	Name *name;

	if (end < 0 || (at = behind_compass(r, end + 1, &of)) < 0)
		return -1;
	place = reader_known(r, at, r->count - 1, &last);
	if (!place || place->type != NAME_PLACE || str_starts(entry_id(place), S("region:")) ||
		(str_find_byte(entry_id(place), ':') >= 0 && (of || !reader_capital(r, i))))
		return -1;                                             /* northern Aleppo is Aleppo */
	if (reader_known(r, i, r->count - 1, &whole) && whole >= last) /* "South Sudan" is no part of Sudan */
		return -1;
	name = reader_add(r, i, last, NAME_PLACE, part_id(r, i, end, last, entry_id(place)), "part of a place");
	name->weak = place->weak;
	name->part = true;
	name->entry = place;
	name->mention = of || reader_capital(r, i)
		? AS_NAME
		: AS_NOMINAL; /* "northern Iraq" describes, its name is Iraq */
	return last + 1;
}

/* "Syrian Trans-Euphrates", "Italian Alps": the part of a region that lies in a country. Its last word; -1: none begins at the demonym. */
static ptrdiff_t
region_of(const Reader *r, ptrdiff_t next)
{
	bool beyond = str_equal(reader_text(r, next), S("Trans")) &&
		str_equal(reader_text(r, next + 1), S("-")) && reader_capital(r, next + 2);
	ptrdiff_t last;
	const NameEntry *place = reader_known(r, beyond ? next + 2 : next, r->count - 1, &last);

	return place && place->type == NAME_PLACE && !place->weak && str_starts(entry_id(place), S("region:"))
		? last
		: -1;
}

static bool
read_region(Reader *r, ptrdiff_t i, ptrdiff_t *last, const NameEntry *demonym)
{
	ptrdiff_t end = demonym->type == NAME_DEMONYM && entry_id(demonym).len == 2 && *last + 1 < r->count
		? region_of(r, *last + 1)
		: -1;
	Name *name;

	if (end < 0)
		return false;
	name = reader_add(r, i, end, NAME_PLACE,
		reader_id(r, arena_format(r->arena, "%.*s:", SHOW(entry_id(demonym))), *last + 1, end),
		"a country's part of a region");
	name->known = true;
	*last = end;
	return true;
}

/* "Gaza strip", "Al-Hol camp": the word behind belongs to the name. */
static ptrdiff_t
with_tail(const Reader *r, const NameEntry *entry, ptrdiff_t last)
{
	bool below = entry->type == NAME_PLACE && str_find_byte(entry_id(entry), ':') == 2;

	return below && (reader_bits(r, last + 1) & IS_PLACE_TAIL) && !reader_capital(r, last + 1) ? last + 1
												   : last;
}

/* A known name; -1 where the word is too ordinary to stand for it here. */
ptrdiff_t
read_known(Reader *r, ptrdiff_t i)
{
	ptrdiff_t last = i;
	const NameEntry *entry = reader_known(r, i, r->count - 1, &last);
	Name *name;

	if (!entry)
		return -1;
	if (last == i && !entry->user && !entry->caps && (r->text->signs[i].bits & (IS_COMMON | IS_FUNCTION)) &&
		(r->text->title_case || reader_opens(r, i)))
		return -1;
	if (read_region(r, i, &last, entry))
		return last + 1;
	last = with_tail(r, entry, last);
	name = reader_add(r, i, last, (NameType)entry->type, entry_id(entry),
		entry->user ? "the user's list" : "known name");
	name->entry = entry;
	name->known = true;
	name->user = entry->user;
	name->sure = !entry->weak;
	name->weak = entry->weak;
	return last + 1;
}
