#include "language/name/dates.h"

#include "language/date.h"

/* The words around the next that a date may have, and around those that follow closely: dates lie within. False: there is none. */
static bool
next_stretch(const NameText *text, ptrdiff_t *from, ptrdiff_t *to)
{
	enum { AROUND = 8 }; /* words; "from the middle of the second week of" */
	ptrdiff_t first = looks_next(text->looks, *to, text->words.len, LOOKS_DATED), last;

	if (first == text->words.len)
		return false;
	last = first;
	for (ptrdiff_t i = first; i < text->words.len && i <= last + 2 * AROUND;
		i = looks_next(text->looks, i + 1, text->words.len, LOOKS_DATED))
		last = i;
	*from = first - *to > AROUND ? first - AROUND : *to;
	*to = last + AROUND < text->words.len ? last + AROUND : text->words.len;
	return true;
}

/* Behind which names it goes, which are in order of start, the longer first; -1: another name is in its way. *from goes along
 * the names as dates go on. */
static ptrdiff_t
place_for(const Names *names, ptrdiff_t *from, const DateSpan *date, bool *nested)
{
	ptrdiff_t place;

	*nested = false;
	while (*from < names->len && names->at[*from].end <= date->start)
		++*from;
	place = *from;
	for (ptrdiff_t n = *from; n < names->len && names->at[n].start < date->end; n++) {
		const Name *name = &names->at[n];
		bool covers = name->start <= date->start && name->end >= date->end &&
			name->end - name->start > date->end - date->start;
		if (name->end > date->start && !covers)
			return -1;
		*nested |= covers;
		place = n + 1;
	}
	return place;
}

/* The names so far and those that dates have joined. */
typedef struct {
	Arena *arena;
	const Names *names;
	ptrdiff_t from, copied; /* of names: behind the last date; already in all */
	Names all;
} Joining;

static void
copy_names(Joining *j, ptrdiff_t end)
{
	while (j->copied < end)
		*PUSH(j->arena, &j->all) = j->names->at[j->copied++];
}

static void
add(Joining *j, const DateSpan *date, ptrdiff_t word)
{
	bool nested;
	ptrdiff_t place = place_for(j->names, &j->from, date, &nested);

	if (place < 0)
		return;
	copy_names(j, place);
	*PUSH(j->arena, &j->all) = (Name){ .start = date->start,
		.end = date->end,
		.first = word + date->first,
		.last = word + date->last,
		.type = NAME_DATE,
		.title = -1,
		.id = date->time,
		.nested = nested,
		.sure = true,
		.why = "a date" };
}

static void
add_dates(Arena *arena, const Lexicon *lexicon, NameText *text, Str anchor)
{
	Joining joining = { .arena = arena, .names = &text->names };

	for (ptrdiff_t from = 0, to = 0; next_stretch(text, &from, &to);) {
		const Words words = { .at = text->words.at + from, .len = to - from };
		DateSpans dates = dates_find(arena, lexicon, text->text, &words, anchor);
		for (ptrdiff_t i = 0; i < dates.len; i++)
			add(&joining, &dates.at[i], from);
	}
	if (!joining.all.len) /* no date: they stay as they are */
		return;
	copy_names(&joining, text->names.len);
	text->names = joining.all;
}

void
names_dates(Arena *arena, const Lexicon *lexicon, NameText *texts, ptrdiff_t count, Str anchor)
{
	for (ptrdiff_t t = 0; t < count; t++)
		if (!texts[t].closed)
			add_dates(arena, lexicon, &texts[t], anchor);
}
