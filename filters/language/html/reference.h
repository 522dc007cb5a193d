/* reference.h - character references: "&amp;", "&#8211;", "&#x2013;", "&copy" (html.spec.whatwg.org, 13.2.5.72 and 13.5).
 * The names are the table html/references. */
#ifndef HTML_REFERENCE_H
#define HTML_REFERENCE_H

#include "language/table.h"

typedef struct {
	ptrdiff_t len; /* bytes of the reference, `&` and `;` included; 0: no reference, `&` stands for itself */
	Str text; /* what it stands for: one character or two, UTF-8; lives as long as the table, or in `bytes` */
	char bytes[4];
} HtmlReference;

/* At `text.at[at]`, an `&`. In an attribute "&copy=1" is none. The result's text may point into *r itself: copy it before r
 * goes. */
void html_reference(const Table *names, Str text, ptrdiff_t at, bool attribute, HtmlReference *r);

/* Text as it is shown: references read. The same view where there are none. */
Str html_unescape(Arena *, const Table *names, Str text, bool attribute);

#endif
