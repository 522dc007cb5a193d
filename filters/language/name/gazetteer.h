/* gazetteer.h - what is known of words: names with type and id, and what kind a single word is.
 * Lists of names (list.h) over one another: the built-in tables below, the user's above, the later over the earlier. A word
 * is looked up once in each. How names are compared: fold.h; their capitals must be there in the text. */
#ifndef GAZETTEER_H
#define GAZETTEER_H

#include "base/little.h"
#include "language/name/fold.h"
#include "language/name/list.h"
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
	IS_DATED = 1 << 23,    /* a date may have this word, from en/calendar and en/months */
	IS_PLACE_TAIL = 1 << 29, /* "zone", in small letters: ends the name of a place */
} WordClass;

enum { GAZETTEER_LISTS = 32 };
typedef struct {
	List lists[GAZETTEER_LISTS]; /* the first wins */
	int count, users;    /* users: how many of them are the user's; behind them the built-in one */
	List places;         /* towns by their people: they find no name, but tell which a name may mean */
	struct MetWord *met; /* words looked up before (sign.c); NULL: none is kept */
} Gazetteer;

/* What is known of one word of a text. */
typedef struct {
	uint64_t key;
	int bits;
	uint32_t lists;        /* bit n: a name of list n begins with this word */
	unsigned char longest; /* words of the longest of them */
	unsigned char town;    /* words of the longest town's name that begins with it */
	unsigned char looks;   /* Looks */
	bool whole;            /* one of them is this word alone */
	bool user;             /* one of them is the user's */
	bool low;              /* one of them may be written without a capital here */
} Sign;

/* Why a reader may have to stop at a word: most words have none, so that texts are looked at eight words at a time. */
typedef enum {
	LOOKS_LETTERS = 1,
	LOOKS_LONG = 2,    /* four letters or more */
	LOOKS_CAPITAL = 4, /* one somewhere */
	LOOKS_NAME = 8,    /* a name may begin here */
	LOOKS_DATED = 16,  /* a date may have this word */
	LOOKS_THE = 32,
} Looks;

enum { LOOKS_AHEAD = 8 /* bytes, all 0, behind the looks of a text */ };

/* The first word from `i` on that has one of these looks; `count`: none has. */
static inline ptrdiff_t
looks_next(const unsigned char *looks, ptrdiff_t i, ptrdiff_t count, unsigned wanted)
{
	const uint64_t mask = wanted * UINT64_C(0x0101010101010101);

	for (; i < count; i += LOOKS_AHEAD) {
		uint64_t found = little64(looks + i) & mask;
		if (found) {
			i += __builtin_ctzll(found) / 8;
			return i < count ? i : count;
		}
	}
	return count;
}

/* The built-in tables below the user's files, each TSV (name, type, id) or compiled (names_compile). On equal names the
 * later file wins, and the later line; a user's name wins over any longer one that is built in. NULL or what is wrong
 * ("FILE:LINE: ..."); with `skip` lines that are wrong are left out, and told. */
const char *gazetteer_load(Arena *, Gazetteer *, const Str *files, ptrdiff_t count, bool skip);

/* One a word. Their looks, one byte a word, are given apart as well, LOOKS_AHEAD zeros behind them. */
Sign *gazetteer_signs(const Gazetteer *, Arena *, const Words *, unsigned char **looks);
struct MetWord *signs_kept(Arena *); /* room for words met: of a fixed size */

/* "Al-Qaeda", "St. Louis": marks between words of a name. A full stop only behind something short, or sentences
 * would run together. */
static inline bool
gazetteer_joint(const Words *words, ptrdiff_t i)
{
	const Word *mark = &words->at[i];

	if (mark->kind != WORD_MARK || mark->text.len != 1 || mark->space || !name_joint(mark->text.at[0]))
		return false;
	return mark->text.at[0] != '.' || words->at[i - 1].text.len <= 3;
}

/* May a name begin with word `first`? Its first two words tell; false is sure. */
static inline bool
gazetteer_may_match(const Gazetteer *gazetteer, const Words *words, const Sign *signs, ptrdiff_t first)
{
	const Sign *sign = &signs[first];
	ptrdiff_t next = first + 1;
	uint64_t key;

	if (sign->whole || sign->longest < 2)
		return sign->whole;
	next += next < words->len && gazetteer_joint(words, next);
	if (next >= words->len)
		return false;
	key = name_join(sign->key, signs[next].key);
	for (uint32_t lists = sign->lists; lists; lists &= lists - 1)
		if (list_may_hold(&gazetteer->lists[__builtin_ctz(lists)], key))
			return true;
	return false;
}

/* The longest name that begins with word `first` and ends no later than word `limit`; *last is its last word. NULL if
 * there is none. Case is checked against the name's own; in `loose` texts (all capitals) ordinary words are no
 * abbreviations. */
const NameEntry *gazetteer_match(const Gazetteer *, const Words *, const Sign *, ptrdiff_t first,
	ptrdiff_t limit, bool loose, ptrdiff_t *last);

/* A town that bears the name of words first..last whatever its case, the one of most people; gazetteer_other gives the next. NULL: none. */
const NameEntry *gazetteer_town(
	const Gazetteer *, const Words *, const Sign *, ptrdiff_t first, ptrdiff_t last);
/* The longest town's name that begins with word `first` and ends no later than `limit`; *last is its last word. NULL: none. */
const NameEntry *gazetteer_town_from(
	const Gazetteer *, const Words *, const Sign *, ptrdiff_t first, ptrdiff_t limit, ptrdiff_t *last);
const NameEntry *gazetteer_other(
	const Gazetteer *, const NameEntry *); /* of the same name and list; NULL: there is none */
const char *gazetteer_source(const Gazetteer *, Arena *, const NameEntry *); /* "en/cities:12", "mine.tsv:3" */

#endif
