#include "language/claim/claim.h"
#include "language/claim/frame.h"
#include "language/claim/scope.h"
#include "language/claim/spot.h"

typedef bool Wanted(const Spot *);

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

static bool
take(Scene *scene, ptrdiff_t index, Ids *ids, const Spots *spots, Wanted *wanted)
{
	ptrdiff_t i = nearest(scene, index, spots, wanted);

	if (i >= 0)
		spots_add(scene, ids, spots, i);
	return i >= 0;
}

/* The country that does it: the nearest place left of the verb that is no "in …". */
static bool
doer(Scene *scene, const Claim *claim, const Spots *spots, Ids *ids)
{
	const Parse *parse = parse_of(scene, claim);
	ptrdiff_t verb = claim->verb >= 0 ? parse->chunks[claim->verb].first : claim->number.first;

	for (ptrdiff_t i = spots->len - 1; i >= 0; i--) {
		const Spot *s = &spots->at[i];
		if (s->token < verb && !s->from && !s->demonym && !s->inner &&
			(!s->prep.len || str_equal(s->prep, S("of")) || str_equal(s->prep, S("by")))) {
			spots_add(scene, ids, spots, spots_list_start(spots, i));
			return true;
		}
	}
	return false;
}

/* The demonym or place in the counted phrase: "Peruvian miners", "Kenyan soil", "loans to the Greek state". */
static bool
in_counted(Scene *scene, const Claim *claim, const Spots *spots, Ids *ids)
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

/* "from these camps": which ones, an earlier sentence says. */
static bool
from_known_places(const Parse *parse)
{
	static const char *const back[] = { "these", "those", "the", "there", NULL };

	for (ptrdiff_t i = 0; i + 1 < parse->len; i++)
		if (str_equal(parse_lower(parse, i), S("from")) && str_among(parse_lower(parse, i + 1), back))
			return true;
	return false;
}

static ptrdiff_t stage_of(const Spots *spots, bool heading);

static void
from_earlier(Scene *scene, ptrdiff_t index)
{
	Claim *claim = &scene->claims.at[index];
	ptrdiff_t stop = claim->sentence > 4 ? claim->sentence - 4 : 0;

	for (ptrdiff_t s = claim->sentence - 1; s >= stop && !claim->from_place.len; s--) {
		Spots spots = spots_find(scene, s);
		ptrdiff_t i = stage_of(&spots, false);
		if (i >= 0)
			spots_add(scene, &claim->from_place, &spots, i);
	}
}

static bool
goes_home(const Parse *parse, const Claim *claim)
{
	static const char *const home[] = { "home", "homeland", "homelands", "homes", "countries", NULL };

	for (ptrdiff_t i = claim->number.last + 1; i < parse->len; i++)
		if (str_among(parse_lower(parse, i), home))
			return true;
	return false;
}

/* ---- movements ---- */

static void
move_from(Scene *scene, ptrdiff_t index, const Spots *spots)
{
	Claim *claim = &scene->claims.at[index];
	bool home = str_equal(claim->action, S("repatriated"));

	if (take(scene, index, &claim->from_place, spots, spot_is_from))
		return;
	/* what is brought home is brought from where it is said to be */
	if (home && take(scene, index, &claim->from_place, spots, spot_is_strictly_in))
		return;
	if (home && from_known_places(parse_of(scene, claim)))
		from_earlier(scene, index);
	if (claim->from_place.len)
		return;
	if (claim->antecedent >= 0) {
		const Claim *model = &scene->claims.at[claim->antecedent];
		claim->from_place = model->from_place.len || str_equal(model->action, claim->action)
			? model->from_place
			: model->place;
	}
}

static void
move_to(Scene *scene, ptrdiff_t index, const Spots *spots)
{
	Claim *claim = &scene->claims.at[index];
	const Parse *parse = parse_of(scene, claim);

	if (take(scene, index, &claim->to_place, spots, spot_is_to))
		return;
	if (!str_equal(claim->action, S("repatriated")))
		return;
	if (goes_home(parse, claim) && in_counted(scene, claim, spots, &claim->to_place))
		return;
	doer(scene, claim, spots, &claim->to_place);
}

static bool
place_of_movement(Scene *scene, ptrdiff_t index, const Spots *spots)
{
	Claim *claim = &scene->claims.at[index];

	if (str_equal(claim->action, S("joined"))) {
		if (!in_counted(scene, claim, spots, &claim->from_place))
			take(scene, index, &claim->from_place, spots, spot_is_from);
		return true;
	}
	if (!claim->moves)
		return false;
	move_from(scene, index, spots);
	move_to(scene, index, spots);
	if (str_equal(claim->action, S("repatriated"))) {
		claim->place = claim->to_place;
		return true;
	}
	if (take(scene, index, &claim->place, spots, spot_is_strictly_in))
		return true;
	claim->place = claim->from_place.len ? claim->from_place : claim->to_place;
	return claim->place.len > 0;
}

/* ---- inheriting ---- */

static bool
is_people_claim(const Claim *claim)
{
	return str_equal(claim->class, S("people"));
}

/* How fit a place is to be where a whole sentence plays: locative phrases, then demonyms and subjects of headings. */
static ptrdiff_t
stage_of(const Spots *spots, bool heading)
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
	ptrdiff_t i = stage_of(&spots, s->role != ROLE_SENTENCE);
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
		inherit_from_sentence(scene, index, scope.now);
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

void
claim_place(Scene *scene, ptrdiff_t index)
{
	Claim *claim = &scene->claims.at[index];
	Spots spots = spots_find(scene, claim->sentence);
	bool force = str_equal(claim->action, S("fighting"));

	if (place_of_movement(scene, index, &spots))
		return;
	if (take(scene, index, &claim->place, &spots, spot_is_strictly_in))
		return;
	if (claim->antecedent >= 0 && scene->claims.at[claim->antecedent].place.len) {
		claim->place = scene->claims.at[claim->antecedent].place;
		return;
	}
	if (points_back(scene, index) || definite_place(scene, index))
		return;
	if (!is_people_claim(claim) && in_counted(scene, claim, &spots, &claim->place))
		return;
	if (take(scene, index, &claim->place, &spots, is_people_claim(claim) ? spot_is_in : spot_is_any) ||
		force)
		return;
	/* who strikes or gives is not where it happens; that is said elsewhere, if at all */
	if (!acts_abroad(claim) && doer(scene, claim, &spots, &claim->place))
		return;
	inherit(scene, index);
	if (!claim->place.len)
		doer(scene, claim, &spots, &claim->place);
}
