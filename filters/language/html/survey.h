/* survey.h - a page as a whole, gathered before its blocks are looked at one by one: where its prose is, what is made alike,
 * what its title says. Shared by the rooms that make numbers of it; see feature.h. */
#ifndef HTML_SURVEY_H
#define HTML_SURVEY_H

#include "language/html/block.h"

typedef struct {
	Arena *arena;
	const HtmlBlocks *blocks;
	const Table *page_words;
	ptrdiff_t bytes, prose_bytes;
	double *score; /* of each element: how much prose stands close to it */
	int best;      /* the element of the best score; -1: no prose */
	int holder;    /* the smallest element that holds seven tenths of the prose; -1: none */
	Map keys;      /* of elements made alike -> HtmlAlike */
	Map texts;     /* of short blocks -> how many say the same */
	Str *title_words;
	int title_count;
} HtmlSurvey;

typedef struct {
	char name[sizeof(uint64_t)];
	int elements, blocks;
	ptrdiff_t bytes, link_bytes, prose_bytes;
} HtmlAlike;

/* Lives in the arena. page_words: the table html/page-words. */
HtmlSurvey html_survey(Arena *, const HtmlBlocks *, const Table *page_words);

const HtmlElement *survey_element(const HtmlSurvey *, int number); /* NULL for -1 */
int survey_parent(const HtmlSurvey *, int number);                 /* -1: none */
const HtmlAlike *survey_alike(const HtmlSurvey *, int element); /* what is made like it; NULL: nothing with text */
int survey_repeats(const HtmlSurvey *, const HtmlBlock *);      /* blocks that begin with the same text */
bool html_is_prose(const HtmlBlock *); /* reads like a sentence or more: a dozen words, a stop, few links */
double html_share(double part, double whole);       /* 0 of nothing */
bool html_next_word(Arena *, Str *rest, Str *word); /* lower-case; marks part words */

#endif
