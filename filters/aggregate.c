/* aggregate.c - the same thing from many mouths: claims into groups, figures side by side, with a verdict. */
#include "base/map.h"
#include "filter.h"
#include "group/condition.h"
#include "group/index.h"
#include "language/table.h"

#include <stdlib.h>

enum {
	STATE_VERSION = 1,
	STATE_CLAIMS = 1000, /* claims one state record holds at most: lines stay short */
};

/* A claim says that it is a part of another. */
typedef struct {
	Str total; /* the other's id */
	const Group *part;
} PartOf;

typedef struct {
	Str by, stats, of, memory;
	Texts where;
	bool sum, complete, partial, merge;
	Texts names; /* of --by */
	Texts also;  /* fields to keep beside those a figure keeps anyway: keys */
	LIST(Condition) conditions;
	GroupIndex index;
	FieldIndex kept;
	Store store;
	LIST(PartOf) said;
	StatsPlan plan;
	Arena scratch; /* of one step over a group's figures */
	Map families;  /* class -> Str *; see group/kin.h */
} Aggregate;

static const Option options[] = {
	{ 'b', "by", OPTION_TEXT, offsetof(Aggregate, by), "action,destination", "FIELD,...",
		"what makes a group; destination is to_place, else place" },
	{ 'w', "where", OPTION_LIST, offsetof(Aggregate, where), NULL, "FIELD=VALUE",
		"only claims that meet this (also !=, <, <=, >, >=); repeat it to ask for more" },
	{ 0, "complete", OPTION_FLAG, offsetof(Aggregate, complete), NULL, NULL,
		"leave out claims that lack one of the keys" },
	{ 0, "sum", OPTION_FLAG, offsetof(Aggregate, sum), NULL, NULL,
		"add up the figures that decide; nothing is summed without it" },
	{ 0, "partial", OPTION_FLAG, offsetof(Aggregate, partial), NULL, NULL,
		"write states instead of groups, for --merge" },
	{ 0, "merge", OPTION_FLAG, offsetof(Aggregate, merge), NULL, NULL, "read states as well as claims" },
	{ 0, "stats", OPTION_TEXT, offsetof(Aggregate, stats), NULL, "LIST",
		"instead of figures, of any records: count, sum, min, max, mean, median, p0 to p100, distinct, first, last" },
	{ 0, "of", OPTION_TEXT, offsetof(Aggregate, of), NULL, "FIELD",
		"the field --stats is about; destination, too" },
	{ 0, "memory", OPTION_TEXT, offsetof(Aggregate, memory), "8MiB", "SIZE",
		"claims of more bytes wait in a temporary file, in $TMPDIR or /tmp" },
	{ 0 },
};

static const char *const fields[] = { "count", "sources", "first", "last", "low", "high", "sum", "figures",
	"verdict", "rule", "direction", "ratio", "total_of", "unit", NULL };

/* A key must not take the place of what a group says itself. */
static bool
is_own(const Aggregate *a, Str name)
{
	bool own = str_equal(name, S("record"));

	for (size_t i = 0; fields[i] && a->stats.len == 0; i++)
		own = own || (str_is(name, fields[i]) && !str_equal(name, S("unit")));
	for (ptrdiff_t i = 0; i < a->plan.stats.len; i++)
		own = own || str_equal(name, a->plan.stats.at[i].name);
	return own;
}

