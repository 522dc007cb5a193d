/* role.h - what the paragraphs of an article are: its heading, dateline, byline, standfirst, and the headings within. */
#ifndef ROLE_H
#define ROLE_H

#include "language/sentence.h"

typedef struct {
	const Table *datelines, *outlets, *bylines;
} RoleRules;

const RoleRules *role_rules(Arena *, const char **wrong); /* NULL with *wrong set: a table is missing */

/* Sets the roles of all sentences of one text. Those that begin as datelines stay so. */
void roles_set(const RoleRules *, Str text, Sentences *);

#endif
