/* copy.h - blocks that hold the article once more in one piece, beside its paragraphs: some pages do, for printers or crawlers. */
#ifndef HTML_COPY_H
#define HTML_COPY_H

#include "language/html/block.h"

/* Takes them out of `kept`, which has one for each block: long blocks whose words, in threes, stand nine times of ten in kept blocks
 * of at most half their length. */
void copies_drop(Arena *, const HtmlBlocks *, bool *kept);

#endif
