#include "record/layout.h"

Layout
layout_begin(Arena *arena, ptrdiff_t fields, ptrdiff_t bytes)
{
	Layout l = { .arena = arena, .text = out_memory(arena), .fields.cap = fields };

	l.fields.at = (LaidField *)(void *)arena_room(arena, fields * (ptrdiff_t)sizeof(LaidField));
	out_room(&l.text, bytes);
	return l;
}

static void
close_field(Layout *l)
{
	if (l->fields.len)
		l->fields.at[l->fields.len - 1].end = l->text.len;
}

Out *
layout_field(Layout *l, Str lead)
{
	close_field(l);
	*PUSH(l->arena, &l->fields) = (LaidField){ .lead = lead.len };
	out_char(&l->text, ',');
	out_bytes(&l->text, lead);
	return &l->text;
}

void
layout_carry(Layout *l, const JsonMember *m)
{
	Str value = m->kind == VALUE_RAW ? m->value : record_member(l->arena, m);

	out_bytes(layout_field(l, json_bare_lead(l->arena, m->lead)), value);
	l->fields.at[l->fields.len - 1].name = m->name;
}

void
layout_join(Layout *l, Layout *other)
{
	ptrdiff_t before = l->text.len;

	close_field(l);
	close_field(other);
	for (ptrdiff_t i = 0; i < other->fields.len; i++) {
		LaidField *field = PUSH(l->arena, &l->fields);
		*field = other->fields.at[i];
		field->end += before;
	}
	out_bytes(&l->text, out_str(&other->text));
}

Record
layout_record(Layout *l)
{
	Record r = { .arena = l->arena, .fields = { .len = l->fields.len, .cap = l->fields.len } };
	const char *text = out_str(&l->text).at;
	ptrdiff_t from = 0;

	close_field(l);
	r.fields.at = NEW(l->arena, JsonMember, l->fields.len);
	for (ptrdiff_t i = 0; i < l->fields.len; i++) {
		const LaidField *field = &l->fields.at[i];
		Str lead = { text + from + 1, field->lead };
		Str name = field->name.at ? field->name : str_slice(lead, 1, lead.len - 2);
		r.fields.at[i] = (JsonMember){ .lead = lead,
			.name = name,
			.hash = json_name_hash(name),
			.value = { lead.at + lead.len, field->end - from - 1 - lead.len },
			.trail.at = text + field->end };
		from = field->end;
	}
	return r;
}

void
layout_write(const Layout *l, Out *out)
{
	out_char(out, '{');
	if (l->text.len)
		out_bytes(out, str_from(out_str(&l->text), 1));
	out_bytes(out, S("}\n"));
}
