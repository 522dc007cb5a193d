#include "claims/lay.h"

static void
set_text(Layout *claim, Str lead, Str text)
{
	Out *out = layout_field(claim, lead);

	if (text.len)
		json_write_text(out, text);
	else
		out_bytes(out, S("null"));
}

static void
set_text_if(Layout *claim, Str lead, Str text)
{
	if (text.len)
		set_text(claim, lead, text);
}

static void
set_integer(Layout *claim, Str lead, ptrdiff_t value)
{
	out_int(layout_field(claim, lead), value);
}

static void
set_list(Layout *claim, Str lead, const Ids *ids)
{
	Out *out = layout_field(claim, lead);

	out_char(out, '[');
	for (ptrdiff_t i = 0; i < ids->len; i++) {
		if (i)
			out_char(out, ',');
		json_write_text(out, ids->at[i]);
	}
	out_char(out, ']');
}

static void
set_inherited(Layout *claim, unsigned inherited)
{
	Str names[INHERITABLE];
	Ids list = { .at = names };

	for (int i = 0; i < INHERITABLE; i++)
		if (inherited & (1u << i))
			names[list.len++] = str(inherited_names[i]);
	set_list(claim, FIELD("inherited"), &list);
}

void
claim_lay_id(Layout *claim, Str lead, const Record *sentence, const Number *n)
{
	Str doc = { 0 };
	Out id = out_memory(claim->arena);

	record_string(sentence, "doc", &doc);
	out_bytes(&id, doc);
	out_char(&id, ':');
	out_int(&id, record_source_start(sentence, n->start));
	out_char(&id, '-');
	out_int(&id, record_source_end(sentence, n->end));
	json_write_text(layout_field(claim, lead), out_str(&id));
}

static void
set_number(Layout *claim, const Record *sentence, const Number *n)
{
	set_integer(claim, FIELD("start"), record_source_start(sentence, n->start));
	set_integer(claim, FIELD("end"), record_source_end(sentence, n->end));
	json_write_text(layout_field(claim, FIELD("text")), str_slice(sentence->text, n->start, n->end));
	json_write_text(layout_field(claim, FIELD("sentence")), sentence->text);
	set_integer(claim, FIELD("at"), n->start);
	set_text(claim, FIELD("kind"), str(number_kind_names[n->kind]));
	set_integer(claim, FIELD("number_start"), record_source_start(sentence, n->number_start));
	set_integer(claim, FIELD("number_end"), record_source_end(sentence, n->number_end));
	decimal_write(layout_field(claim, FIELD("value")), n->value);
	decimal_write(layout_field(claim, FIELD("low")), n->low);
	decimal_write(layout_field(claim, FIELD("high")), n->high);
	set_text(claim, FIELD("qualifier"), str(qualifier_names[n->qualifier]));
	set_text(claim, FIELD("unit"), n->unit);
	set_text_if(claim, FIELD("fraction"), n->fraction);
}

static void
set_counted(Layout *record, const Record *sentence, const Claim *claim)
{
	set_text(record, FIELD("counted"), claim->counted);
	if (claim->counted_start >= 0) {
		set_integer(
			record, FIELD("counted_start"), record_source_start(sentence, claim->counted_start));
		set_integer(record, FIELD("counted_end"), record_source_end(sentence, claim->counted_end));
	}
	set_text(record, FIELD("counted_head"), claim->counted_head);
	set_text_if(record, FIELD("resolved"), claim->resolved);
	set_text_if(record, FIELD("population"), claim->population);
	set_text(record, FIELD("class"), claim->class);
}

static void
set_circumstances(Layout *record, const Claim *claim)
{
	set_text(record, FIELD("action"), claim->action);
	set_text(record, FIELD("modality"), claim->modality);
	set_text(record, FIELD("modifier"), claim->modifier);
	set_list(record, FIELD("place"), &claim->place);
	set_list(record, FIELD("from_place"), &claim->from_place);
	set_list(record, FIELD("to_place"), &claim->to_place);
	set_text(record, FIELD("time"), claim->time);
	set_text(record, FIELD("party"), claim->party);
	set_text(record, FIELD("speaker"), claim->speaker);
	set_text(record, FIELD("speaker_id"), claim->speaker_id);
	set_inherited(record, claim->inherited);
}

void
claim_lay(Layout *record, const Record *sentence, const Claim *claim)
{
	set_number(record, sentence, &claim->number);
	set_counted(record, sentence, claim);
	set_circumstances(record, claim);
}
