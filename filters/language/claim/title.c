#include "language/claim/title.h"
#include "language/claim/spot.h"

typedef struct {
	Arena *arena;
	Str title;
	Str id;       /* the best so far */
	bool located; /* it stands behind "in", "off", … */
	bool doubt;   /* another country has the same right */
} Search;

static bool
in_word(Str s, ptrdiff_t i)
{
	return i >= 0 && i < s.len && (is_letter(s.at[i]) || (unsigned char)s.at[i] >= 0x80);
}

/* Where the name stands in the title as words of its own; -1. */
static ptrdiff_t
where(Str title, Str name)
{
	for (ptrdiff_t from = 0; from + name.len <= title.len; from++) {
		ptrdiff_t at = str_find(str_from(title, from), name);
		if (at < 0)
			return -1;
		from += at;
		if (!in_word(title, from - 1) && !in_word(title, from + name.len))
			return from;
	}
	return -1;
}

/* The word before it, in lower case. */
static Str
word_before(const Search *search, ptrdiff_t at)
{
	ptrdiff_t end = at > 0 ? at - 1 : 0, start = end;

	while (start > 0 && search->title.at[start - 1] != ' ')
		start--;
	return arena_lower(search->arena, str_slice(search->title, start, end));
}

/* "half of Kenya's pupils" */
static bool
owns(Str title, ptrdiff_t end)
{
	Str rest = str_from(title, end);

	return str_starts(rest, S("'s ")) || str_starts(rest, S("’s "));
}

static void
consider(Search *search, Str id, ptrdiff_t at, ptrdiff_t end)
{
	/* "a threat to Chad", "from Chad": not where it plays */
	static const char *const elsewhere[] = { "to", "from", "for", "against", "with", "by", "of", "over",
		NULL };
	Str before = word_before(search, at);
	bool in = str_among(before, spot_locatives);
	bool same = search->id.len && str_equal(str_slice(id, 0, 2), str_slice(search->id, 0, 2));

	/* a region must be said to be where it plays: "Nordic Relief" is a name */
	if ((str_among(before, elsewhere) && !owns(search->title, end)) ||
		(!in && str_starts(id, S("region:"))))
		return;
	if (!search->id.len || (in && !search->located) || (same && id.len > search->id.len)) {
		search->doubt = search->id.len && !same && !in;
		search->id = id;
	} else if (!same && in == search->located)
		search->doubt = true;
	search->located |= in;
}

/* Up to four words from byte `start`, the longest that is a name. Returns how many bytes it has. */
static ptrdiff_t
consider_words(Search *search, const Table *names, ptrdiff_t start)
{
	ptrdiff_t ends[4], count = 0;

	for (ptrdiff_t i = start; i <= search->title.len && count < 4; i++)
		if (in_word(search->title, i - 1) && !in_word(search->title, i))
			ends[count++] = i;
	while (count-- > 0) {
		const Row *row = table_find(names, str_slice(search->title, start, ends[count]));
		if (!row || row->column[2].len)
			continue;
		consider(search, row->column[1], start, ends[count]);
		return ends[count] - start;
	}
	return 0;
}

static void
consider_table(Search *search, const Table *names)
{
	for (ptrdiff_t i = 0; names && i < search->title.len; i++)
		if (in_word(search->title, i) && !in_word(search->title, i - 1))
			i += consider_words(search, names, i);
}

static void
consider_names(Search *search, const Passage *passage)
{
	for (ptrdiff_t i = 0; i < passage->names.len; i++) {
		const Named *n = &passage->names.at[i];
		if (n->nested || n->id.len < 2 || (n->type != NAMED_PLACE && n->type != NAMED_DEMONYM))
			continue;
		Str name = str_slice(passage->text, n->start, n->end);
		ptrdiff_t at = where(search->title, name);
		if (at >= 0)
			consider(search, n->id, at, at + name.len);
	}
}

Ids
title_place(const Scene *scene)
{
	enum { MOST = 400 }; /* bytes: a title that is longer is none */
	ptrdiff_t len = scene->title.len < MOST ? scene->title.len : MOST;
	Search search = { .arena = scene->arena, .title = str_slice(scene->title, 0, len) };
	Ids found = { 0 };

	if (!scene->title.len)
		return found;
	consider_table(&search, scene->countries);
	consider_table(&search, scene->demonyms);
	for (ptrdiff_t s = 0; s < scene->count; s++)
		consider_names(&search, &scene->sentences[s]);
	if (search.id.len && !search.doubt)
		*PUSH(scene->arena, &found) = search.id;
	return found;
}
