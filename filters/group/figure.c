#include "group/figure.h"

#include <string.h>

enum { EXPONENT_BOUND = 4096 }; /* exact sums of more would fill the memory */

/* clang-format off */
/* A claim's fields that are kept, X(n, ENUM, "name"): what a figure shows, in the order of records(7); what it tells where
 * there is something to tell; and from DOC on what only comparing needs. */
#define KEPT(X, n) \
	X(n, ID, "id") X(n, VALUE, "value") X(n, LOW, "low") X(n, HIGH, "high") X(n, QUALIFIER, "qualifier") \
	X(n, COUNTED, "counted") X(n, CLASS, "class") X(n, POPULATION, "population") X(n, MODALITY, "modality") \
	X(n, SPEAKER, "speaker") X(n, SOURCE, "source") X(n, TIME, "time") X(n, FILE_NAME, "file") \
	X(n, MEMBER, "member") X(n, START, "start") X(n, END, "end") X(n, SENTENCE, "sentence") X(n, AT, "at") \
	X(n, TEXT, "text") X(n, UNIT, "unit") X(n, DATE, "date") X(n, MODIFIER, "modifier") X(n, RESOLVED, "resolved") \
	X(n, DOC, "doc") X(n, KIND, "kind") X(n, COUNTED_HEAD, "counted_head") X(n, SPEAKER_ID, "speaker_id") \
	X(n, FINGERPRINT, "fingerprint") X(n, PART_OF, "part_of") X(n, TO_PLACE, "to_place") X(n, PLACE, "place")
#define AS_ENUM(n, field, text) field,
#define AS_NAME(n, field, text) text,
#define AS_KEY(n, field, text) { ",\"" text "\":", sizeof(text) + 3 },
#define AS_BIT(n, field, text) | (sizeof(text) == (n) + 1 ? 1u << (field) : 0u)
#define OF_LENGTH(n) [n] = 0u KEPT(AS_BIT, n)

enum { KEPT(AS_ENUM, 0) FIELDS };
_Static_assert((int)FIELDS == (int)FIGURE_FIELDS && FIELDS <= 32, "figure.h counts them; with_length has a bit for each");
static const char *const names[] = { KEPT(AS_NAME, 0) };
static const Str keys[] = { KEPT(AS_KEY, 0) }; /* as they are written: ,"id": */
static const uint32_t with_length[] = { /* a name's bytes -> which fields have such a name */
	OF_LENGTH(2), OF_LENGTH(3), OF_LENGTH(4), OF_LENGTH(5), OF_LENGTH(6), OF_LENGTH(7), OF_LENGTH(8), OF_LENGTH(9),
	OF_LENGTH(10), OF_LENGTH(11), OF_LENGTH(12)
};
/* clang-format on */

/* -1: it is none of those kept. */
static int
field_of(Str name)
{
	size_t lengths = sizeof with_length / sizeof *with_length;
	uint32_t left = (size_t)name.len < lengths ? with_length[name.len] : 0;

	for (; left; left &= left - 1) {
		int field = __builtin_ctz(left);
		const char *kept = keys[field].at + 2;
		if (kept[0] == name.at[0] && kept[name.len - 1] == name.at[name.len - 1] &&
			memcmp(kept, name.at, (size_t)name.len) == 0)
			return field;
	}
	return -1;
}

bool
figure_keeps(Str name)
{
	return field_of(name) >= 0;
}

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

static void
keep_field(Out *out, Claim *claim, int field, Str raw)
{
	out_bytes(out, str_from(keys[field], out->len == 1)); /* no comma behind the brace */
	claim->field[field] = (KeptField){ (int32_t)out->len, (int32_t)raw.len };
	out_bytes(out, raw.len > 0 ? raw : S("null"));
}

/* The kept fields of a record as they stand in it; how many bytes they will be with their keys. */
static ptrdiff_t
find_fields(Arena *arena, const Record *record, Str raw[FIELDS])
{
	enum { EACH = 24 /* bytes of a key, or of one and null */ };
	ptrdiff_t bytes = (ptrdiff_t)EACH * FIELDS;

	for (ptrdiff_t i = 0; i < record->fields.len; i++) {
		const JsonMember *m = &record->fields.at[i];
		int field = field_of(m->name);
		if (field < 0)
			continue;
		raw[field] = record_member(arena, m);
		bytes += raw[field].len;
	}
	return bytes;
}

