#include "base/in.h"

#include "base/unzip.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { BLOCK = 256 * 1024 };

struct In {
	Arena *arena; /* the caller's: this struct, zlib's state */
	Arena window; /* holds `at`, alone, so that growing frees the smaller one */
	int fd;
	bool end;           /* nothing more comes */
	bool damaged, told; /* the stream broke off; the caller knows */
	char what[80];      /* how it is damaged */

	char *at; /* bytes ready for the caller: at[from..len) */
	ptrdiff_t from, len, cap;

	Unzip *unzip; /* NULL: not packed */

	void (*before_wait)(void *);
	void *waiter;

	InRead *read; /* instead of fd */
	void *with;
	Str memory;     /* what in_memory reads */
	ptrdiff_t gone; /* bytes given to the caller and no more in the window */
	ptrdiff_t left; /* bytes of a small regular file that are not read yet; -1: who knows */
	bool raw_end;   /* the source itself has ended */
	bool corrupt;   /* damage is gzip's: another member may follow */
};

static bool
would_wait(int fd)
{
	struct pollfd ask = { .fd = fd, .events = POLLIN };

	return poll(&ask, 1, 0) == 0;
}

static void
damage(In *in, const char *what)
{
	in->damaged = in->end = true;
	strncpy(in->what, what, sizeof in->what - 1);
}

static ptrdiff_t
read_raw(In *in, char *at, ptrdiff_t room)
{
	ssize_t got;

	if (in->end || in->raw_end)
		return 0;
	if (in->read) {
		const char *wrong = NULL;
		ptrdiff_t some = in->read(in->with, at, room, &wrong);

		if (wrong)
			damage(in, wrong);
		in->raw_end = some <= 0;
		in->end |= some <= 0 && !in->unzip;
		return some > 0 ? some : 0;
	}
	if (in->before_wait && would_wait(in->fd))
		in->before_wait(in->waiter);
	do
		got = read(in->fd, at, (size_t)room);
	while (got < 0 && errno == EINTR);
	if (got < 0)
		damage(in, strerror(errno));
	if (got > 0 && in->left > 0)
		in->left -= got;
	if (got <= 0 || in->left == 0)
		in->raw_end = true;
	if (got <= 0 && !in->unzip)
		in->end = true;
	return got < 0 ? 0 : got;
}

static ptrdiff_t
read_more(void *in, char *at, ptrdiff_t room)
{
	return read_raw(in, at, room);
}

static ptrdiff_t
read_packed(In *in, char *at, ptrdiff_t room)
{
	const char *wrong = NULL;
	ptrdiff_t got;

	if (in->end)
		return 0;
	got = unzip_read(in->unzip, at, room, &wrong);
	if (wrong && !in->damaged) {
		damage(in, wrong);
		in->corrupt = true;
	}
	return got;
}

static void
grow_window(In *in)
{
	Arena larger = { 0 };
	char *at = arena_room(&larger, in->cap * 2);

	if (in->len)
		memcpy(at, in->at, (size_t)in->len);
	arena_free(&in->window);
	in->window = larger;
	in->at = at;
	in->cap *= 2;
}

/* At least one more byte into the window; false at the end. */
static bool
fill(In *in)
{
	ptrdiff_t got;

	if (in->from > 0 && in->from == in->len) {
		in->gone += in->len;
		in->from = in->len = 0;
	}
	if (in->cap - in->len < BLOCK / 4 &&
		in->from > in->len - in->from) { /* more gone than left: move it down */
		memmove(in->at, in->at + in->from, (size_t)(in->len - in->from));
		in->gone += in->from;
		in->len -= in->from;
		in->from = 0;
	}
	if (in->cap - in->len < BLOCK / 4) {
		grow_window(in);
	}
	got = in->unzip ? read_packed(in, in->at + in->len, in->cap - in->len)
			: read_raw(in, in->at + in->len, in->cap - in->len);
	in->len += got;
	return got > 0;
}

/* What was read so far is packed. */
static void
start_unzip(In *in, bool gzip)
{
	in->unzip = unzip_new(in->arena, gzip, (Str){ in->at + in->from, in->len - in->from }, read_more, in);
	in->from = in->len = 0;
}

static In *
in_new(Arena *a, int fd)
{
	In *in = NEW(a, In, 1);

	in->arena = a;
	in->fd = fd;
	in->left = -1;
	in->cap = BLOCK;
	in->at = arena_room(&in->window, BLOCK);
	return in;
}

In *
in_from(Arena *a, InRead *read, void *with)
{
	In *in = in_new(a, -1);

	in->read = read;
	in->with = with;
	return in;
}

static ptrdiff_t
read_memory(void *with, char *at, ptrdiff_t room, const char **wrong)
{
	Str *rest = with;
	ptrdiff_t some = rest->len < room ? rest->len : room;

	(void)wrong;
	if (some > 0)
		memcpy(at, rest->at, (size_t)some);
	*rest = str_from(*rest, some);
	return some;
}

In *
in_memory(Arena *a, Str bytes)
{
	In *in = in_from(a, read_memory, NULL);

	in->memory = bytes;
	in->with = &in->memory;
	return in;
}

void
in_deflated(In *in)
{
	while (in->len < 2 && fill(in))
		;
	if (in->len < 2)
		return;
	start_unzip(in, false);
}

