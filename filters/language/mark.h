/* mark.h - runs of stops, question and exclamation marks with what closes after them. Offsets are bytes. */
#ifndef MARK_H
#define MARK_H

#include "base/str.h"

/* A run of marks: from its first mark to behind the quotes and brackets that close after it. */
typedef struct {
	ptrdiff_t from; /* where the sentence begins */
	ptrdiff_t at;   /* the first mark */
	ptrdiff_t end;  /* behind the last mark, quote or bracket */
	ptrdiff_t next; /* what stands behind the white space; len: nothing */
	int dots;       /* an ellipsis counts three */
	bool asks;      /* has a ? or ! */
	bool quote;     /* a closing quote is in it */
	bool spaced;    /* ". . ." */
} Stop;

Stop stop_read(Str text, ptrdiff_t from, ptrdiff_t at); /* text[at] is . ! ? or an ellipsis */

ptrdiff_t mark_closes(Str text, ptrdiff_t at); /* bytes of the quote or bracket that closes at `at`; 0 if none */
ptrdiff_t mark_opens(Str text, ptrdiff_t at); /* … that opens */
ptrdiff_t mark_among(
	Str text, ptrdiff_t at, const char *const *marks); /* bytes of the one that stands there; 0: none */
ptrdiff_t mark_skip_spaces(Str text, ptrdiff_t at);

#endif
