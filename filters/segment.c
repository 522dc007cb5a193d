/* segment - cut a document into headings, datelines, bylines and sentences, each with its place in the source. */
#include "filter.h"
#include "language/role.h"
#include "language/sentence.h"
#include "language/surface.h"

typedef struct {
	Str style;
	bool tokens, why;
	const StopRules *stops;
	const RoleRules *roles;
	SurfaceRules surface; /* with --tokens */
	const char *fours;    /* so are these: "0000" to "9999", one behind the other */
} Segment;

static const Option options[] = {
	{ 0, "style", OPTION_TEXT, offsetof(Segment, style), "news", "news|ud",
		"whose conventions: news editors' or the Universal Dependencies treebanks'" },
	{ 0, "tokens", OPTION_FLAG, offsetof(Segment, tokens), NULL, NULL,
		"add the tokens of Universal Dependencies: [[start,end],...] in the source" },
	{ 0, "why", OPTION_FLAG, offsetof(Segment, why), NULL, NULL,
		"add why each sentence ends where it does" },
	{ 0 },
};

static const char *const fields[] = { "index", "paragraph", "role", "start", "end", "text", "edits", "final",
	"tokens", "why", NULL };

/* Of the document what describes its text, and what a sentence says of itself. */
static const char *const owned[] = { "text", "edits", "media", "index", "paragraph", "role", "start", "end",
	"final", "tokens", "entities", NULL };

/* "0000" to "9999", and room to copy four bytes from its last. */
static const char *
four_digits(Arena *arena)
{
	char *fours = arena_room(arena, 4 * 10000 + 4);

	for (int i = 0; i < 10000; i++) {
		memcpy(fours + 4 * i, out_pairs + i / 100 * 2, 2);
		memcpy(fours + 4 * i + 2, out_pairs + i % 100 * 2, 2);
	}
	return fours;
}

static const char *
begin(Stage *stage)
{
	Segment *segment = stage->state;
	const char *wrong = NULL;
	bool ud = str_equal(segment->style, S("ud"));
	StopRules *stops = stop_rules(&stage->run, ud ? STYLE_UD : STYLE_NEWS, &wrong);

	if (segment->tokens && !wrong)
		wrong = surface_load(&stage->run, &segment->surface);
	segment->fours = segment->tokens ? four_digits(&stage->run) : NULL;
	if (stops && ud && !wrong)
		wrong = stop_learned(&stage->run, stops);
	segment->stops = wrong ? NULL : stops;
	segment->roles = segment->stops ? role_rules(&stage->run, &wrong) : NULL;
	return segment->roles ? NULL : wrong;
}

/* A place in the source; most documents have no edits. */
static ptrdiff_t
source_start(const Record *document, ptrdiff_t at)
{
	return document->edits.len ? record_source_start(document, at) : document->base + at;
}

static ptrdiff_t
source_end(const Record *document, ptrdiff_t at)
{
	return document->edits.len ? record_source_end(document, at) : document->base + at;
}

static char *
put_tokens(char *to, const Token *at, ptrdiff_t count, const Record *document, ptrdiff_t sentence)
{
	for (ptrdiff_t i = 0; i < count; i++) {
		*to++ = '[';
		to = out_digits(to, (uint64_t)source_start(document, sentence + at[i].start));
		*to++ = ',';
		to = out_digits(to, (uint64_t)source_end(document, sentence + at[i].end));
		*to++ = ']';
		*to++ = ',';
	}
	return to;
}

/* Places that have as many digits each, of which only the last ones differ. */
typedef struct {
	char lead[8];            /* the digits that are the same */
	ptrdiff_t lead_len, len; /* len: of those that differ, up to four */
	ptrdiff_t base;          /* what the same digits stand for */
} Alike;

static bool
places_alike(ptrdiff_t first, ptrdiff_t last, Alike *alike)
{
	ptrdiff_t high = first / 10000, most = 10000;

	*alike = (Alike){ .len = 4, .base = high * 10000 };
	if (high > 9999)
		return false;
	if (high)
		alike->lead_len = out_digits(alike->lead, (uint64_t)high) - alike->lead;
	else
		for (; alike->len > 1 && first < most / 10; most /= 10)
			alike->len--;
	return last - alike->base < most;
}

