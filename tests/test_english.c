#include "language/english.h"
#include "suite.h"

static const struct {
	const char *text;
	bool doubtful;
} texts[] = {
	{ "Twelve people died.", false },
	{ "1 cup flour, 2 eggs, 3 tbsp sugar", false },
	{ "", false },
	{ "Acht Menschen starben.", false }, /* too short to tell */
	{ "Bei dem Unfall starben acht Menschen, zwanzig wurden verletzt. Die Polizei sperrte die Strasse f\xc3\xbcr "
	  "mehrere Stunden und leitete den Verkehr um, wie ein Sprecher am Montag mitteilte. Die Ursache ist noch "
	  "unklar, die Ermittlungen dauern an.",
		true },
	{ "Huit personnes sont mortes et vingt autres ont \xc3\xa9t\xc3\xa9 bless\xc3\xa9"
	  "es dans un accident de la "
	  "route lundi matin, a indiqu\xc3\xa9 la police, qui a ferm\xc3\xa9 la voie pendant plusieurs heures avant de "
	  "rouvrir la circulation dans les deux sens.",
		true },
	{ "\xd0\x9f\xd0\xbe\xd0\xb3\xd0\xb8\xd0\xb1\xd0\xbb\xd0\xb8 12 \xd1\x87\xd0\xb5\xd0\xbb\xd0\xbe\xd0\xb2\xd0\xb5\xd0\xba.",
		true },
	{ "The ferry left the port at noon with 84 people on board, and by the evening it had not been seen by any of "
	  "the ships that were near; the coast guard said that boats from two towns would search for it.",
		false },
};

START_TEST(english_is_told_by_its_commonest_words)
{
	English english = { 0 };

	english_count(&english, str(texts[_i].text));
	ck_assert_msg(english_doubtful(&english) == texts[_i].doubtful, "%s: %td of %td", texts[_i].text,
		english.common, english.words);
}
END_TEST

START_TEST(what_is_certain_stays_so_whatever_follows)
{
	English english = { 0 };
	Str rest = S(" a b c d e f g h i j k l m n o p q r s t u v w x y z");

	english_count(&english, S("The ferry left the port at noon and it was not seen by the ships"));
	ck_assert(english_certain(&english, rest.len));
	ck_assert(!english_certain(&english, 100 * rest.len));
	for (int i = 0; i < 100; i++) {
		bool certain = english_certain(&english, rest.len);
		english_count(&english, rest);
		ck_assert(!certain || !english_doubtful(&english));
	}
	ck_assert(english_doubtful(&english));
}
END_TEST

Suite *
suite(void)
{
	Suite *s = suite_create("english");
	TCase *t = tcase_create("english");

	tcase_add_loop_test(t, english_is_told_by_its_commonest_words, 0, (int)(sizeof texts / sizeof *texts));
	tcase_add_test(t, what_is_certain_stays_so_whatever_follows);
	suite_add_tcase(s, t);
	return s;
}
