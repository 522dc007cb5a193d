/* guess.h - which charset bytes are in, by what is frequent in languages: the door to uchardet. */
#ifndef GUESS_H
#define GUESS_H

#include "base/arena.h"

Str guess_charset(
	Arena *, Str bytes); /* a label such as "windows-1251", lower case, in the arena; empty: no idea */

#endif
