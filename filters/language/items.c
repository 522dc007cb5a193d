#include "language/items.h"

#include <stdlib.h>
#include <string.h>

/* How an item is numbered: what counts (1, a, A) and what stands around it. */
enum { DIGITS, SMALL, CAPITAL, KINDS };
enum { DOT, BRACKET, DOT_BRACKET, BRACKETS, FRAMES };

typedef struct {
	ptrdiff_t start, end; /* of "(2)" */
	int shape;            /* kind and frame */
	int value;            /* 1 is the first */
} Label;

enum { LATE = 3 /* labels that make a list which does not begin at 1: "w) x) y)" */ };

typedef struct {
	int value; /* of the last label of this shape; 0: none */
	int held;  /* labels that wait for more */
	ptrdiff_t at[LATE];
	bool listed;
} Series;

static int
label_value(Str text, ptrdiff_t *i, int *kind)
{
	ptrdiff_t start = *i;
	int value = 0;

	while (*i < text.len && *i - start < 3 && is_digit(text.at[*i]))
		value = value * 10 + (text.at[(*i)++] - '0');
	*kind = DIGITS;
	if (*i > start || *i >= text.len || !is_letter(text.at[*i]))
		return value;
	*kind = is_upper(text.at[*i]) ? CAPITAL : SMALL;
	return to_lower(text.at[(*i)++]) - 'a' + 1;
}

/* A label at the beginning of a word; value 0 if none is there. */
static Label
label_at(Str text, ptrdiff_t start)
{
	ptrdiff_t i = start;
	bool open = i < text.len && text.at[i] == '(';
	int kind, frame;
	Label label = { .start = start };

	i += open;
	label.value = label_value(text, &i, &kind);
	if (i + 1 >= text.len)
		return (Label){ 0 };
	if (text.at[i] == '.' && text.at[i + 1] == ')' && !open)
		frame = DOT_BRACKET;
	else if (text.at[i] == ')')
		frame = open ? BRACKETS : BRACKET;
	else if (text.at[i] == '.' && !open)
		frame = DOT;
	else
		return (Label){ 0 };
	label.end = i + 1 + (frame == DOT_BRACKET);
	label.shape = kind * FRAMES + frame;
	return label.end < text.len && is_space(text.at[label.end]) ? label : (Label){ 0 };
}

static ptrdiff_t
word_start(Str text, ptrdiff_t from, ptrdiff_t at)
{
	ptrdiff_t start = at;

	while (start > from && at - start < 5 && !is_space(text.at[start - 1]))
		start--;
	return start;
}

static bool
fresh(Str text, ptrdiff_t from, ptrdiff_t at) /* a sentence may begin here */
{
	while (at > from && is_space(text.at[at - 1]))
		at--;
	return at == from || strchr(".!?:;)\"", text.at[at - 1]);
}

bool
item_is_first(Str text, ptrdiff_t from, ptrdiff_t at)
{
	ptrdiff_t start = word_start(text, from, at);
	Label label = label_at(text, start);

	return (label.value == 1 || label.shape % FRAMES == BRACKET) && label.value && fresh(text, from, start);
}

static int
by_place(const void *a, const void *b)
{
	ptrdiff_t x = *(const ptrdiff_t *)a, y = *(const ptrdiff_t *)b;

	return x < y ? -1 : x > y;
}

static void
count_label(Arena *arena, Items *items, Series *series, const Label *label, bool fresh_here)
{
	bool next = series->value && label->value == series->value + 1;

	if (!next && !(fresh_here && (label->value == 1 || label->shape % FRAMES == BRACKET)))
		return;
	if (!next)
		*series = (Series){ .held = 0 };
	series->at[series->held++] = label->start;
	series->value = label->value;
	series->listed |= next && (series->value == 2 || series->held == LATE);
	for (int i = 0; series->listed && i < series->held; i++)
		*PUSH(arena, items) = series->at[i];
	series->held = series->listed ? 0 : series->held;
}

Items
items_find(Arena *arena, Str text, ptrdiff_t from)
{
	Series series[KINDS * FRAMES] = { 0 };
	Items items = { 0 };

	for (ptrdiff_t i = from; i < text.len; i++) {
		Label label;
		if (i > from && !is_space(text.at[i - 1]))
			continue;
		label = label_at(text, i);
		if (label.value)
			count_label(arena, &items, &series[label.shape], &label, fresh(text, from, i));
	}
	if (items.len)
		qsort(items.at, (size_t)items.len, sizeof *items.at, by_place);
	return items;
}
