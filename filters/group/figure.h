/* figure.h - a claim as a group holds it: trimmed to what a group shows and compares; and decoded. */
#ifndef GROUP_FIGURE_H
#define GROUP_FIGURE_H

#include "base/option.h"
#include "language/claim/verdict.h"
#include "record/record.h"

enum { FIGURE_FIELDS = 31 }; /* of a claim that figures look at */

/* A claim trimmed to what a group shows and compares, not yet decoded. */
typedef struct {
	Str text; /* the values as written, each with a comma behind it, null left empty; then members, `,"name":value` */
	int32_t end[FIGURE_FIELDS]; /* bytes: where the value's comma stands */
	bool escaped;               /* one of them has a backslash */
} Claim;
typedef LIST(const Claim *) Claims;

typedef struct {
	const Claim *claim;
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

/* Where a name's hash leads: a field's number + 1, and the next one of that hash. Made once. */
typedef struct {
	uint8_t first[256], next[FIGURE_FIELDS];
} FieldIndex;
FieldIndex field_index(void);

bool figure_keeps(const FieldIndex *, Str name); /* a field that every trimmed claim keeps */

/* Trims a record, in `arena`; the fields `also` (keys that are not kept anyway) stay. NULL, or what is wrong. */
const char *claim_trim(Claim *, Arena *, const FieldIndex *, const Record *, const Texts *also);
const char *claim_check(Arena *, const Claim *, const char **field); /* NULL, or what is wrong and *field where */
void claim_write(Out *, const Claim *);    /* as a JSON object: an item of a state */
Str claim_unit(Arena *, const Claim *);    /* see figure.unit */
Str claim_part_of(Arena *, const Claim *); /* see figure.part_of */

/* Decodes one that was checked: views of the claim, which must live as long, or in `arena`. */
void figure_read(Figure *, Arena *, const Claim *);
int figure_compare(
	const void *, const void *);    /* qsort: by time, then by document and place in it; a total order */
ptrdiff_t figure_bytes(const Figure *); /* so many at most will be written */
void figure_write(Out *, const Figure *); /* as an item of "figures" */

#endif
