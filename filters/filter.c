#include "filter.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

Stage *
stage_new(Arena *a, const Filter *filter, Run *context)
{
	Stage *s = NEW(a, Stage, 1);
	const char *wrong;

	s->filter = filter;
	s->context = context;
	s->state = arena_take(a, 1, filter->state_size);
	wrong = option_presets(&s->run, filter->options, s->state);
	if (wrong)
		die(EXIT_INTERNAL, "%s: preset: %s", filter->name, wrong);
	return s;
}

void
stage_join(Run *run, Stage *const *stages, ptrdiff_t count, Out *out)
{
	run->first = stages[0];
	run->out = out;
	for (ptrdiff_t i = 0; i < count; i++) {
		stages[i]->next = i + 1 < count ? stages[i + 1] : NULL;
		stages[i]->out = i + 1 < count ? NULL : out;
		run->keeps |= stages[i]->filter->document != NULL;
	}
}

const char *
stage_begin(Stage *s)
{
	return s->filter->begin ? s->filter->begin(s) : NULL;
}

void
emit(Stage *s, Record *r)
{
	s->emitted++;
	if (s->next)
		stage_take(s->next, r);
	else
		record_write(r, s->out);
}

void
emit_laid(Stage *s, Layout *layout)
{
	Record r;

	if (s->next) {
		r = layout_record(layout);
		emit(s, &r);
		return;
	}
	s->emitted++;
	layout_write(layout, s->out);
}

/* -- refusing --------------------------------------------------------------------------------------- */

static void
write_base64(Out *out, Str bytes)
{
	static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

	out_char(out, '"');
	for (ptrdiff_t i = 0; i < bytes.len; i += 3) {
		uint32_t three = 0;
		ptrdiff_t have = bytes.len - i < 3 ? bytes.len - i : 3;

		for (ptrdiff_t j = 0; j < 3; j++)
			three = three << 8 | (j < have ? (unsigned char)bytes.at[i + j] : 0);
		for (ptrdiff_t j = 0; j < 4; j++)
			out_char(out, j <= have ? digits[three >> (18 - 6 * j) & 63] : '=');
	}
	out_char(out, '"');
}

void
run_reject(Run *run, const char *stage, Rejected what)
{
	Out *out = run->rejects;
	bool first = true;

	run->refused++;
	if (!out)
		return;
	json_write_key(out, &first, "stage");
	json_write_text(out, str(stage));
	json_write_key(out, &first, "file");
	json_write_text(out, utf8_or_escaped(&run->scratch, str(what.file)));
	json_write_key(out, &first, "line");
	out_int(out, what.line);
	json_write_key(out, &first, "byte");
	out_int(out, what.byte);
	json_write_key(out, &first, "reason");
	json_write_text(out, utf8_or_escaped(&run->scratch, str(what.reason)));
	if (utf8_valid(what.raw) == what.raw.len) {
		json_write_key(out, &first, "raw");
		json_write_text(out, what.raw);
	} else {
		json_write_key(out, &first, "raw_base64");
		write_base64(out, what.raw);
	}
	out_bytes(out, S("}\n"));
	arena_reset(&run->scratch);
}

void
refuse(Stage *s, const Record *r, const char *field, const char *why)
{
	Run *run = s->context;
	Rejected what = { .file = s->filter->name, .line = s->taken, .reason = why };

	if (s == run->first && r->line.at) {
		what.file = run->file;
		what.line = r->number;
		what.byte = record_byte(r, r->line, field);
		what.raw = r->line;
	} else {
		Out line = out_memory(&run->scratch);

		record_write(r, &line);
		what.raw = str_trim(out_str(&line));
	}
	s->refused++;
	fprintf(stderr, "%s:%lld: byte %td: %s\n", what.file, (long long)what.line, what.byte, why);
	run_reject(run, s->filter->name, what);
}

void
complain(Stage *s, const char *format, ...)
{
	va_list list;
	char line[1024];

	va_start(list, format);
	vsnprintf(line, sizeof line, format, list);
	va_end(list);
	fprintf(stderr, "%s\n", line);
	s->refused++;
	run_reject(s->context, s->filter->name, (Rejected){ .file = s->context->file, .reason = line });
}

/* -- taking ----------------------------------------------------------------------------------------- */

const char *
grain_advice(int reads, Grain has)
{
	if (has == GRAIN_DOCUMENT)
		return reads & GRAIN_SENTENCE ? "run segment first"
					      : "run segment, tag-entities and extract-numbers first";
	if (has == GRAIN_SENTENCE && reads & (GRAIN_CLAIM | GRAIN_GROUP))
		return "run extract-numbers first";
	if (has == GRAIN_CLAIM && reads & GRAIN_GROUP)
		return "run aggregate first";
	return "it comes earlier in a pipeline";
}

static const char *
wrong_grain(Stage *s, const Record *r, Arena *a)
{
	Grain has = record_grain(r);
	int reads = s->filter->reads;

	if (reads == 0 || has == GRAIN_NONE || reads & (int)has)
		return NULL;
	if (has == GRAIN_OTHER)
		return arena_format(a, "\"record\":%.*s is no grain that %s reads",
			SHOW(record_raw(r, "record")), s->filter->name)
			.at;
	return arena_format(a, "this is a %s: %s", grain_name(has), grain_advice(reads, has)).at;
}

static void
flush_held(Stage *s)
{
	ptrdiff_t count = s->held.len;

	if (count > 0) {
		s->filter->document(s, s->held.at, count);
		s->held.len = 0;
		arena_reset(&s->work);
	}
	if (s->next) /* a document's end for us is one for those behind us */
		flush_held(s->next);
}

/* records(7), Sentence: a new document begins at another doc, after final, or when index does not grow. */
static bool
begins_document(const Stage *s, Str doc, int64_t index)
{
	return s->held.len > 0 && (!str_equal(doc, s->held_doc) || index <= s->held_index);
}

static void
hold(Stage *s, Record *r)
{
	Str doc = { 0 };
	int64_t index = 0;

	record_string(r, "doc", &doc);
	if (!record_integer(r, "index", &index))
		index = s->held_index; /* none: does not grow */
	if (begins_document(s, doc, index))
		flush_held(s);
	s->held_doc = doc;
	s->held_index = index;
	*PUSH(&s->run, &s->held) = *r;
	if (str_equal(record_raw(r, "final"), S("true")))
		flush_held(s);
}

void
stage_take(Stage *s, Record *r)
{
	const char *wrong, *field = "record";

	if (record_is_mark(r)) {
		flush_held(s);
		emit(s, r);
		return;
	}
	s->taken++;
	wrong = wrong_grain(s, r, &s->work);
	if (!wrong && s->filter->text) {
		field = "text";
		wrong = record_decode(r);
		if (!wrong) {
			field = "entities";
			wrong = record_read_spans(r);
		}
	}
	if (wrong) {
		refuse(s, r, field, wrong);
	} else if (s->filter->document) {
		hold(s, r);
		return;
	} else {
		s->filter->each(s, r);
	}
	arena_reset(&s->work);
}

void
stage_end(Stage *s)
{
	flush_held(s);
	if (s->filter->end)
		s->filter->end(s);
	if (s->next)
		stage_end(s->next);
}
