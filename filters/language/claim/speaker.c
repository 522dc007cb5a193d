#include "language/claim/claim.h"
#include "language/claim/source.h"

/* What is known while walking over the sentences: who spoke last, and whether his quotation is still open. */
typedef struct {
	Scene *scene;
	Sources *by_sentence; /* one list a sentence */
	bool *inside;         /* the sentence begins inside a quotation */
	bool *quoted;         /* all of it, or its end, is quotation */
	Map longest;          /* id -> Str *: longest name in the document */
	const Source *last_person, *last_group, *last;
} Walk;

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
collect_names(Walk *walk)
{
	Arena *arena = walk->scene->arena;

	for (ptrdiff_t s = 0; s < walk->scene->count; s++) {
		const Passage *sentence = &walk->scene->sentences[s];
		for (ptrdiff_t i = 0; i < sentence->names.len; i++) {
			const Named *n = &sentence->names.at[i];
			if (!n->id.len || n->nominal || n->role)
				continue;
			Slot *slot = map_add(&walk->longest, arena, n->id);
			Str text = str_slice(sentence->text, n->start, n->end);
			if (!slot->value)
				slot->value = NEW(arena, Str, 1);
			if (((Str *)slot->value)->len < text.len)
				*(Str *)slot->value = text;
		}
	}
}

