/* surface.h - the surface tokens of Universal Dependencies, English (universaldependencies.org/en, and what EWT, GUM and PUD do
 * since UD 2.11): words with what is written together with them ("Arafat's", "don't", "Thomas'"), abbreviations with their stop,
 * "02/13/2001", "853-3242", "e-mail", ":-)". Made of the words of word.h, which part more: these are for readers of --tokens. */
#ifndef SURFACE_H
#define SURFACE_H

#include "language/table.h"
#include "language/word.h"

typedef struct {
	const Table *abbreviations, *parts; /* en/abbreviations; en/token-parts: prefixes and units */
} SurfaceRules;

typedef struct {
	ptrdiff_t start, end;
} Token;
typedef LIST(Token) Tokens;

const char *surface_load(Arena *, SurfaceRules *); /* NULL, or what is wrong */
Tokens surface_tokens(Arena *, const SurfaceRules *, Str sentence);

#endif
