#include "language/lexicon.h"

#include "base/short.h"
#include "base/utf8.h"

#include <string.h>

enum { MET_FORMS = 1 << 12 };

/* A form asked for before, if it is short. */
typedef struct MetForm {
	Short form;
	const Sense *sense;
	ptrdiff_t bytes; /* its length; 0: free */
} MetForm;

static const char *const tables[] = { "en/number-words", "en/magnitudes", "en/qualifiers", "en/units",
	"en/currencies", "en/months", "en/calendar", "en/number-names", "en/idioms", "en/number-nouns", NULL };

static const char *const class_names[CLASSES] = {
	[CLASS_DIGIT] = "digit",
	[CLASS_TEEN] = "teen",
	[CLASS_TENS] = "tens",
	[CLASS_ORDINAL] = "ordinal",
	[CLASS_DENOMINATOR] = "denominator",
	[CLASS_NEGATIVE] = "negative",
	[CLASS_ORDINAL_SUFFIX] = "ordinal-suffix",
	[CLASS_HUNDRED] = "hundred",
	[CLASS_POWER] = "power",
	[CLASS_COLLECTIVE] = "collective",
	[CLASS_MAGNITUDE_SUFFIX] = "magnitude-suffix",
	[CLASS_VAGUE] = "vague",
	[CLASS_COUPLE] = "couple",
	[CLASS_SEVERAL] = "several",
	[CLASS_FREQUENCY] = "frequency",
	[CLASS_BEFORE] = "before",
	[CLASS_AFTER] = "after",
	[CLASS_MEASURE] = "measure",
	[CLASS_DURATION] = "duration",
	[CLASS_PERCENT] = "percent",
	[CLASS_CURRENCY_SIGN] = "currency-sign",
	[CLASS_CURRENCY_CODE] = "currency-code",
	[CLASS_CURRENCY_NAME] = "currency-name",
	[CLASS_NAME_BEFORE] = "name-before",
	[CLASS_NAME_AFTER] = "name-after",
	[CLASS_IDIOM] = "idiom",
	[CLASS_MONTH] = "month",
	[CLASS_WEEKDAY] = "weekday",
	[CLASS_SEASON] = "season",
	[CLASS_PERIOD] = "period",
	[CLASS_RELATIVE_DAY] = "relative-day",
	[CLASS_NOW] = "now",
	[CLASS_DIRECTION] = "direction",
	[CLASS_DAYPART] = "daypart",
	[CLASS_NOON] = "noon",
	[CLASS_PART] = "part",
	[CLASS_AM_PM] = "am-pm",
	[CLASS_OCLOCK] = "oclock",
	[CLASS_ZONE] = "zone",
	[CLASS_ERA] = "era",
	[CLASS_YEAR_NAME] = "year-name",
	[CLASS_YEAR_WORD] = "year-word",
	[CLASS_CENTURY] = "century",
	[CLASS_HOLIDAY] = "holiday",
	[CLASS_PLURAL] = "plural",
	[CLASS_ABSTRACT] = "abstract",
	[CLASS_FUNCTION] = "function",
	[CLASS_CHANGE] = "change",
	[CLASS_CONTEST] = "contest",
	[CLASS_SIZE] = "size",
	[CLASS_YEAR_PREPOSITION] = "year-preposition",
	[CLASS_FUTURE] = "future",
	[CLASS_COMPOUND] = "compound",
	[CLASS_MARKET] = "market",
	[CLASS_PERSON] = "person",
	[CLASS_PRICE] = "price",
	[CLASS_OPENER] = "opener",
	[CLASS_UNIT_ADJECTIVE] = "unit-adjective",
	[CLASS_PAST] = "past",
};

static int
class_named(Str name)
{
	for (int i = 0; i < CLASSES; i++)
		if (str_is(name, class_names[i]))
			return i;
	return -1;
}

static int
how_named(Str name)
{
	static const char *const names[] = { "", "exact", "capital", "caps", "glued", "near" };

	for (int i = 0; i < (int)(sizeof names / sizeof *names); i++)
		if (str_is(name, names[i]))
			return i;
	return -1;
}

static Sense *
sense_of(Arena *arena, Lexicon *lexicon, Str form)
{
	Slot *slot = map_add(&lexicon->senses, arena, form);

	if (!slot->value)
		slot->value = NEW(arena, Sense, 1);
	return slot->value;
}

static int
words_in(Str form)
{
	int count = 1;

	for (ptrdiff_t i = 0; i < form.len; i++)
		count += form.at[i] == ' ';
	return count;
}

