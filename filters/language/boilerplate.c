#include "language/boilerplate.h"

#include "base/block.h"
#include "base/utf8.h"
#include "language/stop.h"
#include "language/unicode.h"

#include <string.h>

enum { SHORT = 90, SHORT_PART = 160 }; /* bytes of a line that a phrase may begin, or stand in */

const char *
boilerplate_load(Arena *arena, BoilerplateRules *rules)
{
	const char *wrong = NULL;
	const Table *table = rules->table = table_load(arena, "en/boilerplate", &wrong);

	for (ptrdiff_t i = 0; table && i < table->len; i++) {
		const Row *row = &table->at[i];
		Str phrase = row->column[0];
		if (str_is(row->column[1], "start"))
			*PUSH(arena, &rules->start[(unsigned char)phrase.at[0]]) = row;
		else if (str_is(row->column[1], "part"))
			*PUSH(arena, &rules->part) = row;
		if (phrase.len > rules->longest)
			rules->longest = phrase.len;
	}
	return wrong;
}

/* Without what stands before the first letter or digit, as arrows, bullets, brackets; but quotes and © say what follows. */
static Str
without_lead(Str line)
{
	uint32_t c;

	for (ptrdiff_t at = 0, bytes; (bytes = utf8_decode(line, at, &c)); at += bytes)
		if (unicode_is_letter(c) || unicode_is_digit(c) || c == 0xA9 || c == '"' || c == '\'' ||
			(c >= 0x2018 && c <= 0x201F))
			return str_from(line, at);
	return line;
}

/* Bytes up to the last letter or digit: "More of this →" */
static ptrdiff_t
core_length(Str line)
{
	ptrdiff_t end = line.len;

	while (end > 0) {
		ptrdiff_t at = utf8_before(line, end);
		uint32_t c;

		utf8_decode(line, at, &c);
		if (unicode_is_letter(c) || unicode_is_digit(c))
			break;
		end = at;
	}
	return end;
}

/* "Get the Example app", "Download the app"; "Back to all news": no sentence, for it has no stop. */
static bool
is_button(Str line, Str core)
{
	bool app = (str_starts(core, S("get the ")) || str_starts(core, S("download the "))) &&
		str_ends(core, S(" app"));
	bool back = str_starts(core, S("back to ")) && core.len < 40 &&
		!memchr(line.at + core.len, '.', (size_t)(line.len - core.len));

	return (app && core.len < 60) || back;
}

/* "Get it on, Google Play" is the badge's text as some pages write it. */
static Str
without_commas(Arena *arena, Str lower)
{
	char *bytes;
	ptrdiff_t len = 0;

	if (str_find_byte(lower, ',') < 0)
		return lower;
	bytes = arena_room(arena, lower.len);
	for (ptrdiff_t i = 0; i < lower.len; i++)
		if (lower.at[i] != ',')
			bytes[len++] = lower.at[i];
	return (Str){ bytes, len };
}

/* "Subscribe." is somebody's sentence, "Loading..." is none. */
static bool
is_sentence(Str line)
{
	return line.len > 2 && line.at[line.len - 1] == '.' && line.at[line.len - 2] != '.';
}

/* Whether a line that is the row's phrase and no more goes by it. */
static bool
row_holds(const Row *row, Str line)
{
	Str how = row->column[1];

	if (str_is(how, "line"))
		return !is_sentence(line);
	return str_is(how, "part") || (str_is(how, "start") && line.len <= SHORT);
}

static bool
begins(Str line, Str phrase) /* and no word goes on behind it */
{
	return str_starts(line, phrase) &&
		(line.len == phrase.len || !is_letter(line.at[phrase.len]) ||
			!is_letter(phrase.at[phrase.len - 1]));
}

/* What is known of a line. */
typedef struct {
	bool found;     /* it is the page's */
	bool beside;    /* it is, if a line beside it is */
	const Row *row; /* by which; NULL: by none of the table */
} Finding;

