/* entities.c - spans typed in the process, source offsets on the wire. */
#include "record/record.h"
#include "record/scan.h"

#include "base/utf8.h"

/* Of a span as it stands on the wire. */
typedef struct {
	int64_t start, end;
	Str type, mention;
} Wire;

static int
name_index(Str name, const char *const *names, int count)
{
	for (int i = 0; i < count; i++)
		if (str_is(name, names[i]))
			return i;
	return -1;
}

/* "0.93" in thousandths; other spellings are not needed for what we write ourselves. */
static int
thousandths(Str raw)
{
	int value = 0, place = 1000;

	if (raw.len < 1 || raw.at[0] != '0')
		return str_equal(raw, S("1")) ? 1000 : 0;
	for (ptrdiff_t i = 2; i < raw.len && place > 1; i++) {
		place /= 10;
		value += (raw.at[i] - '0') * place;
	}
	return value;
}

/* Few digits, as most are, sooner. */
static void
read_offset(Str raw, int64_t *value)
{
	enum { SURE = 9 /* digits that fit */ };
	int64_t sum = 0;
	ptrdiff_t i = 0;

	for (; i < raw.len && i < SURE && is_digit(raw.at[i]); i++)
		sum = sum * 10 + (raw.at[i] - '0');
	if (i > 0 && i == raw.len)
		*value = sum;
	else
		json_integer(raw, value);
}

/* The next member of an object that was checked before, from *rest on, which stands behind its `{` or a value; false at its `}`.
 * In their usual spelling keys and values are cut out here; others go the long way. */
static bool
next_member(Arena *arena, Str *rest, Str *name, Str *value)
{
	const char *at = rest->at, *end = at + rest->len, *key;
	JsonWalk walk = { *rest, true };

	at += *at == ',';
	key = at + 1;
	at = *at == '"' ? plain_end(key, end) : at;
	if (end - at > 2 && at[0] == '"' && at[1] == ':') {
		*name = between(key, at);
		key = at += 2;
		if (*at == '"') {
			at = plain_end(at + 1, end);
			at += at < end && *at == '"';
		} else {
			while (at < end && (is_digit(*at) || is_lower(*at) || *at == '.'))
				at++;
		}
		if (at > key && at < end && (*at == ',' || *at == '}')) {
			*value = between(key, at);
			*rest = between(at, end);
			return true;
		}
	}
	for (at = rest->at; *at == ',' || is_space(*at);)
		at++;
	if (*at == '}') {
		*rest = between(at + 1, end);
		return false;
	}
	json_member(&walk, arena, name, value);
	*rest = walk.rest;
	return true;
}

static void
take_member(Arena *arena, Str name, Str value, Wire *wire, Span *span)
{
	Str text;

	switch (name.len) {
	case 2:
		if (str_equal(name, S("id")) && json_text(arena, value, &text))
			span->id = text;
		break;
	case 3:
		if (str_equal(name, S("end")))
			read_offset(value, &wire->end);
		break;
	case 4:
		if (str_equal(name, S("type")))
			json_text(arena, value, &wire->type);
		break;
	case 5:
		if (str_equal(name, S("start")))
			read_offset(value, &wire->start);
		break;
	default:
		if (str_equal(name, S("mention")) && !json_is_null(value))
			json_text(arena, value, &wire->mention);
		else if (str_equal(name, S("nested")))
			span->nested = str_equal(value, S("true"));
		else if (str_equal(name, S("confidence")))
			span->confidence = thousandths(value);
	}
}

static const char *
read_span(Record *r, Str *rest, Span *span) /* behind its `{` */
{
	Str name, value;
	Wire wire = { .start = -1, .end = -1, .mention = S("name") };
	int64_t start, end;
	Str type, mention;
	int i;

	while (next_member(r->arena, rest, &name, &value))
		take_member(r->arena, name, value, &wire, span);
	start = wire.start;
	end = wire.end;
	type = wire.type;
	mention = wire.mention;
	if (start < 0 || end < start)
		return "has no start and end";
	span->start = edits_text_start(&r->edits, r->base, (ptrdiff_t)start);
	span->end = edits_text_end(&r->edits, r->base, (ptrdiff_t)end);
	if (span->start < 0 || span->end > r->text.len || span->start > span->end ||
		!utf8_boundary(r->text, span->start) || !utf8_boundary(r->text, span->end))
		return "lies outside the text";
	i = name_index(type, span_type_names, SPAN_TYPES);
	if (i < 0)
		return "has no known type";
	span->type = (SpanType)i;
	i = name_index(mention, mention_names, MENTIONS);
	if (i < 0)
		return "has no known mention";
	span->mention = (Mention)i;
	return NULL;
}

/* Over commas and white space between items; false at the end. */
static bool
next_item(Str *rest)
{
	while (rest->len && (*rest->at == ',' || is_space(*rest->at)))
		*rest = str_from(*rest, 1);
	return rest->len > 0;
}

const char *
record_read_spans(Record *r)
{
	Str raw = record_raw(r, "entities"), rest = json_walk(raw).rest;
	const char *wrong;

	if (r->has_spans || raw.len == 0)
		return NULL;
	if (raw.at[0] != '[')
		return "\"entities\" is no list";
	while (next_item(&rest)) {
		Span *span = PUSH(r->arena, &r->spans);
		bool object = rest.at[0] == '{';

		rest = str_from(rest, 1);
		wrong = object ? read_span(r, &rest, span) : "is no object";
		if (wrong)
			return arena_format(r->arena, "\"entities\"[%td] %s", r->spans.len - 1, wrong).at;
	}
	r->has_spans = true;
	return NULL;
}

void
record_set_spans(Record *r, Spans spans)
{
	r->spans = spans;
	r->has_spans = r->spans_are_new = true;
	record_set_raw(r, "entities", S("[]")); /* the place; written typed */
}

/* In thousandths: "0.930", "1". */
static void
write_confidence(Out *out, int thousandths)
{
	char digits[] = { '0', '.', (char)('0' + thousandths / 100 % 10), (char)('0' + thousandths / 10 % 10),
		(char)('0' + thousandths % 10) };

	out_bytes(out, S(",\"confidence\":"));
	if (thousandths >= 1000)
		out_char(out, '1');
	else
		out_bytes(out, (Str){ digits, sizeof digits });
}

static void
write_span(const Record *r, Out *out, const Span *span)
{
	out_bytes(out, S("{\"start\":"));
	out_int(out, record_source_start(r, span->start));
	out_bytes(out, S(",\"end\":"));
	out_int(out, record_source_end(r, span->end));
	out_bytes(out, S(",\"text\":"));
	json_write_text(out, str_slice(r->text, span->start, span->end));
	out_bytes(out, S(",\"type\":\""));
	out_bytes(out, str(span_type_names[span->type]));
	if (span->id.len) {
		out_bytes(out, S("\",\"id\":"));
		json_write_text(out, span->id);
	} else {
		out_char(out, '"');
	}
	out_bytes(out, S(",\"mention\":\""));
	out_bytes(out, str(mention_names[span->mention]));
	out_char(out, '"');
	if (span->nested)
		out_bytes(out, S(",\"nested\":true"));
	if (span->confidence > 0)
		write_confidence(out, span->confidence);
	out_char(out, '}');
}

void
record_write_spans(const Record *r, Out *out)
{
	out_char(out, '[');
	for (ptrdiff_t i = 0; i < r->spans.len; i++) {
		if (i)
			out_char(out, ',');
		write_span(r, out, &r->spans.at[i]);
	}
	out_char(out, ']');
}