static Str
lowered(Arena *arena, Str form)
{
	Words words = { 0 };
	Str lower = arena_lower(arena, form);

	for (ptrdiff_t i = 0; i < form.len; i++)
		if ((unsigned char)form.at[i] >= 0x80) {
			words = words_find(arena, form);
			break;
		}
	return words.len == 1 ? words.at[0].lower : lower;
}

/* NULL, or what is wrong with the row. */
static const char *
add_row(Arena *arena, Lexicon *lexicon, const Row *row)
{
	Entry *entry = NEW(arena, Entry, 1);
	int class = class_named(row->column[1]), how = how_named(row->column[4]);
	int64_t value = 0;
	ptrdiff_t space;
	Str number = row->column[2], form = lowered(arena, row->column[0]);
	Sense *sense, *first;

	if (class < 0 || how < 0)
		return class < 0 ? "no such class" : "no such way to write it";
	if (str_starts(number, S("-")))
		number = str_from(number, 1);
	if (number.len && (!str_integer(number, &value) || value > INT32_MAX))
		return "the value is no integer";
	if (form.len > FORM_BYTES)
		return "the form is too long";
	*entry = (Entry){ .class = (Class) class,
		.how = (How)how,
		.words = words_in(form),
		.name = row->column[3],
		.form = row->column[0] };
	entry->value = number.at == row->column[2].at ? (int)value : -(int)value;
	sense = sense_of(arena, lexicon, form);
	entry->next = (Entry *)sense->entries;
	sense->entries = entry;
	sense->is |= (uint64_t)1 << class;
	space = str_find_byte(form, ' ');
	first = space < 0 ? sense : sense_of(arena, lexicon, str_slice(form, 0, space));
	if (first->most < entry->words)
		first->most = entry->words;
	if (entry->words > 1) {
		Str second = str_from(form, space + 1);
		ptrdiff_t end = str_find_byte(second, ' ');
		first->begins |= (uint64_t)1 << class;
		first->seconds |= lexicon_mark(end < 0 ? second : str_slice(second, 0, end));
	}
	return NULL;
}

static Lexicon *
lexicon_made(Arena *arena, const char **wrong)
{
	Lexicon *lexicon = NEW(arena, Lexicon, 1);

	for (int t = 0; tables[t]; t++) {
		const Table *table = table_load(arena, tables[t], wrong);
		if (!table)
			return NULL;
		for (ptrdiff_t i = 0; i < table->len; i++) {
			*wrong = add_row(arena, lexicon, &table->at[i]);
			if (*wrong) {
				*wrong = arena_format(arena, "%s:%d: %s", tables[t], table->at[i].line, *wrong)
						 .at;
				return NULL;
			}
		}
	}
	return lexicon;
}

enum { SENSE_IS, SENSE_BEGINS, SENSE_SECONDS, SENSE_MOST, SENSE_FIRST, SENSE_ENTRIES, SENSE_NUMBERS };
enum { ENTRY_CLASS, ENTRY_HOW, ENTRY_VALUE, ENTRY_WORDS, ENTRY_NUMBERS };
enum { ENTRY_NAME, ENTRY_FORM, ENTRY_TEXTS };

static int64_t
freeze_entries(FrozenMaker *maker, const Entry *entry)
{
	int64_t count = 0;

	for (; entry; entry = entry->next, count++)
		frozen_add(maker, (Str){ 0 }, (Str[ENTRY_TEXTS]){ entry->name, entry->form },
			(int64_t[ENTRY_NUMBERS]){ entry->class, entry->how, entry->value, entry->words });
	return count;
}

const char *
lexicon_freeze(Arena *arena, Str *senses, Str *entries)
{
	const char *wrong = NULL;
	const Lexicon *lexicon = lexicon_made(arena, &wrong);
	FrozenMaker *all = frozen_maker(arena, ENTRY_TEXTS, ENTRY_NUMBERS);
	FrozenMaker *forms = frozen_maker(arena, 0, SENSE_NUMBERS);
	int64_t first = 0;

	if (!lexicon)
		return wrong;
	for (ptrdiff_t i = 0; i < lexicon->senses.len; i++) {
		const Sense *sense = lexicon->senses.slots[i].value;
		int64_t count = freeze_entries(all, sense->entries);
		frozen_add(forms, lexicon->senses.slots[i].key, NULL,
			(int64_t[SENSE_NUMBERS]){ (int64_t)sense->is, (int64_t)sense->begins,
				(int64_t)sense->seconds, sense->most, first, count });
		first += count;
	}
	*senses = frozen_made(forms);
	*entries = frozen_made(all);
	return NULL;
}

