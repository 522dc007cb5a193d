/* Every block of the .cases files beside this is a test: what a filter (or a chain joined by |) does with a few lines.
 *
 *   # what it shows
 *   $ segment --tokens | tag-entities
 *   < an input line                      (none: standard input is empty)
 *   > an expected output line
 *   ! an expected line on stderr         (none given: not looked at, unless status is 0: then it must be empty)
 *   ? 65                                 (expected exit status; 0 if not given)
 *
 * Words of `$` may be quoted with '…'. A child process runs filter_main, so that usage errors can end it. */
#include "filter.h"
#include "suite.h"

#include <fcntl.h>
#include <glob.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

extern const Filter *const catalog[];

typedef struct {
	const char *file;
	int line;
	Str title, command, input, output, errors;
	int status;
	bool has_errors;
} Case;

typedef LIST(Case) Cases;

static Arena arena;
static Cases cases;

static Str
read_file(const char *path)
{
	In *in = in_open(&arena, path);
	Str text = { 0 };

	if (in && in_all(in, 1 << 30, &text) == IN_LINE)
		text = arena_copy(&arena, text);
	if (in)
		in_close(in);
	return text;
}

static void
add_line(Str *to, Str line)
{
	*to = arena_join(&arena, arena_join(&arena, *to, line), S("\n"));
}

static void
read_cases(const char *path)
{
	Str rest = read_file(path), line;
	Case *c = NULL;
	int number = 0;

	while (str_next(&rest, '\n', &line)) {
		Str what = line.len > 2 ? str_from(line, 2) : (Str){ "", 0 };

		number++;
		if (line.len == 0) {
			c = NULL;
			continue;
		}
		if (!c) {
			if (line.at[0] != '#' && line.at[0] != '$')
				ck_abort_msg("%s:%d: a case begins with # or $", path, number);
			c = PUSH(&arena, &cases);
			c->file = arena_c_string(&arena, str(path));
			c->line = number;
		}
		switch (line.at[0]) {
		case '#':
			if (c->title.len == 0)
				c->title = what;
			break;
		case '$': c->command = what; break;
		case '<': add_line(&c->input, what); break;
		case '>': add_line(&c->output, what); break;
		case '!':
			add_line(&c->errors, what);
			c->has_errors = true;
			break;
		case '?': c->status = (int)strtol(arena_c_string(&arena, what), NULL, 10); break;
		default: ck_abort_msg("%s:%d: a line begins with one of # $ < > ! ?", path, number);
		}
		if (c->command.len == 0 && line.at[0] != '#')
			ck_abort_msg("%s:%d: the $ line comes first", path, number);
	}
}

static const Filter *
find_filter(Str name)
{
	for (const Filter *const *f = catalog; *f; f++)
		if (str_equal(str((*f)->name), name))
			return *f;
	ck_abort_msg("no filter %.*s", SHOW(name));
	return NULL;
}

typedef LIST(char *) Words_;

/* Blanks separate, '…' quotes. */
static Words_
split_words(Str command)
{
	Words_ words = { 0 };
	ptrdiff_t i = 0;

	while (i < command.len) {
		char *word = arena_c_string(&arena, str_from(command, i)), *to = word;
		bool quoted = false;

		if (command.at[i] == ' ') {
			i++;
			continue;
		}
		for (; i < command.len && (quoted || command.at[i] != ' '); i++)
			if (command.at[i] == '\'')
				quoted = !quoted;
			else
				*to++ = command.at[i];
		*to = '\0';
		*PUSH(&arena, &words) = word;
	}
	return words;
}

/* An unlinked file with these bytes, at its beginning. */
static int
scratch_file(Str bytes)
{
	char name[] = "/tmp/cases.XXXXXX";
	int fd = mkstemp(name);

	ck_assert_int_ge(fd, 0);
	unlink(name);
	ck_assert_int_eq(write(fd, bytes.at ? bytes.at : "", (size_t)bytes.len), bytes.len);
	lseek(fd, 0, SEEK_SET);
	return fd;
}

static Str
all_of(int fd)
{
	ptrdiff_t len = lseek(fd, 0, SEEK_END);
	char *at = arena_take(&arena, len + 1, 1);

	lseek(fd, 0, SEEK_SET);
	ck_assert_int_eq(read(fd, at, (size_t)len), len);
	return (Str){ at, len };
}

static int
run_filter(Str command, int in, int out, int errors)
{
	Words_ words = split_words(command);
	const Filter *filter = find_filter(str(words.at[0]));
	int status;
	pid_t child = fork();

	ck_assert_int_ge(child, 0);
	if (child == 0) {
		dup2(in, STDIN_FILENO);
		dup2(out, STDOUT_FILENO);
		dup2(errors, STDERR_FILENO);
		exit(filter_main(filter, (int)words.len, words.at));
	}
	waitpid(child, &status, 0);
	lseek(out, 0, SEEK_SET);
	return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

START_TEST(a_case)
{
	const Case *c = &cases.at[_i];
	Str rest = c->command, part, output, errors;
	int in = scratch_file(c->input), said = scratch_file((Str){ 0 }), status = 0;

	while (str_next(&rest, '|', &part)) {
		int out = scratch_file((Str){ 0 }), now = run_filter(str_trim(part), in, out, said);

		status = now ? now : status;
		close(in);
		in = out;
	}
	output = all_of(in);
	errors = all_of(said);
	if (!str_equal(output, c->output) || status != c->status ||
		(c->has_errors && !str_equal(errors, c->errors)) ||
		(!c->has_errors && status == 0 && errors.len))
		ck_abort_msg("%s:%d: %.*s\nexpected (%d):\n%.*s%.*sgot (%d):\n%.*s%.*s", c->file, c->line,
			SHOW(c->title), c->status, SHOW(c->output), SHOW(c->errors), status, SHOW(output),
			SHOW(errors));
	close(in);
	close(said);
}
END_TEST

Suite *
suite(void)
{
	Suite *s = suite_create("cases");
	TCase *t = tcase_create("cases");
	glob_t files = { 0 };

	if (glob("tests/*.cases", 0, NULL, &files) == 0)
		for (size_t i = 0; i < files.gl_pathc; i++)
			read_cases(files.gl_pathv[i]);
	globfree(&files);
	tcase_set_timeout(t, 30);
	tcase_add_loop_test(t, a_case, 0, (int)cases.len);
	suite_add_tcase(s, t);
	return s;
}
