#include "base/report.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const char *program = "wirecount";

static void say(const char *format, va_list list) __attribute__((format(printf, 1, 0)));

static void
say(const char *format, va_list list)
{
	char line[2048]; /* one write, so that lines of joined programs do not mix */
	int head = snprintf(line, sizeof line, "%s: ", program), len;

	len = vsnprintf(line + head, sizeof line - (size_t)head - 5, format, list);
	if (len < 0)
		len = 0;
	if ((size_t)(head + len) >= sizeof line - 5) {
		len = (int)sizeof line - head - 6;
		for (int dots = 0; dots < 3; dots++)
			line[head + len++] = '.';
	}
	line[head + len] = '\n';
	fwrite(line, 1, (size_t)(head + len + 1), stderr);
}

void
tell(const char *format, ...)
{
	va_list list;

	va_start(list, format);
	say(format, list);
	va_end(list);
}

void
die(ExitStatus status, const char *format, ...)
{
	va_list list;

	va_start(list, format);
	say(format, list);
	va_end(list);
	exit((int)status);
}

void
usage(const char *format, ...)
{
	va_list list;

	va_start(list, format);
	say(format, list);
	va_end(list);
	fprintf(stderr, "Try '%s --help'.\n", program);
	exit(EXIT_USAGE);
}

/* Optimal string alignment distance: insert, delete, replace, swap neighbours. Words over 63 bytes are not compared. */
static ptrdiff_t
distance(Str a, Str b)
{
	enum { MOST = 64 };
	ptrdiff_t row[3][MOST] = { 0 };

	if (a.len >= MOST || b.len >= MOST)
		return MOST;
	for (ptrdiff_t j = 0; j <= b.len; j++)
		row[0][j] = j;
	for (ptrdiff_t i = 1; i <= a.len; i++) {
		ptrdiff_t *now = row[i % 3], *last = row[(i + 2) % 3], *before = row[(i + 1) % 3];

		now[0] = i;
		for (ptrdiff_t j = 1; j <= b.len; j++) {
			ptrdiff_t best = last[j - 1] + (a.at[i - 1] != b.at[j - 1]);

			if (last[j] + 1 < best)
				best = last[j] + 1;
			if (now[j - 1] + 1 < best)
				best = now[j - 1] + 1;
			if (i > 1 && j > 1 && a.at[i - 1] == b.at[j - 2] && a.at[i - 2] == b.at[j - 1] &&
				before[j - 2] + 1 < best)
				best = before[j - 2] + 1;
			now[j] = best;
		}
	}
	return row[a.len % 3][b.len];
}

const char *
did_you_mean(Str word, const char *const *candidates, ptrdiff_t count)
{
	const char *best = NULL;
	ptrdiff_t least = word.len / 3 + 1; /* one edit for short words, a third of the long ones */

	for (ptrdiff_t i = 0; i < count; i++) {
		ptrdiff_t d = distance(word, str(candidates[i]));

		if (d < least || (d == least && !best)) {
			least = d;
			best = candidates[i];
		}
	}
	return best;
}
