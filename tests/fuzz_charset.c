/* Any bytes, in any charset they are said to be in: the text is UTF-8, its edits lead to source bytes and back, ASCII stays
 * itself, and in a charset without shifts the source bytes of a character read alone are that character. */
#include "base/utf8.h"
#include "fuzz.h"
#include "language/charset.h"
#include "record/edits.h"

static const char *const labels[] = { "", "utf-8", "windows-1252", "windows-1251", "koi8-r", "shift_jis",
	"gb18030", "big5", "euc-kr", "euc-jp", "iso-2022-jp", "windows-1258", "windows-1255",
	"no-such-charset" };
enum { LABELS = sizeof labels / sizeof *labels };

static Str
text_of(Arena *a, Str bytes, const Charset *charset, Edits *edits)
{
	Editor e = editor_apply(a, bytes, &charset->changes);

	*edits = e.edits;
	return out_str(&e.text);
}

static void
characters_lead_back(Str text, const Edits *edits, Str bytes)
{
	uint32_t c;

	for (ptrdiff_t i = 0, len; (len = utf8_decode(text, i, &c)); i += len) {
		ptrdiff_t start = edits_source_start(edits, 0, i), end = edits_source_end(edits, 0, i + len);
		LAW(0 <= start && start < end && end <= bytes.len);
		LAW(edits_text_start(edits, 0, start) == i && edits_text_end(edits, 0, end) == i + len);
	}
}

/* Of single bytes: what one stands for does not depend on its neighbours. */
static void
alone_is_the_same(Arena *a, Charsets *charsets, Str bytes, const Charset *charset, Str text, const Edits *edits)
{
	enum { MOST = 40 };
	uint32_t c, alone;

	if (!charset->encoding || strncmp(charset->encoding, "windows-", 8) != 0)
		return;
	for (ptrdiff_t i = 0, len; i < MOST && (len = utf8_decode(text, i, &c)); i += len) {
		Str source = str_slice(
			bytes, edits_source_start(edits, 0, i), edits_source_end(edits, 0, i + len));
		Charset one = charset_changes(a, charsets, source, str(charset->encoding));
		Edits none;
		if (one.encoding && c != 0xFFFD) {
			utf8_decode(text_of(a, source, &one, &none), 0, &alone);
			LAW(alone == c);
		}
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	Arena a = { 0 };
	Charsets charsets = { 0 };
	Str bytes = { (const char *)data, (ptrdiff_t)size }, text;
	const char *label = labels[size ? data[0] % LABELS : 0];
	Charset charset;
	Edits edits;

	LAW(!charsets_load(&a, &charsets));
	charset = charset_changes(&a, &charsets, bytes, str(label));
	text = text_of(&a, bytes, &charset, &edits);
	LAW(utf8_valid(text) == text.len);
	LAW(charset.broken >= 0 && charset.broken <= bytes.len);
	if (!charset.encoding && !charset.changes.len)
		LAW(str_equal(text, bytes));
	characters_lead_back(text, &edits, bytes);
	alone_is_the_same(&a, &charsets, bytes, &charset, text, &edits);
	arena_free(&a);
	return 0;
}
