#include "language/claim/claim.h"
#include "language/claim/frame.h"
#include "language/claim/scope.h"

typedef struct {
	const Named *name;
	ptrdiff_t token, chunk;
	Str prep;  /* before its noun group; empty: none */
	bool from; /* "from X", "from camps in X", "out of X" */
	bool list; /* goes on with the place before it: "in A, B and C" */
	bool demonym;
	bool inner; /* a modifier: "Indonesian coast", "Syria's army" */
} Spot;
typedef LIST(Spot) Spots;

static const char *const locative[] = { "in", "at", "near", "across", "throughout", "off", "around", "inside",
	"within", "over", "along", "on", "outside", "of", "through", "between", "against", "into", "onto",
	"toward", "towards", "for", "to", "beyond", NULL };
static const char *const strictly_locative[] = { "in", "at", "near", "across", "throughout", "off", "around",
	"inside", "within", "along", "on", "outside", NULL };

static const Parse *
parse_of(const Scene *scene, const Claim *claim)
{
	return &scene->sentences[claim->sentence].parse;
}

static const Parse *
parse_of_sentence(const Scene *scene, ptrdiff_t sentence)
{
	return &scene->sentences[sentence].parse;
}

/* ---- the places of a sentence ---- */

/* The preposition over a chunk, through a noun that stands before it in the same phrase ("from camps in Syria"). */
static Str
prep_over(const Parse *parse, ptrdiff_t c)
{
	ptrdiff_t p = c - 1;

	while (chunk_is(parse, p, CHUNK_ADV))
		p--;
	return chunk_is(parse, p, CHUNK_PREP) ? parse_lower(parse, parse->chunks[p].first) : (Str){ 0 };
}

static bool
comes_from(const Parse *parse, ptrdiff_t c)
{
	static const char *const inner[] = { "in", "at", "of", "near", "across", "on", "from", NULL };

	for (int depth = 0; depth < 4 && chunk_is(parse, c - 1, CHUNK_PREP); depth++, c -= 2) {
		Str prep = parse_lower(parse, parse->chunks[c - 1].first);
		if (str_equal(prep, S("from")) || (str_equal(prep, S("of")) && chunk_word(parse, c - 2, "out")))
			return true;
		if (!chunk_is(parse, c - 2, CHUNK_NOUN) || !str_among(prep, inner))
			return false;
	}
	return false;
}

static bool
same_list(const Parse *parse, const Spot *last, ptrdiff_t chunk)
{
	ptrdiff_t c = last->chunk + 1;

	if (c == chunk)
		return false;
	for (; c < chunk; c++) {
		const Chunk *k = &parse->chunks[c];
		bool filler = k->type == CHUNK_COMMA || k->type == CHUNK_CONJ || k->type == CHUNK_ADV ||
			k->type == CHUNK_PREP || k->type == CHUNK_SUB;
		/* "Poland, as well as to Romania" */
		if (k->type == CHUNK_SUB && !chunk_word(parse, c, "as"))
			filler = false;
		if (k->type == CHUNK_PREP && !str_equal(parse_lower(parse, k->first), last->prep))
			filler = false;
		if (!filler)
			return false;
	}
	return true;
}

/* "Palmyra, Syria": the second only says where the first lies. */
static bool
contains(Str country, Str part)
{
	return str_find_byte(country, ':') < 0 && part.len > country.len && str_starts(part, country) &&
		part.at[country.len] == ':';
}

static Spots
find_spots(Scene *scene, const Parse *parse)
{
	Spots spots = { 0 };
	ptrdiff_t token = 0;

	for (ptrdiff_t i = 0; i < parse->names.len; i++) {
		const Named *name = &parse->names.at[i];
		if (name->nested || !name->id.len || (name->type != NAMED_PLACE && name->type != NAMED_DEMONYM))
			continue;
		while (token < parse->len && parse->tokens[token].word->end <= name->start)
			token++;
		if (token >= parse->len)
			break;
		ptrdiff_t chunk = parse->tokens[token].chunk;
		Spot spot = { .name = name,
			.token = token,
			.chunk = chunk,
			.prep = prep_over(parse, chunk),
			.from = comes_from(parse, chunk),
			.demonym = name->type == NAMED_DEMONYM };
		spot.inner = parse->chunks[chunk].head > token &&
			parse->tokens[parse->chunks[chunk].head].named != parse->tokens[token].named;
		if (spots.len) {
			const Spot *last = &spots.at[spots.len - 1];
			if (contains(name->id, last->name->id) && token - last->token < 8 && !spot.prep.len)
				continue;
			spot.list = same_list(parse, last, chunk) && !spot.demonym;
			if (spot.list) {
				spot.prep = spot.prep.len ? spot.prep : last->prep;
				spot.from = last->from;
			}
		}
		*PUSH(scene->arena, &spots) = spot;
	}
	return spots;
}

