#include "language/claim/claim.h"
#include "language/claim/frame.h"

#include <string.h>

static const Parse *
parse_of(const Scene *scene, const Claim *claim)
{
	return &scene->sentences[claim->sentence].parse;
}

/* Verbs that say nothing of what happened; some only where they give the height of a figure ("reached 97"). */
static bool
empty_verb(Str lemma, bool level)
{
	static const char *const verbs[] = { "include", "say", "become", "remain", "seem", "appear", "have",
		"do", "number", "total", "estimate", "suggest", "show", "mean", "range", "equal", "represent",
		"constitute", "comprise", "need", "want", "see", "get", "average", "amount", "exceed", NULL };
	static const char *const levels[] = { "come", "stand", "reach", "put", "make", "bring", "take", "go",
		"keep", "stay", NULL };

	return str_among(lemma, verbs) || (level && str_among(lemma, levels));
}

/* The words with spaces between them; empty ones have theirs, too, and are found in no table. */
static Str
phrase_of(Arena *arena, const Str *words, int count)
{
	ptrdiff_t room = 0, len = 0;
	char *bytes;

	for (int i = 0; i < count; i++)
		room += words[i].len + 1;
	bytes = arena_room(arena, room);
	for (int i = 0; i < count; i++) {
		if (i)
			bytes[len++] = ' ';
		if (words[i].len)
			memcpy(bytes + len, words[i].at, (size_t)words[i].len);
		len += words[i].len;
	}
	return (Str){ bytes, len };
}

/* "taken back", "brought 84 children home": the lemma with a word right behind it, or behind its object. */
static const Meaning *
with_particle(const Scene *scene, const Parse *parse, const Chunk *verb, ptrdiff_t behind)
{
	Str lemma = parse->tokens[verb->head].entry->lemma;
	ptrdiff_t places[] = { verb->last + 1, behind };

	for (int i = 0; i < 2; i++) {
		Str particle = parse_lower(parse, places[i]);
		if (places[i] < 0 || !particle.len || !lemma.len)
			continue;
		Str three[] = { lemma, particle, parse_lower(parse, places[i] + 1) };
		Str phrase = phrase_of(scene->arena, three, 3);
		const Meaning *e = vocabulary_find(scene->vocabulary, phrase);
		if (e && e->action.len)
			return e;
		e = vocabulary_find(scene->vocabulary, str_slice(phrase, 0, lemma.len + 1 + particle.len));
		if (e && e->action.len)
			return e;
	}
	return NULL;
}

/* What the nouns of the counted group say happened: "deaths", "cases", "bombing raids". */
static const Meaning *
happening(const Scene *scene, const Claim *claim)
{
	const Parse *parse = parse_of(scene, claim);

	if (claim->counted_token >= 0) {
		ptrdiff_t i = claim->counted_token;
		if (i > 0) {
			const Meaning *pair = vocabulary_find(scene->vocabulary,
				phrase_of(scene->arena,
					(Str[]){ parse_lower(parse, i - 1), parse_lower(parse, i) }, 2));
			if (pair && pair->happening.len)
				return pair;
		}
		return parse->tokens[i].entry->happening.len ? parse->tokens[i].entry : NULL;
	}
	if (claim->antecedent >= 0 && claim->counted_head.len) {
		const Meaning *e = vocabulary_find(
			scene->vocabulary, arena_lower(scene->arena, claim->counted_head));
		return e && e->happening.len ? e : NULL;
	}
	return NULL;
}

/* Deaths and cases are what they are whatever is done with the figure. */
static bool
rules_its_verb(Str class)
{
	static const char *const classes[] = { "killed", "infected", "wounded", NULL };

	return str_among(class, classes);
}

static bool
is_people(Str class)
{
	static const char *const classes[] = { "people", "children", "women", "men", "troops", "militants",
		"families", "women_and_children", NULL };

	return str_among(class, classes);
}

/* A noun that names an event, or a verb in -ing that does ("the shooting", "keeping", "re-taking"). */
static const Meaning *
happening_noun(const Scene *scene, const Parse *parse, ptrdiff_t head)
{
	const Meaning *e = parse->tokens[head].entry;

	if (head > 1 && parse->tokens[head - 1].tag == TAG_HYPHEN) {
		const Meaning *whole = vocabulary_find(scene->vocabulary,
			arena_join(scene->arena, parse_lower(parse, head - 2), parse_lower(parse, head)));
		e = whole ? whole : e;
	}
	return e->happening.len || (e->is & VERB_ING && e->action.len) ? e : NULL;
}

