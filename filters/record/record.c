#include "record/record.h"

#include <string.h>

static const char *const grain_names[] = { "document", "sentence", "claim", "group", "state" };

const char *
record_read(Record *r, Arena *a, Str line, ptrdiff_t *at)
{
	*r = (Record){ .arena = a, .line = line };
	return json_object(a, line, &r->fields, at);
}

static uint8_t *
place_of(Record *r, uint8_t hash)
{
	return &r->place[hash % RECORD_PLACES];
}

/* So that a field is found at once, or known to be absent. */
static void
place_all(Record *r)
{
	if (r->fields.len > UINT8_MAX)
		return;
	for (ptrdiff_t i = r->fields.len - 1; i >= 0; i--) /* backwards: the first of a place stays */
		*place_of(r, r->fields.at[i].hash) = (uint8_t)(i + 1);
	r->placed = true;
}

const char *
record_read_like(Record *r, Arena *a, Str line, JsonShape *shape, ptrdiff_t *at)
{
	enum { SPARE = 8 /* fields that may be added without a move */ };

	*r = (Record){ .arena = a, .line = line };
	if (shape->len) {
		r->fields.cap = shape->len + SPARE;
		r->fields.at = (JsonMember *)(void *)arena_room(
			a, r->fields.cap * (ptrdiff_t)sizeof *r->fields.at); /* members are written whole */
	}
	const char *wrong = json_object_like(a, line, shape, &r->fields, at);
	if (!wrong)
		place_all(r);
	return wrong;
}

Record
record_new(Arena *a, const char *grain)
{
	Record r = { .arena = a };

	record_set_text(&r, "record", str(grain));
	return r;
}

static void
write_value(Out *out, const JsonMember *m)
{
	if (m->kind == VALUE_TEXT)
		json_write_text(out, m->value);
	else if (m->kind == VALUE_INTEGER)
		out_int(out, m->integer);
	else
		out_bytes(out, m->value);
}

static JsonMember *
field(const Record *r, Str name)
{
	uint8_t hash = json_name_hash(name);
	ptrdiff_t first = r->placed ? r->place[hash % RECORD_PLACES] - 1 : 0;

	for (ptrdiff_t i = first < 0 ? r->fields.len : first; i < r->fields.len; i++)
		if (r->fields.at[i].hash == hash && str_equal(r->fields.at[i].name, name))
			return &r->fields.at[i];
	return NULL;
}

Str
record_member(Arena *a, const JsonMember *m)
{
	if (m->kind == VALUE_RAW)
		return json_is_null(m->value) ? (Str){ 0 } : m->value;
	Out out = out_memory(a);
	write_value(&out, m);
	return out_str(&out);
}

Str
record_field(const Record *r, Str name)
{
	const JsonMember *m = field(r, name);

	return m ? record_member(r->arena, m) : (Str){ 0 };
}

Str
record_raw(const Record *r, const char *name)
{
	return record_field(r, str(name));
}

bool
record_string(const Record *r, const char *name, Str *text)
{
	const JsonMember *m = field(r, str(name));

	if (m && m->kind == VALUE_TEXT)
		*text = m->value;
	else if (!m || m->kind == VALUE_INTEGER || !json_text(r->arena, m->value, text))
		return false;
	return true;
}

bool
record_integer(const Record *r, const char *name, int64_t *value)
{
	const JsonMember *m = field(r, str(name));

	if (m && m->kind == VALUE_INTEGER)
		*value = m->integer;
	else if (!m || m->kind == VALUE_TEXT || !json_integer(m->value, value))
		return false;
	return true;
}

ptrdiff_t
record_byte(const Record *r, Str line, const char *name)
{
	const JsonMember *m = name ? field(r, str(name)) : NULL;

	return m && m->kind == VALUE_RAW && m->value.at >= line.at && m->value.at <= line.at + line.len
		? m->value.at - line.at
		: 0;
}

Grain
record_grain(const Record *r)
{
	Str raw = record_raw(r, "record"), name;

	if (raw.len == 0)
		return GRAIN_NONE;
	if (json_text(r->arena, raw, &name))
		for (int i = 0; i < 5; i++)
			if (str_is(name, grain_names[i]))
				return (Grain)(1 << i);
	return GRAIN_OTHER;
}

