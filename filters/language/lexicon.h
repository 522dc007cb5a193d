/* lexicon.h - what the words around numbers and dates mean: one table of tables, looked up once for each word.
 * Rows of en/{number-words,magnitudes,qualifiers,units,currencies,months,calendar,number-names,idioms,nouns}.tsv have the columns
 *   form, class, value (an integer), name, how
 * A form is one word or several, in lower case, joined by single spaces, cut as words are ("km / h", "us $"); a word may have many
 * entries ("second": an ordinal and a duration). `how` narrows where an entry holds: see How. Constant once loaded. */
#ifndef LEXICON_H
#define LEXICON_H

#include "language/frozen.h"
#include "language/table.h"
#include "language/word.h"

typedef enum {
	CLASS_DIGIT,
	CLASS_TEEN,
	CLASS_TENS,
	CLASS_ORDINAL,
	CLASS_DENOMINATOR,
	CLASS_NEGATIVE,
	CLASS_ORDINAL_SUFFIX,
	CLASS_HUNDRED,
	CLASS_POWER,
	CLASS_COLLECTIVE,
	CLASS_MAGNITUDE_SUFFIX,
	CLASS_VAGUE,
	CLASS_COUPLE,
	CLASS_SEVERAL,
	CLASS_FREQUENCY,
	CLASS_BEFORE,
	CLASS_AFTER, /* qualifiers */
	CLASS_MEASURE,
	CLASS_DURATION,
	CLASS_PERCENT,
	CLASS_CURRENCY_SIGN,
	CLASS_CURRENCY_CODE,
	CLASS_CURRENCY_NAME,
	CLASS_NAME_BEFORE,
	CLASS_NAME_AFTER,
	CLASS_IDIOM,
	CLASS_MONTH,
	CLASS_WEEKDAY,
	CLASS_SEASON,
	CLASS_PERIOD,
	CLASS_RELATIVE_DAY,
	CLASS_NOW,
	CLASS_DIRECTION,
	CLASS_DAYPART,
	CLASS_NOON,
	CLASS_PART,
	CLASS_AM_PM,
	CLASS_OCLOCK,
	CLASS_ZONE,
	CLASS_ERA,
	CLASS_YEAR_NAME,
	CLASS_YEAR_WORD,
	CLASS_CENTURY,
	CLASS_HOLIDAY,
	CLASS_PLURAL,
	CLASS_ABSTRACT,
	CLASS_FUNCTION,
	CLASS_CHANGE,
	CLASS_CONTEST,
	CLASS_SIZE,
	CLASS_YEAR_PREPOSITION,
	CLASS_FUTURE,
	CLASS_COMPOUND,
	CLASS_MARKET,
	CLASS_PERSON,
	CLASS_PRICE,
	CLASS_OPENER,
	CLASS_UNIT_ADJECTIVE,
	CLASS_PAST,
	CLASSES, /* at most 64 */
} Class;
#define IS(class) ((uint64_t)1 << (CLASS_##class))

typedef enum {
	HOW_ANY,
	HOW_EXACT,   /* "exact": letters as large and small as in the table */
	HOW_CAPITAL, /* "capital": begins with a capital letter */
	HOW_CAPS,    /* "caps": all capitals */
	HOW_GLUED,   /* "glued": exact, and right behind what stands before it */
	HOW_NEAR,    /* "near": exact; the caller sees to it that a number stands before */
} How;

typedef struct Entry {
	Class class;
	How how;
	int value;
	int words; /* lexemes of the form */
	Str name;
	Str form;           /* as in the table */
	struct Entry *next; /* of the same form */
} Entry;

typedef struct {
	uint64_t is;      /* bits of IS(): classes of the word alone */
	uint64_t begins;  /* the same of longer forms that begin with this word */
	uint64_t seconds; /* marks of the words that stand second in these, see lexicon_goes_on */
	int most;         /* lexemes of the longest form that begins with this word */
	const Entry *entries;
} Sense;

/* One bit of 64 for a word. */
static inline uint64_t
lexicon_mark(Str lower)
{
	unsigned hash = lower.len ? (unsigned char)lower.at[0] * 5u +
			(unsigned char)lower.at[lower.len - 1] * 11u + (unsigned)lower.len * 17u
				  : 0;

	return (uint64_t)1 << (hash & 63);
}

enum { FORM_BYTES = 96 }; /* of the longest form of several words */

typedef struct Lexicon {
	Map senses;             /* form -> Sense *; empty where all is frozen */
	Arena *arena;           /* of what is thawed */
	Frozen frozen, entries; /* by form; of each form one behind the other */
	const Sense **thawed;   /* one a frozen row; NULL: nobody asked yet */
	struct MetForm *met;    /* forms asked for before; NULL: none is kept */
} Lexicon;

/* As the program has it, or made anew where a table is replaced. Lives in the arena, which grows with the words asked for,
 * bounded by the tables. */
const Lexicon *lexicon_load(Arena *, const char **wrong);
const char *lexicon_freeze(Arena *, Str *senses, Str *entries); /* the images; NULL or what is wrong */

void lexicon_each(const Lexicon *, void (*)(void *context, Str form, uint64_t is), void *context); /* all forms */

/* What a form means; never NULL. */
const Sense *sense_find(const Lexicon *, Str form);
extern const Sense no_sense; /* nothing */

/* Words cut once more where letters and digits meet ("5k" is two, "Dec.14th" three), each with its sense. */
typedef enum { LEXEME_MARK, LEXEME_LETTERS, LEXEME_DIGITS } LexemeKind;
typedef struct {
	ptrdiff_t start, end;
	ptrdiff_t word; /* index of its word */
	LexemeKind kind;
	bool space;  /* white space stands before it, or nothing */
	bool breaks; /* no word, but a blank line between two: no expression goes over it */
	bool capital, caps;
	bool code; /* of a word in which a digit follows a letter, an address: no number but a name ("H1N1") */
	Str text, lower;    /* lower: without inner full stops ("a.m." is "am") */
	const Sense *sense; /* never NULL */
} Lexeme;
typedef LIST(Lexeme) Lexemes;

Lexemes lexemes_find(Arena *, const Lexicon *, Str text, const Words *); /* linear */

/* May a form of several words begin at lexeme `at`? Its second word tells, but for one in many; false is sure. */
bool lexicon_goes_on(const Lexemes *, ptrdiff_t at);

/* Does one begin there? */
bool lexicon_has_form(const Lexicon *, const Lexemes *, ptrdiff_t at);

/* The longest form of one of these classes that begins at lexeme `at`, and fits there; NULL if there is none. */
const Entry *lexicon_match(const Lexicon *, const Lexemes *, ptrdiff_t at, uint64_t classes);

/* The entry of this form and class wherever it stands; NULL if there is none. */
const Entry *lexicon_find(const Lexicon *, Str form, Class);

#endif
