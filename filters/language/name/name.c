#include "language/name/name.h"

#include "language/name/choose.h"
#include "language/name/context.h"
#include "language/name/link.h"
#include "language/name/model.h"

/* Names that came with the text know their bytes; find their words. */
static void
place_given(Reader *r)
{
	const Words *words = &r->text->words;
	ptrdiff_t i = 0;

	for (ptrdiff_t n = 0; n < r->text->names.len; n++) {
		Name *name = &r->text->names.at[n];
		while (i < words->len && words->at[i].end <= name->start)
			i++;
		name->first = name->last = name->title = -1;
		if (i == words->len)
			continue;
		name->first = name->last = i;
		while (name->last + 1 < words->len && words->at[name->last + 1].end <= name->end)
			name->last++;
		name->sure = true;
	}
}

void
names_find(Arena *arena, const Gazetteer *gazetteer, const NameModel *model, NameText *texts, ptrdiff_t count)
{
	Reader *readers = NEW(arena, Reader, count);

	for (ptrdiff_t i = 0; i < count; i++) {
		readers[i] = (Reader){ .arena = arena, .gazetteer = gazetteer, .text = &texts[i] };
		context_prepare(&readers[i]);
		if (texts[i].closed)
			place_given(&readers[i]);
		else
			context_names(&readers[i]);
	}
	if (model)
		model_names(arena, model, readers, count);
	link_names(arena, readers, count);
	choose_places(readers, count);
}
