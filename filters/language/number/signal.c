#include "language/number/read.h"

/* Every number and date has a digit or a word of these classes in it: what only opens one, or makes a number negative or a sum of
 * money, does not stand alone. */
static const uint64_t classes = IS(DIGIT) | IS(TEEN) | IS(TENS) | IS(ORDINAL) | IS(DENOMINATOR) |
	IS(HUNDRED) | IS(POWER) | IS(VAGUE) | IS(COUPLE) | IS(SEVERAL) | IS(FREQUENCY) | IS(IDIOM) |
	IS(MONTH) | IS(WEEKDAY) | IS(RELATIVE_DAY) | IS(NOON) | IS(YEAR_NAME) | IS(HOLIDAY);

/* Without a word of those classes, these have "a" or "last" right before them ("a dozen", "last week"), or "before" behind
 * them ("the week before"), or a word such as "end" in their sentence ("the end of the year"). */
static const uint64_t led = IS(PERIOD) | IS(DURATION) | IS(DAYPART) | IS(SEASON) | IS(COLLECTIVE);

typedef struct {
	GlanceMaker *maker;
	unsigned number, part;
	bool several; /* words: those of one come first */
} Adding;

static void
add_form(void *context, Str form, uint64_t is)
{
	const Adding *adding = context;

	/* a unit in one letter needs a figure before it, and "s" stands in every "'s" */
	if (form.len < 2 || (str_find_byte(form, ' ') >= 0) != adding->several)
		return;
	if (is & classes)
		glance_add(adding->maker, form, adding->number);
	if (is & led)
		glance_add_first(adding->maker, form, GLANCE_LED);
	if (is & IS(DIRECTION))
		glance_add_first(adding->maker, form, GLANCE_LEAD);
	if (is & IS(PART))
		glance_add_first(adding->maker, form, adding->part);
}

void
number_signals(const NumberTables *tables, GlanceMaker *maker, unsigned number, unsigned part)
{
	static const char *const leads[] = { "a", "an", "fiscal", "financial", "calendar", NULL };
	static const char *const trails[] = { "before", "after", NULL };
	Adding adding = { .maker = maker, .number = number, .part = part };

	for (int i = 0; leads[i]; i++)
		glance_add(maker, str(leads[i]), GLANCE_LEAD);
	for (int i = 0; trails[i]; i++)
		glance_add(maker, str(trails[i]), GLANCE_TRAIL);
	glance_add(maker, S("no"), number);      /* "no deaths": zero */
	glance_add(maker, S("weekend"), number); /* "over the weekend" */
	lexicon_each(tables->lexicon, add_form, &adding);
	adding.several = true;
	lexicon_each(tables->lexicon, add_form, &adding);
}

bool
number_tables_frozen(const NumberTables *tables)
{
	return tables->lexicon->thawed != NULL;
}
