/* document.h - from bytes to a document record: its charset undone, its fields set, every offset counted in those bytes. */
#ifndef DOCUMENT_H
#define DOCUMENT_H

#include "intake/entries.h"
#include "language/charset.h"
#include "language/html/head.h"
#include "record/record.h"

/* Where bytes are from: a file, or a member of one; nested members are joined by `!`. */
typedef struct {
	const char *path;
	Str member; /* empty: the file itself */
} Origin;

/* What is known of a document before its text is looked at. */
typedef struct {
	Str media, charset; /* empty: by its bytes */
	Str source, url, date, title, author;
} About;

const char *origin_label(Arena *, Origin); /* what messages call it: "a.tar!b.txt" */
Origin origin_inside(Arena *, Origin outer, Str name);

/* In `arena`; `work` is scratch. *broken: bytes that are no character of the charset. */
Record document_of_bytes(Arena *arena, Arena *work, Charsets *, Origin, Str bytes, About, ptrdiff_t *broken);
/* An entry of a feed; its bytes are its content's. */
Record document_of_entry(
	Arena *arena, Arena *work, Charsets *, const HeadRules *, Origin, const Entry *, Str feed_title);

#endif
