/* figure.h - a claim as a group holds it: trimmed to what a group shows and compares; and decoded. */
#ifndef GROUP_FIGURE_H
#define GROUP_FIGURE_H

#include "base/option.h"
#include "language/claim/verdict.h"
#include "record/record.h"

enum { FIGURE_FIELDS = 31 }; /* of a claim that figures look at */

typedef struct {
	int32_t at, len; /* bytes of a value in the claim's text; len 0: there is none, or null */
} KeptField;

/* A claim trimmed to what a group shows and compares, not yet decoded. */
typedef struct {
	Str text;        /* a JSON object; what a state holds */
	ptrdiff_t shown; /* so many bytes of it are what a group shows, up to the comma or brace behind them */
	KeptField field[FIGURE_FIELDS];
} Claim;
typedef LIST(const Claim *) Claims;

typedef struct {
	Str claim; /* the trimmed claim's text */
	ptrdiff_t shown;
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

bool figure_keeps(Str name); /* a field that every trimmed claim keeps */

/* Trims a record, in `arena`; the fields `also` (keys that are not kept anyway) stay. NULL, or what is wrong. */
const char *claim_trim(Claim *, Arena *, const Record *, const Texts *also);

/* Decodes one: views of the claim's text, or in `arena`. NULL, or what is wrong and *field where. */
const char *figure_read(Figure *, Arena *, const Claim *, const char **field);
int figure_compare(
	const void *, const void *); /* qsort: by time, then by document and place in it; a total order */
void figure_write(Out *, const Figure *); /* as an item of "figures" */

#endif
