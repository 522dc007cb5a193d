#include "language/date/calendar.h"

/* "13:05", "13:05:30", "10.30": one lexeme. */
static bool
read_colons(Str text, char between, Moment *m)
{
	int part[3] = { 0 }, parts = 0, digits = 0;

	for (ptrdiff_t i = 0; i < text.len; i++) {
		if (is_digit(text.at[i]) && digits < 2) {
			part[parts] = part[parts] * 10 + (text.at[i] - '0');
			digits++;
		} else if (text.at[i] == between && digits && parts < 2) {
			parts++;
			digits = 0;
		} else {
			return false;
		}
	}
	if (!parts || digits != 2 || part[0] > 24 || part[1] > 59 || part[2] > 60)
		return false;
	*m = (Moment){ .hour = part[0] + 1, .minute = part[1] + 1, .second = parts == 2 ? part[2] + 1 : 0 };
	return true;
}

/* am and pm shift the hour; false if the hour has none. */
static bool
shift(Moment *m, int by)
{
	int hour = m->hour - 1;

	if (hour < 1 || hour > 12)
		return hour <= 23;
	m->hour = hour % 12 + by + 1;
	return true;
}

static ptrdiff_t
read_half_of_day(const Calendar *c, ptrdiff_t at, Moment *m)
{
	const Entry *entry = calendar_entry(c, at, IS(AM_PM));

	if (!entry || !shift(m, entry->value))
		return NO;
	at += entry->words;
	if (calendar_is(c, at, ".") && !calendar_lexeme(c, at)->space &&
		calendar_lexeme(c, at)->end - calendar_lexeme(c, at)->start == 1 && at + 1 < c->lexemes->len &&
		!calendar_lexeme(c, at + 1)->capital && !calendar_lexeme(c, at + 1)->breaks &&
		str_find_byte(calendar_lexeme(c, at - 1)->text, '.') >= 0)
		at++; /* "p.m" "." */
	return at;
}

static ptrdiff_t
read_zone(const Calendar *c, ptrdiff_t at)
{
	const Entry *zone = calendar_entry(c, at, IS(ZONE));

	if (zone)
		return at + zone->words;
	if (calendar_is(c, at, "(")) {
		zone = calendar_entry(c, at + 1, IS(ZONE));
		if (zone && calendar_is(c, at + 1 + zone->words, ")"))
			return at + 2 + zone->words;
	}
	return NO;
}

/* "5 in the morning", "8 in the evening", "9 at night", "8 tonight", "8 this evening". */
static ptrdiff_t
read_daypart(const Calendar *c, ptrdiff_t at, Moment *m)
{
	bool in_the = calendar_is(c, at, "in") && calendar_is(c, at + 1, "the"),
	     night = calendar_is(c, at, "at") && calendar_is(c, at + 1, "night");
	const Lexeme *part = calendar_lexeme(c, at + (in_the ? 2 : 1));

	if (m->hour < 2 || m->hour > 13)
		return NO;
	if (calendar_is(c, c->at - 1, "at") && c->at == at - 1 &&
		calendar_has(c, at, IS(RELATIVE_DAY) | IS(WEEKDAY)) &&
		calendar_next(c, at + 1)->sense->is & IS(DAYPART)) /* "at 9 tomorrow morning" */
		return shift(m, calendar_is(c, at + 1, "morning") ? 0 : 12) ? at : NO;
	if (calendar_is(c, at, "tonight") || night)
		return shift(m, 12) ? at + 1 + night : NO;
	if ((!in_the && !calendar_is(c, at, "this")) || part->breaks || !(part->sense->is & IS(DAYPART)))
		return NO;
	return shift(m, str_equal(part->lower, S("morning")) ? 0 : 12) ? at + 2 + in_the : NO;
}

/* The hour in words: "six", "ten". */
static ptrdiff_t
read_hour_word(const Calendar *c, ptrdiff_t at, int *hour)
{
	const Entry *entry;

	if (calendar_digits(calendar_lexeme(c, at), hour))
		return *hour <= 24 && calendar_lexeme(c, at)->text.len <= 2 ? at + 1 : NO;
	entry = calendar_entry(c, at, IS(DIGIT) | IS(TEEN));
	if (!entry || entry->value > 12 || entry->value < 1)
		return NO;
	*hour = entry->value;
	return at + 1;
}

static Moment
spoken_hour(int hour, int minutes, bool before)
{
	return (Moment){ .hour = (before ? (hour + 23) % 24 : hour) + 1,
		.minute = (before ? 60 - minutes : minutes) + 1 };
}

