/* extract-numbers - what is said with a number: value, bounds, what is counted, by which action, where, when, who says so. */
#include "filter.h"
#include "language/claim/claim.h"

typedef struct {
	bool all, why;
	const NumberTables *numbers;
	const Vocabulary *vocabulary;
	const Table *datelines;
} Extract;

static const Option options[] = {
	{ 0, "all", OPTION_FLAG, offsetof(Extract, all), NULL, NULL,
		"also numbers that are no claims: durations, ages, dates, ordinals, names, ..." },
	{ 0, "why", OPTION_FLAG, offsetof(Extract, why), NULL, NULL,
		"add the rule that decided the kind of each number" },
	{ 0 },
};

static const char *const fields[] = { "id", "start", "end", "text", "sentence", "at", "kind", "number_start",
	"number_end", "value", "low", "high", "qualifier", "unit", "fraction", "counted", "counted_start",
	"counted_end", "counted_head", "resolved", "population", "class", "action", "modality", "modifier",
	"place", "from_place", "to_place", "time", "party", "speaker", "speaker_id", "inherited", "part_of",
	"derived", "why", NULL };

/* Of the sentence what describes its text, and what a claim says of itself. */
static const char *const owned[] = { "text", "edits", "tokens", "entities", "role", "final", "id", "start",
	"end", "sentence", "at", "kind", "number_start", "number_end", "value", "low", "high", "qualifier",
	"unit", "fraction", "counted", "counted_start", "counted_end", "counted_head", "resolved",
	"population", "class", "action", "modality", "modifier", "place", "from_place", "to_place", "time",
	"party", "speaker", "speaker_id", "inherited", "part_of", "derived", "why", NULL };

