#include "language/name/link.h"

#include "base/out.h"
#include "base/utf8.h"
#include "language/name/define.h"
#include "language/unicode.h"

#include <stdlib.h>

/* Somebody the article names. */
typedef struct {
	Str given, surname; /* lowered; given is empty for one known by one name */
	Str id;
	ptrdiff_t weight; /* of the fullest form seen: letters of its words, initials hardly count */
	ptrdiff_t same;   /* the next with this surname, from 1; 0: none */
} Person;

/* What a form of words was taken for, and how often. */
typedef struct {
	int votes[NAME_TYPES];
	Str ids[NAME_TYPES];
} Form;

typedef struct {
	Arena *arena;
	Reader *readers;
	ptrdiff_t count;
	LIST(Person) people;
	Map surnames, givens; /* lowered word -> Person's number, as a pointer into `numbers` */
	Map forms;            /* text of a name -> Form */
	Map titles;           /* lowered title -> number */
} Linker;

static const Word *
word_of(const Reader *r, ptrdiff_t i)
{
	return &r->text->words.at[i];
}

static bool
is_initial(const Word *word)
{
	return word->text.len == 1 || (word->text.len <= 8 && word->text.at[word->text.len - 1] == '.');
}

static bool
same_first(Str a, Str b)
{
	uint32_t left, right;

	utf8_decode(a, 0, &left);
	utf8_decode(b, 0, &right);
	return left == right;
}

static ptrdiff_t
number_at(const Map *map, Str word)
{
	const ptrdiff_t *number = map_get(map, word);

	return number ? *number : 0;
}

static void
number_set(Linker *linker, Map *map, Str word, ptrdiff_t number)
{
	Slot *slot = map_add(map, linker->arena, word);

	if (!slot->value)
		slot->value = NEW(linker->arena, ptrdiff_t, 1);
	*(ptrdiff_t *)slot->value = number;
}

/* "V. I." fits "Vladimir"; "Ali" does not fit "Omar". */
static bool
givens_fit(Str a, bool a_initial, Str b)
{
	if (!a.len || !b.len || str_equal(a, b))
		return true;
	return (a_initial || b.len <= 2 || b.at[b.len - 1] == '.') && same_first(a, b);
}

static ptrdiff_t
person_find(const Linker *linker, Str given, bool initial, Str surname)
{
	for (ptrdiff_t n = number_at(&linker->surnames, surname); n; n = linker->people.at[n - 1].same)
		if (givens_fit(given, initial, linker->people.at[n - 1].given))
			return n;
	return 0;
}

static ptrdiff_t
person_new(Linker *linker, Str given, Str surname)
{
	Person *person = PUSH(linker->arena, &linker->people);
	ptrdiff_t number = linker->people.len;

	*person = (Person){ .given = given, .surname = surname, .same = number_at(&linker->surnames, surname) };
	number_set(linker, &linker->surnames, surname, number);
	if (given.len > 2 && !number_at(&linker->givens, given))
		number_set(linker, &linker->givens, given, number);
	return number;
}

static ptrdiff_t
form_weight(const Reader *r, const Name *name)
{
	ptrdiff_t weight = 0;

	for (ptrdiff_t i = name->first; i <= name->last; i++)
		weight += is_initial(word_of(r, i)) ? 1 : word_of(r, i)->text.len;
	return weight;
}

/* The id is made of the fullest form. */
static void
person_seen(Linker *linker, Reader *r, Name *name)
{
	Person *person = &linker->people.at[name->person - 1];
	ptrdiff_t weight = form_weight(r, name);

	if (name->id.len && !person->weight) { /* came with the record */
		person->id = name->id;
		person->weight = PTRDIFF_MAX;
	} else if (weight > person->weight) {
		person->weight = weight;
		person->id = reader_id(r, S("person:"), name->first, name->last);
		if (!is_initial(word_of(r, name->first)))
			person->given = name->first < name->last ? word_of(r, name->first)->lower : (Str){ 0 };
	}
	if (name->title >= 0)
		number_set(linker, &linker->titles, word_of(r, name->title)->lower, name->person);
}

static bool
is_person(const Name *name)
{
	return name->type == NAME_PERSON && name->mention == AS_NAME && name->first >= 0;
}

static void
take_full_name(Linker *linker, Reader *r, Name *name)
{
	const Word *first = word_of(r, name->first), *last = word_of(r, name->last);

	name->person = person_find(linker, first->lower, is_initial(first), last->lower);
	if (!name->person)
		name->person = person_new(linker, first->lower, last->lower);
	person_seen(linker, r, name);
}

static void
take_short_name(Linker *linker, Reader *r, Name *name)
{
	Str word = word_of(r, name->last)->lower;

	name->person = number_at(&linker->surnames, word);
	if (!name->person)
		name->person = number_at(&linker->givens, word);
	if (!name->person)
		name->person = person_new(linker, (Str){ 0 }, word);
	else if (!r->text->closed)
		name->id = (Str){ 0 }; /* whom the article introduced, not who is best known by that name */
	person_seen(linker, r, name);
}

