/* place.h - the rules that find where something happened, and those of movement.c for what comes and goes. */
#ifndef PLACE_H
#define PLACE_H

#include "language/claim/spot.h"

typedef bool Wanted(const Spot *);

/* The nearest wanted place in the sentence, with the list it is in, into ids. False: there is none. */
bool place_take(Scene *, ptrdiff_t claim, Ids *ids, const Spots *, Wanted *);
bool place_doer(Scene *, const Claim *, const Spots *, Ids *ids);       /* the country that does it */
bool place_in_counted(Scene *, const Claim *, const Spots *, Ids *ids); /* in the counted phrase */
ptrdiff_t place_stage(const Spots *, bool heading); /* the place where a whole sentence plays: its index; -1 */

/* from_place, to_place and place of what moves. False: it does not, or nothing says where. */
bool place_of_movement(Scene *, ptrdiff_t claim, const Spots *);

#endif
