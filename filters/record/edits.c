#include "record/edits.h"

#include "record/json.h"

static ptrdiff_t
growth(const Edit *edit)
{
	return edit->source_len - edit->text_len;
}

/* How many edits begin before position `at`, or (with `too`) at it; positions of the text, or of the source. */
static ptrdiff_t
edits_before(const Edits *e, ptrdiff_t at, bool too, bool source)
{
	ptrdiff_t low = 0, high = e->len;

	while (low < high) {
		ptrdiff_t middle = (low + high) / 2;
		ptrdiff_t begin = e->at[middle].at + (source ? e->at[middle].shift : 0);

		if (begin < at || (too && begin == at))
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

ptrdiff_t
edits_source_start(const Edits *e, ptrdiff_t base, ptrdiff_t text_start)
{
	ptrdiff_t n = edits_before(e, text_start, true, false);
	const Edit *last = n ? &e->at[n - 1] : NULL;

	if (!last)
		return base + text_start;
	if (last->at + last->text_len > text_start) /* at it or inside: its first byte */
		return base + last->at + last->shift;
	return base + text_start + last->shift + growth(last);
}

ptrdiff_t
edits_source_end(const Edits *e, ptrdiff_t base, ptrdiff_t text_end)
{
	ptrdiff_t n = edits_before(e, text_end, false, false);
	const Edit *last = n ? &e->at[n - 1] : NULL;

	if (!last)
		return base + text_end;
	if (last->at + last->text_len > text_end) /* inside: behind its last byte */
		return base + last->at + last->shift + last->source_len;
	return base + text_end + last->shift + growth(last);
}

ptrdiff_t
edits_text_start(const Edits *e, ptrdiff_t base, ptrdiff_t source_start)
{
	ptrdiff_t at = source_start - base, n = edits_before(e, at, true, true);
	const Edit *last = n ? &e->at[n - 1] : NULL;

	if (!last)
		return at;
	if (last->at + last->shift + last->source_len > at) /* at it or inside */
		return last->at;
	return at - last->shift - growth(last);
}

ptrdiff_t
edits_text_end(const Edits *e, ptrdiff_t base, ptrdiff_t source_end)
{
	ptrdiff_t at = source_end - base, n = edits_before(e, at, false, true);
	const Edit *last = n ? &e->at[n - 1] : NULL;

	if (!last)
		return at;
	if (last->at + last->shift + last->source_len >= at)
		return last->at + last->text_len;
	return at - last->shift - growth(last);
}

/* Every list is built by this: it keeps `shift`, and joins deletions that meet. */
static void
add(Arena *a, Edits *list, Edit edit)
{
	Edit *last = list->len ? &list->at[list->len - 1] : NULL;

	if (last && last->text_len == 0 && edit.text_len == 0 && last->at == edit.at) {
		last->source_len += edit.source_len;
		return;
	}
	if (edit.text_len == 0 && edit.source_len == 0)
		return;
	edit.shift = last ? last->shift + growth(last) : 0;
	*PUSH(a, list) = edit;
}

Edits
edits_slice(Arena *a, const Edits *e, ptrdiff_t text_start, ptrdiff_t text_end)
{
	Edits slice = { 0 };

	for (ptrdiff_t i = edits_before(e, text_start, false, false); i < e->len && e->at[i].at < text_end;
		i++) {
		Edit edit = e->at[i];

		if (edit.at == text_start && edit.text_len == 0)
			continue; /* a deletion at the very start is not of the slice: it begins behind */
		edit.at -= text_start;
		add(a, &slice, edit);
	}
	return slice;
}

/* An edit of `second` begins inside the last of the list, a paragraph break of `first`: the two are one. `next` covers text1
 * from `from` to `to`, with what `first` adds under it in its source_len; the last covers it up to `end`. */
static void
melt(Edits *list, const Edit *next, ptrdiff_t from, ptrdiff_t to, ptrdiff_t end)
{
	Edit *last = &list->at[list->len - 1];
	ptrdiff_t shared = (end < to ? end : to) - from; /* bytes of text1 that both cover */

	last->text_len += next->text_len - shared;
	last->source_len += next->source_len - shared;
}

/* Walks both lists along text1. `first` edits that `second` leaves alone are taken over, moved; those under an edit
 * of `second` melt into it. A deletion of `first` in front of an edit of `second` stays a deletion of its own. */
Edits
edits_compose(Arena *a, const Edits *second, const Edits *first, ptrdiff_t text2_len)
{
	Edits both = { 0 };
	ptrdiff_t f = 0, shift = 0; /* shift: text1 minus text2 */
	ptrdiff_t end = 0;          /* of text1, that the last edit covers */

	for (ptrdiff_t s = 0; s <= second->len; s++) {
		Edit next = s < second->len ? second->at[s] : (Edit){ .at = text2_len + 1 };
		ptrdiff_t from = next.at + shift, to = from + next.source_len; /* in text1 */

		while (f < first->len &&
			(first->at[f].at < from || (first->at[f].at == from && first->at[f].text_len == 0))) {
			Edit kept = first->at[f++];

			end = kept.at + kept.text_len;
			kept.at -= shift;
			add(a, &both, kept);
		}
		if (s == second->len)
			break;
		for (; f < first->len && first->at[f].at < to; f++)
			next.source_len += growth(&first->at[f]);
		shift += to - from - next.text_len;
		if (from < end)
			melt(&both, &next, from, to, end);
		else
			add(a, &both, next);
		end = end > to ? end : to;
	}
	return both;
}

Editor
editor(Arena *a)
{
	return (Editor){ .arena = a, .text = out_memory(a) };
}

void
editor_keep(Editor *e, Str s)
{
	out_bytes(&e->text, s);
}

void
editor_replace(Editor *e, Str with, ptrdiff_t old_len)
{
	add(e->arena, &e->edits, (Edit){ .at = e->text.len, .text_len = with.len, .source_len = old_len });
	out_bytes(&e->text, with);
}

void
editor_delete(Editor *e, ptrdiff_t old_len)
{
	if (old_len > 0)
		add(e->arena, &e->edits, (Edit){ .at = e->text.len, .source_len = old_len });
}

Editor
editor_apply(Arena *a, Str text, const Changes *changes)
{
	Editor e = editor(a);
	ptrdiff_t at = 0;

	for (ptrdiff_t i = 0; i < changes->len; i++) {
		const Change *c = &changes->at[i];

		editor_keep(&e, str_slice(text, at, c->at));
		if (c->with.len)
			editor_replace(&e, c->with, c->len);
		else
			editor_delete(&e, c->len);
		at = c->at + c->len;
	}
	editor_keep(&e, str_from(text, at));
	return e;
}

const char *
edits_read(Arena *a, Str raw, ptrdiff_t text_len, Edits *edits)
{
	JsonWalk list = json_walk(raw);
	ptrdiff_t free_from = 0;
	Str item;

	if (raw.len == 0 || raw.at[0] != '[')
		return "\"edits\" is no list";
	while (json_next(&list, &item)) {
		JsonWalk three = json_walk(item);
		int64_t n[3];
		Str part;
		int i = 0;

		for (; i < 3 && json_next(&three, &part) && json_integer(part, &n[i]); i++)
			;
		if (i < 3 || item.at[0] != '[' || json_next(&three, &part))
			return arena_format(a, "\"edits\"[%td] is not [at,text_len,source_len]", edits->len).at;
		if (n[0] < free_from || n[1] < 0 || n[2] < 0 || n[0] > text_len || n[1] > text_len - n[0] ||
			n[2] > INT32_MAX * 64LL)
			return arena_format(a, "\"edits\"[%td] is out of order or outside the text", edits->len)
				.at;
		add(a, edits,
			(Edit){ .at = (ptrdiff_t)n[0],
				.text_len = (ptrdiff_t)n[1],
				.source_len = (ptrdiff_t)n[2] });
		free_from = (ptrdiff_t)(n[0] + n[1]);
	}
	return NULL;
}

void
edits_write(Out *out, const Edits *e)
{
	out_char(out, '[');
	for (ptrdiff_t i = 0; i < e->len; i++) {
		out_bytes(out, i ? S(",[") : S("["));
		out_int(out, e->at[i].at);
		out_char(out, ',');
		out_int(out, e->at[i].text_len);
		out_char(out, ',');
		out_int(out, e->at[i].source_len);
		out_char(out, ']');
	}
	out_char(out, ']');
}
