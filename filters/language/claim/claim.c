#include "language/claim/claim.h"
#include "base/utf8.h"
#include "language/claim/title.h"
#include "language/dateline.h"

const char *const inherited_names[INHERITABLE] = { "counted", "action", "place", "time", "speaker", "party" };

const char *const claim_why_names[CLAIM_WHYS] = { "counted", "action", "modality", "modifier", "place",
	"time", "party", "speaker", "part_of" };

bool
claim_decided(const Claim *claim, int field)
{
	const bool filled[CLAIM_WHYS] = { [WHY_COUNTED] = claim->counted.len || claim->counted_head.len,
		[WHY_ACTION] = claim->action.len > 0,
		[WHY_MODALITY] = claim->modality.len > 0,
		[WHY_MODIFIER] = claim->modifier.len > 0,
		[WHY_PLACE] = claim->place.len || claim->from_place.len || claim->to_place.len,
		[WHY_TIME] = claim->time.len > 0,
		[WHY_PARTY] = claim->party.len > 0,
		[WHY_SPEAKER] = claim->speaker.len > 0,
		[WHY_PART_OF] = claim->part_of >= 0 };

	return filled[field] && claim->why[field];
}

const Chunk *
chunk_at(const Parse *parse, ptrdiff_t c)
{
	return c >= 0 && c < parse->chunk_len ? &parse->chunks[c] : NULL;
}

bool
chunk_is(const Parse *parse, ptrdiff_t c, ChunkType type)
{
	return c >= 0 && c < parse->chunk_len && parse->chunks[c].type == type;
}

bool
chunk_word(const Parse *parse, ptrdiff_t c, const char *word)
{
	return c >= 0 && c < parse->chunk_len && parse->chunks[c].first == parse->chunks[c].last &&
		str_is(parse_lower(parse, parse->chunks[c].first), word);
}

bool
chunk_says(const Parse *parse, ptrdiff_t c, const char *const *words)
{
	for (; *words; words++)
		if (chunk_word(parse, c, *words))
			return true;
	return false;
}

bool
number_is_claim(const Number *n)
{
	return n->kind <= NUMBER_MEASURE;
}

const Claim *
claim_before(const Scene *scene, ptrdiff_t claim)
{
	for (ptrdiff_t i = claim - 1;
		i >= 0 && scene->claims.at[i].sentence == scene->claims.at[claim].sentence; i--)
		if (number_is_claim(&scene->claims.at[i].number))
			return &scene->claims.at[i];
	return NULL;
}

/* ---- "the same number of": a number without a figure takes the value of the number before it ---- */

static const Number *
last_claim(const Numbers *numbers)
{
	for (ptrdiff_t i = numbers->len - 1; i >= 0; i--)
		if (number_is_claim(&numbers->at[i]))
			return &numbers->at[i];
	return NULL;
}

/* The number meant: before it in the sentence, else the last of the sentence before. */
static const Number *
same_as(const Scene *scene, const Passage *s, const Numbers *found)
{
	const Number *model = last_claim(found);

	if (model || s == scene->sentences || s->role != s[-1].role)
		return model;
	return last_claim(&s[-1].parse.numbers);
}

static bool
names_a_number(Str word)
{
	static const char *const nouns[] = { "number", "amount", "figure", "sum", "quantity", NULL };

	return str_among(word, nouns);
}

/* At word i stands "same", "number" behind it. */
static Number
same_number(const Words *words, ptrdiff_t i, const Number *model)
{
	static const char *const about[] = { "approximately", "about", "around", "roughly", "almost",
		"nearly", NULL };
	ptrdiff_t first = i > 0 && str_equal(words->at[i - 1].lower, S("the")) ? i - 1 : i;
	Number same = *model;

	same.number_first = first;
	same.number_start = words->at[first].start;
	same.qualifier = QUALIFIER_EXACT;
	same.low = same.high = same.value;
	if (first > 0 && str_among(words->at[first - 1].lower, about)) {
		first--;
		same.qualifier = QUALIFIER_ABOUT;
		same.low = same.high = (Decimal){ 0 };
	}
	same.first = first;
	same.start = words->at[first].start;
	same.last = same.number_last = i + 1;
	same.end = same.number_end = words->at[i + 1].end;
	same.modifier = (Str){ 0 };
	same.why = "the same number";
	return same;
}

