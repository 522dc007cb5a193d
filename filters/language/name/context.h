/* context.h - names by knowledge and by the words around them, one sentence at a time; what the article as a whole says
 * is left to link.h. Looks only at runs of words with capitals. */
#ifndef CONTEXT_H
#define CONTEXT_H

#include "language/name/name.h"

/* A sentence being read. */
typedef struct {
	Arena *arena;
	const Gazetteer *gazetteer;
	NameText *text;
	ptrdiff_t count; /* of words */
	Names found;     /* by the model, until they are joined to the others */
} Reader;

void context_prepare(Reader *); /* words, signs, case of the text */
void context_names(Reader *);   /* fills text->names, in order, none inside another */
void context_nested(Reader *);  /* adds the names inside longer ones, and sorts */

/* Also for link.c. */
/* 0, empty, false outside the text. */
static inline int
reader_bits(const Reader *r, ptrdiff_t word)
{
	return word < 0 || word >= r->count ? 0 : r->text->signs[word].bits;
}

static inline Str
reader_text(const Reader *r, ptrdiff_t word)
{
	return word < 0 || word >= r->count ? (Str){ 0 } : r->text->words.at[word].text;
}

static inline bool
reader_capital(const Reader *r, ptrdiff_t word)
{
	return word >= 0 && word < r->count && r->text->words.at[word].capital;
}

/* The first word from `word` on with one of these looks; r->count: there is none. */
static inline ptrdiff_t
reader_next(const Reader *r, ptrdiff_t word, unsigned looks)
{
	return looks_next(r->text->looks, word, r->count, looks);
}

bool reader_opens(const Reader *, ptrdiff_t word); /* its capital may be the sentence's */
Name *reader_add(Reader *, ptrdiff_t first, ptrdiff_t last, NameType, Str id, const char *why);
Str reader_id(Reader *, Str prefix, ptrdiff_t first, ptrdiff_t last); /* "org:" and the words joined by _ */

Str reader_place(Reader *, ptrdiff_t first, ptrdiff_t last); /* id of a place named so; empty: not known */

/* known.c: names the gazetteer holds. The readers return where to go on, -1 where no name begins at `word`. */
const NameEntry *reader_known(const Reader *, ptrdiff_t word, ptrdiff_t limit, ptrdiff_t *last); /* NULL: none */
ptrdiff_t read_known(Reader *, ptrdiff_t word);
ptrdiff_t read_compass(Reader *, ptrdiff_t word); /* "the south-west of Kenya", "northern Italy" */
Str reader_country(Str id);                       /* "SY" of "SY:Raqqa" */

#endif
