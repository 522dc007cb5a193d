/* entries.h - the entries of a news feed: RSS (0.9x, 1.0, 2.0) and Atom (RFC 4287). Read leniently, as feeds are: a feed that is not
 * well-formed gives what can be had. Every entry's content is a slice of the file's bytes. */
#ifndef ENTRIES_H
#define ENTRIES_H

#include "language/html/token.h"

typedef struct {
	Str title, url, date, author; /* as written: escapes and CDATA are still in them */
	Str content; /* a slice of the file; of CDATA its inside. Empty: the entry has none */
	bool escaped; /* the content's references are to be read before it is a page or a text (not in CDATA, not XHTML) */
	bool markup; /* the content says that it is a page: XHTML */
	bool broken; /* an element of it has no end, and so the content has none, or there is none */
} Entry;

typedef struct {
	Html xml;
	Str title; /* of the feed: known once the first entry is given */
} Entries;

bool entries_are(Str begin); /* a file that begins as a feed does */
Entries entries_begin(Str file);
bool entries_next(Entries *, Entry *);
/* Of a field as written: CDATA's inside. *cdata says whether it was. */
Str entry_inside(Str written, bool *cdata);

#endif
