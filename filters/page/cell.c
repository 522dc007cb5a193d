#include "page/cell.h"

#include "base/utf8.h"
#include "language/unicode.h"

static bool
is_unsafe(uint32_t c)
{
	return c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0x2028 || c == 0x2029 || c == 0x200e ||
		c == 0x200f || (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
}

Str
cell_clean(Arena *arena, Str text)
{
	Out out = out_memory(arena);
	uint32_t c;
	ptrdiff_t bytes;

	for (ptrdiff_t i = 0; (bytes = utf8_decode(text, i, &c)) > 0; i += bytes)
		out_bytes(&out, is_unsafe(c) ? S(" ") : str_slice(text, i, i + bytes));
	return out_str(&out);
}

static int
cluster_width(Str text, ptrdiff_t at)
{
	uint32_t c;

	utf8_decode(text, at, &c);
	return unicode_width(c);
}

ptrdiff_t
cell_width(Str text)
{
	ptrdiff_t width = 0;

	for (ptrdiff_t i = 0; i < text.len; i = unicode_cluster_end(text, i))
		width += cluster_width(text, i);
	return width;
}

Str
cell_cut_end(Arena *arena, Str text, ptrdiff_t width)
{
	ptrdiff_t used = 0, end = 0;

	if (cell_width(text) <= width)
		return text;
	while (end < text.len && used + cluster_width(text, end) < width) {
		used += cluster_width(text, end);
		end = unicode_cluster_end(text, end);
	}
	return arena_join(arena, str_trim(str_slice(text, 0, end)), S("…"));
}

Str
cell_cut_start(Arena *arena, Str text, ptrdiff_t width)
{
	ptrdiff_t left = cell_width(text), start = 0;

	if (left <= width)
		return text;
	while (start < text.len && left >= width) {
		left -= cluster_width(text, start);
		start = unicode_cluster_end(text, start);
	}
	return arena_join(arena, S("…"), str_from(text, start));
}

void
cell_pad(Out *out, Str text, ptrdiff_t width)
{
	out_bytes(out, text);
	for (ptrdiff_t used = cell_width(text); used < width; used++)
		out_char(out, ' ');
}
