/* counted.h - what a number counts: the rules of counted.c, ahead.c (nouns before the number) and before.c (nouns of other
 * numbers), and what they share. Each returns whether it found the noun. */
#ifndef COUNTED_H
#define COUNTED_H

#include "language/claim/claim.h"

bool counted_ahead(Scene *, ptrdiff_t claim);       /* ahead.c: "sales fell 3 percent" */
bool counted_by_trend(Scene *, ptrdiff_t claim);    /* ahead.c: "bills, up by £9 million" */
bool counted_from_before(Scene *, ptrdiff_t claim); /* before.c: "… and 7 to Moldova" */

/* What a noun chunk counts: "the number of cases" -> cases, "that number" -> what was counted before. */
bool counted_by_noun(Scene *, ptrdiff_t claim, ptrdiff_t chunk);

/* The claim whose noun a pronoun or a gap stands for: the last one that has a noun, in the sentence, else, where `across`, in
 * the paragraph; -1. */
ptrdiff_t counted_model(const Scene *, ptrdiff_t claim, bool across);
void counted_take(Scene *, Claim *, ptrdiff_t model); /* its noun */
void counted_take_claim(Scene *, ptrdiff_t claim, const Claim *model);
bool counted_may_share(NumberKind model, NumberKind own);

#endif
