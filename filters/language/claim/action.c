#include "language/claim/claim.h"
#include "language/claim/classes.h"
#include "language/claim/frame.h"
#include "language/claim/happening.h"
#include "language/claim/trend.h"

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
		"constitute", "comprise", "want", "see", "get", "speak", "talk", "average", "amount",
		"exceed", "compare", NULL };
	static const char *const levels[] = { "come", "stand", "reach", "put", "make", "bring", "take", "go",
		"keep", "stay", "pass", "top", "surpass", "hit", "near", "approach", "weigh", "measure",
		"peak", "rank", NULL };

	return str_among(lemma, verbs) || (level && str_among(lemma, levels));
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
		Str phrase = vocabulary_phrase(scene->arena, three, 3);
		const Meaning *e = vocabulary_find(scene->vocabulary, phrase);
		if (e && e->action.len)
			return e;
		e = vocabulary_find(scene->vocabulary, str_slice(phrase, 0, lemma.len + 1 + particle.len));
		if (e && e->action.len)
			return e;
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
	/* "its gas, bought from Russia, has been replaced": the clause goes on */
	if (c > claim->group_last + 1 && claim->subject && claim->verb > c)
		return (Str){ 0 };
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
		/* "were among the dead" */
		if (chunk_word(parse, c, "among") && chunk_is(parse, c + 1, CHUNK_NOUN) && claim->subject) {
			Str state = parse->tokens[parse->chunks[c + 1].head].entry->state;
			*own = state.len > 0;
			return state;
		}
		/* "among the injured were three" */
		if (claim->object && chunk_word(parse, claim->verb - 2, "among") &&
			chunk_is(parse, claim->verb - 1, CHUNK_NOUN)) {
			const Meaning *those = parse->tokens[parse->chunks[claim->verb - 1].head].entry;
			Str state = those->state.len ? those->state : those->action;
			*own = state.len > 0;
			return state;
		}
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
	if (str_equal(e->action, S("held")) && !class_people(claim->class))
		*own = false;
	/* "are feared dead", "was found dead" */
	if (!*own && chunk_is(parse, claim->verb + 1, CHUNK_STATE) && claim->subject) {
		*own = true;
		return parse->tokens[parse->chunks[claim->verb + 1].first].entry->state;
	}
	/* "a survey of 2,000 adults found" */
	if (e->is & IS_SPEECH && !claim->subject && !claim->object && claim->verb > claim->chunk)
		return (Str){ 0 };
	if (!*own)
		return empty_verb(e->lemma, claim->ahead) ? (Str){ 0 } : e->participle;
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
	static const char *const to_places[] = { "to", "into", "from", NULL };
	/* "was found in nine patients" */
	if (chunk_word(parse, prep, "in") && class_people(claim->class) && chunk_is(parse, prep - 1, CHUNK_VERB))
		return false;
	bool there = chunk_says(parse, prep, where) ||
		(str_equal(claim->class, S("places")) && chunk_says(parse, prep, to_places));
	return !claim->subject && !claim->object && there && !claim->gapped;
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
	if (v && v->type == CHUNK_VERB && claim->number.kind == NUMBER_PERCENT && claim->object &&
		claim->counted_start < claim->number.start) {
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

static Str
participle_of(const Parse *parse, ptrdiff_t verb)
{
	const Chunk *v = chunk_at(parse, verb);

	return v && v->type == CHUNK_VERB ? parse->tokens[v->head].entry->participle : (Str){ 0 };
}

/* "but 20,000 are waiting", of returns told before: its own verb says what they do. */
static bool
says_own(const Parse *parse, const Claim *claim)
{
	const Chunk *v = chunk_at(parse, claim->verb);

	return claim->counted_token < 0 && claim->antecedent >= 0 && claim->subject && v &&
		v->type == CHUNK_VERB && parse->tokens[v->head].tag == TAG_VERB && !claim->gapped &&
		!frame_level(parse, claim->verb);
}

/* "a town of about 5,000" */
static bool
inside_size(const Parse *parse, const Claim *claim)
{
	ptrdiff_t prep = claim->group_first - 1;

	while (chunk_is(parse, prep, CHUNK_ADV))
		prep--;
	return chunk_word(parse, prep, "of") && chunk_is(parse, prep - 1, CHUNK_NOUN) &&
		str_equal(parse->tokens[parse->chunks[prep - 1].head].entry->counted, S("places"));
}

/* "the number of people killed": what the counted noun itself says, before the figure. */
static Str
counted_participle(const Parse *parse, const Claim *claim)
{
	if (claim->counted_token < 0 || claim->counted_token > claim->number.first)
		return (Str){ 0 };
	const Chunk *v = chunk_at(parse, parse->tokens[claim->counted_token].chunk + 1);
	return v && v->type == CHUNK_VERB && v->participle ? parse->tokens[v->head].entry->action : (Str){ 0 };
}

/* "4 million euros in damages" */
static bool
is_compensation(const Parse *parse, const Claim *claim)
{
	return claim->number.kind == NUMBER_MONEY && claim->counted_token >= 0 &&
		str_equal(parse_lower(parse, claim->counted_token), S("damages"));
}

/* "took 50 percent of the vote": what a candidate does with votes is not to vote. */
static bool
is_won(const Parse *parse, const Claim *claim)
{
	static const char *const verbs[] = { "take", "win", "secure", "gain", "claim", NULL };

	return claim->object && str_equal(claim->class, S("votes")) && frame_verb_in(parse, claim->verb, verbs);
}

static void
act(Claim *claim, Str action, const char *why)
{
	claim->action = action;
	claim->why[WHY_ACTION] = why;
}

/* "two boats sank", "11 had jumped", "311 declined to answer", "ten banks cut their rates": only figures rise and fall by these. */
static bool
is_motion(const Parse *parse, const Claim *claim, Str class)
{
	const Chunk *v = chunk_at(parse, claim->verb);

	if (!class_change(class) || claim->number.kind != NUMBER_COUNT || !claim->subject || claim->ahead || !v)
		return false;
	return class_people(claim->class) || str_equal(parse->tokens[v->head].entry->lemma, S("sink")) ||
		(chunk_is(parse, claim->verb + 1, CHUNK_VERB) && parse->chunks[claim->verb + 1].infinitive) ||
		(chunk_is(parse, claim->verb + 1, CHUNK_NOUN) && !parse->chunks[claim->verb + 1].bare &&
			parse->chunks[claim->verb + 1].number < 0);
}

/* The class of its verb, if it fits what is counted; *own: the table gives one. */
static Str
fitting_class(const Scene *scene, Claim *claim, bool *own)
{
	Str class = verb_class(scene, claim, own);

	if (claim->number.kind != NUMBER_COUNT && class_of_beings(class)) {
		*own = false;
		return claim->ahead ? (Str){ 0 } : participle_of(parse_of(scene, claim), claim->verb);
	}
	if (is_motion(parse_of(scene, claim), claim, class)) {
		*own = true;
		return participle_of(parse_of(scene, claim), claim->verb);
	}
	if (!class_harms(class) || class_people(claim->class) || str_equal(claim->class, S("animals")) ||
		(!claim->counted_head.len && claim->number.kind == NUMBER_COUNT))
		return class;
	*own = false;
	return participle_of(parse_of(scene, claim), claim->verb);
}

static bool
by_trend(const Scene *scene, Claim *claim)
{
	Trend trend = trend_of(parse_of(scene, claim), claim);

	if (trend == TREND_NONE)
		return false;
	claim->change = true;
	act(claim, trend == TREND_UP ? S("rose") : S("fell"), "up or down beside it");
	return true;
}

static bool
by_noun_over(const Scene *scene, Claim *claim)
{
	const Meaning *over = claim->object || claim->subject ? NULL : happening_over(scene, claim);

	if (!over)
		return false;
	bool given = str_equal(over->happening, S("funded")) && claim->number.kind == NUMBER_COUNT &&
		over->is & VERB_BASE; /* "with support from nine banks" */
	act(claim,
		given                         ? over->participle
			: over->happening.len ? over->happening
					      : over->action,
		"the noun it stands behind");
	claim->moves = str_equal(claim->action, S("repatriated")) ||
		str_equal(claim->action, S("evacuated")) || str_equal(claim->action, S("deported"));
	return true;
}

static bool
by_place_phrase(const Scene *scene, Claim *claim)
{
	const Parse *parse = parse_of(scene, claim);

	if (claim->number.kind != NUMBER_COUNT ||
		(!inside_place_phrase(parse, claim) && !inside_size(parse, claim)))
		return false;
	claim->in_place = true;
	if (in_custody(parse, claim->group_last + 1))
		act(claim, S("held"), "in camps or prisons");
	return true;
}

/* What the counted phrase says in itself, where the verb over it says nothing. */
static bool
by_own_phrase(const Scene *scene, Claim *claim, Str class)
{
	const Parse *parse = parse_of(scene, claim);
	Str inner = relative_class(parse, claim);

	if (!inner.len && !class.len)
		inner = counted_participle(parse, claim);
	if (inner.len)
		act(claim, inner, "a verb in the counted phrase");
	else if (in_custody(parse, claim->group_last + 1) && !class.len)
		act(claim, S("held"), "in camps or prisons");
	return claim->action.len > 0;
}

static void
decide(Scene *scene, Claim *claim)
{
	const Parse *parse = parse_of(scene, claim);
	const Meaning *event = happening_counted(scene, claim);
	bool own;
	Str class = fitting_class(scene, claim, &own);

	if (by_trend(scene, claim))
		return;
	claim->change = class_change(class);
	if (says_own(parse, claim) || is_compensation(parse, claim) || is_won(parse, claim))
		event = NULL;
	if (event && !class_people(claim->class) &&
		(class_rules(event->happening) || !own ||
			(claim->change && claim->number.kind == NUMBER_MONEY))) {
		act(claim, event->happening, "the counted noun");
		return;
	}
	if (by_noun_over(scene, claim) || by_place_phrase(scene, claim) ||
		(!own && by_own_phrase(scene, claim, class)))
		return;
	act(claim, claim->number.kind == NUMBER_COUNT ? class : money_action(parse, claim, class, own),
		"its verb");
	if (!claim->action.len && event)
		act(claim, event->happening, "the counted noun");
	/* "nineteen of the dead" */
	if (!claim->action.len && claim->counted_token >= 0)
		act(claim, parse->tokens[claim->counted_token].entry->state, "the counted noun");
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

/* "45 of them are on the edge": to be somewhere is no action. */
static bool
is_somewhere(const Parse *parse, const Claim *claim)
{
	const Chunk *v = chunk_at(parse, claim->verb);

	return claim->subject && v && v->type == CHUNK_VERB && parse->tokens[v->head].tag != TAG_VERB &&
		claim->chunk < claim->verb;
}

static void
act_as(Claim *claim, const Claim *model, const char *why)
{
	act(claim, model->action, why);
	claim->moves = model->moves;
}

void
claim_act(Scene *scene, ptrdiff_t index)
{
	Claim *claim = &scene->claims.at[index];
	const Claim *model = claim_before(scene, index);

	decide(scene, claim);
	if (claim->gapped && model && trend_of(parse_of(scene, claim), claim) == TREND_NONE &&
		(!claim->action.len || claim->verb == model->verb) && model->action.len &&
		(claim->antecedent >= 0 || !claim->counted_head.len)) {
		act_as(claim, model, "shares the verb of the number before");
		claim->change = model->change;
	}
	/* "that number is 40,000", "the total to 81": what was done stands with the number before */
	if (!claim->action.len && claim->antecedent >= 0 && !is_somewhere(parse_of(scene, claim), claim)) {
		act_as(claim, &scene->claims.at[claim->antecedent], "of the number whose noun it takes");
		if (scene->claims.at[claim->antecedent].sentence != claim->sentence)
			claim->inherited |= INHERITED_ACTION;
	}
	if (!claim->action.len && model && in_apposition(parse_of(scene, claim), claim))
		act(claim, model->action, "stands beside the number before");
	claim_qualify(scene, claim);
}
