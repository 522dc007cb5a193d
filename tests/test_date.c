#include "language/date.h"
#include "language/html/pagedate.h"
#include "suite.h"

/* Each text with the dates in it as "words=EDTF", joined by "; ". The article is of Wednesday, 16 June 2021, or undated. */
static const struct {
	const char *text, *dates;
} dated[] = {
	{ "It happened on June 3.", "June 3=2021-06-03" },
	{ "Talks begin on July 3 and will last a week.", "July 3=2021-07-03" },
	{ "In November they left.", "November=2020-11" },
	{ "On Monday the court sat.", "Monday=2021-06-14" },
	{ "The court will sit on Monday.", "Monday=2021-06-21" },
	{ "Thursday, Dec. 24, was quiet.", "Dec. 24=2020-12-24" },
	{ "Last week it rained.", "Last week=2021-06-07/2021-06-13" },
	{ "last month, this year and next year", "last month=2021-05; this year=2021; next year=2022" },
	{ "over the past month", "past month=2021-05-16/2021-06-16" },
	{ "two days ago", "two days ago=2021-06-14" },
	{ "yesterday and today", "yesterday=2021-06-15; today=2021-06-16" },
	{ "last Sunday of March 2014", "last Sunday of March 2014=2014-03-30" },
	{ "on Wednesday of next week", "Wednesday of next week=2021-06-23" },
	{ "at 3:20 p.m. on Tuesday", "3:20 p.m. on Tuesday=2021-06-15T15:20" },
	{ "between 3 and 5pm", "3 and 5pm=2021-06-16T15:00/2021-06-16T17:00" },
	{ "the third quarter", "third quarter=2021-07/2021-09" },
	{ "the year before, the previous week", "the year before=; previous week=" },
	{ "between January 2019 and today; from March to date",
		"January 2019 and today=2019-01/2021-06-16; March to date=2021-03/2021-06-16" },
	{ "from 11/25 to 01/25", "11/25 to 01/25=2020-11-25/2021-01-25" },
	{ "over the weekend, the coming Friday", "weekend=2021-06-12/2021-06-13; coming Friday=2021-06-18" },
	{ "earlier this year, later this month, end of last week",
		"earlier this year=2021-01/2021-06; later this month=2021-06-16/2021-06-30; end of last week=2021-06-11/2021-06-13" },
	{ "week 27 of last year, week of June 3",
		"week 27 of last year=2020-06-29/2020-07-05; week of June 3=2021-05-31/2021-06-06" },
	{ "every Tuesday and each Monday at 4pm", "Tuesday=; Monday at 4pm=" },
	{ "at 9 tomorrow morning", "9 tomorrow morning=2021-06-17T09:00" },
	{ "Saturday morning at 9", "Saturday morning at 9=2021-06-12T09:00" },
	{ "on Tuesday at 5 sites", "Tuesday=2021-06-15" },
	{ "on the 15th. On the 15th floor", "15th=2021-06-15" },
	{ "24 hours ago, three months hence", "24 hours ago=2021-06-15; three months hence=2021-09" },
	{ "It is to be held from July 20 to August 11.", "July 20 to August 11=2021-07-20/2021-08-11" },
	{ "Tuesday shortly before 5 p.m.", "Tuesday shortly before 5 p.m.=2021-06-15T17:00" },
	{ "at seven thirty p.m., 20 minutes past 3pm, quarter to noon, at 9:30 in the evening",
		"seven thirty p.m.=2021-06-16T19:30; 20 minutes past 3pm=2021-06-16T15:20; quarter to noon=2021-06-16T11:45; 9:30 in the evening=2021-06-16T21:30" },
	{ "last Easter, next Diwali, Thanksgiving of last year",
		"last Easter=2021-04-04; next Diwali=2021-11-04; Thanksgiving of last year=2020-11-26" },
	{ "during Ramadan, after Eid al-Fitr; he lent money",
		"Ramadan=2021-04-13/2021-05-12; Eid al-Fitr=2021-05-13" },
	{ "July 3 to 5", "July 3 to 5=2021-07-03/2021-07-05" },
	{ "They met in July and by end of year.", "July=2020-07; end of year=2021-10/2021-12" },
	{ "the year before last, the week after next, in two weeks' time",
		"the year before last=2019; the week after next=2021-06-28/2021-07-04; two weeks' time=2021-06-30" },
	{ "on 3, 5 and 7 May; 24/25 December",
		"3=2021-05-03; 5 and 7 May={2021-05-05,2021-05-07}; 24/25 December=2020-12-24/2020-12-25" },
	{ "12 noon, at 0600 hours, after 1400 hours of work",
		"12 noon=2021-06-16T12:00; 0600 hours=2021-06-16T06:00" },
	{ "the Friday after next; three Fridays from now",
		"Friday after next=2021-06-25; Fridays from now=2021-07-02" },
	{ "The next day they left; since 2 p.m. it rains", "next day=; 2 p.m.=2021-06-16T14:00/.." },
	{ "He said Tuesday that they will leave on Friday.", "Tuesday=2021-06-15; Friday=2021-06-18" },
	{ "She was killed on Saturday and will be buried on Thursday.",
		"Saturday=2021-06-12; Thursday=2021-06-17" },
	{ "Police said on June 3 that the trial would begin in August.", "June 3=2021-06-03; August=2021-08" },
	{ "Two believed to be thieves were shot Monday; they are to appear Friday.",
		"Monday=2021-06-14; Friday=2021-06-18" },
	{ "Easter 2010, Christmas Day", "Easter 2010=2010-04-04; Christmas Day=2021-12-25" },
};
static const struct {
	const char *text, *dates;
} undated[] = {
	{ "in March 2019", "March 2019=2019-03" },
	{ "from Jan. 30 to Feb. 5, 2012", "Jan. 30 to Feb. 5, 2012=2012-01-30/2012-02-05" },
	{ "on 7 and 9 May 2019, 7 and 8 May 2019",
		"7 and 9 May 2019={2019-05-07,2019-05-09}; 7 and 8 May 2019=2019-05-07/2019-05-08" },
	{ "5-6 April 2016", "5-6 April 2016=2016-04-05/2016-04-06" },
	{ "at 10 a.m. Nov. 29, 2016.", "10 a.m. Nov. 29, 2016=2016-11-29T10:00" },
	{ "September 26, 2014, 13:05", "September 26, 2014, 13:05=2014-09-26T13:05" },
	{ "2014-09-26, 26/09/2014, 9/26/14 and 23.04.2022",
		"2014-09-26=2014-09-26; 26/09/2014=2014-09-26; 9/26/14=2014-09-26; 23.04.2022=2022-04-23" },
	{ "from 5/1-5/7/2020, 10.31.1974, 31-Oct-74",
		"5/1-5/7/2020=2020-05-01/2020-05-07; 10.31.1974=1974-10-31; 31-Oct-74=1974-10-31" },
	{ "the 2nd of march, march 3 2015; they march 3 miles",
		"the 2nd of march=XXXX-03-02; march 3 2015=2015-03-03" },
	{ "2019 Q1, Q1-2019, 2018Q4, 2017 April, 2020/Sep/23",
		"2019 Q1=2019-01/2019-03; Q1-2019=2019-01/2019-03; 2018Q4=2018-10/2018-12; 2017 April=2017-04; 2020/Sep/23=2020-09-23" },
	{ "In 2018 May said no.", "2018=2018" },
	{ "from 2007 to the end of 2008, 2014 through May 2018",
		"2007 to the end of 2008=2007/2008-12; 2014 through May 2018=2014/2018-05" },
	{ "first week of 2019, 3rd week of 2018",
		"first week of 2019=2018-12-31/2019-01-06; 3rd week of 2018=2018-01-15/2018-01-21" },
	{ "in nineteen ninety-six, October two thousand and five",
		"nineteen ninety-six=1996; October two thousand and five=2005-10" },
	{ "dial 138-2010-2015", "" },
	{ "Yom Kippur 1973, Passover 2018, Hanukkah 2019",
		"Yom Kippur 1973=1973-10-06; Passover 2018=2018-03-31/2018-04-06; Hanukkah 2019=2019-12-23/2019-12-30" },
	{ "Lunar New Year 2020, Mid-Autumn Festival 2020",
		"Lunar New Year 2020=2020-01-25; Mid-Autumn Festival 2020=2020-10-01" },
	{ "Diwali 2020, Holi 2020, Makar Sankranti 2019",
		"Diwali 2020=2020-11-14; Holi 2020=2020-03-10; Makar Sankranti 2019=2019-01-15" },
	{ "Orthodox Easter 2021, Lent 2021, Labor Day 2021",
		"Orthodox Easter 2021=2021-05-02; Lent 2021=2021-02-17/2021-04-03; Labor Day 2021=2021-09-06" },
	{ "at Ramadan, at Christmas", "Ramadan=; Christmas=XXXX-12-25" },
	{ "winter 2020-21, the 12th century BC", "winter 2020-21=2020-24; 12th century BC=-11XX" },
	{ "the class of '95", "'95=1995" },
	{ "August 24", "August 24=XXXX-08-24" },
	{ "on Tuesday", "Tuesday=" },
	{ "since 2012", "2012=2012/.." },
	{ "in 2014-2015, 2010-11", "2014-2015=2014/2015; 2010-11=2010/2011" },
	{ "the beginning of 2019, late March 2018",
		"beginning of 2019=2019-01/2019-03; late March 2018=2018-03-21/2018-03-31" },
	{ "third quarter of 2011, Q3 2011, first half of 2019",
		"third quarter of 2011=2011-07/2011-09; Q3 2011=2011-07/2011-09; first half of 2019=2019-01/2019-06" },
	{ "the 1990s, the early 1980s, the 19th century",
		"1990s=1990/1999; early 1980s=1980/1983; 19th century=18XX" },
	{ "the summer of 2017", "summer of 2017=2017-22" },
	{ "financial year 2020-21", "financial year 2020-21=2020/2021" },
	{ "in 575 BC", "575 BC=-0574" },
	{ "1500 militants, 1991 people and 2,014 more", "" },
	{ "in 1991 and the 2014 Games", "1991=1991; 2014=2014" },
	{ "You may march on; May I?", "" },
	{ "Feb. 30, 2012 is no day", "2012=2012" },
	{ "", "" },
};

