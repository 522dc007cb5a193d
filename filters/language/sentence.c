#include "language/sentence.h"

#include "base/utf8.h"
#include "language/dateline.h"
#include "language/gap.h"
#include "language/items.h"
#include "language/lines.h"
#include "language/quotation.h"
#include "language/unicode.h"

#include <string.h>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

const char *const role_names[ROLES] = { "sentence", "heading", "standfirst", "dateline", "byline" };

/* Bytes at which something may end or begin; the bytes of other scripts are the first of a full stop or bullet. */
static const bool marks[256] = {
	['.'] = true,
	['!'] = true,
	['?'] = true,
	['\n'] = true,
	[')'] = true,
	[0xE2] = true, /* … • */
	[0xC2] = true, /* · */
	[0xE3] = true, /* 。 */
	[0xEF] = true, /* ！ ？ */
	[0xD8] = true, /* ؟ */
	[0xDB] = true, /* ۔ */
	[0xE0] = true, /* । */
};

/* The first of them from `at` on; len if there is none. */
static ptrdiff_t
next_mark(Str text, ptrdiff_t at)
{
#ifdef __SSE2__
	const __m128i dot = _mm_set1_epi8('.'), ask = _mm_set1_epi8('?'), line = _mm_set1_epi8('\n'),
		      bracket = _mm_set1_epi8(')'), exclaim = _mm_set1_epi8(')' ^ '!');

	for (; text.len - at >= 16; at += 16) {
		__m128i x = _mm_loadu_si128((const __m128i *)(const void *)(text.at + at));
		__m128i some = _mm_or_si128(_mm_cmpeq_epi8(x, dot), _mm_cmpeq_epi8(x, ask));
		unsigned mask;

		some = _mm_or_si128(some, _mm_cmpeq_epi8(x, line));
		some = _mm_or_si128(some, _mm_cmpeq_epi8(_mm_or_si128(x, exclaim), bracket));
		mask = (unsigned)_mm_movemask_epi8(_mm_or_si128(some, x)); /* or beyond ASCII */
		for (; mask; mask &= mask - 1)
			if (marks[(unsigned char)text.at[at + __builtin_ctz(mask)]])
				return at + __builtin_ctz(mask);
	}
#endif
	while (at < text.len && !marks[(unsigned char)text.at[at]])
		at++;
	return at;
}

typedef struct {
	Arena *arena;
	const StopRules *rules;
	Sentences *found;
	Str text;       /* up to the end of the paragraph */
	ptrdiff_t from; /* where the sentence begins */
	ptrdiff_t line; /* where the line begins */
	ptrdiff_t paragraph;
	ptrdiff_t width;
	Items items;
	ptrdiff_t item; /* the next of them */
	bool items_known;
	bool quoted; /* the paragraph has quotations that may hold sentences together: news alone */
} Cutter;

/* Behind white space, and behind the mark that combines with its last one: that is no letter's. */
static ptrdiff_t
behind_spaces(Str text, ptrdiff_t at)
{
	while (at < text.len && is_space(text.at[at]))
		at++;
	return at && at < text.len && (unsigned char)text.at[at] >= 0x80 && is_space(text.at[at - 1])
		? unicode_cluster_end(text, at - 1)
		: at;
}

/* Before white space, but not inside of what a reader takes for one character: a stop with an accent, a sign of Arabic with its
 * space. */
static ptrdiff_t
before_spaces(Str text, ptrdiff_t from, ptrdiff_t at)
{
	while (at > from && is_space(text.at[at - 1]))
		at--;
	if (at == from ||
		((unsigned char)text.at[at - 1] < 0x80 && (at == text.len || (unsigned char)text.at[at] < 0x80)))
		return at;
	return unicode_cluster_end(text, utf8_before(text, at));
}

static void
cut(Cutter *cutter, ptrdiff_t end, ptrdiff_t next, Why why)
{
	Str text = cutter->text;

	end = before_spaces(text, cutter->from, end);
	if (end > cutter->from)
		*PUSH(cutter->arena, cutter->found) = (Sentence){ cutter->from, end, cutter->paragraph,
			ROLE_SENTENCE, why };
	cutter->from = behind_spaces(text, next > end ? next : end);
}

/* "1." "a)" "A.)": the byte before the mark of a first item. "c)" may begin a list, too. */
static bool
behind_one(Str text, ptrdiff_t at)
{
	char mark = text.at[at], before = at ? text.at[at - 1] : 0;

	if (mark != '.' && mark != ')')
		return false;
	return before == '1' || before == 'a' || before == 'A' || before == '.' ||
		(mark == ')' && at > 0 && (at == 1 || is_space(text.at[at - 2])));
}

/* Cuts before the items of a list that begin up to `at`. */
static void
cut_items(Cutter *cutter, ptrdiff_t at)
{
	if (!cutter->items_known && behind_one(cutter->text, at) &&
		item_is_first(cutter->text, cutter->from, at)) {
		cutter->items = items_find(cutter->arena, cutter->text, cutter->from);
		cutter->items_known = true;
	}
	for (; cutter->item < cutter->items.len && cutter->items.at[cutter->item] <= at; cutter->item++)
		if (cutter->items.at[cutter->item] > cutter->from)
			cut(cutter, cutter->items.at[cutter->item], cutter->items.at[cutter->item], WHY_ITEM);
}

