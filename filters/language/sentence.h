/* sentence.h - paragraphs and sentences of a text: by rule; where the rules have a model (gap.h), by that on their advice. Offsets are bytes; linear time.
 * Paragraphs are parted by blank lines; a single line end inside one is weighed (language/lines.h). */
#ifndef SENTENCE_H
#define SENTENCE_H

#include "language/stop.h"

typedef enum { ROLE_SENTENCE, ROLE_HEADING, ROLE_STANDFIRST, ROLE_DATELINE, ROLE_BYLINE, ROLES } Role;
extern const char *const role_names[ROLES];

typedef struct {
	ptrdiff_t start, end; /* without the white space around */
	ptrdiff_t paragraph;  /* counts from 0 */
	Role role;
	Why why; /* it ends there */
} Sentence;
typedef LIST(Sentence) Sentences;

Sentences sentences_find(Arena *, const StopRules *, Str text);
Sentences sentences_by_rule(Arena *, const StopRules *, Str text); /* whatever the model says */

#endif
