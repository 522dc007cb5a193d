/* rule.h - why a verdict was given: one English sentence with the figures as they were said. */
#ifndef CLAIM_RULE_H
#define CLAIM_RULE_H

#include "language/claim/verdict.h"

Str rule_single(Arena *, const Statement *, ptrdiff_t count);
Str rule_other_noun(Arena *, const Statement *, ptrdiff_t count);
Str rule_agree(Arena *, const Statement *, ptrdiff_t count, ptrdiff_t sources);
Str rule_compatible(Arena *, const Statement *, ptrdiff_t count, Decimal low, Decimal high); /* what all allow */
Str rule_changed(Arena *, const Verdict *, const Statement *, ptrdiff_t count);
Str rule_conflict(Arena *, const Statement *, const Statement *);

#endif
