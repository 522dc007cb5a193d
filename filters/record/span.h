/* span.h - a stretch of a text that names something. Inside the process offsets are bytes of the record's text;
 * on the wire they are bytes of the document's source (records(7), Offsets). */
#ifndef SPAN_H
#define SPAN_H

#include "base/arena.h"

typedef enum {
	SPAN_PERSON,
	SPAN_ORG,
	SPAN_PLACE,
	SPAN_DEMONYM,
	SPAN_GROUP,
	SPAN_EVENT,
	SPAN_DATE,
	SPAN_TYPES
} SpanType;
typedef enum { MENTION_NAME, MENTION_ROLE, MENTION_NOMINAL, MENTIONS } Mention;

typedef struct {
	ptrdiff_t start, end;
	SpanType type;
	Mention mention;
	Str id; /* "SY", "SY:Raqqa", "region:Central_Asia", "person:Vladimir_Voronkov", an EDTF date; empty: not known */
	bool nested;    /* lies inside a longer span of the list */
	int confidence; /* in thousandths; 0: not given (names by knowledge) */
} Span;
typedef LIST(Span) Spans; /* in order of start; of equal starts the longer first */

extern const char *const span_type_names[SPAN_TYPES]; /* "person", … */
extern const char *const mention_names[MENTIONS];

#endif
