/* in.h - lines and bytes of a file or of standard input; gzip (all members) is unpacked by content.
 * Reads blocks of 256 KiB; one line's bytes are the most it holds. */
#ifndef IN_H
#define IN_H

#include "base/arena.h"

typedef struct In In;

typedef enum {
	IN_END,      /* nothing more */
	IN_LINE,     /* *line is a line, without its \n */
	IN_TOO_LONG, /* a line over the bound was skipped; *line is its beginning */
	IN_DAMAGED, /* the file breaks off or is corrupt here; *line says how. What came before was good. The next call gives IN_END */
} InResult;

In *in_open(Arena *, const char *path); /* "-": standard input. NULL and errno if it cannot be opened */
/* The same of bytes that `read` gives: up to `room` of them, 0 at the end; *wrong set: it broke off, and how. */
typedef ptrdiff_t InRead(void *with, char *at, ptrdiff_t room, const char **wrong);
In *in_from(Arena *, InRead *, void *with);
In *in_memory(Arena *, Str bytes); /* bytes must outlive it */
void in_deflated(In *); /* nothing was read yet: it is packed as HTTP's "deflate" is (zlib, or raw) */

InResult in_line(In *, ptrdiff_t max_bytes, Str *line); /* the view lives until the next call */
InResult in_all(In *, ptrdiff_t max_bytes,
	Str *bytes); /* the rest of the file as one "line"; IN_END when there is none. Where only what stands behind
			its last gzip member is damaged it is given, and the next call tells of that */
InResult in_bytes(In *, ptrdiff_t count,
	Str *bytes); /* exactly so many, as one "line"; IN_END: fewer were left, and are given */
void in_back(In *, ptrdiff_t count); /* so many of the last bytes that in_bytes gave come once more */
bool in_skip(In *, ptrdiff_t count); /* false: there were not so many */
ptrdiff_t in_some(
	In *, Str *bytes);   /* what is ready, up to a block; 0: the end, or damage that in_line will tell */
bool in_resume(In *);        /* behind IN_DAMAGED of gzip: at the next member; false: there is none */
ptrdiff_t in_at(const In *); /* bytes given so far, unpacked */
Str in_peek(In *); /* the first bytes still unread (up to a block; may be fewer), read nothing away */
void in_before_wait(In *, void (*)(void *), void *); /* called before a read that may have to wait: flush there */
void in_close(In *);

#endif
