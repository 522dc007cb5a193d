#include "language/html/article.h"

#include "base/utf8.h"
#include "language/html/copy.h"
#include "language/html/reference.h"

#include <math.h>

/* From which probability on a block is text; and from which, where most of what might be text would be lost (models/article.md).
 * The trainer has the same numbers. */
static const double keep = 0.55, fall_back = 0.2;

const char *
article_load(Arena *arena, ArticleRules *rules)
{
	const char *wrong = NULL, *file;
	Str bytes = { 0 };

	rules->references = table_load(arena, "html/references", &wrong);
	if (!wrong)
		rules->class_words = table_load(arena, "html/class-words", &wrong);
	if (!wrong)
		rules->page_words = table_load(arena, "html/page-words", &wrong);
	if (!wrong)
		table_bytes(arena, "models/article.model", &bytes, &file, &wrong);
	if (!wrong)
		wrong = trees_read(arena, bytes, &rules->trees);
	if (!wrong && rules->trees.features > HTML_FEATURES)
		wrong = "models/article.model: asks for more than is known of a block";
	return wrong;
}

/* Which blocks */

static double *
scores(Arena *arena, const ArticleRules *rules, const HtmlBlocks *blocks)
{
	HtmlFeatures features = html_features(arena, blocks, rules->page_words);
	double *score = NEW(arena, double, blocks->blocks.len);

	for (ptrdiff_t i = 0; html_features_next(&features); i++)
		score[i] = 1 / (1 + exp(-trees_sum(&rules->trees, features.of)));
	return score;
}

/* Hidden text counts where it is most of the page's: some pages unhide themselves. */
static bool
hidden_counts(const HtmlBlocks *b)
{
	ptrdiff_t hidden = 0, shown = 0;

	for (ptrdiff_t i = 0; i < b->blocks.len; i++) {
		const HtmlBlock *block = &b->blocks.at[i];
		if (block->words < 12)
			continue;
		if (block->element >= 0 && b->elements.at[block->element].hidden)
			hidden += block->bytes;
		else
			shown += block->bytes;
	}
	return hidden > shown;
}

static bool
is_hidden(const HtmlBlocks *b, const HtmlBlock *block)
{
	return block->element >= 0 && b->elements.at[block->element].hidden;
}

/* The probability from which blocks of this page are kept. */
static double
threshold(const HtmlBlocks *b, const double *score)
{
	double sure = 0, perhaps = 0, best = 0;

	for (ptrdiff_t i = 0; i < b->blocks.len; i++) {
		int words = b->blocks.at[i].words;
		sure += score[i] >= keep ? words : 0;
		perhaps += score[i] >= fall_back ? words : 0;
		best = score[i] > best ? score[i] : best;
	}
	if (sure == 0)
		return fmin(fall_back, best / 2);
	return sure < perhaps / 2 ? fall_back : keep;
}

static const char *
rule_of(const HtmlBlocks *b, const HtmlBlock *block)
{
	static const struct {
		HtmlTag tag;
		HtmlHint hint;
		const char *rule;
	} known[] = {
		{ TAG_nav, HINT_NAV, "in the page's navigation" },
		{ TAG_footer, HINT_NAV, "in the page's footer or header" },
		{ TAG_figcaption, HINT_CAPTION, "a caption or credit" },
		{ TAG_OTHER, HINT_COMMENT, "in comments" },
		{ TAG_OTHER, HINT_SHARE, "among buttons" },
		{ TAG_OTHER, HINT_RELATED, "among other articles" },
		{ TAG_aside, HINT_SIDE, "beside the article" },
		{ TAG_OTHER, HINT_META, "about the article" },
		{ TAG_OTHER, HINT_HIDDEN, "in a notice or a hidden part" },
	};
	unsigned within = block->element >= 0 ? b->elements.at[block->element].within : 0;

	for (unsigned i = 0; i < sizeof known / sizeof *known; i++)
		if (within >> known[i].hint & 1 ||
			(known[i].tag && html_within(b, block->element, known[i].tag)))
			return known[i].rule;
	return block->link_bytes * 2 > block->bytes ? "mostly links" : "reads like no article";
}

/* Which text */

typedef struct {
	Arena *arena;
	const Table *references;
	Str page;
	Changes changes;
	ptrdiff_t done;         /* all before is text made or gone */
	ptrdiff_t gap, gap_end; /* white space that stands for one space if text follows; equal: none */
	bool line_end;          /* it holds a line end that is kept */
	bool fresh;             /* nothing of the block was written yet */
	bool any;               /* something of an earlier block was */
	char before;            /* the last byte written */
} Writer;

static void
drop_to(Writer *w, ptrdiff_t at)
{
	if (at > w->done)
		change(w->arena, &w->changes, w->done, at - w->done, (Str){ 0 });
	w->done = at;
}

