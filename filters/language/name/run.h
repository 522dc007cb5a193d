/* run.h - where runs of capitals end, and which kinds of names they can be: bodies, places, events, people. */
#ifndef RUN_H
#define RUN_H

#include "language/name/context.h"

ptrdiff_t run_end(const Reader *, ptrdiff_t first); /* its last word; `first` has a capital */
ptrdiff_t run_org(const Reader *, ptrdiff_t first,
	ptrdiff_t end); /* last word of a body that begins here; -1: none does */
ptrdiff_t run_legal_form(const Reader *, ptrdiff_t last); /* of a body that ends there, with its ", Inc." */
ptrdiff_t run_place(const Reader *, ptrdiff_t first, ptrdiff_t end);
ptrdiff_t run_event(const Reader *, ptrdiff_t first, ptrdiff_t end);
ptrdiff_t run_person(const Reader *, ptrdiff_t first, ptrdiff_t end,
	bool introduced); /* introduced: a title or role stands before */
ptrdiff_t run_titles(const Reader *, ptrdiff_t first, ptrdiff_t end,
	bool *strong); /* first word behind the titles that begin here */

#endif
