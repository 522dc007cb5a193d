/* block.h - an HTML page as a flat list of blocks: stretches of text between the borders that block elements make, each with
 * the elements it stands in and counts of what it is made of. One pass over the tokens; no tree but parent numbers.
 *
 * What a block element is says tag.h. `<br><br>` parts blocks, a single `<br>` is a line end within one. Elements that are left
 * open are closed as browsers do in the cases that matter for text: p, li, dt, dd, td, th, tr, and what a closing tag of an outer
 * element leaves open. */
#ifndef HTML_BLOCK_H
#define HTML_BLOCK_H

#include "language/html/token.h"
#include "language/table.h"

/* What the words of an element's class, id, role and itemprop say, a bit each: the classes of the table html/class-words. */
typedef enum {
	HINT_TEXT,    /* "article", "entry", "story" */
	HINT_PAGE,    /* "content", "main": holds the text, but often more */
	HINT_NAV,     /* "menu", "breadcrumb", "footer", "header" */
	HINT_SIDE,    /* "sidebar", "widget", "promo", "ad" */
	HINT_RELATED, /* "related", "recommended", "teaser", "more" */
	HINT_COMMENT, /* "comment", "disqus", "reply" */
	HINT_SHARE,   /* "share", "social", "follow", "subscribe", "newsletter" */
	HINT_CAPTION, /* "caption", "credit", "figure", "gallery" */
	HINT_META,    /* "byline", "author", "date", "tags", "category" */
	HINT_TITLE,   /* "headline", "title" */
	HINT_LEAD,    /* "lead", "summary", "standfirst", "subtitle" */
	HINT_HIDDEN,  /* "hidden", "modal", "popup", "cookie", "overlay" */
	HINTS
} HtmlHint;

typedef struct {
	HtmlTag tag;
	int parent; /* number of the element it stands in; -1: none */
	int depth;
	unsigned hints;  /* 1 << HtmlHint, of its own attributes */
	unsigned within; /* of its own and of those it stands in */
	uint64_t key;    /* of its name and class: equal for siblings made alike */
	bool hidden;     /* by an attribute */
	ptrdiff_t bytes, link_bytes,
		prose_bytes; /* of all blocks in it: text, text in links, text of blocks that read as prose */
	int blocks, commas;
	int first_block, last_block; /* numbers of blocks in it; last is past the last */
} HtmlElement;

/* A slice of the page's text. */
typedef struct {
	ptrdiff_t start, end;
	bool line_end; /* a `<br>`: stands for one line end */
	bool raised;   /* in <sup> */
} HtmlPiece;

typedef struct {
	int element; /* the innermost block element it stands in */
	int first_piece, pieces;
	ptrdiff_t start, end; /* of the page: first to last piece */
	ptrdiff_t bytes, link_bytes, strong_bytes;
	int words, link_words, long_words, commas, stops, digits, capitals, links;
	int images;      /* between it and the block before it */
	char last;       /* last byte of its text that is no white space */
	char first;      /* and the first */
	bool preserved;  /* inside <pre>: white space counts */
	HtmlTag heading; /* h1 to h6, or TAG_OTHER */
} HtmlBlock;

typedef struct {
	Str page;
	LIST(HtmlElement) elements;
	LIST(HtmlPiece) pieces;
	LIST(HtmlBlock) blocks;
	Str title; /* of <title>, as written */
} HtmlBlocks;

/* Views of the page. class_words: the table html/class-words. */
HtmlBlocks html_blocks(Arena *, const Table *class_words, Str page);

bool html_within(const HtmlBlocks *, int element, HtmlTag tag); /* the element is one, or stands in one */

#endif
