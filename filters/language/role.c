#include "language/role.h"

#include "base/utf8.h"
#include "language/byline.h"
#include "language/dateline.h"
#include "language/lines.h"
#include "language/unicode.h"

#include <string.h>

/* Bytes and words; measured on edited news: 99 of 100 headings are shorter. */
enum { TITLE = 250, HEADING = 90, HEADING_WORDS = 14, BYLINE = 90, TOP = 8 /* paragraphs above the body */ };

typedef struct {
	ptrdiff_t first, last; /* sentences */
	Str line;              /* of a paragraph of one sentence; empty: it has more */
	bool bare;             /* one sentence with no stop at its end */
} Paragraph;

const RoleRules *
role_rules(Arena *arena, const char **wrong)
{
	RoleRules *rules = NEW(arena, RoleRules, 1);

	rules->datelines = table_load(arena, "en/datelines", wrong);
	rules->outlets = rules->datelines ? table_load(arena, "en/outlets", wrong) : NULL;
	rules->bylines = rules->outlets ? table_load(arena, "en/bylines", wrong) : NULL;
	return rules->bylines ? rules : NULL;
}

static Paragraph
paragraph_at(Str text, const Sentences *all, ptrdiff_t first)
{
	Paragraph p = { .first = first, .last = first };

	while (p.last + 1 < all->len && all->at[p.last + 1].paragraph == all->at[first].paragraph)
		p.last++;
	if (p.last == first && all->at[first].role == ROLE_SENTENCE) {
		p.line = str_slice(text, all->at[first].start, all->at[first].end);
		p.bare = !stop_ends_line(p.line) && !strchr(":;,", p.line.at[p.line.len - 1]);
	}
	return p;
}

static bool
capital_first(Str word)
{
	uint32_t c;

	return utf8_decode(word, 0, &c) && unicode_is_upper(c);
}

static ptrdiff_t
word_count(Str line)
{
	ptrdiff_t count = 0;
	Str word;

	while (str_next(&line, ' ', &word))
		count += word.len > 0;
	return count;
}

/* All words are capitalised, but for the small ones inside names ("de", "of", "and"). */
static bool
all_capitals(Str line)
{
	Str word;
	bool any = false;

	while (str_next(&line, ' ', &word)) {
		if (!word.len || str_equal(word, S("|")) || str_equal(word, S("&")))
			continue;
		if (!capital_first(word) && word.len > 3)
			return false;
		if (!capital_first(word) && !any)
			return false;
		any = true;
	}
	return any;
}

static bool
outlet_in(const RoleRules *rules, Str line)
{
	Str word;

	while (str_next(&line, ' ', &word)) {
		char lower[24];
		if (word.len && strchr(",.|", word.at[word.len - 1]))
			word.len--;
		if (!word.len || word.len > (ptrdiff_t)sizeof lower)
			continue;
		for (ptrdiff_t i = 0; i < word.len; i++)
			lower[i] = to_lower(word.at[i]);
		if (table_find(rules->outlets, (Str){ lower, word.len }))
			return true;
	}
	return false;
}

static bool
letters_only(Str line) /* as a person's name is: letters, spaces, . ' - */
{
	for (ptrdiff_t i = 0; i < line.len; i++)
		if (!is_letter(line.at[i]) && !((unsigned char)line.at[i] >= 0x80) &&
			!strchr(" .'-", line.at[i]))
			return false;
	return true;
}

static bool
says_by(const RoleRules *rules, Str line)
{
	return line.len <= BYLINE && byline_lead(rules->bylines, line);
}

static bool
is_byline(const RoleRules *rules, Str line)
{
	ptrdiff_t words = word_count(line);

	if (says_by(rules, line))
		return true;
	if (line.len > BYLINE || !all_capitals(line))
		return false;
	return (words <= 6 && outlet_in(rules, line)) ||
		(words >= 2 && words <= 3 && line.len <= 30 && letters_only(line));
}

static void
set(Sentences *all, const Paragraph *p, Role role)
{
	for (ptrdiff_t i = p->first; i <= p->last; i++)
		all->at[i].role = role;
}

static bool
may_be_title(const Paragraph *p)
{
	if (!p->line.len || p->line.len > TITLE || line_is_item(p->line))
		return false;
	return p->bare || (p->line.len <= HEADING && strchr("?!", p->line.at[p->line.len - 1]));
}

/* The paragraphs above the body, up to the first that ends in a stop. Gives the sentence behind them. */
static ptrdiff_t
set_top(const RoleRules *rules, Str text, Sentences *all)
{
	ptrdiff_t next = 0;
	bool title = false;
	Dating date;

	for (int i = 0; i < TOP && next < all->len; i++) {
		Paragraph p = paragraph_at(text, all, next);
		if (p.last + 1 == all->len || !(p.bare || (!title && may_be_title(&p))))
			break;
		if (dateline_is(rules->datelines, p.line, &date))
			set(all, &p, ROLE_DATELINE);
		else if ((title || says_by(rules, p.line)) && is_byline(rules, p.line))
			set(all, &p, ROLE_BYLINE);
		else if (!title && may_be_title(&p))
			title = true, set(all, &p, ROLE_HEADING);
		else if (title && !line_is_item(p.line) && word_count(p.line) >= 5)
			set(all, &p, ROLE_STANDFIRST);
		else
			break;
		next = p.last + 1;
	}
	return next;
}

static bool
is_heading(const Paragraph *p, const Paragraph *before, const Paragraph *after)
{
	if (!p->bare || after->bare || p->line.len > HEADING || line_is_item(p->line) ||
		word_count(p->line) > HEADING_WORDS)
		return false;
	if (!capital_first(p->line) && !is_digit(p->line.at[0]))
		return false;
	return !(before->line.len && before->line.at[before->line.len - 1] == ':');
}

void
roles_set(const RoleRules *rules, Str text, Sentences *all)
{
	ptrdiff_t next = set_top(rules, text, all);
	Paragraph before = { 0 }, p;

	if (next >= all->len)
		return;
	for (p = paragraph_at(text, all, next); p.last + 1 < all->len;) {
		Paragraph after = paragraph_at(text, all, p.last + 1);
		if (p.bare && says_by(rules, p.line))
			set(all, &p, ROLE_BYLINE);
		else if (is_heading(&p, &before, &after))
			set(all, &p, ROLE_HEADING);
		before = p;
		p = after;
	}
	if (p.bare && says_by(rules, p.line))
		set(all, &p, ROLE_BYLINE);
}
