#include "group/figure.h"

#include <string.h>

enum { EXPONENT_BOUND = 4096 }; /* exact sums of more would fill the memory */

/* What a figure shows, in the order of records(7), and what only comparing needs. */
static const char *const shown[] = { "id", "value", "low", "high", "qualifier", "counted", "class",
	"population", "modality", "speaker", "source", "time", "file", "member", "start", "end", "sentence",
	"at", NULL };
static const char *const told[] = { "text", "unit", "date", "modifier", "resolved", NULL };
static const char *const compared[] = { "doc", "kind", "counted_head", "speaker_id", "fingerprint", "part_of",
	"to_place", "place", NULL };

bool
figure_is_claim(const Record *record)
{
	static const char *const claims[] = { "count", "money", "percent", "fraction", "measure" };
	Str kind;

	if (!record_string(record, "kind", &kind))
		return true;
	for (size_t i = 0; i < sizeof claims / sizeof *claims; i++)
		if (str_is(kind, claims[i]))
			return true;
	return false;
}

/* Said of what is only intended, foreseen or untrue. What is possible, likely or suspected is still said to be so. */
static const char *
aside_of_modality(Str modality)
{
	static const char *const asides[] = { "planned", "projected", "counterfactual", "denied", "rejected" };

	for (size_t i = 0; i < sizeof asides / sizeof *asides; i++)
		if (str_is(modality, asides[i]))
			return asides[i];
	return NULL;
}

/* "a further 16", "900 more than last year": a change of the level, which other figures tell; "from 12m": an old one. */
static const char *
aside_of_modifier(Str modifier)
{
	static const char *const increments[] = { "more", "another", "further", "new", "additional",
		"increase", "decrease", "margin" };

	if (str_equal(modifier, S("before")))
		return "before";
	for (size_t i = 0; i < sizeof increments / sizeof *increments; i++)
		if (str_is(modifier, increments[i]))
			return "increment";
	return NULL;
}

/* Where the fields of a trimmed claim stand in it, so that it need not be read again. */
typedef struct {
	const char *name;
	ptrdiff_t at, len; /* of the value; len 0: null */
} KeptField;
typedef struct {
	KeptField at[48]; /* more than there are names below and above; keys of --by are not asked for again */
	ptrdiff_t len;
} Kept;

static void
copy_fields(Out *out, bool *first, const Record *record, const char *const *names, bool nulls, Kept *kept)
{
	for (; *names; names++) {
		Str raw = record_raw(record, *names);
		if (raw.len == 0 && !nulls)
			continue;
		json_write_key(out, first, *names);
		kept->at[kept->len++] = (KeptField){ *names, out->len, raw.len };
		out_bytes(out, raw.len > 0 ? raw : S("null"));
	}
}

static bool
has_name(const char *const *names, Str name)
{
	for (; *names; names++)
		if (str_equal(str(*names), name))
			return true;
	return false;
}

/* What is shown comes first, so that writing the figure is printing a beginning. */
static void
trim_claim(Figure *figure, Arena *arena, Arena *scratch, const Record *record, const Texts *also, Kept *kept)
{
	Out out = out_memory(scratch);
	Kept keys = { .len = 0 };
	bool first = true;

	copy_fields(&out, &first, record, shown, true, kept);
	copy_fields(&out, &first, record, told, false, kept);
	figure->shown = out.len;
	copy_fields(&out, &first, record, compared, false, kept);
	for (ptrdiff_t i = 0; i < also->len; i++) {
		const char *names[] = { arena_c_string(scratch, also->at[i]), NULL };
		if (!has_name(shown, also->at[i]) && !has_name(told, also->at[i]) &&
			!has_name(compared, also->at[i]))
			copy_fields(&out, &first, record, names, false, (keys.len = 0, &keys));
	}
	out_char(&out, '}');
	figure->claim = arena_copy(arena, out_str(&out));
}

static const char *
read_number(Arena *arena, const Record *record, const char *name, Decimal *number)
{
	Str raw = record_raw(record, name);

	if (raw.len == 0)
		return NULL;
	if (!json_number(raw) || !decimal_read(arena, raw, number))
		return arena_format(record->arena, "\"%s\" is no number", name).at;
	if (number->exponent > EXPONENT_BOUND || number->exponent < -EXPONENT_BOUND)
		return arena_format(record->arena, "\"%s\" is a number beyond all use", name).at;
	return NULL;
}

