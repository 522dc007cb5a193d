/* gazetteer.h - what is known of words: names with type and id, and what kind a single word is.
 * One hash for both: a word is looked up once. Names are compared without case (checked afterwards), without the marks
 * of Latin letters, and with hyphens, full stops and spaces alike: "Al-Qaeda" is "al Qaeda", "U.S." is "US". Keys are
 * 64-bit hashes; two names that share one are taken for the same (the odds are 1 in 10^10 for 20,000 names). */
#ifndef GAZETTEER_H
#define GAZETTEER_H

#include "language/table.h"
#include "language/word.h"

typedef enum {
	NAME_PERSON,
	NAME_ORG,
	NAME_PLACE,
	NAME_DEMONYM,
	NAME_GROUP,
	NAME_EVENT,
	NAME_DATE,
	NAME_TYPES,
} NameType;
extern const char *const name_type_names[NAME_TYPES]; /* "person", … */

/* What a word can be, from en/name-words, en/given-names and en/common-words. */
typedef enum {
	IS_TITLE = 1 << 0,        /* "Deputy": may stand before a name */
	IS_STRONG_TITLE = 1 << 1, /* "Mr": a name follows */
	IS_ROLE = 1 << 2,         /* "spokesman" */
	IS_ORG_HEAD = 1 << 3,     /* "Ministry" */
	IS_ORG_OF = 1 << 4,       /* "Ministry": of what follows */
	IS_ORG_SUFFIX = 1 << 5,   /* "Ltd" */
	IS_PLACE_HEAD = 1 << 6,   /* "Province" */
	IS_PLACE_LEAD = 1 << 7,   /* "Lake" */
	IS_EVENT_HEAD = 1 << 8,   /* "War" */
	IS_EVENT_LEAD = 1 << 9,   /* "Hurricane" */
	IS_COMPASS = 1 << 10,     /* "northern" */
	IS_SAID = 1 << 11,
	IS_CALENDAR = 1 << 12,
	IS_NOT_NAME = 1 << 13,    /* "Internet": has a capital and names nobody */
	IS_SECT = 1 << 14,        /* "Sunni" */
	IS_NOMINAL_ORG = 1 << 15, /* "the organization" */
	IS_NOMINAL_GROUP = 1 << 16,
	IS_PARTICLE = 1 << 17, /* "al", "van": inside a person's name */
	IS_AT = 1 << 18,       /* "in": a place may follow */
	IS_FUNCTION = 1 << 19, /* "the" */
	IS_GIVEN = 1 << 20,    /* a given name */
	IS_COMMON = 1 << 21,   /* an ordinary word */
	IS_EMPHATIC = 1 << 22, /* an ordinary word all in capitals: "FREE" (found in the text, not in a table) */
} WordClass;

typedef struct {
	Str id;
	unsigned char type;     /* NameType */
	unsigned char words;    /* how many */
	unsigned char capitals; /* how many of them begin with a capital */
	bool caps;              /* an abbreviation: only capitals will do */
	bool weak;              /* means it only where the article names the same thing otherwise */
	bool user;
} Entry;

typedef struct {
	uint64_t key;  /* of a word or of a whole name; 0: free */
	uint32_t bits; /* WordClass; LONGEST_SHIFT */
	int32_t entry; /* index + 1; 0: no name ends here */
} GazetteerSlot;
enum {
	LONGEST_SHIFT = 24
}; /* five bits: words of the longest name that begins with this word; above them: a user's does */

typedef struct {
	GazetteerSlot *slots;
	ptrdiff_t size, used; /* size: a power of two */
	LIST(Entry) entries;
} Gazetteer;

/* What is known of one word of a text. */
typedef struct {
	uint64_t key;
	int bits, longest;
	bool user; /* a name of the user's list begins with this word */
} Sign;

/* The built-in tables behind the user's files (TSV: name, type, id); on equal names the first wins, and a user's name
 * wins over any longer one that is built in. NULL or what is wrong ("FILE:LINE: ..."). */
const char *gazetteer_load(Arena *, Gazetteer *, const Str *files, ptrdiff_t count);

Sign *gazetteer_signs(const Gazetteer *, Arena *, const Words *); /* one a word */

/* The longest name that begins with word `first` and ends no later than word `limit`; *last is its last word. NULL if
 * there is none. Case is checked against the name's own; in `loose` texts (all capitals) ordinary words are no
 * abbreviations. */
const Entry *gazetteer_match(const Gazetteer *, const Words *, const Sign *, ptrdiff_t first, ptrdiff_t limit,
	bool loose, ptrdiff_t *last);

uint64_t gazetteer_key(Str word); /* of one word, whatever its case */

#endif
