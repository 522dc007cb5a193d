#include "page/table.h"

/* A field is quoted where RFC 4180 asks for it. */
static void
write_field(Out *out, bool *first, Str text)
{
	bool quoted = false;

	for (ptrdiff_t i = 0; i < text.len && !quoted; i++)
		quoted = str_find_byte(S(",\"\r\n"), text.at[i]) >= 0;
	if (!*first)
		out_char(out, ',');
	*first = false;
	if (quoted)
		out_char(out, '"');
	for (ptrdiff_t i = 0; i < text.len; i++) {
		if (text.at[i] == '"')
			out_char(out, '"');
		out_char(out, text.at[i]);
	}
	if (quoted)
		out_char(out, '"');
}

static void
write_number(Out *out, Arena *arena, bool *first, Decimal number)
{
	Out text = out_memory(arena);

	if (decimal_is(number))
		decimal_write(&text, number);
	write_field(out, first, out_str(&text));
}

static void
write_figure(Out *out, Arena *arena, bool *first, const ViewFigure *f)
{
	const Str after[] = { f->qualifier, f->unit, f->noun, f->class, f->population, f->modality, f->aside,
		f->speaker, f->outlet, f->time, f->date, f->file, f->member };
	bool placed = f->end > 0;

	write_field(out, first, f->words);
	write_number(out, arena, first, f->value);
	write_number(out, arena, first, f->low);
	write_number(out, arena, first, f->high);
	for (size_t i = 0; i < sizeof after / sizeof *after; i++)
		write_field(out, first, after[i]);
	write_field(out, first, placed ? arena_format(arena, "%lld", (long long)f->start) : (Str){ 0 });
	write_field(out, first, placed ? arena_format(arena, "%lld", (long long)f->end) : (Str){ 0 });
	write_field(out, first, f->sentence);
}

static const char figure_heading[] = "figure,value,low,high,qualifier,unit,counted,class,population,modality,aside,"
				     "speaker,source,time,date,file,member,start,end,sentence\n";

static void
write_groups(Out *out, const View *view)
{
	Arena row = { 0 };
	bool first = true;

	for (ptrdiff_t k = 0; k < view->names.len; k++)
		write_field(out, &first, view->names.slots[k].key);
	write_field(out, &first, S("verdict"));
	out_format(out, ",%s", figure_heading);
	for (ptrdiff_t i = 0; i < view->groups.len; i++)
		for (ptrdiff_t f = 0; f < view->groups.at[i].figures.len; f++) {
			const ViewGroup *group = &view->groups.at[i];
			first = true;
			for (ptrdiff_t k = 0; k < view->names.len; k++)
				write_field(out, &first, view_key_id(group, view->names.slots[k].key));
			write_field(out, &first, group->verdict);
			write_figure(out, &row, &first, &group->figures.at[f]);
			out_char(out, '\n');
			arena_reset(&row);
		}
	arena_free(&row);
}

static void
write_claims(Out *out, Arena *arena, const View *view)
{
	out_format(out, "action,place,%s", figure_heading);
	for (ptrdiff_t i = 0; i < view->claims.len; i++) {
		bool first = true;
		write_field(out, &first, view->claims.at[i].action);
		write_field(out, &first, view->claims.at[i].place_ids);
		write_figure(out, arena, &first, &view->claims.at[i]);
		out_char(out, '\n');
	}
}

void
csv_write(Out *out, Arena *arena, const View *view)
{
	if (view->groups.len > 0)
		write_groups(out, view);
	if (view->groups.len > 0 && view->claims.len > 0)
		out_char(out, '\n');
	if (view->claims.len > 0)
		write_claims(out, arena, view);
}
