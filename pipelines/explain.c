/* explain.c - the shell command that a chain is. Pasted into bash it gives the same bytes and the same
 * status. */
#include "chain.h"
#include "command.h"

#include <stdlib.h>
#include <string.h>

Texts
step_arguments(Arena *arena, const Step *step)
{
	Texts words = { 0 };

	if (!step->filter)
		return step->command;
	*PUSH(arena, &words) = command_program(arena, str(step->filter->name));
	for (ptrdiff_t i = 0; i < step->settings.len; i++) {
		Setting set = step->settings.at[i];

		*PUSH(arena, &words) = set.has_value
			? arena_format(arena, "--%.*s=%.*s", SHOW(set.name), SHOW(set.value))
			: arena_format(arena, "--%.*s", SHOW(set.name));
	}
	return words;
}

static bool
needs_quotes(Str word)
{
	for (ptrdiff_t i = 0; i < word.len; i++)
		if (!is_letter(word.at[i]) && !is_digit(word.at[i]) && !memchr("-_./:,=@%+", word.at[i], 10))
			return true;
	return word.len == 0;
}

/* One word for the shell: nothing is special between single quotes but the single quote. */
static void
quote(Out *out, Str word)
{
	if (!needs_quotes(word)) {
		out_bytes(out, word);
		return;
	}
	out_char(out, '\'');
	for (ptrdiff_t i = 0; i < word.len; i++)
		if (word.at[i] == '\'')
			out_bytes(out, S("'\\''"));
		else
			out_char(out, word.at[i]);
	out_char(out, '\'');
}

/* --by='a b' reads better than '--by=a b'. */
static void
quote_option(Out *out, Str word)
{
	ptrdiff_t equals = str_starts(word, S("--")) ? str_find_byte(word, '=') : -1;

	if (equals > 0 && !needs_quotes(str_slice(word, 0, equals))) {
		out_bytes(out, str_slice(word, 0, equals + 1));
		if (equals + 1 < word.len)
			quote(out, str_from(word, equals + 1));
	} else {
		quote(out, word);
	}
}

/* A command goes through the shell function `run`, and so through env, that no alias, builtin or keyword of
 * its name is taken for it. A name with `=` would be env's: then its full path is given. */
static void
write_command(Arena *arena, Out *out, const Step *step)
{
	out_bytes(out, S("run "));
	for (ptrdiff_t i = 0; i < step->command.len; i++) {
		Str word = step->command.at[i];

		if (i == 0 && (str_find_byte(word, '=') >= 0 || str_starts(word, S("-"))))
			word = command_find(arena, word);
		if (i > 0)
			out_char(out, ' ');
		quote_option(out, word);
	}
}

static void
write_filter(Arena *arena, Out *out, const Step *step, const Texts *files)
{
	Texts words = step_arguments(arena, step);
	bool dashes = false;

	for (ptrdiff_t i = 0; i < words.len; i++) {
		if (i > 0)
			out_char(out, ' ');
		quote_option(out, words.at[i]);
	}
	for (ptrdiff_t i = 0; files && i < files->len; i++)
		dashes |= files->at[i].len > 1 && files->at[i].at[0] == '-';
	if (dashes)
		out_bytes(out, S(" --"));
	for (ptrdiff_t i = 0; files && i < files->len; i++) {
		out_char(out, ' ');
		quote(out, files->at[i]);
	}
}

/* Where our programs are, if it is not where the shell would find them. */
static void
write_path(Arena *arena, const Chain *chain, Out *out)
{
	for (ptrdiff_t i = 0; i < chain->steps.len; i++) {
		const Step *step = &chain->steps.at[i];
		Str own = command_program(arena, step->name);
		Str here = step->filter ? command_sibling(arena, step->name) : (Str){ 0 };

		if (here.len == 0 || str_equal(here, command_find(arena, own)))
			continue;
		out_bytes(out, S("PATH="));
		quote(out, str_slice(here, 0, here.len - own.len - 1));
		out_bytes(out, S(":$PATH\n"));
		return;
	}
}

static void
write_comment(Out *out, Str text)
{
	out_bytes(out, S("# "));
	for (ptrdiff_t i = 0; i < text.len; i++)
		out_char(out, text.at[i] >= 0 && text.at[i] < ' ' ? ' ' : text.at[i]);
	out_char(out, '\n');
}

static bool
has_commands(const Chain *chain)
{
	for (ptrdiff_t i = 0; i < chain->steps.len; i++)
		if (!chain->steps.at[i].filter)
			return true;
	return false;
}

/* Of processes.c, status_of. */
static const char run_function[] = "# a command whose reader left is well (141), killed is 70, not there is 69\n"
				   "run() { env \"$@\"; local s=$?; ((s == 141)) && s=0; "
				   "((s > 128 && s <= 192)) && s=70; "
				   "((s == 126 || s == 127)) && s=69; return $s; }\n";

void
explain(Arena *arena, const Chain *chain, Out *out)
{
	write_comment(out, chain->about.len ? chain->about : chain->name);
	out_bytes(out, S("(set -o pipefail\n"));
	write_path(arena, chain, out);
	if (has_commands(chain))
		out_bytes(out, str(run_function));
	for (ptrdiff_t i = 0; i < chain->steps.len; i++) {
		const Step *step = &chain->steps.at[i];

		if (step->filter)
			write_filter(arena, out, step, i == 0 ? &chain->files : NULL);
		else
			write_command(arena, out, step);
		out_bytes(out, i + 1 < chain->steps.len ? S(" |\n") : S(""));
	}
	if (chain->to.len) {
		out_bytes(out, S(" > "));
		quote(out, chain->to);
	}
	out_bytes(out, S(")\n"));
}