static const char *
read_names(Stage *stage, Aggregate *a)
{
	Str rest = a->by, name;

	while (a->by.len > 0 && str_next(&rest, ',', &name)) {
		name = str_trim(name);
		if (name.len == 0)
			return "--by: a name is empty";
		for (ptrdiff_t i = 0; i < name.len; i++)
			if (name.at[i] == '"' || name.at[i] == '\\' || (unsigned char)name.at[i] < ' ')
				return "--by: no field has quotes, backslashes or control characters in its name";
		if (is_own(a, name))
			return arena_format(
				&stage->run, "--by: a group has a field %.*s of its own", SHOW(name))
				.at;
		for (ptrdiff_t i = 0; i < a->names.len; i++)
			if (str_equal(a->names.at[i], name))
				return arena_format(&stage->run, "--by: %.*s stands there twice", SHOW(name)).at;
		*PUSH(&stage->run, &a->names) = name;
		if (!figure_keeps(&a->kept, name))
			*PUSH(&stage->run, &a->also) = name;
	}
	return a->names.len > 0 || a->stats.len > 0 ? NULL : "--by needs a field";
}

static const char *
read_families(Stage *stage, Aggregate *a)
{
	const char *wrong = NULL;
	const Table *table = table_load(&stage->run, "en/class-families", &wrong);

	for (ptrdiff_t i = 0; table && i < table->len; i++)
		map_add(&a->families, &stage->run, table->at[i].column[0])->value = &table->at[i].column[1];
	return wrong;
}

static const char *
begin(Stage *stage)
{
	Aggregate *a = stage->state;
	a->kept = field_index();
	const char *wrong = stats_read(&stage->run, a->stats, a->of, &a->plan);

	if (!wrong)
		wrong = read_names(stage, a);
	for (ptrdiff_t i = 0; i < a->where.len && !wrong; i++)
		wrong = condition_read(&stage->run, a->where.at[i], PUSH(&stage->run, &a->conditions));
	if (!wrong && a->merge && a->where.len > 0)
		wrong = "--where chooses claims: use it where the states are made";
	if (!wrong && a->of.len > 0 && a->stats.len == 0)
		wrong = "--of says what --stats is about: give --stats";
	if (!wrong && a->stats.len > 0 && (a->sum || a->partial || a->merge))
		wrong = "--stats goes with --by, --where and --complete, not with --sum, --partial or --merge";
	if (!wrong && (!size_read(a->memory, &a->store.most) || a->store.most < 1))
		wrong = "--memory: not a size such as 8MiB, 512K or 1000000";
	return wrong ? wrong : read_families(stage, a);
}

static bool
is_wanted(Stage *stage, const Aggregate *a, const Record *record)
{
	for (ptrdiff_t i = 0; i < a->conditions.len; i++)
		if (!condition_holds(&stage->work, &a->conditions.at[i], record))
			return false;
	return a->stats.len > 0 || figure_is_claim(record);
}

/* With --stats any record will do; figures are made of claims. */
static const char *
wrong_grain(const Aggregate *a, const Record *record)
{
	Grain grain = record_grain(record);

	if (a->stats.len > 0 || grain == GRAIN_NONE || grain & (GRAIN_CLAIM | GRAIN_STATE))
		return NULL;
	return arena_format(
		record->arena, "this is a %s: %s", grain_name(grain), grain_advice(GRAIN_CLAIM, grain))
		.at;
}

/* Views of the record. False: --complete leaves it out. */
static bool
read_keys(Stage *stage, const Aggregate *a, const Record *record, Key *keys)
{
	bool complete = true;

	for (ptrdiff_t i = 0; i < a->names.len; i++) {
		keys[i] = key_read(&stage->work, record, a->names.at[i]);
		complete = complete && keys[i].text.len > 0;
	}
	return complete || !a->complete;
}

static Group *
group_of(Stage *stage, const Key *keys, Str unit)
{
	Aggregate *a = stage->state;

	return index_group(&a->index, &stage->run, &stage->work, keys, a->names.len, unit);
}

