#include "language/date.h"

#include "language/date/calendar.h"

/* ---- the whole ---- */

/* A month alone that is another word as well needs a word that leads to a date. */
static bool
month_alone_fits(const Calendar *c, ptrdiff_t at, ptrdiff_t end)
{
	static const char *const leads[] = { "in", "since", "by", "until", "till", "last", "this", "next",
		"early", "late", "mid", "of", "from", "to", "through", "and", "between", "during", "for",
		"before", "after", "each", "every", "-", "–", ",", NULL };
	const Lexeme *lexeme = calendar_lexeme(c, at);
	const Entry *month;

	if (end - at > 2 || !(lexeme->sense->is & IS(MONTH)))
		return true;
	if (end - at == 2 && !calendar_is(c, at + 1, "."))
		return true;
	month = lexicon_match(c->lexicon, c->lexemes, at, IS(MONTH));
	if (!lexeme->capital)
		return false;
	if (month && month->how == HOW_ANY && month->form.len > 4)
		return true;
	return at > 0 && !lexeme->breaks && calendar_any(c, at - 1, leads);
}

static bool
has_digits(const Calendar *c, ptrdiff_t first, ptrdiff_t end)
{
	for (ptrdiff_t i = first; i < end; i++)
		if (calendar_lexeme(c, i)->kind == LEXEME_DIGITS ||
			(calendar_lexeme(c, i)->sense->is & (IS(DIGIT) | IS(TEEN) | IS(TENS) | IS(ORDINAL))))
			return true;
	return false;
}

static bool
same_shape(Stretch a, Stretch b)
{
	return !a.interval && !b.interval && (a.from.month > 0) == (b.from.month > 0) &&
		(a.from.day > 0) == (b.from.day > 0) && !a.from.vague;
}

/* "to date", "until now", "and today" behind a date: up to the article's. */
static ptrdiff_t
read_to_today(const Calendar *c, ptrdiff_t next, Date *date)
{
	static const char *const today[] = { "today", "now", "date", "present", NULL };

	next += calendar_is(c, next, "the") && calendar_is(c, next + 1, "present");
	if (!calendar_any(c, next, today) || calendar_noun(c, next + 1))
		return NO;
	if (c->dated && date->when.from.year != YEAR_UNKNOWN)
		date->when = calendar_interval(date->when.from, c->today);
	else
		date->when.open = true;
	return next + 1;
}

static bool
writes_year(const Calendar *c, ptrdiff_t first, ptrdiff_t end)
{
	int year;

	for (ptrdiff_t i = first; i < end; i++)
		if (calendar_year(c, i, &year) != NO)
			return true;
	return false;
}

/* "from 2007 to the end of 2008", "January 2019 through 3 May 2020": ends known to a different grain. */
static bool
join_grains(const Stretch *first, const Stretch *second, Stretch *out)
{
	Moment to = second->interval ? second->to : second->from;

	if (first->from.year == YEAR_UNKNOWN || to.year == YEAR_UNKNOWN || first->from.month > 12 ||
		to.month > 12 || first->from.vague || to.vague || first->both || second->both ||
		first->from.hour || to.hour || moment_days(to) <= moment_days(first->from))
		return false;
	*out = calendar_interval(first->from, to);
	return true;
}

