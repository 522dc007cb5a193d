#include "group/part.h"

#include "base/map.h"
#include "language/number/show.h"

#include <stdlib.h>

static const char part[] = "part";

static int
compare_places(const void *left, const void *right)
{
	const Figure *a = *(Figure *const *)left, *b = *(Figure *const *)right;
	int order = str_compare(a->document, b->document);

	if (order == 0 && a->start != b->start)
		order = a->start < b->start ? -1 : 1;
	return order != 0 ? order : str_compare(a->claim->text, b->claim->text);
}

static bool
is_exact(const Figure *figure) /* and more than nothing: adding nothing proves nothing */
{
	const Statement *s = &figure->statement;

	return !figure->aside && decimal_is(s->value) && decimal_is(s->low) && decimal_is(s->high) &&
		decimal_compare(s->low, s->high) == 0 && s->value.digits.at[0] != '0' && !s->value.negative;
}

/* One of these is the sum of the others: half of all. */
static bool
mark_around_total(Arena *scratch, Figure **figures, ptrdiff_t count, Decimal sum)
{
	for (ptrdiff_t i = 0; i < count; i++) {
		Decimal value = figures[i]->statement.value;
		if (decimal_compare(decimal_add(scratch, value, value), sum) != 0)
			continue;
		for (ptrdiff_t k = 0; k < count; k++)
			if (k != i)
				figures[k]->aside = part;
		return true;
	}
	return false;
}

/* `exact`: the exact figures of one sentence; `values`: how often each value occurs in the article. */
static void
mark_sentence(Arena *scratch, Figure **exact, ptrdiff_t count, const Map *values)
{
	Decimal sum = decimal_from_integer(scratch, 0);

	for (ptrdiff_t i = 0; i < count; i++)
		sum = decimal_add(scratch, sum, exact[i]->statement.value);
	if (count > 2 && mark_around_total(scratch, exact, count, sum))
		return;
	if (count > 1 && map_find(values, decimal_key(scratch, sum)))
		for (ptrdiff_t i = 0; i < count; i++)
			exact[i]->aside = part;
}

static void
mark_document(Arena *scratch, Figure **exact, ptrdiff_t count)
{
	Map values = { 0 };

	if (count < 2) /* no sum */
		return;
	for (ptrdiff_t i = 0; i < count; i++)
		map_add(&values, scratch, decimal_key(scratch, exact[i]->statement.value));
	for (ptrdiff_t first = 0, next; first < count; first = next) {
		for (next = first + 1;
			next < count && str_equal(exact[next]->sentence, exact[first]->sentence);)
			next++;
		mark_sentence(scratch, exact + first, next - first, &values);
	}
}

static void
mark_stated(Arena *scratch, Figures *figures)
{
	Map ids = { 0 };

	for (ptrdiff_t i = 0; i < figures->len; i++)
		if (figures->at[i].id.len > 0)
			map_add(&ids, scratch, figures->at[i].id);
	for (ptrdiff_t i = 0; i < figures->len; i++) {
		Figure *figure = &figures->at[i];
		if (!figure->aside && figure->part_of.len > 0 && map_find(&ids, figure->part_of))
			figure->aside = part;
	}
}

void
parts_mark(Arena *scratch, Figures *figures)
{
	Figure **exact = NEW(scratch, Figure *, figures->len);
	ptrdiff_t count = 0;

	mark_stated(scratch, figures);
	for (ptrdiff_t i = 0; i < figures->len; i++)
		if (is_exact(&figures->at[i]))
			exact[count++] = &figures->at[i];
	if (count > 1)
		qsort(exact, (size_t)count, sizeof *exact, compare_places);
	for (ptrdiff_t first = 0, next; first < count; first = next) {
		for (next = first + 1;
			next < count && str_equal(exact[next]->document, exact[first]->document);)
			next++;
		mark_document(scratch, exact + first, next - first);
	}
}
