#include "language/claim/signal.h"

#include "language/claim/source.h"

static void
add_verb(void *maker, const Meaning *meaning)
{
	if (meaning->is & IS_SPEECH || source_weak_verb(meaning->lemma))
		glance_add(maker, meaning->word, SIGNAL_SPEAKER);
	if (source_agency_verb(meaning))
		glance_add(maker, meaning->word, SIGNAL_AGENCY);
}

static Str
signals_made(Arena *arena, const NumberTables *numbers, const Vocabulary *vocabulary)
{
	GlanceMaker *maker = glance_maker(arena);

	number_signals(numbers, maker, SIGNAL_NUMBER, SIGNAL_PART);
	glance_add(maker, S("same"), SIGNAL_NUMBER); /* "the same number" */
	vocabulary_each(vocabulary, add_verb, maker);
	for (const char *const *verb = source_weak_verbs; *verb;
		verb++) { /* forms no table has are guessed by their ends */
		glance_add(maker, arena_join(arena, str(*verb), S("ed")), SIGNAL_SPEAKER);
		glance_add(maker, arena_join(arena, str(*verb), S("ing")), SIGNAL_SPEAKER);
	}
	glance_add(maker, S("according"), SIGNAL_SPEAKER);
	return glance_made(maker);
}

Glance
signals_load(Arena *arena, const NumberTables *numbers, const Vocabulary *vocabulary)
{
	static const char *const none[] = { NULL };
	Str image = { 0 };

	if (number_tables_frozen(numbers) && vocabulary_frozen(vocabulary))
		image = table_image(arena, "signals", none);
	if (!image.len)
		image = signals_made(arena, numbers, vocabulary);
	return glance_open(image);
}

const char *
signals_freeze(Arena *arena, Str *image)
{
	const char *wrong = NULL;
	const NumberTables *numbers = number_tables(arena, &wrong);
	const Vocabulary *vocabulary = numbers ? vocabulary_load(arena, &wrong) : NULL;

	if (!vocabulary)
		return wrong;
	*image = signals_made(arena, numbers, vocabulary);
	return NULL;
}
