#include "intake/warc.h"

#include "base/out.h"
#include "intake/http.h"

enum { MOST_HEADERS = 1 << 20, LINE = 1 << 16 };

bool
warc_is(Str begin)
{
	return str_starts(begin, S("WARC/"));
}

/* To the line that begins a record. False at the end. *passed: something else stood in between. */
static bool
find_record(Warc *w, bool *passed, const char **why)
{
	Str line;

	for (;;) {
		switch (in_line(w->in, LINE, &line)) {
		case IN_END: w->ended = true; return false;
		case IN_DAMAGED:
			*why = arena_c_string(w->arena, line);
			w->ended = !in_resume(w->in);
			return false;
		case IN_TOO_LONG: *passed = true; break;
		case IN_LINE:
			line = str_trim(line);
			if (str_starts(line, S("WARC/")) && line.len < 16)
				return true;
			*passed |= line.len > 0;
			break;
		}
	}
}

/* The header's lines up to the blank one. */
static const char *
read_headers(Warc *w, Str *headers)
{
	Out out = out_memory(w->arena);
	const char *why;
	Str line;

	for (;;) {
		switch (in_line(w->in, LINE, &line)) {
		case IN_END: return "the file breaks off in a record's header";
		case IN_DAMAGED:
			why = arena_c_string(w->arena, line);
			w->ended = !in_resume(w->in);
			return why;
		case IN_TOO_LONG: return "a header line without end";
		case IN_LINE: break;
		}
		line = str_trim(line);
		if (!line.len) {
			*headers = out_str(&out);
			return NULL;
		}
		out_bytes(&out, line);
		out_char(&out, '\n');
		if (out.len > MOST_HEADERS)
			return "a header without end";
	}
}

static bool
is_text(Str media)
{
	return str_equal(media, S("text/html")) || str_equal(media, S("application/xhtml+xml")) ||
		str_equal(media, S("text/plain"));
}

/* What kind of page the record is; false: none. */
static bool
read_page(Warc *w, Str headers, Str block, WarcPage *page, const char **why)
{
	Str type = header_find(headers, S("WARC-Type")), content = header_find(headers, S("Content-Type"));
	Str first, http = { 0 };

	page->body = block;
	if (str_equal_nocase(type, S("response"))) {
		if (!str_starts(block, S("HTTP/")))
			return false; /* dns: and others */
		if (!http_split(block, &first, &http, &page->body)) {
			*why = "an HTTP response without an end of its header";
			return false;
		}
		if (str_find(str_slice(first, 0, first.len < 16 ? first.len : 16), S(" 200")) < 0)
			return false; /* moved, not found, … */
		content = header_find(http, S("Content-Type"));
	} else if (!str_equal_nocase(type, S("resource")) && !str_equal_nocase(type, S("conversion"))) {
		return false;
	}
	page->media = header_media(w->arena, content);
	if (!is_text(page->media))
		return false;
	page->media = str_equal(page->media, S("text/plain")) ? S("text/plain") : S("text/html");
	page->charset = header_charset(content);
	*why = http.len ? http_body(w->arena, http, w->max_bytes, &page->body) : NULL;
	return !*why && page->body.len > 0;
}

/* Where in a block that is longer than its record another one begins; -1: nowhere. */
static ptrdiff_t
next_record(Str block)
{
	ptrdiff_t at = str_find(block, S("\nWARC/1."));

	return at < 0 ? -1 : at + 1;
}

/* The block of a record, and the line ends behind it. A length that is not the block's is told by what stands there: then the next
 * record is looked for inside. */
static const char *
read_block(Warc *w, ptrdiff_t length, Str *block)
{
	enum { BEHIND = 2 };
	InResult result = in_bytes(w->in, length + BEHIND, block);
	const char *why;
	Str behind;
	ptrdiff_t next;

	if (result == IN_DAMAGED) {
		why = arena_c_string(w->arena, *block);
		w->ended = !in_resume(w->in);
		return why;
	}
	behind = str_from(*block, block->len < length ? block->len : length);
	next = result == IN_LINE && str_trim(behind).len == 0 ? -1 : next_record(*block);
	in_back(w->in, next < 0 ? behind.len : block->len - next);
	if (next >= 0)
		return "a record whose Content-Length is wrong";
	w->ended = block->len < length;
	if (w->ended)
		return "the file breaks off inside a record";
	*block = arena_copy(w->arena, str_slice(*block, 0, length));
	return NULL;
}

WarcResult
warc_next(Warc *w, WarcPage *page, const char **why)
{
	Str headers = { 0 }, id, block;
	int64_t length;
	bool passed = false;

	*page = (WarcPage){ 0 };
	*why = NULL;
	if (w->ended)
		return WARC_END;
	if (!find_record(w, &passed, why))
		return *why || passed ? (*why = *why ? *why : "bytes that are no record", WARC_DAMAGED)
				      : WARC_END;
	if ((*why = read_headers(w, &headers)))
		return WARC_DAMAGED;
	if (!str_integer(header_find(headers, S("Content-Length")), &length) || length < 0) {
		*why = "a record without a Content-Length";
		return WARC_DAMAGED;
	}
	id = header_find(headers, S("WARC-Record-ID"));
	page->id = id.len > 2 && id.at[0] == '<' ? str_slice(id, 1, id.len - 1) : id;
	page->url = header_find(headers, S("WARC-Target-URI"));
	if (page->url.len > 2 && page->url.at[0] == '<') /* as some crawlers wrote it under version 1.0 */
		page->url = str_slice(page->url, 1, page->url.len - 1);
	if (length > w->max_bytes) {
		*why = "a record longer than --max-record allows";
		return in_skip(w->in, (ptrdiff_t)length) ? WARC_DAMAGED : (w->ended = true, WARC_DAMAGED);
	}
	if ((*why = read_block(w, (ptrdiff_t)length, &block)))
		return WARC_DAMAGED;
	if (read_page(w, headers, block, page, why))
		return WARC_PAGE;
	return *why ? WARC_DAMAGED : WARC_OTHER;
}
