/* images.c - makes, when the program is built, what would else be made of the tables at each start.
 * images NAME > FILE; the floors are linked in without any image. */
#include "base/out.h"
#include "base/report.h"
#include "language/claim/signal.h"
#include "language/lexicon.h"
#include "language/name/tables.h"

#include <unistd.h>

const BuiltinTable builtin_images[] = { { 0, 0, 0 } };
const ptrdiff_t builtin_image_count = 0;

static const char *
make_senses(Arena *arena, Str *image)
{
	Str entries;

	return lexicon_freeze(arena, image, &entries);
}

static const char *
make_entries(Arena *arena, Str *image)
{
	Str senses;

	return lexicon_freeze(arena, &senses, image);
}

static const struct {
	const char *name;
	const char *(*make)(Arena *, Str *);
} images[] = {
	{ "names", names_made },
	{ "places", places_made },
	{ "lexicon", make_senses },
	{ "lexicon-entries", make_entries },
	{ "vocabulary", vocabulary_freeze },
	{ "signals", signals_freeze },
};

int
main(int argc, char **argv)
{
	Arena arena = { 0 };
	Out out = out_to(&arena, STDOUT_FILENO, NULL);

	program = "images";
	for (size_t i = 0; argc == 2 && i < sizeof images / sizeof *images; i++) {
		Str bytes = { 0 };
		const char *wrong;
		if (!str_is(str(argv[1]), images[i].name))
			continue;
		wrong = images[i].make(&arena, &bytes);
		if (wrong)
			die(EXIT_CONFIG, "%s", wrong);
		out_bytes(&out, bytes);
		out_flush(&out);
		arena_free(&arena);
		return EXIT_OK;
	}
	usage("one argument: which image");
}
