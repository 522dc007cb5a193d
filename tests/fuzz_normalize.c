/* The laws of normalize on plain text, for every set of steps: each character leads to source bytes and back, and one that was
 * not changed is those bytes; `why` stays within the source; twice normalized is once normalized. For texts as they come, and
 * for texts made of what the steps look at. */
#include "base/utf8.h"
#include "filter.h"
#include "fuzz.h"

extern const Filter normalize;

typedef struct {
	const uint8_t *at, *end;
} Dice;

static unsigned
roll(Dice *d, unsigned sides)
{
	return d->at < d->end ? *d->at++ % sides : 0;
}

static Str
patchwork(Arena *a, Dice *d)
{
	static const char *const pieces[] = { " ", "\n", "\n\n", "\r\n", "-\n", "-", "a", "A", "1", ".",
		" 234", "\t", "\f", "\x0b", "\x7f", "\x1b[1;31m", "\x1b]0;t\a", "\x1b(B", "\xc2\xa0",
		"\xc2\xad", "\xc2\x85", "\xc2\x93", "\xcc\x81", "e", "\xcd\x85", "\xe1\x84\x80",
		"\xe1\x85\xa1", "\xe1\x86\xa8", "\xe2\x80\x80", "\xe2\x80\x89", "\xe2\x80\xaf", "\xe2\x80\x8b",
		"\xe2\x80\x8d", "\xe2\x80\xa8", "\xe2\x80\xa9", "\xe2\x84\xa6", "\xe3\x80\x80", "\xef\xbb\xbf",
		"\xc3\xa9", "\xc3\xa2\xe2\x82\xac\xe2\x84\xa2", "govern-\nment", "well-\nknown",
		"twenty-\nfive", "2014-\n2015", "Go back", "Photo: A", "Share", "Read more on this",
		"Get the Valley app", "Related:", "By Jane Doe", "LONDON, March 3 (Reuters) - ",
		"Updated: 3 May 2021", "Published 5 August 2022", "\xe2\x80\xa2 ", "1. ",
		"The number of people who came home was growing each month, he said", ". It rained." };
	enum { PIECES = sizeof pieces / sizeof *pieces };
	Out out = out_memory(a);

	while (d->at < d->end && out.len < 800)
		out_bytes(&out, str(pieces[roll(d, PIECES)]));
	return out_str(&out);
}

typedef struct {
	Arena arena;
	Run run;
	Stage *stage;
	Out out;
} Chain;

static void
chain(Chain *c, Str steps, bool why)
{
	*c = (Chain){ .run = { .file = "fuzz", .max_record = 1 << 20 } };
	c->out = out_memory(&c->arena);
	c->stage = stage_new(&c->arena, &normalize, &c->run);
	LAW(!steps.len || !option_set(&c->arena, normalize.options, c->stage->state, S("steps"), steps, true));
	LAW(!why || !option_set(&c->arena, normalize.options, c->stage->state, S("why"), S("true"), true));
	stage_join(&c->run, &c->stage, 1, &c->out);
	LAW(!stage_begin(c->stage));
}

/* What becomes of one line; in the chain's own memory until the next. */
static Str
through(Chain *c, Str line)
{
	c->out.len = 0;
	feed_line(c->stage, line, 1);
	LAW(c->stage->refused == 0 && c->out.len > 0);
	return str_trim(out_str(&c->out));
}

static Str
line_of(Arena *a, Str text)
{
	Out out = out_memory(a);

	out_bytes(&out, S("{\"doc\":\"d\",\"text\":"));
	json_write_text(&out, text);
	out_char(&out, '}');
	return out_str(&out);
}

static void
characters_lead_back(Str text, const Edits *edits, ptrdiff_t source_len)
{
	uint32_t c;

	for (ptrdiff_t i = 0, len; (len = utf8_decode(text, i, &c)); i += len) {
		ptrdiff_t start = edits_source_start(edits, 0, i), end = edits_source_end(edits, 0, i + len);
		if (text.at[i] == '\n' && len == 1) /* two may stand for one line end */
			continue;
		LAW(0 <= start && start < end && end <= source_len);
		LAW(edits_text_start(edits, 0, start) == i && edits_text_end(edits, 0, end) == i + len);
	}
}

/* What no edit covers is the source, byte for byte. */
static void
kept_is_source(Str text, const Edits *edits, Str source)
{
	ptrdiff_t at = 0, from = 0;

	for (ptrdiff_t i = 0; i <= edits->len; i++) {
		ptrdiff_t end = i < edits->len ? edits->at[i].at : text.len;
		LAW(at <= end && from + end - at <= source.len);
		LAW(str_equal(str_slice(text, at, end), str_slice(source, from, from + end - at)));
		from += end - at;
		at = end;
		if (i < edits->len) {
			from += edits->at[i].source_len;
			at += edits->at[i].text_len;
		}
	}
	LAW(at == text.len && from == source.len);
}

static void
reasons_are_in_order(Arena *a, const Record *r, ptrdiff_t source_len)
{
	JsonWalk list = json_walk(record_raw(r, "why"));
	Str item, name, value;
	int64_t start, end;

	while (json_next(&list, &item)) {
		JsonWalk four = json_walk(item);
		LAW(json_member(&four, a, &name, &value) && json_integer(value, &start));
		LAW(json_member(&four, a, &name, &value) && json_integer(value, &end));
		LAW(0 <= start && start <= end && end <= source_len);
	}
}

static void
normalized(Arena *a, Chain *c, Str source)
{
	Str once = arena_copy(a, through(c, line_of(a, source)));
	Record r;
	ptrdiff_t at;

	LAW(!record_read(&r, a, once, &at) && !record_decode(&r));
	LAW(utf8_valid(r.text) == r.text.len);
	characters_lead_back(r.text, &r.edits, source.len);
	kept_is_source(r.text, &r.edits, source);
	reasons_are_in_order(a, &r, source.len);
	LAW(str_equal(through(c, once), once));
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	enum { SETS = 6 };
	static const char *const sets[SETS] = { "", "spaces", "nfc,spaces", "spaces,dehyphenate",
		"boilerplate,date", "mojibake,nfc" };
	static Chain chains[SETS];
	Arena a = { 0 };
	Dice dice = { data, data + size };
	Str text = { (const char *)data, (ptrdiff_t)size };

	if (!chains[0].stage)
		for (int i = 0; i < SETS; i++)
			chain(&chains[i], str(sets[i]), i % 2 == 0);
	text.len = utf8_valid(text);
	normalized(&a, &chains[0], text);
	normalized(&a, &chains[roll(&dice, SETS)], text);
	text = patchwork(&a, &dice);
	normalized(&a, &chains[0], text);
	normalized(&a, &chains[roll(&(Dice){ data, data + size }, SETS)], text);
	arena_free(&a);
	return 0;
}
