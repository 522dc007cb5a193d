/* parse.h - a light parse of one sentence: a tag for each word, then chunks (noun groups, verb groups, what joins them).
 * No tree: the rules of the claim walk over chunks. Linear time. */
#ifndef PARSE_H
#define PARSE_H

#include "language/claim/vocabulary.h"
#include "language/number/number.h"

typedef enum {
	NAMED_PERSON,
	NAMED_ORG,
	NAMED_PLACE,
	NAMED_DEMONYM,
	NAMED_GROUP,
	NAMED_EVENT,
	NAMED_DATE,
} NamedType;

/* A name in the sentence, handed in. Offsets are bytes of the sentence's text. */
typedef struct {
	ptrdiff_t start, end;
	NamedType type;
	Str id;             /* "SY", "SY:Raqqa", "group:ISIS"; empty: not known */
	bool role, nominal; /* "the Secretary-General"; "the group" */
	bool nested;        /* lies inside a longer name */
} Named;
typedef LIST(Named) NamedList;

typedef enum {
	TAG_NOUN,
	TAG_NAME,
	TAG_ADJ,
	TAG_NUMBER,
	TAG_DATE,
	TAG_DET,
	TAG_PREP,
	TAG_CONJ,
	TAG_SUB,
	TAG_REL,
	TAG_PRON,
	TAG_VERB,
	TAG_AUX,
	TAG_TO,
	TAG_NEG,
	TAG_ADV,
	TAG_POSS,
	TAG_COMMA,
	TAG_STOP,
	TAG_QUOTE,
	TAG_OPEN,
	TAG_CLOSE,
	TAG_HYPHEN,
	TAG_STATE,
} Tag;

typedef struct {
	const Word *word;
	const Meaning *entry; /* never NULL: an empty one for words no table knows */
	Tag tag;
	ptrdiff_t number; /* index of the number it belongs to; -1 */
	ptrdiff_t named;  /* index of the outermost name it belongs to; -1 */
	ptrdiff_t chunk;  /* index of its chunk */
} Token;

typedef enum {
	CHUNK_NOUN, /* [determiner] words head; pronouns too */
	CHUNK_VERB, /* auxiliaries, adverbs, verb */
	CHUNK_PREP,
	CHUNK_CONJ,
	CHUNK_COMMA,
	CHUNK_STOP,
	CHUNK_SUB,
	CHUNK_REL,
	CHUNK_QUOTE,
	CHUNK_OPEN,
	CHUNK_CLOSE,
	CHUNK_DATE,
	CHUNK_ADV,
	CHUNK_STATE, /* "dead", "missing" behind what they say it of */
} ChunkType;

typedef struct {
	ChunkType type;
	ptrdiff_t first, last; /* tokens, both inclusive */
	ptrdiff_t head;        /* head noun; main verb; else first */
	ptrdiff_t number;      /* a noun group's number that can be a claim; -1 */
	bool bare;             /* a noun group that is only its number (and determiner) */
	bool pronoun;
	bool be, passive, ing, infinitive, participle, finite, negative,
		have; /* verb groups; `participle`: no auxiliary, may be a past too */
	bool modal;
	Str modality; /* empty: said to have happened */
	Str lead;     /* lemma of the first full verb: "continue" of "continue to operate" */
} Chunk;

typedef struct {
	Str text;
	Words words;
	Numbers numbers;
	NamedList names;
	bool heading; /* title case: capitals say nothing */
	Token *tokens;
	ptrdiff_t len;
	Chunk *chunks;
	ptrdiff_t chunk_len;
} Parse;

/* Fills tokens and chunks from text, words, numbers and names. */
void parse_sentence(Arena *, const Vocabulary *, Parse *);
Str parse_text(const Parse *, ptrdiff_t first, ptrdiff_t last); /* the text of tokens first..last */
Str parse_lower(const Parse *, ptrdiff_t token);    /* empty outside the sentence; of its words only */
ptrdiff_t parse_last(const Parse *, const Chunk *); /* of a noun group without apostrophes and ages behind it */
bool parse_plural(const Parse *, ptrdiff_t token);

#endif
