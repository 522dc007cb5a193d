/* Where what moves comes from and goes to. */
#include "language/claim/place.h"

static const Parse *
parse_of(const Scene *scene, const Claim *claim)
{
	return &scene->sentences[claim->sentence].parse;
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

static void
from_earlier(Scene *scene, ptrdiff_t index)
{
	Claim *claim = &scene->claims.at[index];
	ptrdiff_t stop = claim->sentence > 4 ? claim->sentence - 4 : 0;

	for (ptrdiff_t s = claim->sentence - 1; s >= stop && !claim->from_place.len; s--) {
		Spots spots = spots_find(scene, s);
		ptrdiff_t i = place_stage(&spots, false);
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

static void
move_from(Scene *scene, ptrdiff_t index, const Spots *spots)
{
	Claim *claim = &scene->claims.at[index];
	bool home = str_equal(claim->action, S("repatriated"));

	if (place_take(scene, index, &claim->from_place, spots, spot_is_from))
		return;
	/* what is brought home is brought from where it is said to be */
	if (home && place_take(scene, index, &claim->from_place, spots, spot_is_strictly_in))
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

	if (place_take(scene, index, &claim->to_place, spots, spot_is_to))
		return;
	if (!str_equal(claim->action, S("repatriated")))
		return;
	if (goes_home(parse, claim) && place_in_counted(scene, claim, spots, &claim->to_place))
		return;
	place_doer(scene, claim, spots, &claim->to_place);
}

bool
place_of_movement(Scene *scene, ptrdiff_t index, const Spots *spots)
{
	Claim *claim = &scene->claims.at[index];

	if (str_equal(claim->action, S("joined"))) {
		if (!place_in_counted(scene, claim, spots, &claim->from_place))
			place_take(scene, index, &claim->from_place, spots, spot_is_from);
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
	if (place_take(scene, index, &claim->place, spots, spot_is_strictly_in))
		return true;
	/* what is brought is where it is brought to */
	static const char *const leaving[] = { "evacuated", "displaced", "deported", NULL };
	bool left = str_among(claim->action, leaving) || !claim->to_place.len;
	claim->place = left && claim->from_place.len ? claim->from_place : claim->to_place;
	return claim->place.len > 0;
}
