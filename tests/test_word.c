#include "language/word.h"

#include "base/utf8.h"
#include "language/unicode.h"

#include <check.h>
#include <stdlib.h>

/* Words shown with | between them. */
static Str
shown(Arena *arena, Str text)
{
	Words words = words_find(arena, text);
	Str line = { 0 };

	for (ptrdiff_t i = 0; i < words.len; i++)
		line = arena_format(arena, "%.*s%s%.*s", SHOW(line), i ? "|" : "", SHOW(words.at[i].text));
	return line;
}

static const struct {
	const char *text, *words;
} cuts[] = {
	{ "", "" },
	{ "  \n ", "" },
	{ "Don't go, they said.", "Don't|go|,|they|said|." },
	{ "the UN's envoy", "the|UN|'s|envoy" },
	{ "SYRIA’S PORTS", "SYRIA|’S|PORTS" },
	{ "the children' toys", "the|children|'|toys" },
	{ "New-York-based", "New|-|York|-|based" },
	{ "3,000 or 71.70 at 13:05.", "3,000|or|71.70|at|13:05|." },
	{ "12\u00a0500 and 12\u202f500 and 10'000", "12\u00a0500|and|12\u202f500|and|10'000" },
	{ "in 2019\u00a0they", "in|2019|they" },
	{ "the U.S. and the U.S.-led", "the|U.S.|and|the|U.S.|-|led" },
	{ "at 5 p.m. on", "at|5|p.m.|on" },
	{ "at 5p.m. on", "at|5p.m.|on" },
	{ "V. I. Voronkov, J.K.Rowling", "V.|I.|Voronkov|,|J.K.|Rowling" },
	{ "plan B.", "plan|B|." },
	{ "It ended.The next", "It|ended|.|The|next" },
	{ "Amazon.com and a@b.org, https://x.org/a?b=c.", "Amazon.com|and|a@b.org|,|https://x.org/a?b=c|." },
	{ "$15m (£1.1bn), 30%", "$|15m|(|£|1.1bn|)|,|30|%" },
	{ "H1N1, 12th, COVID-19", "H1N1|,|12th|,|COVID|-|19" },
	{ "AT&T, A & B", "AT&T|,|A|&|B" },
	{ "wait... no -- yes", "wait|...|no|--|yes" },
	{ "5 km² but deaths¹", "5|km²|but|deaths|¹" },
	{ "Cote d'Ivoire, Sana'a", "Cote|d'Ivoire|,|Sana'a" },
	{ "e\u0301te\u0301", "e\u0301te\u0301" },
	{ "👩\u200d👩\u200d👧 hi 🇫🇷🇩🇪", "👩\u200d👩\u200d👧|hi|🇫🇷|🇩🇪" },
	{ "Россия и 中国", "Россия|и|中国" },
	{ "1-0, 24/7", "1|-|0|,|24|/|7" },
};
START_TEST(words_are_cut_where_readers_cut_them)
{
	Arena arena = { 0 };
	Str words = shown(&arena, str(cuts[_i].text));

	ck_assert_msg(str_equal(words, str(cuts[_i].words)), "%s: %.*s", cuts[_i].text, SHOW(words));
	arena_free(&arena);
}
END_TEST

static const struct {
	const char *text;
	WordKind kind;
	bool capital, caps;
	const char *lower;
} looks[] = {
	{ "Syria", WORD_LETTERS, true, false, "syria" },
	{ "U.S.", WORD_LETTERS, true, true, "u.s." },
	{ "3,000", WORD_NUMBER, false, false, "3,000" },
	{ "H1N1", WORD_MIXED, true, true, "h1n1" },
	{ "12th", WORD_MIXED, false, false, "12th" },
	{ "%", WORD_MARK, false, false, "%" },
	{ "É", WORD_LETTERS, true, false, "é" },
	{ "İzmir", WORD_LETTERS, true, false, "izmir" },
	{ "ÉTAT", WORD_LETTERS, true, true, "état" },
	{ "Ⱥb", WORD_LETTERS, true, false, "ⱥb" },
};
START_TEST(words_know_their_kind_and_case)
{
	Arena arena = { 0 };
	Words words = words_find(&arena, str(looks[_i].text));

	ck_assert_int_eq(words.len, 1);
	ck_assert_int_eq(words.at->kind, looks[_i].kind);
	ck_assert_int_eq(words.at->capital, looks[_i].capital);
	ck_assert_int_eq(words.at->caps, looks[_i].caps);
	ck_assert_msg(str_equal(words.at->lower, str(looks[_i].lower)), "%.*s", SHOW(words.at->lower));
	arena_free(&arena);
}
END_TEST

/* Any bytes of valid UTF-8: words lie in order, hold no white space at their edges, and begin and end between clusters. */
START_TEST(words_never_split_a_cluster)
{
	static const uint32_t some[] = { 'a', 'B', ' ', '.', '\'', '1', ',', '-', 0x301, 0x200d, 0x1f469,
		0x1f1eb, 0x1100, 0x1161, 0x0600, 0x0915, 0x094d, 0xa0, 0x2019, 0xfe0f, '\r', '\n', '@', ':',
		'/', '&', 0x130, 0x23a };
	uint64_t seed = 7;
	char text[1024] = "";

	for (int round = 0; round < 400; round++) {
		Arena arena = { 0 };
		ptrdiff_t len = 0, cluster = 0;
		while (len < 200) {
			seed = seed * 6364136223846793005u + 1442695040888963407u;
			len += utf8_encode(some[(seed >> 33) % (sizeof some / sizeof *some)], text + len);
		}
		Words words = words_find(&arena, (Str){ text, len });
		for (ptrdiff_t i = 0; i < words.len; i++) {
			ptrdiff_t edges[] = { words.at[i].start, words.at[i].end };
			ck_assert_int_lt(edges[0], edges[1]);
			for (int edge = 0; edge < 2; edge++) {
				while (cluster < edges[edge])
					cluster = unicode_cluster_end((Str){ text, len }, cluster);
				ck_assert_int_eq(cluster, edges[edge]);
			}
		}
		arena_free(&arena);
	}
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("word");
	TCase *cases = tcase_create("word");
	SRunner *runner = srunner_create(suite);
	int failed;

	tcase_add_loop_test(cases, words_are_cut_where_readers_cut_them, 0, (int)(sizeof cuts / sizeof *cuts));
	tcase_add_loop_test(cases, words_know_their_kind_and_case, 0, (int)(sizeof looks / sizeof *looks));
	tcase_add_test(cases, words_never_split_a_cluster);
	suite_add_tcase(suite, cases);
	srunner_run_all(runner, CK_NORMAL);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
