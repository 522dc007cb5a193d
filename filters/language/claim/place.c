#include "language/claim/place.h"
#include "language/claim/frame.h"
#include "language/claim/scope.h"

static const Parse *
parse_of(const Scene *scene, const Claim *claim)
{
	return &scene->sentences[claim->sentence].parse;
}

/* Tokens between which the claim's own words lie: to the claims before and behind it in the sentence. */
static void
segment_of(const Scene *scene, ptrdiff_t index, ptrdiff_t *low, ptrdiff_t *high)
{
	const Claim *claim = &scene->claims.at[index];

	*low = 0;
	*high = parse_of(scene, claim)->len;
	for (ptrdiff_t i = index - 1; i >= 0 && scene->claims.at[i].sentence == claim->sentence && *low == 0;
		i--)
		if (number_is_claim(&scene->claims.at[i].number))
			*low = scene->claims.at[i].number.last + 1;
	for (ptrdiff_t i = index + 1;
		i < scene->claims.len && scene->claims.at[i].sentence == claim->sentence; i++)
		if (number_is_claim(&scene->claims.at[i].number)) {
			*high = scene->claims.at[i].number.first;
			return;
		}
}

/* Behind the number up to the next, else before it after the last, else before, else behind. */
static ptrdiff_t
nearest(const Scene *scene, ptrdiff_t index, const Spots *spots, Wanted *wanted)
{
	const Claim *claim = &scene->claims.at[index];
	ptrdiff_t low, high, before = -1, own_before = -1, behind = -1;

	segment_of(scene, index, &low, &high);
	for (ptrdiff_t i = 0; i < spots->len; i++) {
		const Spot *s = &spots->at[i];
		if (!wanted(s))
			continue;
		if (s->token > claim->number.last) {
			if (s->token < high)
				return spots_list_start(spots, i);
			if (behind < 0)
				behind = i;
		} else if (s->token >= low)
			own_before = spots_list_start(spots, i);
		else
			before = spots_list_start(spots, i);
	}
	return own_before >= 0 ? own_before : before >= 0 ? before : behind;
}

bool
place_take(Scene *scene, ptrdiff_t index, Ids *ids, const Spots *spots, Wanted *wanted)
{
	ptrdiff_t i = nearest(scene, index, spots, wanted);

	if (i >= 0)
		spots_add(scene, ids, spots, i);
	return i >= 0;
}

/* "Canada's economy", as the verb's subject */
static bool
owns(const Parse *parse, const Claim *claim, const Spot *spot)
{
	ptrdiff_t i = spot->token;

	if (claim->verb < 0 || frame_subject(parse, claim->verb) != spot->chunk)
		return false;

	while (i + 1 < parse->len && parse->tokens[i + 1].named == parse->tokens[i].named)
		i++;
	return i + 1 < parse->len && parse->tokens[i + 1].tag == TAG_POSS;
}

static bool
is_doer(const Spot *spot)
{
	return !spot->from && !spot->demonym &&
		(!spot->prep.len || str_equal(spot->prep, S("of")) || str_equal(spot->prep, S("by")));
}

/* The country that does it: the nearest place left of the verb that is no "in …", else the one whose subject it is. */
bool
place_doer(Scene *scene, const Claim *claim, const Spots *spots, Ids *ids)
{
	const Parse *parse = parse_of(scene, claim);
	ptrdiff_t verb = claim->verb >= 0 ? parse->chunks[claim->verb].first : claim->number.first;
	ptrdiff_t found = -1, owner = -1;

	for (ptrdiff_t i = 0; i < spots->len && spots->at[i].token < verb; i++) {
		if (is_doer(&spots->at[i]) && !spots->at[i].inner)
			found = i;
		else if (is_doer(&spots->at[i]) && owns(parse, claim, &spots->at[i]))
			owner = i;
	}
	if (found < 0)
		found = owner;
	if (found >= 0)
		spots_add(scene, ids, spots, spots_list_start(spots, found));
	return found >= 0;
}

/* The demonym or place in the counted phrase: "Peruvian miners", "Kenyan soil", "loans to the Greek state". */
bool
place_in_counted(Scene *scene, const Claim *claim, const Spots *spots, Ids *ids)
{
	const Parse *parse = parse_of(scene, claim);

	for (ptrdiff_t i = 0; i < spots->len; i++) {
		ptrdiff_t start = parse->tokens[spots->at[i].token].word->start;
		if (start >= claim->counted_start && start < claim->counted_end) {
			spots_add(scene, ids, spots, i);
			return true;
		}
	}
	return false;
}

/* ---- inheriting ---- */

static bool
is_people_claim(const Claim *claim)
{
	return str_equal(claim->class, S("people"));
}

