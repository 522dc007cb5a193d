/* Whose the verb is, and what stands before or beside its clause. */
#include "language/claim/frame.h"

/* Over "…, which …," and "(…)" and "– …–" to the left: where the main clause goes on. */
static ptrdiff_t
over_aside_left(const Parse *parse, ptrdiff_t c)
{
	ptrdiff_t open = c - 1;

	while (open >= 0 && !chunk_is(parse, open, CHUNK_COMMA) && !chunk_is(parse, open, CHUNK_STOP) &&
		!chunk_is(parse, open, CHUNK_OPEN))
		open--;
	return open;
}

/* "the number of people killed when a ferry sank has reached 136", "the number of guests who saw the island reached 12": from the
 * main verb to what stands before "when" or "who"; a clause
 * behind a comma, or behind what is said, has no subject before it. */
static ptrdiff_t
over_subordinate(const Parse *parse, ptrdiff_t verb)
{
	ptrdiff_t c = verb - 1, own = -1;

	for (; c > 0 && !chunk_is(parse, c, CHUNK_SUB) && !chunk_is(parse, c, CHUNK_REL); c--) {
		const Chunk *k = &parse->chunks[c];
		if (k->type == CHUNK_VERB && k->finite && own < 0)
			own = c;
		else if (k->type == CHUNK_VERB || k->type == CHUNK_COMMA || k->type == CHUNK_STOP ||
			k->type == CHUNK_CONJ || k->type == CHUNK_QUOTE)
			return verb;
	}
	const Chunk *before = chunk_at(parse, c - 1);
	if (own < 0 || !before ||
		!(before->type == CHUNK_NOUN || (before->type == CHUNK_VERB && before->participle)))
		return verb;
	return parse->tokens[before->head].entry->is & IS_SPEECH || chunk_word(parse, c, "that") ? verb : c;
}

ptrdiff_t
frame_subject(const Parse *parse, ptrdiff_t verb)
{
	if (parse->chunks[verb].finite)
		verb = over_subordinate(parse, verb);
	ptrdiff_t c = verb - 1, found = -1;
	/* "people killed": the noun before its own participle */
	while (!chunk_is(parse, verb, CHUNK_VERB) && chunk_is(parse, c, CHUNK_VERB))
		c--;

	/* "it burned 20 acres and was …": the subject of the verb before */
	if (chunk_is(parse, c, CHUNK_CONJ) && parse->chunks[verb].finite) {
		ptrdiff_t before = frame_verb_of_list(parse, c - 1);
		if (before >= 0 && parse->chunks[before].finite)
			return frame_subject(parse, before);
	}
	for (int asides = 0; c >= 0 && asides < 2; c--) {
		const Chunk *k = &parse->chunks[c];
		if (k->type == CHUNK_NOUN) {
			found = c;
			/* the head of "number of cases in Fiji" stands first */
			while (c >= 2 && chunk_is(parse, c - 1, CHUNK_PREP) &&
				chunk_is(parse, c - 2, CHUNK_NOUN))
				found = c -= 2;
			if (chunk_is(parse, c - 1, CHUNK_PREP) &&
				(chunk_is(parse, c - 2, CHUNK_COMMA) || chunk_is(parse, c - 2, CHUNK_VERB) ||
					c < 2))
				continue; /* "in May" before the clause is no subject, look on */
			return found;
		}
		if (k->type == CHUNK_REL)
			continue; /* the antecedent of "which" */
		if (k->type == CHUNK_COMMA || k->type == CHUNK_CLOSE) {
			if (found >= 0 && chunk_is(parse, c + 1, CHUNK_NOUN))
				return found;
			if (chunk_is(parse, c + 1, CHUNK_REL))
				continue;
			ptrdiff_t open = over_aside_left(parse, c);
			if (open <= 0)
				return found;
			c = open;
			asides++;
			continue;
		}
		/* "the threat posed by …": a participle inside the subject */
		if (k->type == CHUNK_VERB && k->participle && chunk_is(parse, c + 1, CHUNK_PREP) &&
			chunk_is(parse, c - 1, CHUNK_NOUN)) {
			found = -1;
			continue;
		}
		if (k->type == CHUNK_VERB || k->type == CHUNK_SUB || k->type == CHUNK_STOP)
			return k->type == CHUNK_VERB && chunk_is(parse, c + 1, CHUNK_CONJ) && found < 0
				? frame_subject(parse, c)
				: found;
	}
	return found;
}

/* ---- beside the clause ---- */

ptrdiff_t
frame_set_off(const Parse *parse, const Claim *claim)
{
	ptrdiff_t at = frame_left_of(parse, claim->chunk);

	ptrdiff_t comma = frame_left_of(parse, at); /* "now at 7 metres" */
	return chunk_word(parse, at, "at") && chunk_is(parse, comma, CHUNK_COMMA) &&
			chunk_is(parse, comma - 1, CHUNK_NOUN) &&
			chunk_is(parse, claim->chunk + 1, CHUNK_COMMA)
		? comma
		: -1;
}

ptrdiff_t
frame_opening_of(const Parse *parse, const Claim *claim)
{
	ptrdiff_t c = frame_left_of(parse, claim->chunk);

	if (!chunk_is(parse, c, CHUNK_COMMA))
		return -1;
	for (c--; c > 0; c--) {
		ChunkType before = parse->chunks[c - 1].type;
		if (before == CHUNK_COMMA || before == CHUNK_STOP || before == CHUNK_QUOTE ||
			before == CHUNK_SUB)
			break;
	}
	return chunk_word(parse, c, "of") && chunk_is(parse, c + 1, CHUNK_NOUN) ? c : -1;
}
