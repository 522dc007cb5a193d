#include "group/group.h"

#include "group/kin.h"
#include "group/part.h"
#include "group/source.h"

#include <stdlib.h>

void
group_set_order(Group *group)
{
	Str text = group->key_count > 0 ? group->keys[0].text : (Str){ 0 };

	group->order = text.len > 0 ? 0 : UINT64_MAX;
	for (ptrdiff_t i = 0; i < text.len && i < 8; i++)
		group->order |= (uint64_t)(unsigned char)text.at[i] << (56 - 8 * i);
}

int
group_compare(const Group *a, const Group *b)
{
	if (a->order != b->order)
		return a->order < b->order ? -1 : 1;
	for (ptrdiff_t i = 0; i < a->key_count; i++) {
		int order = key_compare(&a->keys[i], &b->keys[i]);
		if (order != 0)
			return order;
	}
	if ((a->unit.len == 0) != (b->unit.len == 0)) /* as for keys: what has none comes last */
		return a->unit.len == 0 ? 1 : -1;
	return str_compare(a->unit, b->unit);
}

static ptrdiff_t
count_deciding(const Figures *figures)
{
	ptrdiff_t count = 0;

	for (ptrdiff_t i = 0; i < figures->len; i++)
		count += figures->at[i].aside == NULL;
	return count;
}

/* The statements that decide; all of them if none does. */
static Statement *
statements_of(Arena *arena, const Figures *figures, ptrdiff_t *count)
{
	ptrdiff_t deciding = count_deciding(figures);
	Statement *statements = NEW(arena, Statement, figures->len);

	*count = 0;
	for (ptrdiff_t i = 0; i < figures->len; i++)
		if (deciding == 0 || !figures->at[i].aside)
			statements[(*count)++] = figures->at[i].statement;
	return statements;
}

static void
set_text_or_null(Record *record, const char *name, Str text)
{
	if (text.len > 0)
		record_set_text(record, name, text);
	else
		record_set_raw(record, name, S("null"));
}

/* From the earliest beginning to the latest end; figures without a time do not count. */
static void
set_times(Record *record, const Statement *s, ptrdiff_t count)
{
	const Statement *first = NULL, *last = NULL;

	for (ptrdiff_t i = 0; i < count; i++) {
		if (!period_known(s[i].when))
			continue;
		if (!first || s[i].when.start < first->when.start)
			first = &s[i];
		if (!last || s[i].when.end > last->when.end)
			last = &s[i];
	}
	set_text_or_null(record, "first", first ? first->time : (Str){ 0 });
	set_text_or_null(record, "last", last ? last->time : (Str){ 0 });
}

/* The numbers any of them allows. One with an open end leaves it open. */
static void
set_range(Record *record, const Statement *s, ptrdiff_t count)
{
	Decimal low = statement_low(&s[0]), high = statement_high(&s[0]);

	for (ptrdiff_t i = 1; i < count; i++) {
		Decimal l = statement_low(&s[i]), h = statement_high(&s[i]);
		if (!decimal_is(l) || !decimal_is(low) || decimal_compare(l, low) < 0)
			low = decimal_is(low) ? l : low;
		if (!decimal_is(h) || !decimal_is(high) || decimal_compare(h, high) > 0)
			high = decimal_is(high) ? h : high;
	}
	record_set_raw(record, "low", decimal_text(record->arena, low));
	record_set_raw(record, "high", decimal_text(record->arena, high));
}

static void
set_figures(Record *record, const Figures *figures)
{
	Out out = out_memory(record->arena);
	ptrdiff_t bytes = 2;

	for (ptrdiff_t i = 0; i < figures->len; i++)
		bytes += figure_bytes(&figures->at[i]) + 1;
	out_room(&out, bytes); /* a large group's once, not in steps */
	for (ptrdiff_t i = 0; i < figures->len; i++) {
		out_char(&out, i == 0 ? '[' : ',');
		figure_write(&out, &figures->at[i]);
	}
	out_char(&out, ']');
	record_set_raw(record, "figures", out_str(&out));
}

/* A sum of what is open is open. */
static void
set_sum(Record *record, const Statement *s, ptrdiff_t count)
{
	Arena *arena = record->arena;
	Decimal zero = decimal_from_integer(arena, 0), sums[3] = { zero, zero, zero };
	static const char *const names[] = { "value", "low", "high" };
	Out out = out_memory(arena);
	bool first = true;

	for (ptrdiff_t i = 0; i < count; i++) {
		Decimal parts[] = { s[i].value, s[i].low, s[i].high };
		for (int k = 0; k < 3; k++)
			sums[k] = decimal_is(sums[k]) && decimal_is(parts[k])
				? decimal_add(arena, sums[k], parts[k])
				: (Decimal){ 0 };
	}
	for (int k = 0; k < 3; k++) {
		json_write_key(&out, &first, names[k]);
		decimal_write(&out, sums[k]);
	}
	out_char(&out, '}');
	record_set_raw(record, "sum", out_str(&out));
}

