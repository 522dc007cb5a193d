#include "language/claim/trend.h"

#include "language/claim/frame.h"

static const char *const ups[] = { "up", "higher", NULL };
static const char *const more[] = { "more", "less", "fewer", NULL };
static const char *const downs[] = { "down", "lower", NULL };

static Trend
trend_in(const Parse *parse, ptrdiff_t c)
{
	return chunk_says(parse, c, ups) ? TREND_UP : chunk_says(parse, c, downs) ? TREND_DOWN : TREND_NONE;
}

/* What may stand before "up 3 percent": not the verb of "made up 40 percent". */
static bool
opens_trend(const Parse *parse, ptrdiff_t c)
{
	static const char *const verbs[] = { "go", "come", "move", "edge", "creep", "tick", NULL };
	const Chunk *k = chunk_at(parse, c);

	if (!k || k->type == CHUNK_COMMA || k->type == CHUNK_OPEN || k->type == CHUNK_STOP)
		return true;
	if (k->type != CHUNK_VERB)
		return false;
	const Token *head = &parse->tokens[k->head];
	return head->tag == TAG_VERB ? str_among(head->entry->lemma, verbs) : (head->entry->is & IS_BE) != 0;
}

ptrdiff_t
trend_ahead(const Parse *parse, const Claim *claim)
{
	ptrdiff_t c = claim->chunk - 1;

	while (chunk_is(parse, c, CHUNK_ADV) && !trend_in(parse, c))
		c--;
	if (chunk_word(parse, c, "by") || chunk_word(parse, c, "from"))
		c--;
	else if (claim->number.kind == NUMBER_COUNT)
		return -1;
	return trend_in(parse, c) && opens_trend(parse, c - 1) ? c : -1;
}

Trend
trend_of(const Parse *parse, const Claim *claim)
{
	ptrdiff_t ahead = trend_ahead(parse, claim), behind = claim->chunk + 1;

	if (ahead >= 0)
		return trend_in(parse, ahead);
	/* "four points lower than": the word is in the group of the number */
	const Chunk *own = &parse->chunks[claim->chunk];
	if (claim->number.kind != NUMBER_COUNT && own->last == claim->number.last + 1 &&
		chunk_word(parse, behind, "than") && str_among(parse_lower(parse, own->last), more))
		return str_equal(parse_lower(parse, own->last), S("more")) ? TREND_UP : TREND_DOWN;
	if (claim->number.kind != NUMBER_COUNT && own->last == claim->number.last + 1)
		return str_among(parse_lower(parse, own->last), ups)      ? TREND_UP
			: str_among(parse_lower(parse, own->last), downs) ? TREND_DOWN
									  : TREND_NONE;
	/* "1.9 points down", "5 per cent higher than" */
	if (claim->number.kind == NUMBER_COUNT || !parse->chunks[claim->chunk].bare)
		return TREND_NONE;
	if (chunk_word(parse, behind + 1, "than") && chunk_says(parse, behind, more))
		return chunk_word(parse, behind, "more") ? TREND_UP : TREND_DOWN;
	return trend_in(parse, behind);
}
