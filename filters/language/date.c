#include "language/date.h"

#include "language/clock.h"

static const Sense no_sense;
static const Lexeme nothing = { .kind = LEXEME_MARK, .breaks = true, .space = true, .sense = &no_sense };

enum { NO = -1 };

const Lexeme *
calendar_lexeme(const Calendar *c, ptrdiff_t at)
{
	return at >= 0 && at < c->lexemes->len ? &c->lexemes->at[at] : &nothing;
}

/* The lexeme at `at`, if no blank line stands before it. */
static const Lexeme *
next_lexeme(const Calendar *c, ptrdiff_t at)
{
	const Lexeme *lexeme = calendar_lexeme(c, at);

	return lexeme->breaks ? &nothing : lexeme;
}

static bool
is_word(const Calendar *c, ptrdiff_t at, const char *word)
{
	return str_equal(next_lexeme(c, at)->lower, str(word));
}

static bool
has_sense(const Calendar *c, ptrdiff_t at, uint64_t classes)
{
	return (calendar_lexeme(c, at)->sense->is & classes) != 0;
}

static bool
is_any(const Calendar *c, ptrdiff_t at, const char *const *words)
{
	for (; *words; words++)
		if (is_word(c, at, *words))
			return true;
	return false;
}

bool
calendar_dash(const Calendar *c, ptrdiff_t at)
{
	static const char *const dashes[] = { "-", "–", "—", "--", NULL };

	return is_any(c, at, dashes);
}

