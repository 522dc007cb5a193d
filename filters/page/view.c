#include "page/view.h"

#include "language/number/show.h"
#include "language/table.h"

/* The names of countries, the first that the table has for a code, and of what has its name in the id:
 * "SY:Raqqa" is Raqqa, "region:Central_Asia" is Central Asia. */
const char *
view_begin(View *view, Arena *arena)
{
	const char *wrong = NULL;
	const Table *countries = table_load(arena, "en/countries", &wrong);

	for (ptrdiff_t i = 0; countries && i < countries->len; i++) {
		Row *row = &countries->at[i];
		Slot *slot = map_add(&view->places, arena, row->column[1]);
		slot->value = slot->value ? slot->value : &row->column[0];
	}
	return wrong;
}

static Str
spaced(Arena *arena, Str words) /* Central_Asia as Central Asia */
{
	Out out = out_memory(arena);

	for (ptrdiff_t i = 0; i < words.len; i++)
		out_char(&out, words.at[i] == '_' ? ' ' : words.at[i]);
	return out_str(&out);
}

static bool
is_place_key(Str name)
{
	return str_equal(name, S("destination")) || str_ends(name, S("place"));
}

static Str
place_name(const View *view, Arena *arena, Str id)
{
	const Str *country = map_get(&view->places, id);
	ptrdiff_t colon = str_find_byte(id, ':');

	if (country)
		return *country;
	return spaced(arena, colon > 0 ? str_from(id, colon + 1) : id);
}

/* "KZ" is Kazakhstan; several countries stay short: "KZ+UZ". */
static Str
key_name(const View *view, Arena *arena, Str name, Str key)
{
	Out out = out_memory(arena);
	Str part;

	if (!is_place_key(name))
		return spaced(arena, key);
	if (str_find_byte(key, '+') < 0)
		return place_name(view, arena, key);
	while (str_next(&key, '+', &part)) {
		out_bytes(&out, out.len > 0 ? S("+") : S(""));
		out_bytes(&out, str_find_byte(part, ':') < 0 ? part : place_name(view, arena, part));
	}
	return out_str(&out);
}

Str
view_range(Arena *arena, Decimal low, Decimal high)
{
	Out out = out_memory(arena);

	if (!decimal_is(low) && decimal_is(high))
		out_bytes(&out, S("up to "));
	decimal_show(&out, arena, low);
	if (decimal_is(low) && !decimal_is(high))
		out_bytes(&out, S(" or more"));
	if (decimal_is(low) && decimal_is(high) && decimal_compare(low, high) == 0)
		return out_str(&out);
	if (decimal_is(low) && decimal_is(high))
		out_bytes(&out, S(" to "));
	decimal_show(&out, arena, high);
	return out_str(&out);
}

static bool
has_digit(Str text)
{
	for (ptrdiff_t i = 0; i < text.len; i++)
		if (text.at[i] >= '0' && text.at[i] <= '9')
			return true;
	return false;
}

static Str
figure_of(Arena *arena, const ViewFigure *f)
{
	bool open = !decimal_is(f->low) && !decimal_is(f->high);
	Str range = view_range(arena, open ? f->value : f->low, open ? f->value : f->high);

	if (f->words.len == 0)
		return range;
	Str words = words_within(arena, f->words);
	if (has_digit(words) || range.len == 0)
		return words;
	return arena_format(arena, "%.*s (%.*s)", SHOW(words), SHOW(range));
}

Str
view_key(const ViewGroup *group, Str name)
{
	for (ptrdiff_t i = 0; i < group->names.len; i++)
		if (str_equal(group->names.at[i], name))
			return group->keys.at[i];
	return (Str){ 0 };
}

Str
view_key_id(const ViewGroup *group, Str name)
{
	for (ptrdiff_t i = 0; i < group->names.len; i++)
		if (str_equal(group->names.at[i], name))
			return group->ids.at[i];
	return (Str){ 0 };
}

Str
view_who(const ViewFigure *f)
{
	return f->speaker.len > 0 ? f->speaker : f->outlet;
}

Str
view_when(Arena *arena, const ViewFigure *f)
{
	Str day = str_slice(f->date, 0, f->date.len > 10 ? 10 : f->date.len);

	if (f->time.len > 0 || f->date.len == 0)
		return f->time;
	return arena_format(arena, "by %.*s", SHOW(day));
}