/* "2014 to 2016", "March 2010 until May 2012", "between 2007 and 2009". */
static ptrdiff_t
read_to(const Calendar *c, ptrdiff_t at, ptrdiff_t end, Date *date)
{
	Stretch second;
	bool known;
	const char *why;
	ptrdiff_t next, lead = at - 1 - calendar_is(c, at - 1, "the");
	bool from = calendar_is(c, lead, "from") && !calendar_dash(c, end),
	     between = calendar_is(c, lead, "between") && calendar_is(c, end, "and");

	if (calendar_dash(c, end) && calendar_next(c, end)->space && !has_digits(c, at, end))
		return end; /* "Waitangi Day - February 6" */
	if (!(calendar_joins(c, end) || between) || date->when.both || !date->known)
		return end;
	next = from || between ? read_to_today(c, end + 1, date) : NO;
	if (next != NO)
		return next;
	next = date_point(c, end + 1 + calendar_is(c, end + 1, "the"), &second, &known, &why);
	if (next == NO || !known)
		return end;
	if (!same_shape(date->when, second)) {
		bool joins = from || between || calendar_is(c, end, "through") ||
			(date->when.interval && second.interval);
		return joins && join_grains(&date->when, &second, &date->when) ? next : end;
	}
	if (date->when.from.month && !writes_year(c, at, end) && writes_year(c, end + 1, next))
		date->when.from.year = second.from.year - (date->when.from.month > second.from.month);
	if (second.from.year != YEAR_UNKNOWN && date->when.from.year != YEAR_UNKNOWN &&
		moment_days(second.from) <= moment_days(date->when.from)) {
		if (date->when.from.month && second.from.month && !writes_year(c, at, end))
			date->when.from.year = second.from.year - (date->when.from.month >= second.from.month);
		else
			return end;
	}
	date->when = calendar_interval(date->when.from, second.from);
	return next;
}

/* "this afternoon at 3:20", "tonight at 8 o'clock": the word before `end` puts the hour into the second half of the day. */
static bool
in_second_half(const Calendar *c, ptrdiff_t end)
{
	static const char *const late[] = { "afternoon", "evening", "night", "tonight", NULL };

	return calendar_any(c, end - 1, late);
}

/* A time or two of them: "10 a.m.", "2:00 to 2:30 pm", "between 3 and 5pm"; until->hour is 0 if there is but one. */
static ptrdiff_t
read_clock(const Calendar *c, ptrdiff_t at, Moment *from, Moment *until)
{
	ptrdiff_t end = clock_at(c, at, from), next;

	*until = (Moment){ 0 };
	if (end == NO)
		return clock_range_at(c, at, from, until);
	if (!calendar_joins(c, end) && !(calendar_is(c, end, "and") && calendar_is(c, at - 1, "between")))
		return end;
	next = clock_at(c, end + 1, until);
	if (next == NO)
		return end;
	if (until->hour > 12 && from->hour <= 12 && from->hour + 12 <= until->hour &&
		!calendar_has(c, end - 1, IS(AM_PM)))
		from->hour += 12;
	return next;
}

static void
set_clock(Stretch *when, Moment from, Moment until)
{
	when->from.hour = from.hour;
	when->from.minute = from.minute;
	when->from.second = from.second;
	if (!until.hour)
		return;
	when->to = when->from;
	when->to.hour = until.hour;
	when->to.minute = until.minute;
	when->to.second = until.second;
	when->interval = true;
}

/* "tomorrow at 5", "Saturday morning at nine": an hour and nothing that it counts. */
static ptrdiff_t
bare_hour(const Calendar *c, ptrdiff_t at, Moment *m)
{
	static const uint64_t counts = IS(PERCENT) | IS(MEASURE) | IS(DURATION) | IS(CURRENCY_NAME) |
		IS(CURRENCY_CODE) | IS(CURRENCY_SIGN) | IS(POWER) | IS(HUNDRED) | IS(DIGIT) | IS(TEEN) |
		IS(TENS) | IS(MAGNITUDE_SUFFIX);
	int hour;
	ptrdiff_t end = calendar_is(c, at - 1, "at") ? calendar_small(c, at, &hour) : NO;
	const Lexeme *next = calendar_next(c, end);

	if (end == NO || hour < 1 || hour > 12 || calendar_is(c, at, "a") || calendar_is(c, at, "an") ||
		calendar_lexeme(c, at)->code || calendar_noun(c, end) || next->kind == LEXEME_DIGITS ||
		next->sense->is & counts ||
		(!next->space && !calendar_any(c, end, (const char *const[]){ ",", ".", ";", NULL })))
		return NO;
	*m = (Moment){ .hour = hour + 1, .minute = 1 };
	return end;
}

