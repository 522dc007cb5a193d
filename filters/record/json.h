/* json.h - JSON (RFC 8259) as it stands in the line: a strict check, a walk over raw slices, and writing.
 * Nothing is converted unless asked for: numbers and strings stay as written. Nesting is bounded (JSON_DEPTH). */
#ifndef JSON_H
#define JSON_H

#include "base/out.h"

enum { JSON_DEPTH = 1024 };

typedef enum { VALUE_RAW, VALUE_TEXT, VALUE_INTEGER } ValueKind;

typedef struct {
	Str lead; /* from behind `{` or `,` to the value: white space, the key, colon */
	Str name; /* the key, decoded */
	Str value; /* raw: the value's bytes. A record's own VALUE_TEXT: the text itself, written as JSON on its way out */
	Str trail; /* white space behind the value */
	ValueKind kind;
	uint8_t hash;    /* json_name_hash(name) */
	int64_t integer; /* VALUE_INTEGER */
} JsonMember;
typedef LIST(JsonMember) JsonMembers;

/* Tells most names apart: by length, first and last bytes. */
static inline uint8_t
json_name_hash(Str name)
{
	uint32_t first = 0, last = 0;

	if (name.len >= 4) {
		memcpy(&first, name.at, 4);
		memcpy(&last, name.at + name.len - 4, 4);
	} else if (name.len > 0) {
		memcpy(&first, name.at, (size_t)name.len);
		last = first;
	}
	return (uint8_t)(((first ^ last * 31u ^ (uint32_t)name.len * 0x9e3779b9u) * 0x85ebca6bu) >> 24);
}

/* Checks that all of `line` is one JSON object, valid UTF-8, no key twice at the top, and lists its members.
 * NULL, or what is wrong, with *at the byte of `line` where. Views of line (or arena, for keys with escapes). */
const char *json_object(Arena *, Str line, JsonMembers *members, ptrdiff_t *at);

/* The keys of an object read before, as they stand in its line. Most lines have the keys of the line before them: those
 * are then told by comparing bytes. {0}, or with len 0: there was none. */
enum { JSON_SHAPE_KEYS = 64, JSON_SHAPE_BYTES = 2048 };
typedef struct {
	uint16_t at, len;           /* of the shape's bytes: what is `lead` in the member */
	uint16_t name_at, name_len; /* in those */
	uint8_t hash;
} JsonShapeKey;
typedef struct {
	ptrdiff_t len;
	JsonShapeKey at[JSON_SHAPE_KEYS];
	char bytes[JSON_SHAPE_BYTES];
} JsonShape;

/* The same as json_object, faster where the object is like the one before it; `shape` is then this one's. */
const char *json_object_like(Arena *, Str line, JsonShape *shape, JsonMembers *members, ptrdiff_t *at);

/* The same for one value of any kind, without members. */
const char *json_check(Str text, ptrdiff_t *at);

/* A walk over the items of an array or the members of an object that was checked before. */
typedef struct {
	Str rest;
	bool object;
} JsonWalk;
JsonWalk json_walk(Str raw);                                  /* of anything else: an empty walk */
bool json_next(JsonWalk *, Str *value);                       /* arrays: the next item's raw bytes */
bool json_member(JsonWalk *, Arena *, Str *name, Str *value); /* objects: the next member, name decoded */
Str json_get(Str raw_object,
	Str name); /* raw value of a member; {0} if absent (names with escapes are not found) */

bool json_is_string(Str raw);
bool json_is_null(Str raw); /* "null", or empty: absent */
bool json_text(Arena *, Str raw,
	Str *text); /* decodes a string; the raw view if it has no escapes; false: no string or a lone surrogate */
bool json_integer(Str raw, int64_t *value); /* an integer as written, no fraction or exponent */
bool json_number(Str raw);                  /* it is a number */

void json_write_text(Out *, Str); /* "…": escapes `"`, `\` and control characters only */
Str json_bare_lead(
	Arena *, Str lead); /* a member's lead without the white space of the line it came in: `"name":` */
void json_write_key(Out *, bool *first, const char *name); /* {"name": or ,"name": */

#endif
