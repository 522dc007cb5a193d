/* list.h - a compiled list of names: one stretch of memory (a mapped file, a part of the program, or made at start) that is
 * searched as it lies. Header, bloom filter, hash, names, sources, strings, each found by an offset of the header:
 *
 *   header   magic "wcnames", byte order, version, sizes, where each part begins, a sum over all this
 *   bloom    64-bit words: four bits a key, all in one word; most words of a text end here
 *   slots    open addressing: 64-bit key of the first words of a name -> how long names are that begin so, what a word alone is
 *            (bits), the name that ends here
 *   names    NameEntry: type, how many words and capitals, where id and folded name lie (list_open says how they are checked)
 *   sources  offset and length of the names of the lists it was made from
 *   strings  ids and folded names, UTF-8
 *
 * Numbers are the machine's own; a file from one of the other byte order is refused. The format has no promise beyond its
 * version: keep the TSV. */
#ifndef LIST_H
#define LIST_H

#include "language/table.h"

enum { LIST_VERSION = 2 };

/* A name, where it lies. Offsets count from the entry itself. */
typedef struct {
	uint32_t id, name; /* offsets of strings; name is folded, its words without spaces */
	uint32_t id_bytes, name_bytes;
	uint32_t next;      /* number + 1 of another thing of this name; 0: none */
	uint32_t line;      /* in its source */
	uint32_t weight;    /* of a place: people */
	uint16_t source;    /* number of the list it stood in */
	unsigned char type; /* NameType */
	unsigned char words;
	unsigned char capitals; /* words that begin with a capital */
	/* 0: no; of what is mapped nobody knows that all else is 1, as a bool must be */
	unsigned char caps; /* an abbreviation: only capitals will do */
	unsigned char weak; /* means it only where the article names the same thing otherwise */
	unsigned char user; /* of a list of the user's */
} NameEntry;

typedef struct {
	uint64_t key;   /* of a word, or of a name or its first words; 0: free */
	uint32_t bits;  /* LONGEST_SHIFT, BEGINS_LOW; below: what the word is */
	uint32_t entry; /* number + 1; 0: no name ends here */
} ListSlot;
enum {
	LONGEST_SHIFT = 24, /* five bits: words of the longest name that begins so */
	BEGINS_LOW = 1 << 30, /* one of those has a word without a capital, so that the first may be written without one */
	WORD_BITS = ((1 << LONGEST_SHIFT) - 1) | 1 << 29,
};

static inline int
slot_longest(const ListSlot *slot)
{
	return (int)(slot->bits >> LONGEST_SHIFT & 31);
}

typedef struct {
	Str bytes;
	const uint64_t *bloom;
	const ListSlot *slots;
	const NameEntry *entries;
	const uint32_t *sources;
	uint64_t bloom_mask, slot_mask;
	uint32_t entry_count, source_count;
} List;

/* What is wrong with the bytes (in the arena), or NULL. `bytes` are aligned to 16 and outlive the list. Only the header is looked at:
 * what it points to is checked when it is used, so that a damaged list finds less, or other things, but never leads
 * outside. */
const char *list_open(Arena *, Str bytes, List *);
bool list_is(Str bytes); /* begins as one does */

/* Four bits of one word, from bits of the key that choose neither the word nor the slot. */
static inline uint64_t
list_bloom_bits(uint64_t key)
{
	return UINT64_C(1) << (key & 63) | UINT64_C(1) << (key >> 6 & 63) | UINT64_C(1) << (key >> 12 & 63) |
		UINT64_C(1) << (key >> 18 & 63);
}

/* False is sure. */
static inline bool
list_may_hold(const List *list, uint64_t key)
{
	uint64_t bits = list_bloom_bits(key);

	return (list->bloom[key >> 44 & list->bloom_mask] & bits) == bits;
}

/* A slot that is empty (key 0) if the key is not there. */
const ListSlot *list_slot(const List *, uint64_t key);
const NameEntry *list_entry(const List *,
	uint32_t number); /* from 1; NULL if its number or one of its strings is out of bounds */
Str list_source(const List *, const NameEntry *); /* of one of its own entries */
bool list_holds(const List *, const NameEntry *); /* it is one of its own */

static inline Str
entry_id(const NameEntry *entry)
{
	return (Str){ (const char *)entry + entry->id, (ptrdiff_t)entry->id_bytes };
}

static inline Str
entry_name(const NameEntry *entry)
{
	return (Str){ (const char *)entry + entry->name, (ptrdiff_t)entry->name_bytes };
}

/* Making one. Everything lives in the arena. */
typedef struct ListMaker ListMaker;
typedef struct {
	Str name, id;
	unsigned char type;
	bool weak, user;
	uint32_t weight;
	int line;
} Listed;

ListMaker *list_maker(Arena *, bool later_wins); /* which of two equal names is found first */
void list_from(ListMaker *, Str source);         /* the names that follow stand there */
const char *list_add(ListMaker *, Listed);       /* NULL, or what is wrong with it */
void list_add_word(ListMaker *, Str word, uint32_t bits);
const char *list_made(ListMaker *, Str *bytes); /* NULL, or what is wrong: too much for one list */

#endif
