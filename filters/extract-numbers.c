/* extract-numbers - what is said with a number: value, bounds, what is counted, by which action, where, when, who says so. */
#include "claims/lay.h"
#include "filter.h"
#include "language/claim/claim.h"
#include "language/english.h"
#include "record/without.h"

typedef struct {
	bool all, why;
	int64_t context;
	int64_t foreign; /* documents left out */
	const NumberTables *numbers;
	const Vocabulary *vocabulary;
	const Table *datelines, *countries, *demonyms;
	Glance signals;
	Without left; /* fields that a claim does not take from its sentence */
} Extract;

static const Option options[] = {
	{ 0, "all", OPTION_FLAG, offsetof(Extract, all), NULL, NULL,
		"also numbers that are no claims: durations, ages, dates, ordinals, names, ..." },
	{ 0, "why", OPTION_FLAG, offsetof(Extract, why), NULL, NULL,
		"add the rules that decided the kind and each field" },
	{ 0, "context", OPTION_NUMBER, offsetof(Extract, context), "0", "N",
		"add the N sentences before and behind" },
	{ 0 },
};

static const char *const fields[] = { "id", "start", "end", "text", "sentence", "at", "kind", "number_start",
	"number_end", "value", "low", "high", "qualifier", "unit", "fraction", "counted", "counted_start",
	"counted_end", "counted_head", "resolved", "population", "class", "action", "modality", "modifier",
	"place", "from_place", "to_place", "time", "party", "speaker", "speaker_id", "inherited", "part_of",
	"derived", "context", "why", NULL };

/* Of the sentence what describes its text, and what a claim says of itself. */
static const char *const owned[] = { "text", "edits", "tokens", "entities", "role", "final", "id", "start",
	"end", "sentence", "at", "kind", "number_start", "number_end", "value", "low", "high", "qualifier",
	"unit", "fraction", "counted", "counted_start", "counted_end", "counted_head", "resolved",
	"population", "class", "action", "modality", "modifier", "place", "from_place", "to_place", "time",
	"party", "speaker", "speaker_id", "inherited", "part_of", "derived", "context", "why", "record", NULL };

static const char *
begin(Stage *stage)
{
	Extract *extract = stage->state;
	const char *wrong = NULL;

	if (extract->context < 0)
		return "--context: must not be negative";
	for (ptrdiff_t i = 0; owned[i]; i++)
		without_add(&extract->left, &stage->run, str(owned[i]));
	for (ptrdiff_t i = 0; i < stage->drop.len; i++)
		without_add(&extract->left, &stage->run, stage->drop.at[i]);
	extract->numbers = number_tables(&stage->run, &wrong);
	if (extract->numbers)
		extract->vocabulary = vocabulary_load(&stage->run, &wrong);
	if (extract->vocabulary)
		extract->datelines = table_load(&stage->run, "en/datelines", &wrong);
	if (extract->datelines)
		extract->countries = table_load(&stage->run, "en/countries", &wrong);
	if (extract->countries)
		extract->demonyms = table_load(&stage->run, "en/demonyms", &wrong);
	if (extract->demonyms)
		extract->signals = signals_load(&stage->run, extract->numbers, extract->vocabulary);
	return extract->demonyms ? NULL : wrong;
}

/* ---- records to passages ---- */

static NamedType
named_type(SpanType type)
{
	static const NamedType types[SPAN_TYPES] = { [SPAN_PERSON] = NAMED_PERSON,
		[SPAN_ORG] = NAMED_ORG,
		[SPAN_PLACE] = NAMED_PLACE,
		[SPAN_DEMONYM] = NAMED_DEMONYM,
		[SPAN_GROUP] = NAMED_GROUP,
		[SPAN_EVENT] = NAMED_EVENT,
		[SPAN_DATE] = NAMED_DATE };

	return types[type];
}

/* The names that lie in bytes start..end, from there. Spans come in order: *next is where the last piece stopped. */
static NamedList
names_of(Arena *arena, const Record *record, ptrdiff_t start, ptrdiff_t end, ptrdiff_t *next)
{
	NamedList names = { 0 };

	for (; *next < record->spans.len && record->spans.at[*next].start < end; ++*next) {
		const Span *span = &record->spans.at[*next];
		if (span->start < start || span->end > end)
			continue;
		*PUSH(arena, &names) = (Named){ .start = span->start - start,
			.end = span->end - start,
			.type = named_type(span->type),
			.id = span->id,
			.role = span->mention == MENTION_ROLE,
			.nominal = span->mention == MENTION_NOMINAL,
			.nested = span->nested };
	}
	return names;
}