static Str
dates_of(Arena *arena, const char *text, const char *anchor)
{
	const char *wrong = NULL;
	const Lexicon *lexicon = lexicon_load(arena, &wrong);
	Words words = words_find(arena, str(text));
	Out out = out_memory(arena);
	DateSpans dates;

	ck_assert_msg(lexicon != NULL, "%s", wrong);
	dates = dates_find(arena, lexicon, str(text), &words, str(anchor));
	for (ptrdiff_t i = 0; i < dates.len; i++)
		out_format(&out, "%s%.*s=%.*s", i ? "; " : "",
			SHOW(str_slice(str(text), dates.at[i].start, dates.at[i].end)), SHOW(dates.at[i].time));
	return out_str(&out);
}

static void
check_dates(const char *text, const char *anchor, const char *want)
{
	Arena arena = { 0 };
	Str got = dates_of(&arena, text, anchor);

	ck_assert_msg(str_equal(got, str(want)), "%s: %.*s, not %s", text, SHOW(got), want);
	arena_free(&arena);
}

START_TEST(dates_are_counted_from_the_articles)
{
	check_dates(dated[_i].text, "2021-06-16", dated[_i].dates);
}
END_TEST

START_TEST(dates_say_what_is_written)
{
	check_dates(undated[_i].text, "", undated[_i].dates);
}
END_TEST

