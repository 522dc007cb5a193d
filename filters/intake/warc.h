/* warc.h - the pages of a WARC file (ISO 28500, versions 1.0 and 1.1): records of type response (HTTP), resource and conversion
 * whose content is HTML or text. Packed by gzip, a member a record, or not packed. A broken record is told and the next one sought:
 * at the next gzip member, or at the next line that begins "WARC/". */
#ifndef WARC_H
#define WARC_H

#include "base/in.h"

typedef struct {
	Str id;      /* WARC-Record-ID without its <>: "urn:uuid:…" */
	Str url;     /* WARC-Target-URI */
	Str media;   /* "text/html" or "text/plain" */
	Str charset; /* as the HTTP header or the record says; empty: it does not */
	Str body;    /* bytes as served: transfer and content coding undone, charset as it was */
} WarcPage;

typedef enum {
	WARC_END,
	WARC_PAGE,
	WARC_OTHER,   /* a record that is no page: passed over */
	WARC_DAMAGED, /* *why says what; the next call goes on behind it */
} WarcResult;

typedef struct {
	In *in;
	Arena *arena;        /* of the record now; the caller resets it between calls */
	ptrdiff_t max_bytes; /* of a body */
	bool ended;
} Warc;

bool warc_is(Str begin);
WarcResult warc_next(Warc *, WarcPage *, const char **why); /* views live in the arena */

#endif
