/* feed.c - lines of files into a chain of stages. */
#include "filter.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

static ptrdiff_t
held_count(const Stage *first)
{
	ptrdiff_t count = 0;

	for (const Stage *s = first; s; s = s->next)
		count += s->held.len;
	return count;
}

/* The one record that begins a document moves to a fresh arena, or what came before it would never be freed: a stream
 * without "final" has no moment in which nothing is held. */
static void
move_house(Run *run)
{
	Arena fresh = { 0 };

	for (Stage *s = run->first; s; s = s->next)
		if (s->held.len) {
			Record *r = &s->held.at[0];
			Record moved = record_move(r, &fresh);

			if (r->has_text)
				record_decode(&moved);
			if (r->has_spans)
				record_read_spans(&moved);
			record_string(&moved, "doc", &s->held_doc);
			moved.arena = &run->arena; /* where `fresh` will be */
			*r = moved;
		}
	arena_free(&run->arena);
	run->arena = fresh;
}

void
run_tidy(Run *run)
{
	enum { ROOM = 256 * 1024 };
	ptrdiff_t held = run->keeps ? held_count(run->first) : 0;

	if (held == 0)
		arena_reset(&run->arena);
	else if (held == 1 && arena_bytes(&run->arena) > ROOM)
		move_house(run);
}

static void
refuse_line(Run *run, Str line, int64_t number, ptrdiff_t byte, const char *why)
{
	fprintf(stderr, "%s:%lld: byte %td: %s\n", run->file, (long long)number, byte, why);
	run->first->refused++;
	run_reject(run, run->first->filter->name, (Rejected){ run->file, number, byte, why, line });
}

void
feed_line(Stage *first, Str line, int64_t number)
{
	Run *run = first->context;
	Record r;
	ptrdiff_t at;
	const char *wrong;

	while (line.len &&
		(line.at[line.len - 1] == '\r' || line.at[line.len - 1] == ' ' || line.at[line.len - 1] == '\t'))
		line.len--;
	if (line.len == 0)
		return;
	if (run->keeps)
		line = arena_copy(&run->arena, line);
	run->records++;
	wrong = record_read_like(&r, &run->arena, line, &run->shape, &at);
	if (wrong) {
		if (at == 0 && line.at[0] != '{')
			wrong = "no JSON object; is this plain text? then run ingest first";
		refuse_line(run, line, number, at, wrong);
	} else {
		r.number = number;
		stage_take(first, &r);
	}
	run_tidy(run);
}

static void
flush_chain(void *run)
{
	out_flush(((Run *)run)->out);
}

void
feed_lines(Stage *first, In *in, const char *path)
{
	Run *run = first->context;
	InResult result;
	int64_t number = 0;
	Str line;

	run->file = path;
	in_before_wait(in, flush_chain, run);
	while (!run->out->closed && (result = in_line(in, (ptrdiff_t)run->max_record, &line)) != IN_END) {
		if (++number == 1 && str_starts(line, S("\xef\xbb\xbf")) && result == IN_LINE)
			line = str_from(line, 3);
		if (result == IN_LINE) {
			feed_line(first, line, number);
		} else if (result == IN_TOO_LONG) {
			run->records++;
			refuse_line(run, line, number, 0, "the line is longer than --max-record allows");
		} else {
			refuse_line(run, (Str){ 0 }, number, 0, line.at);
			run->damaged = true;
		}
	}
}

void
feed_file(Stage *first, const char *path)
{
	Run *run = first->context;
	Arena a = { 0 };
	In *in = in_open(&a, path);

	if (!in) {
		tell("%s: %s%s", path, strerror(errno), errno == EISDIR ? "; ingest reads folders" : "");
		run->worst = EXIT_NO_INPUT;
		return;
	}
	feed_lines(first, in, path);
	in_close(in);
	arena_free(&a);
}

void
feed_close(Stage *first)
{
	stage_end(first);
	out_flush(first->context->out);
	if (first->context->rejects)
		out_flush(first->context->rejects);
}

void
run_free(Run *run)
{
	for (Stage *s = run->first; s; s = s->next) {
		arena_free(&s->run);
		arena_free(&s->work);
	}
	arena_free(&run->arena);
	arena_free(&run->scratch);
}

bool
size_read(Str text, int64_t *bytes)
{
	static const char units[] = "KMGT";
	ptrdiff_t digits = 0;
	int64_t shift = 0;
	const char *unit;

	while (digits < text.len && is_digit(text.at[digits]))
		digits++;
	if (!str_integer(str_slice(text, 0, digits), bytes))
		return false;
	text = str_from(text, digits);
	if (text.len) {
		unit = strchr(units, to_upper(text.at[0]));
		if (!unit ||
			(text.len > 1 && !str_equal(str_from(text, 1), S("iB")) &&
				!str_equal(str_from(text, 1), S("B"))))
			return false;
		shift = 10 * (unit - units + 1);
	}
	if (*bytes > INT64_MAX >> shift)
		return false;
	*bytes <<= shift;
	return true;
}

ExitStatus
run_status(const Run *run, Str max_bad)
{
	bool percent = str_ends(max_bad, S("%"));
	int64_t most = 0;

	str_integer(percent ? str_slice(max_bad, 0, max_bad.len - 1) : max_bad, &most);
	if (run->worst)
		return run->worst;
	if (run->damaged)
		return EXIT_DATA;
	return (percent ? run->refused * 100 > most * run->records : run->refused > most) ? EXIT_DATA : EXIT_OK;
}
