/* title.h - where a document plays by its title: places the tables of countries know, and those its own text names. */
#ifndef TITLE_H
#define TITLE_H

#include "language/claim/claim.h"

/* The one place the title names, one "in" or "off" which something is before others. Empty: none, or in doubt. */
Ids title_place(const Scene *);

#endif