/* The next word from i on that is "same" with "number" behind it; past the end if there is none. */
static ptrdiff_t
next_same(const Words *words, ptrdiff_t i)
{
	while (i + 1 < words->len &&
		!(str_equal(words->at[i].lower, S("same")) && names_a_number(words->at[i + 1].lower)))
		i++;
	return i;
}

static void
add_anaphors(Scene *scene, Passage *s)
{
	const Words *words = &s->parse.words;
	Numbers found = { 0 };
	ptrdiff_t next = 0, i = next_same(words, 0);

	if (i + 1 >= words->len)
		return;
	for (; i + 1 < words->len; i = next_same(words, i + 1)) {
		while (next < s->parse.numbers.len && s->parse.numbers.at[next].first <= i)
			*PUSH(scene->arena, &found) = s->parse.numbers.at[next++];
		if (found.len && found.at[found.len - 1].last >= i)
			continue;
		const Number *model = same_as(scene, s, &found);
		if (model)
			*PUSH(scene->arena, &found) = same_number(words, i, model);
	}
	while (next < s->parse.numbers.len)
		*PUSH(scene->arena, &found) = s->parse.numbers.at[next++];
	s->parse.numbers = found;
}

static void
read_numbers(Scene *scene, const NumberTables *tables, Passage *s)
{
	s->parse.text = s->text;
	s->parse.names = s->names;
	s->seen = glance_at(scene->signals, s->text);
	if (!signals_number(s->seen))
		return;
	s->parse.words = words_find(scene->arena, s->text);
	s->parse.numbers = numbers_find(scene->arena, tables, s->text, &s->parse.words, scene->anchor);
	add_anaphors(scene, s);
}

const Parse *
passage_parse(Scene *scene, ptrdiff_t sentence)
{
	Passage *s = &scene->sentences[sentence];

	if (!s->parse.words.at)
		s->parse.words = words_find(scene->arena, s->text);
	if (!s->parsed)
		parse_sentence(scene->arena, scene->vocabulary, &s->parse);
	s->parsed = true;
	return &s->parse;
}

static bool
holds_claim(const Numbers *numbers)
{
	for (ptrdiff_t i = 0; i < numbers->len; i++)
		if (number_is_claim(&numbers->at[i]))
			return true;
	return false;
}

/* Claims are large and are written whole: room that is not set to zeros. */
static void
claims_room(Scene *scene, ptrdiff_t more)
{
	enum { FIRST = 8 };
	Claims *claims = &scene->claims;
	ptrdiff_t cap = claims->cap ? claims->cap * 2 : FIRST, size = (ptrdiff_t)sizeof *claims->at;

	if (claims->len + more <= claims->cap)
		return;
	if (cap < claims->len + more)
		cap = claims->len + more;
	claims->at = arena_grow(scene->arena, claims->at, claims->cap * size, cap * size);
	claims->cap = cap;
}

static void
add_claims(Scene *scene, ptrdiff_t sentence)
{
	const Parse *parse = &scene->sentences[sentence].parse;
	bool claims = holds_claim(&parse->numbers);

	if (claims)
		passage_parse(scene, sentence);

	claims_room(scene, parse->numbers.len);
	scene->sentences[sentence].claims = scene->claims.len;
	for (ptrdiff_t i = 0; i < parse->numbers.len; i++) {
		const Number *n = &parse->numbers.at[i];
		Claim *claim = &scene->claims.at[scene->claims.len++];
		*claim = (Claim){ .sentence = sentence,
			.number = *n,
			.counted_start = -1,
			.counted_end = -1,
			.part_of = -1,
			.verb = -1,
			.antecedent = -1,
			.counted_token = -1,
			.modifier = n->modifier,
			.time = n->kind == NUMBER_DATE ? n->time : (Str){ 0 } };
		claim->derived = n->why && str_equal(str(n->why), S("the same number"));
		if (claims)
			claim->chunk = claim->group_first = claim->group_last = parse->tokens[n->last].chunk;
	}
	scene->sentences[sentence].claims_end = scene->claims.len;
}

