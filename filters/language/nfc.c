#include "language/nfc.h"

#include "base/block.h"
#include "base/utf8.h"

#include <string.h>
#include <utf8proc.h>

typedef struct {
	utf8proc_int32_t *at;
	ptrdiff_t len;
} Points; /* code points */

static const utf8proc_property_t *
property(uint32_t c)
{
	return utf8proc_get_property((utf8proc_int32_t)c);
}

/* May melt into what stands before it, or move: a mark, the second of a composable pair, a Hangul vowel or final. */
static bool
trails(uint32_t c)
{
	const utf8proc_property_t *p;

	if (c < 0x300 || (c > 0x2001 && c < 0x2044))
		return false;
	if ((c >= 0x1161 && c <= 0x1175) || (c >= 0x11A8 && c <= 0x11C2))
		return true;
	p = property(c);
	return p->combining_class || (p->comb_index != UINT16_MAX && p->comb_index >= 0x8000);
}

static bool
decomposes(uint32_t c)
{
	const utf8proc_property_t *p;

	if (c < 0x340 || (c > 0x2001 && c < 0x2044))
		return false;
	p = property(c);
	return p->decomp_type == 0 && p->decomp_seqindex != UINT16_MAX;
}

/* Where the next byte stands that can begin a character from U+0300 on; everything below is in the form. */
static ptrdiff_t
next_suspect(Str text, ptrdiff_t i)
{
	while ((i = block_beyond_ascii(text, i)) < text.len && (unsigned char)text.at[i] < 0xCC)
		i++;
	return i;
}

static ptrdiff_t
cluster_end(Str text, ptrdiff_t at)
{
	uint32_t c;
	ptrdiff_t bytes = utf8_decode(text, at, &c);

	for (at += bytes; (bytes = utf8_decode(text, at, &c)) && trails(c);)
		at += bytes;
	return at;
}

/* Canonical order: marks by class, equal ones as they stood. Counted, so a million marks cost no more than their number. */
static void
order(Arena *arena, Points run)
{
	ptrdiff_t starts[257] = { 0 };
	utf8proc_int32_t *sorted = NEW(arena, utf8proc_int32_t, run.len);

	for (ptrdiff_t i = 0; i < run.len; i++)
		starts[property((uint32_t)run.at[i])->combining_class + 1]++;
	for (int class = 1; class <= 256; class ++)
		starts[class] += starts[class - 1];
	for (ptrdiff_t i = 0; i < run.len; i++)
		sorted[starts[property((uint32_t)run.at[i])->combining_class]++] = run.at[i];
	memcpy(run.at, sorted, (size_t)run.len * sizeof *run.at);
}

static void
order_marks(Arena *arena, Points points)
{
	for (ptrdiff_t i = 0; i < points.len;) {
		ptrdiff_t start = i;
		int last = 0;
		bool sorted = true;
		for (int class; i < points.len && (class = property((uint32_t)points.at[i])->combining_class);
			i++) {
			sorted = sorted && class >= last;
			last = class;
		}
		if (!sorted)
			order(arena, (Points){ points.at + start, i - start });
		i += i == start;
	}
}

static Points
compose(Arena *arena, Str cluster)
{
	enum { MOST = 4 /* code points a canonical decomposition has */ };
	Points points = { NEW(arena, utf8proc_int32_t, cluster.len * MOST), 0 };
	uint32_t c;
	int last = 0;

	for (ptrdiff_t i = 0, bytes; (bytes = utf8_decode(cluster, i, &c)); i += bytes)
		points.len += utf8proc_decompose_char((utf8proc_int32_t)c, points.at + points.len,
			cluster.len * MOST - points.len, UTF8PROC_STABLE | UTF8PROC_COMPOSE, &last);
	order_marks(arena, points);
	points.len = utf8proc_normalize_utf32(points.at, points.len, UTF8PROC_STABLE | UTF8PROC_COMPOSE);
	return points;
}

static Str
encode(Arena *arena, Points points)
{
	char *bytes = NEW(arena, char, 4 * points.len);
	ptrdiff_t len = 0;

	for (ptrdiff_t i = 0; i < points.len; i++)
		len += utf8_encode((uint32_t)points.at[i], bytes + len);
	return (Str){ bytes, len };
}

static ptrdiff_t
character_count(Str text)
{
	ptrdiff_t count = 0;

	for (ptrdiff_t i = 0; i < text.len; i++)
		count += ((unsigned char)text.at[i] & 0xC0) != 0x80;
	return count;
}

/* One change for each new character: the old ones in their order, the last takes what is left. Where one old character
 * becomes several its bytes are shared out, so that every offset still leads back and forth. */
static void
pair_up(Arena *arena, Changes *changes, Str text, ptrdiff_t at, ptrdiff_t end, Str with)
{
	bool several = character_count(str_slice(text, at, end)) >= character_count(with);
	uint32_t c;

	for (ptrdiff_t i = 0, bytes; (bytes = utf8_decode(with, i, &c)); i += bytes) {
		ptrdiff_t len = i + bytes == with.len ? end - at : several ? utf8_decode(text, at, &c) : 1;
		change(arena, changes, at, len, str_slice(with, i, i + bytes));
		at += len;
	}
}

static void
change_cluster(Arena *arena, Changes *changes, Str text, ptrdiff_t start, ptrdiff_t end)
{
	Str old = str_slice(text, start, end), new = encode(arena, compose(arena, old));
	uint32_t a, b;
	ptrdiff_t same = 0, bytes;

	if (str_equal(old, new))
		return;
	/* what stays at the beginning is no change; at least one character must be left on both sides */
	while ((bytes = utf8_decode(old, same, &a)) && utf8_decode(new, same, &b) && a == b &&
		same + bytes < old.len && same + bytes < new.len)
		same += bytes;
	pair_up(arena, changes, text, start + same, end, str_from(new, same));
}

Changes
nfc_changes(Arena *arena, Str text)
{
	Changes changes = { 0 };
	ptrdiff_t done = 0;
	uint32_t c;

	for (ptrdiff_t i = next_suspect(text, 0); i < text.len; i = next_suspect(text, i)) {
		ptrdiff_t bytes = utf8_decode(text, i, &c), start = i;
		bool trailing = trails(c);
		if (!trailing && !decomposes(c)) {
			i += bytes;
			continue;
		}
		if (trailing && i > done)
			start = utf8_before(text, i);
		i = done = cluster_end(text, i);
		change_cluster(arena, &changes, text, start, i);
	}
	return changes;
}