START_TEST(days_are_the_calendars)
{
	for (int64_t day = -800000; day < 800000; day += 997) {
		Moment m = moment_of_days(day);
		ck_assert_int_eq(moment_days(m), day);
		ck_assert(moment_valid(m));
	}
	ck_assert_int_eq(moment_weekday((Moment){ .year = 2021, .month = 6, .day = 16 }), 3);
	ck_assert_int_eq(moment_add_months((Moment){ .year = 2020, .month = 1, .day = 31 }, 1).day, 29);
	ck_assert_int_eq(moment_easter(2021).day, 4);
}
END_TEST

/* Dates as pages write them; "-" for none. */
static const struct {
	const char *text, *date;
	bool day_first;
} page_dates[] = {
	{ "2020-09-25T13:05Z", "2020-09-25", false },
	{ "20200925", "2020-09-25", false },
	{ "202009251", "-", false },
	{ "25.09.2020", "2020-09-25", false },
	{ "3/4/2020", "2020-03-04", false },
	{ "3/4/2020", "2020-04-03", true },
	{ "25/9/20", "2020-09-25", false },
	{ "September 25th, 2020", "2020-09-25", false },
	{ "25. September 2020", "2020-09-25", false },
	{ "25 de septiembre de 2020", "2020-09-25", false },
	{ "2020年9月25日", "2020-09-25", false },
	{ "2020-02-29", "2020-02-29", false },
	{ "2021-02-29", "-", false },
	{ "2000-02-29", "2000-02-29", false },
	{ "2100-02-29", "-", false },
	{ "31 April 2020", "-", false },
	{ "version 1.2.3", "-", false },
};

START_TEST(page_dates_are_real_days)
{
	Arena arena = { 0 };
	const char *wrong = NULL;
	const Table *months = table_load(&arena, "html/month-names", &wrong);
	PageDate d;
	Str got = S("-");

	ck_assert_msg(months != NULL, "%s", wrong);
	if (page_date_find(months, str(page_dates[_i].text), 0, page_dates[_i].day_first, &d))
		got = arena_format(&arena, "%04d-%02d-%02d", d.year, d.month, d.day);
	ck_assert_msg(str_is(got, page_dates[_i].date), "%s: %.*s, not %s", page_dates[_i].text, SHOW(got),
		page_dates[_i].date);
	arena_free(&arena);
}
END_TEST

#define COUNT(array) (int)(sizeof(array) / sizeof *(array))

Suite *
suite(void)
{
	Suite *s = suite_create("date");
	TCase *t = tcase_create("date");

	tcase_add_loop_test(t, dates_are_counted_from_the_articles, 0, COUNT(dated));
	tcase_add_loop_test(t, dates_say_what_is_written, 0, COUNT(undated));
	tcase_add_test(t, days_are_the_calendars);
	tcase_add_loop_test(t, page_dates_are_real_days, 0, COUNT(page_dates));
	suite_add_tcase(s, t);
	return s;
}
