#include "language/date/calendar.h"
#include "language/date/feast.h"

/* Feasts: where they stand in the text, of which year, and how many days they last. */

/* "Last Easter", "next Diwali"; "of last year" behind it. */
typedef struct {
	Moment year; /* YEAR_UNKNOWN: nobody wrote one */
	int towards; /* -1: the last before the article's day, 1: the next */
	ptrdiff_t end;
} When;

/* Bare words of everyday ("may day" is two) and names of people need their capital. */
static const Entry *
named_at(const Calendar *c, ptrdiff_t at)
{
	const Entry *entry = calendar_next(c, at)->kind == LEXEME_LETTERS ? calendar_entry(c, at, IS(HOLIDAY))
									  : NULL;
	int year;

	return entry &&
			(entry->form.len > 4 || calendar_lexeme(c, at)->capital ||
				calendar_year(c, at + entry->words, &year) != NO)
		? entry
		: NULL;
}

/* "Mr Christmas" */
static bool
within_name(const Calendar *c, ptrdiff_t at)
{
	static const uint64_t leads = IS(FUNCTION) | IS(WEEKDAY) | IS(DIRECTION) | IS(PART);
	const Lexeme *before = calendar_lexeme(c, at - 1);

	return at > 0 && before->capital && before->kind == LEXEME_LETTERS && !(before->sense->is & leads);
}

static When
read_when(const Calendar *c, ptrdiff_t end, const Entry *direction)
{
	When when = { .year.year = YEAR_UNKNOWN, .end = end };
	ptrdiff_t next = calendar_year_after(c, end, &when.year.year), of = end + calendar_is(c, end, "of");
	const Entry *behind;

	if (next != NO) {
		when.end = next;
		return when;
	}
	behind = calendar_next(c, of)->kind == LEXEME_LETTERS ? calendar_entry(c, of, IS(DIRECTION)) : NULL;
	if (behind && calendar_is(c, of + 1, "year")) {
		when.year.year = c->dated ? c->today.year + behind->value : YEAR_UNKNOWN;
		when.end = of + 2;
	} else if (direction) {
		when.towards = direction->value;
	}
	return when;
}

static bool
first_day(const Entry *entry, int year, int64_t *day)
{
	Moment m = { .year = year, .month = entry->value / 100, .day = entry->value % 100 };
	Str calendar = entry->name;
	ptrdiff_t space = str_find_byte(calendar, ' ');

	if (calendar.len)
		return feast_day(space < 0 ? calendar : str_slice(calendar, 0, space), entry->value, year, day);
	*day = moment_days(m);
	return true;
}

/* Of this year, or of the one the words point to. */
static bool
day_of_feast(const Calendar *c, const Entry *entry, const When *when, int64_t *day)
{
	int64_t today = moment_days(c->today);

	if (when->year.year != YEAR_UNKNOWN)
		return first_day(entry, when->year.year, day);
	if (!c->dated || !first_day(entry, c->today.year, day))
		return false;
	if (when->towards < 0 && *day >= today)
		return first_day(entry, c->today.year - 1, day);
	if (when->towards > 0 && *day <= today)
		return first_day(entry, c->today.year + 1, day);
	return true;
}

/* The days it lasts stand behind the calendar's name; "month": to the end of that month. */
static int64_t
days_of(const Entry *entry, int year, int64_t first)
{
	ptrdiff_t space = str_find_byte(entry->name, ' ');
	Str days = space < 0 ? (Str){ 0 } : str_from(entry->name, space + 1);
	int64_t n = 1, next;

	if (str_is(days, "month") &&
		feast_day(str_slice(entry->name, 0, space), entry->value + 100, year, &next))
		return next > first && next < first + 32 ? next - first : 30;
	return str_integer(days, &n) ? n : 1;
}

ptrdiff_t
holiday_at(const Calendar *c, ptrdiff_t at, Stretch *out, bool *known)
{
	const Entry *direction = calendar_has(c, at, IS(DIRECTION)) ? calendar_entry(c, at, IS(DIRECTION))
								    : NULL;
	ptrdiff_t first = at + (direction != NULL);
	const Entry *entry = named_at(c, first);
	When when;
	int64_t day, days;

	if (!entry || within_name(c, first))
		return NO;
	when = read_when(c, first + entry->words, direction);
	*known = day_of_feast(c, entry, &when, &day);
	*out = (Stretch){ .from = *known ? moment_of_days(day) : when.year };
	if (!*known && !entry->name.len) {
		*known = true;
		out->from.month = entry->value / 100;
		out->from.day = entry->value % 100;
	}
	days = *known && entry->name.len ? days_of(entry, out->from.year, day) : 1;
	if (days > 1)
		*out = calendar_interval(out->from, moment_of_days(day + days - 1));
	return when.end;
}
