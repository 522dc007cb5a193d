#include "language/claim/claim.h"
#include "language/claim/naming.h"

enum { REACH = 12 }; /* sentences looked at in one direction: keeps the search linear */

/* What is known of a sentence; found out when it is first asked for. */
typedef struct {
	Sources sources;
	bool found, named;     /* its sources; their names */
	const Source *subject; /* whom it is about */
	Past subject_is;
	bool asked_subject;
	const Source *past[PASTS]; /* who may be meant behind it, where that was asked: */
	bool recalled[PASTS];
	bool marked; /* the two below */
	bool inside; /* the sentence begins inside a quotation */
	bool quoted; /* all of it, or its end, is quotation */
} Heard;

typedef struct {
	Scene *scene;
	Heard *heard; /* one a sentence */
	Naming naming;
	ptrdiff_t named;    /* so many sentences from the first have names, and what they tell those behind */
	ptrdiff_t depth;    /* of sentences that wait for the names of those before */
	ptrdiff_t listened; /* so many went into `speech`: whose speech goes on */
	const Source *speech;
} Walk;

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

/* ---- what the sentences of a document tell each other ---- */

static Heard *
find_sources(Walk *walk, ptrdiff_t s)
{
	Heard *heard = &walk->heard[s];

	if (!heard->found && signals_speaker(walk->scene->sentences[s].seen))
		sources_find(walk->scene, s, &heard->sources);
	heard->found = true;
	return heard;
}

static const Source *
subject_of(Walk *walk, ptrdiff_t s, Past what)
{
	Heard *heard = &walk->heard[s];

	if (!heard->asked_subject)
		heard->subject = naming_subject(&walk->naming, s, &heard->subject_is);
	heard->asked_subject = true;
	return heard->subject && heard->subject_is == what ? heard->subject : NULL;
}

/* Who is meant behind the first `count` sources of sentence s, if it tells. */
static const Source *
told_in(Walk *walk, ptrdiff_t s, ptrdiff_t count, Past what)
{
	const Sources *sources = &walk->heard[s].sources;

	for (ptrdiff_t i = count - 1; i >= 0; i--)
		if (naming_is(&sources->at[i], what))
			return &sources->at[i];
	return what == PAST_SPEAKER ? NULL : subject_of(walk, s, what);
}

static const Sources *sources_of(Walk *walk, ptrdiff_t s);

/* Who is meant behind sentence s: back to the one that tells. What was found is kept for all that were passed. */
static const Source *
recall_behind(Walk *walk, ptrdiff_t s, Past what)
{
	const Source *found = NULL;
	ptrdiff_t k = s;

	for (; k >= 0 && !found && !walk->heard[k].recalled[what]; k--)
		found = told_in(walk, k, sources_of(walk, k)->len, what);
	if (!found && k >= 0)
		found = walk->heard[k].past[what];
	for (ptrdiff_t i = k + 1; i <= s; i++) {
		walk->heard[i].past[what] = found;
		walk->heard[i].recalled[what] = true;
	}
	return found;
}

static const Source *
recall_before(void *memory, const Source *source, Past what)
{
	Walk *walk = memory;
	ptrdiff_t s = source->sentence;
	const Source *found = told_in(walk, s, source - walk->heard[s].sources.at, what);

	return found ? found : recall_behind(walk, s - 1, what);
}

/* From the first sentence on: then none waits for another. */
static void
name_in_order(Walk *walk, ptrdiff_t end)
{
	while (walk->named < end) {
		ptrdiff_t s = walk->named++;
		sources_of(walk, s);
		for (int what = 0; what < PASTS; what++)
			recall_behind(walk, s, (Past)what);
	}
}

