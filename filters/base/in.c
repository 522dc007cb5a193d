#include "base/in.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

enum { BLOCK = 256 * 1024 };

struct In {
	Arena *arena; /* the caller's: this struct, zlib's state */
	Arena window; /* holds `at`, alone, so that growing frees the smaller one */
	int fd;
	bool end;           /* read() has said so */
	bool damaged, told; /* the stream broke off; the caller knows */
	char what[80];      /* how it is damaged */

	char *at; /* bytes ready for the caller: at[from..len) */
	ptrdiff_t from, len, cap;

	bool gzip, member; /* packed; inside a member */
	z_stream zip;
	char *packed;

	void (*before_wait)(void *);
	void *waiter;
};

static void *
zip_take(void *arena, unsigned count, unsigned size)
{
	return arena_take(arena, (ptrdiff_t)count, (ptrdiff_t)size);
}

static void
zip_free(void *arena, void *at)
{
	(void)arena;
	(void)at; /* goes with the arena */
}

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

	if (in->end)
		return 0;
	if (in->before_wait && would_wait(in->fd))
		in->before_wait(in->waiter);
	do
		got = read(in->fd, at, (size_t)room);
	while (got < 0 && errno == EINTR);
	if (got < 0)
		damage(in, strerror(errno));
	if (got <= 0)
		in->end = true;
	return got < 0 ? 0 : got;
}

/* Unpacks into the room at the end of the window; 0 at the end of the file. */
static ptrdiff_t
read_packed(In *in, char *at, ptrdiff_t room)
{
	z_stream *z = &in->zip;
	int result;

	z->next_out = (Bytef *)at;
	z->avail_out = (uInt)room;
	while (z->avail_out == (uInt)room) {
		if (z->avail_in == 0) {
			z->next_in = (Bytef *)in->packed;
			z->avail_in = (uInt)read_raw(in, in->packed, BLOCK);
			if (z->avail_in == 0) {
				if (in->member && !in->damaged)
					damage(in, "gzip: the file breaks off inside a member");
				return 0;
			}
		}
		if (!in->member) {              /* the next member, or what is none */
			if (*z->next_in == 0) { /* padding, as tar and tape leave */
				z->next_in++;
				z->avail_in--;
				continue;
			}
			inflateReset(z);
			in->member = true;
		}
		result = inflate(z, Z_NO_FLUSH);
		if (result == Z_STREAM_END)
			in->member = false;
		else if (result != Z_OK && result != Z_BUF_ERROR) {
			ptrdiff_t good = room - (ptrdiff_t)z->avail_out;

			in->member = false;
			damage(in,
				z->total_out ? "gzip: corrupt data"
					     : "gzip: no gzip member where one should begin");
			z->avail_in = 0;
			return good;
		}
	}
	return room - (ptrdiff_t)z->avail_out;
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

	if (in->from > 0 && in->from == in->len)
		in->from = in->len = 0;
	if (in->cap - in->len < BLOCK / 4 &&
		in->from > in->len - in->from) { /* more gone than left: move it down */
		memmove(in->at, in->at + in->from, (size_t)(in->len - in->from));
		in->len -= in->from;
		in->from = 0;
	}
	if (in->cap - in->len < BLOCK / 4) {
		grow_window(in);
	}
	got = in->gzip ? read_packed(in, in->at + in->len, in->cap - in->len)
		       : read_raw(in, in->at + in->len, in->cap - in->len);
	in->len += got;
	return got > 0;
}

static void
start_gzip(In *in)
{
	in->packed = arena_room(in->arena, BLOCK);
	memcpy(in->packed, in->at + in->from, (size_t)(in->len - in->from));
	in->zip = (z_stream){ .zalloc = zip_take, .zfree = zip_free, .opaque = in->arena };
	in->zip.next_in = (Bytef *)in->packed;
	in->zip.avail_in = (uInt)(in->len - in->from);
	in->from = in->len = 0;
	in->gzip = in->member = true;
	if (inflateInit2(&in->zip, 16 + MAX_WBITS) != Z_OK)
		damage(in, "gzip: cannot start");
}

In *
in_open(Arena *a, const char *path)
{
	int fd = strcmp(path, "-") ? open(path, O_RDONLY | O_CLOEXEC) : STDIN_FILENO;
	struct stat about;
	In *in;

	if (fd < 0)
		return NULL;
	if (fstat(fd, &about) == 0 && S_ISDIR(about.st_mode)) {
		close(fd);
		errno = EISDIR;
		return NULL;
	}
	in = NEW(a, In, 1);
	in->arena = a;
	in->fd = fd;
	in->cap = BLOCK;
	in->at = arena_room(&in->window, BLOCK);
	return in;
}

/* gzip is known by its first two bytes and the one method there is (RFC 1952). */
static void
look(In *in)
{
	if (in->gzip || in->from || in->len >= 3)
		return;
	while (in->len < 3 && fill(in))
		;
	if (in->len >= 3 && memcmp(in->at, "\x1f\x8b\x08", 3) == 0)
		start_gzip(in);
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
		in->from = in->len = 0;
		in->end = true;
		return IN_TOO_LONG;
	}
	in->from = in->len;
	return bytes->len && !in->damaged ? IN_LINE : finish(in, bytes);
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
	if (in->fd != STDIN_FILENO)
		close(in->fd);
	in->fd = -1;
	arena_free(&in->window);
}
