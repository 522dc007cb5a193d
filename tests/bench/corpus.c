/* corpus.c - news-like text for measuring, made here and the same on every machine: corpus SIZE > FILE
 * Document records of about 3 KB of text each; about 2.5 % of the words have a digit, 12 % a capital; names and numbers
 * are drawn anew in every sentence, so that no cache is flattered. A smaller SIZE is a prefix of a larger one. */
#include "base/arena.h"
#include "base/report.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static uint64_t state = 0x2545f4914f6cdd1du;

static uint64_t
draw(uint64_t below) /* xorshift64*, Vigna 2016 */
{
	state ^= state >> 12;
	state ^= state << 25;
	state ^= state >> 27;
	return (state * 0x2545f4914f6cdd1du >> 33) % below;
}

/* Slots, behind `_`: N a name, P a place, C a count, M money, % a share, D a date, n noun, v verb, a adjective, A adverb. */
static const char *const shapes[] = {
	"The _n of _P _v a _n on _D, the _n said.",
	"_N, the _a _n of the _N _n, said the _n _v a _n in _P.",
	"More than _C _n were _v in _P after the _n _v the _n, according to the _n.",
	"The _a _n _v that _n in the _n would _v the _n.",
	"But the _n _v _A, and the _n of the _n _v a _a _n before the _n _v.",
	"The _n _v _M to the _n, a _n of _% from the _n before.",
	"\xe2\x80\x9cWe _v the _n, and the _n _v us,\xe2\x80\x9d said _N, who _v the _a _n.",
	"It _v a _n that the _n in _P _v _A last _n.",
	"At least _C _n and a _a _n were _v when the _n _v the _n near _P.",
	"Officials in _P _v the _n, which _v the _a _n of the _n.",
	"The _n is a _a _n, and the _n _v it for the _n of the _n.",
	"In _P, the _n _v a _a _n while _n _v the _n with _n.",
	"_A _n for the _n _v the _n and _v that the _a _n would _A _v.",
	"_N _v the _n in _D but the _n _v a _n of _n.",
	"The _n _v that a _n of the _n _v the _a _n, the _n _v and the _n _v.",
	"There was a _a _n of _n, and _n _v _A in the _n.",
	"The _N _N said _% of the _n _v the _n, up from _% in _D.",
	"When the _n _v, the _a _n _v into the _n and _v the _n for a _n.",
};

static const char *const places[] = {
	"Syria",
	"Iraq",
	"Kazakhstan",
	"Kenya",
	"Brazil",
	"the United States",
	"London",
	"Jakarta",
	"Lagos",
	"Central Asia",
	"New Zealand",
	"Peru",
	"Manila",
	"Cairo",
	"Ukraine",
	"South Sudan",
	"Nepal",
	"Texas",
	"Ankara",
	"Geneva",
};
static const char *const nouns[] = {
	"people",
	"government",
	"minister",
	"report",
	"company",
	"market",
	"police",
	"hospital",
	"village",
	"army",
	"school",
	"president",
	"agency",
	"city",
	"year",
	"week",
	"plan",
	"deal",
	"court",
	"group",
	"attack",
	"flood",
	"vaccine",
	"border",
	"camp",
	"family",
	"children",
	"worker",
	"farmer",
	"bank",
	"team",
	"match",
	"season",
	"election",
	"vote",
	"party",
	"law",
	"river",
	"road",
	"house",
	"fire",
	"storm",
	"aid",
	"food",
	"water",
	"price",
	"tax",
	"budget",
	"war",
	"peace",
	"talks",
	"region",
	"country",
	"leader",
	"spokesman",
	"journalist",
	"doctor",
	"patient",
	"virus",
	"disease",
	"study",
	"researcher",
	"university",
	"student",
	"teacher",
	"crew",
	"ship",
	"airport",
	"train",
	"bridge",
	"factory",
	"union",
	"strike",
	"protest",
	"crowd",
	"street",
	"square",
	"night",
	"morning",
	"month",
	"project",
	"programme",
	"system",
	"network",
	"computer",
	"data",
	"service",
	"customer",
	"product",
	"share",
	"profit",
	"loss",
	"growth",
	"rate",
	"bond",
	"loan",
	"debt",
	"crisis",
	"crop",
};
static const char *const verbs[] = {
	"said",
	"killed",
	"wounded",
	"returned",
	"reported",
	"announced",
	"denied",
	"expected",
	"reached",
	"opened",
	"closed",
	"destroyed",
	"rescued",
	"arrested",
	"signed",
	"rejected",
	"approved",
	"launched",
	"ended",
	"began",
	"rose",
	"fell",
	"won",
	"lost",
	"sent",
	"helped",
	"feared",
	"warned",
	"asked",
	"told",
	"found",
	"left",
	"joined",
	"met",
	"moved",
	"built",
	"paid",
	"sold",
	"bought",
	"raised",
	"cut",
	"held",
	"kept",
	"led",
	"made",
	"took",
	"gave",
	"brought",
	"called",
	"described",
};
static const char *const adjectives[] = {
	"new",
	"large",
	"small",
	"local",
	"foreign",
	"national",
	"public",
	"recent",
	"early",
	"late",
	"strong",
	"weak",
	"major",
	"military",
	"political",
	"economic",
	"medical",
	"former",
	"senior",
	"young",
	"heavy",
	"serious",
	"dangerous",
	"quiet",
};
static const char *const adverbs[] = { "quickly", "slowly", "again", "together", "abroad", "at home",
	"in the end", "openly" };
