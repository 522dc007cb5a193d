#include "language/html/published.h"

#include "language/moment.h"

static int64_t
day_number(const PageDate *d)
{
	return moment_days((Moment){ .year = d->year, .month = d->month, .day = d->day });
}

/* Days from it in UTC to another date; 9: more than zones explain, which go from 12 hours behind to 14 ahead. */
static int
days_to(const PageDate *utc, const PageDate *local)
{
	int64_t days = day_number(local) - day_number(utc);
	bool fits = days == 0 || (days == -1 && utc->utc_hour <= 12) || (days == 1 && utc->utc_hour > 10);

	return fits ? (int)days : 9;
}

/* An address has the day of publication; what is shown may be another article's, or today's: it is believed only where it is the
 * evening before, as in the Americas. */
static PageDate
local_day(const Published *published, PageDate date)
{
	static const DatePlace shown[] = { FROM_TIME_SHOWN, FROM_TEXT_MARKED, FROM_CLASS };
	enum { AMERICAS = 8 /* hours behind UTC */ };
	const PageDate *url = &published->at[FROM_URL];

	if (!date.utc_hour)
		return date;
	if (url->year && days_to(&date, url) != 9)
		return *url;
	for (size_t i = 0; i < sizeof shown / sizeof *shown && date.utc_hour <= AMERICAS; i++) {
		const PageDate *other = &published->at[shown[i]];
		int days = other->year ? days_to(&date, other) : 9;
		if (days == 0 || days == -1)
			return *other;
	}
	return date;
}

PageDate
published_day(const Published *published)
{
	for (int place = 0; place < FROM_TIME_SHOWN; place++)
		if (published->at[place].year)
			return local_day(published, published->at[place]);
	return (PageDate){ 0 };
}
