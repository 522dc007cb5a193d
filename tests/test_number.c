#include "language/number/number.h"
#include "suite.h"

/* Each text with its numbers as "words: kind value low..high unit", exact and empty parts left out; the qualifier behind if there is one.
 * Norm: the claim guideline, sections 2 to 4 and 11. */
static const struct {
	const char *text, *numbers;
} cases[] = {
	/* digits */
	{ "3,000 people", "3,000: count 3000" },
	{ "3\xc2\xa0"
	  "000 and 12 500 people",
		"3\xc2\xa0"
		"000: count 3000; 12 500: count 12500" },
	{ "EUR 1.234,5", "EUR 1.234,5: money 1234.5 EUR" },
	{ "71.70 of 1,00,000 votes", "71.70: count 71.70; 1,00,000: count 100000" },
	/* words */
	{ "twenty-six thousand three hundred men", "twenty-six thousand three hundred: count 26300" },
	{ "Three million, two hundred and forty voters", "Three million, two hundred and forty: count 3000240" },
	{ "a dozen men, half a million women, two dozen boys",
		"a dozen: count 12; half a million: count 500000; two dozen: count 24" },
	{ "three-quarters of a million men", "three-quarters of a million: count 750000" },
	{ "one and a half thousand tents", "one and a half thousand: count 1500" },
	{ "3 lakh voters and 2 crore rupees", "3 lakh: count 300000; 2 crore rupees: money 20000000 INR" },
	{ "1.5 million people, 3m people, 5k fans",
		"1.5 million: count 1500000; 3m: count 3000000; 5k: count 5000" },
	{ "4 thousand 3 hundred and 21 men, 1 lakh 20 thousand",
		"4 thousand 3 hundred and 21: count 4321; 1 lakh 20 thousand: count 120000" },
	{ "three lakh crore; two thousand five hundred million; three dozens",
		"three lakh crore: count 3000000000000; two thousand five hundred million: count 2500000000; three dozens: count 36" },
	{ "3 million and a half, two million and three fifths",
		"3 million and a half: count 3500000; two million and three fifths: count 2600000" },
	{ "two hundred point seventy-one, 1 point 5 million",
		"two hundred point seventy-one: count 200.71; 1 point 5 million: count 1500000" },
	{ "5 thousand 5 thousand 5 thousand",
		"5 thousand: count 5000; 5 thousand: count 5000; 5 thousand: count 5000" },
	/* qualifiers */
	{ "about 2,000 left", "about 2,000: count 2000 about" },
	{ "An estimated 1,400 died", "estimated 1,400: count 1400 about" },
	{ "over 700 and more than 5", "over 700: count 700 700.. over; more than 5: count 5 5.. over" },
	{ "at least 76, 107 or more",
		"at least 76: count 76 76.. at_least; 107 or more: count 107 107.. at_least" },
	{ "nearly 8,000; up to 30; as many as 12.5 million",
		"nearly 8,000: count 8000 ..8000 almost; up to 30: count 30 ..30 up_to; as many as 12.5 million: count 12500000 ..12500000 up_to" },
	{ "fewer than 20, no more than 150, within 24 hours",
		"fewer than 20: count 20 ..20 under; no more than 150: count 150 ..150 up_to; within 24 hours: duration 24 ..24 hour under" },
	{ "~500 and >1,000, >= 30, -> 5",
		"~500: count 500 about; >1,000: count 1000 1000.. over; >= 30: count 30 30.. at_least; 5: count 5" },
	{ "about 500 or more, 5 or less than 6",
		"about 500 or more: count 500 500.. at_least; 5: count 5; less than 6: count 6 ..6 under" },
	{ "more than 50 but fewer than 100 homes; at most 9 and at least 2",
		"more than 50 but fewer than 100: count null 50..100 between; at most 9 and at least 2: count null 2..9 between" },
	{ "They move up to 11 medals; up to 12 men", "11: count 11; up to 12: count 12 ..12 up_to" },
	{ "only 760 came", "only 760: count 760 [only]" },
	/* ranges and change */
	{ "between 30 and 50 thousand men", "between 30 and 50 thousand: count null 30000..50000 between" },
	{ "10-15 km, $5-10 million, 5k-20k",
		"10-15 km: measure null 10..15 km between; $5-10 million: money null 5000000..10000000 USD between; 5k-20k: count null 5000..20000 between" },
	{ "3,000 to 5,000 dead; two or three men",
		"3,000 to 5,000: count null 3000..5000 between; two or three: count null 2..3 between" },
	{ "Crude rose 45 cents to $68.20; shares climbed 3 to 45; prices rose 5 to 10 percent",
		"45 cents: money 0.45 USD; $68.20: money 68.20 USD; 3: count 3; 45: count 45; 5 to 10 percent: percent null 5..10 percent between" },
	{ "It rose from 16 to 97.", "16: count 16; 97: count 97" },
	{ "from 5 to 7 men", "5 to 7: count null 5..7 between" },
	{ "156 to Uzbekistan and 84 to Tajikistan", "156: count 156; 84: count 84" },
	{ "either 49 or 27 percent", "49: percent 49 percent; 27 percent: percent 27 percent" },
	{ "5, 10 and 20 kg; he ran 20 and 15 minutes later slept",
		"5: measure 5 kg; 10: measure 10 kg; 20 kg: measure 20 kg; 20: count 20; 15 minutes: duration 15 minute" },
	{ "It rose to 19 from 17 percent.", "19: percent 19 percent; 17 percent: percent 17 percent" },
	/* vague */
	{ "hundreds of men, tens of thousands fled, several hundred women",
		"hundreds: count null 200.. vague; tens of thousands: count null 20000.. vague; several hundred: count null 200.. vague" },
	{ "dozens of cars and a few thousand men",
		"dozens: count null 24.. vague; a few thousand: count null 2000.. vague" },
	{ "millions of dollars", "millions of dollars: money null 2000000.. USD vague" },
	{ "Scores were hurt; test scores were low", "Scores: count null 40.. vague" },
	{ "a couple hundred men", "a couple hundred: count null 200.. vague" },
	/* nought */
	{ "no human cases, no plans, no one, no longer", "no: count 0" },
	/* parts */
	{ "a third of them, nine out of ten, two-thirds",
		"a third: fraction 0.333333 (1/3); nine out of ten: fraction 0.900000 (9/10); two-thirds: fraction 0.666667 (2/3)" },
	{ "two of every three, one in every 100,000",
		"two of every three: fraction 0.666667 (2/3); one in every 100,000: fraction 0.000010 (1/100000)" },
	{ "a third more; a third chance", "a third: fraction 0.333333 (1/3); third: ordinal 3" },
	{ "over half of men; one in five",
		"over half: fraction 0.500000 0.500000.. (1/2) over; one in five: fraction 0.200000 (1/5)" },
	{ "30%, 12 per cent, 0.2 percentage points, 25 basis points",
		"30%: percent 30 percent; 12 per cent: percent 12 percent; 0.2 percentage points: percent 0.2 percentage point; 25 basis points: percent 25 basis point" },
	/* money */
	{ "\xc2\xa3"
	  "1.1bn, US$4.3 billion, NZ$26 million, Rs 3 crore",
		"\xc2\xa3"
		"1.1bn: money 1100000000 GBP; US$4.3 billion: money 4300000000 USD; NZ$26 million: money 26000000 NZD; Rs 3 crore: money 30000000 INR" },
	{ "20 million euros, 40 lei a kilo, 50 cents",
		"20 million euros: money 20000000 EUR; 40 lei: money 40 RON; 50 cents: money 0.50 USD" },
	{ "75 USD million, 30 MUSD", "75 USD million: money 75000000 USD; 30 MUSD: money 30000000 USD" },
	{ "20 rupees 43, thirteen dollars forty-five, 20 ringgit and 43 sen; 20 rupees 43 men",
		"20 rupees 43: money 20.43 INR; thirteen dollars forty-five: money 13.45 USD; 20 ringgit and 43 sen: money 20.43 MYR; 20 rupees: money 20 INR; 43: count 43" },
	{ "Tickets cost from $9.", "from $9: money 9 9.. USD at_least" },
	{ "A $15 million offer, A$15, C$20 and c. 20 men",
		"$15 million: money 15000000 USD; A$15: money 15 AUD; C$20: money 20 CAD; c. 20: count 20 about" },
	{ "won 4 medals", "4: count 4" },
	/* measures */
	{ "45km (28 miles), 5 square kilometres, 415 ppm",
		"45km: measure 45 km; 28 miles: measure 28 mi; 5 square kilometres: measure 5 km2; 415 ppm: measure 415 ppm" },
	{ "minus 7 degrees and -12.5C",
		"minus 7 degrees: measure -7 degree; -12.5C: measure -12.5 \xc2\xb0"
		"C" },
	{ "120 km/h; 7 feet 10 inches", "120 km/h: measure 120 km/h; 7 feet 10 inches: measure 94 in" },
	{ "20 degrees below zero", "20 degrees below zero: measure -20 degree" },
	{ "12 ft 2 in; 2/1000 kilograms",
		"12 ft 2 in: measure 146 in; 2/1000 kilograms: measure 0.002000 kg (2/1000)" },
	{ "a 6-foot-4 guard, 5ft 11in, 6'2\" tall",
		"6-foot-4: measure 76 in; 5ft 11in: measure 71 in; 6'2\": measure 74 in" },
	{ "20 C (68 F)",
		"20 C: measure 20 \xc2\xb0"
		"C; 68 F: measure 68 \xc2\xb0"
		"F" },
	{ "temperatures in the 90s", "90s: measure null 90..99 degree between" },
	{ "10 by 12 feet", "10: measure 10 ft; 12 feet: measure 12 ft" },
	{ "one billionth of a second",
		"one billionth of a second: duration 0.000000001000 second (1/1000000000)" },
	{ "a margin of error of 3.1 points; it gains 2 points to 17 percent; he scored 21 points",
		"3.1 points: percent 3.1 percentage point; 2 points: percent 2 percentage point; 17 percent: percent 17 percent; 21: count 21" },
	{ "It fell half a point to 5 percent.",
		"half a point: percent 0.500000 percentage point (1/2); 5 percent: percent 5 percent" },
	{ "rose to 7.3 metres, 40 centimetres above the mark",
		"7.3 metres: measure 7.3 m; 40 centimetres: measure 40 cm" },
	{ "The index gained 120 points", "120 points: measure 120 point" },
	/* no claims */
	{ "six months, an hour, a 10-year bond",
		"six months: duration 6 month; an hour: duration 1 hour; 10-year: duration 10 year" },
	{ "five more years, three straight days, two more second homes",
		"five more years: duration 5 year; three straight days: duration 3 day; two: count 2; second: ordinal 2" },
	{ "one month and half, a minute and 30 seconds",
		"one month and half: duration 1.5 month; a minute and 30 seconds: duration 90 second" },
	{ "lasted a year and a half, an hour and 45 minutes; six months and a half million dollars",
		"a year and a half: duration 1.5 year; an hour and 45 minutes: duration 105 minute; six months: duration 6 month; a half million dollars: money 500000 USD" },
	{ "a half-hour show, an hour or two, a week or so",
		"a half-hour: duration 0.500000 hour (1/2); an hour or two: duration null 1..2 hour between; a week or so: duration 1 week about" },
	{ "two consecutive quarters, three quarters of them",
		"two consecutive quarters: duration 2 quarter; three quarters: fraction 0.750000 (3/4)" },
	{ "a three-and-a-half-hour flight, three- to five-year terms, 10- and 20-year bonds",
		"three-and-a-half-hour: duration 3.5 hour; three- to five-year: duration null 3..5 year between; 10-: duration 10 year; 20-year: duration 20 year" },
	{ "a 36-year-old man, aged 12; children under five",
		"36-year-old: age 36 year; 12: age 12 year; under five: age 5 ..5 year under" },
	{ "the third phase, the 75th session, the 2,000th day",
		"third: ordinal 3; 75th: ordinal 75; 2,000th: ordinal 2000" },
	{ "COVID-19, H1N1, Resolution 2254, the 3rd Battalion, G7",
		"19: name; H1N1: name; 2254: name; 3rd: name; G7: name" },
	{ "dial 888-847-6592 or http://a.example/2019", "888-847-6592: name; http://a.example/2019: name" },
	{ "a Boeing 737-800, pages 12-15, a 10-point lead", "737-800: name; 12-15: reference; 10: count 10" },
	{ "in her mid-40s", "40s: age null" },
	{ "twice; three times a day", "twice: frequency; three: frequency" },
	{ "won 4-1; 180 for 6; lost 2-3", "4-1: ratio; 180 for 6: ratio; 2-3: ratio" },
	{ "ruled 5 to 4; third, 1:23 behind", "5 to 4: ratio; third: ordinal 3; 1:23: ratio" },
	{ "the over-60s, net zero, sub-zero nights", "60s: age null" },
	{ "Apartment 2B, a 5K run, the 10K filing, two 737s",
		"2B: name; 5K: name; 10K: name; two: count 2; 737s: name" },
	{ "a 3-to-1 margin, 18-for-25", "3-to-1: ratio; 18-for-25: ratio" },
	{ "blood pressure of 120/80, plus or minus 3 points", "120/80: ratio; 3: count 3" },
	{ "Type 2 diabetes", "2: name" },
	{ "as shown [3] on page 12", "3: reference; 12: reference" },
	{ "It rose by 12,000 to 1.44 million", "12,000: count 12000; 1.44 million: count 1440000" },
	{ "It rose by 3 to 4 million", "3 to 4 million: count null 3000000..4000000 between" },
	{ "The gunman, 24, fled; Ana, who is 36, saw him", "24: age 24 year; 36: age 36 year" },
	{ "2. Check the locks on 3 doors", "2: reference; 3: count 3" },
	{ "Soil Rev. 18 (17): 3548-3580", "18: reference; 17: reference; 3548-3580: reference" },
	{ "the 200-metre final, a 40-over match", "200-metre: name; 40: name" },
	{ "First of all, the current one, a later one", "First: idiom" },
	{ "In 1991, 1,426 died; 1500 militants", "1991: date; 1,426: count 1426; 1500: count 1500" },
	{ "one in France and two in the UK", "one: count 1; two: count 2" },
	{ "Forty-five (45) women", "Forty-five (45): count 45" },
	{ "The bill is 3,00", "3,00: count 3.00" },
	{ "1.2.3 and 10.0.0.1", "1.2.3: name; 10.0.0.1: name" },
	{ "", "" },
};

