/* The laws of crawls and feeds: whatever the bytes, reading ends; every page of a crawl and every entry's content of a feed is made of
 * bytes that came in, entries in order; what is broken is told and never the end of what follows. */
#include "base/in.h"
#include "fuzz.h"
#include "intake/entries.h"
#include "intake/http.h"
#include "intake/warc.h"

static void
read_crawl(Str bytes)
{
	Arena run = { 0 }, arena = { 0 };
	In *in = in_memory(&run, bytes);
	Warc warc = { .in = in, .arena = &arena, .max_bytes = 1 << 20 };
	WarcPage page;
	const char *why;
	ptrdiff_t steps = 0;

	for (WarcResult result; (result = warc_next(&warc, &page, &why)) != WARC_END; arena_reset(&arena)) {
		LAW(++steps <= bytes.len + 1);
		LAW((result == WARC_DAMAGED) == (why != NULL));
		LAW(result != WARC_PAGE || (page.body.len > 0 && page.media.len > 0));
	}
	in_close(in);
	arena_free(&arena);
	arena_free(&run);
}

static void
read_feed(Str bytes)
{
	Entries feed = entries_begin(bytes);
	Entry entry;
	const char *at = bytes.at;

	while (entries_next(&feed, &entry)) {
		if (!entry.content.len)
			continue;
		LAW(entry.content.at >= at && entry.content.at + entry.content.len <= bytes.at + bytes.len);
		at = entry.content.at;
	}
}

static void
read_message(Str bytes)
{
	Arena arena = { 0 };
	Str first, headers, body;

	if (http_split(bytes, &first, &headers, &body)) {
		LAW(body.len <= bytes.len);
		http_body(&arena, headers, 1 << 20, &body);
		LAW(body.len <= 1 << 20 || body.len <= bytes.len);
	}
	arena_free(&arena);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	Str bytes = { (const char *)data, (ptrdiff_t)size };

	read_crawl(bytes);
	read_feed(bytes);
	read_message(bytes);
	return 0;
}
