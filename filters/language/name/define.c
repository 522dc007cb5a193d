#include "language/name/define.h"

typedef struct {
	NameType type;
	Str id;
} Meaning;

static const Word *
word_of(const Reader *r, ptrdiff_t i)
{
	return &r->text->words.at[i];
}

static bool
is_text(const Reader *r, ptrdiff_t i, Str text)
{
	return i >= 0 && i < r->count && str_equal(word_of(r, i)->text, text);
}

/* The letters of the abbreviation are the first letters of the words before `end`, small words left out at will.
 * The first of those words; -1 if they are not. */
static ptrdiff_t
spelled_by(const Reader *r, Str letters, ptrdiff_t end)
{
	ptrdiff_t at = letters.len - 1;

	for (ptrdiff_t i = end; i >= 0 && i > end - 16; i--) {
		const Word *word = word_of(r, i);
		if (word->kind == WORD_MARK) {
			if (word->text.at[0] != '-' && word->text.at[0] != '\'')
				return -1;
			continue;
		}
		while (at > 0 && letters.at[at] == '.')
			at--;
		if (to_upper(word->text.at[0]) == letters.at[at] && (word->capital || at > 0)) {
			if (at-- == 0)
				return i;
		} else if (!(reader_bits(r, i) & IS_FUNCTION)) {
			return -1;
		}
	}
	return -1;
}

static ptrdiff_t
name_ending(const Reader *r, ptrdiff_t last)
{
	for (ptrdiff_t n = r->text->names.len - 1; n >= 0; n--)
		if (r->text->names.at[n].last == last)
			return n;
	return -1;
}

/* The words first..last are one name, whatever was found among them. */
static ptrdiff_t
cover(Reader *r, ptrdiff_t first, ptrdiff_t last)
{
	Names old = r->text->names;
	ptrdiff_t at = -1;

	r->text->names = (Names){ 0 };
	for (ptrdiff_t n = 0; n <= old.len; n++) {
		if (at < 0 && (n == old.len || old.at[n].first >= first)) {
			at = r->text->names.len;
			reader_add(r, first, last, NAME_ORG, reader_id(r, S("org:"), first, last),
				"spelled out before its abbreviation");
		}
		if (n < old.len && (old.at[n].last < first || old.at[n].first > last))
			*PUSH(r->arena, &r->text->names) = old.at[n];
	}
	return at;
}

static bool
shares_a_letter(const Reader *r, const Name *name, char letter)
{
	for (ptrdiff_t i = name->first; i <= name->last; i++)
		if (to_upper(word_of(r, i)->text.at[0]) == letter)
			return true;
	return false;
}

static void
define_at(Arena *arena, Reader *r, ptrdiff_t open, Map *meanings)
{
	const Word *word = word_of(r, open + 1);
	ptrdiff_t first = spelled_by(r, word->text, open - 1), n = name_ending(r, open - 1);
	const Name *name;
	Meaning *meaning;
	Slot *slot;

	if (n >= 0 && (r->text->names.at[n].type == NAME_PERSON || r->text->names.at[n].type == NAME_DATE))
		n = -1;
	if (first >= 0 && first < open - 1 && (n < 0 || r->text->names.at[n].first > first))
		n = cover(r, first, open - 1);
	if (n < 0 || (first < 0 && !shares_a_letter(r, &r->text->names.at[n], word->text.at[0])))
		return;
	name = &r->text->names.at[n];
	slot = map_add(meanings, arena, word->text);
	if (slot->value || !name->id.len)
		return;
	meaning = slot->value = NEW(arena, Meaning, 1);
	*meaning = (Meaning){ name->type, name->id };
}

static const Meaning *
meaning_of(const Reader *r, const Map *meanings, ptrdiff_t i)
{
	return word_of(r, i)->caps ? map_get(meanings, word_of(r, i)->text) : NULL;
}

static const char defined[] = "the article defines the abbreviation";

static void
apply_to_names(Reader *r, const Map *meanings)
{
	for (ptrdiff_t n = 0; n < r->text->names.len; n++) {
		Name *name = &r->text->names.at[n];
		const Meaning *meaning = name->first == name->last && name->first >= 0
			? meaning_of(r, meanings, name->first)
			: NULL;
		if (!meaning)
			continue;
		name->type = meaning->type;
		name->id = meaning->id;
		name->sure = true;
		name->why = defined;
	}
}

/* The abbreviation is a name wherever it stands. */
static void
apply(Reader *r, const Map *meanings)
{
	Names old = r->text->names, *names = &r->text->names;
	ptrdiff_t n = 0;

	apply_to_names(r, meanings);
	*names = (Names){ 0 };
	for (ptrdiff_t i = 0; i < r->count; i++) {
		const Meaning *meaning = meaning_of(r, meanings, i);
		for (; n < old.len && old.at[n].first <= i; n++)
			*PUSH(r->arena, names) = old.at[n];
		if (meaning && (!names->len || names->at[names->len - 1].last < i))
			reader_add(r, i, i, meaning->type, meaning->id, defined);
	}
}

