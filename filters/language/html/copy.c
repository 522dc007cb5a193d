#include "language/html/copy.h"

#include "language/html/shingle.h"

#include <stdlib.h>

enum {
	LONG = 100,    /* runs of words that a copy has at least */
	MOST = 1 << 20 /* words of a page that are looked at */
};

typedef struct {
	ptrdiff_t block;
	ShingleList list;
} Candidate;
typedef LIST(Candidate) Candidates;

static Candidate
candidate_of(Arena *arena, const HtmlBlocks *b, ptrdiff_t number)
{
	const HtmlBlock *block = &b->blocks.at[number];
	Candidate c = { .block = number };
	ShingleRun run = { 0 };

	for (int i = 0; i < block->pieces; i++) {
		const HtmlPiece *piece = &b->pieces.at[block->first_piece + i];
		if (!piece->line_end)
			shingles_of(arena, &run, str_slice(b->page, piece->start, piece->end), &c.list);
	}
	return c;
}

static int
smaller_first(const void *left, const void *right)
{
	const Candidate *a = left, *b = right;

	if (a->list.len != b->list.len)
		return a->list.len < b->list.len ? -1 : 1;
	return a->block < b->block ? -1 : a->block > b->block;
}

static Candidates
candidates_of(Arena *arena, const HtmlBlocks *b, const bool *kept)
{
	Candidates candidates = { 0 };

	for (ptrdiff_t i = 0; i < b->blocks.len; i++)
		if (kept[i])
			*PUSH(arena, &candidates) = candidate_of(arena, b, i);
	qsort(candidates.at, (size_t)candidates.len, sizeof *candidates.at, smaller_first);
	return candidates;
}

static bool
has_long_block(const HtmlBlocks *b, const bool *kept, ptrdiff_t *words)
{
	bool found = false;

	for (ptrdiff_t i = *words = 0; i < b->blocks.len; i++)
		if (kept[i]) {
			*words += b->blocks.at[i].words;
			found |= b->blocks.at[i].words > LONG;
		}
	return found;
}

void
copies_drop(Arena *arena, const HtmlBlocks *b, bool *kept)
{
	ptrdiff_t words, added = 0;
	Candidates candidates;
	Shingles smaller;

	if (!has_long_block(b, kept, &words) || words > MOST)
		return;
	candidates = candidates_of(arena, b, kept);
	smaller = shingles_for(arena, words);
	for (ptrdiff_t i = 0; i < candidates.len; i++) {
		const Candidate *c = &candidates.at[i];
		if (c->list.len < LONG)
			continue;
		for (; candidates.at[added].list.len * 2 <= c->list.len; added++)
			if (kept[candidates.at[added].block])
				shingles_add(&smaller, &candidates.at[added].list, 1);
		if (shingles_among(&smaller, &c->list) * 10 >= c->list.len * 9)
			kept[c->block] = false;
	}
}
