/* The laws of numbers, on any text: spans in order, inside the text, on the edges of characters; the number inside its span; words that
 * hold it; low <= high; a date's time only on dates and durations; no number in a text whose glance says there is none; the same again from the same bytes. */
#include "base/utf8.h"
#include "fuzz.h"
#include "language/claim/signal.h"

static void
check_number(Str text, const Words *words, const Number *n, ptrdiff_t from)
{
	LAW(n->start >= from && n->start < n->end && n->end <= text.len);
	LAW(n->start <= n->number_start && n->number_start < n->number_end && n->number_end <= n->end);
	LAW(utf8_boundary(text, n->start) && utf8_boundary(text, n->end));
	LAW(utf8_boundary(text, n->number_start) && utf8_boundary(text, n->number_end));
	LAW(0 <= n->first && n->first <= n->number_first && n->number_first <= n->number_last &&
		n->number_last <= n->last && n->last < words->len);
	LAW(words->at[n->first].start <= n->start && n->end <= words->at[n->last].end);
	LAW(n->kind < NUMBER_KINDS && n->qualifier < QUALIFIERS && n->why);
	LAW(!decimal_is(n->low) || !decimal_is(n->high) || decimal_compare(n->low, n->high) <= 0);
	LAW(!n->time.len || n->kind == NUMBER_DATE || n->kind == NUMBER_DURATION);
}

static void
check_text(const NumberTables *tables, Glance signals, Str text, Str anchor)
{
	Arena arena = { 0 };
	Words words = words_find(&arena, text);
	Numbers numbers = numbers_find(&arena, tables, text, &words, anchor),
		again = numbers_find(&arena, tables, text, &words, anchor);
	ptrdiff_t from = 0;

	LAW(numbers.len == again.len);
	LAW(numbers.len == 0 || signals_number(glance_at(signals, text)));
	for (ptrdiff_t i = 0; i < numbers.len; i++) {
		const Number *n = &numbers.at[i];
		Out out = out_memory(&arena);
		check_number(text, &words, n, from);
		LAW(n->start == again.at[i].start && n->end == again.at[i].end &&
			str_equal(n->time, again.at[i].time));
		decimal_write(&out, n->value);
		from = n->end;
	}
	arena_free(&arena);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static Arena run; /* the tables are read once */
	static const NumberTables *tables;
	static Glance signals;
	const char *wrong = NULL;
	Str text = { (const char *)data, (ptrdiff_t)size };

	if (!tables) {
		tables = number_tables(&run, &wrong);
		signals = signals_load(&run, tables, vocabulary_load(&run, &wrong));
	}
	LAW(tables && signals.head);
	text.len = utf8_valid(text);
	check_text(tables, signals, text, S(""));
	check_text(tables, signals, text, S("2021-06-16"));
	return 0;
}
