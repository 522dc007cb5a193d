#include "group/stats.h"

#include "base/map.h"
#include "group/key.h"

#include <stdlib.h>

enum { MEAN_PLACES = 6, SUMS_BEFORE_RESET = 1000, EXPONENT_BOUND = 4096 };

static const struct {
	const char *name;
	StatKind kind;
	bool numbers;
} known[] = {
	{ "count", STAT_COUNT, false },
	{ "sum", STAT_SUM, true },
	{ "min", STAT_MIN, false },
	{ "max", STAT_MAX, false },
	{ "mean", STAT_MEAN, true },
	{ "median", STAT_MEDIAN, true },
	{ "distinct", STAT_DISTINCT, false },
	{ "first", STAT_FIRST, false },
	{ "last", STAT_LAST, false },
};

static bool
read_stat(Str name, Stat *stat, bool *numbers)
{
	int64_t percent;

	stat->name = name;
	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		if (str_is(name, known[i].name)) {
			stat->kind = known[i].kind;
			*numbers = *numbers || known[i].numbers;
			return true;
		}
	if (!str_starts(name, S("p")) || !str_integer(str_from(name, 1), &percent) || percent < 0 ||
		percent > 100)
		return false;
	stat->kind = STAT_PERCENTILE;
	stat->percent = (int)percent;
	*numbers = true;
	return true;
}

const char *
stats_read(Arena *arena, Str list, Str of, StatsPlan *plan)
{
	Str name;

	plan->of = of;
	while (str_next(&list, ',', &name)) {
		Stat *stat = PUSH(arena, &plan->stats);
		if (!read_stat(str_trim(name), stat, &plan->numbers))
			return arena_format(arena,
				"--stats: '%.*s' is none of count, sum, min, max, mean, median, p0 to p100, "
				"distinct, first, last",
				SHOW(name))
				.at;
		if (stat->kind != STAT_COUNT && of.len == 0)
			return arena_format(arena, "--stats: %.*s needs --of FIELD", SHOW(stat->name)).at;
	}
	return NULL;
}

static const char *
read_value(Arena *arena, Str raw, bool numbers, StatValue *value)
{
	value->raw = raw;
	if (json_number(raw) && !decimal_read(arena, value->raw, &value->number))
		return "is a number beyond all use";
	if (numbers && !decimal_is(value->number))
		return "is no number";
	if (value->number.exponent > EXPONENT_BOUND || value->number.exponent < -EXPONENT_BOUND)
		return "is too large or too small a number";
	return NULL;
}

const char *
tally_read(Tally *tally, Arena *arena, const Record *record, const StatsPlan *plan)
{
	Str raw = plan->of.len > 0 ? key_raw(record, plan->of) : (Str){ 0 }, item;
	const char *wrong = NULL;

	if (raw.len > 0 && raw.at[0] != '[')
		wrong = read_value(arena, raw, plan->numbers, PUSH(arena, &tally->values));
	for (JsonWalk walk = json_walk(raw.len > 0 && raw.at[0] == '[' ? raw : (Str){ 0 });
		!wrong && json_next(&walk, &item);)
		if (!json_is_null(item))
			wrong = read_value(arena, item, plan->numbers, PUSH(arena, &tally->values));
	if (wrong)
		return arena_format(record->arena, "\"%.*s\" %s", SHOW(plan->of), wrong).at;
	tally->records = 1;
	return NULL;
}

static Decimal
copy_decimal(Arena *arena, Decimal number)
{
	number.digits = arena_copy(arena, number.digits);
	return number;
}

void
tally_add(Tally *tally, Arena *arena, const Tally *one)
{
	for (ptrdiff_t i = 0; i < one->values.len; i++) {
		const StatValue *value = &one->values.at[i];
		*PUSH(arena, &tally->values) = (StatValue){ arena_copy(arena, value->raw),
			copy_decimal(arena, value->number) };
	}
	tally->records += one->records;
}

static int
compare_values(const void *left, const void *right)
{
	const StatValue *a = left, *b = right;
	bool numbers = decimal_is(a->number), other = decimal_is(b->number);

	if (numbers != other)
		return numbers ? -1 : 1;
	int order = numbers ? decimal_compare(a->number, b->number) : 0;
	return order != 0 ? order : str_compare(a->raw, b->raw);
}

