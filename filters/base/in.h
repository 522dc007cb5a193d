/* in.h - lines and bytes of a file or of standard input; gzip (all members) is unpacked by content.
 * The door to zlib. Reads blocks of 256 KiB; one line's bytes are the most it holds. */
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
InResult in_line(In *, ptrdiff_t max_bytes, Str *line); /* the view lives until the next call */
InResult in_all(In *, ptrdiff_t max_bytes,
	Str *bytes); /* the rest of the file as one "line"; IN_END when there is none */
Str in_peek(In *);   /* the first bytes still unread (up to a block; may be fewer), read nothing away */
void in_before_wait(In *, void (*)(void *), void *); /* called before a read that may have to wait: flush there */
void in_close(In *);

#endif