/* A clock before or behind the date is part of it: "9 a.m. Oct. 3, 2012", "June 4, 2015, 18:20", "Tuesday from 2 to 4 pm". */
static ptrdiff_t
read_clock_after(const Calendar *c, ptrdiff_t end, Date *date)
{
	static const char *const leads[] = { "at", "from", "between", "@", "before", "after", "by", "around",
		"about", NULL };
	Moment from, until;
	ptrdiff_t at = end, next;

	if (date->when.interval || date->when.both || !date->when.from.day)
		return end;
	if (calendar_is(c, at, ","))
		at++;
	at += calendar_any(c, at, (const char *const[]){ "shortly", "just", NULL }) &&
		calendar_any(c, at + 1, leads);
	at += calendar_any(c, at, leads);
	next = read_clock(c, at, &from, &until);
	if (next == NO)
		next = bare_hour(c, at, &from);
	if (next == NO)
		return end;
	if (from.hour <= 12 && in_second_half(c, end))
		from.hour += 12;
	set_clock(&date->when, from, until);
	date->digits = true;
	return next;
}

static bool
clock_first(const Calendar *c, ptrdiff_t at, Date *date)
{
	Moment time, until;
	ptrdiff_t end = clock_may_begin(c, at) ? read_clock(c, at, &time, &until) : NO, from, next;
	Stretch day;
	bool known;
	const char *why;

	if (end == NO)
		return false;
	*date = (Date){ .first = at, .why = "a clock time", .known = true, .digits = has_digits(c, at, end) };
	date->when.from = c->dated ? c->today : (Moment){ .year = YEAR_UNKNOWN };
	from = end + (calendar_is(c, end, "on") || calendar_is(c, end, ","));
	if (calendar_has(c, from, IS(WEEKDAY)) && calendar_entry(c, from, IS(WEEKDAY))) {
		ptrdiff_t after = from + 1 + calendar_is(c, from + 1, ",");
		if (date_point(c, after, &day, &known, &why) != NO && day.from.day)
			from = after;
	}
	next = date_point(c, from, &day, &known, &why);
	if (next != NO && !day.interval && day.from.day) {
		if (known)
			date->when.from = day.from;
		end = next;
		date->digits = true;
	}
	set_clock(&date->when, time, until);
	if (calendar_is(c, at - 1, "since") && !date->when.interval)
		date->when.open = true;
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

	if (!(calendar_lexeme(c, at)->sense->is & IS(WEEKDAY)) || !calendar_entry(c, at, IS(WEEKDAY)))
		return at;
	if (calendar_is(c, next, ".") && !calendar_next(c, next)->space)
		next++;
	if (calendar_is(c, next, ","))
		next++;
	if (calendar_is(c, next, "the"))
		next++;
	if (day_numeric(c, next, &when) != NO && when.from.day)
		return next;
	if (calendar_year(c, next, &year) != NO)
		return at;
	if (day_month_first(c, next, &when) != NO || day_first(c, next, &when) != NO)
		return when.from.day ? next : at;
	return at;
}

/* So many units, counted back or on from the article's date. */
static bool
is_counted(const Calendar *c, ptrdiff_t at, ptrdiff_t end)
{
	int n;
	ptrdiff_t next = calendar_has(c, at, IS(DIRECTION)) ? calendar_small(c, at + 1, &n) : NO;

	return next != NO && next + 1 == end && !calendar_is(c, at + 1, "a") &&
		calendar_has(c, next, IS(PERIOD));
}

/* Can an expression begin here? Most words are told so by their classes. */
static bool
may_begin(const Calendar *c, ptrdiff_t at)
{
	static const uint64_t begins = IS(MONTH) | IS(WEEKDAY) | IS(SEASON) | IS(RELATIVE_DAY) |
		IS(DIRECTION) | IS(PART) | IS(NOON) | IS(HOLIDAY) | IS(YEAR_NAME) | IS(ORDINAL) | IS(DIGIT) |
		IS(TEEN) | IS(TENS) | IS(COUPLE) | IS(SEVERAL) | IS(DENOMINATOR);
	const Lexeme *lexeme = calendar_lexeme(c, at);
	const Sense *sense = lexeme->sense;

	if (lexeme->kind == LEXEME_DIGITS || sense->is & begins ||
		(sense->begins & begins && lexicon_goes_on(c->lexemes, at)))
		return true;
	return sense->is & IS(OPENER) &&
		(form_opening(c, at) || (lexeme->lower.len == 1 && clock_may_begin(c, at)));
}

