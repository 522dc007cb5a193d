/* reader.h - reading dates and datelines left to right: each function takes what it knows and moves on, or says false and stays. */
#ifndef READER_H
#define READER_H

#include "language/table.h"

typedef struct {
	const Table *words; /* en/datelines */
	Str text;
	ptrdiff_t at;
} Reader;

void reader_skip(Reader *, const char *bytes); /* any of these */
Str reader_word(const Reader *);               /* letters and inner stops, from here; nothing is taken */
bool reader_month(Reader *, int *month);

const Row *reader_row(
	const Table *words, Str word); /* in any case, with or without a last stop; NULL: not there */
bool reader_is(const Table *words, Str word, const char *class);

#endif