static const Row *
first_in(const BoilerplateRows *rows, Str line)
{
	for (ptrdiff_t i = 0; i < rows->len; i++)
		if (str_find(line, rows->at[i]->column[0]) >= 0)
			return rows->at[i];
	return NULL;
}

static const Row *
first_beginning(const BoilerplateRows *rows, Str line)
{
	for (ptrdiff_t i = 0; i < rows->len; i++)
		if (begins(line, rows->at[i]->column[0]))
			return rows->at[i];
	return NULL;
}

/* The first of the table whose phrase the line, in lower case, has. */
static const Row *
phrase_of(Arena *arena, const BoilerplateRules *rules, Str lower)
{
	bool is_short = lower.len && lower.len <= SHORT;
	const Row *part, *start;

	lower = without_commas(arena, lower);
	part = first_in(&rules->part, lower);
	start = is_short && lower.len ? first_beginning(&rules->start[(unsigned char)lower.at[0]], lower)
				      : NULL;
	return start && (!part || start < part) ? start : part;
}

static Finding
look_at(Arena *arena, const BoilerplateRules *rules, Str line)
{
	Str lower = arena_lower(arena, line), core = str_slice(lower, 0, core_length(line));
	const Row *row = core.len <= rules->longest ? table_find(rules->table, core) : NULL;

	if (row && row_holds(row, line))
		return (Finding){ .found = true, .row = row };
	if (row && str_is(row->column[1], "beside") && !is_sentence(line))
		return (Finding){ .beside = true, .row = row };
	if (is_button(line, core))
		return (Finding){ .found = true };
	row = phrase_of(arena, rules, lower);
	return (Finding){ .found = row, .row = row };
}

/* Going through a text */

/* A line that may go. */
typedef struct {
	ptrdiff_t start, end;
	Finding finding;
} Suspect;

typedef struct {
	Arena *arena;
	const BoilerplateRules *rules;
	Str text;
	Changes changes;
	Drops *drops;
	Str title;          /* the first line that stays */
	LIST(Suspect) menu; /* lines in a row that may go */
	ptrdiff_t tail;     /* where the last lines begin that may all be headlines; -1: not looked for yet */
	const Row *below;   /* by which all goes from here on; NULL: none */
} Page;

static bool
is_headline(Str line) /* of another article: short, without a stop */
{
	enum { HEADLINE = 160 };

	return line.len <= HEADLINE && !stop_ends_line(line) &&
		!(line.len && strchr(":;,", line.at[line.len - 1]));
}

static ptrdiff_t
headlines_at_end(Str text) /* where they begin */
{
	enum { MOST = 24 /* lines */ };
	ptrdiff_t begin = text.len;

	for (ptrdiff_t lines = 0, end = text.len; lines < MOST && begin > 0; end = begin - 1) {
		ptrdiff_t start = end;
		while (start > 0 && text.at[start - 1] != '\n')
			start--;
		if (!is_headline(str_trim(str_slice(text, start, end))))
			break;
		lines += end > start;
		begin = start;
	}
	return begin;
}

static void
drop(Page *page, ptrdiff_t start, ptrdiff_t end, const char *how, const Row *row)
{
	Str rule = row && page->drops ? arena_format(page->arena, "%s: %.*s", how, SHOW(row->column[0]))
				      : str(how);

	if (page->drops)
		*PUSH(page->arena, page->drops) = (Drop){ start, end, rule };
	while (end < page->text.len && page->text.at[end] == '\n')
		end++;
	change(page->arena, &page->changes, start, end - start, (Str){ 0 });
}

static void
keep(Page *page, ptrdiff_t start, ptrdiff_t end)
{
	if (!page->title.len)
		page->title = str_trim(str_slice(page->text, start, end));
}

