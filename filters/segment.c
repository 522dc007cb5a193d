/* segment - cut a document into headings, datelines, bylines and sentences, each with its place in the source. */
#include "filter.h"
#include "language/role.h"
#include "language/sentence.h"
#include "language/surface.h"

typedef struct {
	Str style;
	bool tokens;
	const StopRules *stops;
	const RoleRules *roles;
	SurfaceRules surface; /* with --tokens */
} Segment;

static const Option options[] = {
	{ 0, "style", OPTION_TEXT, offsetof(Segment, style), "news", "news|ud",
		"whose conventions: news editors' or the Universal Dependencies treebanks'" },
	{ 0, "tokens", OPTION_FLAG, offsetof(Segment, tokens), NULL, NULL,
		"add the tokens of Universal Dependencies: [[start,end],...] in the source" },
	{ 0 },
};

static const char *const fields[] = { "index", "paragraph", "role", "start", "end", "text", "edits", "final",
	"tokens", NULL };

/* Of the document what describes its text, and what a sentence says of itself. */
static const char *const owned[] = { "text", "edits", "media", "index", "paragraph", "role", "start", "end",
	"final", "tokens", "entities", NULL };

static const char *
begin(Stage *stage)
{
	Segment *segment = stage->state;
	const char *wrong = NULL;
	bool ud = str_equal(segment->style, S("ud"));
	StopRules *stops = stop_rules(&stage->run, ud ? STYLE_UD : STYLE_NEWS, &wrong);

	if (segment->tokens && !wrong)
		wrong = surface_load(&stage->run, &segment->surface);
	if (stops && ud && !wrong)
		wrong = stop_learned(&stage->run, stops);
	segment->stops = wrong ? NULL : stops;
	segment->roles = segment->stops ? role_rules(&stage->run, &wrong) : NULL;
	return segment->roles ? NULL : wrong;
}

static void
set_tokens(const Segment *segment, Record *sentence, const Record *document, const Sentence *at)
{
	Tokens tokens = surface_tokens(
		document->arena, &segment->surface, str_slice(document->text, at->start, at->end));
	Out out = out_memory(document->arena);

	out_char(&out, '[');
	for (ptrdiff_t i = 0; i < tokens.len; i++) {
		out_bytes(&out, i ? S(",[") : S("["));
		out_int(&out, record_source_start(document, at->start + tokens.at[i].start));
		out_char(&out, ',');
		out_int(&out, record_source_end(document, at->start + tokens.at[i].end));
		out_char(&out, ']');
	}
	out_char(&out, ']');
	record_set_raw(sentence, "tokens", out_str(&out));
}

static void
set_edits(Record *sentence, const Record *document, const Sentence *at)
{
	Edits edits = edits_slice(document->arena, &document->edits, at->start, at->end);
	Out out;

	if (!edits.len)
		return;
	out = out_memory(document->arena);
	edits_write(&out, &edits);
	record_set_raw(sentence, "edits", out_str(&out));
}

/* What all sentences of a document share, with places for what each has of its own. */
static Record
common_record(const Stage *stage, const Record *document)
{
	static const char *const own[] = { "index", "paragraph", "role", "start", "end", "text" };
	Record common = record_derive(document, "sentence", owned, stage->drop.at, stage->drop.len);

	for (size_t i = 0; i < sizeof own / sizeof *own; i++)
		record_set_integer(&common, own[i], 0);
	return common;
}

static Record
sentence_record(const Segment *segment, const Record *common, const Record *document, const Sentence *at,
	ptrdiff_t index, bool final)
{
	Record sentence = record_copy(common);

	record_set_integer(&sentence, "index", index);
	record_set_integer(&sentence, "paragraph", at->paragraph);
	record_set_view(&sentence, "role", str(role_names[at->role]));
	record_set_integer(&sentence, "start", record_source_start(document, at->start));
	record_set_integer(&sentence, "end", record_source_end(document, at->end));
	record_set_view(&sentence, "text", str_slice(document->text, at->start, at->end));
	set_edits(&sentence, document, at);
	if (final)
		record_set_raw(&sentence, "final", S("true"));
	if (segment->tokens)
		set_tokens(segment, &sentence, document, at);
	return sentence;
}

static void
each(Stage *stage, Record *document)
{
	const Segment *segment = stage->state;
	Sentences sentences = sentences_find(document->arena, segment->stops, document->text);
	Record parent = *document, common = common_record(stage, document);

	if (!stage->context->keeps) /* nobody behind us holds sentences: each lives until the next */
		parent.arena = common.arena = &stage->work;
	roles_set(segment->roles, document->text, &sentences);
	for (ptrdiff_t i = 0; i < sentences.len; i++) {
		Record sentence = sentence_record(
			segment, &common, &parent, &sentences.at[i], i, i + 1 == sentences.len);
		emit(stage, &sentence);
		arena_reset(&stage->work);
	}
}

const Filter segment = {
	.name = "segment",
	.summary = "cut documents into headings, datelines, bylines and sentences",
	.examples = "  normalize article.jsonl | segment           one record per sentence, with its place in the source\n"
		    "  segment --tokens article.jsonl              with the words' places, too\n"
		    "  segment --drop=url,author article.jsonl     without two fields of the document\n",
	.options = options,
	.state_size = sizeof(Segment),
	.reads = GRAIN_DOCUMENT,
	.writes = "sentence",
	.fields = fields,
	.text = true,
	.begin = begin,
	.each = each,
};
