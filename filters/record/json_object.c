/* json_object.c - the members of an object, each key once. */
#include "record/scan.h"

#include "base/map.h"

#include <string.h>

/* The keys met so far: a bit for the hash of each tells most new ones apart; an object of many keys gets a map. */
typedef struct {
	uint64_t bits[4];
	Map map;
} Keys;

/* An object that is being read, beside the object before it. */
typedef struct {
	Scan scan;
	Arena *arena;
	JsonMembers *members;
	JsonShape *shape;
	ptrdiff_t next; /* of the shape's keys: the one expected */
	bool strange;   /* a key came that the shape does not have there */
	Keys seen;
} Reading;

/* Whether a key of that hash was seen before. */
static bool
see(Keys *seen, uint8_t hash)
{
	uint64_t *word = &seen->bits[hash / 64], mask = (uint64_t)1 << hash % 64;
	bool before = (*word & mask) != 0;

	*word |= mask;
	return before;
}

static bool
is_repeated(Reading *r, Str name, uint8_t hash)
{
	enum { FEW = 64 };
	const JsonMembers *members = r->members;
	bool maybe = see(&r->seen, hash);

	if (members->len < FEW) {
		for (ptrdiff_t i = 0; maybe && i < members->len; i++)
			if (members->at[i].hash == hash && str_equal(members->at[i].name, name))
				return true;
		return false;
	}
	if (r->seen.map.len == 0)
		for (ptrdiff_t i = 0; i < members->len; i++)
			map_add(&r->seen.map, r->arena, members->at[i].name);
	if (map_find(&r->seen.map, name))
		return true;
	map_add(&r->seen.map, r->arena, name);
	return false;
}

static inline bool
same_few(const char *a, const char *b, size_t len)
{
	uint32_t x, y;

	if (len < sizeof x || memcmp(a, b, sizeof x) != 0)
		return len < sizeof x && memcmp(a, b, len) == 0;
	memcpy(&x, a + len - sizeof x, sizeof x);
	memcpy(&y, b + len - sizeof y, sizeof y);
	return x == y;
}

/* Keys are short: compared here, 8 bytes at a time. */
static inline bool
same_bytes(const char *a, const char *b, size_t len)
{
	uint64_t x, y;

	if (len < sizeof x)
		return same_few(a, b, len);
	for (size_t i = 0; i + sizeof x <= len; i += sizeof x) {
		memcpy(&x, a + i, sizeof x);
		memcpy(&y, b + i, sizeof y);
		if (x != y)
			return false;
	}
	memcpy(&x, a + len - sizeof x, sizeof x);
	memcpy(&y, b + len - sizeof y, sizeof y);
	return x == y;
}

/* The key is one of the next few of the shape, byte for byte: then it needs no check. Goes to the value. */
static const JsonShapeKey *
expected_key(Reading *r, Str *name)
{
	enum { LEFT_OUT = 4 /* keys in a row that a line may lack */ };
	const JsonShape *shape = r->shape;
	Scan *s = &r->scan;
	ptrdiff_t last = r->next + LEFT_OUT < shape->len ? r->next + LEFT_OUT : shape->len;

	for (ptrdiff_t i = r->next; i < last; i++) {
		const JsonShapeKey *key = &shape->at[i];

		if (s->end - s->at <= key->len || !same_bytes(s->at, shape->bytes + key->at, key->len) ||
			is_space(s->at[key->len]))
			continue;
		*name = (Str){ s->at + key->name_at, key->name_len };
		s->at += key->len;
		r->next = i + 1;
		return key;
	}
	return NULL;
}

/* Any key, decoded. Goes to the value. */
static bool
strange_key(Reading *r, Str *name)
{
	Scan *s = &r->scan;
	const char *key, *end;

	skip_space(s);
	key = s->at;
	if (!scan_key(s))
		return false;
	for (end = s->at; end[-1] != '"';) /* back over colon and space to the key's end */
		end--;
	if (json_text(r->arena, between(key, end), name))
		return true;
	s->at = key;
	return scan_fail(s, "a lone surrogate in a key");
}