static bool
is_locative(const Spot *spot)
{
	return str_among(spot->prep, locative) && (!spot->demonym || spot->inner);
}

/* The phrase with its list: places i, i+1, … that go together. */
static void
add_list(Scene *scene, Ids *ids, const Spots *spots, ptrdiff_t i)
{
	do {
		bool there = false;
		for (ptrdiff_t k = 0; k < ids->len; k++)
			there |= str_equal(ids->at[k], spots->at[i].name->id);
		if (!there)
			*PUSH(scene->arena, ids) = spots->at[i].name->id;
		i++;
	} while (i < spots->len && spots->at[i].list);
}

static ptrdiff_t
list_start(const Spots *spots, ptrdiff_t i)
{
	while (i > 0 && spots->at[i].list)
		i--;
	return i;
}

/* ---- which of them belongs to a claim ---- */

typedef bool Wanted(const Spot *);

static bool
wants_from(const Spot *spot)
{
	return spot->from;
}

static bool
wants_to(const Spot *spot)
{
	return (str_equal(spot->prep, S("to")) || str_equal(spot->prep, S("into"))) && !spot->from;
}

static bool
wants_in(const Spot *spot)
{
	return is_locative(spot) && !spot->from;
}

static bool
wants_strictly_in(const Spot *spot)
{
	return str_among(spot->prep, strictly_locative) && (!spot->demonym || spot->inner) && !spot->from;
}

/* Anything that is not where something comes from: the last straw for what is no people. */
static bool
wants_any(const Spot *spot)
{
	return spot->prep.len && !spot->from;
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
				return list_start(spots, i);
			if (behind < 0)
				behind = i;
		} else if (s->token >= low)
			own_before = list_start(spots, i);
		else
			before = list_start(spots, i);
	}
	return own_before >= 0 ? own_before : before >= 0 ? before : behind;
}

static bool
take(Scene *scene, ptrdiff_t index, Ids *ids, const Spots *spots, Wanted *wanted)
{
	ptrdiff_t i = nearest(scene, index, spots, wanted);

	if (i >= 0)
		add_list(scene, ids, spots, i);
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
			add_list(scene, ids, spots, list_start(spots, i));
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
			add_list(scene, ids, spots, i);
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
		Spots spots = find_spots(scene, parse_of_sentence(scene, s));
		ptrdiff_t i = stage_of(&spots, false);
		if (i >= 0)
			add_list(scene, &claim->from_place, &spots, i);
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

	if (take(scene, index, &claim->from_place, spots, wants_from))
		return;
	/* what is brought home is brought from where it is said to be */
	if (home && take(scene, index, &claim->from_place, spots, wants_strictly_in))
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

	if (take(scene, index, &claim->to_place, spots, wants_to))
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
			take(scene, index, &claim->from_place, spots, wants_from);
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
	if (take(scene, index, &claim->place, spots, wants_strictly_in))
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
		if (wants_strictly_in(&spots->at[i]))
			return list_start(spots, i);
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
	Spots spots = find_spots(scene, &s->parse);
	ptrdiff_t i = stage_of(&spots, s->role != ROLE_SENTENCE);
	if (i >= 0)
		add_list(scene, &claim->place, &spots, i);
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
			!str_among(prep_over(parse, c),
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
		!scope_definite(parse_of(scene, claim)))
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
	Spots spots = find_spots(scene, parse_of(scene, claim));
	bool force = str_equal(claim->action, S("fighting"));

	if (place_of_movement(scene, index, &spots))
		return;
	if (take(scene, index, &claim->place, &spots, wants_strictly_in))
		return;
	if (claim->antecedent >= 0 && scene->claims.at[claim->antecedent].place.len) {
		claim->place = scene->claims.at[claim->antecedent].place;
		return;
	}
	if (points_back(scene, index) || definite_place(scene, index))
		return;
	if (!is_people_claim(claim) && in_counted(scene, claim, &spots, &claim->place))
		return;
	if (take(scene, index, &claim->place, &spots, is_people_claim(claim) ? wants_in : wants_any) || force)
		return;
	/* who strikes or gives is not where it happens; that is said elsewhere, if at all */
	if (!acts_abroad(claim) && doer(scene, claim, &spots, &claim->place))
		return;
	inherit(scene, index);
	if (!claim->place.len)
		doer(scene, claim, &spots, &claim->place);
}