/* "return of nearly 70 pilgrims", "the murder of five men", "with support from nine banks". */
static const Meaning *
noun_over(const Scene *scene, const Claim *claim)
{
	const Parse *parse = parse_of(scene, claim);
	ptrdiff_t prep = claim->group_first - 1;

	while (chunk_is(parse, prep, CHUNK_ADV))
		prep--;
	static const char *const preps[] = { "of", "from", "for", "on", "against", "among", NULL };
	if (!chunk_says(parse, prep, preps))
		return NULL;
	bool of = chunk_word(parse, prep, "of");
	/* "the loss to rival firms of 12%": an of-phrase may belong to a noun further left */
	for (int depth = 0; depth < (of ? 4 : 1) && chunk_is(parse, prep, CHUNK_PREP) &&
		chunk_is(parse, prep - 1, CHUNK_NOUN);
		depth++, prep -= 2) {
		const Meaning *e = happening_noun(scene, parse, parse->chunks[prep - 1].head);
		if (e)
			return e;
		if (chunk_is(parse, prep - 2, CHUNK_CONJ)) /* "in camps in A and B of thousands" */
			prep -= 2;
	}
	return NULL;
}

/* "thousands in camps": held, where the text says no verb. */
static bool
in_custody(const Parse *parse, ptrdiff_t c)
{
	static const char *const places[] = { "camps", "camp", "prison", "prisons", "custody", "detention",
		"jail", "jails", "captivity", "centers", "cells", NULL };

	for (ptrdiff_t k = c; k < c + 6 && k + 1 < parse->chunk_len; k++) {
		if ((chunk_is(parse, k, CHUNK_VERB) && parse->tokens[parse->chunks[k].head].tag == TAG_VERB) ||
			chunk_is(parse, k, CHUNK_STOP))
			return false;
		if (chunk_word(parse, k, "in") && chunk_is(parse, k + 1, CHUNK_NOUN) &&
			str_among(parse_lower(parse, parse->chunks[k + 1].head), places))
			return true;
	}
	return false;
}

/* A verb inside the counted phrase: "the sheep that died in the storm". */
static Str
relative_class(const Parse *parse, const Claim *claim)
{
	ptrdiff_t c = claim->group_last + 1;

	if (chunk_is(parse, c, CHUNK_COMMA))
		c++;
	if (chunk_is(parse, c, CHUNK_REL) && chunk_is(parse, c + 1, CHUNK_VERB))
		c++;
	else if (!(chunk_is(parse, c, CHUNK_VERB) &&
			 (parse->chunks[c].participle || (parse->chunks[c].ing && !claim->object))))
		return (Str){ 0 };
	return parse->tokens[parse->chunks[c].head].entry->action;
}

/* ---- the verb's class ---- */

static Str
verb_class(const Scene *scene, Claim *claim, bool *own)
{
	const Parse *parse = parse_of(scene, claim);
	const Chunk *v = chunk_at(parse, claim->verb);

	*own = false;
	if (!v)
		return (Str){ 0 };
	const Token *head = &parse->tokens[v->head];
	if (v->type == CHUNK_STATE) {
		*own = true;
		return head->entry->state;
	}
	/* "were dead", "is missing" */
	if (head->tag != TAG_VERB) {
		ptrdiff_t c = claim->verb + 1;
		while (chunk_is(parse, c, CHUNK_ADV) || chunk_word(parse, c, "feared"))
			c++;
		*own = chunk_is(parse, c, CHUNK_STATE) && claim->subject;
		return *own ? parse->tokens[parse->chunks[c].first].entry->state : (Str){ 0 };
	}
	ptrdiff_t object = claim->object                       ? claim->group_last
		: chunk_is(parse, claim->verb + 1, CHUNK_NOUN) ? claim->verb + 1
							       : parse->chunk_len;
	ptrdiff_t behind = object + 1 < parse->chunk_len ? parse->chunks[object + 1].first : -1;
	const Meaning *phrase = with_particle(scene, parse, v, behind);
	const Meaning *e = phrase ? phrase : head->entry;
	claim->moves = (e->is & IS_MOVE) != 0;
	*own = e->action.len > 0;
	/* an election is held, too */
	if (str_equal(e->action, S("held")) && !is_people(claim->class))
		*own = false;
	/* "are feared dead", "was found dead" */
	if (!*own && chunk_is(parse, claim->verb + 1, CHUNK_STATE) && claim->subject) {
		*own = true;
		return parse->tokens[parse->chunks[claim->verb + 1].first].entry->state;
	}
	if (!*own)
		return empty_verb(e->lemma,
			       claim->counted_token >= 0 && claim->counted_token < claim->number.first)
			? (Str){ 0 }
			: e->participle;
	return e->action;
}

/* "died in 138 districts": the number only counts where it happened. */
static bool
inside_place_phrase(const Parse *parse, const Claim *claim)
{
	static const char *const where[] = { "in", "at", "across", "throughout", "over", "within", "near",
		"around", "through", NULL };
	ptrdiff_t prep = claim->group_first - 1;

	while (chunk_is(parse, prep, CHUNK_ADV))
		prep--;
	/* ", with thousands still in camps" stands beside its clause */
	if (!claim->subject && !claim->object && chunk_word(parse, prep, "with") &&
		chunk_is(parse, prep - 1, CHUNK_COMMA))
		return true;
	return !claim->subject && !claim->object && chunk_says(parse, prep, where) && !claim->gapped;
}

