/* mapped.h - a file as memory: nothing is read before it is looked at, and the system may take it back. */
#ifndef MAPPED_H
#define MAPPED_H

#include "base/str.h"

/* A plain file, mapped for reading as long as the process lives (who cuts it short meanwhile stops the process). Empty if it
 * cannot be mapped: not there, no plain file, nothing in it. */
Str file_mapped(const char *path);
void file_unmapped(Str);

#endif
