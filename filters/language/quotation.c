#include "language/quotation.h"

#include <string.h>

enum { LONGEST = 400 /* bytes of a quotation that one sentence holds */ };

/* A quotation mark of any kind; `pair` names what closes it: '"', '\'', 'r' for ”, 'q' for ’. */
typedef struct {
	ptrdiff_t bytes; /* 0: none stands here */
	char pair;
	bool may_open, may_close;
} Quote;

static bool
is_word(char c)
{
	return is_letter(c) || is_digit(c) || (c & 0x80);
}

static bool
may_end(char c) /* a quotation: an apostrophe has a letter before it */
{
	return c == '.' || c == ',' || c == '!' || c == '?' || c == '-';
}

static Quote
straight_at(Str text, ptrdiff_t at)
{
	char before = at ? text.at[at - 1] : ' ', behind = at + 1 < text.len ? text.at[at + 1] : ' ';
	bool at_start = (is_space(before) || before == '(' || before == '[' || before == '-') &&
		!is_space(behind);
	bool at_end = !is_space(before) && !is_word(behind);

	if (text.at[at] == '\'')
		at_end = at_end && may_end(before);
	return (Quote){ 1, text.at[at], at_start, at_end };
}

static Quote
curly_at(Str text, ptrdiff_t at)
{
	Str rest = str_from(text, at);

	if (str_starts(rest, S("“")))
		return (Quote){ 3, 'r', true, false };
	if (str_starts(rest, S("”")))
		return (Quote){ 3, 'r', false, true };
	if (str_starts(rest, S("‘")))
		return (Quote){ 3, 'q', true, false };
	if (str_starts(rest, S("’")) && at && may_end(text.at[at - 1]))
		return (Quote){ 3, 'q', false, true };
	return (Quote){ 0 };
}

static Quote
quote_at(Str text, ptrdiff_t at)
{
	if (text.at[at] == '"' || text.at[at] == '\'')
		return straight_at(text, at);
	return (unsigned char)text.at[at] == 0xE2 ? curly_at(text, at) : (Quote){ 0 };
}

/* Where the quotation begins that is open at `at`; -1: none is. */
static ptrdiff_t
opened(Str text, ptrdiff_t from, ptrdiff_t at, char *pair)
{
	ptrdiff_t open = -1;

	for (ptrdiff_t i = from; i < at; i++) {
		Quote q = quote_at(text, i);
		if (!q.bytes)
			continue;
		if (open < 0 && q.may_open) {
			open = i;
			*pair = q.pair;
		} else if (open >= 0 && q.pair == *pair && q.may_close) {
			open = -1;
		}
		i += q.bytes - 1;
	}
	return open;
}

static bool
closes(Str text, ptrdiff_t at, char pair)
{
	for (ptrdiff_t i = at; i < text.len; i++) {
		Quote q = quote_at(text, i);
		if (q.pair == pair && q.may_close)
			return true;
		if (q.pair == pair && q.may_open)
			return false;
	}
	return false;
}

/* Whether a comma or colon and white space stand before the place. */
static bool
led_in(Str text, ptrdiff_t from, ptrdiff_t at)
{
	ptrdiff_t mark = at;

	while (mark > from && is_space(text.at[mark - 1]))
		mark--;
	return mark > from && mark < at && (text.at[mark - 1] == ',' || text.at[mark - 1] == ':');
}

bool
quotation_led(Str paragraph)
{
	static const char firsts[] = { '"', '\'', (char)0xE2 /* “ ‘ */ };

	for (int i = 0; i < 3; i++)
		for (ptrdiff_t at = 0, found; at < paragraph.len; at += found + 1) {
			found = str_find_byte(str_from(paragraph, at), firsts[i]);
			if (found < 0)
				break;
			if (led_in(paragraph, 0, at + found))
				return true;
		}
	return false;
}

bool
quotation_open(Str text, const Stop *stop)
{
	ptrdiff_t from = stop->at - stop->from > LONGEST ? stop->at - LONGEST : stop->from, open;
	char pair = 0;

	open = opened(text, from, stop->at, &pair);
	if (open < 0 || !led_in(text, from, open))
		return false;
	return closes(
		str_slice(text, 0, text.len - open > LONGEST ? open + LONGEST : text.len), stop->end, pair);
}
