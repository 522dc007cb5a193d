#include "language/stop.h"

#include "base/utf8.h"
#include "language/gap.h"
#include "language/unicode.h"

#include <string.h>

const char *const why_names[WHYS] = { NULL, "paragraph", "line", "stop", "question", "ellipsis",
	"abbreviation", "broken", "glued", "item", "dateline", "script", "model" };

enum {
	LONGEST = 24,  /* bytes of the longest abbreviation that is looked for */
	BRACKET = 200, /* of a clause in brackets */
};

StopRules *
stop_rules(Arena *arena, SentenceStyle style, const char **wrong)
{
	StopRules *rules = NEW(arena, StopRules, 1);

	Str key;

	rules->style = style;
	rules->abbreviations = table_load(arena, "en/abbreviations", wrong);
	rules->starters = rules->abbreviations ? table_load(arena, "en/starters", wrong) : NULL;
	rules->speech = rules->starters ? table_load(arena, "en/speech", wrong) : NULL;
	rules->datelines = rules->speech ? table_load(arena, "en/datelines", wrong) : NULL;
	for (ptrdiff_t i = 0; rules->datelines && i < rules->abbreviations->len; i++) {
		key = rules->abbreviations->at[i].column[0];
		if (key.len <= LONGEST)
			rules->lengths[(unsigned char)key.at[0]] |= (uint32_t)1 << key.len;
	}
	return rules->datelines ? rules : NULL;
}

const char *
stop_learned(Arena *arena, StopRules *rules)
{
	const char *file, *wrong = NULL;
	Str model;

	if (!table_bytes(arena, "models/sentence.model", &model, &file, &wrong))
		return wrong;
	wrong = gap_weights(model, &rules->gaps);
	return wrong ? arena_format(arena, "%s: %s", file, wrong).at : NULL;
}

/* Words around */

static bool
upper_at(Str text, ptrdiff_t at)
{
	uint32_t c;

	return utf8_decode(text, at, &c) && (c < 0x80 ? is_upper((char)c) : unicode_is_upper(c));
}

static bool
lower_at(Str text, ptrdiff_t at)
{
	uint32_t c;

	if (!utf8_decode(text, at, &c))
		return false;
	return c < 0x80 ? is_lower((char)c) : unicode_is_letter(c) && unicode_upper(c) != c;
}

static ptrdiff_t
skip_openers(Str text, ptrdiff_t at)
{
	ptrdiff_t bytes;

	while ((bytes = mark_opens(text, at)))
		at += bytes;
	return at;
}

static ptrdiff_t
skip_dashes(Str text, ptrdiff_t at)
{
	static const char *const dashes[] = { "-", "–", "—", NULL };
	ptrdiff_t bytes;

	while (at < text.len && (text.at[at] == ' ' || text.at[at] == '-' || (text.at[at] & 0x80)) &&
		((bytes = (text.at[at] == ' ')) > 0 || (bytes = mark_among(text, at, dashes)) > 0))
		at += bytes;
	return at;
}

static Str
word_at(Str text, ptrdiff_t at) /* letters; "I'm" gives "I" */
{
	ptrdiff_t end = at;

	while (end < text.len && (is_letter(text.at[end]) || (unsigned char)text.at[end] >= 0x80))
		end++;
	return str_slice(text, at, end);
}

/* What stands before the stop back to white space, a bracket, quote or dash; longer than any abbreviation: cut off */
static Str
token_before(Str text, ptrdiff_t from, ptrdiff_t at)
{
	static const bool parts[256] = { [0] = true,
		[' '] = true,
		['\t'] = true,
		['\n'] = true,
		['\v'] = true,
		['\f'] = true,
		['\r'] = true,
		['('] = true,
		['['] = true,
		['{'] = true,
		['"'] = true,
		['\''] = true,
		['/'] = true,
		['-'] = true,
		[','] = true,
		[';'] = true,
		[0x9C] = true,
		[0x94] = true };
	ptrdiff_t start = at;

	while (start > from && at - start <= LONGEST && !parts[(unsigned char)text.at[start - 1]])
		start--;
	return str_slice(text, start, at);
}

static Str
lowered(Str word, char *buffer, ptrdiff_t room) /* empty if it does not fit */
{
	if (word.len > room)
		return (Str){ 0 };
	for (ptrdiff_t i = 0; i < word.len; i++)
		buffer[i] = to_lower(word.at[i]);
	return (Str){ buffer, word.len };
}

static bool
listed(const Table *table, Str word)
{
	char buffer[LONGEST];

	return word.len && table_find(table, lowered(word, buffer, LONGEST));
}

bool
word_is_speech(const StopRules *rules, Str word)
{
	return listed(rules->speech, word);
}

/* Classes of the word before the stop */

typedef enum {
	CLASS_PLAIN,
	CLASS_TITLE,
	CLASS_BEFORE,
	CLASS_NUMBER,
	CLASS_DATE,
	CLASS_END,
	CLASS_LIST
} Class;