/* The date the text gives itself, in a dateline or as a line of its own near the top. */
static void
find_anchor(Scene *scene)
{
	for (ptrdiff_t i = 0; i < scene->count && i < 8 && !scene->anchor.len; i++) {
		const Passage *s = &scene->sentences[i];
		Dating dating = { 0 };
		bool found = s->role == ROLE_DATELINE ? dating_find(scene->datelines, s->text, &dating)
						      : dateline_is(scene->datelines, s->text, &dating);
		if (found && dating.year)
			scene->anchor = dating_iso(scene->arena, &dating);
	}
}

/* Headings come last: what they do not say stands in the lead. */
static void
locate(Scene *scene, bool headings)
{
	for (ptrdiff_t i = 0; i < scene->claims.len; i++) {
		const Claim *claim = &scene->claims.at[i];
		bool heading = scene->sentences[claim->sentence].role != ROLE_SENTENCE;
		if (!number_is_claim(&claim->number) || heading != headings)
			continue;
		claim_time(scene, i);
		claim_place(scene, i);
		claim_party(scene, i);
	}
}

/* Texts whose paragraphs are single sentences: there the paragraph says nothing of what belongs together. */
static bool
short_paragraphs(const Scene *scene)
{
	ptrdiff_t sentences = 0, paragraphs = 0, last = -1;

	for (ptrdiff_t i = 0; i < scene->count; i++) {
		if (scene->sentences[i].role != ROLE_SENTENCE)
			continue;
		sentences++;
		paragraphs += scene->sentences[i].paragraph != last;
		last = scene->sentences[i].paragraph;
	}
	return sentences > 1 && sentences * 4 < paragraphs * 5;
}

static void
find_headings(Scene *scene)
{
	for (ptrdiff_t i = 0; i < scene->count; i++)
		if (scene->sentences[i].role == ROLE_HEADING || scene->sentences[i].role == ROLE_STANDFIRST)
			*PUSH(scene->arena, &scene->headings) = i;
	scene->short_paragraphs = short_paragraphs(scene);
}

/* Behind the last mark that may end a clause, else behind the last space, else at a character's edge. */
ptrdiff_t
passage_cut(Str text, ptrdiff_t start)
{
	ptrdiff_t most = start + PASSAGE_MOST, space = -1;

	if (most >= text.len)
		return text.len;
	for (ptrdiff_t i = most; i > start + PASSAGE_MOST / 2; i--) {
		if (!is_space(text.at[i]))
			continue;
		if (str_find_byte(S(";.!?:"), text.at[i - 1]) >= 0)
			return i;
		if (space < 0)
			space = i;
	}
	while (space < 0 && most > start + 1 && !utf8_boundary(text, most))
		most--;
	return space >= 0 ? space : most;
}

void
claims_find(Scene *scene, const NumberTables *tables)
{
	find_anchor(scene);
	find_headings(scene);
	for (ptrdiff_t i = 0; i < scene->count; i++) {
		read_numbers(scene, tables, &scene->sentences[i]);
		add_claims(scene, i);
	}
	for (ptrdiff_t i = 0; i < scene->claims.len; i++) {
		if (!number_is_claim(&scene->claims.at[i].number))
			continue;
		claim_count(scene, i);
		claim_act(scene, i);
		claim_modify(scene, &scene->claims.at[i]);
	}
	claims_join_parts(scene);
	scene->title_place = title_place(scene);
	locate(scene, false);
	locate(scene, true);
	claims_attribute(scene);
}
