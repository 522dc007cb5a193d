#include "language/date/calendar.h"

const Lexeme calendar_nothing = { .kind = LEXEME_MARK, .breaks = true, .space = true, .sense = &no_sense };

bool
calendar_any(const Calendar *c, ptrdiff_t at, const char *const *words)
{
	return str_among(calendar_next(c, at)->lower, words);
}

bool
calendar_dash(const Calendar *c, ptrdiff_t at)
{
	static const char *const dashes[] = { "-", "–", "—", "--", NULL };

	return calendar_any(c, at, dashes);
}

bool
calendar_slash(const Calendar *c, ptrdiff_t at)
{
	return calendar_is(c, at, "/") && !calendar_next(c, at)->space;
}

/* ---- years, decades, centuries ---- */

bool
calendar_noun(const Calendar *c, ptrdiff_t at)
{
	const Lexeme *lexeme = calendar_next(c, at);

	return lexeme->kind == LEXEME_LETTERS &&
		!(lexeme->sense->is & (IS(FUNCTION) | IS(DIGIT) | IS(TEEN) | IS(TENS))) &&
		!str_starts(lexeme->lower, S("'")) && !str_starts(lexeme->lower, S("’"));
}

bool
calendar_plural(const Calendar *c, ptrdiff_t at)
{
	const Lexeme *lexeme = calendar_next(c, at);

	if (!calendar_noun(c, at) || (lexeme->sense->is & IS(ABSTRACT)))
		return false;
	return (lexeme->sense->is & IS(PLURAL)) || (str_ends(lexeme->lower, S("s")) && lexeme->lower.len > 3);
}

/* ---- days and months ---- */

bool
calendar_joins(const Calendar *c, ptrdiff_t at)
{
	static const char *const words[] = { "to", "through", "until", "till", "thru", NULL };

	return calendar_dash(c, at) || calendar_any(c, at, words);
}

/* ---- numbers small enough for a calendar ---- */

/* Plain digits, at most four. */
bool
calendar_digits(const Lexeme *lexeme, int *value)
{
	if (lexeme->kind != LEXEME_DIGITS || lexeme->text.len > 4)
		return false;
	*value = 0;
	for (ptrdiff_t i = 0; i < lexeme->text.len; i++) {
		if (!is_digit(lexeme->text.at[i]))
			return false;
		*value = *value * 10 + (lexeme->text.at[i] - '0');
	}
	return true;
}

/* "12", "two", "twenty-four", "a", "several", "a couple of". */
ptrdiff_t
calendar_small(const Calendar *c, ptrdiff_t at, int *value)
{
	const Entry *entry;
	ptrdiff_t article = calendar_is(c, at, "a") || calendar_is(c, at, "an");

	if (calendar_digits(calendar_lexeme(c, at), value))
		return at + 1;
	entry = calendar_entry(c, at + article, IS(COUPLE) | IS(SEVERAL));
	if (entry) {
		*value = entry->class == CLASS_SEVERAL ? 3 : 2;
		at += article + 1;
		return calendar_is(c, at, "of") ? at + 1 : at;
	}
	if (article) {
		*value = 1;
		return at + 1;
	}
	entry = calendar_entry(c, at, IS(DIGIT) | IS(TEEN) | IS(TENS));
	if (!entry)
		return NO;
	*value = entry->value;
	if (entry->class == CLASS_TENS) {
		ptrdiff_t unit = at + 1 + calendar_dash(c, at + 1);
		const Entry *digit = unit < c->lexemes->len ? calendar_entry(c, unit, IS(DIGIT)) : NULL;
		if (digit && digit->value) {
			*value += digit->value;
			return unit + 1;
		}
	}
	return at + 1;
}

/* "3rd", "third", "twenty-first". */
ptrdiff_t
calendar_ordinal(const Calendar *c, ptrdiff_t at, int *value)
{
	const Entry *entry;

	if (calendar_digits(calendar_lexeme(c, at), value)) {
		const Lexeme *suffix = calendar_next(c, at + 1);
		return !suffix->space && (suffix->sense->is & IS(ORDINAL_SUFFIX)) ? at + 2 : NO;
	}
	entry = calendar_entry(c, at, IS(ORDINAL) | IS(TENS));
	if (!entry)
		return NO;
	*value = entry->value;
	if (entry->class == CLASS_ORDINAL)
		return at + 1;
	at += 1 + calendar_dash(c, at + 1);
	entry = calendar_entry(c, at, IS(ORDINAL));
	if (!entry || entry->value > 9)
		return NO;
	*value += entry->value;
	return at + 1;
}