/* What is shown comes first, so that writing the figure is printing a beginning. */
const char *
claim_trim(Claim *claim, Arena *arena, const Record *record, const Texts *also)
{
	Str raw[FIELDS] = { { 0 } };
	Out out = out_memory(arena);

	*claim = (Claim){ .shown = 0 };
	out_room(&out, find_fields(arena, record, raw));
	out_char(&out, '{');
	for (int i = 0; i < FIELDS; i++) {
		if (i == DOC)
			claim->shown = out.len;
		if (raw[i].len > 0 || i < TEXT)
			keep_field(&out, claim, i, raw[i]);
	}
	for (ptrdiff_t i = 0; i < also->len; i++) {
		const char *name = arena_c_string(arena, also->at[i]);
		Str value = record_raw(record, name);
		if (value.len > 0) {
			json_write_key(&out, &(bool){ false }, name);
			out_bytes(&out, value);
		}
	}
	out_char(&out, '}');
	claim->text = out_str(&out);
	return out.len <= INT32_MAX ? NULL : "this claim is too long to be kept (2 GiB)";
}

static Str
kept(const Claim *claim, int field) /* the value as written; empty: null */
{
	KeptField at = claim->field[field];

	return str_slice(claim->text, at.at, at.at + at.len);
}

static const char *
wrong_field(Arena *arena, int at, const char *what, const char **field)
{
	*field = names[at];
	return arena_format(arena, "\"%s\" %s", names[at], what).at;
}

static const char *
read_number(Arena *arena, const Claim *claim, int at, Decimal *number, const char **field)
{
	Str raw = kept(claim, at);

	if (raw.len == 0)
		return NULL;
	if (!json_number(raw) || !decimal_read(arena, raw, number))
		return wrong_field(arena, at, "is no number", field);
	if (number->exponent > EXPONENT_BOUND || number->exponent < -EXPONENT_BOUND)
		return wrong_field(arena, at, "is a number beyond all use", field);
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
read_texts(Figure *figure, Arena *arena, const Claim *claim, Str texts[FIELDS], const char **field)
{
	static const int strings[] = { ID, PART_OF, SPEAKER, SPEAKER_ID, SOURCE, DOC, FINGERPRINT, SENTENCE,
		UNIT, TEXT, CLASS, COUNTED_HEAD, TIME, DATE, KIND, FILE_NAME, MODALITY, MODIFIER };

	for (size_t i = 0; i < sizeof strings / sizeof *strings; i++) {
		Str raw = kept(claim, strings[i]);
		if (raw.len > 0 && !json_text(arena, raw, &texts[strings[i]]))
			return wrong_field(arena, strings[i], "is no string", field);
	}
	figure->id = texts[ID];
	figure->part_of = texts[PART_OF];
	figure->speaker = texts[SPEAKER];
	figure->speaker_id = texts[SPEAKER_ID];
	figure->outlet = texts[SOURCE];
	figure->fingerprint = texts[FINGERPRINT];
	figure->sentence = texts[SENTENCE];
	return NULL;
}

static void
set_statement(Figure *figure, const Str texts[FIELDS])
{
	Statement *s = &figure->statement;

	s->words = texts[TEXT];
	s->noun = texts[CLASS].len > 0 ? texts[CLASS] : texts[COUNTED_HEAD];
	s->time = texts[TIME].len > 0 ? texts[TIME] : texts[DATE];
	period_read(s->time, &s->when);
	figure->aside = aside_of_modality(texts[MODALITY]);
	if (!figure->aside)
		figure->aside = aside_of_modifier(texts[MODIFIER]);
	figure->document = texts[DOC].len > 0 ? texts[DOC] : texts[FILE_NAME];
	figure->unit = texts[UNIT];
	if (figure->unit.len == 0 && str_equal(texts[KIND], S("fraction")))
		figure->unit = S("fraction");
	s->who = figure->speaker.len > 0   ? figure->speaker
		: figure->outlet.len > 0   ? figure->outlet
		: texts[FILE_NAME].len > 0 ? last_part(texts[FILE_NAME])
					   : figure->document;
}

static const char *
read_numbers(Figure *figure, Arena *arena, const Claim *claim, const char **field)
{
	Statement *s = &figure->statement;
	Decimal *numbers[] = { &s->value, &s->low, &s->high };

	for (int i = 0; i < 3; i++) {
		const char *wrong = read_number(arena, claim, VALUE + i, numbers[i], field);
		if (wrong)
			return wrong;
	}
	*field = names[VALUE];
	if (!decimal_is(s->value) && !decimal_is(s->low) && !decimal_is(s->high))
		return "a claim needs one of value, low and high";
	if (kept(claim, START).len > 0 && !json_integer(kept(claim, START), &figure->start))
		return wrong_field(arena, START, "is no byte offset", field);
	return NULL;
}

const char *
figure_read(Figure *figure, Arena *arena, const Claim *claim, const char **field)
{
	Str texts[FIELDS] = { { 0 } };

	*figure = (Figure){ .claim = claim->text, .shown = claim->shown };
	const char *wrong = read_numbers(figure, arena, claim, field);
	if (!wrong)
		wrong = read_texts(figure, arena, claim, texts, field);
	if (!wrong)
		set_statement(figure, texts);
	return wrong;
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
