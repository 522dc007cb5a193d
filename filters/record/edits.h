/* edits.h - the way from a text back to the bytes it came from.
 * Each edit says: at byte `at` of the text, `text_len` bytes stand for `source_len` bytes of the source; all
 * else is one to one. In order of `at`; they do not overlap. All positions are bytes.
 * A span's start maps behind a deletion (text_len 0) that stands at it, a span's end before one. */
#ifndef EDITS_H
#define EDITS_H

#include "base/change.h"
#include "base/out.h"

typedef struct {
	ptrdiff_t at, text_len, source_len;
	ptrdiff_t shift; /* source minus text in front of this edit: kept by this module, so that look-ups can bisect */
} Edit;
typedef LIST(Edit) Edits;

/* Of a text whose first byte is source byte `base`. */
ptrdiff_t edits_source_start(const Edits *, ptrdiff_t base, ptrdiff_t text_start);
ptrdiff_t edits_source_end(const Edits *, ptrdiff_t base, ptrdiff_t text_end);
ptrdiff_t edits_text_start(const Edits *, ptrdiff_t base,
	ptrdiff_t source_start); /* may be negative or past the text: the caller checks */
ptrdiff_t edits_text_end(const Edits *, ptrdiff_t base, ptrdiff_t source_end);

Edits edits_slice(Arena *, const Edits *, ptrdiff_t text_start,
	ptrdiff_t text_end); /* the edits within, `at` counted from text_start */

/* text2 --second--> text1 --first--> source: one list, text2 to source. */
Edits edits_compose(Arena *, const Edits *second, const Edits *first, ptrdiff_t text2_len);

/* Building text and edits together, left to right over an old text. */
typedef struct {
	Arena *arena;
	Out text;
	Edits edits;
} Editor;
Editor editor(Arena *);
void editor_keep(Editor *, Str);                            /* the next bytes of the old text, unchanged */
void editor_replace(Editor *, Str with, ptrdiff_t old_len); /* `with` is at most one character; old_len > 0 */
void editor_delete(Editor *, ptrdiff_t old_len);
Editor editor_apply(Arena *, Str text, const Changes *); /* all of the text, with the changes made */

/* JSON: [[at,text_len,source_len],…]. NULL or what is wrong; text_len is the bound for `at`. */
const char *edits_read(Arena *, Str raw, ptrdiff_t text_len, Edits *);
void edits_write(Out *, const Edits *);

#endif
