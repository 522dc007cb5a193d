#include "language/claim/scope.h"

enum { REACH = 12 }; /* sentences looked at in one direction */

enum { PARAGRAPH, HEADINGS, BACK, LEAD, DONE };

Scope
scope_of(Scene *scene, ptrdiff_t sentence)
{
	return (Scope){
		.scene = scene, .sentence = sentence, .now = sentence, .left = REACH, .phase = PARAGRAPH
	};
}

static bool
is_definite(const Parse *parse)
{
	static const char *const nouns[] = { "operation", "operations", "area", "attack", "attacks", "strike",
		"strikes", "region", "city", "town", "village", "country", "province", "raid", "raids",
		"explosion", "blast", "crash", "accident", "disaster", "epidemic", "outbreak", "earthquake",
		"quake", "flood", "floods", "storm", "cyclone", "hurricane", "fire", "fires", "wildfire",
		"stampede", "eruption", "landslide", "collapse", "incident", "clashes", "fighting",
		"ceremony", "event", "site", "scene", "camp", "airport", "airfield", "election", "vote",
		"match", "game", "race", "economy", "island", "district", "market", "virus", "disease",
		"mission", "army", "government", "ministry", "tournament", "typhoon", "tsunami", "bombing",
		"shooting", "siege", "capital", NULL };

	for (ptrdiff_t i = 0; i + 1 < parse->len; i++) {
		/* "two died there" */
		if (str_equal(parse->tokens[i].word->lower, S("there")) && i > 0 &&
			parse->tokens[i + 1].tag != TAG_AUX && parse->tokens[i - 1].tag != TAG_AUX)
			return true;
		if (!str_equal(parse->tokens[i].word->lower, S("the")) &&
			!str_equal(parse->tokens[i].word->lower, S("this")))
			continue;
		const Chunk *c = chunk_at(parse, parse->tokens[i].chunk);
		Str head = c ? parse_lower(parse, c->head) : (Str){ 0 };
		if (str_among(head, nouns))
			return true;
	}
	return false;
}

bool
scope_definite(Scene *scene, ptrdiff_t sentence)
{
	Passage *s = &scene->sentences[sentence];

	if (!s->asked_definite)
		s->definite = is_definite(passage_parse(scene, sentence));
	s->asked_definite = true;
	return s->definite;
}

static bool
begin_phase(Scope *scope)
{
	Scene *scene = scope->scene;
	const Passage *own = &scene->sentences[scope->sentence];

	scope->left = REACH;
	scope->now = scope->sentence;
	if (++scope->phase == HEADINGS)
		return true;
	if (scope->phase == BACK)
		return own->role == ROLE_SENTENCE &&
			(scene->short_paragraphs || scope_definite(scene, scope->sentence));
	return scope->phase == LEAD && own->role != ROLE_SENTENCE;
}

static bool
step(Scope *scope)
{
	const Scene *scene = scope->scene;
	ptrdiff_t paragraph = scene->sentences[scope->sentence].paragraph;

	if (scope->left-- <= 0)
		return false;
	switch (scope->phase) {
	case PARAGRAPH: return --scope->now >= 0 && scene->sentences[scope->now].paragraph == paragraph;
	case HEADINGS:
		if (scope->heading >= scene->headings.len ||
			scene->headings.at[scope->heading] >= scope->sentence)
			return false;
		scope->now = scene->headings.at[scope->heading++];
		return true;
	case BACK: return --scope->now >= 0;
	case LEAD: return ++scope->now < scene->count;
	}
	return false;
}

bool
scope_is_far(const Scope *scope)
{
	return scope->phase == BACK;
}

bool
scope_next(Scope *scope)
{
	while (scope->phase < DONE) {
		if (step(scope))
			return true;
		while (scope->phase < DONE && !begin_phase(scope))
			;
	}
	return false;
}
