/* article.h - a page's article and nothing else: which of its blocks are text, and the changes that make the page into it.
 * A block is kept by what it is like (feature.h) and a model of trees learned from pages whose article is known
 * (models/article.md); no site and no page is known by name. */
#ifndef HTML_ARTICLE_H
#define HTML_ARTICLE_H

#include "base/change.h"
#include "language/html/feature.h"
#include "language/html/trees.h"

typedef struct {
	Trees trees;
	const Table *class_words, *page_words, *references;
} ArticleRules;

/* NULL, or what is wrong. Lives in the arena. */
const char *article_load(Arena *, ArticleRules *);

/* What of a page is not kept, and why. */
typedef struct {
	ptrdiff_t start, end; /* bytes of the page: of a block's text */
	const char *rule;     /* "hidden", "in navigation", "reads like no article", …; lives for ever */
	double score;         /* what the model makes of it, 0 to 1 */
} ArticleDrop;
typedef LIST(ArticleDrop) ArticleDrops;

/* From the page to its article: paragraphs parted by one blank line, character references read, white space single (but in <pre>).
 * In an element for raised text a number behind a digit gets a "^" (10^2), and a mark that is a link goes (footnotes). Where
 * nothing reads like an article, what reads most like one is kept. `drops` may be NULL. */
Changes article_changes(Arena *, const ArticleRules *, Str page, ArticleDrops *drops);

#endif