static char *
put_alike(char *to, const Token *at, ptrdiff_t count, ptrdiff_t base, const char *fours, const Alike *alike)
{
	const char *digits = fours + 4 - alike->len;
	ptrdiff_t from = base - alike->base, lead = alike->lead_len, len = alike->len;
	uint64_t same;

	memcpy(&same, alike->lead, sizeof same);
	for (const Token *end = at + count; at < end; at++) {
		*to++ = '[';
		memcpy(to, &same, sizeof same);
		memcpy(to + lead, digits + 4 * (from + at->start), 4);
		to += lead + len;
		*to++ = ',';
		memcpy(to, &same, sizeof same);
		memcpy(to + lead, digits + 4 * (from + at->end), 4);
		to += lead + len;
		memcpy(to, "],", 2);
		to += 2;
	}
	return to;
}

/* "[START,END]," and a few bytes that are written over; so many tokens at once. */
enum { TOKEN_ROOM = 56, PIECE = 256 };

static void
write_tokens(Out *out, const Segment *segment, const Tokens *tokens, const Record *document, ptrdiff_t sentence)
{
	ptrdiff_t base = document->base + sentence;

	out_char(out, '[');
	for (ptrdiff_t i = 0, count; i < tokens->len; i += count) {
		const Token *at = &tokens->at[i];
		char *to;
		Alike alike;

		count = tokens->len - i > PIECE ? PIECE : tokens->len - i;
		to = out_room(out, count * TOKEN_ROOM);
		if (!document->edits.len && places_alike(base + at->start, base + at[count - 1].end, &alike))
			to = put_alike(to, at, count, base, segment->fours, &alike);
		else
			to = put_tokens(to, at, count, document, sentence);
		out->len = to - out->at;
	}
	out->len -= tokens->len > 0; /* the last comma */
	out_char(out, ']');
}

static void
set_tokens(const Segment *segment, Record *sentence, const Record *document, const Sentence *at)
{
	Tokens tokens = surface_tokens(
		document->arena, &segment->surface, str_slice(document->text, at->start, at->end));
	Out out = out_memory(document->arena);

	write_tokens(&out, segment, &tokens, document, at->start);
	record_set_raw(sentence, "tokens", out_str(&out));
}

static Str
role_json(Role role) /* in quotes */
{
	static const char *const quoted[ROLES] = { "\"sentence\"", "\"heading\"", "\"standfirst\"",
		"\"dateline\"", "\"byline\"" };

	return str(quoted[role]);
}

static Edits
edits_of(const Record *document, const Sentence *at)
{
	return document->edits.len ? edits_slice(document->arena, &document->edits, at->start, at->end)
				   : (Edits){ 0 };
}

static void
set_edits(Record *sentence, const Record *document, const Sentence *at)
{
	Edits edits = edits_of(document, at);
	Out out = out_memory(document->arena);

	if (!edits.len)
		return;
	edits_write(&out, &edits);
	record_set_raw(sentence, "edits", out_str(&out));
}

static void
write_edits(Out *out, const Record *document, const Sentence *at)
{
	Edits edits = edits_of(document, at);

	if (!edits.len)
		return;
	out_bytes(out, S(",\"edits\":"));
	edits_write(out, &edits);
}

/* What each sentence has of its own, in this order, behind what all of a document share. */
enum { INDEX, PARAGRAPH, ROLE, START, END, TEXT, OWN };

static Record
common_record(const Stage *stage, const Record *document)
{
	Record common = record_derive(document, "sentence", owned, stage->drop.at, stage->drop.len);

	record_press(&common);
	return common;
}

static void
add_own(Record *common)
{
	static const char *const own[OWN] = { "index", "paragraph", "role", "start", "end", "text" };

	for (int i = 0; i < OWN; i++)
		record_set_integer(common, own[i], 0);
}

static Record
sentence_record(const Segment *segment, const Record *common, const Record *document, const Sentence *at,
	ptrdiff_t index, bool final)
{
	Record sentence = record_copy(common);
	JsonMember *own = sentence.fields.at + sentence.fields.len - OWN;

	own[INDEX].integer = index;
	own[PARAGRAPH].integer = at->paragraph;
	own[ROLE].kind = VALUE_RAW;
	own[ROLE].value = role_json(at->role);
	own[START].integer = source_start(document, at->start);
	own[END].integer = source_end(document, at->end);
	own[TEXT].kind = VALUE_TEXT;
	own[TEXT].value = str_slice(document->text, at->start, at->end);
	set_edits(&sentence, document, at);
	if (final)
		record_set_raw(&sentence, "final", S("true"));
	if (segment->tokens)
		set_tokens(segment, &sentence, document, at);
	if (segment->why)
		record_set_text(&sentence, "why", str(why_names[at->why]));
	return sentence;
}

