#include "language/claim/phrase.h"

#include "language/claim/frame.h"

/* Words that open the noun of a number of their own: "16 more cases". */
bool
phrase_opens(const Parse *parse, ptrdiff_t i)
{
	static const char *const words[] = { "more", "other", "further", "additional", "such", "extra",
		"less", "fewer", NULL };

	return str_among(parse_lower(parse, i), words);
}

bool
phrase_filler(const Parse *parse, ptrdiff_t i)
{
	static const char *const words[] = { "more", "other", "further", "additional", "new", "such", "a",
		"of", "the", "extra", "another", NULL };

	return parse->tokens[i].named < 0 && /* New Zealand citizens */
		str_among(parse_lower(parse, i), words);
}

static void
set_head(Claim *claim, const Parse *parse, ptrdiff_t token)
{
	claim->counted_token = token;
	claim->counted_head = parse->tokens[token].word->text;
}

void
phrase_set_words(Claim *claim, const Parse *parse, ptrdiff_t first, ptrdiff_t last, ptrdiff_t head)
{
	claim->counted = parse_text(parse, first, last);
	claim->counted_start = parse->tokens[first].word->start;
	claim->counted_end = parse->tokens[last].word->end;
	set_head(claim, parse, head);
}

/* First token of a noun chunk without determiners and its number. */
ptrdiff_t
phrase_first(const Parse *parse, const Chunk *c)
{
	ptrdiff_t i = c->first;

	while (i < c->last && (parse->tokens[i].tag == TAG_DET || parse->tokens[i].tag == TAG_NUMBER))
		i++;
	return i;
}

/* "nurses of the northern clinics", "militants from Tajikistan", "strikes against ISIL", "members and their families": the
 * phrase goes on while it says which. Returns the last chunk. */
static ptrdiff_t
identifying(const Parse *parse, ptrdiff_t c)
{
	ptrdiff_t end = c;

	while (chunk_is(parse, end + 1, CHUNK_PREP) && chunk_is(parse, end + 2, CHUNK_NOUN) &&
		parse->chunks[end + 2].number < 0) {
		Str prep = parse_lower(parse, parse->chunks[end + 1].first);
		bool origin = str_equal(prep, S("from")) &&
			parse->tokens[parse->chunks[end + 2].head].tag == TAG_NAME && end == c;
		if (!str_equal(prep, S("of")) && !origin && !str_equal(prep, S("against")))
			break;
		end += 2;
	}
	return end;
}

static bool
joins_nouns(const Parse *parse, ptrdiff_t c)
{
	if (!chunk_word(parse, c + 1, "and") && !chunk_word(parse, c + 1, "or"))
		return false;
	const Chunk *next = chunk_at(parse, c + 2);
	if (!next || next->type != CHUNK_NOUN || next->number >= 0 || next->pronoun ||
		!parse_plural(parse, next->head))
		return false;
	if (!parse_plural(parse, parse->chunks[c].head))
		return false;
	/* "killed 20 people and officials said": the second noun has its own verb */
	return !(chunk_is(parse, c + 3, CHUNK_VERB) && parse->chunks[c + 3].finite &&
		!parse->chunks[c + 3].participle && chunk_is(parse, c - 1, CHUNK_VERB));
}

void
phrase_set(Claim *claim, const Parse *parse, ptrdiff_t c, ptrdiff_t first, ptrdiff_t head)
{
	ptrdiff_t end = head == parse->chunks[c].last ? c : -1;

	if (first > head) /* "of no '": a determiner and a mark */
		first = head;
	if (end < 0) {
		phrase_set_words(claim, parse, first, head, head);
		claim->group_last = c;
		return;
	}
	if (joins_nouns(parse, c))
		end = c + 2;
	end = identifying(parse, end);
	phrase_set_words(claim, parse, first, parse->chunks[end].last, head);
	claim->group_last = end;
}

/* The head of the noun words first..last: the last, but of a plural count the first plural ("200 people state media"). */
ptrdiff_t
phrase_head(const Parse *parse, const Claim *claim, ptrdiff_t first, ptrdiff_t last)
{
	bool many = claim->number.kind == NUMBER_COUNT &&
		!(claim->number.value.digits.len == 1 && claim->number.value.digits.at[0] == '1' &&
			claim->number.value.exponent == 0);

	while (last > first && (parse->tokens[last].tag == TAG_POSS || parse->tokens[last].tag == TAG_HYPHEN))
		last--;
	if (!many || parse_plural(parse, last))
		return last;
	for (ptrdiff_t i = first; i < last; i++) {
		bool inside = parse->tokens[i].named >= 0 &&
			parse->tokens[i].named == parse->tokens[i + 1].named;
		bool compound = parse->tokens[i + 1].tag == TAG_HYPHEN || parse->tokens[i + 1].tag == TAG_POSS;
		if (!inside && !compound && parse->tokens[i].tag == TAG_NOUN && parse_plural(parse, i))
			return i;
	}
	return last;
}
