#include "page/table.h"

#include "page/cell.h"
#include "page/grid.h"

enum { GAP = 2, WIDEST = 60 };

/* The least a column may be cut to, and which give way first where several are as wide. */
static ptrdiff_t
least_width(ColumnKind kind)
{
	switch (kind) {
	case COLUMN_WHERE: return 20;
	case COLUMN_FIGURE: return 16;
	case COLUMN_WHO:
	case COLUMN_NOUN: return 14;
	case COLUMN_KEY: return 11;
	default: return WIDEST; /* dates and verdicts stay whole */
	}
}

/* The widest column that may still be cut; -1 if all are at their least. */
static ptrdiff_t
widest_column(const Grid *grid, const ptrdiff_t *widths)
{
	ptrdiff_t best = -1;

	for (ptrdiff_t i = grid->columns.len - 1; i >= 0; i--)
		if (widths[i] > least_width(grid->columns.at[i]) && (best < 0 || widths[i] > widths[best]))
			best = i;
	return best;
}

/* A column with nothing in it has no width and is not written. */
static ptrdiff_t
natural_width(const Grid *grid, ptrdiff_t column)
{
	ptrdiff_t heading = cell_width(grid->headings.at[column]), widest = 0;

	for (ptrdiff_t r = 0; r < grid->rows.len; r++) {
		ptrdiff_t cell = cell_width(grid->rows.at[r].cells[column]);
		widest = cell > widest ? cell : widest;
	}
	return widest == 0 || widest > heading ? widest : heading;
}

static ptrdiff_t *
fit_columns(Arena *arena, const Grid *grid, ptrdiff_t width)
{
	ptrdiff_t *widths = NEW(arena, ptrdiff_t, grid->columns.len), total = -GAP, wide;

	for (ptrdiff_t c = 0; c < grid->columns.len; c++) {
		widths[c] = natural_width(grid, c);
		if (width > 0 && widths[c] > WIDEST)
			widths[c] = WIDEST;
		total += widths[c] > 0 ? widths[c] + GAP : 0;
	}
	for (; width > 0 && total > width && (wide = widest_column(grid, widths)) >= 0; total--)
		widths[wide]--;
	return widths;
}

static const char *
colour_of(const GridRow *row, ColumnKind kind)
{
	static const struct {
		Str verdict;
		const char *colour;
	} colours[] = { { { "agree", 5 }, "32" }, { { "compatible", 10 }, "32" }, { { "changed", 7 }, "33" },
		{ { "same_number_other_noun", 22 }, "35" }, { { "disagree", 8 }, "31" } };

	if (row->figure->aside.len > 0 || kind == COLUMN_WHERE)
		return "2";
	if (kind == COLUMN_FIGURE)
		return "1";
	for (size_t i = 0; kind == COLUMN_VERDICT && row->group && i < sizeof colours / sizeof *colours; i++)
		if (str_equal(row->group->verdict, colours[i].verdict))
			return colours[i].colour;
	return NULL;
}

static void
write_cell(Out *out, Str cell, const char *colour, ptrdiff_t width)
{
	if (colour && cell.len > 0)
		out_format(out, "\033[%sm", colour);
	out_bytes(out, cell);
	if (colour && cell.len > 0)
		out_bytes(out, S("\033[0m"));
	for (ptrdiff_t used = cell_width(cell); used < width; used++)
		out_char(out, ' ');
}

static ptrdiff_t
filled_columns(const Grid *grid, const Str *cells) /* no spaces at a line's end */
{
	ptrdiff_t count = grid->columns.len;

	while (count > 1 && cells[count - 1].len == 0)
		count--;
	return count;
}

