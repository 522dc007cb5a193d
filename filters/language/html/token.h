/* token.h - an HTML page cut into tags, text, comments, as the WHATWG standard's tokenizer does (html.spec.whatwg.org,
 * 13.2.5 Tokenization), with the bytes of each. No tree, no copy: tokens are views of the page, which must be UTF-8.
 *
 * What differs from a browser's: character references stay as they are in `text` and in attributes' values (reference.h
 * reads them); a doctype's identifiers are not looked at; scripts do not run. Every byte is looked at a bounded number of
 * times. A page that ends inside a tag ends before it; "</>" is nothing, as in the standard. */
#ifndef HTML_TOKEN_H
#define HTML_TOKEN_H

#include "language/html/tag.h"

typedef enum { HTML_END, HTML_TEXT, HTML_OPEN, HTML_CLOSE, HTML_COMMENT, HTML_DOCTYPE } HtmlKind;

typedef struct {
	HtmlKind kind;
	ptrdiff_t start, end; /* bytes of the page */
	Str text;             /* HTML_TEXT, HTML_COMMENT, HTML_DOCTYPE: what stands inside, as written */
	bool references;      /* HTML_TEXT: `&` may begin a character reference (not in scripts and styles) */
	Str name;             /* HTML_OPEN, HTML_CLOSE: as written, any case */
	HtmlTag tag;          /* of the name; TAG_OTHER: none that is known here */
	Str attributes;       /* HTML_OPEN: as written; html_attribute walks them */
	bool self_closing;    /* ends in "/>" */
} HtmlToken;

/* How text is read: 13.2.5.1 to 13.2.5.5. */
typedef enum { CONTENT_DATA, CONTENT_RCDATA, CONTENT_RAWTEXT, CONTENT_SCRIPT, CONTENT_PLAIN } HtmlContent;

typedef struct {
	Str page;
	ptrdiff_t at;
	HtmlContent content;
	Str last_open; /* the name that ends RCDATA, RAWTEXT and scripts */
} Html;

Html html_begin(Str page);
bool html_next(Html *, HtmlToken *); /* false: the page has ended (kind is HTML_END) */

typedef struct {
	Str name;  /* as written, any case; not empty */
	Str value; /* as written, without quotes; may hold character references */
} HtmlAttribute;
/* The next attribute of `*rest`, which begins as a token's `attributes`. Of equal names the first counts. */
bool html_attribute(Str *rest, HtmlAttribute *);
/* The value of an attribute, by its lower-case name; false if there is none. */
bool html_attribute_find(Str attributes, Str name, Str *value);

#endif