In *
in_open(Arena *a, const char *path)
{
	int fd = strcmp(path, "-") ? open(path, O_RDONLY | O_CLOEXEC) : STDIN_FILENO;
	struct stat about = { 0 };
	In *in;

	if (fd < 0)
		return NULL;
	if (fstat(fd, &about) == 0 && S_ISDIR(about.st_mode)) {
		close(fd);
		errno = EISDIR;
		return NULL;
	}
	in = in_new(a, fd);
	/* of small files the end is known without asking for it */
	if (S_ISREG(about.st_mode) && about.st_size > 0 && about.st_size < BLOCK && fd != STDIN_FILENO)
		in->left = (ptrdiff_t)about.st_size;
	return in;
}

/* gzip is known by its content. */
static void
look(In *in)
{
	if (in->unzip || in->from || in->len >= 3)
		return;
	while (in->len < 3 && fill(in))
		;
	if (unzip_is_gzip((Str){ in->at, in->len }))
		start_unzip(in, true);
}

static InResult
finish(In *in, Str *line)
{
	if (!in->damaged || in->told)
		return IN_END;
	in->told = true;
	*line = str(in->what);
	return IN_DAMAGED;
}

/* Behind the end of a line that is too long; keeps its beginning. */
static InResult
skip_line(In *in, Str *line)
{
	enum { SHOWN = 80 };
	char *newline = NULL;
	ptrdiff_t head = in->from;

	do {
		in->len = head + SHOWN;
		if (!fill(in))
			break;
		newline = memchr(in->at + head + SHOWN, '\n', (size_t)(in->len - head - SHOWN));
		if (head != 0 && in->from == 0)
			head = 0;
	} while (!newline);
	*line = (Str){ in->at + head, SHOWN };
	in->from = newline ? newline - in->at + 1 : in->len;
	return IN_TOO_LONG;
}

InResult
in_line(In *in, ptrdiff_t max_bytes, Str *line)
{
	ptrdiff_t seen = 0; /* of the line, without a newline in it */

	look(in);
	for (;;) {
		char *start = in->at + in->from, *newline;
		ptrdiff_t ready = in->len - in->from;

		newline = ready > seen ? memchr(start + seen, '\n', (size_t)(ready - seen)) : NULL;
		if (newline ? newline - start > max_bytes : ready > max_bytes)
			return skip_line(in, line);
		if (newline) {
			*line = (Str){ start, newline - start };
			in->from += line->len + 1;
			return IN_LINE;
		}
		seen = ready;
		if (!fill(in))
			break;
	}
	*line = (Str){ in->at + in->from, in->len - in->from };
	in->from = in->len;
	/* the rest of a stream that broke off is no record: report the damage instead */
	return line->len && !in->damaged ? IN_LINE : finish(in, line);
}

InResult
in_all(In *in, ptrdiff_t max_bytes, Str *bytes)
{
	look(in);
	while (in->len - in->from <= max_bytes && fill(in))
		;
	*bytes = (Str){ in->at + in->from, in->len - in->from };
	if (bytes->len > max_bytes) {
		bytes->len = 80;
		in->gone += in->len;
		in->from = in->len = 0;
		in->end = true;
		return IN_TOO_LONG;
	}
	in->from = in->len;
	if (bytes->len && (!in->damaged || (in->unzip && unzip_is_whole(in->unzip))))
		return IN_LINE;
	return finish(in, bytes);
}

InResult
in_bytes(In *in, ptrdiff_t count, Str *bytes)
{
	look(in);
	while (in->len - in->from < count && fill(in))
		;
	*bytes = (Str){ in->at + in->from, in->len - in->from };
	if (bytes->len < count) {
		in->from = in->len;
		return in->damaged ? finish(in, bytes) : IN_END;
	}
	bytes->len = count;
	in->from += count;
	return IN_LINE;
}

void
in_back(In *in, ptrdiff_t count)
{
	in->from -= count;
}

bool
in_skip(In *in, ptrdiff_t count)
{
	Str some;

	while (count > 0 && in_some(in, &some) > 0) {
		if (some.len > count) /* the rest is given back */
			in->from -= some.len - count;
		count -= some.len;
	}
	return count <= 0;
}

ptrdiff_t
in_some(In *in, Str *bytes)
{
	look(in);
	if (in->from == in->len)
		fill(in);
	*bytes = (Str){ in->at + in->from, in->len - in->from };
	in->from = in->len;
	return bytes->len;
}

bool
in_resume(In *in)
{
	if (!in->corrupt)
		return false;
	in->damaged = in->told = in->corrupt = in->end = false;
	in->from = in->len;
	in->end = !unzip_resume(in->unzip);
	return !in->end;
}

ptrdiff_t
in_at(const In *in)
{
	return in->gone + in->from;
}

Str
in_peek(In *in)
{
	look(in);
	if (in->from == in->len)
		fill(in);
	return (Str){ in->at + in->from, in->len - in->from };
}

void
in_before_wait(In *in, void (*call)(void *), void *with)
{
	in->before_wait = call;
	in->waiter = with;
}

void
in_close(In *in)
{
	if (in->fd > STDIN_FILENO)
		close(in->fd);
	in->fd = -1;
	arena_free(&in->window);
}