static Class
class_named(Str name)
{
	static const char *const names[] = { "plain", "title", "before", "number", "date", "end", "list" };

	for (int i = 0; i < 7; i++)
		if (str_is(name, names[i]))
			return (Class)i;
	return CLASS_PLAIN;
}

static bool
all_digits(Str token)
{
	for (ptrdiff_t i = 0; i < token.len; i++)
		if (!is_digit(token.at[i]))
			return false;
	return token.len > 0;
}

static bool
initials(Str token) /* "J", "É", "U.S", "D.Phil" counts not: letters one by one */
{
	ptrdiff_t i = 0, bytes;
	uint32_t c;

	if (token.len > 1 && is_letter(token.at[0]) && token.at[1] != '.')
		return false;
	while ((bytes = utf8_decode(token, i, &c))) {
		if (!unicode_is_letter(c) || (i + bytes < token.len && token.at[i + bytes] != '.'))
			return false;
		i += bytes + 1;
	}
	return token.len && token.at[token.len - 1] != '.' &&
		(upper_at(token, 0) || str_find_byte(token, '.') > 0);
}

static bool
without_vowels(Str token) /* "Mgmt", "Blvd": no word, so an abbreviation; "BBC" and "hmm" are words */
{
	bool lower = false;

	if (token.len < 2 || token.len > 5 || !is_upper(token.at[0]))
		return false;
	for (ptrdiff_t i = 0; i < token.len; i++) {
		if (!is_letter(token.at[i]) || strchr("aeiouyAEIOUY", token.at[i]))
			return false;
		lower |= is_lower(token.at[i]);
	}
	return lower;
}

static bool
number_before(Str text, ptrdiff_t from, ptrdiff_t at)
{
	while (at > from && text.at[at - 1] == ' ')
		at--;
	return at > from && is_digit(text.at[at - 1]);
}

/* By its first byte and its length alone: most words are none. */
static bool
may_be_abbreviation(const StopRules *rules, Str token)
{
	return token.len && token.len <= LONGEST &&
		(rules->lengths[(unsigned char)to_lower(token.at[0])] >> token.len & 1);
}

static Class
class_of(const StopRules *rules, Str text, const Stop *stop, Str token)
{
	char buffer[LONGEST];
	const Row *row = may_be_abbreviation(rules, token)
		? table_find(rules->abbreviations, lowered(token, buffer, LONGEST))
		: NULL;
	ptrdiff_t start = token.at - text.at;

	if (row && str_equal(row->column[2], S("capital")) && !upper_at(token, 0))
		row = NULL;
	if (row && str_equal(row->column[2], S("digit")) && !number_before(text, stop->from, start))
		row = NULL;
	if (row && !(token.len == 1 && is_upper(token.at[0])))
		return class_named(row->column[1]);
	return initials(token) || without_vowels(token) ? CLASS_END : CLASS_PLAIN;
}

/* Decisions */

static bool
single_capital(Str text, ptrdiff_t next) /* "App. B", "Sched. IV" */
{
	Str word = word_at(text, next);

	for (ptrdiff_t i = 0; i < word.len; i++)
		if (!strchr("IVXLC", word.at[i]) && word.len > 1)
			return false;
	return word.len > 0 && is_upper(word.at[0]) &&
		!(word.len == 1 && (word.at[0] == 'I' || word.at[0] == 'A'));
}

static bool
token_numbers(Str text, const Stop *stop,
	Str token) /* "10." or "b." where the sentence begins: the mark of an item */
{
	ptrdiff_t start = token.at - text.at;

	return start == stop->from && token.len && token.len <= 3 &&
		(all_digits(token) || token.len == 1 || single_capital(text, start));
}

/* "At 5 a.m. Mr. Smith": so few words behind a preposition are no sentence */
static bool
only_begun(Str text, const Stop *stop)
{
	static const char *const leads[] = { "At ", "On ", "In ", "By ", "From ", "Before ", "After ",
		"Since ", "Until ", "Around ", "About ", NULL };
	Str said = str_slice(text, stop->from, stop->at);
	int spaces = 0;

	if (said.len > 40 || !mark_among(said, 0, leads))
		return false;
	for (ptrdiff_t i = 0; i < said.len; i++)
		spaces += said.at[i] == ' ';
	return spaces <= 3;
}

/* "V. I. Voronkov": an initial behind an initial */
static bool
initial_at(Str text, ptrdiff_t at)
{
	return at + 1 < text.len && is_upper(text.at[at]) && text.at[at + 1] == '.';
}

static bool
starts(const StopRules *rules, Str text, ptrdiff_t word)
{
	return listed(rules->starters, word_at(text, word));
}

static Why
ends_if(bool ends, Why why)
{
	return ends ? why : WHY_NOT;
}