/* How fit a place is to be where a whole sentence plays: locative phrases, then demonyms and subjects of headings. */
ptrdiff_t
place_stage(const Spots *spots, bool heading)
{
	ptrdiff_t weak = -1;

	for (ptrdiff_t i = spots->len - 1; i >= 0; i--) {
		if (spot_is_strictly_in(&spots->at[i]))
			return spots_list_start(spots, i);
		bool subject = !spots->at[i].prep.len || spots->at[i].demonym;
		if ((subject && heading) || spots->at[i].inner)
			weak = i;
	}
	return weak;
}

static bool
inherit_from_claims(Scene *scene, ptrdiff_t index, ptrdiff_t sentence)
{
	Claim *claim = &scene->claims.at[index];

	const Passage *s = &scene->sentences[sentence];

	for (ptrdiff_t i = s->claims_end - 1; i >= s->claims; i--) {
		const Claim *model = &scene->claims.at[i];
		if (number_is_claim(&model->number) && model->place.len && !model->moves) {
			claim->place = model->place;
			return true;
		}
	}
	return false;
}

static bool
inherit_from_sentence(Scene *scene, ptrdiff_t index, ptrdiff_t sentence)
{
	Claim *claim = &scene->claims.at[index];
	const Passage *s = &scene->sentences[sentence];

	if (s->role == ROLE_BYLINE || s->role == ROLE_DATELINE)
		return false;
	if (inherit_from_claims(scene, index, sentence))
		return true;
	Spots spots = spots_find(scene, sentence);
	ptrdiff_t i = place_stage(&spots, s->role != ROLE_SENTENCE);
	if (i >= 0)
		spots_add(scene, &claim->place, &spots, i);
	return i >= 0;
}

/* "in the region", "the country": the last place of that kind before. */
static bool
definite_place(Scene *scene, ptrdiff_t index)
{
	Claim *claim = &scene->claims.at[index];
	const Parse *parse = parse_of(scene, claim);
	bool region = false, country = false;

	for (ptrdiff_t c = 1; c < parse->chunk_len; c++) {
		const Chunk *k = &parse->chunks[c];
		if (k->type != CHUNK_NOUN ||
			!str_among(parse_lower(parse, k->first), (const char *const[]){ "the", "this", NULL }) ||
			!str_among(spot_prep(parse, c),
				(const char *const[]){ "in", "across", "of", "throughout", NULL }) ||
			k->head != k->first + 1)
			continue;
		region |= str_equal(parse_lower(parse, k->head), S("region"));
		country |= str_equal(parse_lower(parse, k->head), S("country"));
	}
	if (!region && !country)
		return false;
	ptrdiff_t stop = claim->sentence > 12 ? claim->sentence - 12 : 0;
	for (ptrdiff_t s = claim->sentence; s >= stop; s--) {
		const NamedList *names = &scene->sentences[s].names;
		for (ptrdiff_t i = names->len - 1; i >= 0; i--) {
			const Named *n = &names->at[i];
			bool place = n->id.len && (n->type == NAMED_PLACE || n->type == NAMED_DEMONYM);
			if (place && str_starts(n->id, S("region:")) == region) {
				*PUSH(scene->arena, &claim->place) = region ? n->id : str_slice(n->id, 0, 2);
				return true;
			}
		}
	}
	return false;
}

static void
inherit(Scene *scene, ptrdiff_t index)
{
	Claim *claim = &scene->claims.at[index];
	Scope scope = scope_of(scene, claim->sentence);

	/* the strength of a force is nowhere in particular */
	if (str_equal(claim->action, S("fighting")) || str_equal(claim->action, S("joined")))
		return;
	while (!claim->place.len && scope_next(&scope))
		if (scope_is_far(&scope) && scene->title_place.len)
			claim->place = scene->title_place;
		else
			inherit_from_sentence(scene, index, scope.now);
	if (!claim->place.len)
		claim->place = scene->title_place;
	if (claim->place.len)
		claim->inherited |= INHERITED_PLACE;
}

static bool
acts_abroad(const Claim *claim)
{
	static const char *const actions[] = { "attacked", "deployed", "funded", "killed", "flown", "fired",
		"launched", "sent", "conducted", "provided", "destroyed", "trained", NULL };

	return claim->object && claim->counted_token > claim->number.last && str_among(claim->action, actions);
}

/* "across the region" behind a sentence that named the places: they are meant. */
static bool
points_back(Scene *scene, ptrdiff_t index)
{
	const Claim *claim = &scene->claims.at[index];
	ptrdiff_t last = claim->sentence - 1;

	if (last < 0 || scene->sentences[last].paragraph != scene->sentences[claim->sentence].paragraph ||
		!scope_definite(scene, claim->sentence))
		return false;
	if (!inherit_from_claims(scene, index, last))
		return false;
	scene->claims.at[index].inherited |= INHERITED_PLACE;
	return true;
}