const char *
grain_name(Grain g)
{
	for (int i = 0; i < 5; i++)
		if (g == (Grain)(1 << i))
			return grain_names[i];
	return "record";
}

bool
record_is_mark(const Record *r)
{
	return field(r, S("$mark")) != NULL;
}

/* The member of that name: in its place, or a new one at the end. */
static JsonMember *
place(Record *r, const char *name)
{
	Str key = str(name);
	JsonMember *m = field(r, key);
	char *lead;

	if (m)
		return m;
	lead = arena_room(r->arena, key.len + 3);
	lead[0] = '"';
	memcpy(lead + 1, key.at, (size_t)key.len);
	memcpy(lead + 1 + key.len, "\":", 2);
	m = PUSH(r->arena, &r->fields);
	*m = (JsonMember){
		.lead = { lead, key.len + 3 }, .name = { lead + 1, key.len }, .hash = json_name_hash(key)
	};
	r->placed &= r->fields.len <= UINT8_MAX;
	if (r->placed && !*place_of(r, m->hash))
		*place_of(r, m->hash) = (uint8_t)r->fields.len;
	return m;
}

void
record_set_raw(Record *r, const char *name, Str json)
{
	JsonMember *m = place(r, name);

	m->kind = VALUE_RAW;
	m->value = json;
}

void
record_set_view(Record *r, const char *name, Str text)
{
	JsonMember *m = place(r, name);

	m->kind = VALUE_TEXT;
	m->value = text;
}

void
record_set_text(Record *r, const char *name, Str text)
{
	record_set_view(r, name, arena_copy(r->arena, text));
}

void
record_set_integer(Record *r, const char *name, int64_t value)
{
	JsonMember *m = place(r, name);

	m->kind = VALUE_INTEGER;
	m->integer = value;
}

void
record_remove(Record *r, const char *name)
{
	JsonMember *m = field(r, str(name));
	ptrdiff_t behind;

	if (!m)
		return;
	behind = r->fields.at + r->fields.len - (m + 1);
	memmove(m, m + 1, (size_t)behind * sizeof *m);
	r->fields.len--;
	r->placed = false;
}

const char *
record_decode(Record *r)
{
	const JsonMember *text = field(r, S("text"));
	Str edits = record_raw(r, "edits"), start = record_raw(r, "start");
	const char *wrong;
	int64_t base = 0;

	if (r->has_text)
		return NULL;
	if (!text || (text->kind == VALUE_RAW && json_is_null(text->value)))
		return "\"text\" is missing";
	if (text->kind == VALUE_INTEGER || (text->kind == VALUE_RAW && !json_is_string(text->value)))
		return "\"text\" is no string";
	if (!record_string(r, "text", &r->text))
		return "\"text\" has a lone surrogate, which is no UTF-8";
	if (start.len && (!json_integer(start, &base) || base < 0))
		return "\"start\" is no byte offset";
	if (edits.len) {
		wrong = edits_read(r->arena, edits, r->text.len, &r->edits);
		if (wrong)
			return wrong;
	}
	r->base = (ptrdiff_t)base;
	r->has_text = true;
	return NULL;
}

void
record_set_body(Record *r, Str text, const Edits *edits)
{
	record_set_view(r, "text", text);
	if (edits->len) {
		Out out = out_memory(r->arena);

		edits_write(&out, edits);
		record_set_raw(r, "edits", out_str(&out));
	} else {
		record_remove(r, "edits");
	}
	r->text = text;
	r->edits = *edits;
	r->has_text = true;
}

ptrdiff_t
record_source_start(const Record *r, ptrdiff_t text_start)
{
	return edits_source_start(&r->edits, r->base, text_start);
}

ptrdiff_t
record_source_end(const Record *r, ptrdiff_t text_end)
{
	return edits_source_end(&r->edits, r->base, text_end);
}

/* Untouched since it was read: lead, value and trail still stand side by side in one line. */
static bool
in_one_piece(const Record *r, const JsonMember *m)
{
	return m->kind == VALUE_RAW && m->lead.at + m->lead.len == m->value.at &&
		m->value.at + m->value.len == m->trail.at &&
		!(r->spans_are_new && str_equal(m->name, S("entities")));
}

