#include "completion.h"

#include <string.h>

static const Option no_options[] = { { 0 } };

static const Option *
table(const Program *p, int i)
{
	return p->tables[i] ? p->tables[i] : no_options;
}

/* "table|html": a closed set, which can be offered. */
static bool
is_closed(const Option *o)
{
	return o->type != OPTION_FLAG && o->arg && strchr(o->arg, '|');
}

static bool
takes_file(const Option *o)
{
	return o->type != OPTION_FLAG && o->arg &&
		(strcmp(o->arg, "FILE") == 0 || strcmp(o->arg, "FOLDER") == 0);
}

/* Inside '…' of a shell. */
static void
write_quoted(Out *out, const char *text, const char *also)
{
	for (; *text; text++) {
		if (*text == '\'')
			out_bytes(out, S("'\\'"));
		else if (strchr(also, *text))
			out_char(out, '\\');
		out_char(out, *text);
	}
}

static void
write_choices(Out *out, const Option *o, const char *before)
{
	Str rest = str(o->arg), choice;

	while (str_next(&rest, '|', &choice))
		out_format(out, "%s%.*s", before, SHOW(choice));
}

/* -- bash ------------------------------------------------------------------------------------------- */

static void
bash_words(Out *out, const Program *p)
{
	for (int i = 0; i < 2; i++)
		for (const Option *o = table(p, i); o->name; o++) {
			Str rest = str(o->arg), choice;

			if (!is_closed(o))
				out_format(out, " --%s%s", o->name, o->type == OPTION_FLAG ? "" : "=");
			while (is_closed(o) && str_next(&rest, '|', &choice))
				out_format(out, " --%s=%.*s", o->name, SHOW(choice));
		}
}

/* Names of functions have no dashes. */
static void
bash_function(Out *out, const Program *p)
{
	out_bytes(out, S("_wirecount_"));
	for (const char *c = p->name; *c; c++)
		out_char(out, *c == '-' ? '_' : *c);
}

static void
bash_program(Out *out, Str prefix, const Program *p)
{
	bash_function(out, p);
	out_bytes(out,
		S("() {\n\tlocal cur=${COMP_WORDS[COMP_CWORD]} at=${COMP_LINE:0:COMP_POINT}\n\tat=${at##* }\n"
		  "\tcase $at in\n\t--*=*) mapfile -t COMPREPLY < <(compgen -W '"));
	bash_words(out, p);
	out_bytes(out,
		S("' -- \"$at\")\n\t\tif [ ${#COMPREPLY[@]} = 0 ]; then mapfile -t COMPREPLY < <(compgen -f -- \"${at#*=}\")\n"
		  "\t\telse COMPREPLY=(\"${COMPREPLY[@]#*=}\"); fi ;;\n\t-*) mapfile -t COMPREPLY < <(compgen -W '"));
	bash_words(out, p);
	out_bytes(out,
		S("' -- \"$cur\")\n\t\tif [[ ${COMPREPLY[0]} == *= ]]; then compopt -o nospace; fi ;;\n"));
	if (p->commands) {
		out_bytes(out,
			S("\t*) if [ \"$COMP_CWORD\" = 1 ]; then mapfile -t COMPREPLY < <(compgen -W '"));
		for (const char *const *c = p->commands; *c; c++)
			out_format(out, " %s", *c);
		out_bytes(out,
			S("' -- \"$cur\"); else mapfile -t COMPREPLY < <(compgen -f -- \"$cur\"); fi ;;\n"));
	} else {
		out_bytes(out, S("\t*) mapfile -t COMPREPLY < <(compgen -f -- \"$cur\") ;;\n"));
	}
	out_bytes(out, S("\tesac\n}\ncomplete -o filenames -F "));
	bash_function(out, p);
	out_format(out, " %.*s%s\n", SHOW(prefix), p->name);
}

/* -- zsh -------------------------------------------------------------------------------------------- */

static void
zsh_option(Out *out, const Option *o)
{
	out_bytes(out, S(" \\\n\t\t'"));
	if (o->type == OPTION_LIST)
		out_char(out, '*');
	out_format(out, "--%s%s[", o->name, o->type == OPTION_FLAG ? "" : "=");
	write_quoted(out, o->help, "[]:");
	out_char(out, ']');
	if (o->type != OPTION_FLAG) {
		out_char(out, ':');
		write_quoted(out, is_closed(o) ? "one of" : o->arg ? o->arg : "TEXT", "[]:");
		out_char(out, ':');
	}
	if (is_closed(o)) {
		out_char(out, '(');
		write_choices(out, o, " ");
		out_char(out, ')');
	} else if (takes_file(o)) {
		out_bytes(out, S("_files"));
	}
	out_char(out, '\'');
}

static void
zsh_program(Out *out, Str prefix, const Program *p)
{
	out_format(out, "%.*s%s)\n\t_arguments -s", SHOW(prefix), p->name);
	for (int i = 0; i < 2; i++)
		for (const Option *o = table(p, i); o->name; o++)
			zsh_option(out, o);
	if (p->commands) {
		out_bytes(out, S(" \\\n\t\t'1:command:("));
		for (const char *const *c = p->commands; *c; c++)
			out_format(out, " %s", *c);
		out_bytes(out, S(")'"));
	}
	out_bytes(out, S(" \\\n\t\t'*:file:_files' ;;\n"));
}

/* -- fish ------------------------------------------------------------------------------------------- */

static void
fish_program(Out *out, Str prefix, const Program *p)
{
	for (int i = 0; i < 2; i++)
		for (const Option *o = table(p, i); o->name; o++) {
			out_format(out, "complete -c %.*s%s -l %s", SHOW(prefix), p->name, o->name);
			if (o->letter)
				out_format(out, " -s %c", o->letter);
			if (o->type != OPTION_FLAG)
				out_bytes(out, takes_file(o) ? S(" -r -F") : S(" -x"));
			if (is_closed(o)) {
				out_bytes(out, S(" -a '"));
				write_choices(out, o, " ");
				out_char(out, '\'');
			}
			out_bytes(out, S(" -d '"));
			write_quoted(out, o->help, "");
			out_bytes(out, S("'\n"));
		}
	for (const char *const *c = p->commands; c && *c; c++)
		out_format(out, "complete -c %.*s%s -n __fish_use_subcommand -a %s\n", SHOW(prefix), p->name,
			*c);
}

bool
completion_write(Out *out, Str shell, Str prefix, const Program *programs, ptrdiff_t count)
{
	bool bash = str_equal(shell, S("bash")), zsh = str_equal(shell, S("zsh"));

	if (!bash && !zsh && !str_equal(shell, S("fish")))
		return false;
	if (zsh) {
		out_bytes(out, S("#compdef"));
		for (ptrdiff_t i = 0; i < count; i++)
			out_format(out, " %.*s%s", SHOW(prefix), programs[i].name);
		out_bytes(out, S("\ncase $service in\n"));
	}
	for (ptrdiff_t i = 0; i < count; i++)
		(bash ? bash_program : zsh ? zsh_program : fish_program)(out, prefix, &programs[i]);
	if (zsh)
		out_bytes(out, S("esac\n"));
	return true;
}

void
manual_options(Out *out, const Program *p)
{
	for (int i = 0; i < 2; i++)
		option_mdoc(out, table(p, i));
}