/* The day of a month: "14", "14th", "fourteenth", "the 14th". */
ptrdiff_t
calendar_day(const Calendar *c, ptrdiff_t at, int *day)
{
	ptrdiff_t next;

	if (calendar_is(c, at, "the"))
		at++;
	next = calendar_ordinal(c, at, day);
	if (next == NO && calendar_digits(calendar_lexeme(c, at), day) && calendar_lexeme(c, at)->text.len <= 2)
		next = at + 1;
	if (next == NO && calendar_has(c, at - 1, IS(MONTH)) && calendar_has(c, at, IS(TENS) | IS(TEEN))) {
		next = calendar_small(c, at, day); /* "May twenty nine" */
		next = next != NO && calendar_noun(c, next) ? NO : next;
	}
	return next != NO && *day >= 1 && *day <= 31 ? next : NO;
}

/* "two thousand and five", "two thousand twenty" */
static ptrdiff_t
read_two_thousand(const Calendar *c, ptrdiff_t at, int *year)
{
	int rest = 0;
	ptrdiff_t next = at + 2, end;

	if (!calendar_is(c, at, "two") || !calendar_is(c, at + 1, "thousand"))
		return NO;
	next += calendar_is(c, next, "and");
	end = calendar_has(c, next, IS(DIGIT) | IS(TEEN) | IS(TENS)) ? calendar_small(c, next, &rest) : NO;
	if (end == NO && next > at + 2)
		return NO;
	*year = 2000 + rest;
	return end == NO ? next : end;
}

ptrdiff_t
calendar_spoken_year(const Calendar *c, ptrdiff_t at, int *year)
{
	const Entry *century = calendar_has(c, at, IS(TEEN) | IS(TENS))
		? calendar_entry(c, at, IS(TEEN) | IS(TENS))
		: NULL;
	bool hundred = calendar_is(c, at + 1, "hundred");
	ptrdiff_t next = at + 1 + hundred, end;
	int rest;

	if (!century || century->value < 11 || century->value > 20)
		return read_two_thousand(c, at, year);
	next += hundred && calendar_is(c, next, "and");
	if (!calendar_has(c, next, hundred ? IS(DIGIT) | IS(TEEN) | IS(TENS) : IS(TEEN) | IS(TENS)))
		return NO;
	end = calendar_small(c, next, &rest);
	*year = century->value * 100 + rest;
	return end;
}

/* "2019", "'98", "1066" behind a month. */
ptrdiff_t
calendar_year(const Calendar *c, ptrdiff_t at, int *year)
{
	const Lexeme *lexeme = calendar_next(c, at);

	if ((str_equal(lexeme->text, S("'")) || str_equal(lexeme->text, S("’"))) &&
		calendar_digits(calendar_next(c, at + 1), year) && calendar_next(c, at + 1)->text.len == 2) {
		*year += *year < 50 ? 2000 : 1900;
		return at + 2;
	}
	if (lexeme->text.len != 4 || !calendar_digits(lexeme, year) || *year < 1000 || *year > 2199)
		return NO;
	return at + 1;
}

ptrdiff_t
calendar_year_after(const Calendar *c, ptrdiff_t at, int *year)
{
	ptrdiff_t next = calendar_year(c, at, year);

	if (next == NO && (calendar_is(c, at, ",") || calendar_is(c, at, "of") || calendar_is(c, at, "in")))
		next = calendar_year(c, at + 1, year);
	if (next == NO && calendar_dash(c, at) && !calendar_next(c, at)->space)
		next = calendar_year(c, at + 1, year);
	return next == NO ? calendar_spoken_year(c, at, year) : next;
}

/* "march 3", "the 2nd of march", "march 2015": in small letters a month that is another word as well needs a day or year beside it. */
static const Entry *
month_in_small_letters(const Calendar *c, ptrdiff_t at)
{
	const Lexeme *lexeme = calendar_lexeme(c, at), *next = calendar_next(c, at + 1);
	int n;
	ptrdiff_t before = at - 1 - calendar_is(c, at - 1, "of"), ordinal, behind;

	if (!(lexeme->sense->is & IS(MONTH)) || lexeme->capital)
		return NULL;
	ordinal = calendar_has(c, before, IS(ORDINAL_SUFFIX)) ? before - 1 : before;
	behind = calendar_day(c, at + 1, &n);
	if (behind == NO && next->text.len == 4)
		behind = calendar_year(c, at + 1, &n);
	if ((behind == NO || calendar_noun(c, behind) || calendar_has(c, behind, IS(MEASURE) | IS(DURATION))) &&
		!(before >= 0 && calendar_ordinal(c, ordinal, &n) != NO && n <= 31 && !calendar_noun(c, at + 1)))
		return NULL;
	return lexicon_find(c->lexicon, lexeme->lower, CLASS_MONTH);
}

