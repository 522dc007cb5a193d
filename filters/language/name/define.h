/* define.h - what an article defines for itself: abbreviations in brackets, and which body "the group" is. */
#ifndef DEFINE_H
#define DEFINE_H

#include "language/name/context.h"

/* "Counter-Terrorism Office (CTO)": CTO gets the type and id of what stands before it, all through the article. */
void define_abbreviations(Arena *, Reader *readers, ptrdiff_t count);

/* "the group", "the organization": mentions of the body or group last named that fits. */
void define_nominals(Arena *, Reader *readers, ptrdiff_t count);

#endif
