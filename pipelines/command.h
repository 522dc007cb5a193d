/* command.h - programs that are not ours: where they are, and what a plug-in says of itself. */
#ifndef COMMAND_H
#define COMMAND_H

#include "base/option.h"

/* The file that runs as `name`: itself if it has a slash, else the first of that name in PATH; empty:
 * none. */
Str command_find(Arena *, Str name);

/* What the program of a built-in filter is called here: "wc-segment" if this one is installed as "wc-pipeline". */
Str command_program(Arena *, Str name);

/* The program of a built-in filter: beside this program, else in PATH; empty: none. */
Str command_sibling(Arena *, Str name);

/* Runs `path --describe` for at most two seconds and reads the options from the JSON it answers. NULL, or
 * what is wrong. The table is for option_find; its offsets count from a state of *state_size bytes. */
const char *command_describe(Arena *, Str path, const Option **options, ptrdiff_t *state_size);

#endif