static Role
role_of(const Record *record)
{
	Str name;

	if (record_string(record, "role", &name))
		for (int i = 0; i < ROLES; i++)
			if (str_is(name, role_names[i]))
				return (Role)i;
	return ROLE_SENTENCE;
}

typedef LIST(Passage) Passages;

static void
add_passages(Arena *arena, Passages *passages, const Record *record, ptrdiff_t index)
{
	int64_t paragraph = 0;
	ptrdiff_t start = 0, next = 0;

	record_integer(record, "paragraph", &paragraph);
	do {
		ptrdiff_t end = passage_cut(record->text, start);
		*PUSH(arena, passages) = (Passage){ .text = str_slice(record->text, start, end),
			.origin = index,
			.offset = start,
			.paragraph = (ptrdiff_t)paragraph,
			.role = role_of(record),
			.names = names_of(arena, record, start, end, &next) };
		start = end;
	} while (start < record->text.len);
}

/* From places in its passage to places in its sentence. */
static Claim
in_sentence(const Scene *scene, const Claim *claim)
{
	const Passage *passage = &scene->sentences[claim->sentence];
	Claim moved = *claim;

	moved.sentence = passage->origin;
	moved.number.start += passage->offset;
	moved.number.end += passage->offset;
	moved.number.number_start += passage->offset;
	moved.number.number_end += passage->offset;
	if (moved.counted_start >= 0) {
		moved.counted_start += passage->offset;
		moved.counted_end += passage->offset;
	}
	return moved;
}

/* ---- what --context and --why add ---- */

static void
write_texts(Out *out, const Record *sentences, ptrdiff_t first, ptrdiff_t end)
{
	out_char(out, '[');
	for (ptrdiff_t i = first; i < end; i++) {
		if (i > first)
			out_char(out, ',');
		json_write_text(out, sentences[i].text);
	}
	out_char(out, ']');
}

/* The sentences around, as far as the document goes. */
static void
set_context(Layout *record, const Record *sentences, ptrdiff_t count, ptrdiff_t own, ptrdiff_t most)
{
	Out *out = layout_field(record, FIELD("context"));
	ptrdiff_t first = own > most ? own - most : 0, end = count - own - 1 > most ? own + most + 1 : count;

	out_bytes(out, S("{\"before\":"));
	write_texts(out, sentences, first, own);
	out_bytes(out, S(",\"after\":"));
	write_texts(out, sentences, own + 1, end);
	out_char(out, '}');
}

/* {"kind":rule,"counted":rule,…}: only what says something. */
static void
set_why(Layout *record, const Claim *claim)
{
	Out *out = layout_field(record, FIELD("why"));

	out_bytes(out, S("{\"kind\":"));
	json_write_text(out, str(claim->number.why));
	for (int i = 0; i < CLAIM_WHYS; i++) {
		if (!claim_decided(claim, i))
			continue;
		out_char(out, ',');
		json_write_text(out, str(claim_why_names[i]));
		out_char(out, ':');
		json_write_text(out, str(claim->why[i]));
	}
	out_char(out, '}');
}

/* Fields of the sentence that its claims carry. */
static Layout
carried_of(const Extract *extract, const Record *sentence)
{
	enum { BYTES = 512 };
	Layout carried = layout_begin(sentence->arena, sentence->fields.len, BYTES);

	for (ptrdiff_t i = 0; i < sentence->fields.len; i++)
		if (!without_has(&extract->left, sentence->fields.at[i].name))
			layout_carry(&carried, &sentence->fields.at[i]);
	return carried;
}

/* The id stands second, right behind the grain, where people look for it. */
static void
emit_claim(Stage *stage, const Record *sentences, ptrdiff_t count, Layout *carried, const Scene *scene,
	const Claim *in_passage)
{
	enum { OWN = 40, BYTES = 1024 };
	const Extract *extract = stage->state;
	const Claim moved = in_sentence(scene, in_passage), *claim = &moved;
	const Record *sentence = &sentences[claim->sentence];
	Layout laid = layout_begin(
		sentence->arena, carried->fields.len + OWN, carried->text.len + sentence->text.len + BYTES);

	json_write_text(layout_field(&laid, FIELD("record")), S("claim"));
	claim_lay_id(&laid, FIELD("id"), sentence, &claim->number);
	layout_join(&laid, carried);
	claim_lay(&laid, sentence, claim);
	if (claim->part_of >= 0) {
		Claim total = in_sentence(scene, &scene->claims.at[claim->part_of]);
		claim_lay_id(&laid, FIELD("part_of"), &sentences[total.sentence], &total.number);
	}
	if (claim->derived)
		out_bytes(layout_field(&laid, FIELD("derived")), S("true"));
	if (extract->context)
		set_context(&laid, sentences, count, claim->sentence, (ptrdiff_t)extract->context);
	if (extract->why)
		set_why(&laid, claim);
	emit_laid(stage, &laid);
}