static Str
money_action(const Parse *parse, const Claim *claim, Str class, bool own)
{
	static const char *const giving[] = { "provide", "give", "commit", "offer", "allocate", "announce",
		"spend", "contribute", "grant", "approve", "send", "invest", "raise", "add", "channel",
		"earmark", "disburse", NULL };
	const Chunk *v = chunk_at(parse, claim->verb);

	static const char *const losing[] = { "lose", "shed", NULL },
				 *const winning[] = { "add", "gain", "recover", "regain", NULL };

	if (own)
		return class;
	if (v && v->type == CHUNK_VERB && claim->number.kind == NUMBER_PERCENT && claim->object) {
		Str lemma = parse->tokens[v->head].entry->lemma;
		if (str_among(lemma, losing) || str_among(lemma, winning))
			return str_among(lemma, losing) ? S("fell") : S("rose");
	}
	if (claim->number.kind != NUMBER_MONEY)
		return class;
	if (v && v->type == CHUNK_VERB && str_among(parse->tokens[v->head].entry->lemma, giving))
		return S("funded");
	return class;
}

static bool
is_change(Str class)
{
	return str_equal(class, S("rose")) || str_equal(class, S("fell"));
}

static void
decide(Scene *scene, Claim *claim)
{
	const Parse *parse = parse_of(scene, claim);
	const Meaning *event = happening(scene, claim);
	bool own, people = is_people(claim->class);
	Str class = verb_class(scene, claim, &own);
	bool count = claim->number.kind == NUMBER_COUNT;

	claim->change = is_change(class);
	if (event && !people && (rules_its_verb(event->happening) || !own || claim->change)) {
		claim->action = event->happening;
		return;
	}
	const Meaning *over = claim->object || claim->subject ? NULL : noun_over(scene, claim);
	if (over) {
		bool given = str_equal(over->happening, S("funded")) && count &&
			over->is & VERB_BASE; /* "with support from nine banks" */
		claim->action = given         ? over->participle
			: over->happening.len ? over->happening
					      : over->action;
		claim->moves = str_equal(claim->action, S("repatriated")) ||
			str_equal(claim->action, S("evacuated")) || str_equal(claim->action, S("deported"));
		return;
	}
	if (inside_place_phrase(parse, claim) && count) {
		claim->in_place = true;
		if (in_custody(parse, claim->group_last + 1))
			claim->action = S("held");
		return;
	}
	if (!own) {
		Str inner = relative_class(parse, claim);
		if (inner.len) {
			claim->action = inner;
			return;
		}
		if (in_custody(parse, claim->group_last + 1) && !class.len) {
			claim->action = S("held");
			return;
		}
	}
	claim->action = count ? class : money_action(parse, claim, class, own);
	if (!claim->action.len && event)
		claim->action = event->happening;
}

static void
set_modality(const Scene *scene, Claim *claim)
{
	const Parse *parse = parse_of(scene, claim);
	const Chunk *v = chunk_at(parse, claim->verb);

	if (v && v->type == CHUNK_VERB && !claim->state) {
		claim->modality = v->modality;
		/* "has not killed 20 people" */
		if (v->negative && !claim->modality.len)
			claim->modality = S("denied");
		/* "plans to": the verb over the infinitive or over "that" */
		ptrdiff_t over = claim->verb - 1;
		if (!claim->modality.len && v->infinitive && chunk_is(parse, over, CHUNK_VERB))
			claim->modality = parse->tokens[parse->chunks[over].head].entry->modality;
	}
}

/* "20 of the crew were from Cork, 12 men and 8 women": behind a comma, without a verb of its own. */
static bool
in_apposition(const Parse *parse, const Claim *claim)
{
	ptrdiff_t left = claim->group_first - 1;
	const Chunk *v = chunk_at(parse, claim->verb);

	if (!chunk_is(parse, left, CHUNK_COMMA) && !chunk_is(parse, left, CHUNK_CONJ) &&
		!chunk_is(parse, left, CHUNK_OPEN) && !(chunk_is(parse, left, CHUNK_STOP) && left > 0))
		return false;
	return !v || v->first < claim->number.first || claim->gapped;
}

void
claim_act(Scene *scene, ptrdiff_t index)
{
	Claim *claim = &scene->claims.at[index];
	const Claim *model = claim_before(scene, index);

	decide(scene, claim);
	if (claim->gapped && model && (!claim->action.len || claim->verb == model->verb) &&
		model->action.len && (claim->antecedent >= 0 || !claim->counted_head.len)) {
		claim->action = model->action;
		claim->moves = model->moves;
		claim->change = model->change;
	}
	/* "that number is 40,000", "the total to 81": what was done stands with the number before */
	if (!claim->action.len && claim->antecedent >= 0) {
		claim->action = scene->claims.at[claim->antecedent].action;
		claim->moves = scene->claims.at[claim->antecedent].moves;
		if (scene->claims.at[claim->antecedent].sentence != claim->sentence)
			claim->inherited |= INHERITED_ACTION;
	}
	if (!claim->action.len && model && in_apposition(parse_of(scene, claim), claim))
		claim->action = model->action;
	set_modality(scene, claim);
}