static void
drop_suspect(Page *page, const Suspect *s)
{
	const Row *row = s->finding.row;
	static const char *const known[] = { "line", "start", "part", "beside" };
	const char *how = "a button";

	for (int i = 0; row && i < 4; i++)
		if (str_is(row->column[1], known[i]))
			how = known[i];
	drop(page, s->start, s->end, how, row);
	if (!row || !str_is(row->column[2], "list") || !page->title.len)
		return;
	if (page->tail < 0)
		page->tail = headlines_at_end(page->text);
	if (s->start >= page->tail)
		page->below = row;
}

/* Lines that only may be a menu's are one where a line among them is certain. One word as the very first line may be a title
 * ("Home"), if nothing else of the page stands there. */
static void
end_menu(Page *page)
{
	ptrdiff_t count = page->menu.len;
	bool goes = false, alone = count == 1 && !page->title.len && !page->changes.len;

	for (ptrdiff_t i = 0; i < count; i++)
		goes |= page->menu.at[i].finding.found;
	if (alone && str_find_byte(str_slice(page->text, page->menu.at[0].start, page->menu.at[0].end), ' ') < 0)
		goes = false;
	for (ptrdiff_t i = 0; i < count; i++) {
		const Suspect *s = &page->menu.at[i];
		if (goes && page->below)
			drop(page, s->start, s->end, "below", page->below);
		else if (goes)
			drop_suspect(page, s);
		else
			keep(page, s->start, s->end);
	}
	page->menu.len = 0;
}

static void
take_line(Page *page, ptrdiff_t start, ptrdiff_t end)
{
	Str line = str_trim(str_slice(page->text, start, end));
	Finding finding = { 0 };

	if (!line.len)
		return;
	if (line.len <= SHORT_PART)
		finding = look_at(page->arena, page->rules, without_lead(line));
	if (finding.found || finding.beside) {
		*PUSH(page->arena, &page->menu) = (Suspect){ start, end, finding };
		return;
	}
	end_menu(page);
	if (page->below)
		drop(page, start, end, "below", page->below);
	else
		keep(page, start, end);
}

/* The title once more at the end of a text of several paragraphs. */
static bool
repeats_title(const Page *page, ptrdiff_t start, ptrdiff_t end, ptrdiff_t kept_before)
{
	Str line = str_trim(str_slice(page->text, start, end)), title = page->title;

	return title.len > 12 && is_headline(title) && kept_before > 3 * title.len &&
		str_equal_nocase(title, line);
}

static bool
is_newline(Str text, ptrdiff_t at)
{
	return at >= 0 && at < text.len && text.at[at] == '\n';
}

/* What goes at the end goes in one piece, with the line ends in front of it. */
static void
take_end(Page *page)
{
	Changes *changes = &page->changes;
	ptrdiff_t end = page->text.len, start, line_end, kept = end;

	for (ptrdiff_t i = 0; i < changes->len; i++)
		kept -= changes->at[i].len;
	for (;;) {
		while (changes->len &&
			changes->at[changes->len - 1].at + changes->at[changes->len - 1].len == end)
			end = changes->at[--changes->len].at;
		for (line_end = end; is_newline(page->text, line_end - 1);)
			line_end--;
		start = block_behind_last(page->text, line_end, '\n');
		if (!repeats_title(page, start, line_end, kept - (end - start)))
			break;
		if (page->drops)
			*PUSH(page->arena, page->drops) = (Drop){ start, line_end, S("the title again") };
		kept -= end - start;
		end = start;
	}
	if (end < page->text.len)
		change(page->arena, changes, line_end, page->text.len - line_end, (Str){ 0 });
}

Changes
boilerplate_changes(Arena *arena, const BoilerplateRules *rules, Str text, Drops *drops)
{
	Page page = { .arena = arena, .rules = rules, .text = text, .drops = drops, .tail = -1 };

	for (ptrdiff_t at = 0; at < text.len;) {
		ptrdiff_t newline = str_find_byte(str_from(text, at), '\n');
		ptrdiff_t end = newline < 0 ? text.len : at + newline;
		take_line(&page, at, end);
		at = end + 1;
	}
	end_menu(&page);
	take_end(&page);
	return page.changes;
}
