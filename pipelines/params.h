/* params.h - ${key}, ${key:-default}, ${env:NAME} and $$ in the texts of a tree. They are put in after
 * parsing: a value may hold any byte and cannot change the structure. Keys stay as written. */
#ifndef PARAMS_H
#define PARAMS_H

#include "base/map.h"
#include "base/option.h"
#include "node.h"

typedef struct {
	Arena *arena;
	Problems *problems;
	Map values; /* name to Str *: what -p gave, else the default of the outermost file */
	Map used;   /* names that stand in some ${…} */
	Texts given;
} Params;

/* "key=value" each, from -p. NULL, or what is wrong. */
const char *params_give(Params *, const Texts *given);
const char *params_left_over(const Params *); /* a -p that no file has heard of; NULL: there is none */

void params_declare(Params *, Node *map); /* defaults; a value there is already stays */
void params_settle(Params *, Node *tree); /* in every text of it, once */

#endif