static const char *const syllables[] = {
	"ka",
	"ro",
	"mi",
	"ta",
	"len",
	"dor",
	"sha",
	"bek",
	"vel",
	"an",
	"tor",
	"is",
	"mar",
	"el",
	"ghu",
	"pe",
	"ran",
	"so",
	"li",
	"na",
	"go",
	"har",
	"win",
	"ste",
	"ber",
	"ford",
	"ham",
	"ov",
	"sky",
	"ez",
	"ul",
	"qad",
};
static const char *const months[] = { "January", "March", "April", "June", "August", "September", "November",
	"December" };

#define ONE_OF(list) list[draw(sizeof(list) / sizeof *(list))]

static char text[16384];
static size_t len;

static void
put(const char *words)
{
	len += (size_t)snprintf(text + len, sizeof text - len, "%s", words);
}

static void
put_name(void)
{
	for (int i = 0; i < 2; i++) {
		size_t at = len;

		for (uint64_t n = 2 + draw(2); n > 0; n--)
			put(ONE_OF(syllables));
		text[at] = (char)(text[at] - 'a' + 'A');
		if (i == 0)
			put(" ");
	}
}

static void
put_number(void)
{
	uint64_t n = draw(3) ? draw(1000) + 2 : draw(900000) + 1000;

	if (n >= 1000)
		len += (size_t)snprintf(
			text + len, sizeof text - len, "%u,%03u", (unsigned)(n / 1000), (unsigned)(n % 1000));
	else
		len += (size_t)snprintf(text + len, sizeof text - len, "%u", (unsigned)n);
}

static void
put_slot(char slot)
{
	char made[64] = "";

	switch (slot) {
	case 'N': put_name(); return;
	case 'P': put(ONE_OF(places)); return;
	case 'C': put_number(); return;
	case 'n': put(ONE_OF(nouns)); return;
	case 'v': put(ONE_OF(verbs)); return;
	case 'a': put(ONE_OF(adjectives)); return;
	case 'A': put(ONE_OF(adverbs)); return;
	case 'M':
		snprintf(made, sizeof made, "$%u.%u million", (unsigned)draw(90) + 1, (unsigned)draw(10));
		break;
	case '%': snprintf(made, sizeof made, "%u.%u percent", (unsigned)draw(99), (unsigned)draw(10)); break;
	case 'D': snprintf(made, sizeof made, "%s %u", ONE_OF(months), (unsigned)draw(28) + 1); break;
	}
	put(made);
}

static void
put_sentence(void)
{
	for (const char *at = ONE_OF(shapes); *at; at++) {
		if (*at == '_') {
			put_slot(*++at);
		} else {
			text[len++] = *at;
			text[len] = '\0';
		}
	}
}

static void
put_article(void)
{
	uint64_t paragraphs = 5 + draw(8);

	len = 0;
	put_name();
	put(" and the ");
	put(ONE_OF(nouns));
	put(" in ");
	put(ONE_OF(places));
	for (uint64_t p = 0; p < paragraphs; p++) {
		put("\n\n");
		for (uint64_t s = 2 + draw(3); s > 0; s--) {
			put_sentence();
			if (s > 1)
				put(" ");
		}
	}
}

static size_t
print_record(unsigned number)
{
	size_t bytes = (size_t)printf(
		"{\"record\":\"document\",\"doc\":\"%08x\",\"source\":\"Example %u\",\"date\":\"20%02u-%02u-%02u\",\"text\":\"",
		number, number % 97, number % 25, number % 12 + 1, number % 28 + 1);

	for (size_t i = 0; i < len; i++)
		if (text[i] == '\n')
			bytes += (size_t)printf("\\n");
		else
			bytes += (size_t)(putchar(text[i]) != EOF);
	return bytes + (size_t)printf("\"}\n");
}

int
main(int argc, char **argv)
{
	double want = argc > 1 ? strtod(argv[1], NULL) : 10e6, have = 0;

	for (unsigned number = 1; have < want; number++) {
		put_article();
		have += (double)print_record(number);
	}
	if (fflush(stdout) || ferror(stdout))
		die(EXIT_IO, "corpus: cannot write");
	return 0;
}