static const char *
begin(Stage *stage)
{
	Extract *extract = stage->state;
	const char *wrong = NULL;

	extract->numbers = number_tables(&stage->run, &wrong);
	if (extract->numbers)
		extract->vocabulary = vocabulary_load(&stage->run, &wrong);
	if (extract->vocabulary)
		extract->datelines = table_load(&stage->run, "en/datelines", &wrong);
	return extract->datelines ? NULL : wrong;
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

/* ---- a claim to its record ---- */

static void
set_text(Record *record, const char *name, Str text)
{
	if (text.len)
		record_set_text(record, name, text);
	else
		record_set_raw(record, name, S("null"));
}

static void
set_text_if(Record *record, const char *name, Str text)
{
	if (text.len)
		record_set_text(record, name, text);
}

static void
set_list(Record *record, const char *name, const Ids *ids)
{
	Out out = out_memory(record->arena);

	out_char(&out, '[');
	for (ptrdiff_t i = 0; i < ids->len; i++) {
		if (i)
			out_char(&out, ',');
		json_write_text(&out, ids->at[i]);
	}
	out_char(&out, ']');
	record_set_raw(record, name, out_str(&out));
}

static void
set_inherited(Record *record, unsigned inherited)
{
	Ids names = { 0 };

	for (int i = 0; i < INHERITABLE; i++)
		if (inherited & (1u << i))
			*PUSH(record->arena, &names) = str(inherited_names[i]);
	set_list(record, "inherited", &names);
}

static Str
claim_id(Arena *arena, const Record *sentence, const Number *n)
{
	Str doc = { 0 };

	record_string(sentence, "doc", &doc);
	return arena_format(arena, "%.*s:%td-%td", SHOW(doc), record_source_start(sentence, n->start),
		record_source_end(sentence, n->end));
}

static void
set_number(Record *claim, const Record *sentence, const Number *n)
{
	record_set_integer(claim, "start", record_source_start(sentence, n->start));
	record_set_integer(claim, "end", record_source_end(sentence, n->end));
	record_set_text(claim, "text", str_slice(sentence->text, n->start, n->end));
	record_set_text(claim, "sentence", sentence->text);
	record_set_integer(claim, "at", n->start);
	record_set_text(claim, "kind", str(number_kind_names[n->kind]));
	record_set_integer(claim, "number_start", record_source_start(sentence, n->number_start));
	record_set_integer(claim, "number_end", record_source_end(sentence, n->number_end));
	record_set_raw(claim, "value", decimal_text(claim->arena, n->value));
	record_set_raw(claim, "low", decimal_text(claim->arena, n->low));
	record_set_raw(claim, "high", decimal_text(claim->arena, n->high));
	record_set_text(claim, "qualifier", str(qualifier_names[n->qualifier]));
	set_text(claim, "unit", n->unit);
	set_text_if(claim, "fraction", n->fraction);
}

static void
set_counted(Record *record, const Record *sentence, const Claim *claim)
{
	set_text(record, "counted", claim->counted);
	if (claim->counted_start >= 0) {
		record_set_integer(
			record, "counted_start", record_source_start(sentence, claim->counted_start));
		record_set_integer(record, "counted_end", record_source_end(sentence, claim->counted_end));
	}
	set_text(record, "counted_head", claim->counted_head);
	set_text_if(record, "resolved", claim->resolved);
	set_text_if(record, "population", claim->population);
	set_text(record, "class", claim->class);
}

static void
set_circumstances(Record *record, const Claim *claim)
{
	set_text(record, "action", claim->action);
	set_text(record, "modality", claim->modality);
	set_text(record, "modifier", claim->modifier);
	set_list(record, "place", &claim->place);
	set_list(record, "from_place", &claim->from_place);
	set_list(record, "to_place", &claim->to_place);
	set_text(record, "time", claim->time);
	set_text(record, "party", claim->party);
	set_text(record, "speaker", claim->speaker);
	set_text(record, "speaker_id", claim->speaker_id);
	set_inherited(record, claim->inherited);
}

/* The id stands second, right behind the grain, where people look for it. */
static void
set_id(Record *record, Str id)
{
	JsonMember last;

	record_set_text(record, "id", id);
	last = record->fields.at[record->fields.len - 1];
	for (ptrdiff_t i = record->fields.len - 1; i > 1; i--)
		record->fields.at[i] = record->fields.at[i - 1];
	record->fields.at[1] = last;
}

static void
emit_claim(Stage *stage, const Record *sentences, const Scene *scene, const Claim *in_passage)
{
	const Extract *extract = stage->state;
	const Claim moved = in_sentence(scene, in_passage), *claim = &moved;
	const Record *sentence = &sentences[claim->sentence];
	Record record = record_derive(sentence, "claim", owned, stage->drop.at, stage->drop.len);

	set_id(&record, claim_id(sentence->arena, sentence, &claim->number));
	set_number(&record, sentence, &claim->number);
	set_counted(&record, sentence, claim);
	set_circumstances(&record, claim);
	if (claim->part_of >= 0) {
		Claim total = in_sentence(scene, &scene->claims.at[claim->part_of]);
		record_set_text(&record, "part_of",
			claim_id(sentence->arena, &sentences[total.sentence], &total.number));
	}
	if (claim->derived)
		record_set_raw(&record, "derived", S("true"));
	if (extract->why && claim->number.why)
		record_set_text(&record, "why", str(claim->number.why));
	emit(stage, &record);
}

static bool
is_wanted(const Extract *extract, const Number *n)
{
	return extract->all || (number_is_claim(n) && !n->optional);
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

static void
document(Stage *stage, Record *records, ptrdiff_t count)
{
	const Extract *extract = stage->state;
	Scene scene = {
		.arena = &stage->work, .vocabulary = extract->vocabulary, .datelines = extract->datelines
	};

	Passages passages = { 0 };

	count = readable(stage, records, count);
	if (!count)
		return;
	for (ptrdiff_t i = 0; i < count; i++)
		add_passages(scene.arena, &passages, &records[i], i);
	scene.sentences = passages.at;
	scene.count = passages.len;
	record_string(&records[0], "title", &scene.title);
	record_string(&records[0], "date", &scene.anchor);
	claims_find(&scene, extract->numbers);
	for (ptrdiff_t i = 0; i < scene.claims.len; i++)
		if (is_wanted(extract, &scene.claims.at[i].number))
			emit_claim(stage, records, &scene, &scene.claims.at[i]);
}

const Filter extract_numbers = {
	.name = "extract-numbers",
	.summary = "find what is said with a number: value, bounds, what is counted, where, when, who says so",
	.examples = "  segment article.jsonl | tag-entities | extract-numbers     one record per claim\n"
		    "  extract-numbers --all sentences.jsonl                      dates, ages, ordinals and names, too\n"
		    "  extract-numbers --why sentences.jsonl                      with the rule that decided each kind\n",
	.options = options,
	.state_size = sizeof(Extract),
	.reads = GRAIN_SENTENCE,
	.writes = "claim",
	.fields = fields,
	.begin = begin,
	.document = document,
};