static Why
word_ends(const StopRules *rules, Str text, const Stop *stop, ptrdiff_t word)
{
	Str token = token_before(text, stop->from, stop->at);

	if (token_numbers(text, stop, token) && !stop->quote)
		return WHY_NOT;
	switch (class_of(rules, text, stop, token)) {
	case CLASS_TITLE:
	case CLASS_BEFORE: return WHY_NOT;
	case CLASS_NUMBER:
		return ends_if(!is_digit(text.at[word]) && !single_capital(text, word), WHY_ABBREVIATION);
	case CLASS_DATE:
		return ends_if(!is_digit(text.at[word]) && starts(rules, text, word), WHY_ABBREVIATION);
	case CLASS_END:
		return ends_if(starts(rules, text, word) && !only_begun(text, stop) &&
				!(token.len == 1 && initial_at(text, word)),
			WHY_ABBREVIATION);
	case CLASS_LIST:
	case CLASS_PLAIN: break;
	}
	return WHY_STOP;
}

/* "“Is it true?” Smith asked", "I asked": up to three capital words and a verb of speech */
static bool
attributed(const StopRules *rules, Str text, ptrdiff_t next)
{
	if (str_starts(str_from(text, next), S("I ")))
		return listed(rules->speech, word_at(text, next + 2));
	for (int i = 0; i < 4; i++) {
		Str word = word_at(text, next);
		if (!word.len)
			return false;
		if (i && listed(rules->speech, word))
			return true;
		if (!upper_at(text, next) || listed(rules->starters, word))
			return false;
		next = mark_skip_spaces(text, next + word.len);
	}
	return false;
}

static bool
ellipsis_ends(Str text, const Stop *stop, ptrdiff_t word)
{
	bool apart = stop->at > stop->from && text.at[stop->at - 1] == ' ';

	if (stop->asks || stop->quote)
		return true;
	if (stop->dots == 3 && (apart || stop->spaced))
		return false; /* words left out of the middle */
	return upper_at(text, word);
}

/* A small letter behind the marks. "company. iPhone sales": the capital comes second. */
static bool
small_begins(const StopRules *rules, Str text, const Stop *stop, ptrdiff_t word)
{
	Str token = token_before(text, stop->from, stop->at);

	if (word + 1 < text.len && is_upper(text.at[word + 1]) && stop->dots == 1)
		return true;
	if (rules->style == STYLE_NEWS || stop->quote)
		return false;
	if (stop->asks)
		return true;
	return stop->dots == 1 && token.len > 2 && class_of(rules, text, stop, token) == CLASS_PLAIN;
}

/* "... off the house. (Which was likely.)": a clause that leans on the sentence before it, but no question */
static bool
leans_in_bracket(Str text, const Stop *stop)
{
	static const char *const relatives[] = { "Which ", "Who ", "Whose ", "Whom ", NULL };
	Str rest = str_from(text, stop->next);
	ptrdiff_t end;

	if (rest.at[0] != '(' || !mark_among(rest, 1, relatives))
		return false;
	end = str_find_byte(rest.len > BRACKET ? str_slice(rest, 0, BRACKET) : rest, ')');
	return end > 0 && rest.at[end - 1] != '?';
}

Why
stop_ends(const StopRules *rules, Str text, const Stop *stop)
{
	bool letter = stop->next < text.len && is_letter(text.at[stop->next]);
	ptrdiff_t word = letter ? stop->next : skip_openers(text, stop->next);
	ptrdiff_t dash = letter ? stop->next : skip_dashes(text, stop->next);
	Why by_mark = stop->asks ? WHY_QUESTION : stop->dots > 1 ? WHY_ELLIPSIS : WHY_STOP;

	if (word >= text.len)
		return by_mark;
	if (dash > stop->next && lower_at(text, dash)) /* "and -- voila! -- you have cake" */
		return WHY_NOT;
	if (rules->style == STYLE_NEWS && leans_in_bracket(text, stop))
		return WHY_NOT;
	if (lower_at(text, word))
		return ends_if(small_begins(rules, text, stop, word), by_mark);
	if (stop->dots > 1)
		return ends_if(ellipsis_ends(text, stop, word), by_mark);
	if (stop->asks)
		return ends_if(!(stop->quote && word == stop->next && attributed(rules, text, word)), by_mark);
	if (text.at[word] == ',' || text.at[word] == ';' || text.at[word] == ':' || !text.at[word])
		return WHY_NOT;
	return word_ends(rules, text, stop, word);
}

bool
stop_ends_line(Str line)
{
	ptrdiff_t at = line.len, before;

	while (at > 0) {
		before = utf8_before(line, at);
		if (is_space(line.at[before]) || mark_closes(line, before) == at - before)
			at = before;
		else
			break;
	}
	if (at == 0)
		return false;
	before = utf8_before(line, at);
	if (at - before == 1)
		return strchr(".!?", line.at[before]) != NULL;
	return mark_among(line, before, (const char *const[]){ "…", "。", "！", "？", "؟", "।", "۔", NULL }) >
		0;
}