/* Sums leave their forerunners behind in the arena; now and then only the last moves to the other one. */
static Decimal
sum_of(Arena *arena, const Tally *tally)
{
	Arena halves[2] = { { 0 }, { 0 } };
	Decimal sum = decimal_from_integer(arena, 0);
	int now = 0;

	for (ptrdiff_t i = 0; i < tally->values.len; i++) {
		sum = decimal_add(&halves[now], sum, tally->values.at[i].number);
		if (i % SUMS_BEFORE_RESET == SUMS_BEFORE_RESET - 1) {
			sum = copy_decimal(&halves[!now], sum);
			arena_reset(&halves[now]);
			now = !now;
		}
	}
	sum = copy_decimal(arena, sum);
	arena_free(&halves[0]);
	arena_free(&halves[1]);
	return sum;
}

static Decimal
shortened(Decimal number) /* 1.500000 as 1.5 */
{
	while (number.exponent < 0 && number.digits.len > 1 && number.digits.at[number.digits.len - 1] == '0') {
		number.digits.len--;
		number.exponent++;
	}
	return number;
}

static Decimal
median_of(Arena *arena, const Tally *tally)
{
	ptrdiff_t middle = tally->values.len / 2;
	Decimal upper = tally->values.at[middle].number;

	if (tally->values.len % 2 == 1)
		return upper;
	Decimal sum = decimal_add(arena, tally->values.at[middle - 1].number, upper);
	int places = sum.exponent < 0 ? 1 - sum.exponent : 1;
	return shortened(decimal_divide(arena, sum, 2, places));
}

static int64_t
distinct_of(Arena *arena, const Tally *tally)
{
	Map seen = { 0 };

	for (ptrdiff_t i = 0; i < tally->values.len; i++)
		map_add(&seen, arena, tally->values.at[i].raw);
	return seen.len;
}

static void
set_stat(Record *record, const char *name, const Tally *tally, const Stat *stat)
{
	Arena *arena = record->arena;
	ptrdiff_t count = tally->values.len;

	switch (stat->kind) {
	case STAT_SUM: record_set_raw(record, name, decimal_text(record->arena, sum_of(arena, tally))); break;
	case STAT_MEAN:
		record_set_raw(record, name,
			decimal_text(record->arena,
				shortened(decimal_divide(arena, sum_of(arena, tally), count, MEAN_PLACES))));
		break;
	case STAT_MEDIAN:
		record_set_raw(record, name, decimal_text(record->arena, median_of(arena, tally)));
		break;
	case STAT_MIN: record_set_raw(record, name, tally->values.at[0].raw); break;
	case STAT_MAX: record_set_raw(record, name, tally->values.at[count - 1].raw); break;
	default: { /* the nearest rank: the least that so many per cent are not above */
		ptrdiff_t rank = (count * stat->percent + 99) / 100;
		record_set_raw(record, name, tally->values.at[rank > 0 ? rank - 1 : 0].raw);
	}
	}
}

void
tally_write(Record *record, Tally *tally, const StatsPlan *plan)
{
	ptrdiff_t count = tally->values.len;
	Str first = count > 0 ? tally->values.at[0].raw : (Str){ 0 };
	Str last = count > 0 ? tally->values.at[count - 1].raw : (Str){ 0 };

	if (count > 1)
		qsort(tally->values.at, (size_t)count, sizeof *tally->values.at, compare_values);
	for (ptrdiff_t i = 0; i < plan->stats.len; i++) {
		const Stat *stat = &plan->stats.at[i];
		const char *name = arena_c_string(record->arena, stat->name);
		if (stat->kind == STAT_COUNT)
			record_set_integer(record, name, plan->of.len > 0 ? count : tally->records);
		else if (stat->kind == STAT_DISTINCT)
			record_set_integer(record, name, distinct_of(record->arena, tally));
		else if (count == 0)
			record_set_raw(record, name, S("null"));
		else if (stat->kind == STAT_FIRST || stat->kind == STAT_LAST)
			record_set_raw(record, name, stat->kind == STAT_FIRST ? first : last);
		else
			set_stat(record, name, tally, stat);
	}
}