static const char *
take_claim(Stage *stage, const Record *record, const char **field)
{
	Aggregate *a = stage->state;
	Key *keys = NEW(&stage->work, Key, a->names.len);
	Claim claim;

	if (!read_keys(stage, a, record, keys))
		return NULL;
	const char *wrong = claim_trim(&claim, &stage->work, &a->kept, record, &a->also);
	if (!wrong)
		wrong = claim_check(&stage->work, &claim, field);
	if (wrong)
		return wrong;
	Group *group = group_of(stage, keys, claim_unit(&stage->work, &claim));
	store_put(&a->store, &stage->run, &group->shelf, &claim);
	Str total = claim_part_of(&stage->work, &claim);
	if (total.len > 0)
		*PUSH(&stage->run, &a->said) = (PartOf){ arena_copy(&stage->run, total), group };
	return NULL;
}

static const char *
take_value(Stage *stage, const Record *record)
{
	Aggregate *a = stage->state;
	Key *keys = NEW(&stage->work, Key, a->names.len);

	if (!read_keys(stage, a, record, keys))
		return NULL;
	Tally one = { 0 };
	const char *wrong = tally_read(&one, &stage->work, record, &a->plan);
	if (!wrong)
		tally_add(&group_of(stage, keys, (Str){ 0 })->tally, &stage->run, &one);
	return wrong;
}

static Str
names_json(Arena *arena, const Texts *names)
{
	Out out = out_memory(arena);

	for (ptrdiff_t i = 0; i < names->len; i++) {
		out_char(&out, i == 0 ? '[' : ',');
		json_write_text(&out, names->at[i]);
	}
	out_char(&out, ']');
	return out_str(&out);
}

static const char *
take_state(Stage *stage, const Record *record, const char **field)
{
	Aggregate *a = stage->state;
	int64_t version = 0;
	Str claims = record_raw(record, "claims"), item;
	ptrdiff_t at;

	*field = "record";
	if (!a->merge)
		return "this is a state: --merge reads it";
	*field = "version";
	if (!record_integer(record, "version", &version) || version != STATE_VERSION)
		return "this state is of another version of aggregate";
	*field = "by";
	if (!str_equal(record_raw(record, "by"), names_json(&stage->work, &a->names)))
		return "this state was grouped by other fields: give --by as it was given there";
	*field = "claims";
	if (claims.len == 0 || claims.at[0] != '[')
		return "\"claims\" is no list";
	for (JsonWalk walk = json_walk(claims); json_next(&walk, &item);) {
		Record claim;
		const char *wrong = record_read(&claim, &stage->work, item, &at);
		if (!wrong)
			wrong = take_claim(stage, &claim, &(const char *){ NULL });
		if (wrong)
			return wrong;
	}
	return NULL;
}

static void
each(Stage *stage, Record *record)
{
	const Aggregate *a = stage->state;
	const char *field = "record", *wrong = wrong_grain(a, record);

	if (!wrong && record_grain(record) == GRAIN_STATE && a->stats.len == 0)
		wrong = take_state(stage, record, &field);
	else if (!wrong && is_wanted(stage, a, record))
		wrong = a->stats.len > 0 ? take_value(stage, record) : take_claim(stage, record, &field);
	if (wrong)
		refuse(stage, record, field, wrong);
}

static void
read_figures(Stage *stage, Aggregate *a, Group *group)
{
	Claims claims = store_read(&a->store, &stage->work, &group->shelf);

	group->figures.at = NEW(&stage->work, Figure, claims.len);
	group->figures.cap = claims.len;
	for (ptrdiff_t i = 0; i < claims.len; i++)
		figure_read(&group->figures.at[group->figures.len++], &stage->work, claims.at[i]);
}

static void
forget_figures(Stage *stage, Group *group)
{
	group->figures = (Figures){ 0 };
	arena_reset(&stage->work);
}

/* Which groups are parts of others: KZ of KZ+UZ, by the keys; GB of Europe, because a claim says so (part_of). */

