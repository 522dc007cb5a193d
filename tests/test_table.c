#include "language/table.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

/* A table file with these bytes; its path. */
static const char *
table_file(Arena *arena, Str bytes)
{
	const char *path = arena_format(
		arena, "%s/table-%ld.tsv", getenv("TMPDIR") ? getenv("TMPDIR") : "/tmp", (long)getpid())
				   .at;
	FILE *file = fopen(path, "wb");

	ck_assert_ptr_nonnull(file);
	ck_assert_int_eq(fwrite(bytes.at, 1, (size_t)bytes.len, file), (size_t)bytes.len);
	fclose(file);
	return path;
}

START_TEST(rows_come_in_order_and_are_found_by_key)
{
	Arena arena = { 0 };
	const char *wrong;
	const char *path = table_file(&arena, S("# source\n\nkm\tlength\t1000\r\nkm\tsecond\n m \t\tx"));
	const Table *table = table_load(&arena, path, &wrong);

	ck_assert_msg(table != NULL, "%s", wrong);
	ck_assert_int_eq(table->len, 3);
	ck_assert_int_eq(table->at[0].line, 3);
	ck_assert_int_eq(table->at[0].columns, 3);
	ck_assert(str_equal(table->at[0].column[2], S("1000")));
	ck_assert_ptr_eq(table_find(table, S("km")), &table->at[0]);
	ck_assert(str_equal(table_find(table, S("m"))->column[2], S("x")));
	ck_assert_ptr_null(table_find(table, S("k")));
	unlink(path);
	arena_free(&arena);
}
END_TEST

static const struct {
	Str bytes;
	const char *wrong;
} bad[] = {
	{ { "a\n\tb\n", 5 }, ":2: the first column is empty" },
	{ { "a\nb\n1\t2\t3\t4\t5\t6\t7\t8\t9\n", 22 }, ":3: more than 8 columns" },
	{ { "\xff\n", 2 }, ":1: not UTF-8" },
};
START_TEST(a_bad_line_is_named)
{
	Arena arena = { 0 };
	const char *wrong;
	const char *path = table_file(&arena, bad[_i].bytes);

	ck_assert_ptr_null(table_load(&arena, path, &wrong));
	ck_assert_msg(str_ends(str(wrong), str(bad[_i].wrong)), "%s", wrong);
	unlink(path);
	arena_free(&arena);
}
END_TEST

START_TEST(what_is_not_there_is_said)
{
	Arena arena = { 0 };
	const char *wrong;

	ck_assert_ptr_null(table_load(&arena, "en/no-such-table", &wrong));
	ck_assert_str_eq(wrong, "no table or model \"en/no-such-table\"");
	ck_assert_ptr_null(table_load(&arena, "/nowhere/x.tsv", &wrong));
	ck_assert_str_eq(wrong, "/nowhere/x.tsv: no such file");
	arena_free(&arena);
}
END_TEST

START_TEST(every_table_built_in_is_well_formed)
{
	Arena arena = { 0 };
	const char *wrong;

	for (ptrdiff_t i = 0; i < builtin_table_count; i++)
		ck_assert_msg(table_load(&arena, builtin_tables[i].name, &wrong) != NULL, "%s", wrong);
	arena_free(&arena);
}
END_TEST

int
main(void)
{
	Suite *suite = suite_create("table");
	TCase *cases = tcase_create("table");
	SRunner *runner = srunner_create(suite);
	int failed;

	tcase_add_test(cases, rows_come_in_order_and_are_found_by_key);
	tcase_add_loop_test(cases, a_bad_line_is_named, 0, (int)(sizeof bad / sizeof *bad));
	tcase_add_test(cases, what_is_not_there_is_said);
	tcase_add_test(cases, every_table_built_in_is_well_formed);
	suite_add_tcase(suite, cases);
	srunner_run_all(runner, CK_NORMAL);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
