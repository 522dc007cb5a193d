/* Verbs that say how high a figure is, or that it changed. */
#include "language/claim/frame.h"

bool
frame_change(const Parse *parse, ptrdiff_t verb)
{
	const Chunk *v = chunk_at(parse, verb);
	const Meaning *e = v ? parse->tokens[v->head].entry : NULL;

	return e && parse->tokens[v->head].tag == TAG_VERB &&
		(str_equal(e->action, S("rose")) || str_equal(e->action, S("fell")));
}

bool
frame_verb_in(const Parse *parse, ptrdiff_t verb, const char *const *lemmas)
{
	const Chunk *v = chunk_at(parse, verb);

	if (!v || v->type != CHUNK_VERB)
		return false;
	const Token *head = &parse->tokens[v->head];
	if (head->tag != TAG_VERB)
		return head->entry->is & IS_BE;
	for (; *lemmas; lemmas++)
		if (str_is(head->entry->lemma, *lemmas))
			return true;
	return false;
}

bool
frame_equals(const Parse *parse, ptrdiff_t verb)
{
	/* "plan to reach a further 20": whom, not how many there are */
	const Chunk *v = chunk_at(parse, verb);
	if (v && v->type == CHUNK_VERB && v->lead.len && !v->be && /* "is expected to reach 8" */
		!str_equal(v->lead, parse->tokens[v->head].entry->lemma))
		return false;

	static const char *const lemmas[] = { "total", "reach", "exceed", "number", "average", "equal",
		"pass", "top", "surpass", "remain", "become", "measure", "weigh", "cost", "comprise",
		"approach", "near", "range", "vary", "hit", "include", NULL };

	return frame_verb_in(parse, verb, lemmas);
}

bool
frame_level(const Parse *parse, ptrdiff_t verb)
{
	static const char *const level[] = { "total", "reach", "exceed", "number", "stand", "average",
		"equal", "amount", "pass", "top", "surpass", "remain", "stay", "become", "measure", "weigh",
		"cost", "come", "constitute", "comprise", "represent", "approach", "estimate", "put", "near",
		"range", "vary", "settle", "trade", "close", "finish", "hover", "bring", "value", "price",
		"change", "peak", "hold", "set", "rank", "hit", NULL };

	return frame_verb_in(parse, verb, level);
}