Str
view_where(Arena *arena, const ViewFigure *f)
{
	if (f->file.len == 0)
		return (Str){ 0 };
	Str place = f->member.len > 0 ? arena_format(arena, "%.*s!%.*s", SHOW(f->file), SHOW(f->member))
				      : f->file;
	return f->end > 0
		? arena_format(arena, "%.*s:%lld-%lld", SHOW(place), (long long)f->start, (long long)f->end)
		: place;
}

/* Reading. Strings that are none are refused, so that nothing is shown that was not understood. */

static const char *
read_text(Arena *arena, Str raw, const char *name, Str *text)
{
	Str view;

	if (json_is_null(raw))
		return NULL;
	if (!json_text(arena, raw, &view))
		return arena_format(arena, "\"%s\" is no string", name).at;
	*text = arena_copy(arena, view);
	return NULL;
}

static const char *
read_number(Arena *arena, Str raw, const char *name, Decimal *number)
{
	if (json_is_null(raw))
		return NULL;
	if (!json_number(raw) || !decimal_read(arena, arena_copy(arena, raw), number))
		return arena_format(arena, "\"%s\" is no number", name).at;
	return NULL;
}

static const char *
read_offset(Arena *arena, Str raw, const char *name, int64_t *offset)
{
	if (json_is_null(raw))
		return NULL;
	if (!json_integer(raw, offset) || *offset < 0)
		return arena_format(arena, "\"%s\" is no byte offset", name).at;
	return NULL;
}

/* The values of an object's members, by the names below; one walk. */
enum { TEXTS = 16, NUMBERS = 3, OFFSETS = 3, FIELDS = TEXTS + NUMBERS + OFFSETS };
static const char *const field_names[FIELDS] = { "text", "qualifier", "unit", "counted", "class",
	"population", "modality", "speaker", "source", "time", "date", "file", "member", "sentence", "aside",
	"resolved", "value", "low", "high", "start", "end", "at" };

static void
pick_fields(Arena *arena, Str object, Str *values)
{
	Str name, value;

	for (JsonWalk walk = json_walk(object); json_member(&walk, arena, &name, &value);)
		for (int i = 0; i < FIELDS; i++)
			if (str_is(name, field_names[i])) {
				values[i] = value;
				break;
			}
}

/* The figure's own words at `at`; if they do not stand there, nothing is marked. */
static void
find_mark(ViewFigure *f, int64_t at)
{
	if (f->words.len == 0 || at > f->sentence.len - f->words.len ||
		!str_equal(str_slice(f->sentence, (ptrdiff_t)at, (ptrdiff_t)at + f->words.len), f->words))
		return;
	f->mark_start = (ptrdiff_t)at;
	f->mark_end = f->mark_start + f->words.len;
}

static const char *
read_figure(ViewFigure *f, Arena *arena, Str object, const char **field)
{
	Str values[FIELDS] = { { 0 } }, resolved = { 0 };
	Str *const texts[TEXTS] = { &f->words, &f->qualifier, &f->unit, &f->noun, &f->class, &f->population,
		&f->modality, &f->speaker, &f->outlet, &f->time, &f->date, &f->file, &f->member, &f->sentence,
		&f->aside, &resolved };
	Decimal *const numbers[NUMBERS] = { &f->value, &f->low, &f->high };
	int64_t at = INT64_MAX, *const offsets[OFFSETS] = { &f->start, &f->end, &at };
	const char *wrong = NULL;

	if (!str_starts(object, S("{")))
		return "a figure is no object";
	pick_fields(arena, object, values);
	for (int i = 0; i < FIELDS && !wrong; i++) {
		const char *name = *field = field_names[i];
		if (i < TEXTS)
			wrong = read_text(arena, values[i], name, texts[i]);
		else if (i < TEXTS + NUMBERS)
			wrong = read_number(arena, values[i], name, numbers[i - TEXTS]);
		else
			wrong = read_offset(arena, values[i], name, offsets[i - TEXTS - NUMBERS]);
	}
	if (wrong)
		return wrong;
	if (resolved.len) /* "them" is no noun for a reader */
		f->noun = resolved;
	find_mark(f, at);
	f->figure = figure_of(arena, f);
	return NULL;
}

static bool
is_own(Str name) /* fields of a group that are no keys */
{
	static const char *const own[] = { "record", "unit", "count", "sources", "first", "last", "low",
		"high", "sum", "figures", "verdict", "rule", "direction", "ratio", "total_of" };

	for (size_t i = 0; i < sizeof own / sizeof *own; i++)
		if (str_is(name, own[i]))
			return true;
	return false;
}