/* Digits that are no year, with a word behind them that has nothing to do with dates: "459 people", "27.3 million". Few are not. */
static bool
only_counts(const Calendar *c, ptrdiff_t at)
{
	static const uint64_t others = IS(PLURAL) | IS(ABSTRACT) | IS(PERSON) | IS(MEASURE) | IS(PERCENT) |
		IS(POWER) | IS(HUNDRED) | IS(CURRENCY_NAME);
	static const char *const joints[] = { "to", "thru", "til", "till", "past", "o'clock", "o’clock",
		"oclock", "hence", NULL };
	const Lexeme *digits = calendar_lexeme(c, at), *next = calendar_next(c, at + 1);
	int year;

	return digits->kind == LEXEME_DIGITS && !digits->code && digits->text.len < 8 &&
		str_find_byte(digits->text, ':') < 0 &&
		!(digits->text.len == 4 && calendar_digits(digits, &year)) && next->kind == LEXEME_LETTERS &&
		next->space && !(calendar_classes(c, at + 1) & ~others) && !str_among(next->lower, joints);
}

/* Where one may begin. */
static bool
read_whole(const Calendar *calendar, ptrdiff_t at, Date *date)
{
	Calendar copy = *calendar;
	const Calendar *c = &copy;
	ptrdiff_t start, end;

	copy.at = at;
	if (clock_first(c, at, date))
		return true;
	start = behind_weekday(c, at);
	copy.weekday = start > at ? calendar_entry(c, at, IS(WEEKDAY))->value : 0;
	*date = (Date){ .first = start };
	end = date_point(c, start, &date->when, &date->known, &date->why);
	if (end == NO || !month_alone_fits(c, start, end))
		return false;
	date->bare_year = end == start + 1 && calendar_lexeme(c, start)->kind == LEXEME_DIGITS;
	date->counted = is_counted(c, start, end);
	end = read_to(c, start, end, date);
	date->digits = has_digits(c, start, end);
	end = read_clock_after(c, end, date);
	if (at > 0 && calendar_is(c, at - 1, "since") && !date->when.interval)
		date->when.open = true;
	date->last = end - 1;
	date->next = end;
	return true;
}

bool
date_at(const Calendar *c, ptrdiff_t at, Date *date)
{
	return may_begin(c, at) && !only_counts(c, at) && read_whole(c, at, date);
}

static bool
is_any(Str word, const char *const *words)
{
	for (; *words; words++)
		if (str_is(word, *words))
			return true;
	return false;
}

/* Nothing but dates, numbers and little words: a line of an agenda, of a list. */
static bool
is_bare(const Lexemes *lexemes)
{
	static const char *const little[] = { "in", "on", "at", "from", "to", "the", "of", "and", "or",
		"until", "till", "by", "between", "during", "for", "before", "after", "around", "about", NULL };
	static const uint64_t dates = IS(MONTH) | IS(WEEKDAY) | IS(PERIOD) | IS(PART) | IS(DAYPART) |
		IS(DIRECTION) | IS(AM_PM) | IS(ORDINAL) | IS(ORDINAL_SUFFIX) | IS(DIGIT) | IS(TEEN) |
		IS(TENS) | IS(SEASON) | IS(ZONE) | IS(OPENER);

	if (lexemes->len > 12)
		return false;
	for (ptrdiff_t i = 0; i < lexemes->len; i++)
		if (lexemes->at[i].kind == LEXEME_LETTERS && !(lexemes->at[i].sense->is & dates) &&
			!is_any(lexemes->at[i].lower, little))
			return false;
	return true;
}

Calendar
calendar_for(const Lexicon *lexicon, const Lexemes *lexemes, Str anchor)
{
	Calendar c = { .lexicon = lexicon, .lexemes = lexemes, .bare = is_bare(lexemes) };

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
		*PUSH(arena, &out) = (DateSpan){ .start = first->start,
			.end = last->end,
			.first = first->word,
			.last = last->word,
			.time = date.known ? stretch_edtf(arena, date.when) : (Str){ 0 },
			.digits = date.digits };
		i = date.next;
	}
	return out;
}
