#include "base/out.h"

#include "base/utf8.h"

#include "base/report.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { BUFFER = 64 * 1024 };
enum { SET_PIPE_SIZE = 1031 /* F_SETPIPE_SZ of Linux */, PIPE = 1 << 20 };

Out
out_memory(Arena *a)
{
	return (Out){ .arena = a, .fd = -1 };
}

/* A pipe that holds more wakes its two ends less often: a third of the system's time. What is no pipe refuses, and is right. */
static void
widen_pipe(int fd)
{
#ifdef __linux__
	(void)fcntl(fd, SET_PIPE_SIZE, (int)PIPE);
#else
	(void)fd;
#endif
}

Out
out_to(Arena *a, int fd, const char *name)
{
	widen_pipe(fd);
	return (Out){ .arena = a, .at = arena_room(a, BUFFER), .cap = BUFFER, .fd = fd, .name = name };
}

Str
out_str(const Out *o)
{
	return (Str){ o->at ? o->at : "", o->len };
}

static void
write_all(Out *o, const char *at, ptrdiff_t len)
{
	while (len > 0 && !o->closed) {
		ssize_t wrote = write(o->fd, at, (size_t)len);

		if (wrote < 0 && errno == EINTR)
			continue;
		if (wrote < 0 && errno == EPIPE)
			o->closed = true;
		else if (wrote < 0)
			die(EXIT_IO, "cannot write to %s: %s", o->name ? o->name : "standard output",
				strerror(errno));
		else {
			at += wrote;
			len -= wrote;
		}
	}
}

void
out_flush(Out *o)
{
	if (o->fd < 0)
		return;
	write_all(o, o->at, o->len);
	o->len = 0;
}

char *
out_room(Out *o, ptrdiff_t bytes)
{
	ptrdiff_t cap = o->cap;

	if (o->cap - o->len >= bytes)
		return o->at + o->len;
	out_flush(o);
	if (cap - o->len < bytes) {
		cap = cap ? cap * 2 : 256;
		cap = cap - o->len < bytes ? o->len + bytes : cap;
	}
	if (cap != o->cap) {
		o->at = arena_grow(o->arena, o->at, o->len, cap);
		o->cap = cap;
	}
	return o->at + o->len;
}

void
out_more(Out *o, Str s)
{
	if (o->fd >= 0 && s.len >= BUFFER) { /* large ones need no copy */
		out_flush(o);
		write_all(o, s.at, s.len);
		return;
	}
	memcpy(out_room(o, s.len), s.at, (size_t)s.len);
	o->len += s.len;
}

const char out_pairs[] =
	"00010203040506070809101112131415161718192021222324252627282930313233343536373839404142434445464748495051525354555657585960"
	"616263646566676869707172737475767778798081828384858687888990919293949596979899";

/* Two digits a division, from the last on. */
char *
out_large(char *to, uint64_t value)
{
	char digits[24], *at = digits + sizeof digits;
	ptrdiff_t len;

	for (; value >= 100; value /= 100) {
		at -= 2;
		memcpy(at, out_pairs + value % 100 * 2, 2);
	}
	at -= 2;
	memcpy(at, out_pairs + value * 2, 2);
	at += value < 10;
	len = digits + sizeof digits - at;
	memcpy(to, at, (size_t)len);
	return to + len;
}

void
out_int(Out *o, int64_t value)
{
	char *to = out_room(o, 21);

	if (value < 0)
		*to++ = '-';
	o->len = out_digits(to, value < 0 ? 0 - (uint64_t)value : (uint64_t)value) - o->at;
}

void
out_format(Out *o, const char *format, ...)
{
	va_list list;
	int len;

	va_start(list, format);
	len = vsnprintf(NULL, 0, format, list);
	va_end(list);
	if (len < 0)
		die(EXIT_INTERNAL, "cannot format '%s'", format);
	va_start(list, format);
	vsnprintf(out_room(o, len + 1), (size_t)len + 1, format, list);
	va_end(list);
	o->len += len;
}

void
out_close(Out *o)
{
	out_flush(o);
	if (o->fd >= 0 && close(o->fd) && errno != EINTR && !o->closed)
		die(EXIT_IO, "cannot write to %s: %s", o->name ? o->name : "standard output", strerror(errno));
	o->fd = -1;
	o->len = o->cap = 0;
	o->at = NULL;
}

Str
utf8_or_escaped(Arena *a, Str s)
{
	Out out;

	if (utf8_valid(s) == s.len)
		return s;
	out = out_memory(a);
	for (ptrdiff_t i = 0; i < s.len;) {
		ptrdiff_t good = utf8_valid(str_from(s, i));

		out_bytes(&out, str_slice(s, i, i + good));
		i += good;
		if (i < s.len)
			out_format(&out, "%%%02X", (unsigned)(unsigned char)s.at[i++]);
	}
	return out_str(&out);
}