/* "9 to 5pm", "from nine to five o'clock": from one hour to the other, not minutes before it. */
static bool
hours_to_hour(const Calendar *c, ptrdiff_t at, ptrdiff_t to, ptrdiff_t end)
{
	bool digits = calendar_lexeme(c, at)->kind == LEXEME_DIGITS &&
		calendar_lexeme(c, end - 1)->kind == LEXEME_DIGITS && calendar_has(c, end, IS(AM_PM));
	int hour;

	return calendar_is(c, to, "to") && to == at + 1 && read_hour_word(c, at, &hour) != NO && hour <= 12 &&
		(digits || calendar_is(c, at - 1, "from") || calendar_is(c, at - 1, "between"));
}

/* "half past six", "quarter to nine", "ten past four". */
static ptrdiff_t
read_spoken(const Calendar *c, ptrdiff_t at, Moment *m)
{
	static const char *const minute_words[] = { "minutes", "minute", "mins", "min", NULL };
	int minutes, hour, before;
	ptrdiff_t next = at, end;
	const Entry *noon;

	if (calendar_is(c, at, "a"))
		next++;
	if (calendar_is(c, next, "half"))
		minutes = 30;
	else if (calendar_is(c, next, "quarter"))
		minutes = 15;
	else if (next != at || (end = calendar_small(c, next, &minutes)) == NO || minutes > 59)
		return NO;
	else
		next = end - 1;
	next++;
	next += calendar_any(c, next, minute_words);
	before = calendar_is(c, next, "to") || calendar_is(c, next, "before") || calendar_is(c, next, "til");
	if (!(before && minutes != 30) && !calendar_is(c, next, "past") &&
		!(calendar_is(c, next, "after") && minutes != 30))
		return NO;
	noon = calendar_next(c, next + 1)->breaks ? NULL : calendar_entry(c, next + 1, IS(NOON));
	if (noon) {
		*m = spoken_hour(noon->value, minutes, before);
		return next + 2;
	}
	end = read_hour_word(c, next + 1, &hour);
	if (end == NO || hour < 1 || hour > 12 || hours_to_hour(c, at, next, end))
		return NO;
	*m = spoken_hour(hour, minutes, before);
	next = read_half_of_day(c, end, m);
	if (next == NO && calendar_is(c, end, "o'clock"))
		return end + 1;
	if (next == NO && !calendar_is(c, at + (calendar_is(c, at, "a")), "half") &&
		!calendar_is(c, at + (calendar_is(c, at, "a")), "quarter"))
		return NO;
	return next == NO ? end : next;
}

/* "16h", "13h30". */
static ptrdiff_t
read_french(const Calendar *c, ptrdiff_t at, Moment *m)
{
	const Lexeme *h = calendar_lexeme(c, at + 1), *minutes = calendar_lexeme(c, at + 2);
	int hour, minute;

	if (!calendar_digits(calendar_lexeme(c, at), &hour) || hour > 24 || h->space ||
		!str_equal(h->lower, S("h")))
		return NO;
	if (minutes->space || !calendar_digits(minutes, &minute) || minutes->text.len != 2 || minute > 59)
		return NO;
	*m = (Moment){ .hour = hour + 1, .minute = minute + 1 };
	return at + 3;
}

static ptrdiff_t
read_digits(const Calendar *c, ptrdiff_t at, Moment *m)
{
	static const char *const behind[] = { "behind", "ahead", "clear", "adrift", "faster", "slower",
		"remaining", "left", NULL };
	const Lexeme *lexeme = calendar_lexeme(c, at);
	int value;
	ptrdiff_t next = at + 1, end;

	if (lexeme->kind != LEXEME_DIGITS)
		return NO;
	if (read_colons(lexeme->text, ':', m) && calendar_any(c, next, behind))
		return NO; /* "third, 1:23 behind" */
	if (read_colons(lexeme->text, ':', m)) {
		if (m->second && (calendar_is(c, at - 1, "in") || calendar_is(c, at - 1, "of")))
			return NO; /* "won in 2:01:39": how long it took */
		end = read_half_of_day(c, next, m);
		if (end == NO)
			end = read_daypart(c, next, m);
		next = end == NO ? next : end;
		end = read_zone(c, next);
		return end == NO ? next : end;
	}
	if (read_colons(lexeme->text, '.', m)) {
		end = read_half_of_day(c, next, m);
		if (end == NO)
			end = read_zone(c, next);
		return end;
	}
	if (!calendar_digits(lexeme, &value))
		return NO;
	if (lexeme->text.len >= 3 && value % 100 < 60 && value / 100 < 24) {
		*m = (Moment){ .hour = value / 100 + 1, .minute = value % 100 + 1 };
		end = read_half_of_day(c, next, m);
		if (end == NO && lexeme->text.len == 4)
			end = read_zone(c, next);
		if (end != NO)
			return end;
	}
	if (lexeme->text.len == 4 && value % 100 < 60 && value / 100 < 24 &&
		(calendar_is(c, next, "hours") || calendar_is(c, next, "hrs")) &&
		(lexeme->text.at[0] == '0' ||
			calendar_any(c, at - 1, (const char *const[]){ "at", "by", "until", NULL }))) {
		*m = (Moment){ .hour = value / 100 + 1, .minute = value % 100 + 1 };
		end = read_zone(c, next + 1);
		return end == NO ? next + 1 : end;
	}
	if (lexeme->text.len > 2 || value > 24)
		return NO;
	if (value == 12 && calendar_next(c, next)->sense->is & IS(NOON) && !calendar_lexeme(c, next)->breaks) {
		*m = (Moment){ .hour = (calendar_is(c, next, "midnight") ? 0 : 12) + 1, .minute = 1 };
		return next + 1;
	}
	*m = (Moment){ .hour = value + 1, .minute = 1 };
	end = read_half_of_day(c, next, m);
	if (end != NO) {
		next = read_zone(c, end);
		return next == NO ? end : next;
	}
	if (calendar_is(c, next, "o'clock") || calendar_is(c, next, "o’clock") ||
		calendar_is(c, next, "oclock"))
		return next + 1;
	return read_daypart(c, next, m);
}