static const Entry *
entry_at(const Calendar *c, ptrdiff_t at, uint64_t classes)
{
	if (at > 0 && calendar_lexeme(c, at)->breaks && at >= c->lexemes->len)
		return NULL;
	return lexicon_match(c->lexicon, c->lexemes, at, classes);
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
static ptrdiff_t
read_small(const Calendar *c, ptrdiff_t at, int *value)
{
	const Entry *entry;
	ptrdiff_t article = is_word(c, at, "a") || is_word(c, at, "an");

	if (calendar_digits(calendar_lexeme(c, at), value))
		return at + 1;
	entry = entry_at(c, at + article, IS(COUPLE) | IS(SEVERAL));
	if (entry) {
		*value = entry->class == CLASS_SEVERAL ? 3 : 2;
		at += article + 1;
		return is_word(c, at, "of") ? at + 1 : at;
	}
	if (article) {
		*value = 1;
		return at + 1;
	}
	entry = entry_at(c, at, IS(DIGIT) | IS(TEEN) | IS(TENS));
	if (!entry)
		return NO;
	*value = entry->value;
	if (entry->class == CLASS_TENS) {
		ptrdiff_t unit = at + 1 + calendar_dash(c, at + 1);
		const Entry *digit = unit < c->lexemes->len ? entry_at(c, unit, IS(DIGIT)) : NULL;
		if (digit && digit->value) {
			*value += digit->value;
			return unit + 1;
		}
	}
	return at + 1;
}

/* "3rd", "third", "twenty-first". */
static ptrdiff_t
read_ordinal(const Calendar *c, ptrdiff_t at, int *value)
{
	const Entry *entry;

	if (calendar_digits(calendar_lexeme(c, at), value)) {
		const Lexeme *suffix = next_lexeme(c, at + 1);
		return !suffix->space && (suffix->sense->is & IS(ORDINAL_SUFFIX)) ? at + 2 : NO;
	}
	entry = entry_at(c, at, IS(ORDINAL) | IS(TENS));
	if (!entry)
		return NO;
	*value = entry->value;
	if (entry->class == CLASS_ORDINAL)
		return at + 1;
	at += 1 + calendar_dash(c, at + 1);
	entry = entry_at(c, at, IS(ORDINAL));
	if (!entry || entry->value > 9)
		return NO;
	*value += entry->value;
	return at + 1;
}

/* The day of a month: "14", "14th", "fourteenth", "the 14th". */
static ptrdiff_t
read_day(const Calendar *c, ptrdiff_t at, int *day)
{
	ptrdiff_t next;

	if (is_word(c, at, "the"))
		at++;
	next = read_ordinal(c, at, day);
	if (next == NO && calendar_digits(calendar_lexeme(c, at), day) && calendar_lexeme(c, at)->text.len <= 2)
		next = at + 1;
	return next != NO && *day >= 1 && *day <= 31 ? next : NO;
}

/* "2019", "'98", "1066" behind a month. */
static ptrdiff_t
read_year(const Calendar *c, ptrdiff_t at, int *year)
{
	const Lexeme *lexeme = next_lexeme(c, at);

	if ((str_equal(lexeme->text, S("'")) || str_equal(lexeme->text, S("’"))) && calendar_digits(next_lexeme(c, at + 1), year) &&
	    next_lexeme(c, at + 1)->text.len == 2) {
		*year += *year < 50 ? 2000 : 1900;
		return at + 2;
	}
	if (lexeme->text.len != 4 || !calendar_digits(lexeme, year) || *year < 1000 || *year > 2199)
		return NO;
	return at + 1;
}

static ptrdiff_t
read_year_after(const Calendar *c, ptrdiff_t at, int *year)
{
	ptrdiff_t next = read_year(c, at, year);

	if (next == NO && (is_word(c, at, ",") || is_word(c, at, "of") || is_word(c, at, "in")))
		next = read_year(c, at + 1, year);
	if (next == NO && calendar_dash(c, at) && !next_lexeme(c, at)->space)
		next = read_year(c, at + 1, year);
	return next;
}

static const Entry *
read_month(const Calendar *c, ptrdiff_t *at)
{
	const Entry *month = *at < c->lexemes->len ? entry_at(c, *at, IS(MONTH)) : NULL;

	if (!month)
		return NULL;
	++*at;
	if (is_word(c, *at, ".") && !next_lexeme(c, *at)->space && (month->form.len == 3 || str_equal(month->form, S("sept"))) &&
	    !str_equal(month->form, S("may")))
		++*at;
	return month;
}

static bool
is_slash(const Calendar *c, ptrdiff_t at)
{
	return is_word(c, at, "/") && !next_lexeme(c, at)->space;
}

/* ---- years nobody wrote ---- */

/* Is what is told here still to come? Words of the future stand near. */
static bool
lies_ahead(const Calendar *c)
{
	for (ptrdiff_t i = c->at - 8; i < c->at + 8; i++) {
		const Lexeme *lexeme = calendar_lexeme(c, i);
		if (lexeme->sense->is & IS(FUTURE))
			return true;
	}
	return false;
}

/* The year that brings the day nearest to the article's; what is yet to come costs double, or what is past if the words say so.
 * A weekday beside it must be right. */
static void
give_year(const Calendar *c, Moment *m)
{
	int64_t best = INT64_MAX, today = moment_days(c->today);
	int year = YEAR_UNKNOWN;
	bool ahead;

	if (m->year != YEAR_UNKNOWN || !c->dated || m->month > 12)
		return;
	ahead = lies_ahead(c);
	for (int y = c->today.year - 4; y <= c->today.year + 4; y++) {
		Moment candidate = { .year = y, .month = m->month, .day = m->day ? m->day : 15 };
		int64_t away = moment_days(candidate) - today, cost = (away > 0) != ahead ? 2 * away : away;
		if (!moment_valid(candidate) || (c->weekday && m->day && moment_weekday(candidate) != c->weekday))
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

static Stretch
interval(Moment from, Moment to)
{
	return (Stretch){ .from = from, .to = to, .interval = true };
}

/* ---- days and months ---- */

static bool
joins_range(const Calendar *c, ptrdiff_t at)
{
	static const char *const words[] = { "to", "through", "until", "till", "thru", NULL };

	return calendar_dash(c, at) || is_any(c, at, words);
}

static bool
pairs_days(const Calendar *c, ptrdiff_t at)
{
	return is_word(c, at, "and") || is_word(c, at, "or") || is_word(c, at, "&");
}

/* "Nov. 29, 2016", "October 25-26, 2016", "Jan. 30 to Feb. 5", "March 2019", "March". */
static ptrdiff_t
read_month_first(const Calendar *c, ptrdiff_t at, Stretch *out)
{
	ptrdiff_t next, day_end, end;
	const Entry *month = read_month(c, &at), *second;
	Moment from = { .year = YEAR_UNKNOWN }, to;
	int year;

	if (!month)
		return NO;
	from.month = month->value;
	next = calendar_dash(c, at) && !calendar_lexeme(c, at)->space ? at + 1 : at;
	day_end = read_day(c, next, &from.day);
	if (day_end == NO) {
		from.day = 0;
		end = read_year_after(c, at, &from.year);
		if (end == NO && is_slash(c, at))
			end = read_year(c, at + 1, &from.year);
		give_year(c, &from);
		*out = (Stretch){ .from = from };
		return end == NO ? at : end;
	}
	to = from;
	end = day_end;
	if (joins_range(c, end) || pairs_days(c, end)) {
		ptrdiff_t then = end + 1, after;
		second = read_month(c, &then);
		to.month = second ? second->value : from.month;
		after = read_day(c, then, &to.day);
		if (after != NO && (second || to.day > from.day) && !(calendar_lexeme(c, after)->sense->is & (IS(DURATION) | IS(MONTH))) &&
		    (second || !pairs_days(c, end) || to.day == from.day + 1))
			end = after;
		else
			to = from;
	}
	next = read_year_after(c, end, &year);
	if (next != NO) {
		from.year = to.year = year;
		end = next;
	}
	give_year(c, &from);
	give_year(c, &to);
	if (moment_days(to) < moment_days(from) && from.year != YEAR_UNKNOWN)
		from.year--;
	*out = to.day != from.day || to.month != from.month ? interval(from, to) : (Stretch){ .from = from };
	return moment_valid(from) && moment_valid(to) ? end : NO;
}

static Stretch
two_days(Moment a, Moment b)
{
	return (Stretch){ .from = a, .to = b, .both = b.day != a.day + 1, .interval = b.day == a.day + 1 };
}

/* "29 November 2016", "the 5th of May", "5-6 April 2016", "11-13 Dec", "30 January to 5 February". */
static ptrdiff_t
read_day_first(const Calendar *c, ptrdiff_t at, Stretch *out)
{
	Moment from = { .year = YEAR_UNKNOWN }, to = from;
	const Entry *month, *second = NULL;
	ptrdiff_t end, next, then;
	int year;
	bool pair;

	end = read_day(c, at, &from.day);
	if (end == NO)
		return NO;
	to.day = from.day;
	pair = pairs_days(c, end);
	if (pair || (joins_range(c, end) && !(calendar_lexeme(c, end + 1)->sense->is & IS(MONTH)))) {
		end = read_day(c, end + 1, &to.day);
		if (end == NO || to.day <= from.day)
			return NO;
	}
	if (is_word(c, end, "of") || is_word(c, end, "day"))
		end += 1 + is_word(c, end + 1, "of");
	if ((calendar_dash(c, end) || is_slash(c, end)) && !next_lexeme(c, end)->space)
		end++;
	if (calendar_lexeme(c, end)->breaks)
		return NO;
	month = read_month(c, &end);
	if (!month)
		return NO;
	from.month = to.month = month->value;
	next = read_year_after(c, end, &year);
	if (next == NO && is_slash(c, end))
		next = read_year(c, end + 1, &year);
	if (next == NO && is_word(c, end - 1, ".") && !is_word(c, end, ","))
		end--; /* the sentence's */
	if (next != NO) {
		from.year = to.year = year;
		end = next;
	}
	if (joins_range(c, end) && to.day == from.day) {
		then = read_day(c, end + 1, &to.day);
		second = then == NO ? NULL : read_month(c, &then);
		to.day = second ? to.day : from.day;
		if (second) {
			to.month = second->value;
			end = then;
			next = read_year_after(c, end, &to.year);
			end = next == NO ? end : next;
			from.year = from.year == YEAR_UNKNOWN ? to.year : from.year;
		}
	}
	give_year(c, &from);
	give_year(c, &to);
	*out = to.day == from.day && !second ? (Stretch){ .from = from } : pair ? two_days(from, to) : interval(from, to);
	return moment_valid(from) && moment_valid(to) ? end : NO;
}

/* "2014-09-26", "26/09/2014", "9/26/14", "23.04.2022": American order unless it cannot be. */
static bool
from_three(int a, int b, int y, int year_digits, Moment *m)
{
	if (a > 999) {
		*m = (Moment){ .year = a, .month = b, .day = y };
	} else {
		*m = (Moment){ .year = y, .month = a, .day = b };
		if (a > 12)
			*m = (Moment){ .year = y, .month = b, .day = a };
		if (year_digits == 2)
			m->year += y < 50 ? 2000 : 1900;
	}
	return m->month >= 1 && m->month <= 12 && m->day >= 1 && moment_valid(*m) && m->year >= 1000 && m->year < 2200;
}

static bool
three_in_one(Str text, Moment *m)
{
	int part[3] = { 0 };
	ptrdiff_t start = 0, digits[3] = { 0 };
	int parts = 0;

	for (ptrdiff_t i = 0; i <= text.len; i++) {
		if (i < text.len && is_digit(text.at[i]) && i - start < 4) {
			part[parts] = part[parts] * 10 + (text.at[i] - '0');
			continue;
		}
		if ((i < text.len && text.at[i] != '.') || parts == 3 || i == start)
			return false;
		digits[parts] = i - start;
		start = i + 1;
		parts++;
		if (parts == 3 && i < text.len)
			return false;
	}
	if (parts != 3 || (digits[0] != 4 && digits[2] != 4))
		return false;
	return digits[0] == 4 ? from_three(part[0], part[1], part[2], 2, m) :
	                        part[1] <= 12 && from_three(part[1], part[0], part[2], 4, m);
}

/* "20200701" */
static bool
eight_digits(Str text, Moment *m)
{
	int64_t all;

	if (text.len != 8 || !(str_starts(text, S("19")) || str_starts(text, S("20"))) || !str_integer(text, &all))
		return false;
	*m = (Moment){ .year = (int)(all / 10000), .month = (int)(all / 100 % 100), .day = (int)(all % 100) };
	return m->month >= 1 && m->month <= 12 && m->day >= 1 && moment_valid(*m);
}

static ptrdiff_t
read_numeric(const Calendar *c, ptrdiff_t at, Stretch *out)
{
	static const char *const leads[] = { "on", "by", "until", "since", "from", "before", "after", "this", "next", "last", ",", NULL };
	const Lexeme *lexeme = calendar_lexeme(c, at);
	int a, b, y;
	bool slash = is_slash(c, at + 1);

	*out = (Stretch){ 0 };
	if (lexeme->kind == LEXEME_DIGITS && lexeme->text.len >= 8 && (three_in_one(lexeme->text, &out->from) || eight_digits(lexeme->text, &out->from)))
		return at + 1;
	if (!calendar_digits(lexeme, &a) || !(slash || calendar_dash(c, at + 1)) || next_lexeme(c, at + 2)->space ||
	    next_lexeme(c, at + 1)->space || !calendar_digits(next_lexeme(c, at + 2), &b))
		return NO;
	if ((slash ? is_slash(c, at + 3) : calendar_dash(c, at + 3)) && !next_lexeme(c, at + 3)->space &&
	    calendar_digits(next_lexeme(c, at + 4), &y)) {
		int digits = (int)next_lexeme(c, at + 4)->text.len;
		if ((a > 999 || digits == 4 || (slash && digits == 2)) && from_three(a, b, y, a > 999 ? 0 : digits, &out->from))
			return at + 5;
		return NO;
	}
	if (!slash || a < 1 || b < 1)
		return NO;
	if (b > 999 && a <= 12) {
		out->from = (Moment){ .year = b, .month = a };
		return at + 3;
	}
	if (!(b > 12 && a <= 12) && !(a > 12 && b <= 12) && !(at > 0 && (is_any(c, at - 1, leads) || entry_at(c, at - 1, IS(WEEKDAY)))))
		return NO;
	out->from = (Moment){ .year = YEAR_UNKNOWN, .month = a > 12 ? b : a, .day = a > 12 ? a : b };
	if (out->from.month > 12 || !moment_valid(out->from))
		return NO;
	give_year(c, &out->from);
	return at + 3;
}

/* ---- years, decades, centuries ---- */

static bool
is_noun(const Calendar *c, ptrdiff_t at)
{
	const Lexeme *lexeme = next_lexeme(c, at);

	return lexeme->kind == LEXEME_LETTERS && !(lexeme->sense->is & IS(FUNCTION)) && !str_starts(lexeme->lower, S("'")) &&
	       !str_starts(lexeme->lower, S("’"));
}

static bool
is_plural(const Calendar *c, ptrdiff_t at)
{
	const Lexeme *lexeme = next_lexeme(c, at);

	if (!is_noun(c, at) || (lexeme->sense->is & IS(ABSTRACT)))
		return false;
	return (lexeme->sense->is & IS(PLURAL)) || (str_ends(lexeme->lower, S("s")) && lexeme->lower.len > 3);
}

/* Do four digits stand here as a year? What stands before and after decides. */
static bool
stands_as_year(const Calendar *c, ptrdiff_t at, ptrdiff_t after, int year)
{
	const Lexeme *before = at > 0 && !calendar_lexeme(c, at)->breaks ? calendar_lexeme(c, at - 1) : &nothing;
	const Lexeme *next = next_lexeme(c, after);
	bool led = (before->sense->is & IS(YEAR_PREPOSITION)) != 0, modern = year >= 1900 && year <= 2049;
	bool plural = is_plural(c, after) || (is_noun(c, after) && !next_lexeme(c, after)->capital && is_plural(c, after + 1));

	if (next->sense->is & (IS(PERCENT) | IS(MEASURE) | IS(DURATION) | IS(CURRENCY_NAME) | IS(POWER) | IS(CURRENCY_CODE) | IS(HUNDRED)))
		if (!str_equal(next->lower, S("in")) && !str_equal(next->lower, S("second")) && next->lower.len > 1)
			return false;
	if (before->sense->is & (IS(CURRENCY_SIGN) | IS(NAME_BEFORE)) && !before->breaks && !led)
		return (before->sense->is & IS(CURRENCY_SIGN)) == 0 && modern && !is_plural(c, after) && before->space;
	if (before->kind == LEXEME_DIGITS && before->text.len > 2)
		return false;
	if (before->sense->is & (IS(BEFORE) | IS(VAGUE)) && !led && !(before->sense->is & IS(FUNCTION)))
		return false;
	if (led && !plural)
		return modern || !is_noun(c, after);
	if (led)
		return modern && (str_equal(before->lower, S("in")) || str_equal(before->lower, S("since")) || str_equal(before->lower, S("during")));
	if (!modern)
		return false;
	if (str_equal(before->lower, S("the")) || str_equal(before->lower, S("'s")) || str_equal(before->lower, S("’s")) ||
	    str_equal(before->lower, S("a")) || str_equal(before->lower, S("its")) || str_equal(before->lower, S("their")))
		return !is_plural(c, after) || next->capital;
	return !is_noun(c, after) || next->capital;
}

static bool
glued_s(const Calendar *c, ptrdiff_t at)
{
	const Lexeme *lexeme = next_lexeme(c, at);

	return !lexeme->space && (str_equal(lexeme->lower, S("s")) || str_equal(lexeme->lower, S("'s")) || str_equal(lexeme->lower, S("’s")));
}

/* "1990s", "the '90s", "the 90s"; in "in his 60s" it is an age, and no date. */
static ptrdiff_t
read_decade(const Calendar *c, ptrdiff_t at, Stretch *out)
{
	const Lexeme *digits = calendar_lexeme(c, at);
	bool quote = str_equal(digits->text, S("'")) || str_equal(digits->text, S("’"));
	int year;

	if (quote)
		digits = next_lexeme(c, ++at);
	if (!calendar_digits(digits, &year) || !glued_s(c, at + 1) || year % 10 || digits->code)
		return NO;
	if (digits->text.len == 2 && !quote && !(at > 0 && (is_word(c, at - 1, "the") || calendar_dash(c, at - 1) || calendar_lexeme(c, at - 1)->sense->is & IS(PART))))
		return NO;
	if (digits->text.len == 2 && (year < 20 || next_lexeme(c, at + 1)->space))
		return NO;
	if (digits->text.len == 2)
		year += year < 30 ? 2000 : 1900;
	if (year < 1000 || year > 2100)
		return NO;
	*out = (Stretch){ .from = { .year = year, .vague = year % 100 ? 1 : 1 } };
	return at + 2;
}

static ptrdiff_t
read_century(const Calendar *c, ptrdiff_t at, Stretch *out)
{
	int n;
	ptrdiff_t next = read_ordinal(c, at, &n);

	if (next == NO || n < 1 || n > 22)
		return NO;
	if (calendar_dash(c, next))
		next++;
	if (!(next_lexeme(c, next)->sense->is & IS(CENTURY)) || !is_word(c, next, "century"))
		return NO;
	*out = (Stretch){ .from = { .year = (n - 1) * 100, .vague = 2 } };
	return next + 1;
}

/* "in nineteen ninety-six" */
static ptrdiff_t
read_spoken_year(const Calendar *c, ptrdiff_t at, int *year)
{
	const Entry *century = has_sense(c, at, IS(TEEN) | IS(TENS)) ? entry_at(c, at, IS(TEEN) | IS(TENS)) : NULL;
	int rest;
	ptrdiff_t end;

	if (!century || century->value < 11 || century->value > 20 || at == 0 || !has_sense(c, at - 1, IS(YEAR_PREPOSITION)) ||
	    !has_sense(c, at + 1, IS(TEEN) | IS(TENS)))
		return NO;
	end = read_small(c, at + 1, &rest);
	if (end == NO || is_noun(c, end))
		return NO;
	*year = century->value * 100 + rest;
	return end;
}

/* "2012", "2014-2015", "2014-15", "575 BC". */
static ptrdiff_t
read_bare_year(const Calendar *c, ptrdiff_t at, Stretch *out)
{
	Moment from = { 0 }, to = { 0 };
	const Lexeme *lexeme = calendar_lexeme(c, at), *last;
	const Entry *era = at + 1 < c->lexemes->len ? entry_at(c, at + 1, IS(ERA)) : NULL;
	ptrdiff_t end = read_spoken_year(c, at, &from.year);

	if (end != NO) {
		*out = (Stretch){ .from = from };
		return end;
	}
	end = at + 1;
	if (lexeme->code || !calendar_digits(lexeme, &from.year))
		return NO;
	if (era && next_lexeme(c, at + 1)->caps) {
		from.year = era->value < 0 ? 1 - from.year : from.year;
		*out = (Stretch){ .from = from };
		return at + 1 + era->words;
	}
	if (lexeme->text.len != 4 || from.year < 1000 || from.year > 2199)
		return NO;
	last = next_lexeme(c, at + 2);
	if ((calendar_dash(c, at + 1) || is_slash(c, at + 1)) && calendar_digits(last, &to.year) && !last->code &&
	    !(glued_s(c, at + 3))) {
		if (last->text.len == 2 && !last->space)
			to.year += from.year / 100 * 100;
		if (to.year > from.year && to.year < from.year + 200 && from.year >= 1500 && to.year < 2100 && !is_plural(c, at + 3))
			end = at + 3;
	}
	if (!stands_as_year(c, at, end, from.year))
		return NO;
	*out = end == at + 1 ? (Stretch){ .from = from } : interval(from, to);
	return end;
}

/* ---- parts of years ---- */

static Stretch
months_of(Moment year, int first, int last)
{
	Moment from = { .year = year.year, .month = first }, to = { .year = year.year, .month = last };

	return interval(from, to);
}

static ptrdiff_t
read_year_of(const Calendar *c, ptrdiff_t at, Moment *year)
{
	static const char *const lead[] = { "of", "in", ",", NULL };
	static const char *const this_year[] = { "this", "the", NULL };
	ptrdiff_t next;

	year->year = c->dated ? c->today.year : YEAR_UNKNOWN;
	next = read_year(c, at, &year->year);
	if (next == NO && is_any(c, at, lead))
		next = read_year(c, at + 1, &year->year);
	if (next == NO && is_any(c, at, lead) && is_word(c, at + 1, "fiscal"))
		next = read_year(c, at + 2, &year->year);
	if (next != NO)
		return next;
	if (is_word(c, at, "of"))
		at++;
	if (is_any(c, at, this_year) && is_word(c, at + 1, "year"))
		return at + 2;
	if ((is_word(c, at, "last") || is_word(c, at, "next")) && is_word(c, at + 1, "year")) {
		if (c->dated)
			year->year += is_word(c, at, "last") ? -1 : 1;
		return at + 2;
	}
	return NO;
}

/* "third quarter of 2011", "Q3 2011", "first half of 2019", "first six months of 2019". */
static ptrdiff_t
read_quarter(const Calendar *c, ptrdiff_t at, Stretch *out)
{
	int n, count = 0;
	ptrdiff_t next, end;
	Moment year = { 0 };
	const Lexeme *lexeme = calendar_lexeme(c, at);
	bool short_form = lexeme->text.len == 1 && (str_equal(lexeme->lower, S("q")) || (str_equal(lexeme->lower, S("h")) && lexeme->capital));

	if (short_form) {
		int most = str_equal(lexeme->lower, S("q")) ? 4 : 2;
		if (!calendar_digits(next_lexeme(c, at + 1), &n) || next_lexeme(c, at + 1)->space || n < 1 || n > most)
			return NO;
		end = read_year_of(c, at + 2, &year);
		if (end == NO && most == 2)
			return NO;
		*out = months_of(year, (n - 1) * 12 / most + 1, n * 12 / most);
		return end == NO ? at + 2 : end;
	}
	next = read_ordinal(c, at, &n);
	if (next == NO && is_word(c, at, "last")) {
		next = at + 1;
		n = -1;
	}
	if (next == NO)
		return NO;
	if (calendar_dash(c, next))
		next++;
	if (is_word(c, next, "fiscal") || is_word(c, next, "financial"))
		next++;
	if (is_word(c, next, "quarter") || is_word(c, next, "half")) {
		int most = is_word(c, next, "half") ? 2 : 4;
		n = n < 0 ? most : n;
		end = read_year_of(c, next + 1, &year);
		if (n > most || (end == NO && (most == 2 || n < 0 || is_word(c, at, "last"))))
			return NO;
		*out = months_of(year, (n - 1) * 12 / most + 1, n * 12 / most);
		return end == NO ? next + 1 : end;
	}
	next = read_small(c, next, &count);
	if (next == NO || count < 1 || count > 11 || !(is_word(c, next, "months") || is_word(c, next, "quarters")))
		return NO;
	count *= is_word(c, next, "quarters") ? 3 : 1;
	end = read_year_of(c, next + 1, &year);
	if (end == NO || (n != 1 && n != -1) || count > 11)
		return NO;
	*out = n == 1 ? months_of(year, 1, count) : months_of(year, 13 - count, 12);
	return end;
}

/* "summer of 2017", "winter 2013-14", "last summer". */
static ptrdiff_t
read_season(const Calendar *c, ptrdiff_t at, Stretch *out)
{
	const Entry *season, *direction = entry_at(c, at, IS(DIRECTION));
	ptrdiff_t next = direction ? at + 1 : at, end;
	Moment m = { .year = YEAR_UNKNOWN };

	if (next >= c->lexemes->len || calendar_lexeme(c, next)->breaks)
		season = direction ? NULL : entry_at(c, next, IS(SEASON));
	else
		season = entry_at(c, next, IS(SEASON));
	if (!season)
		return NO;
	m.month = season->value;
	end = read_year_after(c, next + 1, &m.year);
	if (end == NO && !direction)
		return NO;
	if (end == NO) {
		end = next + 1;
		if (c->dated)
			m.year = c->today.year + direction->value;
	}
	*out = (Stretch){ .from = m };
	return end;
}

/* "financial year 2011", "fiscal 2010-11", "FY2011". */
static ptrdiff_t
read_named_year(const Calendar *c, ptrdiff_t at, Stretch *out)
{
	const Entry *name = entry_at(c, at, IS(YEAR_NAME));
	Moment from = { 0 };
	ptrdiff_t next = name ? at + name->words : at;
	int to;

	if (!name)
		return NO;
	if (is_word(c, next, "year"))
		next++;
	next = read_year(c, next, &from.year);
	if (next == NO)
		return NO;
	*out = (Stretch){ .from = from };
	if ((calendar_dash(c, next) || is_slash(c, next)) && calendar_digits(next_lexeme(c, next + 1), &to) && !next_lexeme(c, next + 1)->space) {
		to += next_lexeme(c, next + 1)->text.len == 2 ? from.year / 100 * 100 : 0;
		if (to == from.year + 1) {
			*out = interval(from, (Moment){ .year = to });
			return next + 2;
		}
	}
	return next;
}

/* ---- relative to the article's date ---- */

typedef enum { UNIT_NONE, UNIT_CLOCK, UNIT_DAY, UNIT_WEEK, UNIT_MONTH, UNIT_QUARTER, UNIT_YEAR, UNIT_DECADE, UNIT_CENTURY } Unit;

static Unit
unit_of(const Entry *period, int *times)
{
	static const struct {
		const char *name;
		Unit unit;
		int times;
	} units[] = {
		{ "second", UNIT_CLOCK, 1 },     { "minute", UNIT_CLOCK, 60 }, { "hour", UNIT_CLOCK, 3600 },  { "day", UNIT_DAY, 1 },
		{ "night", UNIT_DAY, 1 },        { "week", UNIT_WEEK, 1 },     { "weekend", UNIT_WEEK, 1 },   { "fortnight", UNIT_WEEK, 2 },
		{ "month", UNIT_MONTH, 1 },      { "quarter", UNIT_QUARTER, 1 }, { "year", UNIT_YEAR, 1 },    { "decade", UNIT_DECADE, 1 },
		{ "century", UNIT_CENTURY, 1 },
	};

	for (size_t i = 0; period && i < sizeof units / sizeof *units; i++)
		if (str_equal(period->name, str(units[i].name))) {
			*times = units[i].times;
			return units[i].unit;
		}
	return UNIT_NONE;
}

/* today moved by `n` units; as fine as the unit, or to the day if `by_day`. */
static Moment
moved(Moment today, Unit unit, int times, int64_t n, bool by_day)
{
	Moment m = today;

	n *= times;
	m.hour = m.minute = m.second = 0;
	switch (unit) {
	case UNIT_CLOCK:
		return moment_add_days(m, n / 86400);
	case UNIT_DAY:
		return moment_add_days(m, n);
	case UNIT_WEEK:
		return moment_add_days(m, 7 * n);
	case UNIT_MONTH:
	case UNIT_QUARTER:
		m = moment_add_months(m, unit == UNIT_QUARTER ? 3 * n : n);
		break;
	default:
		m = moment_add_months(m, 12 * n * (unit == UNIT_DECADE ? 10 : unit == UNIT_CENTURY ? 100 : 1));
		m.month = by_day ? m.month : 0;
	}
	m.day = by_day ? m.day : 0;
	return m;
}

/* The week, month, year … `step` away from the article's. */
static Stretch
whole_unit(const Calendar *c, Unit unit, const Entry *period, int step)
{
	Moment m = moved(c->today, unit, 1, step, false);

	if (str_equal(period->name, S("weekend"))) {
		bool over = step == 0 && moment_weekday(c->today) <= 3 && !lies_ahead(c); /* early in the week it is the one just gone */
		Moment saturday = moment_add_days(c->today, 6 - moment_weekday(c->today) + 7 * (over ? -1 : step));
		return interval(saturday, moment_add_days(saturday, 1));
	}
	if (unit == UNIT_WEEK) {
		Moment monday = moment_add_days(m, 1 - moment_weekday(m));
		return interval(monday, moment_add_days(monday, 6));
	}
	if (unit == UNIT_QUARTER) {
		int first = (m.month - 1) / 3 * 3 + 1;
		return months_of(m, first, first + 2);
	}
	m.vague = unit == UNIT_DECADE ? 1 : unit == UNIT_CENTURY ? 2 : 0;
	return (Stretch){ .from = m };
}

static bool
by_context(const Entry *direction)
{
	static const char *const words[] = { "previous", "preceding", "prior", "following", "same", "recent" };

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (str_equal(direction->form, str(words[i])))
			return true;
	return false;
}

/* "last week", "the past two years", "next month", "last Tuesday", "last December", "this morning". */
static ptrdiff_t
read_directed(const Calendar *c, ptrdiff_t at, Stretch *out, bool *known)
{
	const Entry *direction = entry_at(c, at, IS(DIRECTION)), *entry;
	ptrdiff_t next = at + 1, counted;
	int n = 1, times = 1;
	Unit unit;
	bool past;

	if (!direction || next >= c->lexemes->len || calendar_lexeme(c, next)->breaks)
		return NO;
	*known = c->dated && !by_context(direction);
	past = str_equal(direction->form, S("past")) || str_equal(direction->form, S("recent"));
	counted = read_small(c, next, &n);
	if (counted != NO && !is_word(c, next, "a"))
		next = counted;
	else
		counted = NO;
	if (is_word(c, next, "few")) {
		*known = false;
		counted = ++next;
	}
	if (is_word(c, next, "fiscal") || is_word(c, next, "financial") || is_word(c, next, "calendar"))
		next++;
	if (next >= c->lexemes->len || calendar_lexeme(c, next)->breaks)
		return NO;
	entry = entry_at(c, next, IS(PERIOD));
	if (entry) {
		unit = unit_of(entry, &times);
		if (unit == UNIT_NONE || (unit == UNIT_CLOCK && counted == NO))
			*known = false;
		if (unit == UNIT_DAY && counted == NO && direction->value == 0 && !str_equal(entry->name, S("night")))
			return NO; /* "this day" */
		if (counted != NO || past || (unit == UNIT_DECADE && direction->value)) {
			Moment there = moved(c->today, unit, times, (int64_t)n * (direction->value ? direction->value : -1), unit < UNIT_MONTH || counted == NO);
			Moment here = moved(c->today, unit, times, 0, unit < UNIT_MONTH || counted == NO);
			if (direction->value == 0)
				return NO;
			*out = direction->value < 0 ? interval(there, here) : interval(here, there);
		} else {
			*out = whole_unit(c, unit, entry, direction->value);
		}
		return next + 1;
	}
	if (counted != NO)
		return NO;
	entry = entry_at(c, next, IS(WEEKDAY) | IS(MONTH) | IS(DAYPART) | IS(NOON));
	if (!entry || (entry->class == CLASS_DAYPART && direction->value > 0))
		return NO;
	if (entry->class == CLASS_WEEKDAY) {
		int away = entry->value - moment_weekday(c->today);
		if (direction->value < 0)
			away -= away >= 0 ? 7 : 0;
		else if (direction->value > 0)
			away += 7;
		*out = (Stretch){ .from = moved(c->today, UNIT_DAY, 1, away, true) };
	} else if (entry->class == CLASS_MONTH) {
		Moment m = { .year = c->today.year, .month = entry->value };
		int day;
		if (read_day(c, next + 1, &day) != NO)
			return NO;
		if (direction->value < 0)
			m.year -= entry->value >= c->today.month;
		else if (direction->value > 0)
			m.year += entry->value <= c->today.month;
		*out = (Stretch){ .from = m };
	} else {
		*out = (Stretch){ .from = moved(c->today, UNIT_DAY, 1, direction->value, true) };
	}
	return next + 1;
}

/* "two weeks ago", "a year ago", "24 hours ago". */
static ptrdiff_t
read_ago(const Calendar *c, ptrdiff_t at, Stretch *out)
{
	int n, times = 1;
	ptrdiff_t next = read_small(c, at, &n);
	const Entry *period = next == NO || next >= c->lexemes->len || calendar_lexeme(c, next)->breaks ? NULL : entry_at(c, next, IS(PERIOD));

	bool ahead = is_word(c, next + 1, "from") && (is_word(c, next + 2, "now") || is_word(c, next + 2, "today"));

	if (!period || !(ahead || is_word(c, next + 1, "ago") || (is_word(c, next + 1, "back") && !is_word(c, next + 2, "to"))))
		return NO;
	*out = (Stretch){ .from = moved(c->today, unit_of(period, &times), times, ahead ? n : -(int64_t)n, false) };
	return next + 2 + ahead;
}

static ptrdiff_t
read_relative_day(const Calendar *c, ptrdiff_t at, Stretch *out)
{
	const Entry *entry = entry_at(c, at, IS(RELATIVE_DAY));
	ptrdiff_t next;

	if (!entry)
		return NO;
	*out = (Stretch){ .from = moved(c->today, UNIT_DAY, 1, entry->value, true) };
	next = at + entry->words;
	if (!calendar_lexeme(c, next)->breaks && entry_at(c, next, IS(DAYPART)))
		next++;
	return next;
}

/* "Tuesday", "Friday night": the nearest before the article, its own day included. */
static ptrdiff_t
read_weekday(const Calendar *c, ptrdiff_t at, Stretch *out, bool *known)
{
	const Entry *entry = entry_at(c, at, IS(WEEKDAY));
	int away;
	bool full;

	if (!entry)
		return NO;
	full = str_ends(entry->form, S("day"));
	if (!full && !str_ends(entry->form, S("days")) && !is_word(c, at - 1, "on"))
		return NO;
	*known = c->dated && full;
	away = entry->value - moment_weekday(c->today);
	away = away > 0 ? away - 7 : away;
	*out = (Stretch){ .from = moved(c->today, UNIT_DAY, 1, away < 0 && lies_ahead(c) ? away + 7 : away, true) };
	at++;
	return !calendar_lexeme(c, at)->breaks && entry_at(c, at, IS(DAYPART)) ? at + 1 : at;
}

static ptrdiff_t
read_holiday(const Calendar *c, ptrdiff_t at, Stretch *out, bool *known)
{
	const Entry *entry = entry_at(c, at, IS(HOLIDAY));
	Moment m = { .year = YEAR_UNKNOWN };
	ptrdiff_t next;
	int rule;

	if (!entry || (entry->form.len < 7 && !calendar_lexeme(c, at)->capital))
		return NO;
	if (at > 0 && calendar_lexeme(c, at - 1)->capital && calendar_lexeme(c, at - 1)->kind == LEXEME_LETTERS &&
	    !(calendar_lexeme(c, at - 1)->sense->is & (IS(FUNCTION) | IS(WEEKDAY) | IS(DIRECTION) | IS(PART))))
		return NO; /* "Mr Christmas" */
	next = read_year_after(c, at + entry->words, &m.year);
	if (next == NO) {
		next = at + entry->words;
		if (c->dated)
			m.year = c->today.year;
	}
	rule = entry->value;
	*known = rule > 0 || (m.year != YEAR_UNKNOWN && rule > -20);
	if (rule > 0) {
		m.month = rule / 100;
		m.day = rule % 100;
	} else if (*known) {
		static const int after_easter[] = { 0, 0, 1, -2, -7, -46, 49 };
		static const int nth[][3] = { { 5, 1, -1 }, { 9, 1, 1 }, { 1, 1, 3 }, { 11, 4, 4 }, { 5, 7, 2 }, { 6, 7, 3 }, { 10, 1, 2 }, { 2, 1, 3 } };
		if (rule == 0 || rule == -10 || rule == -16)
			m = moment_add_days(moment_nth_weekday(m.year, 11, 4, 4), rule == 0 ? 0 : rule == -10 ? 1 : 4);
		else if (rule >= -6)
			m = moment_add_days(moment_easter(m.year), after_easter[-rule]);
		else if (rule == -15)
			m = moment_add_days(moment_easter(m.year), -47);
		else
			m = moment_nth_weekday(m.year, nth[-rule - 7][0], nth[-rule - 7][1], nth[-rule - 7][2]);
	}
	*out = (Stretch){ .from = m };
	return next;
}

/* ---- a day or week of a month ---- */

/* "March 2014", "next month", "2018" behind "of". */
static ptrdiff_t
read_whole(const Calendar *c, ptrdiff_t at, Moment *m, bool *known)
{
	Stretch when;
	ptrdiff_t next;
	bool of = is_word(c, at, "of") || is_word(c, at, "in");

	if (!of || calendar_lexeme(c, at + 1)->breaks)
		return NO;
	at += 1 + is_word(c, at + 1, "the");
	next = read_month_first(c, at, &when);
	*known = next != NO && when.from.year != YEAR_UNKNOWN;
	if (next == NO)
		next = read_directed(c, at, &when, known);
	if (next == NO || when.interval || when.from.day || !when.from.month)
		return NO;
	*m = when.from;
	return next;
}

/* "last Sunday of March 2014", "first week of October", "last day of May", "20th of next month". */
static ptrdiff_t
read_nth(const Calendar *c, ptrdiff_t at, Stretch *out, bool *known)
{
	int n = -1;
	ptrdiff_t next, end;
	Moment month;
	const Entry *entry;

	if (is_word(c, at, "the"))
		at++;
	next = is_word(c, at, "last") ? at + 1 : read_ordinal(c, at, &n);
	if (next == NO || calendar_lexeme(c, next)->breaks)
		return NO;
	if (is_word(c, next, "of") && n > 0) {
		end = read_whole(c, next, &month, known);
		if (end == NO || n > moment_month_days(month.year, month.month))
			return NO;
		month.day = n;
		*out = (Stretch){ .from = month };
		return end;
	}
	entry = entry_at(c, next, IS(WEEKDAY) | IS(PERIOD));
	end = entry ? read_whole(c, next + 1, &month, known) : NO;
	if (end == NO || !entry || n > 5 || n == 0)
		return NO;
	if (entry->class == CLASS_WEEKDAY) {
		*out = (Stretch){ .from = moment_nth_weekday(month.year, month.month, entry->value, n) };
	} else if (str_equal(entry->name, S("week"))) {
		Moment monday = moment_nth_weekday(month.year, month.month, 1, n);
		*out = interval(monday, moment_add_days(monday, 6));
	} else if (str_equal(entry->name, S("day"))) {
		month.day = n < 0 ? moment_month_days(month.year, month.month) : n;
		*out = (Stretch){ .from = month };
	} else {
		return NO;
	}
	if (!*known)
		*out = (Stretch){ .from = { .year = YEAR_UNKNOWN, .month = month.month } };
	return end;
}

/* "Wednesday of next week", "Sunday last week"; "Tuesday the 19th". */
static ptrdiff_t
read_weekday_of(const Calendar *c, ptrdiff_t at, Stretch *out, bool *known)
{
	const Entry *weekday = entry_at(c, at, IS(WEEKDAY)), *direction;
	ptrdiff_t next = at + 1, end;
	int day;

	if (!weekday)
		return NO;
	*known = c->dated;
	end = read_ordinal(c, next + is_word(c, next, "the"), &day);
	if (end != NO && day <= 31 && !is_noun(c, end)) {
		Moment m = c->today;
		for (int i = 0; i < 12; i++) {
			Moment there = moment_add_months((Moment){ .year = m.year, .month = m.month, .day = 1 }, i % 2 ? (i + 1) / 2 : -i / 2);
			there.day = day;
			if (moment_valid(there) && moment_weekday(there) == weekday->value) {
				*out = (Stretch){ .from = there };
				return end;
			}
		}
		return NO;
	}
	if (is_word(c, next, "of") || is_word(c, next, "from"))
		next++;
	if (is_word(c, next, "the"))
		next++;
	direction = calendar_lexeme(c, next)->breaks ? NULL : entry_at(c, next, IS(DIRECTION));
	if (!direction || !is_word(c, next + 1, "week"))
		return NO;
	*known = c->dated && !by_context(direction);
	*out = (Stretch){ .from = moment_add_days(c->today, weekday->value - moment_weekday(c->today) + 7 * direction->value) };
	return next + 2;
}

/* ---- "early", "end of" ---- */

static Stretch
part_of(Stretch whole, int part)
{
	Moment from = whole.from, to = whole.from;

	if (whole.interval || from.day || from.hour || from.vague > 1 || from.month > 12)
		return whole;
	if (from.vague == 1) {
		from.vague = to.vague = 0;
		from.year += part == 1 ? 0 : part == 2 ? 4 : 7;
		to.year = from.year + (part == 2 ? 2 : part == 1 ? 3 : 2);
	} else if (from.month) {
		from.day = part == 1 ? 1 : part == 2 ? 11 : 21;
		to.day = part == 3 ? moment_month_days(to.year, to.month) : from.day + 9;
	} else {
		from.month = part == 1 ? 1 : part == 2 ? 5 : 10;
		to.month = part == 1 ? 3 : part == 2 ? 8 : 12;
	}
	return interval(from, to);
}

/* A single calendar expression, without part, range or clock. */
static ptrdiff_t
read_plain(const Calendar *c, ptrdiff_t at, Stretch *out, bool *known, const char **why)
{
	static const struct {
		ptrdiff_t (*read)(const Calendar *, ptrdiff_t, Stretch *);
		const char *why;
		bool relative;
	} forms[] = {
		{ read_numeric, "a date in digits", false },   { read_day_first, "a day and a month", false },
		{ read_month_first, "a month", false },        { read_quarter, "a quarter or half of a year", false },
		{ read_named_year, "a named year", false },    { read_century, "a century", false },
		{ read_decade, "a decade", false },            { read_season, "a season", false },
		{ read_ago, "so long ago", true },             { read_relative_day, "a day from the article's", true },
		{ read_bare_year, "four digits where a year stands", false },
	};
	static const struct {
		ptrdiff_t (*read)(const Calendar *, ptrdiff_t, Stretch *, bool *);
		const char *why;
	} more[] = {
		{ read_weekday_of, "a weekday of a week" }, { read_directed, "counted from the article's date" },
		{ read_weekday, "a weekday" },              { read_holiday, "a holiday" },
	};
	ptrdiff_t next = read_nth(c, at, out, known);

	if (next != NO) {
		*why = "a day or week of a month";
		return next;
	}
	for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
		next = forms[i].read(c, at, out);
		if (next != NO) {
			*known = !forms[i].relative || c->dated;
			*why = forms[i].why;
			return next;
		}
	}
	for (size_t i = 0; i < sizeof more / sizeof *more; i++) {
		next = more[i].read(c, at, out, known);
		if (next != NO) {
			*why = more[i].why;
			return next;
		}
	}
	return NO;
}

static ptrdiff_t
read_part(const Calendar *c, ptrdiff_t at, Stretch *out, bool *known, const char **why)
{
	const Entry *part = entry_at(c, at, IS(PART));
	ptrdiff_t next, end;

	if (!part)
		return NO;
	next = at + 1;
	if (calendar_dash(c, next) && !next_lexeme(c, next)->space)
		next++;
	if (is_word(c, next, "in") || is_word(c, next, "of"))
		next++;
	if (is_word(c, next, "the"))
		next++;
	if (calendar_lexeme(c, next)->breaks)
		return NO;
	if (is_word(c, next, "year") || is_word(c, next, "month") || is_word(c, next, "week")) {
		int times = 1;
		const Entry *period = entry_at(c, next, IS(PERIOD));
		if (!is_word(c, next - 1, "the"))
			return NO;
		*out = whole_unit(c, unit_of(period, &times), period, 0);
		*known = c->dated;
		*why = "a part of this year or month";
		end = next + 1;
	} else {
		end = read_plain(c, next, out, known, why);
	}
	if (end != NO)
		*out = part_of(*out, part->value);
	return end;
}

static ptrdiff_t
read_date(const Calendar *c, ptrdiff_t at, Stretch *out, bool *known, const char **why)
{
	ptrdiff_t next = read_part(c, at, out, known, why);

	return next != NO ? next : read_plain(c, at, out, known, why);
}

/* ---- the whole ---- */

/* A month alone that is another word as well needs a word that leads to a date. */
static bool
month_alone_fits(const Calendar *c, ptrdiff_t at, ptrdiff_t end)
{
	static const char *const leads[] = { "in", "since", "by", "until", "till", "last", "this", "next", "early", "late", "mid", "of", "from", "to",
		                             "through", "and", "between", "during", "for", "before", "after", "each", "every", "-", "–", ",", NULL };
	const Lexeme *lexeme = calendar_lexeme(c, at);
	const Entry *month;

	if (end - at > 2 || !(lexeme->sense->is & IS(MONTH)))
		return true;
	if (end - at == 2 && !is_word(c, at + 1, "."))
		return true;
	month = lexicon_match(c->lexicon, c->lexemes, at, IS(MONTH));
	if (!lexeme->capital)
		return false;
	if (month && month->how == HOW_ANY && month->form.len > 4)
		return true;
	return at > 0 && !lexeme->breaks && is_any(c, at - 1, leads);
}

static bool
has_digits(const Calendar *c, ptrdiff_t first, ptrdiff_t end)
{
	for (ptrdiff_t i = first; i < end; i++)
		if (calendar_lexeme(c, i)->kind == LEXEME_DIGITS || (calendar_lexeme(c, i)->sense->is & (IS(DIGIT) | IS(TEEN) | IS(TENS) | IS(ORDINAL))))
			return true;
	return false;
}

static bool
same_shape(Stretch a, Stretch b)
{
	return !a.interval && !b.interval && (a.from.month > 0) == (b.from.month > 0) && (a.from.day > 0) == (b.from.day > 0) && !a.from.vague;
}

/* "2014 to 2016", "March 2010 until May 2012", "between 2007 and 2009". */
static ptrdiff_t
read_to(const Calendar *c, ptrdiff_t at, ptrdiff_t end, Date *date)
{
	Stretch second;
	bool known;
	const char *why;
	ptrdiff_t next;
	bool between = at > 0 && is_word(c, at - 1, "between") && is_word(c, end, "and");

	if (!(joins_range(c, end) || between) || date->when.interval || !date->known || calendar_lexeme(c, end + 1)->breaks)
		return end;
	next = read_date(c, end + 1, &second, &known, &why);
	if (next == NO || !known || !same_shape(date->when, second))
		return end;
	if (second.from.year != YEAR_UNKNOWN && date->when.from.year != YEAR_UNKNOWN && moment_days(second.from) <= moment_days(date->when.from)) {
		if (date->when.from.month && second.from.month && !calendar_digits(calendar_lexeme(c, end - 1), &(int){ 0 }))
			date->when.from.year = second.from.year - (date->when.from.month >= second.from.month);
		else
			return end;
	}
	date->when = interval(date->when.from, second.from);
	return next;
}

/* "this afternoon at 3:20", "tonight at 8 o'clock" */
static bool
in_second_half(const Calendar *c, ptrdiff_t clock, ptrdiff_t end)
{
	static const char *const late[] = { "afternoon", "evening", "night", "tonight", NULL };
	(void)clock;

	return is_any(c, end - 1, late);
}

/* A clock before or behind the date is part of it: "10 a.m. Nov. 29, 2016", "September 26, 2014, 13:05". */
static ptrdiff_t
read_clock_after(const Calendar *c, ptrdiff_t end, Date *date)
{
	Moment time;
	ptrdiff_t from = end, next;

	if (date->when.interval || date->when.both || !date->when.from.day)
		return end;
	if (is_word(c, from, ","))
		from++;
	if (is_word(c, from, "at"))
		from++;
	if (calendar_lexeme(c, from)->breaks)
		return end;
	next = clock_at(c, from, &time);
	if (next == NO)
		return end;
	date->when.from.hour = time.hour + (time.hour <= 12 && in_second_half(c, from, end) ? 12 : 0);
	date->when.from.minute = time.minute;
	date->when.from.second = time.second;
	date->digits = true;
	return next;
}

static bool
clock_first(const Calendar *c, ptrdiff_t at, Date *date)
{
	Moment time;
	ptrdiff_t end = clock_at(c, at, &time), from, next;
	bool half = false;
	Moment until = { 0 };
	Stretch day;
	bool known;
	const char *why;

	if (end == NO)
		end = clock_range_at(c, at, &time, &until);
	else if (joins_range(c, end) || (is_word(c, end, "and") && is_word(c, at - 1, "between")))
		half = true;
	if (end == NO)
		return false;
	if (half) {
		next = clock_at(c, end + 1, &until);
		end = next == NO ? end : next;
	}
	*date = (Date){ .first = at, .why = "a clock time", .digits = has_digits(c, at, end) };
	date->when.from = c->today;
	if (!c->dated)
		date->when.from = (Moment){ .year = YEAR_UNKNOWN };
	date->known = true;
	from = end + (is_word(c, end, "on") || is_word(c, end, ","));
	if (!calendar_lexeme(c, from)->breaks && entry_at(c, from, IS(WEEKDAY))) {
		ptrdiff_t after = from + 1 + is_word(c, from + 1, ",");
		if (!calendar_lexeme(c, after)->breaks && read_date(c, after, &day, &known, &why) != NO && day.from.day)
			from = after;
	}
	next = calendar_lexeme(c, from)->breaks ? NO : read_date(c, from, &day, &known, &why);
	if (next != NO && !day.interval && day.from.day) {
		if (known)
			date->when.from = day.from;
		end = next;
		date->digits = true;
	}
	date->when.from.hour = time.hour;
	date->when.from.minute = time.minute;
	date->when.from.second = time.second;
	if (until.hour) {
		date->when.to = date->when.from;
		date->when.to.hour = until.hour;
		date->when.to.minute = until.minute;
		date->when.to.second = until.second;
		date->when.interval = true;
	}
	date->last = end - 1;
	date->next = end;
	return true;
}

/* "Thursday, Dec. 15": the date begins behind the weekday. Returns where to read. */
static ptrdiff_t
behind_weekday(const Calendar *c, ptrdiff_t at)
{
	Stretch when;
	ptrdiff_t next = at + 1;
	int year;

	if (!(calendar_lexeme(c, at)->sense->is & IS(WEEKDAY)) || !entry_at(c, at, IS(WEEKDAY)))
		return at;
	if (is_word(c, next, ".") && !next_lexeme(c, next)->space)
		next++;
	if (is_word(c, next, ","))
		next++;
	if (is_word(c, next, "the"))
		next++;
	if (calendar_lexeme(c, next)->breaks || read_year(c, next, &year) != NO)
		return at;
	if (read_month_first(c, next, &when) != NO || read_day_first(c, next, &when) != NO || read_numeric(c, next, &when) != NO)
		return when.from.day ? next : at;
	return at;
}

/* So many units, counted back or on from the article's date. */
static bool
is_counted(const Calendar *c, ptrdiff_t at, ptrdiff_t end)
{
	int n;
	ptrdiff_t next = has_sense(c, at, IS(DIRECTION)) ? read_small(c, at + 1, &n) : NO;

	return next != NO && next < end && !is_word(c, at + 1, "a") && has_sense(c, next, IS(PERIOD));
}

bool
date_at(const Calendar *calendar, ptrdiff_t at, Date *date)
{
	Calendar copy = *calendar;
	const Calendar *c = &copy;
	static const uint64_t begins = IS(MONTH) | IS(WEEKDAY) | IS(SEASON) | IS(RELATIVE_DAY) | IS(DIRECTION) | IS(PART) | IS(NOON) | IS(HOLIDAY) |
	                               IS(YEAR_NAME) | IS(ORDINAL) | IS(DIGIT) | IS(TEEN) | IS(TENS) | IS(COUPLE) | IS(SEVERAL) | IS(DENOMINATOR);
	const Lexeme *lexeme = calendar_lexeme(c, at);
	ptrdiff_t start, end;

	if (lexeme->kind != LEXEME_DIGITS && !(lexeme->sense->is & begins) && lexeme->sense->most < 2 && lexeme->text.len > 3)
		return false;
	copy.at = at;
	if (clock_first(c, at, date))
		return true;
	start = behind_weekday(c, at);
	copy.weekday = start > at ? entry_at(c, at, IS(WEEKDAY))->value : 0;
	*date = (Date){ .first = start };
	end = read_date(c, start, &date->when, &date->known, &date->why);
	if (end == NO || !month_alone_fits(c, start, end))
		return false;
	date->bare_year = end == start + 1 && calendar_lexeme(c, start)->kind == LEXEME_DIGITS;
	date->counted = is_counted(c, start, end);
	end = read_to(c, start, end, date);
	date->digits = has_digits(c, start, end);
	end = read_clock_after(c, end, date);
	if (at > 0 && is_word(c, start == at ? at - 1 : at - 1, "since") && !date->when.interval)
		date->when.open = true;
	date->last = end - 1;
	date->next = end;
	return true;
}

Calendar
calendar_for(const Lexicon *lexicon, const Lexemes *lexemes, Str anchor)
{
	Calendar c = { .lexicon = lexicon, .lexemes = lexemes };

	c.dated = moment_read(anchor, &c.today) && c.today.day;
	if (!c.dated)
		c.today = (Moment){ .year = 2000, .month = 1, .day = 1 };
	c.today.hour = c.today.minute = c.today.second = 0;
	return c;
}

DateSpans
dates_find(Arena *arena, const Lexicon *lexicon, Str text, const Words *words, Str anchor)
{
	Lexemes lexemes = lexemes_find(arena, lexicon, text, words);
	Calendar c = calendar_for(lexicon, &lexemes, anchor);
	DateSpans out = { 0 };
	Date date;

	for (ptrdiff_t i = 0; i < lexemes.len;) {
		const Lexeme *first, *last;
		if (!date_at(&c, i, &date)) {
			i++;
			continue;
		}
		first = &lexemes.at[date.first];
		last = &lexemes.at[date.last];
		*PUSH(arena, &out) = (DateSpan){ .start = first->start, .end = last->end, .first = first->word, .last = last->word,
			                         .time = date.known ? stretch_edtf(arena, date.when) : (Str){ 0 }, .digits = date.digits };
		i = date.next;
	}
	return out;
}
