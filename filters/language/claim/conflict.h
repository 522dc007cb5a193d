/* conflict.h - two statements that exclude each other at times that may be the same. */
#ifndef CLAIM_CONFLICT_H
#define CLAIM_CONFLICT_H

#include "language/claim/verdict.h"

/* Statements in order of their start, those without one last. False if there is no such pair. n log n: a sweep over
 * time that keeps the lowest high and the highest low of those still holding. */
bool conflict_find(Arena *, const Statement *, ptrdiff_t count, const Statement *pair[2]);

#endif
