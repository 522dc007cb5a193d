/* The laws of tag-entities: names lie in their text, in order, and part no character, with the model and without. */
#include "base/utf8.h"
#include "fuzz.h"
#include "language/name/model.h"

#include <stdlib.h>

static Gazetteer gazetteer;
static NameModel model;

static void
begin(Arena *run)
{
	const char *wrong = gazetteer_load(run, &gazetteer, NULL, 0, false), *file;
	Str bytes;

	LAW(!wrong);
	LAW(table_bytes(run, "models/name.model", &bytes, &file, &wrong));
	LAW(!model_read(bytes, &model));
	LAW(model_read(str_slice(bytes, 0, bytes.len - 1), &(NameModel){ 0 }));
}

static void
names_lie_in_texts(const NameText *texts, ptrdiff_t count)
{
	for (ptrdiff_t t = 0; t < count; t++)
		for (ptrdiff_t n = 0; n < texts[t].names.len; n++) {
			const Name *name = &texts[t].names.at[n];
			LAW(name->start >= 0 && name->end > name->start && name->end <= texts[t].text.len);
			LAW(utf8_boundary(texts[t].text, name->start) &&
				utf8_boundary(texts[t].text, name->end));
			LAW(n == 0 || texts[t].names.at[n - 1].start <= name->start);
			LAW(name->confidence >= 0 && name->confidence <= 1000);
		}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static Arena run;
	Arena arena = { 0 };
	Str text = { (const char *)data, (ptrdiff_t)size }, rest, line;

	if (!run.block)
		begin(&run);
	text.len = utf8_valid(text);
	for (int with = 0; with < 2; with++) {
		NameText texts[8] = { 0 };
		ptrdiff_t count = 0;
		for (rest = text; count < 8 && str_next(&rest, '\n', &line); count++)
			texts[count].text = line;
		names_find(&arena, &gazetteer, with ? &model : NULL, texts, count);
		names_lie_in_texts(texts, count);
	}
	arena_free(&arena);
	return 0;
}
