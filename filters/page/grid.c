#include "page/grid.h"

#include "page/cell.h"

static Str
heading_of_key(Arena *arena, Str name)
{
	Out out = out_memory(arena);

	if (str_equal(name, S("destination")) || str_equal(name, S("to_place")))
		return S("TO");
	if (str_equal(name, S("from_place")))
		return S("FROM");
	for (ptrdiff_t i = 0; i < name.len; i++) {
		char c = name.at[i];
		out_char(&out, c == '_' ? ' ' : c >= 'a' && c <= 'z' ? (char)(c - 'a' + 'A') : c);
	}
	return cell_clean(arena, out_str(&out));
}

static void
add_column(Grid *grid, Arena *arena, ColumnKind kind, Str heading)
{
	*PUSH(arena, &grid->columns) = kind;
	*PUSH(arena, &grid->headings) = heading;
}

static void
add_figure_columns(Grid *grid, Arena *arena, bool verdict)
{
	add_column(grid, arena, COLUMN_FIGURE, S("FIGURE"));
	add_column(grid, arena, COLUMN_NOUN, S("OF WHAT"));
	add_column(grid, arena, COLUMN_WHEN, S("WHEN"));
	add_column(grid, arena, COLUMN_WHO, S("WHO SAYS"));
	add_column(grid, arena, COLUMN_WHERE, S("WHERE FROM"));
	if (verdict)
		add_column(grid, arena, COLUMN_VERDICT, S("VERDICT"));
}

Str
verdict_words(Arena *arena, Str verdict)
{
	Out out = out_memory(arena);

	if (str_equal(verdict, S("same_number_other_noun")))
		return S("same, other noun");
	for (ptrdiff_t i = 0; i < verdict.len; i++)
		out_char(&out, verdict.at[i] == '_' ? ' ' : verdict.at[i]);
	return cell_clean(arena, out_str(&out));
}

static Str *
add_figure_cells(Str *cell, Arena *arena, const ViewFigure *f)
{
	*cell++ = cell_clean(arena, f->figure);
	*cell++ = cell_clean(arena, f->noun);
	*cell++ = cell_clean(arena, view_when(arena, f));
	*cell++ = cell_clean(arena, view_who(f));
	*cell++ = cell_clean(arena, view_where(arena, f));
	return cell;
}

static Str
key_cell(Arena *arena, const ViewGroup *group, Str name) /* a dash: there is no key */
{
	Str key = view_key(group, name);

	return key.len > 0 ? cell_clean(arena, key) : S("–");
}

static void
add_group(Grid *grid, Arena *arena, const ViewGroup *group, const ViewGroup *before, const Texts *names)
{
	bool repeats = before != NULL; /* keys that the group above has too are not said again, from the left */

	for (ptrdiff_t i = 0; i < group->figures.len; i++) {
		Str *cells = NEW(arena, Str, grid->columns.len), *cell = cells;
		const ViewFigure *figure = &group->figures.at[i];
		for (ptrdiff_t k = 0; k < names->len; k++, cell++) {
			repeats = repeats &&
				str_equal(view_key(group, names->at[k]), view_key(before, names->at[k]));
			if (i == 0 && (!repeats || k + 1 == names->len))
				*cell = key_cell(arena, group, names->at[k]);
		}
		cell = add_figure_cells(cell, arena, figure);
		*cell = i == 0 && group->verdict.len > 0 ? verdict_words(arena, group->verdict) : (Str){ 0 };
		if (figure->aside.len > 0)
			*cell = arena_format(arena, "%.*s%s(%.*s)", SHOW(*cell), cell->len > 0 ? " " : "",
				SHOW(figure->aside));
		*PUSH(arena, &grid->rows) = (GridRow){ cells, group, figure, i == 0,
			i + 1 == group->figures.len };
	}
}

static bool
is_shared(const View *view, Str name)
{
	Str key = view_key(&view->groups.at[0], name);

	for (ptrdiff_t i = 1; i < view->groups.len; i++)
		if (!str_equal(view_key(&view->groups.at[i], name), key))
			return false;
	return view->groups.len > 1 && key.len > 0;
}

/* Splits the names of keys: those all groups share go into the caption, the others are returned. */
static Texts
own_names(Grid *grid, Arena *arena, const View *view)
{
	Texts own = { 0 };
	Out caption = out_memory(arena);

	for (ptrdiff_t i = 0; i < view->names.len; i++) {
		Str name = view->names.slots[i].key;
		if (!is_shared(view, name)) {
			*PUSH(arena, &own) = name;
			continue;
		}
		out_bytes(&caption, caption.len > 0 ? S(" · ") : S(""));
		out_bytes(&caption, cell_clean(arena, view_key(&view->groups.at[0], name)));
	}
	grid->caption = out_str(&caption);
	return own;
}

Grid
grid_of_groups(Arena *arena, const View *view)
{
	Grid grid = { 0 };
	Texts names = own_names(&grid, arena, view);

	for (ptrdiff_t i = 0; i < names.len; i++)
		add_column(&grid, arena, COLUMN_KEY, heading_of_key(arena, names.at[i]));
	add_figure_columns(&grid, arena, true);
	for (ptrdiff_t i = 0; i < view->groups.len; i++)
		add_group(&grid, arena, &view->groups.at[i], i > 0 ? &view->groups.at[i - 1] : NULL, &names);
	return grid;
}

Grid
grid_of_claims(Arena *arena, const View *view)
{
	Grid grid = { 0 };

	add_column(&grid, arena, COLUMN_KEY, S("ACTION"));
	add_column(&grid, arena, COLUMN_KEY, S("PLACE"));
	add_figure_columns(&grid, arena, false);
	for (ptrdiff_t i = 0; i < view->claims.len; i++) {
		const ViewFigure *figure = &view->claims.at[i];
		Str *cells = NEW(arena, Str, grid.columns.len);
		cells[0] = cell_clean(arena, figure->action);
		cells[1] = cell_clean(arena, figure->place);
		add_figure_cells(cells + 2, arena, figure);
		*PUSH(arena, &grid.rows) = (GridRow){ cells, NULL, figure, true, true };
	}
	return grid;
}