/* What parts the text at `at` from the text before it: a paragraph break, a line end, a space, or nothing. */
static void
write_gap(Writer *w, ptrdiff_t at)
{
	if (w->fresh && w->any) {
		if (at > w->done)
			change(w->arena, &w->changes, w->done, at - w->done, S("\n\n"));
		w->done = at;
	} else if (!w->fresh && w->gap < w->gap_end) {
		Str with = w->line_end ? S("\n") : S(" ");
		drop_to(w, w->gap);
		if (!str_equal(str_slice(w->page, w->gap, w->gap_end), with))
			change(w->arena, &w->changes, w->gap, w->gap_end - w->gap, with);
		w->done = w->gap_end;
		w->before = ' ';
	}
	drop_to(w, at);
	w->fresh = false;
	w->any = true;
	w->gap = w->gap_end = 0;
	w->line_end = false;
}

static void
add_gap(Writer *w, ptrdiff_t start, ptrdiff_t end, bool line_end)
{
	if (w->fresh)
		return;
	if (w->gap == w->gap_end) {
		w->gap = start;
		w->gap_end = end;
	} else if (line_end && !w->line_end) { /* the line end is what stays of it all */
		w->gap = start;
		w->gap_end = end;
	}
	w->line_end |= line_end;
}

/* A reference that stands for two characters: its `&` for the first, the rest for the second. */
static void
write_reference(Writer *w, ptrdiff_t at, const HtmlReference *r)
{
	uint32_t c;
	ptrdiff_t first = utf8_decode(r->text, 0, &c);
	Str text = arena_copy(w->arena, r->text);

	write_gap(w, at);
	change(w->arena, &w->changes, at, first < text.len ? 1 : r->len, str_slice(text, 0, first));
	if (first < text.len)
		change(w->arena, &w->changes, at + 1, r->len - 1, str_from(text, first));
	w->done = at + r->len;
	w->before = 'a';
}

/* At an `&`: how many bytes it took; 0: it is text. */
static ptrdiff_t
write_amp(Writer *w, ptrdiff_t at, ptrdiff_t end)
{
	HtmlReference r;

	html_reference(w->references, str_slice(w->page, 0, end), at, false, &r);
	if (r.len && r.text.len == 1 && is_space(r.text.at[0]))
		add_gap(w, at, at + r.len, false);
	else if (r.len)
		write_reference(w, at, &r);
	return r.len;
}

static void
write_slice(Writer *w, ptrdiff_t start, ptrdiff_t end, bool preserved)
{
	ptrdiff_t at = start, from, taken;

	while (at < end) {
		from = at;
		while (at < end && is_space(w->page.at[at]) && (!preserved || at == from))
			at++;
		if (at > from) {
			add_gap(w, from, at, preserved && w->page.at[from] == '\n');
			continue;
		}
		if (w->page.at[at] == '&' && (taken = write_amp(w, at, end)) > 0) {
			at += taken;
			continue;
		}
		write_gap(w, at);
		do
			at++;
		while (at < end && !is_space(w->page.at[at]) && w->page.at[at] != '&');
		w->done = at;
		w->before = w->page.at[at - 1];
	}
}

static void
write_block(Writer *w, const HtmlBlocks *b, const HtmlBlock *block)
{
	w->fresh = true;
	for (int i = 0; i < block->pieces; i++) {
		const HtmlPiece *piece = &b->pieces.at[block->first_piece + i];
		if (piece->line_end) {
			add_gap(w, piece->start, piece->end, true);
			continue;
		}
		if (piece->raised && is_digit(w->before) && w->gap == w->gap_end && !w->fresh &&
			piece->start > w->done) { /* its tag becomes the mark of a power */
			change(w->arena, &w->changes, w->done, piece->start - w->done, S("^"));
			w->done = piece->start;
		}
		write_slice(w, piece->start, piece->end, block->preserved);
	}
}

static void
note_drop(Arena *arena, ArticleDrops *drops, const HtmlBlocks *b, ptrdiff_t i, const char *rule, double score)
{
	if (drops)
		*PUSH(arena, drops) = (ArticleDrop){ b->blocks.at[i].start, b->blocks.at[i].end, rule, score };
}

Changes
article_changes(Arena *arena, const ArticleRules *rules, Str page, ArticleDrops *drops)
{
	HtmlBlocks b = html_blocks(arena, rules->class_words, page);
	double *score = scores(arena, rules, &b), least = threshold(&b, score);
	bool hidden_too = hidden_counts(&b), *kept = NEW(arena, bool, b.blocks.len);
	Writer w = { .arena = arena, .references = rules->references, .page = page };

	for (ptrdiff_t i = 0; i < b.blocks.len; i++)
		kept[i] = score[i] >= least && (hidden_too || !is_hidden(&b, &b.blocks.at[i]));
	copies_drop(arena, &b, kept);
	for (ptrdiff_t i = 0; i < b.blocks.len; i++) {
		const HtmlBlock *block = &b.blocks.at[i];
		if (score[i] < least)
			note_drop(arena, drops, &b, i, rule_of(&b, block), score[i]);
		else if (is_hidden(&b, block) && !hidden_too)
			note_drop(arena, drops, &b, i, "hidden", score[i]);
		else if (!kept[i])
			note_drop(arena, drops, &b, i, "repeats other paragraphs", score[i]);
		else
			write_block(&w, &b, block);
	}
	drop_to(&w, page.len);
	return w.changes;
}
