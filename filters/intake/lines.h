/* lines.h - JSON Lines as others write them. */
#ifndef LINES_H
#define LINES_H

#include "record/record.h"

bool lines_named(Str file); /* "dump.jsonl.gz" */
bool lines_are(Str start);  /* the first line is a JSON object: then the others are records, too */
/* Gives a field the name it has here. NULL, or what is wrong: both names are there. */
const char *lines_rename(Record *, Str from, const char *to);
void lines_number_is_name(Record *); /* "doc":7 is the name "7" */

#endif
