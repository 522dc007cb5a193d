/* tag-entities - name people, organisations, groups, places, demonyms, events and dates, each with one id in its document. */
#include "filter.h"
#include "language/name/dates.h"
#include "language/name/model.h"
#include "language/name/tables.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>

typedef struct {
	Texts gazetteers, compile;
	Str types, output, model_file;
	bool no_model, why, skip;
	Gazetteer gazetteer;
	NameModel model;
	const Lexicon *lexicon; /* NULL: no dates are wanted */
	bool wanted[SPAN_TYPES];
} TagEntities;

static const Option options[] = {
	{ 'g', "gazetteer", OPTION_LIST, offsetof(TagEntities, gazetteers), NULL, "FILE",
		"names of your own, TSV (name, type, id) or compiled; they win over what is built in, the later FILE over the earlier" },
	{ 0, "compile", OPTION_LIST, offsetof(TagEntities, compile), NULL, "LIST.tsv",
		"make of LISTs one FILE for --gazetteer that needs no reading (with --output), and end" },
	{ 'o', "output", OPTION_TEXT, offsetof(TagEntities, output), NULL, "FILE", "what --compile makes" },
	{ 0, "skip-bad-names", OPTION_FLAG, offsetof(TagEntities, skip), NULL, NULL,
		"tell of a list's wrong lines and leave them out, instead of refusing the list" },
	{ 0, "types", OPTION_TEXT, offsetof(TagEntities, types), "person,org,place,demonym,group,event,date",
		"LIST", "only these types" },
	{ 0, "model", OPTION_TEXT, offsetof(TagEntities, model_file), "models/name.model", "FILE",
		"a model of your own for names that no table knows" },
	{ 0, "no-model", OPTION_FLAG, offsetof(TagEntities, no_model), NULL, NULL, "tables and rules only" },
	{ 0, "why", OPTION_FLAG, offsetof(TagEntities, why), NULL, NULL,
		"say on standard error which rule found each name" },
	{ 0 },
};

static const char *const fields[] = { "entities", NULL };

static int
span_type(Str name)
{
	for (int i = 0; i < SPAN_TYPES; i++)
		if (str_is(name, span_type_names[i]))
			return i;
	return -1;
}