/* Who speaks in sentence s. Only where that depends on who spoke before are sentences before it looked at. */
static const Sources *
sources_of(Walk *walk, ptrdiff_t s)
{
	enum { DEEP = 64 };
	Heard *heard = find_sources(walk, s);

	if (heard->named)
		return &heard->sources;
	if (heard->sources.len && ++walk->depth > DEEP)
		name_in_order(walk, s);
	for (ptrdiff_t i = 0; i < heard->sources.len; i++)
		naming_give(&walk->naming, &heard->sources.at[i]);
	walk->depth -= heard->sources.len > 0;
	heard->named = true;
	return &heard->sources;
}

/* Quotation marks that face neither way toggle; “ and « open, ” and » close. */
static bool
open_before(const Parse *parse, bool open, ptrdiff_t end)
{
	for (ptrdiff_t i = 0; i < end; i++) {
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
	return open;
}

static bool
open_at_end(const Parse *parse, bool open)
{
	return open_before(parse, open, parse->len);
}

/* An open quotation runs on only into a paragraph that begins with a mark again: paragraphs are looked at one by one. */
static const Heard *
quotation_of(Walk *walk, ptrdiff_t s)
{
	const Passage *sentences = walk->scene->sentences;
	ptrdiff_t first = s;
	bool open = false;

	if (walk->heard[s].marked)
		return &walk->heard[s];
	while (first > 0 && sentences[first - 1].paragraph == sentences[s].paragraph)
		first--;
	for (ptrdiff_t i = first; i < walk->scene->count && sentences[i].paragraph == sentences[s].paragraph;
		i++) {
		walk->heard[i].inside = open;
		if (sentences[i].seen & GLANCE_QUOTES)
			open = open_at_end(passage_parse(walk->scene, i), open);
		walk->heard[i].quoted = open;
		walk->heard[i].marked = true;
	}
	return &walk->heard[s];
}

static bool
holds_quotation(const Parse *parse)
{
	for (ptrdiff_t i = 0; i < parse->len; i++)
		if (parse->tokens[i].tag == TAG_QUOTE)
			return true;
	return false;
}

static bool
may_end_with_colon(Str text)
{
	while (text.len && (is_space(text.at[text.len - 1]) || (unsigned char)text.at[text.len - 1] >= 0x80))
		text.len--;
	return str_ends(text, S(":"));
}

/* "… said:" opens a speech that lasts until somebody else speaks. */
static void
listen(Walk *walk, ptrdiff_t s)
{
	const Sources *sources = sources_of(walk, s);

	for (ptrdiff_t i = 0; i < sources->len; i++) {
		const Source *source = &sources->at[i];
		if (source->colon && source->name.len)
			walk->speech = source;
		else if (!source->weak && !source->pronoun && !source->text && !quotation_of(walk, s)->inside)
			walk->speech = NULL;
	}
}

static const Source *
speech_before(Walk *walk, ptrdiff_t s)
{
	for (; walk->listened < s; walk->listened++)
		if (walk->speech || may_end_with_colon(walk->scene->sentences[walk->listened].text))
			listen(walk, walk->listened);
	return walk->speech;
}

/* Whose quotation goes on: "…,” X said. “…": who spoke last in the paragraph. */
static const Source *
quoted_before(Walk *walk, ptrdiff_t s)
{
	const Passage *sentences = walk->scene->sentences;
	const Source *found = NULL;
	ptrdiff_t first = s > REACH ? s - REACH : 0;

	for (ptrdiff_t k = s - 1; k >= first && sentences[k].paragraph == sentences[s].paragraph && !found; k--)
		found = any_of(sources_of(walk, k));
	return found;
}

/* Who speaks the quotation that the token lies in, or that goes on behind its sentence up to where it is attributed. */
static const Source *
quoted_speaker(Walk *walk, ptrdiff_t s, ptrdiff_t token)
{
	const Source *found = NULL;

	if (open_before(passage_parse(walk->scene, s), quotation_of(walk, s)->inside, token))
		found = quoted_before(walk, s);
	for (ptrdiff_t k = s;
		k + 1 < walk->scene->count && k < s + REACH && !found && quotation_of(walk, k)->quoted; k++)
		found = tail_of(sources_of(walk, k + 1));
	return found;
}

/* Between two sentences of the same speaker the report goes on. */
static const Source *
speaker_around(Walk *walk, ptrdiff_t s)
{
	const Source *before = s > 0 ? any_of(sources_of(walk, s - 1)) : NULL;
	const Source *behind = before && s + 1 < walk->scene->count ? any_of(sources_of(walk, s + 1)) : NULL;

	return behind && str_equal(before->name, behind->name) ? before : NULL;
}

/* "…, the agency reports." at the end of a paragraph speaks for all of it. */
static const Source *
closing_speaker(Walk *walk, ptrdiff_t s)
{
	const Scene *scene = walk->scene;
	ptrdiff_t last = s;
	const Source *closing;

	while (last + 1 < scene->count &&
		scene->sentences[last + 1].paragraph == scene->sentences[s].paragraph && last < s + 6)
		last++;
	if (last == s ||
		(last + 1 < scene->count &&
			scene->sentences[last + 1].paragraph == scene->sentences[s].paragraph))
		return NULL;
	if (!(scene->sentences[last].seen & (SIGNAL_AGENCY | GLANCE_OTHER)))
		return NULL;
	closing = tail_of(sources_of(walk, last));
	if (!closing || !closing->agency)
		return NULL;
	for (ptrdiff_t k = s + 1; k < last; k++)
		if (find_sources(walk, k)->sources.len)
			return NULL;
	return closing;
}

/* A quotation without a speaker belongs to whom the heading lets speak. */
static const Source *
heading_speaker(Walk *walk, ptrdiff_t s)
{
	const Source *source = NULL;

	if (walk->scene->sentences[s].seen & GLANCE_QUOTES && holds_quotation(passage_parse(walk->scene, s)))
		for (ptrdiff_t k = 0; k < s && k < 12 && !source; k++)
			if (walk->scene->sentences[k].role == ROLE_HEADING)
				source = any_of(sources_of(walk, k));
	return source;
}

/* A sentence without a source of its own: its quotation's speaker, the speech it is in, the report that goes on around it. */
static const Source *
carried(Walk *walk, const Claim *claim, const char **why)
{
	ptrdiff_t s = claim->sentence;
	const Source *source = quoted_speaker(walk, s, claim->number.first);

	*why = "a quotation goes on";
	if (source)
		return source;
	*why = "a speech goes on";
	if ((source = speech_before(walk, s)))
		return source;
	*why = "between two sentences of the same speaker";
	if ((source = speaker_around(walk, s)))
		return source;
	*why = "a quotation of whom the heading lets speak";
	if ((source = heading_speaker(walk, s)))
		return source;
	*why = "the agency that reports it all";
	return closing_speaker(walk, s);
}

static void
give(Claim *claim, const Source *source, const char *why)
{
	if (!source)
		return;
	claim->why[WHY_SPEAKER] = why;
	claim->speaker = source->name;
	claim->speaker_id = source->id;
	if (source->denies && !claim->modality.len)
		claim->modality = S("denied");
	if (source->sentence != claim->sentence)
		claim->inherited |= INHERITED_SPEAKER;
}

void
claims_attribute(Scene *scene)
{
	Walk walk = { .scene = scene };

	walk.naming = (Naming){ .scene = scene, .recall = recall_before, .memory = &walk };

	if (scene->claims.len)
		walk.heard = NEW(scene->arena, Heard, scene->count);
	for (ptrdiff_t i = 0; i < scene->claims.len; i++) {
		Claim *c = &scene->claims.at[i];
		if (!number_is_claim(&c->number))
			continue;
		const Source *source = closest(sources_of(&walk, c->sentence), c->number.number_first);
		const char *why = "the nearest who says, in its sentence";
		if (!source)
			source = carried(&walk, c, &why);
		give(c, source, why);
	}
}