/* Every key is a column: there must be an end to them. */
enum { MOST_KEYS = 40 };

static const char *
read_keys(View *view, ViewGroup *group, Arena *arena, const Record *record)
{
	for (ptrdiff_t i = 0; i < record->fields.len; i++) {
		const JsonMember *member = &record->fields.at[i];
		Str key = member->value;
		if (is_own(member->name))
			continue;
		if (!map_find(&view->names, member->name)) {
			if (view->names.len == MOST_KEYS)
				return "more than 40 keys: report shows no more";
			map_add(&view->names, arena, arena_copy(arena, member->name));
		}
		if (json_is_null(member->value))
			key = S("");
		else if (!json_text(arena, member->value, &key))
			key = member->value;
		*PUSH(arena, &group->names) = arena_copy(arena, member->name);
		*PUSH(arena, &group->ids) = arena_copy(arena, key);
		*PUSH(arena, &group->keys) = arena_copy(arena, key_name(view, arena, member->name, key));
	}
	return NULL;
}

static const char *
read_group(View *view, ViewGroup *group, Arena *arena, const Record *record, const char **field)
{
	const struct {
		const char *name;
		Str *into;
	} texts[] = { { "unit", &group->unit }, { "verdict", &group->verdict }, { "rule", &group->rule },
		{ "first", &group->first }, { "last", &group->last } };
	const char *wrong = NULL;
	Str item, text;

	for (size_t i = 0; i < sizeof texts / sizeof *texts && !wrong; i++)
		wrong = read_text(
			arena, record_raw(record, *field = texts[i].name), texts[i].name, texts[i].into);
	if (!wrong)
		wrong = read_number(arena, record_raw(record, *field = "low"), "low", &group->low);
	if (!wrong)
		wrong = read_number(arena, record_raw(record, *field = "high"), "high", &group->high);
	if (wrong)
		return wrong;
	record_integer(record, "sources", &group->sources);
	for (JsonWalk walk = json_walk(record_raw(record, "total_of")); json_next(&walk, &item);)
		if (json_text(arena, item, &text))
			*PUSH(arena, &group->total_of) = place_name(view, arena, arena_copy(arena, text));
	*field = NULL;
	wrong = read_keys(view, group, arena, record);
	if (wrong)
		return wrong;
	*field = "figures";
	for (JsonWalk walk = json_walk(record_raw(record, "figures")); json_next(&walk, &item) && !wrong;)
		wrong = read_figure(PUSH(arena, &group->figures), arena, item, &(const char *){ NULL });
	return wrong;
}

const char *
view_add_group(View *view, Arena *arena, const Record *record, const char **field)
{
	ViewGroup group = { 0 };

	*field = "figures";
	if (!str_starts(record_raw(record, "figures"), S("[")))
		return "\"figures\" is missing or no list: is this a group?";
	const char *wrong = read_group(view, &group, arena, record, field);
	if (!wrong)
		*PUSH(arena, &view->groups) = group;
	return wrong;
}

static Str
join_list(const View *names, Arena *arena, Str raw, const char *between) /* ids as they are, without `names` */
{
	Out out = out_memory(arena);
	Str item, text;

	if (json_is_string(raw) && json_text(arena, raw, &text))
		return names ? place_name(names, arena, arena_copy(arena, text)) : arena_copy(arena, text);
	for (JsonWalk walk = json_walk(raw); json_next(&walk, &item);) {
		if (!json_text(arena, item, &text))
			continue;
		out_bytes(&out, out.len > 0 ? str(between) : S(""));
		out_bytes(&out, names ? place_name(names, arena, text) : text);
	}
	return out_str(&out);
}

const char *
view_add_claim(View *view, Arena *arena, const Record *record, const char **field)
{
	ViewFigure figure = { 0 };
	Out line = out_memory(record->arena);
	const char *wrong;

	record_write(record, &line); /* not record->line: a stage before us may have changed it */
	wrong = read_figure(&figure, arena, out_str(&line), field);
	if (wrong)
		return wrong;
	*field = "action";
	wrong = read_text(arena, record_raw(record, "action"), "action", &figure.action);
	figure.place = join_list(view, arena, record_raw(record, "place"), ", ");
	figure.place_ids = join_list(NULL, arena, record_raw(record, "place"), "+");
	if (!wrong)
		*PUSH(arena, &view->claims) = figure;
	return wrong;
}