static bool
is_wanted(const Extract *extract, const Number *n)
{
	return extract->all || (number_is_claim(n) && !n->optional);
}

static void
emit_claims(Stage *stage, const Record *sentences, ptrdiff_t count, const Scene *scene)
{
	const Extract *extract = stage->state;
	ptrdiff_t last = -1;
	Layout carried = { 0 };

	for (ptrdiff_t i = 0; i < scene->claims.len; i++) {
		const Claim *claim = &scene->claims.at[i];
		ptrdiff_t sentence = scene->sentences[claim->sentence].origin;
		if (!is_wanted(extract, &claim->number))
			continue;
		if (sentence != last)
			carried = carried_of(extract, &sentences[sentence]);
		last = sentence;
		emit_claim(stage, sentences, count, &carried, scene, claim);
	}
}

/* The sentences whose text and entities can be read, moved to the front; the others are refused. */
static ptrdiff_t
readable(Stage *stage, Record *records, ptrdiff_t count)
{
	ptrdiff_t kept = 0;

	for (ptrdiff_t i = 0; i < count; i++) {
		const char *wrong = record_decode(&records[i]);
		const char *field = wrong ? "text" : "entities";
		if (!wrong)
			wrong = record_read_spans(&records[i]);
		if (wrong)
			refuse(stage, &records[i], field, wrong);
		else
			records[kept++] = records[i];
	}
	return kept;
}

/* By its beginning: so much tells. Often less does. */
static bool
is_foreign(const Record *sentences, ptrdiff_t count)
{
	enum { BYTES = 2000 };
	English english = { 0 };
	ptrdiff_t bytes = 0, end = 0, rest;

	for (; end < count && bytes < BYTES; end++)
		bytes += sentences[end].text.len;
	rest = bytes + end; /* a byte between them */
	for (ptrdiff_t i = 0; i < end; i++) {
		english_count(&english, sentences[i].text);
		rest -= sentences[i].text.len + 1;
		if (english_certain(&english, rest))
			return false;
	}
	return english_doubtful(&english);
}

static void
document(Stage *stage, Record *records, ptrdiff_t count)
{
	Extract *extract = stage->state;
	Scene scene = { .arena = &stage->work,
		.vocabulary = extract->vocabulary,
		.datelines = extract->datelines,
		.countries = extract->countries,
		.demonyms = extract->demonyms,
		.signals = extract->signals };

	Passages passages = { .cap = count };

	count = readable(stage, records, count);
	if (!count)
		return;
	if (!extract->all && is_foreign(records, count)) {
		extract->foreign++;
		return;
	}
	passages.at = (Passage *)(void *)arena_room(scene.arena, passages.cap * (ptrdiff_t)sizeof(Passage));
	for (ptrdiff_t i = 0; i < count; i++)
		add_passages(scene.arena, &passages, &records[i], i);
	scene.sentences = passages.at;
	scene.count = passages.len;
	record_string(&records[0], "title", &scene.title);
	record_string(&records[0], "date", &scene.anchor);
	claims_find(&scene, extract->numbers);
	emit_claims(stage, records, count, &scene);
}

static void
finish(Stage *stage)
{
	const Extract *extract = stage->state;

	if (extract->foreign)
		tell("no claims from %lld %s not in English; --all shows their numbers",
			(long long)extract->foreign,
			extract->foreign == 1 ? "document that is" : "documents that are");
}

const Filter extract_numbers = {
	.name = "extract-numbers",
	.summary = "find what is said with a number: value, bounds, what is counted, where, when, who says so",
	.examples = "  segment article.jsonl | tag-entities | extract-numbers     one record per claim\n"
		    "  extract-numbers --all sentences.jsonl                      dates, ages, ordinals and names, too\n"
		    "  extract-numbers --why sentences.jsonl                      with the rules that decided\n"
		    "  extract-numbers --context 1 sentences.jsonl                with the sentences around\n",
	.options = options,
	.state_size = sizeof(Extract),
	.reads = GRAIN_SENTENCE,
	.writes = "claim",
	.fields = fields,
	.begin = begin,
	.document = document,
	.end = finish,
};