static void
write_row(Out *out, Arena *arena, const Grid *grid, const GridRow *row, const ptrdiff_t *widths, bool colour)
{
	ptrdiff_t count = filled_columns(grid, row->cells);

	for (ptrdiff_t c = 0; c < count; c++) {
		if (widths[c] == 0)
			continue;
		ColumnKind kind = grid->columns.at[c];
		Str cell = kind == COLUMN_WHERE ? cell_cut_start(arena, row->cells[c], widths[c])
						: cell_cut_end(arena, row->cells[c], widths[c]);
		write_cell(
			out, cell, colour ? colour_of(row, kind) : NULL, c + 1 < count ? widths[c] + GAP : 0);
	}
	out_char(out, '\n');
}

static void
write_headings(Out *out, Arena *arena, const Grid *grid, const ptrdiff_t *widths, bool colour)
{
	ptrdiff_t last = grid->columns.len - 1;

	while (last > 0 && widths[last] == 0)
		last--;
	for (ptrdiff_t c = 0; c <= last; c++)
		if (widths[c] > 0)
			write_cell(out, cell_cut_end(arena, grid->headings.at[c], widths[c]),
				colour ? "1" : NULL, c < last ? widths[c] + GAP : 0);
	out_char(out, '\n');
}

/* The rule under its group, wrapped. */
static void
write_rule(Out *out, Arena *arena, Str rule, ptrdiff_t width)
{
	Str rest = cell_clean(arena, rule), word;
	ptrdiff_t used = 0, indent = 4;

	while (str_next(&rest, ' ', &word)) {
		ptrdiff_t length = cell_width(word);
		if (used > 0 && width > 0 && indent + used + 1 + length > width) {
			out_char(out, '\n');
			used = 0;
		}
		out_bytes(out, used > 0 ? S(" ") : S("    "));
		out_bytes(out, word);
		used += length + (used > 0);
	}
	out_char(out, '\n');
}

/* A blank line sets groups with another first key apart; all of them, if each has its rule below it. */
static bool
begins_block(const Grid *grid, ptrdiff_t i, bool explain)
{
	const GridRow *row = &grid->rows.at[i];

	if (i == 0 || !row->first || !row->group || !grid->rows.at[i - 1].group)
		return false;
	const ViewGroup *before = grid->rows.at[i - 1].group;
	return explain || row->group->keys.len == 0 || before->keys.len == 0 ||
		!str_equal(row->group->keys.at[0], before->keys.at[0]);
}

static void
write_grid(Out *out, Arena *arena, const Grid *grid, TableStyle style)
{
	const ptrdiff_t *widths = fit_columns(arena, grid, style.width);
	Arena row_arena = { 0 };

	if (grid->caption.len > 0)
		out_format(out, "%.*s\n\n", SHOW(grid->caption));
	write_headings(out, arena, grid, widths, style.colour);
	for (ptrdiff_t i = 0; i < grid->rows.len; i++) {
		const GridRow *row = &grid->rows.at[i];
		if (begins_block(grid, i, style.explain))
			out_char(out, '\n');
		write_row(out, &row_arena, grid, row, widths, style.colour);
		if (row->last && row->group && style.explain && row->group->rule.len > 0)
			write_rule(out, &row_arena, row->group->rule, style.width);
		arena_reset(&row_arena);
	}
	arena_free(&row_arena);
}

static void
write_counts(Out *out, const View *view)
{
	ptrdiff_t figures = 0;

	for (ptrdiff_t i = 0; i < view->groups.len; i++)
		figures += view->groups.at[i].figures.len;
	out_format(out, "\n%td group%s, %td figure%s\n", view->groups.len, view->groups.len == 1 ? "" : "s",
		figures, figures == 1 ? "" : "s");
}

void
table_write(Out *out, Arena *arena, const View *view, TableStyle style)
{
	if (view->groups.len > 0) {
		Grid grid = grid_of_groups(arena, view);
		write_grid(out, arena, &grid, style);
		write_counts(out, view);
	}
	if (view->groups.len > 0 && view->claims.len > 0)
		out_char(out, '\n');
	if (view->claims.len > 0) {
		Grid grid = grid_of_claims(arena, view);
		write_grid(out, arena, &grid, style);
	}
}
