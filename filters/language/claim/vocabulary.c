#include "language/claim/vocabulary.h"

#include "base/short.h"
#include "language/frozen.h"

#include <string.h>

struct Vocabulary {
	Map words; /* lower -> Meaning *; empty where all is frozen */
	Arena *arena;
	Frozen frozen;
	const Meaning **thawed; /* one a frozen row; NULL: nobody asked yet */
	struct MetWord *met;    /* MET_WORDS of them; NULL where nothing is frozen */
};

enum { MET_WORDS = 1 << 12 };

/* A word asked for before, if it is short. */
typedef struct MetWord {
	Short word;
	const Meaning *meaning;
	ptrdiff_t bytes; /* its length; 0: free */
} MetWord;

static const char *const tables[] = { "en/actions", "en/speech-verbs", "en/counted-classes", "en/action-nouns",
	"en/populations", "en/speech-nouns", "en/action-states", "en/modality", "en/function-words", NULL };

typedef struct {
	Arena *arena;
	Vocabulary *vocabulary;
	const char **wrong;
} Loader;

static Meaning *
entry(Loader *loader, Str word)
{
	Slot *slot = map_add(&loader->vocabulary->words, loader->arena, word);

	if (!slot->value) {
		slot->value = NEW(loader->arena, Meaning, 1);
		((Meaning *)slot->value)->word = word;
	}
	return slot->value;
}

static void
add_form(Loader *loader, Str form, unsigned is, const Row *row, Str participle)
{
	Meaning *e = entry(loader, form);

	/* "wound" is a verb before it is the past of "wind"; "found" is the past of "find": the table's order is the lemma's. */
	e->is |= is;
	if (e->lemma.len && !(is & (VERB_PAST | VERB_PART)))
		return;
	e->lemma = row->column[0];
	e->participle = participle;
	e->action = row->column[1];
}

static void
add_verb(Loader *loader, const Row *row)
{
	Str lemma = row->column[0];
	Str past = row->column[2].len ? row->column[2] : form_ed(loader->arena, lemma);
	Str participle = row->column[3].len ? row->column[3] : past;
	unsigned more = (str_find(row->column[4], S("move")) >= 0 ? IS_MOVE : 0) |
		(str_find(row->column[4], S("alone")) >= 0 ? IS_ALONE : 0);

	add_form(loader, past, VERB_PAST | more, row, participle);
	add_form(loader, participle, VERB_PART | more, row, participle);
	add_form(loader, lemma, VERB_BASE | more, row, participle);
	add_form(loader, form_s(loader->arena, lemma), VERB_S | more, row, participle);
	add_form(loader, form_ing(loader->arena, lemma, past), VERB_ING | more, row, participle);
}

static const Table *
open_table(Loader *loader, const char *name)
{
	return *loader->wrong ? NULL : table_load(loader->arena, name, loader->wrong);
}

static void
load_verbs(Loader *loader)
{
	const Table *table = open_table(loader, "en/actions");

	for (ptrdiff_t i = 0; table && i < table->len; i++)
		add_verb(loader, &table->at[i]);
}

/* Which field of the entry a table of nouns fills. */
typedef void Fill(Meaning *, Str value);

static void
fill_happening(Meaning *e, Str value)
{
	e->happening = value;
}

static void
fill_counted(Meaning *e, Str value)
{
	e->counted = value;
}

static void
fill_population(Meaning *e, Str value)
{
	e->population = value;
}

static void
fill_speech(Meaning *e, Str value)
{
	e->is |= str_equal(value, S("text")) ? IS_TEXT : IS_SPEAKER;
}

static void
load_nouns(Loader *loader, const char *name, Fill *fill)
{
	const Table *table = open_table(loader, name);

	for (ptrdiff_t i = 0; table && i < table->len; i++) {
		Str one = table->at[i].column[0];
		Meaning *e = entry(loader, one);

		e->is |= NOUN_ONE;
		fill(e, table->at[i].column[1]);
		e = entry(loader, form_s(loader->arena, one));
		e->is |= NOUN_MANY;
		fill(e, table->at[i].column[1]);
	}
}

static void
load_states(Loader *loader)
{
	const Table *table = open_table(loader, "en/action-states");

	for (ptrdiff_t i = 0; table && i < table->len; i++) {
		Meaning *e = entry(loader, table->at[i].column[0]);

		e->is |= IS_STATE;
		e->state = table->at[i].column[1];
	}
}

static void
load_modality(Loader *loader)
{
	const Table *table = open_table(loader, "en/modality");

	for (ptrdiff_t i = 0; table && i < table->len; i++)
		entry(loader, table->at[i].column[0])->modality = table->at[i].column[1];
}

static unsigned
function_bit(Str name)
{
	static const char *const names[] = { "det", "prep", "conj", "sub", "rel", "pron", "be", "have", "do",
		"modal", "to", "neg", "adv" };

	for (unsigned i = 0; i < sizeof names / sizeof *names; i++)
		if (str_is(name, names[i]))
			return 1u << i;
	return 0;
}

static void
load_function_words(Loader *loader)
{
	const Table *table = open_table(loader, "en/function-words");

	for (ptrdiff_t i = 0; table && i < table->len; i++)
		entry(loader, table->at[i].column[0])->is |= function_bit(table->at[i].column[1]);
}