/* Full names first, wherever they stand: a headline's "Voronkov" is before them. Particles belong to short names:
 * "al-Assad" is one. */
static void
link_people(Linker *linker, bool full)
{
	for (ptrdiff_t i = 0; i < linker->count; i++) {
		Reader *r = &linker->readers[i];
		for (ptrdiff_t n = 0; n < r->text->names.len; n++) {
			Name *name = &r->text->names.at[n];
			bool is_full = name->first < name->last && !(reader_bits(r, name->first) & IS_PARTICLE);
			if (is_person(name) && !name->person && is_full == full)
				(full ? take_full_name : take_short_name)(linker, r, name);
		}
	}
}

static Str
form_text(const Reader *r, const Name *name)
{
	return str_slice(r->text->text, name->start, name->end);
}

static void
vote(Linker *linker, Reader *r, const Name *name)
{
	Slot *slot = map_add(&linker->forms, linker->arena, form_text(r, name));
	Form *form = slot->value ? slot->value : (slot->value = NEW(linker->arena, Form, 1));

	form->votes[name->type] += name->sure ? 3 : 1;
	if (name->id.len && !form->ids[name->type].len)
		form->ids[name->type] = name->id;
}

static NameType
winner(const Form *form)
{
	NameType best = NAME_PERSON;

	for (int type = 0; type < NAME_TYPES; type++)
		if (form->votes[type] > form->votes[best])
			best = (NameType)type;
	return best;
}

/* One form, one type: what was guessed follows what is known, or the most votes. */
static void
agree_on_types(Linker *linker)
{
	for (ptrdiff_t i = 0; i < linker->count; i++)
		for (ptrdiff_t n = 0; n < linker->readers[i].text->names.len; n++)
			if (linker->readers[i].text->names.at[n].mention == AS_NAME)
				vote(linker, &linker->readers[i], &linker->readers[i].text->names.at[n]);
	for (ptrdiff_t i = 0; i < linker->count; i++) {
		NameText *text = linker->readers[i].text;
		for (ptrdiff_t n = 0; n < text->names.len && !text->closed; n++) {
			Name *name = &text->names.at[n];
			const Form *form = name->mention == AS_NAME && !name->sure
				? map_get(&linker->forms, form_text(&linker->readers[i], name))
				: NULL;
			if (!form)
				continue;
			name->type = winner(form);
			name->id = form->ids[name->type];
		}
	}
}

static bool
opens_ordinary(const Reader *r, ptrdiff_t i)
{
	return (reader_bits(r, i) & (IS_COMMON | IS_FUNCTION)) && (r->text->title_case || reader_opens(r, i));
}

/* A capital that no rule took: is it somebody's surname, or a form known from elsewhere in the article? */
static void
adopt_word(Linker *linker, Reader *r, ptrdiff_t i)
{
	const Word *word = word_of(r, i);
	ptrdiff_t person;
	const Form *form;

	if ((reader_bits(r, i) & (IS_CALENDAR | IS_FUNCTION)) || opens_ordinary(r, i))
		return;
	person = number_at(&linker->surnames, word->lower);
	form = map_get(&linker->forms, word->text);
	if (!person && (reader_bits(r, i) & IS_GIVEN))
		person = number_at(&linker->givens, word->lower);
	if (person) {
		Name *name = reader_add(r, i, i, NAME_PERSON, (Str){ 0 }, "a short name");
		name->person = person;
	} else if (form) {
		NameType type = winner(form);
		reader_add(r, i, i, type, form->ids[type], "known from elsewhere in the article");
	}
}

static int
by_start(const void *a, const void *b)
{
	const Name *left = a, *right = b;

	if (left->start != right->start)
		return left->start < right->start ? -1 : 1;
	return left->end > right->end ? -1 : left->end < right->end;
}

static void
sort_names(NameText *text)
{
	if (text->names.len > 1)
		qsort(text->names.at, (size_t)text->names.len, sizeof *text->names.at, by_start);
}

static void
adopt_words(Linker *linker)
{
	for (ptrdiff_t t = 0; t < linker->count; t++) {
		Reader *r = &linker->readers[t];
		ptrdiff_t found = r->text->names.len, n = 0;
		for (ptrdiff_t i = -1;
			!r->text->closed && (i = reader_next(r, i + 1, LOOKS_CAPITAL)) < r->count;) {
			while (n < found && r->text->names.at[n].last < i)
				n++;
			if (n < found && r->text->names.at[n].first <= i)
				continue;
			if (word_of(r, i)->capital)
				adopt_word(linker, r, i);
		}
		sort_names(r->text);
	}
}

