#include "language/number/read.h"

/* Every number and date has a digit or a word of these classes in it: what only opens one, or makes a number negative or a sum of
 * money, does not stand alone. */
static const uint64_t classes = IS(DIGIT) | IS(TEEN) | IS(TENS) | IS(ORDINAL) | IS(DENOMINATOR) |
	IS(HUNDRED) | IS(POWER) | IS(COLLECTIVE) | IS(VAGUE) | IS(COUPLE) | IS(SEVERAL) | IS(FREQUENCY) |
	IS(IDIOM) | IS(MONTH) | IS(WEEKDAY) | IS(SEASON) | IS(PERIOD) | IS(DURATION) | IS(RELATIVE_DAY) |
	IS(DAYPART) | IS(NOON) | IS(YEAR_NAME) | IS(HOLIDAY);

typedef struct {
	GlanceMaker *maker;
	unsigned flag;
	bool several; /* words: those of one come first */
} Adding;

static void
add_form(void *context, Str form, uint64_t is)
{
	const Adding *adding = context;

	/* a unit in one letter needs a figure before it, and "s" stands in every "'s" */
	if (is & classes && form.len > 1 && (str_find_byte(form, ' ') >= 0) == adding->several)
		glance_add(adding->maker, form, adding->flag);
}

void
number_signals(const NumberTables *tables, GlanceMaker *maker, unsigned flag)
{
	Adding adding = { .maker = maker, .flag = flag };

	glance_add(maker, S("no"), flag); /* "no deaths": zero */
	lexicon_each(tables->lexicon, add_form, &adding);
	adding.several = true;
	lexicon_each(tables->lexicon, add_form, &adding);
}

bool
number_tables_frozen(const NumberTables *tables)
{
	return tables->lexicon->thawed != NULL;
}
