/* foreign.h - what a file is by its first bytes. */
#ifndef FOREIGN_H
#define FOREIGN_H

#include "base/str.h"

bool foreign_is_page(Str start);     /* it begins as HTML does */
const char *foreign_kind(Str start); /* "a zip archive", "a PDF file", …; NULL: text, a page or JSON */

#endif
