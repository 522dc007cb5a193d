#include "group/figure.h"

#include <string.h>

enum { EXPONENT_BOUND = 4096 }; /* exact sums of more would fill the memory */

/* clang-format off */
/* A claim's fields that are kept, X(ENUM, "name"): what a figure shows, in the order of records(7); what it tells where
 * there is something to tell; and from DOC on what only comparing needs. */
#define KEPT(X) \
	X(ID, "id") X(VALUE, "value") X(LOW, "low") X(HIGH, "high") X(QUALIFIER, "qualifier") \
	X(COUNTED, "counted") X(CLASS, "class") X(POPULATION, "population") X(MODALITY, "modality") \
	X(SPEAKER, "speaker") X(SOURCE, "source") X(TIME, "time") X(FILE_NAME, "file") \
	X(MEMBER, "member") X(START, "start") X(END, "end") X(SENTENCE, "sentence") X(AT, "at") \
	X(TEXT, "text") X(UNIT, "unit") X(DATE, "date") X(MODIFIER, "modifier") X(RESOLVED, "resolved") \
	X(DOC, "doc") X(KIND, "kind") X(COUNTED_HEAD, "counted_head") X(SPEAKER_ID, "speaker_id") \
	X(FINGERPRINT, "fingerprint") X(PART_OF, "part_of") X(TO_PLACE, "to_place") X(PLACE, "place")
#define AS_ENUM(field, text) field,
#define AS_NAME(field, text) text,
#define AS_KEY(field, text) { ",\"" text "\":", sizeof(text) + 3 },

enum { KEPT(AS_ENUM) FIELDS };
_Static_assert((int)FIELDS == (int)FIGURE_FIELDS, "figure.h counts them");
static const char *const names[] = { KEPT(AS_NAME) };
static const Str keys[] = { KEPT(AS_KEY) }; /* as they are written: ,"id": */
/* clang-format on */

FieldIndex
field_index(void)
{
	FieldIndex index = { { 0 }, { 0 } };

	for (int i = 0; i < FIELDS; i++) {
		uint8_t *first = &index.first[json_name_hash(str(names[i]))];
		index.next[i] = *first;
		*first = (uint8_t)(i + 1);
	}
	return index;
}

/* -1: it is none of those kept. */
static int
field_of(const FieldIndex *index, Str name, uint8_t hash)
{
	enum { AROUND = 4 /* bytes of a key around its name */ };
	int field = index->first[hash] - 1;

	while (field >= 0 &&
		(keys[field].len != name.len + AROUND ||
			memcmp(keys[field].at + 2, name.at, (size_t)name.len) != 0))
		field = index->next[field] - 1;
	return field;
}

