#include "language/claim/spot.h"

#include "language/claim/frame.h"

static const char *const locative[] = { "in", "at", "near", "across", "throughout", "off", "around", "inside",
	"within", "over", "along", "on", "outside", "of", "through", "between", "against", "into", "onto",
	"toward", "towards", "for", "to", "beyond", NULL };
const char *const spot_locatives[] = { "in", "at", "near", "across", "throughout", "off", "around", "inside",
	"within", "along", "on", "outside", NULL };

/* The preposition over a chunk, through a noun that stands before it in the same phrase ("from camps in Syria"). */
Str
spot_prep(const Parse *parse, ptrdiff_t c)
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

static bool
is_place(const Named *name)
{
	return !name->nested && name->id.len && (name->type == NAMED_PLACE || name->type == NAMED_DEMONYM);
}

Spots
spots_find(Scene *scene, ptrdiff_t sentence)
{
	const NamedList *names = &scene->sentences[sentence].names;
	const Parse *parse;
	Spots spots = { 0 };
	ptrdiff_t token = 0, i = 0;

	while (i < names->len && !is_place(&names->at[i]))
		i++;
	if (i == names->len)
		return spots;
	parse = passage_parse(scene, sentence);
	for (; i < names->len; i++) {
		const Named *name = &names->at[i];
		if (!is_place(name))
			continue;
		while (token < parse->len && parse->tokens[token].word->end <= name->start)
			token++;
		if (token >= parse->len)
			break;
		ptrdiff_t chunk = parse->tokens[token].chunk;
		Spot spot = { .name = name,
			.token = token,
			.chunk = chunk,
			.prep = spot_prep(parse, chunk),
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
void
spots_add(Scene *scene, Ids *ids, const Spots *spots, ptrdiff_t i)
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

ptrdiff_t
spots_list_start(const Spots *spots, ptrdiff_t i)
{
	while (i > 0 && spots->at[i].list)
		i--;
	return i;
}

bool
spot_is_from(const Spot *spot)
{
	return spot->from;
}

bool
spot_is_to(const Spot *spot)
{
	return (str_equal(spot->prep, S("to")) || str_equal(spot->prep, S("into"))) && !spot->from;
}

bool
spot_is_in(const Spot *spot)
{
	return is_locative(spot) && !spot->from;
}

bool
spot_is_strictly_in(const Spot *spot)
{
	return str_among(spot->prep, spot_locatives) && (!spot->demonym || spot->inner) && !spot->from;
}

/* Anything that is not where something comes from: the last straw for what is no people. */
bool
spot_is_any(const Spot *spot)
{
	return spot->prep.len && !spot->from;
}
