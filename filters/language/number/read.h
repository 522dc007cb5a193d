/* read.h - inside the number wing only: a reader that walks over lexemes once, and the parts of a number expression it meets.
 * Every function looks a bounded way ahead, so the whole is linear. Ends are exclusive, in lexemes; NONE: nothing there. */
#ifndef READ_H
#define READ_H

#include "language/date.h"
#include "language/number/number.h"

enum { NONE = -1 };

struct NumberTables {
	const Lexicon *lexicon;
};

typedef struct {
	Arena *arena;
	const Lexicon *lexicon;
	const Lexemes *lexemes;
	Str text;
	Calendar calendar;
	Numbers out;
	ptrdiff_t change;      /* where a verb of change ("rose") was last seen; far back at first */
	ptrdiff_t contest;     /* where a word of contest ("won 4-1") was last seen */
	ptrdiff_t stretch_end; /* last lexeme of "the past two years"; 0: none seen */
	Str stretch;           /* and its time */
} Reader;

extern const Lexeme lexeme_nothing; /* an empty mark */

/* An empty mark past either end. */
static inline const Lexeme *
lexeme_at(const Reader *r, ptrdiff_t at)
{
	return at >= 0 && at < r->lexemes->len ? &r->lexemes->at[at] : &lexeme_nothing;
}

/* And no blank line before it. */
static inline bool
word_is(const Reader *r, ptrdiff_t at, const char *lower)
{
	return str_is(lexeme_at(r, at)->lower, lower);
}

/* By itself, and no blank line before it. */
static inline bool
has(const Reader *r, ptrdiff_t at, uint64_t classes)
{
	return (lexeme_at(r, at)->sense->is & classes) != 0;
}

/* The longest form; not over a blank line. */
static inline const Entry *
entry_of(const Reader *r, ptrdiff_t at, uint64_t classes)
{
	const Sense *sense = lexeme_at(r, at)->sense;

	return ((sense->is | sense->begins) & classes) != 0
		? lexicon_match(r->lexicon, r->lexemes, at, classes)
		: NULL;
}

/* No space between it and the one before. */
static inline bool
is_glued(const Reader *r, ptrdiff_t at)
{
	return !lexeme_at(r, at)->space;
}

bool word_in(const Reader *, ptrdiff_t at, const char *const *words);
bool is_dash(const Reader *, ptrdiff_t at);
const Number *last_amount(const Reader *); /* the last number but dates, ordinals, names; NULL if there is none */
bool is_noun_like(const Reader *, ptrdiff_t at); /* letters, and no function word */
bool is_plural_noun(const Reader *, ptrdiff_t at);

/* ---- opener.c ---- */
bool opener_at(const Reader *, ptrdiff_t at); /* can a number or date begin there? false is sure */

/* ---- numeral.c: digits and words to a value ---- */
typedef struct {
	ptrdiff_t first, end;
	Decimal value; /* none if vague */
	Decimal low;   /* vague: the lower bound */
	Decimal bare;  /* without its magnitude: 30 of "30 thousand" */
	int power;     /* of its magnitude word or suffix; 0: none */
	bool suffix;   /* the magnitude is a glued letter: "5k" */
	bool vague, ordinal, digits, frequency;
	bool plain;   /* digits without separators, point or magnitude: may be a code, a year */
	Str fraction; /* "1/3" */
} Numeral;
ptrdiff_t numeral_read(const Reader *, ptrdiff_t at, bool money, Numeral *);
int64_t digits_small(const Lexeme *);                   /* plain digits, at most nine; else -1 */
bool decimal_from_digits(Arena *, Str text, Decimal *); /* "3,000", "1.234,5", "3 000"; false: no number */

/* ---- quantity.c: a numeral with its unit, money before or behind ---- */
typedef struct {
	ptrdiff_t first, end;
	Numeral numeral;
	NumberKind kind; /* COUNT if nothing else shows */
	Str unit;
	bool negative;
	bool signed_money; /* the currency stands before the number */
	bool hyphenated;   /* "10-year": an adjective */
	Decimal tolerance; /* of "20 ± 0.5"; else none */
	const char *why;
} Quantity;
ptrdiff_t quantity_read(const Reader *, ptrdiff_t at, Quantity *);

void unit_read(const Reader *, Quantity *); /* behind its numeral */

/* ---- part.c ---- */
ptrdiff_t part_and(const Reader *, ptrdiff_t at, Decimal *part); /* "and a half" */

/* ---- compound.c: what goes on behind a quantity; all but q->end stay where there is nothing ---- */
void compound_read(const Reader *, Quantity *); /* "2 years 3 months", "7 feet, 10 inches", "a year and a half" */
void tolerance_read(const Reader *, Quantity *);       /* "20 ± 0.5 kg" */
void hyphened_inches_read(const Reader *, Quantity *); /* "6-foot-4" */
bool feet_and_inches_read(const Reader *, Quantity *); /* "6'2\"" */
void below_zero_read(const Reader *, Quantity *);      /* "two degrees below zero" */

/* ---- range.c ---- */
typedef struct {
	Quantity a, b; /* both with the unit and magnitude they share */
	ptrdiff_t end;
	bool range; /* two ends; else only a */
	bool ratio; /* "4-1", "180 for 6" */
} Range;
typedef enum {
	RANGE_MAY,      /* "3 to 5" is one, "3 and 5" is not */
	RANGE_EXPECTED, /* behind "between" */
	RANGE_NOT,      /* "rose from 3 to 5": a change */
} Expect;
ptrdiff_t range_read(const Reader *, ptrdiff_t at, Expect, Range *);
/* "more than 50 but fewer than 100": the other bound behind a number with this qualifier makes a range. Where it ends; `at` if none. */
ptrdiff_t range_of_bounds(const Reader *, ptrdiff_t at, Qualifier, Range *);

/* ---- qualifier.c ---- */
typedef struct {
	Qualifier is;
	Str modifier;
	ptrdiff_t first, end;  /* lexemes; equal: none */
	bool between;          /* "between", "from": a range is expected */
	ptrdiff_t preposition; /* where it stands */
} Qualified;
ptrdiff_t qualifier_before(
	const Reader *, ptrdiff_t at, Qualified *); /* where the number would begin; `at` if there is none */
ptrdiff_t qualifier_after(const Reader *, ptrdiff_t at, Qualified *); /* behind it; `at` if there is none */
void qualifier_bounds(Number *, Decimal value);

/* ---- code.c: digits that name something: "H1N1", "4chan", "888-847-6592", an address ---- */
ptrdiff_t code_read(const Reader *, ptrdiff_t at, Number *); /* sets kind and why; no why: a word to step over */

/* ---- kind.c ---- */
void kind_decide(const Reader *, const Range *, ptrdiff_t first, Number *); /* kind, optional, unit, why */
ptrdiff_t idiom_read(
	const Reader *, ptrdiff_t at, Number *, bool *emit); /* "first of all"; NONE if none begins here */
bool one_is_pronoun(const Reader *, ptrdiff_t at, ptrdiff_t end); /* "the current one": no number */
bool zero_at(const Reader *, ptrdiff_t at);                       /* "no" before a countable noun phrase */

#endif
