#include "language/lines.h"

#include "base/utf8.h"
#include "language/stop.h"
#include "language/unicode.h"

#include <string.h>

enum { NARROWEST = 40, WIDEST = 120 /* characters of a line that was wrapped by a program or a typist */ };

static ptrdiff_t
characters(Str text)
{
	ptrdiff_t count = 0;

	for (ptrdiff_t i = 0; i < text.len; i++)
		count += ((unsigned char)text.at[i] & 0xC0) != 0x80;
	return count;
}

static ptrdiff_t
first_word(Str line) /* its length in characters */
{
	ptrdiff_t end = str_find_byte(line, ' ');

	return characters(end < 0 ? line : str_slice(line, 0, end));
}

static bool
small_first(Str line)
{
	uint32_t c;

	return utf8_decode(line, 0, &c) && unicode_is_letter(c) && unicode_upper(c) != c;
}

static bool
capital_first(Str line)
{
	uint32_t c;

	return utf8_decode(line, 0, &c) && unicode_is_upper(c);
}

ptrdiff_t
bullet_at(Str text, ptrdiff_t at)
{
	static const char *const bullets[] = { "•", "◦", "▪", "‣", "⁃", "●", "■", "○", "►", "·" };

	for (int i = 0; i < 10; i++)
		if (str_starts(str_from(text, at), str(bullets[i])))
			return str(bullets[i]).len;
	return 0;
}

bool
line_is_item(Str line)
{
	ptrdiff_t i = 0, label;

	if (bullet_at(line, 0))
		return true;
	if (line.len > 1 && strchr("-*+", line.at[0]) && line.at[1] == ' ')
		return true;
	if (str_starts(line, S("– ")) || str_starts(line, S("— ")))
		return true;
	i += line.len && line.at[0] == '(';
	for (label = i; i < line.len && i - label < 3 && is_digit(line.at[i]);)
		i++;
	if (i == label && i < line.len && is_letter(line.at[i]))
		i++;
	return i > label && i + 1 < line.len && (line.at[i] == ')' || (label == 0 && line.at[i] == '.')) &&
		(line.at[i + 1] == ' ' || line.at[i + 1] == ')');
}

/* Widths */

typedef struct {
	int32_t lines[WIDEST + 1]; /* how many are so long */
	int64_t count, longer;
} Widths;

static bool
next_line(Str *rest, Str *line) /* trimmed; empty ones too */
{
	if (!str_next(rest, '\n', line))
		return false;
	*line = str_trim(*line);
	return true;
}

static ptrdiff_t
widest(const Widths *widths) /* but for one line in thirty: a long word, a table */
{
	int64_t left = widths->count / 30 - widths->longer;

	for (ptrdiff_t width = WIDEST; left >= 0 && width > 0; width--)
		if ((left -= widths->lines[width]) < 0)
			return width;
	return 0;
}

static Widths
measure(Str text)
{
	Widths widths = { 0 };
	Str line;

	while (next_line(&text, &line)) {
		ptrdiff_t length = line.len > 4 * WIDEST ? WIDEST + 1 : characters(line);
		if (length == 0)
			continue;
		widths.count++;
		if (length > WIDEST)
			widths.longer++;
		else
			widths.lines[length]++;
	}
	return widths;
}

/* Wrapped: the next word would not have fit behind most lines, and small letters begin many of the next ones. */
static bool
wrapped(Str text, ptrdiff_t width)
{
	ptrdiff_t inner = 0, full = 0, small = 0;
	Str line, next;

	for (bool more = next_line(&text, &line); more; line = next) {
		more = next_line(&text, &next);
		if (!more || !line.len || !next.len)
			continue;
		inner++;
		full += characters(line) + 1 + first_word(next) > width;
		small += small_first(next);
	}
	return inner >= 3 && full * 10 >= inner * 6 && small * 10 >= inner * 3;
}

/* Lines with another right below: most texts part all of theirs by blank lines. A first look, that may err to yes. */
static bool
has_inner_lines(Str text)
{
	const char *at = text.at, *end = text.at + text.len;

	while (at < end && (at = memchr(at, '\n', (size_t)(end - at)))) {
		if (++at == end)
			return false;
		if (*at != '\n')
			return true;
		while (at < end && *at == '\n')
			at++;
	}
	return false;
}

ptrdiff_t
lines_width(Str text)
{
	Widths widths;
	ptrdiff_t width;

	if (!has_inner_lines(text))
		return 0;
	widths = measure(text);
	width = widest(&widths);
	return width >= NARROWEST && wrapped(text, width) ? width : 0;
}

static bool
ends_in(Str line, const char *marks)
{
	return line.len && strchr(marks, line.at[line.len - 1]);
}

/* "W", "AR", "N": a word written downwards */
static bool
letters(Str line)
{
	for (ptrdiff_t i = 0; i < line.len; i++)
		if (!is_upper(line.at[i]))
			return false;
	return line.len <= 2;
}

bool
line_goes_on(Str line, Str next, ptrdiff_t width)
{
	bool stopped = stop_ends_line(line) || ends_in(line, ":;");

	if (line_is_item(next))
		return false;
	if (line.len > 1 && ends_in(line, "-") && is_letter(line.at[line.len - 2]) &&
		(is_letter(next.at[0]) || (next.at[0] & 0x80)))
		return true;
	if (line.len > 1 && ends_in(line, "-") && is_digit(line.at[line.len - 2]) && is_digit(next.at[0]))
		return true; /* "2014-\n2015" */
	if (letters(line) && letters(next))
		return true;
	if (width && characters(line) + 1 + first_word(next) > width)
		return true;
	if (stopped || !small_first(next))
		return false;
	return line.len >= NARROWEST || width ||
		(capital_first(line) && (stop_ends_line(next) || ends_in(line, ",")));
}
