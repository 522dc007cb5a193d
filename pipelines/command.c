/* command.c - finding programs, and asking plug-ins for their options. */
#include "command.h"
#include "record/json.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { DESCRIBE_BYTES = 1 << 20, DESCRIBE_MS = 2000 };

static bool
is_program(const char *path)
{
	struct stat status;

	return !stat(path, &status) && S_ISREG(status.st_mode) && !access(path, X_OK);
}

Str
command_find(Arena *arena, Str name)
{
	const char *path = getenv("PATH");
	Str rest = str(path ? path : "/usr/local/bin:/usr/bin:/bin"), folder;

	if (name.len == 0)
		return (Str){ 0 };
	if (str_find_byte(name, '/') >= 0)
		return is_program(arena_c_string(arena, name)) ? name : (Str){ 0 };
	while (str_next(&rest, ':', &folder)) {
		Str file = arena_format(arena, "%.*s/%.*s", SHOW(folder.len ? folder : S(".")), SHOW(name));

		if (is_program(arena_c_string(arena, file)))
			return file;
	}
	return (Str){ 0 };
}

/* The path of this program, and its folder with the slash; both empty if it cannot be told. */
static Str
own_path(Arena *arena, Str *folder)
{
	enum { PATH_BYTES = 4096 };
	char *self = NEW(arena, char, PATH_BYTES);
	ssize_t len = readlink("/proc/self/exe", self, PATH_BYTES);
	Str path = { self, len > 0 ? len : 0 };

	*folder = path;
	while (folder->len > 0 && folder->at[folder->len - 1] != '/')
		folder->len--;
	return path;
}

Str
command_program(Arena *arena, Str name)
{
	Str folder, path = own_path(arena, &folder), own = str_from(path, folder.len);

	if (!str_ends(own, S("pipeline")))
		return name;
	return arena_join(arena, str_slice(own, 0, own.len - S("pipeline").len), name);
}

Str
command_sibling(Arena *arena, Str name)
{
	Str own = command_program(arena, name), folder, file;

	own_path(arena, &folder);
	file = arena_join(arena, folder, own);
	if (folder.len > 0 && is_program(arena_c_string(arena, file)))
		return file;
	return command_find(arena, own);
}

/* -- plug-ins --------------------------------------------------------------------------------------- */

static int64_t
now_ms(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* All that comes within the time; false: it took longer, or said too much. */
static bool
read_in_time(int fd, Out *out)
{
	int64_t end = now_ms() + DESCRIBE_MS;

	for (;;) {
		struct pollfd wait = { .fd = fd, .events = POLLIN };
		int64_t left = end - now_ms();
		ssize_t got;

		if (left <= 0 || out->len > DESCRIBE_BYTES || poll(&wait, 1, (int)left) <= 0)
			return false;
		got = read(fd, out_room(out, 4096), 4096);
		if (got <= 0)
			return got == 0;
		out->len += got;
	}
}

static pid_t
start_describe(const char *path, int *from)
{
	int ends[2];
	pid_t child;

	if (pipe(ends))
		return -1;
	child = fork();
	if (child == 0) {
		int nothing = open("/dev/null", O_RDWR);

		dup2(nothing, STDIN_FILENO);
		dup2(ends[1], STDOUT_FILENO);
		dup2(nothing, STDERR_FILENO);
		close(ends[0]);
		close(ends[1]);
		execl(path, path, "--describe", (char *)NULL);
		_exit(127);
	}
	close(ends[1]);
	*from = ends[0];
	return child;
}

static Option
read_option(Arena *arena, Str json, size_t into)
{
	static const char *const types[] = { "flag", "text", "number", "list" };
	Option option = { .type = OPTION_TEXT, .into = into, .help = "" };
	Str name = { 0 }, type = { 0 }, arg;

	json_text(arena, json_get(json, S("name")), &name);
	json_text(arena, json_get(json, S("type")), &type);
	option.name = arena_c_string(arena, name);
	if (json_text(arena, json_get(json, S("arg")), &arg))
		option.arg = arena_c_string(arena, arg);
	for (int i = 0; i < 4; i++)
		if (str_equal(type, str(types[i])))
			option.type = (OptionType)i;
	return option;
}

static const char *
read_answer(Arena *arena, Str answer, const Option **options, ptrdiff_t *state_size)
{
	LIST(Option) table = { 0 };
	JsonWalk walk;
	ptrdiff_t at;
	Str item;

	answer = str_trim(answer);
	if (json_check(answer, &at) || !str_starts(answer, S("{")))
		return "--describe does not answer with a JSON object";
	walk = json_walk(json_get(answer, S("options")));
	*state_size = 0;
	while (!walk.object && json_next(&walk, &item)) {
		Option option = read_option(arena, item, (size_t)*state_size);

		*PUSH(arena, &table) = option;
		*state_size += (ptrdiff_t)sizeof(Texts);
	}
	(void)PUSH(arena, &table); /* the end, all zero */
	*options = table.at;
	return NULL;
}

const char *
command_describe(Arena *arena, Str path, const Option **options, ptrdiff_t *state_size)
{
	Out answer = out_memory(arena);
	int from, status;
	pid_t child = start_describe(arena_c_string(arena, path), &from);
	bool in_time;

	if (child < 0)
		return "cannot be started";
	in_time = read_in_time(from, &answer);
	close(from);
	if (!in_time)
		kill(child, SIGKILL);
	waitpid(child, &status, 0);
	if (!in_time)
		return "--describe gives no answer within two seconds";
	if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
		return "--describe fails";
	return read_answer(arena, out_str(&answer), options, state_size);
}
