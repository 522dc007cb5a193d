/* transcode.h - bytes of a charset to code points: the door to iconv(3). Names are iconv's ("CP1251", "EUC-JP-MS"). */
#ifndef TRANSCODE_H
#define TRANSCODE_H

#include "base/str.h"

enum { NO_POINT = 0x7FFFFFFF }; /* no character stands for these bytes */

/* A charset of single bytes as a table. False: there is none of that name, or its characters take more than one byte. */
bool transcode_table(const char *name, uint32_t points[256]);

/* A charset whose characters take several bytes, read one after another. */
typedef struct {
	void *handle; /* iconv_t */
} Transcoder;
bool transcode_open(Transcoder *, const char *name); /* false: no such charset */
/* Bytes that the character at `at` takes (0: the end), a shift before it included. *c is the character: NO_POINT if the
 * byte begins none; *only_shift if these bytes only shift and no character follows. */
ptrdiff_t transcode_next(Transcoder *, Str bytes, ptrdiff_t at, uint32_t *c, bool *only_shift);
void transcode_close(Transcoder *);

#endif
