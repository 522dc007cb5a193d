/* feature.h - what a block of a page is like, as numbers: what the model of article.h is learned from and asks. The order of the
 * numbers is part of the model file: it changes with it. */
#ifndef HTML_FEATURE_H
#define HTML_FEATURE_H

#include "language/html/survey.h"

enum { HTML_FEATURES = 121 };

typedef struct {
	HtmlSurvey page;
	int count;               /* blocks looked at */
	ptrdiff_t bytes, prose;  /* of them */
	float of[HTML_FEATURES]; /* of the last */
} HtmlFeatures;

/* In front of the first block. Lives in the arena. page_words: the table html/page-words, words of the page's own business
 * ("subscribe"). */
HtmlFeatures html_features(Arena *, const HtmlBlocks *, const Table *page_words);
bool html_features_next(HtmlFeatures *); /* of the next block; false: there is none */

#endif
