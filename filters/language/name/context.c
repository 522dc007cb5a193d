#include "language/name/context.h"

#include "base/out.h"
#include "language/name/run.h"

int
reader_bits(const Reader *r, ptrdiff_t i)
{
	return i < 0 || i >= r->count ? 0 : r->text->signs[i].bits;
}

bool
reader_capital(const Reader *r, ptrdiff_t i)
{
	return i >= 0 && i < r->count && r->text->words.at[i].capital;
}

static Str
text_of(const Reader *r, ptrdiff_t i)
{
	return i < 0 || i >= r->count ? (Str){ 0 } : r->text->words.at[i].text;
}

bool
reader_opens(const Reader *r, ptrdiff_t i)
{
	while (i > 0 && r->text->words.at[i - 1].kind == WORD_MARK) {
		Str mark = text_of(r, i - 1);
		if (str_equal(mark, S(",")) || str_equal(mark, S("-")) || str_equal(mark, S("(")) ||
			str_equal(mark, S("/")))
			return false;
		i--;
	}
	return i == 0 || !text_of(r, i - 1).len;
}

Str
reader_id(Reader *r, Str prefix, ptrdiff_t first, ptrdiff_t last)
{
	Out out = out_memory(r->arena);
	ptrdiff_t end = 0;

	out_bytes(&out, prefix);
	for (ptrdiff_t i = first; i <= last; i++) {
		const Word *word = &r->text->words.at[i];
		if (word->kind == WORD_MARK && (word->text.at[0] == '.' || word->text.at[0] == ','))
			continue;
		if (end && word->start > end)
			out_char(&out, '_');
		out_bytes(&out, word->text);
		end = word->end;
	}
	return out_str(&out);
}

Name *
reader_add(Reader *r, ptrdiff_t first, ptrdiff_t last, NameType type, Str id, const char *why)
{
	const Words *words = &r->text->words;
	Name *name = PUSH(r->arena, &r->text->names);

	*name = (Name){ .start = words->at[first].start,
		.end = words->at[last].end,
		.first = first,
		.last = last,
		.type = type,
		.id = id,
		.title = -1,
		.why = why,
		.sure = true };
	return name;
}

/* Case tells little where nearly every longer word has a capital. */
static void
look_at_case(NameText *text)
{
	ptrdiff_t longer = 0, capital = 0, caps = 0;

	for (ptrdiff_t i = 0; i < text->words.len; i++) {
		const Word *word = &text->words.at[i];
		if (word->kind != WORD_LETTERS || word->text.len < 4)
			continue;
		longer++;
		capital += word->capital;
		caps += word->caps;
	}
	text->all_caps = longer >= 2 && caps * 5 >= longer * 4;
	text->title_case = text->all_caps || (longer >= 4 && capital * 5 >= longer * 4);
}

/* "WHO" and "IS" are not who and is, the "I." of "V. I. Voronkov" is not I. */
static void
look_at_letters(const Word *word, Sign *sign, bool all_caps)
{
	bool initial = word->text.len == 2 && word->text.at[1] == '.';

	if (initial || (word->caps && !all_caps && word->text.len <= 5))
		sign->bits = (sign->bits &
				     ~(IS_FUNCTION | IS_COMMON | IS_SAID | IS_AT | IS_PARTICLE | IS_COMPASS |
					     (initial ? IS_NOT_NAME : 0))) |
			(!initial && sign->bits & (IS_FUNCTION | IS_COMMON) ? IS_EMPHATIC : 0);
}

void
context_prepare(Reader *r)
{
	NameText *text = r->text;

	text->words = words_find(r->arena, text->text);
	text->signs = gazetteer_signs(r->gazetteer, r->arena, &text->words);
	r->count = text->words.len;
	look_at_case(text);
	for (ptrdiff_t i = 0; i < r->count; i++)
		look_at_letters(&text->words.at[i], &text->signs[i], text->all_caps);
}

static const Entry *
known_at(const Reader *r, ptrdiff_t i, ptrdiff_t limit, ptrdiff_t *last)
{
	return gazetteer_match(
		r->gazetteer, &r->text->words, r->text->signs, i, limit, r->text->all_caps, last);
}

/* "the south-west of Kenya", "central part of Peru", "northern Italy": the compass word is at `i`. The canonical word
 * is as printed without its -ern. */