/* "Jordan" is a man where the article has a Michael Jordan, unless it stands where a place would. */
static void
people_named_like_places(Linker *linker)
{
	for (ptrdiff_t t = 0; t < linker->count; t++) {
		Reader *r = &linker->readers[t];
		for (ptrdiff_t n = 0; n < r->text->names.len && !r->text->closed; n++) {
			Name *name = &r->text->names.at[n];
			ptrdiff_t person = name->first == name->last && name->type == NAME_PLACE &&
					name->mention == AS_NAME
				? number_at(&linker->surnames, word_of(r, name->last)->lower)
				: 0;
			if (!person || !linker->people.at[person - 1].given.len ||
				(reader_bits(r, name->first - 1) & IS_AT))
				continue;
			name->type = NAME_PERSON;
			name->id = (Str){ 0 };
			name->person = person;
		}
	}
}

static bool
is_known(const Map *strong, Str id)
{
	ptrdiff_t colon = str_find_byte(id, ':');

	return map_find(strong, id) || (colon == 2 && map_find(strong, str_slice(id, 0, colon)));
}

/* "France, Jordan and the Netherlands": what stands in a row with countries is one. */
static bool
joins_countries(const Reader *r, const Name *left, const Name *right)
{
	ptrdiff_t i = left->last + 1;

	if (left->type != NAME_PLACE || right->type != NAME_PLACE || left->id.len != 2 ||
		right->id.len != 2 || left->first < 0)
		return false;
	i += i < r->count && str_equal(word_of(r, i)->text, S(","));
	i += i < r->count &&
		(str_equal(word_of(r, i)->text, S("and")) || str_equal(word_of(r, i)->text, S("or")));
	i += i > left->last + 1 && i < r->count && str_equal(word_of(r, i)->text, S("the"));
	return i > left->last + 1 && i == right->first;
}

static bool
is_in_row(const Reader *r, ptrdiff_t n)
{
	const Names *names = &r->text->names;

	return (n > 0 && joins_countries(r, &names->at[n - 1], &names->at[n])) ||
		(n + 1 < names->len && joins_countries(r, &names->at[n], &names->at[n + 1]));
}

/* "November 17", which is a group as well. */
static bool
is_day(const Reader *r, const Name *name)
{
	return ((reader_bits(r, name->first) | reader_bits(r, name->last)) & IS_CALENDAR) != 0;
}

static void
drop_weak_names(Reader *r, const Map *strong)
{
	Names *names = &r->text->names;
	ptrdiff_t kept = 0;

	for (ptrdiff_t n = 0; n < names->len; n++)
		if (names->at[n].weak && (is_known(strong, names->at[n].id) || is_in_row(r, n))) {
			names->at[n].weak = false;
			names->at[n].sure = true;
		}
	for (ptrdiff_t n = 0; n < names->len; n++) {
		Name name = names->at[n];
		if (name.weak && (name.type == NAME_PLACE || is_day(r, &name)))
			continue;
		if (name.weak)
			name.id = reader_id(r, S("org:"), name.first, name.last);
		names->at[kept++] = name;
	}
	names->len = kept;
}

/* Weak names ("SAR") hold only where the article has the same thing, or its country, under another name. */
static void
drop_weak(Linker *linker)
{
	Map strong = { 0 };
	bool any = false;

	for (ptrdiff_t t = 0; t < linker->count; t++)
		for (ptrdiff_t n = 0; n < linker->readers[t].text->names.len; n++)
			any |= linker->readers[t].text->names.at[n].weak;
	for (ptrdiff_t t = 0; t < linker->count && any; t++)
		for (ptrdiff_t n = 0; n < linker->readers[t].text->names.len; n++) {
			const Name *name = &linker->readers[t].text->names.at[n];
			if (!name->weak && name->sure && name->id.len)
				map_add(&strong, linker->arena, name->id);
		}
	for (ptrdiff_t t = 0; t < linker->count && any; t++)
		drop_weak_names(&linker->readers[t], &strong);
}

static void
name_people(Linker *linker)
{
	for (ptrdiff_t t = 0; t < linker->count; t++)
		for (ptrdiff_t n = 0; n < linker->readers[t].text->names.len; n++) {
			Name *name = &linker->readers[t].text->names.at[n];
			const Word *role = name->mention == AS_ROLE && name->last >= 0
				? word_of(&linker->readers[t], name->last)
				: NULL;
			if (role && !name->person)
				name->person = number_at(&linker->titles, role->lower);
			if (name->person && !name->id.len)
				name->id = linker->people.at[name->person - 1].id;
		}
}

void
link_names(Arena *arena, Reader *readers, ptrdiff_t count)
{
	Linker linker = { .arena = arena, .readers = readers, .count = count };

	drop_weak(&linker);
	define_abbreviations(arena, readers, count);
	agree_on_types(&linker);
	link_people(&linker, true);
	link_people(&linker, false);
	people_named_like_places(&linker);
	adopt_words(&linker);
	name_people(&linker);
	for (ptrdiff_t i = 0; i < count; i++) {
		if (readers[i].text->closed)
			continue;
		context_nested(&readers[i]);
		sort_names(readers[i].text);
	}
	define_nominals(arena, readers, count);
	for (ptrdiff_t i = 0; i < count; i++)
		if (!readers[i].text->closed)
			sort_names(readers[i].text);
}