static bool
goes_on(const Cutter *cutter, ptrdiff_t line_end, ptrdiff_t next)
{
	Str line = str_trim(str_slice(cutter->text, cutter->line, line_end));
	Str rest = str_from(cutter->text, next);
	ptrdiff_t end = str_find_byte(rest, '\n');

	return line_goes_on(line, str_trim(end < 0 ? rest : str_slice(rest, 0, end)), cutter->width);
}

/* A line end with no mark before it. */
static ptrdiff_t
at_line_end(Cutter *cutter, ptrdiff_t at)
{
	ptrdiff_t next = at;

	while (next < cutter->text.len && is_space(cutter->text.at[next]))
		next++;
	if (next < cutter->text.len && at > cutter->from && !goes_on(cutter, at, next))
		cut(cutter, at, next, WHY_LINE);
	cutter->line = next;
	return next;
}

static bool
letters_between(Str text, ptrdiff_t start, ptrdiff_t end)
{
	for (; start < end; start++)
		if (!is_letter(text.at[start]) && !is_digit(text.at[start]) && !strchr(",'-", text.at[start]))
			return false;
	return true;
}

/* "in the world.The report": a space was lost. Not "Example.com", "Node.Js.org", "p.Smith@x.org". */
static bool
glued(Str text, const Stop *stop)
{
	ptrdiff_t start = stop->at, end = stop->end;

	if (stop->dots > 1 || text.len - end < 2 || !is_upper(text.at[end]) || !is_lower(text.at[end + 1]))
		return false;
	while (start > stop->from && stop->at - start < 40 && !is_space(text.at[start - 1]))
		start--;
	while (end < text.len && end - stop->end < 40 && is_letter(text.at[end]))
		end++;
	if (stop->at - start < 2)
		return false;
	if (!is_lower(text.at[stop->at - 1]) && !is_digit(text.at[stop->at - 1]))
		return false;
	if (end < text.len && !is_space(text.at[end]) && !strchr(",;", text.at[end]))
		return end + 1 == text.len || text.at[end] == '\'' || is_space(text.at[end + 1]);
	return letters_between(text, start, stop->at);
}

/* “The Queen! The Queen!” within a sentence; the treebanks part it. */
static bool
goes_on_quoted(const Cutter *cutter, const Stop *stop, Why why)
{
	return cutter->quoted && !stop->quote && why != WHY_LINE && quotation_open(cutter->text, stop);
}

static ptrdiff_t
at_stop(Cutter *cutter, ptrdiff_t at)
{
	Str text = cutter->text;
	Stop stop = stop_read(text, cutter->from, at);
	ptrdiff_t line_end;
	Why why;

	if (stop.next >= text.len)
		return stop.next;
	if (stop.next == stop.end) {
		if (glued(text, &stop))
			cut(cutter, stop.end, stop.end, WHY_GLUED);
		return stop.end;
	}
	line_end = is_space(text.at[stop.end]) && stop.next == stop.end + 1 && text.at[stop.end] != '\n'
		? -1
		: str_find_byte(str_slice(text, stop.end, stop.next), '\n');
	if (line_end >= 0 && !goes_on(cutter, stop.end, stop.next))
		why = WHY_LINE;
	else
		why = stop_ends(cutter->rules, text, &stop);
	if (why && !goes_on_quoted(cutter, &stop, why))
		cut(cutter, stop.end, stop.next, why);
	if (line_end >= 0)
		cutter->line = stop.next;
	return stop.next;
}

/* Stops of other scripts: those of Chinese and Japanese need no space behind them. */
static ptrdiff_t
foreign_stop(Str text, ptrdiff_t at, bool *bare)
{
	static const struct {
		const char *mark;
		bool bare;
	} stops[] = {
		{ "。", true },
		{ "！", true },
		{ "？", true },
		{ "؟", false },
		{ "۔", false },
		{ "।", false },
	};

	if (at >= text.len || (unsigned char)text.at[at] < 0xD8 || (unsigned char)text.at[at] == 0xE2)
		return 0;
	for (int i = 0; i < 6; i++)
		if (str_starts(str_from(text, at), str(stops[i].mark))) {
			*bare = stops[i].bare;
			return str(stops[i].mark).len;
		}
	return 0;
}

/* Quotes and dashes of U+2010 to U+201F: nothing begins or ends there. */
static bool
begins_general(Str text, ptrdiff_t at)
{
	return text.len - at > 2 && (unsigned char)text.at[at] == 0xE2 &&
		(unsigned char)text.at[at + 1] == 0x80 && (unsigned char)text.at[at + 2] < 0xA0;
}