/* What each sentence of a document carries of it, as it will be written: `"record":"sentence","doc":"a"` */
static Str
shared_json(const Record *common)
{
	const JsonMember *first = common->fields.at, *last = first + common->fields.len - 1;

	return (Str){ first->lead.at, last->trail.at + last->trail.len - first->lead.at };
}

static char *
put(char *to, Str s)
{
	memcpy(to, s.at, (size_t)s.len);
	return to + s.len;
}

/* At the end of a chain nobody asks for the fields of a sentence: its line is written at once, as record_write would. */
static void
write_sentence(Stage *stage, Str shared, const Record *document, const Sentence *at, ptrdiff_t index, bool final)
{
	enum { MORE = 200 /* bytes of names, numbers and a role */ };
	const Segment *segment = stage->state;
	Str text = str_slice(document->text, at->start, at->end);
	Out *out = stage->out;
	char *to = out_room(out, shared.len + MORE);

	*to++ = '{';
	to = put(to, shared);
	to = out_digits(put(to, S(",\"index\":")), (uint64_t)index);
	to = out_digits(put(to, S(",\"paragraph\":")), (uint64_t)at->paragraph);
	to = put(put(to, S(",\"role\":")), role_json(at->role));
	to = out_digits(put(to, S(",\"start\":")), (uint64_t)source_start(document, at->start));
	to = out_digits(put(to, S(",\"end\":")), (uint64_t)source_end(document, at->end));
	to = put(to, S(",\"text\":"));
	out->len = to - out->at;
	json_write_text(out, text);
	write_edits(out, document, at);
	if (final)
		out_bytes(out, S(",\"final\":true"));
	if (segment->tokens) {
		Tokens tokens = surface_tokens(&stage->work, &segment->surface, text);
		out_bytes(out, S(",\"tokens\":"));
		write_tokens(out, segment, &tokens, document, at->start);
	}
	if (segment->why) {
		out_bytes(out, S(",\"why\":"));
		json_write_text(out, str(why_names[at->why]));
	}
	out_bytes(out, S("}\n"));
	stage->emitted++;
}

static void
write_all(Stage *stage, const Record *common, const Record *document, const Sentences *sentences)
{
	Str shared = shared_json(common);

	for (ptrdiff_t i = 0; i < sentences->len; i++) {
		write_sentence(stage, shared, document, &sentences->at[i], i, i + 1 == sentences->len);
		arena_reset(&stage->work);
	}
}

static void
emit_all(Stage *stage, Record *common, Record *document, const Sentences *sentences)
{
	add_own(common);
	if (!stage->context->keeps) /* nobody behind us holds sentences: each lives until the next */
		document->arena = common->arena = &stage->work;
	for (ptrdiff_t i = 0; i < sentences->len; i++) {
		Record sentence = sentence_record(
			stage->state, common, document, &sentences->at[i], i, i + 1 == sentences->len);
		emit(stage, &sentence);
		arena_reset(&stage->work);
	}
}

static void
each(Stage *stage, Record *document)
{
	const Segment *segment = stage->state;
	Sentences sentences = sentences_find(document->arena, segment->stops, document->text);
	Record parent = *document, common = common_record(stage, document);

	roles_set(segment->roles, document->text, &sentences);
	if (stage->next ||
		(segment->why && record_raw(document, "why").len)) /* which is replaced where it stands */
		emit_all(stage, &common, &parent, &sentences);
	else
		write_all(stage, &common, &parent, &sentences);
}

const Filter segment = {
	.name = "segment",
	.summary = "cut documents into headings, datelines, bylines and sentences",
	.examples = "  normalize article.jsonl | segment           one record per sentence, with its place in the source\n"
		    "  segment --tokens article.jsonl              with the words' places, too\n"
		    "  segment --why article.jsonl | jq .why       why each sentence ends where it does\n"
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
