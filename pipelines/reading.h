/* reading.h - between plan.c, keys.c and step.c: a plan while it is being read, and what all three ask of nodes. */
#ifndef READING_H
#define READING_H

#include "plan.h"

typedef struct {
	Arena *arena;
	Problems *problems;
	Params *params;
	Plan *plan;
} Reading;

typedef struct {
	const char *name; /* NULL ends the table */
	void (*read)(Reading *, Node *key, Node *value);
} Key;

/* Each pair of the map by its key; what is no map or not in the table is a problem. */
void read_keys(Reading *, const Node *map, const Key *, const char *what);

bool read_text(Reading *, const Node *, const char *what, Str *text);              /* a text, not empty */
void read_texts(Reading *, Node *, const char *what, Texts *);                     /* one text or a list */
void read_choice(Reading *, Node *, const char *what, const char *const *choices); /* NULL-ended */
void later(Reading *, Mark, const char *what); /* it is right, but not built yet */

/* keys.c: the forms of the top keys' values. */
void read_from(Reading *, Node *key, Node *value);
void read_to(Reading *, Node *key, Node *value);
void read_on_error(Reading *, Node *key, Node *value);
void read_lock(Reading *, Node *key, Node *value);
void read_workers(Reading *, Node *key, Node *value);
void read_tests(Reading *, Node *key, Node *value);

/* step.c: a list of stages. */
void read_steps(Reading *, Node *list, Steps *);

#endif
