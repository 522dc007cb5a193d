/* word.h - the words of a text and their offsets: the one tokenizer, of tag-entities,
 * extract-numbers and the rooms of segment (surface.h joins them for --tokens): "don't" is one word, the 's of a noun is
 * its own ("UN" "'s"), "New-York-based" is five, "3,000", "71.70", "13:05" and "U.S." are one, "$" and "%" stand
 * alone ("$" "15"), so does every other mark. Offsets are bytes; words never split a grapheme. */
#ifndef WORD_H
#define WORD_H

#include "base/arena.h"

typedef enum {
	WORD_MARK,    /* punctuation or a symbol */
	WORD_LETTERS, /* letters (any script), with inner ' and . as in "don't", "U.S." */
	WORD_NUMBER,  /* begins with a digit and has only digits and inner , . : ’ and spaces-that-group */
	WORD_MIXED,   /* letters and digits: "H1N1", "12th", "5k", "3m" */
} WordKind;

typedef struct {
	ptrdiff_t start, end;
	WordKind kind;
	bool capital; /* its first character is an upper-case letter */
	bool caps;    /* all its letters are upper case, and there are two or more */
	bool space;   /* white space stands before it (or it is the first) */
	bool plain;   /* nothing but ASCII letters, or ASCII digits, or one ASCII mark; false says nothing */
	Str text;     /* view */
	Str lower; /* lower-cased (ASCII fast, else by Unicode simple mapping); in the arena or the same view */
} Word;
typedef struct {
	Word *at;
	ptrdiff_t len, cap;
	const char *lower; /* the text with ASCII letters lowered, 16 bytes readable behind it; NULL: not made */
} Words;

Words words_find(Arena *, Str text); /* linear time; `text` is valid UTF-8 */

#endif
