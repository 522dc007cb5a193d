/* mojibake.h - UTF-8 that was read in a charset of single bytes, back to what it was: "â€™" is ’, "Ã©" is é, "вЂњ" is “.
 * A word is repaired where its characters, as bytes of one of the charsets below, are UTF-8, what comes out is a character
 * people write, and what stands there is not: a letter before a sign that never follows one, a capital within a word, a
 * control. Quotes, dots and a letter that may stand beside each other ("Brontë…”", "Ã’s") are no such thing.
 * Also: C1 controls as windows-1252, pairs of surrogates (CESU-8), U+FFFD and ? where a byte was lost, a no-break space
 * that became a space ("voilÃ  le"). What was spoilt twice needs two rounds. */
#ifndef MOJIBAKE_H
#define MOJIBAKE_H

#include "base/change.h"
#include "language/misread.h"

/* One round; text is valid UTF-8. Each repaired character is one change. Fills `known` when it first needs it.
 * Text without two neighbours beyond ASCII costs one look at its bytes. Linear. */
Changes mojibake_changes(Arena *, Misreadings *known, Str text);

#endif