const Entry *
calendar_month(const Calendar *c, ptrdiff_t *at)
{
	const Entry *month = *at < c->lexemes->len ? calendar_entry(c, *at, IS(MONTH)) : NULL;

	if (!month && *at < c->lexemes->len)
		month = month_in_small_letters(c, *at);
	if (!month)
		return NULL;
	++*at;
	if (calendar_is(c, *at, ".") && !calendar_next(c, *at)->space &&
		(month->form.len == 3 || str_equal(month->form, S("sept"))) &&
		!str_equal(month->form, S("may")))
		++*at;
	return month;
}

/* ---- years nobody wrote ---- */

/* "Will be buried", "the detained men": a participle, no verb of the past. */
static bool
is_participle(const Calendar *c, ptrdiff_t at)
{
	static const char *const before[] = { "be", "have", "been", "being", "the", "a", "an", "their", "its",
		"his", "her", "of", "and", NULL };

	return calendar_any(c, at - 1, before);
}

/* 1: the word speaks of what is to come, -1: of what was, 0: of neither. */
static int
tense_at(const Calendar *c, ptrdiff_t at)
{
	const Lexeme *lexeme = calendar_lexeme(c, at);

	if (lexeme->sense->is & IS(FUTURE) ||
		(calendar_is(c, at, "to") && (calendar_is(c, at - 1, "is") || calendar_is(c, at - 1, "are"))))
		return 1;
	if (lexeme->kind != LEXEME_LETTERS || lexeme->caps ||
		!(lexeme->sense->is & IS(PAST) ||
			(!lexeme->capital && lexeme->lower.len > 4 && str_ends(lexeme->lower, S("ed")))))
		return 0;
	return is_participle(c, at) ? 0 : -1;
}

static bool
ends_clause(const Calendar *c, ptrdiff_t at)
{
	static const char *const marks[] = { ".", ";", ":", "?", "!", NULL };
	const Lexeme *lexeme = calendar_lexeme(c, at);

	return lexeme->breaks || (lexeme->kind == LEXEME_MARK && calendar_any(c, at, marks));
}

/* Is what is told here still to come? The nearest verb before it tells, else the nearest behind. */
bool
calendar_ahead(const Calendar *c)
{
	enum { FAR = 12 };
	int tense = 0;

	for (ptrdiff_t i = c->at - 1; !tense && i > c->at - FAR && !ends_clause(c, i); i--)
		tense = tense_at(c, i);
	for (ptrdiff_t i = c->at; !tense && i < c->at + FAR && !ends_clause(c, i); i++)
		tense = tense_at(c, i);
	return tense > 0;
}

/* The year that brings the day nearest to the article's; what is yet to come costs ten times (a whole month twenty), or what is past if the words say so.
 * A weekday beside it must be right. */
void
calendar_give_year(const Calendar *c, Moment *m)
{
	int64_t best = INT64_MAX, today = moment_days(c->today);
	int year = YEAR_UNKNOWN, reach;
	bool ahead;

	if (m->year != YEAR_UNKNOWN || !c->dated || m->month > 12)
		return;
	ahead = calendar_ahead(c);
	reach = (m->month == 2 && m->day > 28) || (c->weekday && m->day)
		? 4
		: 1; /* not every year has 29 February, or the weekday there */
	for (int y = c->today.year - reach; y <= c->today.year + reach; y++) {
		Moment candidate = { .year = y, .month = m->month, .day = m->day ? m->day : 15 };
		int64_t away = moment_days(candidate) - today,
			cost = (away > 0) != ahead && !c->bare ? (m->day ? 10 : 20) * away : away;
		if (!moment_valid(candidate) ||
			(c->weekday && m->day && moment_weekday(candidate) != c->weekday))
			continue;
		cost = cost < 0 ? -cost : cost;
		if (!m->day && y == c->today.year && m->month == c->today.month)
			cost = 0;
		if (cost < best) {
			best = cost;
			year = y;
		}
	}
	m->year = year;
}

Stretch
calendar_interval(Moment from, Moment to)
{
	return (Stretch){ .from = from, .to = to, .interval = true };
}