/* The members from i on that stand side by side, in one copy; how many. */
static ptrdiff_t
write_pieces(const Record *r, ptrdiff_t i, Out *out)
{
	const JsonMember *first = &r->fields.at[i], *last = first, *end = r->fields.at + r->fields.len;
	ptrdiff_t len;

	if (!in_one_piece(r, first))
		return 0;
	while (last + 1 < end && last[1].lead.at == last->trail.at + last->trail.len + 1 &&
		last[1].lead.at[-1] == ',' && in_one_piece(r, last + 1))
		last++;
	len = last->trail.at + last->trail.len - first->lead.at;
	out_bytes(out, (Str){ first->lead.at, len });
	return last - first + 1;
}

static void
write_member(const Record *r, const JsonMember *m, Out *out)
{
	out_bytes(out, m->lead);
	if (r->spans_are_new && str_equal(m->name, S("entities")))
		record_write_spans(r, out);
	else
		write_value(out, m);
	out_bytes(out, m->trail);
}

void
record_write(const Record *r, Out *out)
{
	out_char(out, '{');
	for (ptrdiff_t i = 0, pieces; i < r->fields.len; i += pieces) {
		if (i)
			out_char(out, ',');
		pieces = write_pieces(r, i, out);
		if (!pieces) {
			write_member(r, &r->fields.at[i], out);
			pieces = 1;
		}
	}
	out_bytes(out, S("}\n"));
}

void
record_press(Record *r)
{
	Out out = out_memory(r->arena);
	const char *at;

	for (ptrdiff_t i = 0; i < r->fields.len; i++) {
		JsonMember *m = &r->fields.at[i];
		if (m->kind != VALUE_RAW)
			m->value = record_member(r->arena, m);
		m->kind = VALUE_RAW;
	}
	for (ptrdiff_t i = 0; i < r->fields.len; i++) {
		out_char(&out, ',');
		write_member(r, &r->fields.at[i], &out);
	}
	at = out.at;
	for (ptrdiff_t i = 0; i < r->fields.len; i++) {
		JsonMember *m = &r->fields.at[i];
		m->lead.at = at + 1;
		m->value.at = m->lead.at + m->lead.len;
		m->trail.at = m->value.at + m->value.len;
		at = m->trail.at + m->trail.len;
	}
}

static bool
is_among(Str name, const char *const *owned, const Str *drop, ptrdiff_t drops)
{
	for (; owned && *owned; owned++)
		if (str_is(name, *owned))
			return true;
	for (ptrdiff_t i = 0; i < drops; i++)
		if (str_equal(name, drop[i]))
			return true;
	return str_equal(name, S("record"));
}

Record
record_derive(
	const Record *parent, const char *grain, const char *const *owned, const Str *drop, ptrdiff_t drops)
{
	Record r = record_new(parent->arena, grain);

	for (ptrdiff_t i = 0; i < parent->fields.len; i++) {
		const JsonMember *m = &parent->fields.at[i];

		if (is_among(m->name, owned, drop, drops))
			continue;
		*PUSH(r.arena, &r.fields) = (JsonMember){ .lead = json_bare_lead(r.arena, m->lead),
			.name = m->name,
			.value = m->value,
			.kind = m->kind,
			.hash = m->hash,
			.integer = m->integer };
	}
	return r;
}

Record
record_copy(const Record *r)
{
	enum { SPARE = 4 /* fields that may be added without a move */ };
	Record copy = *r;

	copy.fields.cap = r->fields.len + SPARE;
	copy.fields.at = NEW(r->arena, JsonMember, copy.fields.cap);
	memcpy(copy.fields.at, r->fields.at, (size_t)r->fields.len * sizeof *r->fields.at);
	return copy;
}

/* By writing and reading: what a pipe would do. */
Record
record_move(const Record *r, Arena *a)
{
	Record moved;
	Out line = out_memory(a);
	ptrdiff_t at;

	record_write(r, &line);
	record_read(&moved, a, out_str(&line), &at);
	moved.line = arena_copy(a, r->line);
	moved.number = r->number;
	return moved;
}
