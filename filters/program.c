/* program.c - what all filters' programs share: options, help, operands, exit status. */
#include "filter.h"

#include "language/table.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

const Option common_options[] = {
	{ 0, "rejects", OPTION_TEXT, offsetof(Common, rejects), NULL, "FILE",
		"write refused records to FILE, ready for replay" },
	{ 0, "max-bad", OPTION_TEXT, offsetof(Common, max_bad), "0", "N[%]",
		"so many refused records are no failure" },
	{ 0, "max-record", OPTION_TEXT, offsetof(Common, max_record), "128MiB", "SIZE", "longest input line" },
	{ 0, "drop", OPTION_TEXT, offsetof(Common, drop), NULL, "FIELD,...",
		"do not carry these fields into a new grain" },
	{ 'h', "help", OPTION_FLAG, offsetof(Common, help), NULL, NULL, "show this help" },
	{ 0, "version", OPTION_FLAG, offsetof(Common, version), NULL, NULL,
		"show the version and the tables' hashes" },
	{ 0, "describe", OPTION_FLAG, offsetof(Common, describe), NULL, NULL,
		"show options and fields as JSON" },
	{ 0 },
};

static void
show_help(const Filter *f, Out *out)
{
	out_format(out, "Examples:\n%s\n%s - %s\n\nUsage: %s [OPTION]... [FILE]...\n", f->examples, f->name,
		f->summary, f->name);
	out_bytes(out, S("Reads FILEs, or standard input (also as -), plain or gzip.\n"));
	if (f->options && f->options[0].name) {
		out_bytes(out, S("\nOptions:\n"));
		option_help(out, f->options);
	}
	out_bytes(out, S("\nOf every filter:\n"));
	option_help(out, common_options);
	out_bytes(out,
		S("\nExit status: 0 all well, 64 usage, 65 data refused, 66 no input, 73 cannot create, 74 disk full.\n"));
}

static void
show_version(const Filter *f, Out *out)
{
	Arena a = { 0 };

	out_format(out, "%s (wirecount) %s\n", f->name, VERSION);
	for (ptrdiff_t i = 0; i < builtin_table_count; i++) {
		const char *wrong = NULL;
		const Table *t = table_load(&a, builtin_tables[i].name, &wrong);

		if (t)
			out_format(out, "  %s %016" PRIx64 "\n", builtin_tables[i].name, t->hash);
		else
			out_format(out, "  %s: %s\n", builtin_tables[i].name, wrong);
	}
	arena_free(&a);
}

static void
write_grains(Out *out, int reads)
{
	bool first = true;

	out_char(out, '[');
	for (int g = GRAIN_DOCUMENT; g <= GRAIN_STATE; g <<= 1)
		if (reads & g) {
			out_format(out, "%s\"%s\"", first ? "" : ",", grain_name((Grain)g));
			first = false;
		}
	out_char(out, ']');
}

void
filter_describe(const Filter *f, Out *out)
{
	bool first = true;

	json_write_key(out, &first, "name");
	json_write_text(out, str(f->name));
	json_write_key(out, &first, "summary");
	json_write_text(out, str(f->summary));
	json_write_key(out, &first, "version");
	json_write_text(out, S(VERSION));
	json_write_key(out, &first, "reads");
	write_grains(out, f->reads);
	if (f->writes) {
		json_write_key(out, &first, "writes");
		json_write_text(out, str(f->writes));
	}
	json_write_key(out, &first, "fields");
	out_char(out, '[');
	for (const char *const *name = f->fields; name && *name; name++) {
		out_bytes(out, name == f->fields ? S("") : S(","));
		json_write_text(out, str(*name));
	}
	out_bytes(out, S("],\"options\":["));
	first = true;
	option_describe(out, f->options, &first);
	option_describe(out, common_options, &first);
	out_bytes(out, S("]}\n"));
}

static Texts
split_commas(Arena *a, Str text)
{
	Texts parts = { 0 };
	Str part;

	while (text.len && str_next(&text, ',', &part))
		if (part.len)
			*PUSH(a, &parts) = part;
	return parts;
}

const char *
common_wrong(Arena *a, const Common *c)
{
	bool percent = str_ends(c->max_bad, S("%"));
	int64_t number;

	if (!str_integer(percent ? str_slice(c->max_bad, 0, c->max_bad.len - 1) : c->max_bad, &number) ||
		number < 0)
		return arena_format(a, "--max-bad takes a number or a percentage, not '%.*s'", SHOW(c->max_bad))
			.at;
	if (!size_read(c->max_record, &number))
		return arena_format(
			a, "--max-record takes a size such as 128MiB, not '%.*s'", SHOW(c->max_record))
			.at;
	return NULL;
}

/* Lives as long as the run. */
static Out *
open_rejects(Arena *a, Str path)
{
	const char *name = arena_c_string(a, path);
	int fd = open(name, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
	Out *out = NEW(a, Out, 1);

	if (fd < 0)
		die(EXIT_CANNOT_CREATE, "%s: %s", name, strerror(errno));
	*out = out_to(a, fd, name);
	return out;
}

void
common_apply(Arena *a, const Common *c, Stage *s)
{
	size_read(c->max_record, &s->context->max_record);
	if (c->rejects.len)
		s->context->rejects = open_rejects(a, c->rejects);
	s->drop = split_commas(a, c->drop);
}

static bool
show_instead(const Common *c, const Filter *f, Out *out)
{
	if (c->help)
		show_help(f, out);
	else if (c->version)
		show_version(f, out);
	else if (c->describe)
		filter_describe(f, out);
	else
		return false;
	out_flush(out);
	return true;
}

static void
feed_operands(Stage *s, Arena *a, Texts *operands)
{
	if (operands->len == 0) {
		if (isatty(STDIN_FILENO))
			usage("nothing to read: give files, or pipe records in");
		*PUSH(a, operands) = S("-");
	}
	if (s->filter->operands) {
		s->filter->operands(s, operands);
		return;
	}
	for (ptrdiff_t i = 0; i < operands->len; i++)
		feed_file(s, arena_c_string(a, operands->at[i]));
}

int
filter_main(const Filter *filter, int argc, char **argv)
{
	Arena a = { 0 };
	Common common = { 0 };
	Run run = { .file = "-" };
	Texts operands = { 0 };
	Stage *s;
	Out out;
	const char *wrong;
	ExitStatus status;

	program = filter->name;
	signal(SIGPIPE, SIG_IGN); /* a reader that left shows as EPIPE: a quiet end */
	s = stage_new(&a, filter, &run);
	wrong = option_presets(&a, common_options, &common);
	if (wrong)
		die(EXIT_INTERNAL, "%s", wrong);
	wrong = option_parse(&a, (OptionTable[]){ { filter->options, s->state }, { common_options, &common } },
		2, argc, argv, &operands);
	if (wrong)
		usage("%s", wrong);
	out = out_to(&a, STDOUT_FILENO, NULL);
	if (show_instead(&common, filter, &out))
		exit(EXIT_OK);
	wrong = common_wrong(&a, &common);
	if (wrong)
		usage("%s", wrong);
	common_apply(&a, &common, s);
	stage_join(&run, &s, 1, &out);
	wrong = stage_begin(s);
	if (wrong)
		usage("%s", wrong);
	feed_operands(s, &a, &operands);
	feed_close(s);
	status = run_status(&run, common.max_bad);
	run_free(&run);
	arena_free(&a);
	return (int)status;
}