/* "worldwide" among the claim's own words */
static bool
everywhere(const Scene *scene, ptrdiff_t index)
{
	const Parse *parse = parse_of(scene, &scene->claims.at[index]);
	ptrdiff_t low, high;

	segment_of(scene, index, &low, &high);
	for (ptrdiff_t i = low; i < high; i++) {
		Str word = parse->tokens[i].word->lower;
		if (str_equal(word, S("worldwide")) || str_equal(word, S("globally")))
			return true;
	}
	return false;
}

/* "A French court sentenced 11 people": if nothing else says where. */
static void
subject_place(Scene *scene, Claim *claim, const Spots *spots)
{
	const Parse *parse = parse_of(scene, claim);

	if (acts_abroad(claim))
		return;
	for (ptrdiff_t i = 0; i < spots->len; i++)
		if (spots->at[i].inner && !spots->at[i].from && spots->at[i].token < claim->number.first &&
			spots->at[i].chunk <= 1 && parse->chunks[spots->at[i].chunk].number < 0) {
			spots_add(scene, &claim->place, spots, i);
			return;
		}
}

/* ---- the rules in order; the first that finds something says where ---- */

typedef bool PlaceRule(Scene *, ptrdiff_t, const Spots *);

static bool
by_phrase(Scene *scene, ptrdiff_t index, const Spots *spots)
{
	return place_take(scene, index, &scene->claims.at[index].place, spots, spot_is_strictly_in);
}

static bool
by_antecedent(Scene *scene, ptrdiff_t index, const Spots *spots)
{
	Claim *claim = &scene->claims.at[index];

	(void)spots;
	if (claim->antecedent < 0)
		return false;
	claim->place = scene->claims.at[claim->antecedent].place;
	return claim->place.len > 0;
}

static bool
by_definite(Scene *scene, ptrdiff_t index, const Spots *spots)
{
	(void)spots;
	return points_back(scene, index) || definite_place(scene, index);
}

static bool
by_counted(Scene *scene, ptrdiff_t index, const Spots *spots)
{
	Claim *claim = &scene->claims.at[index];

	return !is_people_claim(claim) && place_in_counted(scene, claim, spots, &claim->place);
}

static bool
by_any_phrase(Scene *scene, ptrdiff_t index, const Spots *spots)
{
	Claim *claim = &scene->claims.at[index];

	return place_take(
		scene, index, &claim->place, spots, is_people_claim(claim) ? spot_is_in : spot_is_any);
}

/* The strength of a force is nowhere in particular. */
static bool
by_force(Scene *scene, ptrdiff_t index, const Spots *spots)
{
	(void)spots;
	return str_equal(scene->claims.at[index].action, S("fighting"));
}

/* Who strikes or gives is not where it happens; that is said elsewhere, if at all. */
static bool
by_doer(Scene *scene, ptrdiff_t index, const Spots *spots)
{
	Claim *claim = &scene->claims.at[index];

	return !acts_abroad(claim) && place_doer(scene, claim, spots, &claim->place);
}

static bool
by_world(Scene *scene, ptrdiff_t index, const Spots *spots)
{
	Claim *claim = &scene->claims.at[index];

	(void)spots;
	if (!everywhere(scene, index))
		return false;
	*PUSH(scene->arena, &claim->place) = S("world");
	return true;
}

static bool
by_scope(Scene *scene, ptrdiff_t index, const Spots *spots)
{
	(void)spots;
	inherit(scene, index);
	return scene->claims.at[index].place.len > 0;
}

static bool
by_subject(Scene *scene, ptrdiff_t index, const Spots *spots)
{
	Claim *claim = &scene->claims.at[index];

	if (!place_doer(scene, claim, spots, &claim->place))
		subject_place(scene, claim, spots);
	return claim->place.len > 0;
}

void
claim_place(Scene *scene, ptrdiff_t index)
{
	static const struct {
		PlaceRule *rule;
		const char *why;
	} rules[] = { { by_world, "worldwide" }, { place_of_movement, "from or to where it moves" },
		{ by_phrase, "the nearest place behind in, at, near" },
		{ by_antecedent, "the place of the number whose noun it takes" },
		{ by_definite, "a definite phrase points back at it" }, { by_counted, "in the counted phrase" },
		{ by_any_phrase, "the nearest place behind a preposition" },
		{ by_force, "a force is nowhere in particular" }, { by_doer, "the country that does it" },
		{ by_scope, "the paragraph, a heading or the title says it" },
		{ by_subject, "the country of the subject" } };
	Spots spots = spots_find(scene, scene->claims.at[index].sentence);

	for (size_t i = 0; i < sizeof rules / sizeof *rules; i++)
		if (rules[i].rule(scene, index, &spots)) {
			scene->claims.at[index].why[WHY_PLACE] = rules[i].why;
			return;
		}
}
