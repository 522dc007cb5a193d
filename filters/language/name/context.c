#include "language/name/context.h"

#include "base/out.h"
#include "language/name/run.h"

bool
reader_opens(const Reader *r, ptrdiff_t i)
{
	while (i > 0 && r->text->words.at[i - 1].kind == WORD_MARK) {
		Str mark = reader_text(r, i - 1);
		if (str_equal(mark, S(",")) || str_equal(mark, S("-")) || str_equal(mark, S("(")) ||
			str_equal(mark, S("/")))
			return false;
		i--;
	}
	return i == 0 || !reader_text(r, i - 1).len;
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

/* Of eight words, how many have the look. */
static int
count_eight(uint64_t looks, Looks look)
{
	const uint64_t ones = UINT64_C(0x0101010101010101);

	return (int)((looks / look & ones) * ones >> 56);
}

static void
count_letters(NameText *text, ptrdiff_t *longer)
{
	for (ptrdiff_t i = 0; i < text->words.len; i += LOOKS_AHEAD) {
		uint64_t eight = little64(text->looks + i);
		text->letters += count_eight(eight, LOOKS_LETTERS);
		*longer += count_eight(eight, LOOKS_LONG);
	}
}

/* Case tells little where nearly every longer word has a capital. */
static void
look_at_case(NameText *text)
{
	ptrdiff_t longer = 0, capital = 0, caps = 0, len = text->words.len;

	count_letters(text, &longer);
	for (ptrdiff_t i = -1; (i = looks_next(text->looks, i + 1, len, LOOKS_CAPITAL)) < len;) {
		const Word *word = &text->words.at[i];
		bool is_long = (text->looks[i] & LOOKS_LONG) != 0;
		text->capitals += word->capital;
		capital += is_long && word->capital;
		caps += is_long && word->caps;
	}
	text->all_caps = longer >= 2 && caps * 5 >= longer * 4;
	text->no_capitals = longer >= 2 && text->capitals == 0;
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
	text->signs = gazetteer_signs(r->gazetteer, r->arena, &text->words, &text->looks);
	r->count = text->words.len;
	look_at_case(text);
	for (ptrdiff_t i = -1; (i = reader_next(r, i + 1, LOOKS_CAPITAL)) < r->count;)
		look_at_letters(&text->words.at[i], &text->signs[i], text->all_caps);
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
		(str_equal(reader_text(r, last + 1), S(",")) &&
			(reader_bits(r, last + 2) & (IS_SAID | IS_ROLE)));
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
Str
reader_place(Reader *r, ptrdiff_t first, ptrdiff_t last)
{
	ptrdiff_t end;
	const NameEntry *entry = reader_known(r, first, last - 1, &end);

	if (!entry)
		entry = reader_known(r, first, last, &end);
	if (!entry || entry->type == NAME_ORG || entry->type == NAME_GROUP ||
		str_starts(entry_id(entry), S("region:")))
		return (Str){ 0 };
	if (end == last - 1 && entry->type == NAME_PLACE && str_find_byte(entry_id(entry), ':') > 0)
		return entry_id(entry);
	return reader_id(
		r, arena_format(r->arena, "%.*s:", SHOW(reader_country(entry_id(entry)))), first, last);
}

/* The longest of the kinds a run can begin with; -1 if it begins with none. */
static ptrdiff_t
read_kind(Reader *r, ptrdiff_t i, ptrdiff_t end)
{
	ptrdiff_t last = -1, known = -1;
	ptrdiff_t event = run_event(r, i, end), org = run_org(r, i, end), place = run_place(r, i, end);
	const NameEntry *entry = reader_known(r, i, r->count - 1, &known);
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
		reader_add(r, i, last, NAME_PLACE, reader_place(r, i, last), "a place's words");
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
	const NameEntry *entry = reader_known(r, i, r->count - 1, &known);

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

	while ((i = reader_next(r, i, LOOKS_NAME)) < r->count) {
		const Sign *sign = &r->text->signs[i];
		ptrdiff_t next = -1;
		if (r->text->words.at[i].capital && !(sign->bits & (IS_CALENDAR)) &&
			!((sign->bits & IS_FUNCTION) && !sign->longest))
			next = read_run(r, i);
		else if (sign->bits & IS_COMPASS)
			next = read_compass(r, i);
		else if ((sign->longest > 1 || sign->user) &&
			gazetteer_may_match(r->gazetteer, &r->text->words, r->text->signs, i))
			next = read_known(r, i);
		i = next > i ? next : i + 1;
	}
}

/* Joined by a hyphen to the rest of a name, a word is no name of its own: "ITAR-TASS", "ISIS-K". */
static bool
is_hyphened(const Reader *r, const Name *outer, ptrdiff_t first, ptrdiff_t last)
{
	return (first > outer->first && str_equal(reader_text(r, first - 1), S("-"))) ||
		(last < outer->last && str_equal(reader_text(r, last + 1), S("-")));
}

static bool
is_country(const NameEntry *inner)
{
	return entry_id(inner).len == 2;
}

static bool
may_nest(const Name *outer, const NameEntry *inner)
{
	if (outer->type == NAME_PLACE) /* "Asia" is not a part of "Central Asia", "Korea" none of "North Korea" */
		return inner->type != NAME_ORG && !str_starts(entry_id(inner), S("region:")) &&
			(is_country(inner) || !str_equal(outer->id, entry_id(inner))) &&
			str_equal(reader_country(outer->id), reader_country(entry_id(inner)));
	if (inner->weak)
		return false;
	if (outer->type == NAME_GROUP)
		return str_find_byte(entry_id(inner), ':') < 0;
	return !str_equal(outer->id, entry_id(inner));
}

/* The longest name that begins at `i`, shorter than the outer one, and may stand in it: "UN" where "UN News" is the outer one itself. */
static const NameEntry *
nested_at(const Reader *r, const Name *outer, ptrdiff_t i, ptrdiff_t *last)
{
	ptrdiff_t limit = i == outer->first ? outer->last - 1 : outer->last;

	for (; limit >= i; limit = *last - 1) {
		const NameEntry *entry = reader_known(r, i, limit, last);
		bool alone = entry && *last == i && !entry->caps &&
			(reader_bits(r, i) & (IS_COMMON | IS_FUNCTION));
		if (!entry)
			return NULL;
		if (!alone && may_nest(outer, entry) && !is_hyphened(r, outer, i, *last))
			return entry;
	}
	return NULL;
}

static void
nest(Reader *r, Name outer)
{
	for (ptrdiff_t i = outer.first, last = i; i <= outer.last; i = last + 1) {
		const NameEntry *entry = nested_at(r, &outer, i, &last);
		Name *name;
		if (!entry) {
			last = i;
			continue;
		}
		name = reader_add(r, i, last, (NameType)entry->type, entry_id(entry), "inside a longer name");
		name->nested = true;
		name->entry = entry;
	}
}

void
context_nested(Reader *r)
{
	for (ptrdiff_t n = 0; n < r->text->names.len; n++) { /* grows: what is nested may hold others */
		Name outer = r->text->names.at[n];
		if (outer.first < outer.last && outer.type != NAME_PERSON && outer.type != NAME_DEMONYM &&
			outer.type != NAME_DATE)
			nest(r, outer);
	}
}
