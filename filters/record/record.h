/* record.h - one line, one JSON object: its fields as they were written, and what the filters know of it typed.
 * The wire format is records(7). A record lives as long as its arena. */
#ifndef RECORD_H
#define RECORD_H

#include "record/edits.h"
#include "record/json.h"
#include "record/span.h"

typedef enum {
	GRAIN_NONE = 0, /* the record does not say */
	GRAIN_DOCUMENT = 1,
	GRAIN_SENTENCE = 2,
	GRAIN_CLAIM = 4,
	GRAIN_GROUP = 8,
	GRAIN_STATE = 16,
	GRAIN_OTHER = 32, /* says a name that is none of these */
} Grain;

enum { RECORD_PLACES = 64 };

typedef struct Record {
	Arena *arena;
	JsonMembers fields;
	/* decoded when first asked for; see record_text, record_spans */
	Str text;
	Edits edits;
	Spans spans;
	ptrdiff_t base; /* source byte of text's first byte: "start", 0 for a document */
	bool has_text, has_spans, spans_are_new;
	bool placed;                  /* `place` tells every field */
	uint8_t place[RECORD_PLACES]; /* by its name's hash: index of the first such field, from 1; 0: there is none */
	Str line;                     /* as it came in; empty for records made here */
	int64_t number;               /* of that line in its file, from 1 */
} Record;

/* Reads a line. NULL, or what is wrong with *at its byte. Views of `line`, which must live as long as the arena. */
const char *record_read(Record *, Arena *, Str line, ptrdiff_t *at);
const char *record_read_like(Record *, Arena *, Str line, JsonShape *,
	ptrdiff_t *at);                        /* the same, faster if the line before had the same keys */
void record_write(const Record *, Out *);      /* the line, with its \n */
Record record_new(Arena *, const char *grain); /* {"record":grain} */

Grain record_grain(const Record *);
const char *grain_name(Grain);
bool record_is_mark(const Record *); /* has a $mark: a control mark */

/* Fields. Absent and null are the same: an empty Str. */
Str record_raw(const Record *, const char *name); /* the value's JSON as written */
Str record_field(const Record *, Str name);
Str record_member(Arena *, const JsonMember *); /* the same of one of `fields`, however it is held */
bool record_string(const Record *, const char *name, Str *text); /* decoded; false if absent or no string */
bool record_integer(const Record *, const char *name, int64_t *value);
ptrdiff_t record_byte(const Record *, Str line,
	const char *name); /* where the field's value stands in the line; 0 if absent */
void record_set_raw(Record *, const char *name,
	Str json); /* in its place, or at the end; a view: must live in the arena */
void record_set_text(Record *, const char *name, Str text); /* as a JSON string; copied. Empty is written as "" */
void record_set_view(
	Record *, const char *name, Str text); /* the same without a copy: the text must live in the arena */
void record_set_integer(Record *, const char *name, int64_t);
void record_remove(Record *, const char *name);

/* The text and its way to the source. NULL, or what is wrong: no "text", no string, lone surrogate, bad "edits"
 * or "start". Must be called (and succeed) before those below. */
const char *record_decode(Record *);
void record_set_body(Record *, Str text,
	const Edits *edits); /* document: new text (a view that lives in the arena) and edits (to the source) */
ptrdiff_t record_source_start(const Record *, ptrdiff_t text_start);
ptrdiff_t record_source_end(const Record *, ptrdiff_t text_end);

/* Entities: typed in the process, source offsets on the wire. */
const char *record_read_spans(
	Record *); /* fills record->spans from "entities" if there are any; NULL or what is wrong */
void record_set_spans(Record *, Spans);         /* text offsets; written as "entities" by record_write */
void record_write_spans(const Record *, Out *); /* as JSON */

/* A record of a new grain: {"record":grain}, then every field of the parent that is not in `owned` and not in
 * `drop` (owned: a NULL-ended list of names). "record" is always owned. Same arena as the parent. */
Record record_derive(
	const Record *parent, const char *grain, const char *const *owned, const Str *drop, ptrdiff_t drops);
void record_press(
	Record *); /* lays its fields out as they will be written: copies of it are written in fewer pieces */
Record record_copy(const Record *);          /* to go on with after emit; same arena */
Record record_move(const Record *, Arena *); /* all of it anew in another arena */

#endif
