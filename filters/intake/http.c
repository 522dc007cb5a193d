#include "intake/http.h"

#include "base/out.h"

Str
header_find(Str headers, Str name)
{
	Str line;

	while (str_next(&headers, '\n', &line))
		if (line.len > name.len && line.at[name.len] == ':' &&
			str_equal_nocase(str_slice(line, 0, name.len), name))
			return str_trim(str_from(line, name.len + 1));
	return (Str){ 0 };
}

Str
header_media(Arena *arena, Str content_type)
{
	ptrdiff_t end = str_find_byte(content_type, ';');

	return arena_lower(arena, str_trim(end < 0 ? content_type : str_slice(content_type, 0, end)));
}

Str
header_charset(Str content_type)
{
	Str part, rest = content_type;

	while (str_next(&rest, ';', &part)) {
		part = str_trim(part);
		if (part.len > 8 && str_equal_nocase(str_slice(part, 0, 8), S("charset="))) {
			part = str_trim(str_from(part, 8));
			if (part.len > 1 && (part.at[0] == '"' || part.at[0] == '\''))
				part = str_slice(part, 1, part.len - 1);
			return part;
		}
	}
	return (Str){ 0 };
}

bool
http_split(Str message, Str *first_line, Str *headers, Str *body)
{
	ptrdiff_t at = 0, line;

	*first_line = *headers = *body = (Str){ 0 };
	for (line = 0; at < message.len; line++) {
		ptrdiff_t newline = str_find_byte(str_from(message, at), '\n');
		ptrdiff_t end = newline < 0 ? message.len : at + newline;
		Str text = str_trim(str_slice(message, at, end));

		if (line == 0)
			*first_line = text;
		else if (!text.len) {
			*headers = str_slice(message, first_line->at + first_line->len - message.at, at);
			*body = newline < 0 ? (Str){ message.at + message.len, 0 } : str_from(message, end + 1);
			return true;
		}
		at = end + 1;
	}
	return false;
}

static int
hex_of(char c)
{
	c = to_lower(c);
	return is_digit(c) ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* "1a;ext\r\n" bytes "\r\n" … "0\r\n". A body that only says it is chunked stays as it is. */
static const char *
unchunk(Arena *arena, Str *body)
{
	Out out = out_memory(arena);
	ptrdiff_t at = 0;

	for (;;) {
		ptrdiff_t size = 0, digits = 0, newline;
		for (; at < body->len && hex_of(body->at[at]) >= 0 && digits < 8; at++, digits++)
			size = size * 16 + hex_of(body->at[at]);
		newline = str_find_byte(str_from(*body, at), '\n');
		if (!digits || newline < 0) {
			if (!out.len)
				return NULL; /* crawlers often keep the header and store the body whole */
			*body = out_str(&out);
			return "a chunk without a size";
		}
		at += newline + 1;
		if (size > body->len - at) {
			out_bytes(&out, str_from(*body, at));
			*body = out_str(&out);
			return "the last chunk breaks off";
		}
		out_bytes(&out, str_slice(*body, at, at + size));
		at += size;
		if (size == 0) {
			*body = out_str(&out);
			return NULL;
		}
		while (at < body->len && (body->at[at] == '\r' || body->at[at] == '\n'))
			at++;
	}
}

static const char *
unpack(Arena *arena, Str coding, ptrdiff_t max_bytes, Str *body)
{
	In *in;
	Str bytes;
	const char *why = NULL;
	bool gzip = str_equal_nocase(coding, S("gzip")) || str_equal_nocase(coding, S("x-gzip"));

	if (!gzip && !str_equal_nocase(coding, S("deflate")))
		return !coding.len || str_equal_nocase(coding, S("identity"))
			? NULL
			: arena_format(arena, "Content-Encoding %.*s is not read", SHOW(coding)).at;
	if (gzip && !str_starts(*body, S("\x1f\x8b")))
		return NULL; /* stored unpacked under its old header */
	in = in_memory(arena, *body);
	if (!gzip)
		in_deflated(in);
	switch (in_all(in, max_bytes, &bytes)) {
	case IN_LINE: *body = arena_copy(arena, bytes); break;
	case IN_END: *body = (Str){ 0 }; break;
	case IN_TOO_LONG: why = "unpacked it is longer than --max-record allows"; break;
	case IN_DAMAGED: why = arena_c_string(arena, bytes); break;
	}
	in_close(in);
	return why;
}

const char *
http_body(Arena *arena, Str headers, ptrdiff_t max_bytes, Str *body)
{
	const char *wrong = NULL;

	if (str_equal_nocase(header_find(headers, S("Transfer-Encoding")), S("chunked")))
		wrong = unchunk(arena, body);
	return wrong ? wrong : unpack(arena, header_find(headers, S("Content-Encoding")), max_bytes, body);
}
