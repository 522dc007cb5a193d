/* choose.h - which of the places of one name: by how many people live there, and by the countries the article names. */
#ifndef CHOOSE_H
#define CHOOSE_H

#include "language/name/context.h"

/* After link_names. A place lies in the country named beside one of its mentions (beside.h). Else one whose name others share goes to the one whose country the article names, unless the best-known one is in a
 * named country as well or so much larger that it is meant without saying; where two are about as large and no country is named
 * it loses its id, and `why` says so. */
void choose_places(Reader *readers, ptrdiff_t count);

#endif
