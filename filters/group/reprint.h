/* reprint.h - which fingerprints are of one text: SimHashes of 64 bits, as 16 hexadecimal digits, that differ in few of them
 * (normalize(1), FINGERPRINTS); and what is near one of a family is of the family. Others are of one text if they are equal.
 * Families do not depend on the order in which fingerprints come; only which of one is the first does. */
#ifndef GROUP_REPRINT_H
#define GROUP_REPRINT_H

#include "base/map.h"

enum { REPRINT_BITS = 10 /* that reprints differ in at most */ };

/* Begins as zeros. */
typedef struct {
	Map index; /* fingerprint -> what came with it first */
	ptrdiff_t *kin; /* of each in the index, one of its family that came before; itself: the first. NULL: not joined yet */
} Reprints;

/* Views: fingerprint and value live as long as this. All are added before the first is asked for. */
void reprints_add(Reprints *, Arena *, Str fingerprint, void *value);
void *reprints_first(Reprints *, Arena *, Str fingerprint); /* of its family; NULL if it was never added */

#endif
