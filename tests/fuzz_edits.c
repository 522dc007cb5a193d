/* The laws of edits (records(7), Offsets): text(source(span)) == span for every non-empty span on the edges of
 * characters, for edits built by an Editor, sliced, composed, written and read. The bytes of the input say what to do. */
#include "fuzz.h"
#include "record/edits.h"
#include "record/json.h"

typedef struct {
	const uint8_t *at, *end;
} Dice;

static int
roll(Dice *d, int sides)
{
	return d->at < d->end ? *d->at++ % sides : 0;
}

/* Walks over `old` one byte a character, keeping, replacing and deleting as the dice fall. Paragraph breaks are the one
 * thing of two characters that an edit may put there. */
static Editor
edit_text(Arena *a, Str old, Dice *d, bool breaks)
{
	Editor e = editor(a);
	ptrdiff_t i = 0;

	while (i < old.len) {
		ptrdiff_t left = old.len - i, run = 1 + roll(d, 5);

		if (run > left)
			run = left;
		switch (roll(d, 4)) {
		case 0: editor_replace(&e, S("\xc3\xa9"), run); break;
		case 1: editor_replace(&e, breaks && run > 2 ? S("\n\n") : S("x"), run); break;
		case 2: editor_delete(&e, run); break;
		default: editor_keep(&e, str_slice(old, i, i + run)); break;
		}
		i += run;
	}
	return e;
}

static bool
on_edge(Str text, ptrdiff_t at)
{
	return at == text.len || ((unsigned char)text.at[at] & 0xc0) != 0x80;
}

static void
spans_come_back(Str text, const Edits *e, ptrdiff_t base, ptrdiff_t source_len)
{
	ptrdiff_t step = text.len / 24 + 1;

	for (ptrdiff_t i = 0; i < text.len; i += step)
		for (ptrdiff_t j = i + 1; j <= text.len; j += step) {
			ptrdiff_t start, end;

			if (!on_edge(text, i) || !on_edge(text, j))
				continue;
			start = edits_source_start(e, base, i);
			end = edits_source_end(e, base, j);
			LAW(start >= base && start < end && end <= base + source_len);
			LAW(edits_text_start(e, base, start) == i);
			LAW(edits_text_end(e, base, end) == j);
		}
}

/* Composed, a position leads where the two steps lead. */
static void
two_steps_are_one(Str text2, const Edits *both, const Edits *second, const Edits *first)
{
	for (ptrdiff_t i = 0; i < text2.len; i++)
		for (ptrdiff_t j = i + 1; j <= text2.len && j < i + 4; j++) {
			ptrdiff_t start = edits_source_start(first, 0, edits_source_start(second, 0, i));
			ptrdiff_t end = edits_source_end(first, 0, edits_source_end(second, 0, j));

			if (!on_edge(text2, i) || !on_edge(text2, j))
				continue;
			LAW(edits_source_start(both, 0, i) == start);
			LAW(edits_source_end(both, 0, j) == end);
		}
}

static void
slices_lead_to_the_same_place(Arena *a, Str text, const Edits *e, Dice *d)
{
	ptrdiff_t from = text.len ? roll(d, 250) % text.len : 0, to = text.len, base;
	Edits slice;

	while (!on_edge(text, from))
		from++;
	if (from == to)
		return;
	base = edits_source_start(e, 0, from);
	slice = edits_slice(a, e, from, to);
	for (ptrdiff_t i = from; i < to; i++)
		if (on_edge(text, i)) {
			ptrdiff_t next = i + 1;

			while (!on_edge(text, next))
				next++;
			LAW(edits_source_start(&slice, base, i - from) == edits_source_start(e, 0, i));
			LAW(edits_source_end(&slice, base, next - from) == edits_source_end(e, 0, next));
		}
}

static void
written_is_read(Arena *a, Str text, const Edits *e)
{
	Out out = out_memory(a);
	Edits again = { 0 };

	edits_write(&out, e);
	LAW(!edits_read(a, out_str(&out), text.len, &again) && again.len == e->len);
	for (ptrdiff_t i = 0; i < e->len; i++)
		LAW(again.at[i].at == e->at[i].at && again.at[i].shift == e->at[i].shift);
}

/* A second step may cut a paragraph break in two: then the way back is coarser, but it leads over all of the source. */
static void
breaks_may_be_cut(Arena *a, Str source, Dice *d)
{
	Editor first = edit_text(a, source, d, true), second = edit_text(a, out_str(&first.text), d, false);
	Str text = out_str(&second.text);
	Edits both = edits_compose(a, &second.edits, &first.edits, text.len);
	ptrdiff_t from = 0, at = 0;

	written_is_read(a, text, &both);
	for (ptrdiff_t i = 0; i < both.len; i++) {
		LAW(both.at[i].at >= at && both.at[i].source_len >= 0);
		from += both.at[i].at - at + both.at[i].source_len;
		at = both.at[i].at + both.at[i].text_len;
	}
	LAW(at <= text.len && from + text.len - at == source.len);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	Arena a = { 0 };
	Dice d = { data, data + size };
	ptrdiff_t len = roll(&d, 120);
	Str source = { arena_take(&a, len, 1), len }, text1, text2;
	Editor first = edit_text(&a, source, &d, false), second;
	Edits both, raw = { 0 };
	ptrdiff_t at;

	text1 = out_str(&first.text);
	spans_come_back(text1, &first.edits, 7, source.len);
	slices_lead_to_the_same_place(&a, text1, &first.edits, &d);
	written_is_read(&a, text1, &first.edits);
	if (str_find_byte(text1, '\xc3') < 0) { /* the second step works on whole characters */
		second = edit_text(&a, text1, &d, false);
		text2 = out_str(&second.text);
		both = edits_compose(&a, &second.edits, &first.edits, text2.len);
		spans_come_back(text2, &both, 0, source.len);
		two_steps_are_one(text2, &both, &second.edits, &first.edits);
	}
	breaks_may_be_cut(&a, source, &d);
	if (!json_check((Str){ (const char *)data, (ptrdiff_t)size }, &at))
		edits_read(&a, str_trim((Str){ (const char *)data, (ptrdiff_t)size }), 100, &raw);
	arena_free(&a);
	return 0;
}
