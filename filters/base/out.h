/* out.h - printing is appending: to a file descriptor or to memory.
 * Every write is checked. A reader that left (EPIPE) is remembered in `closed`, and what follows is
 * dropped; any other failure ends the program (die: 74, what failed and why). */
#ifndef OUT_H
#define OUT_H

#include "base/arena.h"

typedef struct {
	Arena *arena; /* of the buffer */
	char *at;
	ptrdiff_t len, cap;
	int fd;           /* -1: memory, the buffer grows */
	bool closed;      /* the reader has left: nothing more is written */
	const char *name; /* for messages; NULL is "standard output" */
} Out;

Out out_memory(Arena *);                       /* result: (Str){ out.at, out.len } */
Out out_to(Arena *, int fd, const char *name); /* buffered, 64 KiB */
Str out_str(const Out *);                      /* memory: what was appended; valid until the next append */
void out_int(Out *, int64_t);
void out_format(Out *, const char *format, ...) __attribute__((format(printf, 2, 3), nonnull(2)));
void out_flush(Out *);
void out_close(Out *);                  /* flush and close, checked: a full disk may show only here */
Str utf8_or_escaped(Arena *, Str);      /* the same view if it is UTF-8; else bad bytes as %XX */
char *out_room(Out *, ptrdiff_t bytes); /* at least that many free bytes; add to len what was used */
void out_more(Out *, Str);              /* out_bytes where room must be made */

static inline void
out_char(Out *o, char c)
{
	if (o->len == o->cap)
		out_room(o, 1);
	o->at[o->len++] = c;
}

static inline void
out_bytes(Out *o, Str s)
{
	if (s.len > o->cap - o->len) {
		out_more(o, s);
	} else if (s.len) {
		memcpy(o->at + o->len, s.at, (size_t)s.len);
		o->len += s.len;
	}
}

extern const char out_pairs[]; /* "000102…99" */
char *out_large(char *to, uint64_t value);

/* A number's digits into room for twenty; returns behind them. Most numbers are small: those need no call. */
static inline char *
out_digits(char *to, uint64_t value)
{
	const char *low = out_pairs + value % 100 * 2, *high;

	if (value >= 10000)
		return out_large(to, value);
	high = out_pairs + value / 100 * 2;
	if (value >= 1000) {
		memcpy(to, high, 2);
		memcpy(to + 2, low, 2);
		return to + 4;
	}
	if (value >= 100) {
		*to = high[1];
		memcpy(to + 1, low, 2);
		return to + 3;
	}
	if (value >= 10) {
		memcpy(to, low, 2);
		return to + 2;
	}
	*to = low[1];
	return to + 1;
}

#endif
