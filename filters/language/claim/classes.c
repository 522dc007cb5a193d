#include "language/claim/classes.h"

/* Deaths and cases are what they are whatever is done with the figure. */
bool
class_rules(Str class)
{
	static const char *const classes[] = { "killed", "infected", "wounded", NULL };

	return str_among(class, classes);
}

bool
class_people(Str class)
{
	static const char *const classes[] = { "people", "children", "women", "men", "troops", "militants",
		"families", "women_and_children", NULL };

	return str_among(class, classes);
}

bool
class_change(Str class)
{
	return str_equal(class, S("rose")) || str_equal(class, S("fell"));
}

/* "burned 9,800 acres" wounds nobody, what "vanished" is not always missing. */
bool
class_harms(Str class)
{
	static const char *const classes[] = { "wounded", "missing", "defeated", NULL };

	return str_among(class, classes);
}

/* Sums and shares are not struck, sent home or brought to safety: "could hit 10 percent", "returned 16 percent". */
bool
class_of_beings(Str class)
{
	static const char *const classes[] = { "attacked", "repatriated", "deported", "evacuated", "joined",
		"displaced", "rescued", "abducted", "arrested", "missing", NULL };

	return str_among(class, classes);
}
