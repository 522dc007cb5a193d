/* The harness: documents are grouped once, marks pass in order, what is refused is told and the rest goes on. */
#include "filter.h"
#include "suite.h"

#include <stdio.h>

/* Writes how many sentences each document has into its records, and lets them pass. */
static void
count_sentences(Stage *s, Record *records, ptrdiff_t count)
{
	for (ptrdiff_t i = 0; i < count; i++) {
		record_set_integer(&records[i], "of", count);
		emit(s, &records[i]);
	}
}

static void
pass(Stage *s, Record *r)
{
	emit(s, r);
}

static void
refuse_odd(Stage *s, Record *r)
{
	int64_t index;

	if (record_integer(r, "index", &index) && index % 2)
		refuse(s, r, "index", "odd");
	else
		emit(s, r);
}

static const Filter counter = { .name = "counter", .reads = GRAIN_SENTENCE, .document = count_sentences };
static const Filter passer = { .name = "passer", .each = pass };
static const Filter even = { .name = "even", .text = true, .each = refuse_odd };

typedef struct {
	Arena arena;
	Run run;
	Stage *stages[3];
	Out out;
} Chain;

static void
chain(Chain *c, const Filter *const *filters, ptrdiff_t count)
{
	*c = (Chain){ .run = { .file = "test", .max_record = 1 << 20 } };
	c->out = out_memory(&c->arena);
	for (ptrdiff_t i = 0; i < count; i++)
		c->stages[i] = stage_new(&c->arena, filters[i], &c->run);
	stage_join(&c->run, c->stages, count, &c->out);
}

static void
expect(Chain *c, const char *const *lines, const char *output)
{
	char line[512]; /* a view that is gone after each line, as from a file */

	for (int number = 1; *lines; lines++, number++) {
		int len = snprintf(line, sizeof line, "%s", *lines);

		feed_line(c->stages[0], (Str){ line, len }, number);
	}
	feed_close(c->stages[0]);
	out_char(&c->out, '\0');
	ck_assert_str_eq(c->out.at, output);
	run_free(&c->run);
	arena_free(&c->arena);
}

static const struct {
	const char *lines[6], *output;
} groups[] = {
	{ { "{\"doc\":\"a\",\"index\":0}", "{\"doc\":\"a\",\"index\":1}",
		  "{\"doc\":\"b\",\"index\":2}" }, /* another doc */
		"{\"doc\":\"a\",\"index\":0,\"of\":2}\n{\"doc\":\"a\",\"index\":1,\"of\":2}\n{\"doc\":\"b\",\"index\":2,\"of\":1}\n" },
	{ { "{\"doc\":\"a\",\"index\":0,\"final\":true}", "{\"doc\":\"a\",\"index\":1}" }, /* after final */
		"{\"doc\":\"a\",\"index\":0,\"final\":true,\"of\":1}\n{\"doc\":\"a\",\"index\":1,\"of\":1}\n" },
	{ { "{\"doc\":\"a\",\"index\":3}", "{\"doc\":\"a\",\"index\":3}" }, /* index does not grow */
		"{\"doc\":\"a\",\"index\":3,\"of\":1}\n{\"doc\":\"a\",\"index\":3,\"of\":1}\n" },
	{ { "{\"text\":\"x\"}", "{\"text\":\"y\"}" },
		"{\"text\":\"x\",\"of\":1}\n{\"text\":\"y\",\"of\":1}\n" }, /* no index */
	{ { "{\"doc\":\"a\",\"index\":0}", "{\"$mark\":1}",
		  "{\"doc\":\"a\",\"index\":1}" }, /* a mark flushes and keeps its place */
		"{\"doc\":\"a\",\"index\":0,\"of\":1}\n{\"$mark\":1}\n{\"doc\":\"a\",\"index\":1,\"of\":1}\n" },
};

START_TEST(documents_are_grouped_as_the_format_says)
{
	static const Filter *const alone[] = { &counter }, *const behind[] = { &passer, &counter, &counter };
	Chain c;

	chain(&c, alone, 1);
	expect(&c, groups[_i].lines, groups[_i].output);
	chain(&c, behind, 3);
	expect(&c, groups[_i].lines, groups[_i].output);
}
END_TEST

START_TEST(memory_does_not_grow_without_final)
{
	static const Filter *const two[] = { &counter, &counter };
	static const char filling[2000] = "";
	static char line[4096];
	Chain c;

	chain(&c, two, 2);
	c.out.fd = -1;
	for (int i = 0; i < 5000; i++) {
		int len = snprintf(line, sizeof line, "{\"doc\":\"%d\",\"index\":%d,\"filling\":\"%0*d\"}",
			i / 3, i % 3, (int)sizeof filling, 0);

		feed_line(c.stages[0], (Str){ line, len }, i + 1);
		c.out.len = 0;
		ck_assert_int_lt(arena_bytes(&c.run.arena), 1 << 20);
	}
	feed_close(c.stages[0]);
	run_free(&c.run);
	arena_free(&c.arena);
}
END_TEST

START_TEST(what_is_refused_is_counted_and_the_rest_goes_on)
{
	static const Filter *const one[] = { &even };
	static const char *const lines[] = { "{\"index\":0,\"text\":\"a\"}", "{\"index\":1,\"text\":\"b\"}",
		"{bad", "{\"index\":2}", "{\"index\":4,\"text\":\"c\"}", NULL };
	Chain c;

	ck_assert_ptr_nonnull(freopen("/dev/null", "w", stderr));
	chain(&c, one, 1);
	expect(&c, lines, "{\"index\":0,\"text\":\"a\"}\n{\"index\":4,\"text\":\"c\"}\n");
	ck_assert_int_eq(c.run.records, 5);
	ck_assert_int_eq(c.run.refused, 3);
	ck_assert_int_eq(run_status(&c.run, S("0")), EXIT_DATA);
	ck_assert_int_eq(run_status(&c.run, S("3")), EXIT_OK);
	ck_assert_int_eq(run_status(&c.run, S("50%")), EXIT_DATA);
	ck_assert_int_eq(run_status(&c.run, S("60%")), EXIT_OK);
}
END_TEST

START_TEST(sizes_have_units)
{
	int64_t bytes;

	ck_assert(size_read(S("128MiB"), &bytes) && bytes == 128 << 20);
	ck_assert(size_read(S("4k"), &bytes) && bytes == 4096);
	ck_assert(size_read(S("17"), &bytes) && bytes == 17);
	ck_assert(!size_read(S("MiB"), &bytes) && !size_read(S("1XB"), &bytes) &&
		!size_read(S("9999999T"), &bytes));
}
END_TEST

Suite *
suite(void)
{
	Suite *s = suite_create("stage");
	TCase *t = tcase_create("stage");

	tcase_add_loop_test(
		t, documents_are_grouped_as_the_format_says, 0, (int)(sizeof groups / sizeof *groups));
	tcase_add_test(t, memory_does_not_grow_without_final);
	tcase_add_test(t, what_is_refused_is_counted_and_the_rest_goes_on);
	tcase_add_test(t, sizes_have_units);
	suite_add_tcase(s, t);
	return s;
}