static void
write_number(Out *out, Str text, const Number *n)
{
	bool claim = n->kind <= NUMBER_AGE || n->kind == NUMBER_ORDINAL;

	out_format(out, "%.*s: %s", SHOW(str_slice(text, n->start, n->end)), number_kind_names[n->kind]);
	if (!claim)
		return;
	out_char(out, ' ');
	decimal_write(out, n->value);
	if (n->qualifier != QUALIFIER_EXACT && n->qualifier != QUALIFIER_ABOUT) {
		out_char(out, ' ');
		if (decimal_is(n->low))
			decimal_write(out, n->low);
		out_bytes(out, S(".."));
		if (decimal_is(n->high))
			decimal_write(out, n->high);
	}
	if (n->unit.len)
		out_format(out, " %.*s", SHOW(n->unit));
	if (n->fraction.len)
		out_format(out, " (%.*s)", SHOW(n->fraction));
	if (n->modifier.len)
		out_format(out, " [%.*s]", SHOW(n->modifier));
	if (n->qualifier != QUALIFIER_EXACT)
		out_format(out, " %s", qualifier_names[n->qualifier]);
}

START_TEST(numbers_mean_what_the_words_say)
{
	Arena arena = { 0 };
	const char *wrong = NULL;
	const NumberTables *tables = number_tables(&arena, &wrong);
	Str text = str(cases[_i].text);
	Words words = words_find(&arena, text);
	Out out = out_memory(&arena);
	Numbers numbers;

	ck_assert_msg(tables != NULL, "%s", wrong);
	numbers = numbers_find(&arena, tables, text, &words, S(""));
	for (ptrdiff_t i = 0; i < numbers.len; i++) {
		if (i)
			out_bytes(&out, S("; "));
		write_number(&out, text, &numbers.at[i]);
	}
	ck_assert_msg(str_equal(out_str(&out), str(cases[_i].numbers)), "%s:\n  %.*s\nnot\n  %s",
		cases[_i].text, SHOW(out_str(&out)), cases[_i].numbers);
	arena_free(&arena);
}
END_TEST

START_TEST(a_day_takes_the_year_of_its_text)
{
	Arena arena = { 0 };
	const char *wrong = NULL;
	const NumberTables *tables = number_tables(&arena, &wrong);
	Str text = S("The strike of September 17 was discussed on Nov. 29, 2016.");
	Words words = words_find(&arena, text);
	Numbers numbers = numbers_find(&arena, tables, text, &words, S(""));

	ck_assert_int_eq(numbers.len, 2);
	ck_assert(str_equal(numbers.at[0].time, S("2016-09-17")));
	arena_free(&arena);
}
END_TEST

Suite *
suite(void)
{
	Suite *s = suite_create("number");
	TCase *t = tcase_create("number");

	tcase_add_loop_test(t, numbers_mean_what_the_words_say, 0, (int)(sizeof cases / sizeof *cases));
	tcase_add_test(t, a_day_takes_the_year_of_its_text);
	suite_add_tcase(s, t);
	return s;
}