static ptrdiff_t
at_other(Cutter *cutter, ptrdiff_t at)
{
	Str text = cutter->text;
	bool bare = false;
	ptrdiff_t bytes = foreign_stop(text, at, &bare), end = at + bytes;

	if (bytes) {
		while ((bytes = foreign_stop(text, end, &bare)) || (bytes = mark_closes(text, end)))
			end += bytes;
		if (bare || (end < text.len && is_space(text.at[end])))
			cut(cutter, end, end, WHY_SCRIPT);
		return end;
	}
	if (begins_general(text, at))
		return at + 3;
	if (str_starts(str_from(text, at), S("…")))
		return at_stop(cutter, at);
	if (bullet_at(text, at) && at > cutter->from && is_space(text.at[at - 1]) &&
		!str_starts(str_from(text, at), S("·")))
		cut(cutter, at, at, WHY_ITEM);
	return at + 1;
}

static ptrdiff_t
at_mark(Cutter *cutter, ptrdiff_t at)
{
	char mark = cutter->text.at[at];

	cut_items(cutter, at);
	if (mark == '\n')
		return at_line_end(cutter, at);
	if (mark == ')')
		return at + 1;
	if ((unsigned char)mark >= 0x80)
		return at_other(cutter, at);
	return at_stop(cutter, at);
}

/* "GENEVA, 5 May (Reuters) -" before the first sentence; the treebanks leave it there. */
static void
cut_dateline(Cutter *cutter)
{
	Dating date;
	Str agency;
	ptrdiff_t end = cutter->rules->style == STYLE_UD
		? 0
		: dateline_end(cutter->rules->datelines, cutter->text, cutter->from, &date, &agency);

	if (!end)
		return;
	cut(cutter, end, end, WHY_DATELINE);
	cutter->found->at[cutter->found->len - 1].role = ROLE_DATELINE;
}

static void
cut_paragraph(Cutter *cutter)
{
	Str text = cutter->text;

	cut_dateline(cutter);
	for (ptrdiff_t i = next_mark(text, cutter->from); i < text.len; i = next_mark(text, i))
		i = at_mark(cutter, i);
	cut(cutter, text.len, text.len, WHY_PARAGRAPH);
}

/* The end of the paragraph at `start`: the last byte before a blank line. *next is where the next one begins. */
static ptrdiff_t
paragraph_end(Str text, ptrdiff_t start, ptrdiff_t *next)
{
	for (ptrdiff_t end = start; end < text.len;) {
		ptrdiff_t line = str_find_byte(str_from(text, end), '\n'), i = end + line + 1, lines = 1;
		if (line < 0)
			break;
		for (; i < text.len && is_space(text.at[i]); i++)
			lines += text.at[i] == '\n';
		*next = i;
		if (lines > 1 || i == text.len)
			return end + line;
		end = i;
	}
	*next = text.len;
	return text.len;
}

Sentences
sentences_by_rule(Arena *arena, const StopRules *rules, Str text)
{
	Sentences found = { 0 };
	ptrdiff_t width = lines_width(text), next = behind_spaces(text, 0), paragraph = 0;

	while (next < text.len) {
		ptrdiff_t start = behind_spaces(text, next), end = paragraph_end(text, start, &next);
		Cutter cutter = { .arena = arena,
			.rules = rules,
			.found = &found,
			.text = str_slice(text, 0, end),
			.from = start,
			.line = start,
			.paragraph = paragraph,
			.width = width,
			.quoted = rules->style == STYLE_NEWS && quotation_led(str_slice(text, start, end)) };
		cut_paragraph(&cutter);
		paragraph++;
	}
	return found;
}

/* One paragraph's sentences by the model; the rules' (from the first to the last) are its advice. */
static void
cut_by_model(Arena *arena, const StopRules *rules, Str text, const Sentence *first, const Sentence *last,
	Sentences *found)
{
	GapText g = gap_text(arena, text, first, last);
	GapState state = gap_start();
	uint32_t features[GAP_MOST];
	Sentence sentence = *first;

	for (ptrdiff_t i = 0; i + 1 < g.words.len; i++) {
		bool ends = gap_doubtful(&g, i) &&
			gap_score(rules->gaps, features, gap_features(&g, i, &state, features)) > 0;
		if (ends) {
			sentence.end = first->start + g.words.at[i].end;
			sentence.why = g.ruled[i] ? (Why)g.ruled[i] : WHY_MODEL;
			*PUSH(arena, found) = sentence;
			sentence.start = first->start + g.words.at[i + 1].start;
		}
		gap_step(&g, i, ends, &state);
	}
	sentence.end = last->end;
	sentence.why = WHY_PARAGRAPH;
	*PUSH(arena, found) = sentence;
}

Sentences
sentences_find(Arena *arena, const StopRules *rules, Str text)
{
	Sentences by_rule = sentences_by_rule(arena, rules, text), found = { 0 };
	const Sentence *end = by_rule.at + by_rule.len;

	if (!rules->gaps)
		return by_rule;
	for (const Sentence *first = by_rule.at, *next; first < end; first = next) {
		for (next = first + 1; next < end && next->paragraph == first->paragraph;)
			next++;
		cut_by_model(arena, rules, text, first, next - 1, &found);
	}
	return found;
}
