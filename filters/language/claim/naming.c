#include "language/claim/naming.h"

static const Named *
name_in(const Parse *parse, ptrdiff_t first, ptrdiff_t last)
{
	const Named *best = NULL;

	for (ptrdiff_t i = first; i <= last; i++) {
		const Named *n = parse->tokens[i].named >= 0 ? &parse->names.at[parse->tokens[i].named] : NULL;
		if (!n || n->type == NAMED_DATE || n->type == NAMED_EVENT)
			continue;
		/* a person beats his office; the first of equals */
		if (!best || (n->type == NAMED_PERSON && best->type != NAMED_PERSON))
			best = n;
	}
	return best;
}

static void
collect_names(Naming *naming)
{
	Arena *arena = naming->scene->arena;

	for (ptrdiff_t s = 0; s < naming->scene->count; s++) {
		const Passage *sentence = &naming->scene->sentences[s];
		for (ptrdiff_t i = 0; i < sentence->names.len; i++) {
			const Named *n = &sentence->names.at[i];
			if (!n->id.len || n->nominal || n->role)
				continue;
			Slot *slot = map_add(&naming->longest, arena, n->id);
			Str text = str_slice(sentence->text, n->start, n->end);
			if (!slot->value)
				slot->value = NEW(arena, Str, 1);
			if (((Str *)slot->value)->len < text.len)
				*(Str *)slot->value = text;
		}
	}
}

static Str
longest_name(Naming *naming, Str id, Str text)
{
	const Str *best;

	if (!naming->collected && id.len)
		collect_names(naming);
	naming->collected |= id.len > 0;
	best = id.len ? map_get(&naming->longest, id) : NULL;
	return best && best->len ? *best : text;
}

/* ---- naming a source ---- */

static ptrdiff_t
without_determiner(const Parse *parse, ptrdiff_t first, ptrdiff_t last)
{
	while (first < last && (parse->tokens[first].tag == TAG_DET || parse->tokens[first].tag == TAG_POSS))
		first++;
	return first;
}

/* "Minister for Fisheries, Ann Lee": the name in apposition says who it is. */
static const Named *
apposition(const Parse *parse, const Source *source)
{
	ptrdiff_t c = parse->tokens[source->last].chunk + 1;

	for (int i = 0; i < 4 && c + 1 < parse->chunk_len; i++, c++) {
		if (chunk_is(parse, c, CHUNK_VERB))
			return NULL;
		const Chunk *k = &parse->chunks[c];
		if (k->type == CHUNK_NOUN) {
			const Named *n = name_in(parse, k->first, k->last);
			if (n && n->type == NAMED_PERSON && !n->role && !n->nominal)
				return n;
		}
	}
	return NULL;
}

static const Source *
recall(const Naming *naming, const Source *source, Past what)
{
	return naming->recall(naming->memory, source, what);
}

static void
name_pronoun(Naming *naming, const Parse *parse, Source *source)
{
	Str word = parse_lower(parse, source->first);
	bool person = str_equal(word, S("he")) || str_equal(word, S("she")) || str_equal(word, S("who"));
	const Source *model = str_equal(word, S("they"))
		? NULL
		: recall(naming, source, person ? PAST_PERSON : PAST_GROUP);

	if (!model)
		model = recall(naming, source, PAST_SPEAKER);
	if (model && (model->text || !source->of_text)) {
		source->name = model->name;
		source->id = model->id;
	}
}

static bool
is_definite_body(const Parse *parse, const Source *source)
{
	static const char *const heads[] = { "agency", "organization", "organisation", "group", "ministry",
		"company", "institute", "report", "government", "union", "body", "department", "study",
		"survey", "firm", "bank", "official", "spokesman", "spokeswoman", "minister", "president",
		"director", "statement" };
	const Token *head = &parse->tokens[parse->chunks[parse->tokens[source->first].chunk].head];

	if (!str_equal(parse_lower(parse, source->first), S("the")) || source->last - source->first > 4)
		return false;
	for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
		if (str_is(head->word->lower, heads[i]))
			return true;
	return false;
}

/* "the agency": the one spoken of last, where somebody has spoken. */
static void
name_as_group(const Naming *naming, Source *source)
{
	const Source *group = recall(naming, source, PAST_GROUP);

	if (!group || !recall(naming, source, PAST_SPEAKER))
		return;
	source->name = group->name;
	source->id = group->id;
}

void
naming_give(Naming *naming, Source *source)
{
	const Parse *parse = passage_parse(naming->scene, source->sentence);
	ptrdiff_t chunk = parse->tokens[source->first].chunk;
	const Named *n = source->text ? NULL : name_in(parse, source->first, parse->chunks[chunk].last);

	if (source->pronoun) {
		name_pronoun(naming, parse, source);
		return;
	}
	const Named *apposed = n && n->type == NAMED_PERSON && !n->role && !n->nominal
		? NULL
		: apposition(parse, source);
	ptrdiff_t head = parse->chunks[chunk].head;
	if (apposed && (parse->tokens[head].entry->is & IS_SPEAKER || (n && n->role)))
		n = apposed;
	ptrdiff_t first = without_determiner(parse, source->first, source->last);
	Str phrase = str_slice(
		parse->text, parse->tokens[first].word->start, parse->tokens[source->last].word->end);
	source->many = !n && !source->text && parse_plural(parse, head);
	bool whole = n && (n == apposed || n->type == NAMED_PERSON || parse->tokens[head].named >= 0);
	if (whole) {
		source->id = n->id;
		source->name = longest_name(naming, n->id,
			n->role || n->nominal ? phrase : str_slice(parse->text, n->start, n->end));
	} else
		source->name = phrase;
	if (!whole && !source->text && is_definite_body(parse, source))
		name_as_group(naming, source);
}

bool
naming_is(const Source *source, Past what)
{
	bool person = str_starts(source->id, S("person:"));

	if (!source->name.len || source->weak)
		return false;
	return what == PAST_SPEAKER ||
		(what == PAST_PERSON ? person : !person && !source->pronoun && !source->many);
}

/* A person or an organisation named near the start. */
static bool
may_open_with_name(const Passage *sentence)
{
	enum { NEAR = 16 };

	for (ptrdiff_t i = 0; i < sentence->names.len && sentence->names.at[i].start < NEAR; i++)
		if (sentence->names.at[i].type == NAMED_PERSON || sentence->names.at[i].type == NAMED_ORG)
			return true;
	return false;
}

const Source *
naming_subject(Naming *naming, ptrdiff_t s, Past *is)
{
	if (!may_open_with_name(&naming->scene->sentences[s]))
		return NULL;
	const Parse *parse = passage_parse(naming->scene, s);
	ptrdiff_t c = 0;
	while (chunk_is(parse, c, CHUNK_QUOTE) || chunk_is(parse, c, CHUNK_ADV))
		c++;
	if (!chunk_is(parse, c, CHUNK_NOUN))
		return NULL;
	const Named *n = name_in(parse, parse->chunks[c].first, parse->chunks[c].last);
	if (!n || (n->type != NAMED_PERSON && n->type != NAMED_ORG) || n->role || n->nominal ||
		n->end < parse->tokens[parse->chunks[c].last].word->end)
		return NULL;
	Source *subject = NEW(naming->scene->arena, Source, 1);
	subject->sentence = s;
	subject->id = n->id;
	subject->name = longest_name(naming, n->id, str_slice(parse->text, n->start, n->end));
	*is = n->type == NAMED_PERSON ? PAST_PERSON : PAST_GROUP;
	return subject;
}