/* From here on keys may repeat: as long as they come in the shape's order they do not. */
static void
begin_strange(Reading *r)
{
	for (ptrdiff_t i = 0; i < r->members->len; i++)
		see(&r->seen, r->members->at[i].hash);
	r->strange = true;
}

static inline bool
read_value(Scan *s)
{
	return s->at < s->end && *s->at == '"' ? scan_string(s) : scan_value(s);
}

static bool
read_member(Reading *r)
{
	Scan *s = &r->scan;
	const char *lead = s->at, *value;
	Str name;
	const JsonShapeKey *expected = expected_key(r, &name);

	if (!expected && !r->strange)
		begin_strange(r);
	if (!expected && !strange_key(r, &name))
		return false;
	value = s->at;
	if (!read_value(s))
		return false;
	uint8_t hash = expected ? expected->hash : json_name_hash(name);
	if (r->strange && is_repeated(r, name, hash)) {
		s->at = lead;
		skip_space(s);
		return scan_fail(s, arena_format(r->arena, "the key \"%.*s\" stands twice", SHOW(name)).at);
	}
	JsonMember *m = PUSH(r->arena, r->members);
	m->lead = between(lead, value);
	m->name = name;
	m->value = between(value, s->at);
	m->trail.at = s->at;
	skip_space(s);
	m->trail.len = s->at - m->trail.at;
	m->kind = VALUE_RAW;
	m->hash = hash;
	m->integer = 0;
	return true;
}

static void
read_members(Reading *r)
{
	Scan *s = &r->scan;
	const char *inside;

	skip_space(s);
	if (s->at == s->end || *s->at != '{') {
		scan_fail(s, "no JSON object");
		return;
	}
	s->at++;
	inside = s->at;
	skip_space(s);
	if (s->at < s->end && *s->at == '}') {
		s->at++;
		return;
	}
	s->at = inside; /* the white space is the first member's */
	for (;;) {
		if (!read_member(r))
			return;
		if (s->at == s->end || (*s->at != ',' && *s->at != '}')) {
			scan_fail(s, s->at == s->end ? "the object does not end" : "a comma or } is missing");
			return;
		}
		if (*s->at++ == '}')
			return;
	}
}

/* Of what does not fit in there is no shape: such keys are strange in the next line too. */
static void
learn_shape(JsonShape *shape, const JsonMembers *members)
{
	ptrdiff_t used = 0;

	shape->len = 0;
	for (ptrdiff_t i = 0; i < members->len && i < JSON_SHAPE_KEYS; i++) {
		const JsonMember *m = &members->at[i];
		ptrdiff_t inside = m->name.at - m->lead.at;

		if (inside < 0 || inside >= m->lead.len) /* decoded: it stands elsewhere */
			continue;
		if (used + m->lead.len > (ptrdiff_t)sizeof shape->bytes)
			return;
		memcpy(shape->bytes + used, m->lead.at, (size_t)m->lead.len);
		shape->at[shape->len++] = (JsonShapeKey){ (uint16_t)used, (uint16_t)m->lead.len,
			(uint16_t)inside, (uint16_t)m->name.len, m->hash };
		used += m->lead.len;
	}
}

const char *
json_object_like(Arena *a, Str line, JsonShape *shape, JsonMembers *members, ptrdiff_t *at)
{
	Reading r = { { line.at, line.at + line.len, NULL }, a, members, shape, 0, false, { { 0 }, { 0 } } };

	read_members(&r);
	if (!r.scan.wrong) {
		skip_space(&r.scan);
		if (r.scan.at < r.scan.end)
			scan_fail(&r.scan, "something stands behind the object");
	}
	if (!r.scan.wrong && r.strange)
		learn_shape(shape, members);
	*at = r.scan.at - line.at;
	return r.scan.wrong;
}

const char *
json_object(Arena *a, Str line, JsonMembers *members, ptrdiff_t *at)
{
	JsonShape none;

	none.len = 0;
	return json_object_like(a, line, &none, members, at);
}