bool
figure_keeps(const FieldIndex *index, Str name)
{
	return field_of(index, name, json_name_hash(name)) >= 0;
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

/* The kept fields of a record as they stand in it, without null; how many bytes they are. */
static ptrdiff_t
find_fields(Arena *arena, const FieldIndex *index, const Record *record, Str raw[FIELDS])
{
	ptrdiff_t bytes = 0;

	for (ptrdiff_t i = 0; i < record->fields.len; i++) {
		const JsonMember *m = &record->fields.at[i];
		int field = field_of(index, m->name, m->hash);
		if (field < 0)
			continue;
		raw[field] = record_member(arena, m);
		bytes += raw[field].len;
	}
	return bytes;
}

static Str
also_fields(Arena *arena, const Record *record, const Texts *also)
{
	Out out = out_memory(arena);

	for (ptrdiff_t i = 0; i < also->len; i++) {
		const char *name = arena_c_string(arena, also->at[i]);
		Str value = record_raw(record, name);
		if (value.len > 0) {
			json_write_key(&out, &(bool){ false }, name);
			out_bytes(&out, value);
		}
	}
	return out_str(&out);
}

const char *
claim_trim(Claim *claim, Arena *arena, const FieldIndex *index, const Record *record, const Texts *also)
{
	Str raw[FIELDS] = { { 0 } }, more = also_fields(arena, record, also);
	ptrdiff_t bytes = find_fields(arena, index, record, raw) + FIELDS + more.len;

	if (bytes > INT32_MAX)
		return "this claim is too long to be kept (2 GiB)";
	char *start = arena_room(arena, bytes), *to = start;
	for (int i = 0; i < FIELDS; i++) {
		if (raw[i].len > 0)
			memcpy(to, raw[i].at, (size_t)raw[i].len);
		to += raw[i].len;
		claim->end[i] = (int32_t)(to - start);
		*to++ = ',';
	}
	if (more.len > 0)
		memcpy(to, more.at, (size_t)more.len);
	claim->text = (Str){ start, bytes };
	claim->escaped = memchr(start, '\\', (size_t)bytes) != NULL;
	return NULL;
}

static Str
kept(const Claim *claim, int field) /* the value as written; empty: null */
{
	return str_slice(claim->text, field > 0 ? claim->end[field - 1] + 1 : 0, claim->end[field]);
}

/* Of a value that is a string; empty: null. */
static Str
text_of(Arena *arena, const Claim *claim, int field)
{
	Str raw = kept(claim, field), text = { 0 };

	if (raw.len == 0 || !claim->escaped)
		return raw.len == 0 ? raw : str_slice(raw, 1, raw.len - 1);
	json_text(arena, raw, &text);
	return text;
}

static void
write_fields(Out *out, const Claim *claim, int count)
{
	for (int i = 0; i < count; i++) {
		Str raw = kept(claim, i);
		if (raw.len == 0 && i >= TEXT)
			continue;
		out_bytes(out, str_from(keys[i], i == 0)); /* no comma behind the brace */
		out_bytes(out, raw.len > 0 ? raw : S("null"));
	}
}

void
claim_write(Out *out, const Claim *claim)
{
	out_char(out, '{');
	write_fields(out, claim, FIELDS);
	out_bytes(out, str_from(claim->text, claim->end[FIELDS - 1] + 1));
	out_char(out, '}');
}

/* -- checking ---------------------------------------------------------------------------------------- */

static const char *
wrong_field(Arena *arena, int at, const char *what, const char **field)
{
	*field = names[at];
	return arena_format(arena, "\"%s\" %s", names[at], what).at;
}

static bool
is_whole(Str raw) /* a few digits: most numbers */
{
	enum { FEW = 18 };
	ptrdiff_t i = 0;

	while (i < raw.len && is_digit(raw.at[i]))
		i++;
	return i == raw.len && i <= FEW;
}

static const char *
check_number(Arena *arena, const Claim *claim, int at, const char **field)
{
	Str raw = kept(claim, at);
	Decimal number;

	if (is_whole(raw))
		return NULL;
	if (!json_number(raw) || !decimal_read(arena, raw, &number))
		return wrong_field(arena, at, "is no number", field);
	if (number.exponent > EXPONENT_BOUND || number.exponent < -EXPONENT_BOUND)
		return wrong_field(arena, at, "is a number beyond all use", field);
	return NULL;
}

static const char *
check_numbers(Arena *arena, const Claim *claim, const char **field)
{
	int64_t start;

	for (int i = VALUE; i <= HIGH; i++) {
		const char *wrong = check_number(arena, claim, i, field);
		if (wrong)
			return wrong;
	}
	*field = names[VALUE];
	if (kept(claim, VALUE).len == 0 && kept(claim, LOW).len == 0 && kept(claim, HIGH).len == 0)
		return "a claim needs one of value, low and high";
	if (kept(claim, START).len > 0 && !json_integer(kept(claim, START), &start))
		return wrong_field(arena, START, "is no byte offset", field);
	return NULL;
}

/* Fields that must be strings where they are given. */
static const char *
check_texts(Arena *arena, const Claim *claim, const char **field)
{
	static const int strings[] = { ID, PART_OF, SPEAKER, SPEAKER_ID, SOURCE, DOC, FINGERPRINT, SENTENCE,
		UNIT, TEXT, CLASS, COUNTED_HEAD, TIME, DATE, KIND, FILE_NAME, MODALITY, MODIFIER };
	Str text;

	for (size_t i = 0; i < sizeof strings / sizeof *strings; i++) {
		Str raw = kept(claim, strings[i]);
		if (raw.len > 0 && (!json_is_string(raw) || (claim->escaped && !json_text(arena, raw, &text))))
			return wrong_field(arena, strings[i], "is no string", field);
	}
	return NULL;
}

const char *
claim_check(Arena *arena, const Claim *claim, const char **field)
{
	const char *wrong = check_numbers(arena, claim, field);

	return wrong ? wrong : check_texts(arena, claim, field);
}

Str
claim_unit(Arena *arena, const Claim *claim)
{
	Str unit = text_of(arena, claim, UNIT);

	return unit.len == 0 && str_equal(kept(claim, KIND), S("\"fraction\"")) ? S("fraction") : unit;
}

Str
claim_part_of(Arena *arena, const Claim *claim)
{
	return text_of(arena, claim, PART_OF);
}

/* -- decoding ---------------------------------------------------------------------------------------- */

static Str
last_part(Str path) /* "in/tj.txt" is tj.txt */
{
	for (ptrdiff_t i = path.len; i > 0; i--)
		if (path.at[i - 1] == '/')
			return str_from(path, i);
	return path;
}

static void
set_statement(Statement *s, Arena *arena, const Claim *claim)
{
	Decimal *numbers[] = { &s->value, &s->low, &s->high };
	Str noun = text_of(arena, claim, CLASS), time = text_of(arena, claim, TIME);

	for (int i = 0; i < 3; i++)
		if (kept(claim, VALUE + i).len > 0)
			decimal_read(arena, kept(claim, VALUE + i), numbers[i]);
	s->words = text_of(arena, claim, TEXT);
	s->noun = noun.len > 0 ? noun : text_of(arena, claim, COUNTED_HEAD);
	s->time = time.len > 0 ? time : text_of(arena, claim, DATE);
	period_read(s->time, &s->when);
}

static Str
who_says(Arena *arena, const Claim *claim, const Figure *figure)
{
	Str file = text_of(arena, claim, FILE_NAME);

	return figure->speaker.len > 0   ? figure->speaker
		: figure->outlet.len > 0 ? figure->outlet
		: file.len > 0           ? last_part(file)
					 : figure->document;
}

void
figure_read(Figure *figure, Arena *arena, const Claim *claim)
{
	Str document = text_of(arena, claim, DOC);

	*figure = (Figure){ .claim = claim };
	set_statement(&figure->statement, arena, claim);
	json_integer(kept(claim, START), &figure->start);
	figure->id = text_of(arena, claim, ID);
	figure->part_of = claim_part_of(arena, claim);
	figure->speaker = text_of(arena, claim, SPEAKER);
	figure->speaker_id = text_of(arena, claim, SPEAKER_ID);
	figure->outlet = text_of(arena, claim, SOURCE);
	figure->fingerprint = text_of(arena, claim, FINGERPRINT);
	figure->sentence = text_of(arena, claim, SENTENCE);
	figure->document = document.len > 0 ? document : text_of(arena, claim, FILE_NAME);
	figure->unit = claim_unit(arena, claim);
	figure->aside = aside_of_modality(text_of(arena, claim, MODALITY));
	if (!figure->aside)
		figure->aside = aside_of_modifier(text_of(arena, claim, MODIFIER));
	figure->statement.who = who_says(arena, claim, figure);
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
	return order != 0 ? order : str_compare(a->claim->text, b->claim->text);
}

ptrdiff_t
figure_bytes(const Figure *figure)
{
	enum { KEY = 24, ASIDE = 40 }; /* bytes of a key with null, of an aside */

	return figure->claim->end[DOC - 1] + DOC * KEY + ASIDE;
}

void
figure_write(Out *out, const Figure *figure)
{
	bool first = false;

	out_char(out, '{');
	write_fields(out, figure->claim, DOC);
	if (figure->aside) {
		json_write_key(out, &first, "aside");
		json_write_text(out, str(figure->aside));
	}
	out_char(out, '}');
}
