/* spot.h - the places and demonyms of a sentence, each with the preposition over it: what a claim's place is chosen from. */
#ifndef SPOT_H
#define SPOT_H

#include "language/claim/claim.h"

typedef struct {
	const Named *name;
	ptrdiff_t token, chunk;
	Str prep;  /* before its noun group; empty: none */
	bool from; /* "from X", "from camps in X", "out of X" */
	bool list; /* goes on with the place before it: "in A, B and C" */
	bool demonym;
	bool inner; /* a modifier: "Indonesian coast", "Syria's army" */
} Spot;
typedef LIST(Spot) Spots;

Spots spots_find(Scene *, ptrdiff_t sentence); /* in order; live as long as the scene */
void spots_add(
	Scene *, Ids *, const Spots *, ptrdiff_t i); /* the ids of i and of the list that goes on behind it */
ptrdiff_t spots_list_start(const Spots *, ptrdiff_t i); /* where the list that i belongs to begins */
Str spot_prep(const Parse *, ptrdiff_t chunk);          /* the preposition over a chunk; empty: none */

/* Where a place stands to what is said of it. */
bool spot_is_from(const Spot *);        /* "from camps in X" */
bool spot_is_to(const Spot *);          /* "to X", "into X" */
bool spot_is_in(const Spot *);          /* any preposition that can place things */
bool spot_is_strictly_in(const Spot *); /* one that does nothing else: "in", "near" */
bool spot_is_any(
	const Spot *); /* whatever is not where something comes from: the last straw for what is no people */

extern const char *const spot_locatives[]; /* "in", "at", …: what stands before where it happened; NULL-ended */

#endif
