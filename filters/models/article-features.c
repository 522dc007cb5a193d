/* article-features - what the model of articles is learned from: document records with pages in (media text/html), one line of
 * JSON for each block out: {"doc","text","x":[...]}. Used by article-train.py. */
#include "base/in.h"
#include "base/report.h"
#include "language/html/feature.h"
#include "language/html/reference.h"
#include "record/record.h"

#include <stdio.h>

static void
print_block(const HtmlFeatures *features, Str doc, Out *out, Arena *arena, const Table *references)
{
	const HtmlBlocks *blocks = features->page.blocks;
	const HtmlBlock *block = &blocks->blocks.at[features->count - 1];

	out_bytes(out, S("{\"doc\":"));
	json_write_text(out, doc);
	out_bytes(out, S(",\"text\":"));
	Out text = out_memory(arena);
	for (int p = 0; p < block->pieces; p++) {
		const HtmlPiece *piece = &blocks->pieces.at[block->first_piece + p];
		if (piece->line_end)
			out_char(&text, '\n');
		else
			out_bytes(&text,
				html_unescape(arena, references,
					str_slice(blocks->page, piece->start, piece->end), false));
	}
	json_write_text(out, out_str(&text));
	out_bytes(out, S(",\"x\":["));
	for (int f = 0; f < HTML_FEATURES; f++)
		out_format(out, "%s%.6g", f ? "," : "", (double)features->of[f]);
	out_bytes(out, S("]}\n"));
}

int
main(void)
{
	Arena run = { 0 }, arena = { 0 };
	const char *wrong = NULL;
	const Table *references = table_load(&run, "html/references", &wrong);
	const Table *class_words = table_load(&run, "html/class-words", &wrong);
	const Table *page_words = table_load(&run, "html/page-words", &wrong);
	In *in = in_open(&run, "-");
	Out out = out_to(&run, 1, NULL);
	Str line, doc = { 0 };
	ptrdiff_t at;

	if (wrong || !in)
		die(EXIT_MISSING, "article-features: %s", wrong ? wrong : "no input");
	while (in_line(in, 1 << 28, &line) == IN_LINE) {
		Record page = { 0 };
		if (record_read(&page, &arena, line, &at) || record_decode(&page))
			continue;
		record_string(&page, "doc", &doc);
		HtmlBlocks blocks = html_blocks(&arena, class_words, page.text);
		HtmlFeatures features = html_features(&arena, &blocks, page_words);
		while (html_features_next(&features))
			print_block(&features, doc, &out, &arena, references);
		arena_reset(&arena);
	}
	out_close(&out);
	return 0;
}