/* Most claims are parts of nothing; where one is, all ids are read once more. */
static void
find_parts_by_claim(Stage *stage, Aggregate *a)
{
	Map owners = { 0 }; /* id of a total -> Group * */

	for (ptrdiff_t i = 0; i < a->said.len; i++)
		map_add(&owners, &stage->run, a->said.at[i].total);
	for (ptrdiff_t i = 0; i < a->index.groups.len && owners.len > 0; i++) {
		read_figures(stage, a, a->index.groups.at[i]);
		for (ptrdiff_t f = 0; f < a->index.groups.at[i]->figures.len; f++) {
			Slot *owner = map_find(&owners, a->index.groups.at[i]->figures.at[f].id);
			if (owner)
				owner->value = a->index.groups.at[i];
		}
		forget_figures(stage, a->index.groups.at[i]);
	}
	for (ptrdiff_t i = 0; i < a->said.len; i++) {
		const Group *group = a->said.at[i].part;
		Group *total = map_get(&owners, a->said.at[i].total);
		for (ptrdiff_t k = 0; total && total != group && k < a->names.len; k++)
			if (!str_equal(total->keys[k].json, group->keys[k].json) && group->keys[k].text.len > 0)
				*PUSH(&stage->run, &total->parts) = group->keys[k].text;
	}
}

static void
write_states(Stage *stage, const Aggregate *a, Group *group)
{
	Figures *figures = &group->figures;
	Arena lines = { 0 }; /* of one state: the figures stand in `work` */

	qsort(figures->at, (size_t)figures->len, sizeof *figures->at, figure_compare);
	for (ptrdiff_t first = 0; first < figures->len; first += STATE_CLAIMS) {
		Record state = record_new(&lines, "state");
		Out claims = out_memory(&lines);
		for (ptrdiff_t i = first; i < figures->len && i < first + STATE_CLAIMS; i++) {
			out_char(&claims, i == first ? '[' : ',');
			claim_write(&claims, figures->at[i].claim);
		}
		out_char(&claims, ']');
		record_set_integer(&state, "version", STATE_VERSION);
		record_set_raw(&state, "by", names_json(&lines, &a->names));
		record_set_raw(&state, "claims", out_str(&claims));
		emit(stage, &state);
		arena_reset(&lines);
	}
	arena_free(&lines);
}

static void
write_group(Stage *stage, Aggregate *a, Group *group)
{
	index_parts(&a->index, &stage->run, &stage->work, group);
	Record record = a->stats.len > 0
		? group_stats_record(&stage->work, group, &a->names, &a->plan)
		: group_record(&stage->work, &a->scratch, group, &a->names, &a->families, a->sum);
	emit(stage, &record);
}

static void
end(Stage *stage)
{
	Aggregate *a = stage->state;

	store_full(&a->store, &stage->run);
	index_sort(&a->index);
	find_parts_by_claim(stage, a);
	arena_reset(&stage->work);
	for (ptrdiff_t i = 0; i < a->index.groups.len; i++) {
		read_figures(stage, a, a->index.groups.at[i]);
		if (a->partial)
			write_states(stage, a, a->index.groups.at[i]);
		else
			write_group(stage, a, a->index.groups.at[i]);
		forget_figures(stage, a->index.groups.at[i]);
	}
	store_close(&a->store);
	arena_free(&a->scratch);
}

const Filter aggregate = {
	.name = "aggregate",
	.summary = "put figures for the same thing side by side and say whether they agree",
	.examples =
		"  aggregate claims.jsonl                                  by action and destination\n"
		"  aggregate --where action=killed --by place,class        the dead, by place and by who they were\n"
		"  aggregate --where 'date>=2023-01-01' --complete         this year's, where action and place are known\n"
		"  extract-numbers s.jsonl | aggregate | report            for people\n"
		"  aggregate --stats count,mean,p95 --of value --by kind   plain statistics, of any records\n"
		"  aggregate --partial a.jsonl >a; aggregate --partial b.jsonl >b; aggregate --merge a b\n",
	.options = options,
	.state_size = sizeof(Aggregate),
	.reads = 0, /* --stats reads any; see wrong_grain */
	.writes = "group",
	.fields = fields,
	.begin = begin,
	.each = each,
	.end = end,
};
