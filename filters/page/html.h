/* html.h - a view as one HTML page that needs nothing else: style and charts inside, no scripts, nothing fetched.
 * Every figure opens to its sentence, its speaker and its bytes. Same view, same bytes: no date, no random ids. */
#ifndef PAGE_HTML_H
#define PAGE_HTML_H

#include "page/view.h"

void html_write(Out *, Arena *scratch, const View *, Str title);

/* For the parts of the page. */
void html_text(Out *, Str); /* &, <, >, quotes escaped; characters HTML forbids become U+FFFD */
void html_style(Out *);     /* the style sheet, without <style> */

#endif