bool
clock_may_begin(const Calendar *c, ptrdiff_t at)
{
	const Lexeme *lexeme = calendar_lexeme(c, at);

	if (lexeme->kind == LEXEME_DIGITS ||
		(lexeme->sense->is | lexeme->sense->begins) & (IS(NOON) | IS(DIGIT) | IS(TEEN) | IS(TENS)))
		return true;
	at += calendar_is(c, at, "a");
	return calendar_is(c, at, "half") || calendar_is(c, at, "quarter");
}

/* "seven thirty p.m.": the minutes behind an hour in words. */
static ptrdiff_t
read_minutes_word(const Calendar *c, ptrdiff_t at, Moment *m)
{
	Moment full = *m;
	int minutes;
	ptrdiff_t next = calendar_has(c, at, IS(TEEN) | IS(TENS)) ? calendar_small(c, at, &minutes) : NO, end;

	if (next == NO || minutes > 59)
		return NO;
	full.minute = minutes + 1;
	end = read_half_of_day(c, next, &full);
	if (end == NO)
		end = read_daypart(c, next, &full);
	if (end != NO)
		*m = full;
	return end;
}

ptrdiff_t
clock_at(const Calendar *c, ptrdiff_t at, Moment *m)
{
	const Lexeme *lexeme = calendar_lexeme(c, at);
	const Entry *entry;
	ptrdiff_t next;
	int hour;

	if (lexeme->kind == LEXEME_DIGITS) {
		next = read_french(c, at, m);
		if (next == NO && !lexeme->code)
			next = read_digits(c, at, m);
		if (next != NO)
			return next;
	}
	if (lexeme->sense->is & IS(NOON)) {
		entry = lexicon_match(c->lexicon, c->lexemes, at, IS(NOON));
		if (entry) {
			*m = (Moment){ .hour = entry->value + 1, .minute = 1 };
			return at + 1;
		}
	}
	next = read_spoken(c, at, m);
	if (next != NO)
		return next;
	next = read_hour_word(c, at, &hour);
	if (next == NO || lexeme->kind == LEXEME_DIGITS)
		return NO;
	*m = (Moment){ .hour = hour + 1, .minute = 1 };
	at = read_minutes_word(c, next, m);
	if (at != NO)
		return at;
	if (calendar_is(c, next, "o'clock") || calendar_is(c, next, "o’clock"))
		return next + 1;
	at = read_half_of_day(c, next, m);
	return at == NO ? read_daypart(c, next, m) : at;
}

ptrdiff_t
clock_range_at(const Calendar *c, ptrdiff_t at, Moment *from, Moment *to)
{
	int hour;
	ptrdiff_t join = read_hour_word(c, at, &hour), end;
	const Lexeme *lexeme = calendar_lexeme(c, at);

	if (join == NO || lexeme->code) {
		if (lexeme->code || !read_colons(lexeme->text, '.', from))
			return NO;
		join = at + 1;
		hour = from->hour - 1;
	} else {
		*from = (Moment){ .hour = hour + 1, .minute = 1 };
	}
	if (hour < 1 || hour > 12)
		return NO;
	if (!calendar_dash(c, join) && !calendar_is(c, join, "to") && !calendar_is(c, join, "until") &&
		!calendar_is(c, join, "till") &&
		!(calendar_is(c, join, "and") && calendar_is(c, at - 1, "between")))
		return NO;
	end = clock_at(c, join + 1, to);
	if (end == NO || end == join + 2)
		return NO;
	if (to->hour > 12 && from->hour + 12 <= to->hour)
		from->hour += 12;
	return end;
}