/* In its place at once: a program that has an older one mapped keeps that. */
static void
write_list(Arena *arena, Str path, Str bytes)
{
	const char *name = arena_c_string(arena, path), *fresh = arena_format(arena, "%s.new", name).at;
	int fd = open(fresh, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
	Out out;

	if (fd < 0)
		die(EXIT_CANNOT_CREATE, "%s: %s", fresh, strerror(errno));
	out = out_to(arena, fd, fresh);
	out_bytes(&out, bytes);
	out_close(&out);
	if (rename(fresh, name))
		die(EXIT_CANNOT_CREATE, "%s: %s", name, strerror(errno));
}

/* --compile: no records are read. */
static const char *
compile(const Stage *stage, const TagEntities *tag)
{
	Arena arena = { 0 };
	const char *wrong, *skipped = NULL;
	Str bytes = { 0 };

	if (!tag->output.len)
		return "--compile makes a file: --output FILE is missing";
	if (stage->next || stage->context->first != stage)
		return "--compile reads no records: it is no step of a pipeline";
	wrong = names_compile(&arena, tag->compile.at, tag->compile.len, tag->skip ? &skipped : NULL, &bytes);
	if (wrong)
		die(EXIT_CONFIG, "%s", wrong);
	write_list(&arena, tag->output, bytes);
	exit(EXIT_OK);
}

static const char *
load_model(Arena *run, TagEntities *tag)
{
	const char *file, *wrong;
	Str bytes;

	if (!table_bytes(run, arena_c_string(run, tag->model_file), &bytes, &file, &wrong))
		return wrong;
	wrong = model_read(bytes, &tag->model);
	return wrong ? arena_format(run, "%s: %s", file, wrong).at : NULL;
}

static const char *
begin(Stage *stage)
{
	TagEntities *tag = stage->state;
	Str rest = tag->types, part;
	const char *wrong;

	if (tag->compile.len)
		return compile(stage, tag);
	if (tag->output.len)
		return "--output goes with --compile";
	while (str_next(&rest, ',', &part)) {
		int type = span_type(str_trim(part));
		if (type < 0)
			return arena_format(&stage->run,
				"--types: no type \"%.*s\"; there are person, org, place, demonym, group, event, date",
				SHOW(part))
				.at;
		tag->wanted[type] = true;
	}
	if (!tag->no_model && (wrong = load_model(&stage->run, tag)))
		die(EXIT_CONFIG, "%s", wrong);
	wrong = gazetteer_load(
		&stage->run, &tag->gazetteer, tag->gazetteers.at, tag->gazetteers.len, tag->skip);
	if (!wrong && tag->wanted[SPAN_DATE])
		tag->lexicon = lexicon_load(&stage->run, &wrong);
	if (wrong) /* a list is configuration, not usage: 78, as for a pipeline's file */
		die(EXIT_CONFIG, "%s", wrong);
	return NULL;
}

/* Both sides list types and mentions in one order. */
_Static_assert((int)NAME_PERSON == (int)SPAN_PERSON && (int)NAME_DATE == (int)SPAN_DATE &&
		(int)AS_NOMINAL == (int)MENTION_NOMINAL,
	"span.h and name.h list the types alike");

static NameText
name_text(Arena *arena, const Record *record)
{
	NameText text = { .text = record->text, .closed = record->has_spans };
	Str role;

	text.heading = record_string(record, "role", &role) && str_equal(role, S("heading"));
	for (ptrdiff_t i = 0; i < record->spans.len; i++) {
		const Span *span = &record->spans.at[i];
		*PUSH(arena, &text.names) = (Name){ .start = span->start,
			.end = span->end,
			.type = (NameType)span->type,
			.mention = (NameMention)span->mention,
			.id = span->id,
			.nested = span->nested };
	}
	return text;
}

static Spans
spans_of(const TagEntities *tag, Arena *arena, const Names *names)
{
	Spans spans = { 0 };

	for (ptrdiff_t i = 0; i < names->len; i++) {
		const Name *name = &names->at[i];
		if (tag->wanted[name->type])
			*PUSH(arena, &spans) = (Span){ .start = name->start,
				.end = name->end,
				.type = (SpanType)name->type,
				.mention = (Mention)name->mention,
				.id = arena_copy(arena, name->id),
				.nested = name->nested,
				.confidence = name->confidence };
	}
	return spans;
}

static void
explain(Arena *arena, const Gazetteer *gazetteer, const NameText *text)
{
	for (ptrdiff_t i = 0; i < text->names.len; i++) {
		const Name *name = &text->names.at[i];
		const char *why = name->why ? name->why : "was on the record";
		if (name->entry)
			why = arena_format(
				arena, "%s, %s", why, gazetteer_source(gazetteer, arena, name->entry))
				      .at;
		tell("%.*s: %s %.*s (%s)", SHOW(str_slice(text->text, name->start, name->end)),
			name_type_names[name->type], SHOW(name->id), why);
	}
}

static void
document(Stage *stage, Record *records, ptrdiff_t count)
{
	TagEntities *tag = stage->state;
	NameText *texts = NEW(&stage->work, NameText, count);
	Str date;

	for (ptrdiff_t i = 0; i < count; i++)
		texts[i] = name_text(&stage->work, &records[i]);
	names_find(&stage->work, &tag->gazetteer, tag->no_model ? NULL : &tag->model, texts, count);
	if (tag->lexicon)
		names_dates(&stage->work, tag->lexicon, texts, count,
			record_string(&records[0], "date", &date) ? date : (Str){ 0 });
	for (ptrdiff_t i = 0; i < count; i++) {
		if (!texts[i].closed)
			record_set_spans(&records[i], spans_of(tag, records[i].arena, &texts[i].names));
		if (tag->why)
			explain(&stage->work, &tag->gazetteer, &texts[i]);
		emit(stage, &records[i]);
	}
}

const Filter tag_entities = {
	.name = "tag-entities",
	.summary = "name people, organisations, groups, places and events, each with one id",
	.examples = "  segment article.jsonl | tag-entities                   entities by the built-in tables and model\n"
		    "  tag-entities --gazetteer mine.tsv sentences.jsonl      and by a list of your own\n"
		    "  tag-entities --compile mine.tsv -o mine.names          make it fast to open, however long\n"
		    "  tag-entities --types place,demonym sentences.jsonl     only countries and the like\n",
	.options = options,
	.state_size = sizeof(TagEntities),
	.text = true,
	.reads = GRAIN_SENTENCE,
	.writes = "sentence",
	.fields = fields,
	.begin = begin,
	.document = document,
};
