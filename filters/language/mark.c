#include "language/mark.h"

#include <string.h>

ptrdiff_t
mark_among(Str text, ptrdiff_t at, const char *const *marks) /* bytes of the mark that stands here */
{
	for (; *marks; marks++)
		if (str_starts(str_from(text, at), str(*marks)))
			return str(*marks).len;
	return 0;
}

/* What a byte may be: a quote or bracket of ASCII, or the first byte of another. */
enum { CLOSES = 1, OPENS = 2, OTHER = 4 };
static const unsigned char classes[256] = {
	['"'] = CLOSES | OPENS,
	['\''] = CLOSES | OPENS,
	[')'] = CLOSES,
	[']'] = CLOSES,
	['}'] = CLOSES,
	['('] = OPENS,
	['['] = OPENS,
	['{'] = OPENS,
	['*'] = OPENS,
	['_'] = OPENS,
	[0xC2] = OTHER, /* « » ¿ ¡ */
	[0xE2] = OTHER, /* “ ” */
	[0xE3] = OTHER, /* 「 」 */
	[0xEF] = OTHER, /* （ ） */
};

static unsigned
class_at(Str text, ptrdiff_t at)
{
	return at < text.len ? classes[(unsigned char)text.at[at]] : 0;
}

ptrdiff_t
mark_closes(Str text, ptrdiff_t at)
{
	static const char *const marks[] = { "”", "’", "»", "›", "」", "』", "）", NULL };

	unsigned class = class_at(text, at);

	return class & OTHER ? mark_among(text, at, marks) : (class & CLOSES) != 0;
}

ptrdiff_t
mark_opens(Str text, ptrdiff_t at)
{
	static const char *const marks[] = { "“", "‘", "«", "„", "‚", "‹", "¿", "¡", "「", "『", "（", NULL };

	unsigned class = class_at(text, at);

	return class & OTHER ? mark_among(text, at, marks) : (class & OPENS) != 0;
}

ptrdiff_t
mark_skip_spaces(Str text, ptrdiff_t at)
{
	while (at < text.len && is_space(text.at[at]))
		at++;
	return at;
}

static bool
quote_at(Str text, ptrdiff_t at)
{
	return text.at[at] != ')' && text.at[at] != ']' && text.at[at] != '}';
}

static ptrdiff_t
ellipsis_at(Str text, ptrdiff_t at)
{
	return str_starts(str_from(text, at), S("…")) ? S("…").len : 0;
}

/* One more dot of ". . ." */
static bool
spaced_dot(Str text, ptrdiff_t at)
{
	return at + 1 < text.len && text.at[at] == ' ' && text.at[at + 1] == '.' &&
		(at + 2 == text.len || text.at[at + 2] == ' ' || text.at[at + 2] == '.' ||
			mark_closes(text, at + 2));
}

/* "zones) »" and "text. ”": French and machine-made spaces before a mark that can only close */
static ptrdiff_t
spaced_close(Str text, ptrdiff_t at)
{
	if (at + 1 >= text.len || text.at[at] != ' ' || (unsigned char)text.at[at + 1] < 0x80)
		return 0;
	return str_starts(str_from(text, at + 1), S("”")) || str_starts(str_from(text, at + 1), S("»"))
		? 1 + mark_closes(text, at + 1)
		: 0;
}

static ptrdiff_t
mark_add(Stop *stop, Str text, ptrdiff_t i) /* bytes of what belongs to the run at i; 0: it is over */
{
	ptrdiff_t bytes;

	if (text.at[i] == '.')
		return stop->dots++, 1;
	if (text.at[i] == '!' || text.at[i] == '?')
		return stop->asks = true, 1;
	if ((bytes = ellipsis_at(text, i)))
		return stop->dots += 3, bytes;
	if ((bytes = mark_closes(text, i)) || (bytes = spaced_close(text, i))) {
		stop->quote |= quote_at(text, i);
		return bytes;
	}
	if (stop->dots && spaced_dot(text, i))
		return stop->dots++, stop->spaced = true, 2;
	return 0;
}

/* References behind the stop: "large.[7][8] This", "in 1805. [19] His" */
static ptrdiff_t
skip_brackets(Str text, ptrdiff_t at)
{
	ptrdiff_t end = at;

	for (ptrdiff_t i = at; i + 2 < text.len; end = i) {
		ptrdiff_t k = i + (text.at[i] == ' ');
		if (text.at[k] != '[' || !is_digit(text.at[k + 1]))
			break;
		for (k++; k < text.len && is_digit(text.at[k]);)
			k++;
		if (k >= text.len || text.at[k] != ']')
			break;
		i = k + 1;
	}
	return end;
}

/* "consultation.11 12 Take": figures that were set high */
static ptrdiff_t
skip_reference(Str text, ptrdiff_t at, ptrdiff_t stop)
{
	ptrdiff_t end = skip_brackets(text, at);

	if (end > at || stop == 0 || is_digit(text.at[stop - 1]))
		return end;
	for (ptrdiff_t k = at; k < text.len && (is_digit(text.at[k]) || (k > at && text.at[k] == ' ')); k++)
		if (k - at > 8)
			return at;
		else if (is_digit(text.at[k]))
			end = k + 1;
	return end < text.len && text.at[end] == ' ' ? end : at;
}

Stop
stop_read(Str text, ptrdiff_t from, ptrdiff_t at)
{
	Stop stop = { .from = from, .at = at, .end = at };
	ptrdiff_t bytes;

	if (at + 1 == text.len && text.at[at] == '.')
		return (Stop){ .from = from, .at = at, .end = at + 1, .next = at + 1, .dots = 1 };
	if (text.len - at > 2 && text.at[at] == '.' && text.at[at + 1] == ' ' && is_letter(text.at[at + 2]))
		return (Stop){ .from = from, .at = at, .end = at + 1, .next = at + 2, .dots = 1 }; /* most are */
	while (stop.end < text.len && (bytes = mark_add(&stop, text, stop.end)))
		stop.end += bytes;
	if (stop.dots == 1 || stop.asks)
		stop.end = skip_reference(text, stop.end, at);
	stop.next = mark_skip_spaces(text, stop.end);
	return stop;
}
