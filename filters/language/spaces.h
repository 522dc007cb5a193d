/* spaces.h - one kind of space, one kind of line end, paragraphs parted by one blank line, and nothing invisible.
 * U+00A0 and U+202F stay between two digits: they group a number; so do U+2007 and U+2009, which
 * become U+202F there. A hyphen at the end of a line that goes on keeps its
 * "\n" for the step that joins words (hyphens.h). */
#ifndef SPACES_H
#define SPACES_H

#include "base/change.h"

Changes spaces_changes(Arena *, Str text);

#endif
