#include "page/grid.h"
#include "page/table.h"

/* A pipe would end the cell; the rest of what markdown reads as markup is escaped as well (CommonMark 0.31, 2.4). */
static void
write_escaped(Out *out, Str text)
{
	for (ptrdiff_t i = 0; i < text.len; i++) {
		if (str_find_byte(S("\\|`*_[]<>#~&"), text.at[i]) >= 0)
			out_char(out, '\\');
		out_char(out, text.at[i]);
	}
}

static void
write_grid(Out *out, const Grid *grid)
{
	if (grid->caption.len > 0) {
		write_escaped(out, grid->caption);
		out_bytes(out, S("\n\n"));
	}
	for (ptrdiff_t c = 0; c < grid->columns.len; c++) {
		out_bytes(out, S("| "));
		write_escaped(out, grid->headings.at[c]);
		out_char(out, ' ');
	}
	out_bytes(out, S("|\n"));
	for (ptrdiff_t c = 0; c < grid->columns.len; c++)
		out_bytes(out, S("|---"));
	out_bytes(out, S("|\n"));
	for (ptrdiff_t i = 0; i < grid->rows.len; i++) {
		for (ptrdiff_t c = 0; c < grid->columns.len; c++) {
			out_bytes(out, S("| "));
			write_escaped(out, grid->rows.at[i].cells[c]);
			out_char(out, ' ');
		}
		out_bytes(out, S("|\n"));
	}
}

void
markdown_write(Out *out, Arena *arena, const View *view)
{
	if (view->groups.len > 0) {
		Grid grid = grid_of_groups(arena, view);
		write_grid(out, &grid);
	}
	if (view->groups.len > 0 && view->claims.len > 0)
		out_char(out, '\n');
	if (view->claims.len > 0) {
		Grid grid = grid_of_claims(arena, view);
		write_grid(out, &grid);
	}
}