static const char *
read_text(Arena *arena, const Record *record, const char *name, Str *text)
{
	Str raw = record_raw(record, name);

	if (raw.len > 0 && !json_text(arena, raw, text))
		return arena_format(record->arena, "\"%s\" is no string", name).at;
	return NULL;
}

static Str
last_part(Str path) /* "in/tj.txt" is tj.txt */
{
	for (ptrdiff_t i = path.len; i > 0; i--)
		if (path.at[i - 1] == '/')
			return str_from(path, i);
	return path;
}

/* Fields that must be strings where they are given, and where they go. */
static const char *
read_texts(Figure *figure, Arena *arena, const Record *record, const char **field)
{
	Str file = { 0 }, kind = { 0 }, class = { 0 }, date = { 0 }, modality = { 0 }, modifier = { 0 };
	Statement *s = &figure->statement;
	const struct {
		const char *name;
		Str *into;
	} texts[] = { { "id", &figure->id }, { "part_of", &figure->part_of }, { "speaker", &figure->speaker },
		{ "speaker_id", &figure->speaker_id }, { "source", &figure->outlet },
		{ "doc", &figure->document }, { "fingerprint", &figure->fingerprint },
		{ "sentence", &figure->sentence }, { "unit", &figure->unit }, { "text", &s->words },
		{ "class", &class }, { "counted_head", &s->noun }, { "time", &s->time }, { "date", &date },
		{ "kind", &kind }, { "file", &file }, { "modality", &modality }, { "modifier", &modifier } };

	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		*field = texts[i].name;
		const char *wrong = read_text(arena, record, texts[i].name, texts[i].into);
		if (wrong)
			return wrong;
	}
	if (class.len > 0)
		s->noun = class;
	if (s->time.len == 0)
		s->time = date;
	period_read(s->time, &s->when);
	figure->aside = aside_of_modality(modality);
	if (!figure->aside)
		figure->aside = aside_of_modifier(modifier);
	if (figure->document.len == 0)
		figure->document = file;
	if (figure->unit.len == 0 && str_equal(kind, S("fraction")))
		figure->unit = S("fraction");
	s->who = figure->speaker.len > 0 ? figure->speaker
		: figure->outlet.len > 0 ? figure->outlet
		: file.len > 0           ? last_part(file)
					 : figure->document;
	return NULL;
}

static const char *
read_numbers(Figure *figure, Arena *arena, const Record *record, const char **field)
{
	Statement *s = &figure->statement;
	const struct {
		const char *name;
		Decimal *into;
	} numbers[] = { { "value", &s->value }, { "low", &s->low }, { "high", &s->high } };

	for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
		*field = numbers[i].name;
		const char *wrong = read_number(arena, record, numbers[i].name, numbers[i].into);
		if (wrong)
			return wrong;
	}
	*field = "value";
	if (!decimal_is(s->value) && !decimal_is(s->low) && !decimal_is(s->high))
		return "a claim needs one of value, low and high";
	*field = "start";
	if (record_raw(record, "start").len > 0 && !record_integer(record, "start", &figure->start))
		return "\"start\" is no byte offset";
	return NULL;
}

const char *
figure_read(Figure *figure, Arena *arena, Arena *scratch, const Record *record, const Texts *also,
	const char **field)
{
	Kept fields = { .len = 0 };
	Record kept = { .arena = scratch };
	const char *wrong;

	memset(figure, 0, sizeof *figure);
	trim_claim(figure, arena, scratch, record, also, &fields);
	for (ptrdiff_t i = 0; i < fields.len; i++) /* views of what is kept: nothing is kept twice */
		*PUSH(scratch, &kept.fields) = (JsonMember){ .name = str(fields.at[i].name),
			.value = fields.at[i].len
				? str_slice(figure->claim, fields.at[i].at, fields.at[i].at + fields.at[i].len)
				: S("null") };
	wrong = read_numbers(figure, arena, &kept, field);
	return wrong ? wrong : read_texts(figure, arena, &kept, field);
}

int
figure_compare(const void *left, const void *right)
{
	const Figure *a = left, *b = right;
	int order = period_compare(a->statement.when, b->statement.when);

	if (order == 0)
		order = str_compare(a->document, b->document);
	if (order == 0 && a->start != b->start)
		order = a->start < b->start ? -1 : 1;
	return order != 0 ? order : str_compare(a->claim, b->claim);
}

void
figure_write(Out *out, const Figure *figure)
{
	bool first = false;

	out_bytes(out, str_slice(figure->claim, 0, figure->shown));
	if (figure->aside) {
		json_write_key(out, &first, "aside");
		json_write_text(out, str(figure->aside));
	}
	out_char(out, '}');
}
