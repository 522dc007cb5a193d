#include "group/reprint.h"

#include <string.h>

enum {
	PARTS = 4,
	PART_BITS = 16,
	VALUES = 1 << PART_BITS,
	FEW = 200,   /* fingerprints, each held against each */
	MOST = 1024, /* of those that share a part held against another: only made ones do in such numbers */
};

/* Pigeonholes (Manku et al. 2007): of two that differ in eleven bits, one of four parts differs in at most two. */
_Static_assert(REPRINT_BITS < 3 * PARTS, "three bits of one part are not tried");

typedef struct {
	uint64_t bits;
	ptrdiff_t number; /* in the index */
} Print;

typedef struct {
	Print *at;
	ptrdiff_t len;
	ptrdiff_t *kin;
} Prints;

/* The same by the value of one part. */
typedef struct {
	Prints prints;
	int32_t *starts; /* [VALUES + 1]: where those with a value begin */
} Sorted;

void
reprints_add(Reprints *reprints, Arena *arena, Str fingerprint, void *value)
{
	Slot *slot = map_add(&reprints->index, arena, fingerprint);

	slot->value = slot->value ? slot->value : value;
}

static bool
read_print(Str digits, uint64_t *bits) /* false: it is no SimHash */
{
	*bits = 0;
	for (ptrdiff_t i = 0; i < digits.len; i++) {
		char c = to_lower(digits.at[i]);
		if (!is_digit(c) && !(c >= 'a' && c <= 'f'))
			return false;
		*bits = *bits << 4 | (uint64_t)(is_digit(c) ? c - '0' : c - 'a' + 10);
	}
	return digits.len == 16;
}

static ptrdiff_t
first_of(ptrdiff_t *kin, ptrdiff_t i)
{
	while (kin[i] != i)
		i = kin[i] = kin[kin[i]];
	return i;
}

static void
join_if_near(ptrdiff_t *kin, const Print *a, const Print *b)
{
	ptrdiff_t one, two;

	if (__builtin_popcountll(a->bits ^ b->bits) > REPRINT_BITS)
		return;
	one = first_of(kin, a->number);
	two = first_of(kin, b->number);
	kin[one > two ? one : two] = one > two ? two : one;
}

static unsigned
part_of(const Print *print, int part)
{
	return print->bits >> (part * PART_BITS) & (VALUES - 1);
}

static void
sort_by(Sorted *sorted, const Prints *prints, int part)
{
	int32_t *starts = sorted->starts;

	memset(starts, 0, (VALUES + 1) * sizeof *starts);
	for (ptrdiff_t i = 0; i < prints->len; i++)
		starts[part_of(&prints->at[i], part)]++;
	for (int value = 0, sum = 0; value <= VALUES; value++) /* for now the ends */
		starts[value] = sum += starts[value];
	for (ptrdiff_t i = prints->len; i-- > 0;)
		sorted->prints.at[--starts[part_of(&prints->at[i], part)]] = prints->at[i];
}

static void
join_values(const Sorted *sorted, unsigned value, unsigned other)
{
	const Print *at = sorted->prints.at;
	int32_t begin = sorted->starts[other], end = sorted->starts[other + 1];

	end = end - begin > MOST ? begin + MOST : end;
	for (int32_t i = sorted->starts[value]; i < sorted->starts[value + 1]; i++)
		for (int32_t k = begin; k < end; k++)
			join_if_near(sorted->prints.kin, &at[i], &at[k]);
}

/* Those that have the same part, or one that differs in a bit or two. */
static void
join_by_part(const Sorted *sorted)
{
	for (unsigned value = 0; value < VALUES; value++) {
		if (sorted->starts[value] == sorted->starts[value + 1])
			continue;
		join_values(sorted, value, value);
		for (int bit = 0; bit < PART_BITS; bit++) {
			join_values(sorted, value, value ^ 1u << bit);
			for (int other = 0; other < bit; other++)
				join_values(sorted, value, value ^ 1u << bit ^ 1u << other);
		}
	}
}

static void
join_all(Arena *arena, const Prints *prints)
{
	Sorted sorted = { *prints, NULL };

	for (ptrdiff_t i = 0; i < prints->len && prints->len <= FEW; i++)
		for (ptrdiff_t k = 0; k < i; k++)
			join_if_near(prints->kin, &prints->at[i], &prints->at[k]);
	if (prints->len <= FEW)
		return;
	sorted.starts = NEW(arena, int32_t, VALUES + 1);
	sorted.prints.at = NEW(arena, Print, prints->len);
	for (int part = 0; part < PARTS; part++) {
		sort_by(&sorted, prints, part);
		join_by_part(&sorted);
	}
}

static void
join(Reprints *reprints, Arena *arena)
{
	ptrdiff_t count = reprints->index.len;
	Prints prints = { NEW(arena, Print, count), 0, NEW(arena, ptrdiff_t, count) };

	for (ptrdiff_t i = 0; i < count; i++) {
		Print *next = &prints.at[prints.len];
		prints.kin[i] = next->number = i;
		prints.len += read_print(reprints->index.slots[i].key, &next->bits);
	}
	join_all(arena, &prints);
	reprints->kin = prints.kin;
}

void *
reprints_first(Reprints *reprints, Arena *arena, Str fingerprint)
{
	const Slot *slot = map_find(&reprints->index, fingerprint);

	if (!slot)
		return NULL;
	if (!reprints->kin)
		join(reprints, arena);
	return reprints->index.slots[first_of(reprints->kin, slot - reprints->index.slots)].value;
}
