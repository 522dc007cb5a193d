#include "group/source.h"

#include "base/map.h"
#include "group/reprint.h"
#include "language/number/show.h"

typedef struct {
	Arena *arena;
	Map index;         /* source key -> int * */
	Map ids;           /* speaker in lower case -> Str *, the id some figure gives */
	Map speakers;      /* document -> Figure *, its first with a speaker */
	Map said;          /* document and bounds -> Figure *, the first with a speaker */
	Reprints reprints; /* their values: Figure *, the first with a fingerprint */
} Sources;

static Str
said_key(Sources *sources, Str document, const Figure *figure)
{
	Str low = decimal_key(sources->arena, statement_low(&figure->statement));
	Str high = decimal_key(sources->arena, statement_high(&figure->statement));

	Out out = out_memory(sources->arena);

	out_bytes(&out, low);
	out_char(&out, ' ');
	out_bytes(&out, high);
	out_char(&out, ' ');
	out_bytes(&out, document);
	return out_str(&out);
}

static void
note_figure(Sources *sources, Figure *figure)
{
	if (figure->fingerprint.len > 0)
		reprints_add(&sources->reprints, sources->arena, figure->fingerprint, figure);
	if (figure->speaker.len == 0)
		return;
	if (figure->speaker_id.len > 0) {
		Slot *slot = map_add(
			&sources->ids, sources->arena, arena_lower(sources->arena, figure->speaker));
		slot->value = slot->value ? slot->value : &figure->speaker_id;
	}
	Slot *slot = map_add(&sources->speakers, sources->arena, figure->document);
	slot->value = slot->value ? slot->value : figure;
	slot = map_add(&sources->said, sources->arena, said_key(sources, figure->document, figure));
	slot->value = slot->value ? slot->value : figure;
}

static Str
speaker_key(Sources *sources, const Figure *figure)
{
	Str name = arena_lower(sources->arena, figure->speaker);
	const Str *id = figure->speaker_id.len > 0 ? &figure->speaker_id : map_get(&sources->ids, name);

	return id ? arena_join(sources->arena, S("id:"), *id) : arena_join(sources->arena, S("speaker:"), name);
}

static Str
source_key(Sources *sources, const Figure *figure)
{
	if (figure->speaker.len > 0)
		return speaker_key(sources, figure);
	const Figure *first = reprints_first(&sources->reprints, sources->arena, figure->fingerprint);
	Str document = first ? first->document : figure->document;
	const Figure *said = map_get(&sources->said, said_key(sources, document, figure));
	if (!said)
		said = map_get(&sources->speakers, document);
	if (said && !statement_below(&said->statement, &figure->statement) &&
		!statement_below(&figure->statement, &said->statement))
		return speaker_key(sources, said);
	if (first)
		figure = first;
	return figure->outlet.len > 0 ? arena_join(sources->arena, S("outlet:"), figure->outlet)
				      : arena_join(sources->arena, S("document:"), figure->document);
}

/* Figures of one source are told by one name: of its speaker, if one of them has one; else of the first. */
static void
share_name(Arena *scratch, Figures *figures, ptrdiff_t sources)
{
	const Figure **named = NEW(scratch, const Figure *, sources);

	for (ptrdiff_t i = 0; i < figures->len; i++) {
		const Figure *figure = &figures->at[i], **best = &named[figure->source];
		if (!*best || ((*best)->speaker.len == 0 && figure->speaker.len > 0))
			*best = figure;
	}
	for (ptrdiff_t i = 0; i < figures->len; i++)
		figures->at[i].statement.who = named[figures->at[i].source]->statement.who;
}

ptrdiff_t
group_sources(Arena *scratch, Figures *figures)
{
	Sources sources = { .arena = scratch };

	if (figures->len == 1) /* its source is 0 */
		return 1;
	for (ptrdiff_t i = 0; i < figures->len; i++)
		note_figure(&sources, &figures->at[i]);
	for (ptrdiff_t i = 0; i < figures->len; i++) {
		Slot *slot = map_add(&sources.index, scratch, source_key(&sources, &figures->at[i]));
		figures->at[i].source = slot - sources.index.slots;
	}
	share_name(scratch, figures, sources.index.len);
	return sources.index.len;
}

ptrdiff_t
sources_deciding(Arena *scratch, const Figures *figures, ptrdiff_t sources)
{
	bool *seen = NEW(scratch, bool, sources);
	ptrdiff_t count = 0;

	for (ptrdiff_t i = 0; i < figures->len; i++) {
		const Figure *figure = &figures->at[i];
		if (figure->aside || seen[figure->source])
			continue;
		seen[figure->source] = true;
		count++;
	}
	return count;
}