static void
set_parts(Record *record, Texts *parts)
{
	Out out = out_memory(record->arena);

	if (parts->len == 0)
		return;
	texts_sort_once(parts);
	for (ptrdiff_t i = 0; i < parts->len; i++) {
		out_char(&out, i == 0 ? '[' : ',');
		json_write_text(&out, parts->at[i]);
	}
	out_char(&out, ']');
	record_set_raw(record, "total_of", out_str(&out));
}

static const char *
missing_key(const Group *group, const Texts *names, Arena *arena)
{
	for (ptrdiff_t i = 0; i < names->len; i++)
		if (group->keys[i].text.len == 0)
			return arena_c_string(arena, names->at[i]);
	return NULL;
}

static Str
aside_words(Str aside)
{
	static const Str words[][2] = {
		{ { "part", 4 }, { "part of a total", 15 } },
		{ { "increment", 9 }, { "a change of the level", 21 } },
		{ { "before", 6 }, { "an earlier level", 16 } },
		{ { "other thing", 11 }, { "of another thing", 16 } },
	};

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (str_equal(aside, words[i][0]))
			return words[i][1];
	return aside;
}

/* "1 figure is only listed: planned." */
static Str
rule_of_asides(Arena *arena, const Figures *figures)
{
	Out out = out_memory(arena);
	Texts reasons = { 0 };
	ptrdiff_t count = figures->len - count_deciding(figures);

	if (count == 0)
		return (Str){ 0 };
	for (ptrdiff_t i = 0; i < figures->len; i++) {
		bool known = figures->at[i].aside == NULL;
		for (ptrdiff_t k = 0; k < reasons.len && !known; k++)
			known = str_is(reasons.at[k], figures->at[i].aside);
		if (!known)
			*PUSH(arena, &reasons) = str(figures->at[i].aside);
	}
	out_format(&out, count == 1 ? "%lld figure is" : "%lld figures are", (long long)count);
	out_bytes(&out, S(" only listed: "));
	for (ptrdiff_t i = 0; i < reasons.len; i++) {
		out_bytes(&out, i == 0 ? S("") : S(", "));
		out_bytes(&out, aside_words(reasons.at[i]));
	}
	out_char(&out, '.');
	return out_str(&out);
}

static void
set_verdict(Record *record, const Group *group, const Texts *names, ptrdiff_t sources, const Statement *s,
	ptrdiff_t count)
{
	Arena *arena = record->arena;
	const char *missing = missing_key(group, names, arena);
	Verdict verdict = { 0 };
	Str asides = rule_of_asides(arena, &group->figures);

	if (sources > 1 && missing)
		verdict.rule = arena_format(
			arena, "No %s is known, so these need not be about one thing.", missing);
	else if (sources > 0)
		verdict = verdict_find(arena, s, count, sources);
	if (asides.len > 0)
		verdict.rule = arena_format(arena, "%.*s%s%.*s", SHOW(verdict.rule),
			verdict.rule.len > 0 ? " " : "", SHOW(asides));
	set_text_or_null(record, "verdict", str(verdict.name));
	record_set_text(record, "rule", verdict.rule);
	if (verdict.direction)
		record_set_text(record, "direction", str(verdict.direction));
	if (verdict.ratio.len > 0)
		record_set_raw(record, "ratio", verdict.ratio);
}

static void
set_keys(Record *record, const Group *group, const Texts *names)
{
	for (ptrdiff_t i = 0; i < names->len; i++)
		record_set_raw(record, arena_c_string(record->arena, names->at[i]), group->keys[i].json);
}

Record
group_stats_record(Arena *arena, Group *group, const Texts *names, const StatsPlan *plan)
{
	Record record = record_new(arena, "group");

	set_keys(&record, group, names);
	tally_write(&record, &group->tally, plan);
	return record;
}

Record
group_record(Arena *arena, Arena *scratch, Group *group, const Texts *names, const Map *families, bool sum)
{
	Record record = record_new(arena, "group");
	Figures *figures = &group->figures;
	ptrdiff_t count;

	qsort(figures->at, (size_t)figures->len, sizeof *figures->at, figure_compare);
	parts_mark(scratch, figures);
	arena_reset(scratch);
	kin_mark(scratch, figures, families);
	arena_reset(scratch);
	ptrdiff_t sources = group_sources(scratch, figures);
	arena_reset(scratch);
	Statement *statements = statements_of(arena, figures, &count);

	set_keys(&record, group, names);
	if (group->unit.len > 0)
		record_set_text(&record, "unit", group->unit);
	record_set_integer(&record, "count", figures->len);
	record_set_integer(&record, "sources", sources);
	set_times(&record, statements, count);
	set_range(&record, statements, count);
	if (sum)
		set_sum(&record, statements, count);
	set_figures(&record, figures);
	set_verdict(&record, group, names, sources_deciding(arena, figures, sources), statements, count);
	set_parts(&record, &group->parts);
	return record;
}
