/* figure.h - a claim as a group holds it: trimmed to what a group shows and compares, and decoded. */
#ifndef GROUP_FIGURE_H
#define GROUP_FIGURE_H

#include "base/option.h"
#include "language/claim/verdict.h"
#include "record/record.h"

typedef struct {
	Str claim;       /* the trimmed claim, a JSON object; what a state holds */
	ptrdiff_t shown; /* so many bytes of it are what a group shows, up to the comma or brace behind them */
	Statement statement;
	Str unit; /* what its bounds are measured in: "EUR", "percent", "fraction"; empty: a plain count */
	Str speaker, speaker_id, outlet, document, fingerprint;
	Str id, part_of, sentence;
	int64_t start;
	const char *aside; /* why it does not decide: "planned", "increment", "part"; NULL: it does */
	ptrdiff_t source;  /* index into the group's sources; see group_sources */
} Figure;
typedef LIST(Figure) Figures;

/* Kinds that are claims are figures, and records that do not say their kind; dates, ordinals, names are none. */
bool figure_is_claim(const Record *);

/* Copies what it keeps into `arena`, with the fields `also` (keys) if the claim has them. NULL, or what is wrong and *field. */
const char *figure_read(
	Figure *, Arena *arena, Arena *scratch, const Record *, const Texts *also, const char **field);
int figure_compare(
	const void *, const void *); /* qsort: by time, then by document and place in it; a total order */
void figure_write(Out *, const Figure *); /* as an item of "figures" */

#endif