const Lexicon *
lexicon_load(Arena *arena, const char **wrong)
{
	Lexicon *lexicon;
	Str senses = table_image(arena, "lexicon", tables), entries;

	if (!senses.len)
		return lexicon_made(arena, wrong);
	entries = table_image(
		arena, "lexicon-entries", (const char *const[]){ NULL }); /* made of the same tables */
	lexicon = NEW(arena, Lexicon, 1);
	*lexicon = (Lexicon){ .arena = arena, .frozen = frozen_open(senses), .entries = frozen_open(entries) };
	lexicon->thawed = NEW(arena, const Sense *, frozen_rows(lexicon->frozen));
	lexicon->met = NEW(arena, MetForm, MET_FORMS);
	return lexicon;
}

const Sense no_sense;

static const Entry *
thaw_entries(const Lexicon *lexicon, ptrdiff_t first, ptrdiff_t count)
{
	Entry *entries = NEW(lexicon->arena, Entry, count);
	Frozen from = lexicon->entries;

	for (ptrdiff_t i = 0; i < count; i++)
		entries[i] = (Entry){ .class = (Class)frozen_number(from, first + i, ENTRY_CLASS),
			.how = (How)frozen_number(from, first + i, ENTRY_HOW),
			.value = (int)frozen_number(from, first + i, ENTRY_VALUE),
			.words = (int)frozen_number(from, first + i, ENTRY_WORDS),
			.name = frozen_text(from, first + i, ENTRY_NAME),
			.form = frozen_text(from, first + i, ENTRY_FORM),
			.next = i + 1 < count ? &entries[i + 1] : NULL };
	return count ? entries : NULL;
}

static const Sense *
thaw(const Lexicon *lexicon, ptrdiff_t row)
{
	Frozen from = lexicon->frozen;
	Sense *sense = NEW(lexicon->arena, Sense, 1);

	*sense = (Sense){ .is = (uint64_t)frozen_number(from, row, SENSE_IS),
		.begins = (uint64_t)frozen_number(from, row, SENSE_BEGINS),
		.seconds = (uint64_t)frozen_number(from, row, SENSE_SECONDS),
		.most = (int)frozen_number(from, row, SENSE_MOST),
		.entries = thaw_entries(lexicon, (ptrdiff_t)frozen_number(from, row, SENSE_FIRST),
			(ptrdiff_t)frozen_number(from, row, SENSE_ENTRIES)) };
	return lexicon->thawed[row] = sense;
}

static const Sense *
look_up(const Lexicon *lexicon, Str form)
{
	const Sense *sense;
	ptrdiff_t row;

	if (!lexicon->thawed) {
		sense = map_get(&lexicon->senses, form);
		return sense ? sense : &no_sense;
	}
	row = frozen_find(lexicon->frozen, form);
	if (row < 0)
		return &no_sense;
	return lexicon->thawed[row] ? lexicon->thawed[row] : thaw(lexicon, row);
}

const Sense *
sense_find(const Lexicon *lexicon, Str form)
{
	Short bytes;
	MetForm *met;

	if (!lexicon->met || form.len > SHORT_BYTES || form.len < 1)
		return look_up(lexicon, form);
	bytes = short_of(form);
	met = &lexicon->met[short_hash(bytes) & (MET_FORMS - 1)];
	if (!short_equal(met->form, bytes) || met->bytes != form.len)
		*met = (MetForm){ bytes, look_up(lexicon, form), form.len };
	return met->sense;
}

void
lexicon_each(const Lexicon *lexicon, void (*each)(void *, Str, uint64_t), void *context)
{
	for (ptrdiff_t row = 0; row < frozen_rows(lexicon->frozen); row++)
		each(context, frozen_key(lexicon->frozen, row),
			(uint64_t)frozen_number(lexicon->frozen, row, SENSE_IS));
	for (ptrdiff_t i = 0; i < lexicon->senses.len; i++)
		each(context, lexicon->senses.slots[i].key,
			((const Sense *)lexicon->senses.slots[i].value)->is);
}

const Entry *
lexicon_find(const Lexicon *lexicon, Str form, Class class)
{
	for (const Entry *entry = sense_find(lexicon, form)->entries; entry; entry = entry->next)
		if (entry->class == class)
			return entry;
	return NULL;
}
