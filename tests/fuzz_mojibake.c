/* Any text: what is repaired is UTF-8, ASCII alone is untouched, the edits lead to source bytes and back, and repairing comes
 * to rest. */
#include "base/utf8.h"
#include "fuzz.h"
#include "language/mojibake.h"
#include "record/edits.h"

/* The bytes read as UTF-8, or what they are in windows-1252's place: text full of half sequences. */
static Str
spoilt(Arena *a, Str bytes)
{
	char *at = arena_take(a, 2 * bytes.len + 1, 1);
	ptrdiff_t len = 0;

	for (ptrdiff_t i = 0; i < bytes.len; i++)
		len += utf8_encode((unsigned char)bytes.at[i], at + len);
	return (Str){ at, len };
}

static void
characters_lead_back(Str text, const Edits *edits, ptrdiff_t source_len)
{
	uint32_t c;

	for (ptrdiff_t i = 0, len; (len = utf8_decode(text, i, &c)); i += len) {
		ptrdiff_t start = edits_source_start(edits, 0, i), end = edits_source_end(edits, 0, i + len);
		LAW(0 <= start && start < end && end <= source_len);
		LAW(edits_text_start(edits, 0, start) == i && edits_text_end(edits, 0, end) == i + len);
	}
}

static void
repair(Arena *a, Misreadings *known, Str text)
{
	ptrdiff_t rounds = 0;
	Changes changes;

	LAW(utf8_valid(text) == text.len);
	while ((changes = mojibake_changes(a, known, text)).len) {
		Editor e = editor_apply(a, text, &changes);
		Str next = out_str(&e.text);
		LAW(utf8_valid(next) == next.len);
		LAW(next.len <= text.len + changes.len); /* a control of two bytes may become a mark of three */
		characters_lead_back(next, &e.edits, text.len);
		text = next;
		LAW(++rounds <= 64);
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	Arena a = { 0 };
	Misreadings *known = NEW(&a, Misreadings, 1);
	Str bytes = { (const char *)data, (ptrdiff_t)size }, ascii = arena_copy(&a, bytes);

	for (ptrdiff_t i = 0; i < ascii.len; i++)
		((char *)ascii.at)[i] &= 0x7F;
	LAW(!mojibake_changes(&a, known, ascii).len);
	repair(&a, known, spoilt(&a, bytes));
	repair(&a, known, str_slice(bytes, 0, utf8_valid(bytes)));
	arena_free(&a);
	return 0;
}