/* Every form of a lemma that makes its subject a speaker. */
static void
load_speech(Loader *loader)
{
	const Table *table = open_table(loader, "en/speech-verbs");

	for (ptrdiff_t i = 0; table && i < loader->vocabulary->words.len; i++) {
		Meaning *e = loader->vocabulary->words.slots[i].value;

		if (e->lemma.len && table_find(table, e->lemma))
			e->is |= IS_SPEECH;
	}
}

static Vocabulary *
vocabulary_made(Arena *arena, const char **wrong)
{
	Vocabulary *vocabulary = NEW(arena, Vocabulary, 1);
	Loader loader = { arena, vocabulary, wrong };

	*wrong = NULL;
	load_verbs(&loader);
	load_speech(&loader);
	load_nouns(&loader, "en/counted-classes", fill_counted);
	load_nouns(&loader, "en/action-nouns", fill_happening);
	load_nouns(&loader, "en/populations", fill_population);
	load_nouns(&loader, "en/speech-nouns", fill_speech);
	load_states(&loader);
	load_modality(&loader);
	load_function_words(&loader);
	return *wrong ? NULL : vocabulary;
}

enum { LEMMA, PARTICIPLE, ACTION, STATE, HAPPENING, COUNTED, POPULATION, MODALITY, TEXTS };

const char *
vocabulary_freeze(Arena *arena, Str *image)
{
	const char *wrong;
	const Vocabulary *vocabulary = vocabulary_made(arena, &wrong);
	FrozenMaker *maker = frozen_maker(arena, TEXTS, 1);

	if (!vocabulary)
		return wrong;
	for (ptrdiff_t i = 0; i < vocabulary->words.len; i++) {
		const Meaning *e = vocabulary->words.slots[i].value;
		const Str texts[TEXTS] = { e->lemma, e->participle, e->action, e->state, e->happening,
			e->counted, e->population, e->modality };
		frozen_add(maker, e->word, texts, (int64_t[]){ e->is });
	}
	*image = frozen_made(maker);
	return NULL;
}

const Vocabulary *
vocabulary_load(Arena *arena, const char **wrong)
{
	Vocabulary *vocabulary;
	Str image = table_image(arena, "vocabulary", tables);

	if (!image.len)
		return vocabulary_made(arena, wrong);
	vocabulary = NEW(arena, Vocabulary, 1);
	*vocabulary = (Vocabulary){ .arena = arena, .frozen = frozen_open(image) };
	vocabulary->thawed = NEW(arena, const Meaning *, frozen_rows(vocabulary->frozen));
	vocabulary->met = NEW(arena, MetWord, MET_WORDS);
	return vocabulary;
}

static const Meaning *
thaw(const Vocabulary *vocabulary, ptrdiff_t row)
{
	Frozen from = vocabulary->frozen;
	Meaning *e = NEW(vocabulary->arena, Meaning, 1);

	*e = (Meaning){ .word = frozen_key(from, row),
		.is = (unsigned)frozen_number(from, row, 0),
		.lemma = frozen_text(from, row, LEMMA),
		.participle = frozen_text(from, row, PARTICIPLE),
		.action = frozen_text(from, row, ACTION),
		.state = frozen_text(from, row, STATE),
		.happening = frozen_text(from, row, HAPPENING),
		.counted = frozen_text(from, row, COUNTED),
		.population = frozen_text(from, row, POPULATION),
		.modality = frozen_text(from, row, MODALITY) };
	return vocabulary->thawed[row] = e;
}

static const Meaning *
look_up(const Vocabulary *vocabulary, Str lower)
{
	ptrdiff_t row;

	if (!vocabulary->thawed)
		return map_get(&vocabulary->words, lower);
	row = frozen_find(vocabulary->frozen, lower);
	if (row < 0)
		return NULL;
	return vocabulary->thawed[row] ? vocabulary->thawed[row] : thaw(vocabulary, row);
}

const Meaning *
vocabulary_find(const Vocabulary *vocabulary, Str lower)
{
	Short bytes;
	MetWord *met;

	if (!vocabulary->met || lower.len > SHORT_BYTES || lower.len < 1)
		return look_up(vocabulary, lower);
	bytes = short_of(lower);
	met = &vocabulary->met[short_hash(bytes) & (MET_WORDS - 1)];
	if (!short_equal(met->word, bytes) || met->bytes != lower.len)
		*met = (MetWord){ bytes, look_up(vocabulary, lower), lower.len };
	return met->meaning;
}

bool
vocabulary_frozen(const Vocabulary *vocabulary)
{
	return vocabulary->thawed != NULL;
}

void
vocabulary_each(const Vocabulary *vocabulary, void (*each)(void *, const Meaning *), void *context)
{
	for (ptrdiff_t row = 0; row < frozen_rows(vocabulary->frozen); row++)
		each(context, thaw(vocabulary, row));
	for (ptrdiff_t i = 0; i < vocabulary->words.len; i++)
		each(context, vocabulary->words.slots[i].value);
}

Str
vocabulary_phrase(Arena *arena, const Str *words, int count)
{
	ptrdiff_t room = 0, len = 0;
	char *bytes;

	for (int i = 0; i < count; i++)
		room += words[i].len + 1;
	bytes = arena_room(arena, room);
	for (int i = 0; i < count; i++) {
		if (i)
			bytes[len++] = ' ';
		if (words[i].len)
			memcpy(bytes + len, words[i].at, (size_t)words[i].len);
		len += words[i].len;
	}
	return (Str){ bytes, len };
}
