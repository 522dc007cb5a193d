/* match.h - YAML nodes as JSON, and records against what a test wants of them.
 * A plain true, false, null or JSON number is itself; every other text is a string. */
#ifndef MATCH_H
#define MATCH_H

#include "node.h"

void node_json(Out *, const Node *);

/* A map matches an object that has its members (exact: and no others; null is absent), a list an array of
 * the same length, item by item; numbers by value. got: raw JSON, empty is absent. */
bool node_matches(Arena *, const Node *want, Str got, bool exact);

ptrdiff_t node_hits(Arena *, const Node *want, Str got);          /* how many members of the map fit */
void node_differences(Arena *, Out *, const Node *want, Str got); /* a line for each that does not */

#endif