static ptrdiff_t
compass_end(const Reader *r, ptrdiff_t i)
{
	if (!(reader_bits(r, i) & IS_COMPASS))
		return -1;
	if (str_equal(text_of(r, i + 1), S("-")) && (reader_bits(r, i + 2) & IS_COMPASS))
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

static Str
country_of(Str id)
{
	ptrdiff_t colon = str_find_byte(id, ':');

	return colon < 0 ? id : str_slice(id, 0, colon);
}

/* Where the place may begin behind a compass word; -1 where none does. */
static ptrdiff_t
behind_compass(const Reader *r, ptrdiff_t at, bool *of)
{
	bool part = str_equal(text_of(r, at), S("part")) || str_equal(text_of(r, at), S("parts"));

	at += part;
	*of = str_equal(text_of(r, at), S("of"));
	at += *of;
	if (*of && str_equal(text_of(r, at), S("the")))
		at++;
	return at < r->count && (*of || !part) ? at : -1;
}

static ptrdiff_t
read_compass(Reader *r, ptrdiff_t i)
{
	ptrdiff_t end = compass_end(r, i), at, last, whole;
	bool of;
	const Entry *place;
	Name *name;

	if (end < 0 || (at = behind_compass(r, end + 1, &of)) < 0)
		return -1;
	place = known_at(r, at, r->count - 1, &last);
	if (!place || place->type != NAME_PLACE || str_starts(place->id, S("region:")) ||
		(of && str_find_byte(place->id, ':') >= 0))
		return -1;
	if (known_at(r, i, r->count - 1, &whole) && whole >= last) /* "South Sudan" is no part of Sudan */
		return -1;
	name = reader_add(r, i, last, NAME_PLACE,
		arena_format(r->arena, "%.*s:%.*s", SHOW(country_of(place->id)), SHOW(compass_word(r, i, end))),
		"part of a country");
	name->weak = place->weak;
	name->mention = of || reader_capital(r, i)
		? AS_NAME
		: AS_NOMINAL; /* "northern Iraq" describes, its name is Iraq */
	return last + 1;
}

/* A known name; -1 where the word is too ordinary to stand for it here. */
static ptrdiff_t
read_known(Reader *r, ptrdiff_t i)
{
	ptrdiff_t last = i;
	const Entry *entry = known_at(r, i, r->count - 1, &last);
	Name *name;

	if (!entry)
		return -1;
	if (last == i && !entry->user && !entry->caps && (r->text->signs[i].bits & (IS_COMMON | IS_FUNCTION)) &&
		(r->text->title_case || reader_opens(r, i)))
		return -1;
	name = reader_add(
		r, i, last, (NameType)entry->type, entry->id, entry->user ? "the user's list" : "known name");
	name->sure = !entry->weak;
	name->weak = entry->weak;
	return last + 1;
}

static ptrdiff_t
read_person(Reader *r, ptrdiff_t i, ptrdiff_t end, bool introduced, const char *why)
{
	ptrdiff_t last = run_person(r, i, end, introduced);

	if (last < 0)
		return -1;
	reader_add(r, i, last, NAME_PERSON, (Str){ 0 }, why);
	return last + 1;
}

static bool
said_after(const Reader *r, ptrdiff_t last)
{
	return (reader_bits(r, last + 1) & IS_SAID) ||
		(str_equal(text_of(r, last + 1), S(",")) && (reader_bits(r, last + 2) & (IS_SAID | IS_ROLE)));
}

static bool
is_roman(Str text)
{
	for (ptrdiff_t i = 0; i < text.len; i++)
		if (str_find_byte(S("IVX"), text.at[i]) < 0)
			return false;
	return true;
}

/* "U.N.", "CTO": letters that stand for something. */
static bool
is_acronym(const Reader *r, ptrdiff_t i)
{
	const Word *word = &r->text->words.at[i];

	return word->caps && word->text.len >= 2 && word->text.len <= 8 && !r->text->title_case &&
		!is_roman(word->text) && !(reader_bits(r, i) & (IS_NOT_NAME | IS_EMPHATIC));
}

enum { NO_NAME = IS_COMMON | IS_NOT_NAME | IS_SECT | IS_FUNCTION | IS_CALENDAR | IS_EMPHATIC };

/* What no rule knew: words from..to, all with capitals. */
static void
read_words(Reader *r, ptrdiff_t from, ptrdiff_t to)
{
	ptrdiff_t words = 0, common = 0;
	bool at = (reader_bits(r, from - 1) & IS_AT) != 0;

	while (from <= to && (r->text->words.at[from].kind == WORD_MARK || (reader_bits(r, from) & IS_FUNCTION)))
		from++;
	for (ptrdiff_t i = from; i <= to; i++) {
		words += r->text->words.at[i].kind != WORD_MARK;
		common += (reader_bits(r, i) & NO_NAME) != 0 ||
			(from == to && (reader_bits(r, i) & (IS_ORG_HEAD | IS_PLACE_HEAD | IS_EVENT_HEAD)));
	}
	if (!words || r->text->title_case)
		return;
	if (words == 1 && from == to && is_acronym(r, from) && !common) {
		reader_add(r, from, to, NAME_ORG, reader_id(r, S("org:"), from, to), "an abbreviation")->sure =
			false;
		return;
	}
	if (words == 1 && (reader_bits(r, to) & (IS_GIVEN | IS_COMMON | IS_NOT_NAME | IS_SECT)) == IS_GIVEN) {
		reader_add(r, from, to, NAME_PERSON, (Str){ 0 }, "a given name")->sure = false;
		return;
	}
	if (common || (words == 1 && reader_opens(r, from) && !said_after(r, to)))
		return;
	if (words >= 2 && words <= 3 && !at)
		reader_add(r, from, to, NAME_PERSON, (Str){ 0 }, "two or three capitals")->sure = said_after(
			r, to);
	else if (words == 1 && said_after(r, to) && !at)
		reader_add(r, from, to, NAME_PERSON, (Str){ 0 }, "said something")->sure = false;
	else if (words <= 3 && at)
		reader_add(r, from, to, NAME_PLACE, (Str){ 0 }, "where something is")->sure = false;
}

/* Abbreviations at the beginning stand for themselves: "UNDOF General Ann Lee". Step by step, so that a row of thousands
 * is looked at once. */
static void
read_unknown(Reader *r, ptrdiff_t from, ptrdiff_t to)
{
	for (;;) {
		while (from <= to &&
			(r->text->words.at[from].kind == WORD_MARK || (reader_bits(r, from) & IS_FUNCTION)))
			from++;
		if (from >= to || r->text->title_case || !is_acronym(r, from) ||
			r->text->words.at[from].text.len < 3)
			break;
		read_words(r, from, from);
		from++;
	}
	read_words(r, from, to);
}

/* Places named with their kind: "Helmand Province" is where "Helmand" is. */
static Str
place_id(Reader *r, ptrdiff_t first, ptrdiff_t last)
{
	ptrdiff_t end;
	const Entry *entry = known_at(r, first, last - 1, &end);

	if (!entry)
		entry = known_at(r, first, last, &end);
	if (!entry || entry->type == NAME_ORG || entry->type == NAME_GROUP ||
		str_starts(entry->id, S("region:")))
		return (Str){ 0 };
	if (end == last - 1 && entry->type == NAME_PLACE && str_find_byte(entry->id, ':') > 0)
		return entry->id;
	return reader_id(r, arena_format(r->arena, "%.*s:", SHOW(country_of(entry->id))), first, last);
}

/* The longest of the kinds a run can begin with; -1 if it begins with none. */
static ptrdiff_t
read_kind(Reader *r, ptrdiff_t i, ptrdiff_t end)
{
	ptrdiff_t last = -1, known = -1;
	ptrdiff_t event = run_event(r, i, end), org = run_org(r, i, end), place = run_place(r, i, end);
	const Entry *entry = known_at(r, i, r->count - 1, &known);
	int common = r->text->title_case ? IS_COMMON : 0;

	for (ptrdiff_t k = i; k <= end && common; k++)
		if ((reader_bits(r, k) & (IS_COMMON | IS_ORG_HEAD)) == IS_COMMON)
			return -1;
	last = event > org ? event : org;
	last = place > last ? place : last;
	if (last < 0 || (entry && (entry->user || known >= last)))
		return -1;
	if (last == event)
		reader_add(r, i, last, NAME_EVENT, reader_id(r, S("event:"), i, last), "an event's words");
	else if (last == org)
		reader_add(r, i, last, NAME_ORG, reader_id(r, S("org:"), i, last), "a body's words");
	else
		reader_add(r, i, last, NAME_PLACE, place_id(r, i, last), "a place's words");
	return last + 1;
}

/* Titles and what they introduce; the title itself is a mention of its bearer. */
static ptrdiff_t
read_titled(Reader *r, ptrdiff_t i, ptrdiff_t end)
{
	bool strong;
	ptrdiff_t next = run_titles(r, i, end, &strong), after;

	if (next == i)
		return -1;
	if (next > end) {
		if (strong)
			reader_add(r, i, next - 1, NAME_PERSON, (Str){ 0 }, "a role")->mention = AS_ROLE;
		return next;
	}
	after = strong ? read_person(r, next, end, true, "title")
		       : read_person(r, next, end, false, "title and given name");
	if (after >= 0)
		r->text->names.at[r->text->names.len - 1].title = next - 1;
	return after < 0 ? next : after;
}

static ptrdiff_t
read_given(Reader *r, ptrdiff_t i, ptrdiff_t end)
{
	ptrdiff_t known;
	const Entry *entry = known_at(r, i, r->count - 1, &known);

	if (entry && (known > i || entry->user || entry->caps))
		return -1;
	return read_person(r, i, end, false, "given name");
}

static bool
role_before(const Reader *r, ptrdiff_t i)
{
	return (reader_bits(r, i - 1) & IS_ROLE) && !reader_capital(r, i - 1);
}

static ptrdiff_t
read_at(Reader *r, ptrdiff_t i, ptrdiff_t end)
{
	ptrdiff_t next;

	if ((next = read_compass(r, i)) >= 0 || (next = read_kind(r, i, end)) >= 0 ||
		(next = read_given(r, i, end)) >= 0 || (next = read_known(r, i)) >= 0 ||
		(next = read_titled(r, i, end)) >= 0)
		return next;
	if (!role_before(r, i) || (reader_bits(r, i) & IS_COMMON))
		return -1;
	next = read_person(r, i, end, true, "role");
	if (next >= 0)
		r->text->names.at[r->text->names.len - 1].title = i - 1;
	return next;
}

/* A run of capitals, cut into names from left to right. */
static ptrdiff_t
read_run(Reader *r, ptrdiff_t first)
{
	ptrdiff_t end = run_end(r, first), i = first, unknown = -1;

	while (i <= end) {
		ptrdiff_t before = r->text->names.len, next = -1;
		bool word = r->text->words.at[i].kind != WORD_MARK && !(reader_bits(r, i) & IS_FUNCTION);
		if (word)
			next = read_at(r, i, end);
		if (next < 0 && unknown < 0 && word && !(reader_opens(r, i) && (reader_bits(r, i) & IS_COMMON)))
			unknown = i;
		if (next >= 0 && unknown >= 0) { /* the unknown stood before what was found */
			Name found = { 0 };
			bool any = r->text->names.len > before;
			if (any)
				found = r->text->names.at[--r->text->names.len];
			read_unknown(r, unknown, i - 1);
			if (any)
				*PUSH(r->arena, &r->text->names) = found;
			unknown = -1;
		}
		i = next >= 0 ? next : i + 1;
	}
	if (unknown >= 0)
		read_unknown(r, unknown, end);
	return i;
}

void
context_names(Reader *r)
{
	ptrdiff_t i = 0;

	while (i < r->count) {
		const Sign *sign = &r->text->signs[i];
		ptrdiff_t next = -1;
		if (r->text->words.at[i].capital && !(sign->bits & (IS_CALENDAR)) &&
			!((sign->bits & IS_FUNCTION) && !sign->longest))
			next = read_run(r, i);
		else if (sign->bits & IS_COMPASS)
			next = read_compass(r, i);
		else if (sign->longest > 1 || sign->user)
			next = read_known(r, i);
		i = next > i ? next : i + 1;
	}
}

/* Joined by a hyphen to the rest of a name, a word is no name of its own: "ITAR-TASS", "ISIS-K". */
static bool
is_hyphened(const Reader *r, const Name *outer, ptrdiff_t first, ptrdiff_t last)
{
	return (first > outer->first && str_equal(text_of(r, first - 1), S("-"))) ||
		(last < outer->last && str_equal(text_of(r, last + 1), S("-")));
}

static bool
may_nest(const Name *outer, const Entry *inner)
{
	if (outer->type == NAME_PLACE) /* "Asia" is not a part of "Central Asia", "Korea" none of "North Korea" */
		return inner->type != NAME_ORG && !str_starts(inner->id, S("region:")) &&
			str_equal(country_of(outer->id), country_of(inner->id));
	if (inner->weak)
		return false;
	if (outer->type == NAME_GROUP)
		return str_find_byte(inner->id, ':') < 0;
	return !str_equal(outer->id, inner->id);
}

void
context_nested(Reader *r)
{
	ptrdiff_t outer_count = r->text->names.len;

	for (ptrdiff_t n = 0; n < outer_count; n++) {
		Name outer = r->text->names.at[n];
		if (outer.first == outer.last || outer.type == NAME_PERSON || outer.type == NAME_DEMONYM ||
			outer.type == NAME_DATE)
			continue;
		for (ptrdiff_t i = outer.first; i <= outer.last;) {
			ptrdiff_t last = i;
			const Entry *entry = known_at(
				r, i, i == outer.first ? outer.last - 1 : outer.last, &last);
			bool alone = entry && last == i && !entry->caps &&
				(reader_bits(r, i) & (IS_COMMON | IS_FUNCTION));
			bool nests = entry && !alone && may_nest(&outer, entry) &&
				!is_hyphened(r, &outer, i, last);
			if (nests)
				reader_add(r, i, last, (NameType)entry->type, entry->id, "inside a longer name")
					->nested = true;
			i = (nests ? last : i) + 1;
		}
	}
}
