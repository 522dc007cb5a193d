#include "language/claim/conflict.h"

/* A heap of statements, the one with the lowest high (sign 1) or the highest low (sign -1) on top. */
typedef struct {
	const Statement **at;
	ptrdiff_t len;
	int sign;
} Heap;

static bool
heap_before(const Heap *heap, const Statement *a, const Statement *b)
{
	if (heap->sign > 0)
		return decimal_compare(statement_high(a), statement_high(b)) < 0;
	return decimal_compare(statement_low(a), statement_low(b)) > 0;
}

static void
heap_swap(Heap *heap, ptrdiff_t i, ptrdiff_t k)
{
	const Statement *kept = heap->at[i];

	heap->at[i] = heap->at[k];
	heap->at[k] = kept;
}

static void
heap_add(Heap *heap, const Statement *s)
{
	ptrdiff_t i = heap->len++;

	heap->at[i] = s;
	for (; i > 0 && heap_before(heap, heap->at[i], heap->at[(i - 1) / 2]); i = (i - 1) / 2)
		heap_swap(heap, i, (i - 1) / 2);
}

static void
heap_drop_top(Heap *heap)
{
	heap->at[0] = heap->at[--heap->len];
	for (ptrdiff_t i = 0, child; (child = 2 * i + 1) < heap->len; i = child) {
		if (child + 1 < heap->len && heap_before(heap, heap->at[child + 1], heap->at[child]))
			child++;
		if (!heap_before(heap, heap->at[child], heap->at[i]))
			break;
		heap_swap(heap, i, child);
	}
}

/* The top that still holds when `now` begins; those that ended before are forgotten: starts only grow. */
static const Statement *
heap_top(Heap *heap, int64_t now)
{
	while (heap->len > 0 && heap->at[0]->when.end <= now)
		heap_drop_top(heap);
	return heap->len > 0 ? heap->at[0] : NULL;
}

/* Two that exclude each other at times that may be the same. Statements come in order of their start, those without
 * one last; these hold from ever, so they are taken first. */
bool
conflict_find(Arena *arena, const Statement *s, ptrdiff_t count, const Statement *pair[2])
{
	Heap highs = { NEW(arena, const Statement *, count), 0, 1 };
	Heap lows = { NEW(arena, const Statement *, count), 0, -1 };
	ptrdiff_t dated = 0;

	while (dated < count && s[dated].when.start != INT64_MIN)
		dated++;
	for (ptrdiff_t n = 0; n < count; n++) {
		const Statement *next = &s[(dated + n) % count];
		const Statement *low = heap_top(&highs, next->when.start),
				*high = heap_top(&lows, next->when.start);
		if ((low && statement_below(low, next)) || (high && statement_below(next, high))) {
			pair[0] = low && statement_below(low, next) ? low : high;
			pair[1] = next;
			return true;
		}
		if (decimal_is(statement_high(next)))
			heap_add(&highs, next);
		if (decimal_is(statement_low(next)))
			heap_add(&lows, next);
	}
	return false;
}
