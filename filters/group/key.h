/* key.h - a field of a record as something to group or to choose by.
 * A list is one key: its items sorted, each once, joined by "+" ("KZ+UZ"). `destination` is a name of its own: to_place,
 * else place. Absent, null, "" and [] are all "no key". */
#ifndef GROUP_KEY_H
#define GROUP_KEY_H

#include "base/option.h"
#include "record/record.h"

typedef struct {
	Str json;      /* as it is written into a group: "KZ+UZ" with its quotes, 12, true, null */
	Str text;      /* to compare and to join; empty: no key */
	Texts members; /* of a list of two or more: its items' texts */
} Key;

Key key_read(Arena *, const Record *, Str field); /* views of the record or in the arena */
Key key_copy(Arena *, const Key *);
Str key_raw(const Record *, Str field); /* the field's JSON, destination resolved; empty if there is none */
void texts_sort_once(Texts *);          /* by bytes, each once */
int key_compare(const Key *, const Key *); /* by bytes of the text; no key comes last */

#endif
