/* store.h - claims held until their group is written: in memory up to a bound, behind it in a temporary file.
 * A group's claims lie on its shelf. When the memory is full, what lies on each shelf goes to the file as one block, and
 * the block says where the shelf's block before it stands: so the memory holds but a number for each group.
 * The file stands in $TMPDIR, else /tmp, without a name. Where it cannot be made, written or read the program ends
 * (die: 73 or 74). */
#ifndef GROUP_STORE_H
#define GROUP_STORE_H

#include "group/figure.h"

typedef struct {
	struct HeldClaim *held; /* in memory, the newest first */
	int64_t block;          /* the newest in the file: its byte + 1; 0: none */
	int64_t claims;         /* in memory and in the file */
} Shelf;

typedef struct {
	Arena memory;
	int64_t held, most; /* bytes in memory, and how many there may be */
	LIST(Shelf *) busy; /* shelves with claims in memory */
	Out file;
	int64_t written; /* bytes of it; 0: there is none yet */
} Store;

/* A copy of the claim onto the shelf. `arena`: of the store's own lists; must live as long as the store, as shelves must. */
void store_put(Store *, Arena *arena, Shelf *, const Claim *);
/* No more come: where the memory did not hold them all, all go to the file, so that the memory is free for reading them. */
void store_full(Store *, Arena *arena);
/* All of a shelf, in no order: those in memory live until the next store_put, those of the file in the arena. */
Claims store_read(const Store *, Arena *, const Shelf *);
void store_close(Store *);

#endif
