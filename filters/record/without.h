/* without.h - names of fields that are left out. Asked for each field of each record: most have another mark, told by their
 * length and their first and last bytes. */
#ifndef WITHOUT_H
#define WITHOUT_H

#include "base/map.h"

enum { WITHOUT_MARKS = 256 };

typedef struct {
	Map names;
	bool marks[WITHOUT_MARKS];
} Without;

void without_add(Without *, Arena *, Str name);
bool without_has(const Without *, Str name);

#endif
