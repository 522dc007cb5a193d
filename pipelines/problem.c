/* problem.c - messages with a place, as compilers print them. */
#include "problem.h"
#include "base/report.h"
#include "base/utf8.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

enum { WIDTH = 160 }; /* of a source line that is shown; of longer ones the part around the caret */

static bool
ends_line(uint32_t c)
{
	return c == '\n' || c == '\r' || c == 0x85 || c == 0x2028 || c == 0x2029;
}

Mark
source_mark(const Source *source, ptrdiff_t byte)
{
	Mark mark = { source, 1, 1 };
	uint32_t c, last = 0;

	for (ptrdiff_t at = 0; at < byte && at < source->bytes.len; last = c) {
		at += utf8_decode(source->bytes, at, &c);
		if (c == '\n' && last == '\r')
			continue;
		mark.column++;
		if (ends_line(c)) {
			mark.line++;
			mark.column = 1;
		}
	}
	return mark;
}

Str
source_line(const Source *source, ptrdiff_t line)
{
	Str bytes = source->bytes;
	ptrdiff_t start = 0;
	uint32_t c;

	for (ptrdiff_t at = 0; at < bytes.len;) {
		ptrdiff_t end = at;

		at += utf8_decode(bytes, at, &c);
		if (!ends_line(c))
			continue;
		if (line-- == 1)
			return str_slice(bytes, start, end);
		if (c == '\r' && at < bytes.len && bytes.at[at] == '\n')
			at++;
		start = at;
	}
	return line == 1 ? str_from(bytes, start) : (Str){ 0 };
}

static void
add(Problems *problems, Mark at, Str message)
{
	if (problems->list.len < PROBLEMS_KEPT)
		*PUSH(problems->arena, &problems->list) = (Problem){ at, message };
	else
		problems->more++;
}

__attribute__((format(printf, 2, 0))) static Str
formatted(Arena *arena, const char *format, va_list values)
{
	va_list again;
	int len;
	char *text;

	va_copy(again, values);
	len = vsnprintf(NULL, 0, format, again);
	va_end(again);
	text = NEW(arena, char, len + 1);
	vsnprintf(text, (size_t)len + 1, format, values);
	return (Str){ text, len };
}

void
problem(Problems *problems, Mark at, const char *format, ...)
{
	va_list values;

	va_start(values, format);
	add(problems, at, formatted(problems->arena, format, values));
	va_end(values);
}

void
problem_unknown(Problems *problems, Mark at, const char *what, Str word, const char *const *known)
{
	Out message = out_memory(problems->arena);
	ptrdiff_t count = 0;
	const char *meant;

	while (known[count])
		count++;
	meant = did_you_mean(word, known, count);
	out_format(&message, "%s '%.*s' is not known: ", what, SHOW(word));
	if (meant)
		out_format(&message, "did you mean '%s'?", meant);
	else if (count == 0)
		out_bytes(&message, S("there is none"));
	else
		for (ptrdiff_t i = 0; i < count; i++)
			out_format(&message, "%s%s",
				i                   ? ", "
					: count > 1 ? "there are "
						    : "there is ",
				known[i]);
	add(problems, at, out_str(&message));
}

/* The characters `from` to `to` of the line; in `blank`, spaces and tabs in their place, to bring a caret
 * below. */
static void
show(Out *out, Str line, ptrdiff_t from, ptrdiff_t to, bool blank)
{
	uint32_t c;
	ptrdiff_t at = 0;

	for (ptrdiff_t i = 0; at < line.len && i < to; i++) {
		ptrdiff_t len = utf8_decode(line, at, &c);
		bool control = c != '\t' && (c < ' ' || (c >= 0x7f && c < 0xa0) || c == 0xfffd);

		if (i >= from && (control || (blank && c != '\t')))
			out_char(out, blank ? ' ' : '?');
		else if (i >= from)
			out_bytes(out, str_slice(line, at, at + len));
		at += len;
	}
}

static void
print(const Problem *problem, Out *out)
{
	Str line = source_line(problem->at.source, problem->at.line);
	ptrdiff_t column = problem->at.column - 1;
	ptrdiff_t from = column > WIDTH / 2 ? column - WIDTH / 2 : 0;

	out_format(out, "%.*s:%td:%td: ", SHOW(problem->at.source->name), problem->at.line, problem->at.column);
	show(out, problem->message, 0, PTRDIFF_MAX, false);
	out_char(out, '\n');
	show(out, line, from, from + WIDTH, false);
	out_char(out, '\n');
	show(out, line, from, column, true);
	out_bytes(out, S("^\n"));
}

static int
by_place(const void *left, const void *right)
{
	const Problem *a = left, *b = right;
	int file = str_compare(a->at.source->name, b->at.source->name);

	if (file != 0)
		return file;
	if (a->at.line != b->at.line)
		return a->at.line < b->at.line ? -1 : 1;
	if (a->at.column != b->at.column)
		return a->at.column < b->at.column ? -1 : 1;
	return str_compare(a->message, b->message);
}

void
problems_print(Problems *problems, Out *out)
{
	if (problems->list.len == 0)
		return;
	qsort(problems->list.at, (size_t)problems->list.len, sizeof *problems->list.at, by_place);
	for (ptrdiff_t i = 0; i < problems->list.len; i++)
		print(&problems->list.at[i], out);
	if (problems->more)
		out_format(out, "and %td more\n", problems->more);
}
