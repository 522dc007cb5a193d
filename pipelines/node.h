/* node.h - a YAML file as a tree whose nodes know where they stand. node.c is the only door to libyaml.
 * A tree is bounded: NODE_DEPTH deep, NODE_COUNT nodes with aliases written out, one document a file; so what
 * walks it may recurse. */
#ifndef NODE_H
#define NODE_H

#include "problem.h"

enum { NODE_DEPTH = 64, NODE_COUNT = 200000, NODE_ANCHORS = 1000 };

typedef enum { NODE_TEXT, NODE_LIST, NODE_MAP } NodeKind;

typedef struct Node Node;
typedef struct {
	Node *key, *value; /* the key is a text */
} Pair;

struct Node {
	NodeKind kind;
	Mark at;
	Str text;
	bool plain;   /* a text without quotes: true, null and 84 mean what they say */
	bool settled; /* its ${…} have been put in (params.h) */
	LIST(Node *) items;
	LIST(Pair) pairs;
};

/* The file's tree; NULL if it is no YAML or without bounds. Duplicate keys, tags and circles are problems
 * too. */
Node *node_read(Arena *, const Source *, Problems *);

Node *node_get(const Node *map, const char *key); /* NULL if it is not there, or this is no map */
bool node_is(const Node *, const char *plain);    /* the plain word, as in `true` */
bool node_is_null(const Node *);                  /* null, ~ or nothing */
const char *node_kind(const Node *);              /* "a text", "a list", "a map" */

#endif