void
define_abbreviations(Arena *arena, Reader *readers, ptrdiff_t count)
{
	Map meanings = { 0 };

	for (ptrdiff_t t = 0; t < count; t++) {
		Reader *r = &readers[t];
		bool any = !r->text->closed && str_find_byte(r->text->text, '(') >= 0;
		for (ptrdiff_t i = 1; any && i + 2 < r->count; i++)
			if (is_text(r, i, S("(")) && is_text(r, i + 2, S(")")) && word_of(r, i + 1)->caps &&
				word_of(r, i + 1)->text.len <= 10)
				define_at(arena, r, i, &meanings);
	}
	for (ptrdiff_t t = 0; t < count && meanings.len; t++)
		if (!readers[t].text->closed)
			apply(&readers[t], &meanings);
}

/* What "the …" can point back at: the last group, the last body, by number, for lists of names move as they grow. */
typedef struct {
	const Reader *reader[2];
	ptrdiff_t name[2];
} Past;

static const Name *
last_named(const Past *past, int which)
{
	return past->reader[which] ? &past->reader[which]->text->names.at[past->name[which]] : NULL;
}

static void
remember(Past *past, const Reader *r, ptrdiff_t n)
{
	const Name *name = &r->text->names.at[n];
	int which = name->type == NAME_GROUP ? 0 : 1;

	if ((name->type != NAME_GROUP && name->type != NAME_ORG) || name->mention != AS_NAME ||
		name->nested || !name->id.len)
		return;
	past->reader[which] = r;
	past->name[which] = n;
}

static bool
says(const Reader *r, const Name *name, Str noun)
{
	for (ptrdiff_t i = name->first; i <= name->last && name->first >= 0; i++)
		if (str_equal(word_of(r, i)->lower, noun))
			return true;
	return false;
}

/* Groups for the words of groups, the last of both where either will do, else a body whose name has the word. */
static const Name *
pointed_at(const Past *past, int bits, Str noun)
{
	const Name *group = last_named(past, 0), *org = last_named(past, 1);

	if ((bits & IS_NOMINAL_GROUP) && !(bits & IS_NOMINAL_ORG))
		return group;
	if (bits & IS_NOMINAL_GROUP)
		return group && org && past->reader[1] > past->reader[0] && !str_equal(noun, S("group")) ? org
			: group ? group
				: org;
	return org && says(past->reader[1], org, noun) ? org : NULL;
}

/* "a member of the Organization": with a capital it is the short name of the body last named, if that says the word or, being an
 * abbreviation, ends in its letter (CSTO). */
static bool
is_short_for(const Reader *r, ptrdiff_t i, const Past *past)
{
	const Name *org = last_named(past, 1);
	const Word *word = word_of(r, i), *last;

	if (!org || org->first < 0 || !(reader_bits(r, i) & IS_ORG_HEAD) || !word->capital || word->caps ||
		r->text->title_case || reader_capital(r, i + 1) || is_text(r, i + 1, S("of")) ||
		is_text(r, i + 1, S("for")))
		return false;
	last = word_of(past->reader[1], org->last);
	if (org->first == org->last)
		return last->caps && last->text.len > 2 &&
			last->text.at[last->text.len - 1] == word->text.at[0];
	return says(past->reader[1], org, word->lower);
}

static bool
is_free(const Reader *r, ptrdiff_t i, ptrdiff_t names)
{
	for (ptrdiff_t n = 0; n < names; n++)
		if (r->text->names.at[n].first <= i && r->text->names.at[n].last >= i)
			return false;
	return true;
}

static void
nominals_of(Reader *r, Past *past)
{
	ptrdiff_t names = r->text->names.len, n = 0;

	for (ptrdiff_t i = -1; (i = reader_next(r, i + 1, LOOKS_THE)) < r->count;) {
		int bits = reader_bits(r, i + 1);
		const Name *name;
		for (; n < names && r->text->names.at[n].first <= i; n++)
			remember(past, r, n);
		if (r->text->closed || i + 1 >= r->count)
			continue;
		if (is_short_for(r, i + 1, past) && is_free(r, i + 1, names))
			reader_add(r, i + 1, i + 1, NAME_ORG, last_named(past, 1)->id,
				"short for the body last named");
		if (reader_capital(r, i + 1))
			continue;
		if ((bits & (IS_NOMINAL_ORG | IS_NOMINAL_GROUP)) && !is_text(r, i + 2, S("of")) &&
			(name = pointed_at(past, bits, word_of(r, i + 1)->lower)))
			reader_add(r, i, i + 1, name->type, name->id, "the one last named")->mention = AS_NOMINAL;
	}
	for (; n < names; n++)
		remember(past, r, n);
}

void
define_nominals(Arena *arena, Reader *readers, ptrdiff_t count)
{
	Past past = { 0 };

	(void)arena;
	for (ptrdiff_t t = 0; t < count; t++)
		nominals_of(&readers[t], &past);
}
