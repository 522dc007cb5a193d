/* option.h - options are declared once; argv, YAML keys, --help, man page, --describe and completion read the table. */
#ifndef OPTION_H
#define OPTION_H

#include "base/out.h"

typedef enum {
	OPTION_FLAG,   /* bool */
	OPTION_TEXT,   /* Str */
	OPTION_NUMBER, /* int64_t; decimal digits */
	OPTION_LIST,   /* Texts: every use adds one */
} OptionType;

typedef LIST(Str) Texts;

typedef struct {
	char letter;      /* 0: long form only */
	const char *name; /* without dashes; NULL ends the table */
	OptionType type;
	size_t into;        /* offsetof(State, member) */
	const char *preset; /* parsed as if given; NULL: zero */
	const char *arg;    /* name of the value in help: "FILE"; "a|b|c" is a closed set and checked */
	const char *help;   /* one line, no full stop */
} Option;

/* All return NULL, or a sentence (in the arena) saying what is wrong. `state` is where `into` counts from. */
const char *option_presets(Arena *, const Option *, void *state);
const char *option_set(Arena *, const Option *, void *state, Str name, Str value,
	bool has_value); /* flags: value "true"/"false" or none */
const Option *option_find(const Option *, Str name);

/* Parses argv[1..]; up to two tables, each with its state. What is no option goes to operands; "--" ends options.
 * "-" is an operand. --name=value, --name value, -x value, -xvalue, -ab for flags. */
typedef struct {
	const Option *options;
	void *state;
} OptionTable;
const char *option_parse(Arena *, const OptionTable *, ptrdiff_t count, int argc, char **argv, Texts *operands);

void option_help(Out *, const Option *); /* aligned lines for --help */
void option_mdoc(Out *, const Option *); /* .It Fl entries for the man page */
void option_describe(
	Out *, const Option *, bool *first); /* JSON: {"name":…,"type":…,"arg":…,"preset":…,"help":…}, … */

#endif