static Str
longest_name(const Walk *walk, Str id, Str text)
{
	const Str *best = id.len ? map_get(&walk->longest, id) : NULL;

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

static void
name_pronoun(Walk *walk, const Parse *parse, Source *source)
{
	Str word = parse_lower(parse, source->first);
	bool person = str_equal(word, S("he")) || str_equal(word, S("she")) || str_equal(word, S("who")) ||
		str_equal(word, S("i"));
	const Source *model = person ? walk->last_person : walk->last_group ? walk->last_group : walk->last;

	if (!model)
		model = walk->last;
	if (model) {
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

static void
name_source(Walk *walk, Source *source)
{
	const Parse *parse = &walk->scene->sentences[source->sentence].parse;
	ptrdiff_t chunk = parse->tokens[source->first].chunk;
	const Named *n = source->text ? NULL : name_in(parse, source->first, parse->chunks[chunk].last);

	if (source->pronoun) {
		name_pronoun(walk, parse, source);
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
	bool whole = n && (n == apposed || n->type == NAMED_PERSON || parse->tokens[head].named >= 0);
	if (whole) {
		source->id = n->id;
		source->name = longest_name(walk, n->id,
			n->role || n->nominal ? phrase : str_slice(parse->text, n->start, n->end));
	} else
		source->name = phrase;
	if (!whole && is_definite_body(parse, source) && walk->last && !source->text && walk->last_group) {
		source->name = walk->last_group->name;
		source->id = walk->last_group->id;
	}
}

static void
remember(Walk *walk, const Source *source)
{
	if (!source->name.len || source->weak)
		return;
	walk->last = source;
	if (str_starts(source->id, S("person:")))
		walk->last_person = source;
	else if (!source->pronoun)
		walk->last_group = source;
}

/* ---- who speaks over a claim ---- */

/* Of the sources that reach over the token the closest: the last verb before it, else a phrase, else one behind. */
static const Source *
closest(const Sources *sources, ptrdiff_t token)
{
	const Source *best = NULL;

	for (ptrdiff_t i = 0; i < sources->len; i++) {
		const Source *s = &sources->at[i];
		if (token < s->from || token > s->to || !s->name.len)
			continue;
		if (best && s->weak && !best->weak)
			continue;
		if (!best || (best->weak && !s->weak) ||
			(s->at < token && (best->at > token || s->at > best->at)))
			best = s;
	}
	return best;
}

static const Source *
tail_of(const Sources *sources)
{
	for (ptrdiff_t i = sources->len - 1; i >= 0; i--)
		if (sources->at[i].tail && sources->at[i].name.len)
			return &sources->at[i];
	return NULL;
}

static const Source *
any_of(const Sources *sources)
{
	for (ptrdiff_t i = sources->len - 1; i >= 0; i--)
		if (!sources->at[i].weak && sources->at[i].name.len)
			return &sources->at[i];
	return NULL;
}

/* Quotation marks that face neither way toggle; “ and « open, ” and » close. */
static void
find_quotations(Walk *walk)
{
	bool open = false;
	ptrdiff_t paragraph = -1;

	for (ptrdiff_t s = 0; s < walk->scene->count; s++) {
		const Passage *sentence = &walk->scene->sentences[s];
		const Parse *parse = &sentence->parse;
		/* an open quotation runs on only into a paragraph that begins with a mark again */
		if (sentence->paragraph != paragraph)
			open = false;
		paragraph = sentence->paragraph;
		walk->inside[s] = open;
		for (ptrdiff_t i = 0; i < parse->len; i++) {
			Str w = parse->tokens[i].word->text;
			if (parse->tokens[i].tag != TAG_QUOTE)
				continue;
			if (str_equal(w, S("“")) || str_equal(w, S("«")) || str_equal(w, S("„")))
				open = true;
			else if (str_equal(w, S("\"")))
				open = !open;
			else if (!str_equal(w, S("‘")))
				open = false;
		}
		walk->quoted[s] = open;
	}
}

static bool
holds_quotation(const Parse *parse)
{
	for (ptrdiff_t i = 0; i < parse->len; i++)
		if (parse->tokens[i].tag == TAG_QUOTE)
			return true;
	return false;
}

/* A sentence without a source of its own: its quotation's speaker, the speech it is in, the report that goes on around it. */
static const Source *
carried(const Walk *walk, ptrdiff_t s, const Source *speech)
{
	const Scene *scene = walk->scene;

	if (walk->inside[s])
		for (ptrdiff_t k = s - 1; k >= 0 && k > s - 12; k--) {
			const Source *source = any_of(&walk->by_sentence[k]);
			if (source)
				return source;
			if (!walk->inside[k])
				break;
		}
	/* the quotation is attributed at its end */
	for (ptrdiff_t k = s; k + 1 < scene->count && walk->quoted[k] && k < s + 12; k++) {
		const Source *source = tail_of(&walk->by_sentence[k + 1]);
		if (source)
			return source;
	}
	if (speech)
		return speech;
	/* "…, the agency reports." at the end of a paragraph speaks for all of it */
	ptrdiff_t last = s;
	while (last + 1 < scene->count &&
		scene->sentences[last + 1].paragraph == scene->sentences[s].paragraph && last < s + 6) {
		last++;
		if (walk->by_sentence[last].len)
			break;
	}
	/* a quotation without a speaker belongs to whom the heading lets speak */
	if (holds_quotation(&scene->sentences[s].parse))
		for (ptrdiff_t k = 0; k < s && k < 12; k++)
			if (scene->sentences[k].role == ROLE_HEADING && any_of(&walk->by_sentence[k]))
				return any_of(&walk->by_sentence[k]);
	const Source *closing = last > s &&
			(last + 1 == scene->count ||
				scene->sentences[last + 1].paragraph != scene->sentences[s].paragraph)
		? tail_of(&walk->by_sentence[last])
		: NULL;
	return closing && closing->agency ? closing : NULL;
}

static void
give(Claim *claim, const Source *source)
{
	if (!source)
		return;
	claim->speaker = source->name;
	claim->speaker_id = source->id;
	if (source->sentence != claim->sentence)
		claim->inherited |= INHERITED_SPEAKER;
}

static void
name_all(Walk *walk)
{
	for (ptrdiff_t s = 0; s < walk->scene->count; s++) {
		sources_find(walk->scene, s, &walk->by_sentence[s]);
		for (ptrdiff_t i = 0; i < walk->by_sentence[s].len; i++) {
			name_source(walk, &walk->by_sentence[s].at[i]);
			remember(walk, &walk->by_sentence[s].at[i]);
		}
	}
}

/* "… said:" opens a speech that lasts until somebody else speaks. */
static const Source *
speech_after(const Walk *walk, ptrdiff_t s, const Source *speech)
{
	const Sources *sources = &walk->by_sentence[s];

	for (ptrdiff_t i = 0; i < sources->len; i++) {
		const Source *source = &sources->at[i];
		if (source->colon && source->name.len)
			speech = source;
		else if (!source->weak && !source->pronoun && !source->text && !walk->inside[s])
			speech = NULL;
	}
	return speech;
}

void
claims_attribute(Scene *scene)
{
	Walk walk = { .scene = scene,
		.by_sentence = arena_take(scene->arena, scene->count + 1, sizeof(Sources)),
		.inside = NEW(scene->arena, bool, scene->count + 1),
		.quoted = NEW(scene->arena, bool, scene->count + 1) };
	const Source *speech = NULL;
	ptrdiff_t claim = 0;

	collect_names(&walk);
	find_quotations(&walk);
	name_all(&walk);
	for (ptrdiff_t s = 0; s < scene->count; s++) {
		for (; claim < scene->claims.len && scene->claims.at[claim].sentence == s; claim++) {
			Claim *c = &scene->claims.at[claim];
			if (!number_is_claim(&c->number))
				continue;
			const Source *source = closest(&walk.by_sentence[s], c->number.number_first);
			give(c, source ? source : carried(&walk, s, speech));
		}
		speech = speech_after(&walk, s, speech);
	}
}
