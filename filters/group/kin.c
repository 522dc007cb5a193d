#include "group/kin.h"

static Str
family_of(const Figure *figure, const Map *families)
{
	const Str *family = map_get(families, figure->statement.noun);

	return family ? *family : figure->statement.noun;
}

static bool
bounds_differ(const Figures *figures)
{
	const Statement *first = NULL;

	for (ptrdiff_t i = 0; i < figures->len; i++) {
		if (figures->at[i].aside)
			continue;
		if (first && !statement_same_bounds(first, &figures->at[i].statement))
			return true;
		first = &figures->at[i].statement;
	}
	return false;
}

static Str
main_family(Arena *scratch, const Figures *figures, const Map *families)
{
	Map counts = { 0 };
	Str best = { 0 };
	ptrdiff_t most = 0;

	for (ptrdiff_t i = 0; i < figures->len; i++) {
		Str family = family_of(&figures->at[i], families);
		if (figures->at[i].aside || family.len == 0)
			continue;
		Slot *slot = map_add(&counts, scratch, family);
		if (!slot->value)
			slot->value = NEW(scratch, ptrdiff_t, 1);
		++*(ptrdiff_t *)slot->value;
	}
	for (ptrdiff_t i = 0; i < counts.len; i++)
		if (*(ptrdiff_t *)counts.slots[i].value > most) {
			most = *(ptrdiff_t *)counts.slots[i].value;
			best = counts.slots[i].key;
		}
	return best;
}

void
kin_mark(Arena *scratch, Figures *figures, const Map *families)
{
	if (!bounds_differ(figures))
		return;
	Str kin = main_family(scratch, figures, families);
	for (ptrdiff_t i = 0; i < figures->len; i++) {
		Figure *figure = &figures->at[i];
		Str family = family_of(figure, families);
		if (!figure->aside && family.len > 0 && !str_equal(family, kin))
			figure->aside = "other thing";
	}
}
