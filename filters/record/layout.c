#include "record/layout.h"

#include <string.h>

Layout
layout_begin(Arena *arena, ptrdiff_t fields, ptrdiff_t bytes)
{
	Layout l = { .record = { .arena = arena }, .text = out_memory(arena), .value = -1 };

	l.record.fields.at = (JsonMember *)(void *)arena_room(arena, fields * (ptrdiff_t)sizeof(JsonMember));
	l.record.fields.cap = fields;
	out_room(&l.text, bytes);
	return l;
}

static void
close_field(Layout *l)
{
	JsonMembers *fields = &l->record.fields;

	if (l->value >= 0)
		fields->at[fields->len - 1].value.len = l->text.len - l->value;
	l->value = -1;
}

Out *
layout_field(Layout *l, Str lead)
{
	JsonMember *m;

	close_field(l);
	m = PUSH(l->record.arena, &l->record.fields);
	*m = (JsonMember){ .lead.len = lead.len,
		.name.len = lead.len - 3,
		.hash = json_name_hash(str_slice(lead, 1, lead.len - 2)) };
	out_char(&l->text, ',');
	out_bytes(&l->text, lead);
	l->value = l->text.len;
	return &l->text;
}

/* `"name":` without the white space of the line it came in. */
static Str
bare_lead(Arena *a, Str lead)
{
	Str key = str_trim(lead);

	if (key.len == lead.len && lead.len > 2 && lead.at[lead.len - 2] == '"')
		return lead;
	key = str_trim(str_slice(key, 0, key.len - 1));
	return arena_join(a, key, S(":"));
}

void
layout_carry(Layout *l, const JsonMember *m)
{
	Arena *arena = l->record.arena;
	Str value = m->kind == VALUE_RAW ? m->value : record_member(arena, m);

	out_bytes(layout_field(l, bare_lead(arena, m->lead)), value);
	JsonMember *carried = &l->record.fields.at[l->record.fields.len - 1];
	carried->name = m->name; /* may be written with escapes */
	carried->hash = m->hash;
}

void
layout_join(Layout *l, const Layout *other)
{
	close_field(l);
	for (ptrdiff_t i = 0; i < other->record.fields.len; i++)
		*PUSH(l->record.arena, &l->record.fields) = other->record.fields.at[i];
	if (other->value >= 0)
		l->record.fields.at[l->record.fields.len - 1].value.len = other->text.len - other->value;
	out_bytes(&l->text, out_str(&other->text));
}

Record
layout_end(Layout *l)
{
	const char *at = out_str(&l->text).at;

	close_field(l);
	for (ptrdiff_t i = 0; i < l->record.fields.len; i++) {
		JsonMember *m = &l->record.fields.at[i];
		m->lead.at = at + 1;
		m->value.at = m->lead.at + m->lead.len;
		m->trail.at = at = m->value.at + m->value.len;
		if (!m->name.at)
			m->name.at = m->lead.at + 1;
	}
	return l->record;
}
