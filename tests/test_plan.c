/* What a pipeline's file may say, and what is said when it is wrong: the place and the words. */
#include "suite.h"

#include "plan.h"

#include <stdio.h>

typedef struct {
	Arena arena;
	Problems problems;
	Params params;
	Plan *plan;
} Fixture;

static Fixture *
read_plan(const char *yaml, const char *param)
{
	static Fixture f;
	Source *source;
	Texts given = { 0 };

	arena_free(&f.arena);
	f = (Fixture){ 0 };
	f.problems.arena = &f.arena;
	f.params = (Params){ .arena = &f.arena, .problems = &f.problems };
	if (param)
		*PUSH(&f.arena, &given) = str(param);
	ck_assert_ptr_null(params_give(&f.params, &given));
	source = NEW(&f.arena, Source, 1);
	*source = (Source){ S("t.yaml"), str(yaml) };
	f.plan = plan_of(&f.arena, source, &f.params, &f.problems);
	return &f;
}

static const struct {
	const char *yaml;
	ptrdiff_t line, column;
	const char *says;
} wrong[] = {
	{ "steps:\n\t- segment\n", 2, 1, "a tab cannot indent" },
	{ "steps: [segment]\nsteps: [segment]\n", 2, 1, "given twice (first on line 1)" },
	{ "steps: [segment\nabout: x\n", 2, 6, "begins on line 1" },
	{ "about: 'x\n", 2, 1, "quoted" },
	{ "steps: [segment]\n---\nsteps: [segment]\n", 2, 1, "a second document" },
	{ "", 1, 1, "no pipeline" },
	{ "# nothing\n", 1, 1, "no pipeline" },
	{ "- segment\n", 1, 1, "a map of keys" },
	{ "about: x\n", 1, 1, "needs 'steps'" },
	{ "step: [segment]\nuse: none.yaml\n", 1, 1, "did you mean 'steps'?" },
	{ "steps: segment\n", 1, 8, "in a list" },
	{ "steps: []\n", 1, 8, "no stage" },
	{ "steps: [segmnt]\n", 1, 9, "did you mean 'segment'?" },
	{ "steps: [segment --tokens]\n", 1, 9, "options are a map" },
	{ "steps: [{segment: {tokenz: true}}]\n", 1, 20, "did you mean 'tokens'?" },
	{ "steps: [{segment: {help: true}}]\n", 1, 20, "not known" },
	{ "steps: [{segment: {tokens: 5}}]\n", 1, 28, "true or false" },
	{ "steps: [{segment: {style: false}}]\n", 1, 27, "needs quotes" },
	{ "steps: [{segment: {style: old}}]\n", 1, 27, "news|ud" },
	{ "steps: [{segment: {style: }}]\n", 1, 27, "is empty" },
	{ "steps: [{segment: {style: [a, b]}}]\n", 1, 27, "not a list" },
	{ "steps: [{segment: {style: \"a\\0b\"}}]\n", 1, 27, "NUL" },
	{ "steps: [{segment: {max-bad: few}}]\n", 1, 19, "--max-bad takes" },
	{ "steps: [{segment: [tokens]}]\n", 1, 19, "as a map" },
	{ "steps: [{segment: {}, run: [x]}]\n", 1, 9, "2 keys" },
	{ "steps: [segment, segment]\n", 1, 18, "does not read a sentence" },
	{ "steps: [{report: }, segment]\n", 1, 21, "for people" },
	{ "steps: [run: cat]\n", 1, 14, "takes a list" },
	{ "steps: [run]\n", 1, 9, "takes a list" },
	{ "steps: [sh: [a]]\n", 1, 13, "sh is a text" },
	{ "steps: [segment]\nlock: maybe\n", 2, 7, "skip, fail" },
	{ "steps: [segment]\nlock: wait long\n", 2, 7, "not known" },
	{ "steps: [segment]\nworkers: 0\n", 2, 10, "from 1" },
	{ "steps: [segment]\nfrom: {files: a, archives: b}\n", 2, 1, "one of" },
	{ "steps: [segment]\nfrom: {files: a, only: old}\n", 2, 24, "there is new" },
	{ "steps: [segment]\nfrom: {archives: a, unit: big}\n", 2, 27, "64MiB" },
	{ "steps: [segment]\nto: {dir: a, sqlite: b}\n", 2, 1, "one of" },
	{ "steps: [segment]\non-error: {stage: retry x}\n", 2, 19, "retry N" },
	{ "steps: [segment]\non-error: {stop-after: many}\n", 2, 24, "percentage" },
	{ "steps: [segment]\nmap: [segment]\n", 2, 1, "instead of 'steps'" },
	{ "reduce: [segment]\nuse: none.yaml\n", 1, 1, "needs a 'map'" },
	{ "use: none.yaml\n", 1, 6, "No such file" },
	{ "steps: [segment]\ntests: [{in: a}]\n", 2, 9, "needs 'in' and 'out'" },
	{ "steps: [segment]\ntests: [{in: a, out: b}]\n", 2, 22, "out is a list" },
	{ "about: ${who}\nsteps: [segment]\n", 1, 8, "parameter 'who' is not known" },
	{ "params: {whom: x}\nabout: a ${who}\nsteps: [segment]\n", 2, 10, "did you mean 'whom'?" },
	{ "about: ${env:NO_SUCH_NAME_HERE}\nsteps: [segment]\n", 1, 8, "not set in the environment" },
	{ "about: a ${who\nsteps: [segment]\n", 1, 10, "without its '}'" },
	{ "about: a ${}\nsteps: [segment]\n", 1, 10, "names no parameter" },
	{ "params: [a]\nsteps: [segment]\n", 1, 9, "params is a map" },
	{ "params: {a: [b]}\nsteps: [segment]\n", 1, 13, "a parameter is a text" },
	{ "steps: &a [*a]\n", 1, 8, "inside what it names" },
	{ "steps: [*a]\n", 1, 9, "undefined alias" },
	{ "about: !binary x\nsteps: [segment]\n", 1, 8, "the tag" },
	{ "? [a]\n: b\n", 1, 3, "a key must be a text" },
	{ "about: \xff\n", 1, 8, "UTF-8" },
	{ "about: é: \xc3\n", 1, 11, "UTF-8" },
	{ "a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\n"
	  "d: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c]\ne: &e [*d,*d,*d,*d,*d,*d,*d,*d,*d]\nf: [*e,*e,*e,*e,*e,*e,*e,*e,*e]\n",
		1, 1, "too large" },
	{ "a: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[", 1, 67, "nested too deep" },
};

START_TEST(what_is_wrong_is_said_where_it_stands)
{
	Fixture *f = read_plan(wrong[_i].yaml, NULL);
	Str message = { 0 };

	ck_assert_msg(f->problems.list.len > 0, "nothing is wrong with: %s", wrong[_i].yaml);
	for (ptrdiff_t i = 0; i < f->problems.list.len; i++) {
		message = f->problems.list.at[i].message;
		if (str_find(message, str(wrong[_i].says)) >= 0) {
			ck_assert_msg(f->problems.list.at[i].at.line == wrong[_i].line &&
					f->problems.list.at[i].at.column == wrong[_i].column,
				"%td:%td for: %s", f->problems.list.at[i].at.line,
				f->problems.list.at[i].at.column, wrong[_i].yaml);
			return;
		}
	}
	ck_abort_msg("'%.*s' for: %s", SHOW(message), wrong[_i].yaml);
}
END_TEST

START_TEST(all_errors_come_in_one_go_by_line)
{
	Fixture *f = read_plan("stepz: x\nsteps:\n  - segmnt\n  - segment: {tokenz: true}\nlock: no\n", NULL);
	Out out = out_memory(&f->arena);

	ck_assert_int_eq((int)f->problems.list.len, 4);
	problems_print(&f->problems, &out);
	ck_assert(str_starts(out_str(&out),
		S("t.yaml:1:1: the key 'stepz' is not known: did you mean 'steps'?\n"
		  "stepz: x\n^\n"
		  "t.yaml:3:5: the stage 'segmnt' is not known: did you mean 'segment'?\n"
		  "  - segmnt\n    ^\n")));
}
END_TEST

START_TEST(a_caret_stands_below_its_character)
{
	Fixture *f = read_plan("about: é\tü ${x}\nsteps: [segment]\n", NULL);
	Out out = out_memory(&f->arena);

	problems_print(&f->problems, &out);
	ck_assert(str_ends(out_str(&out), S("\nabout: é\tü ${x}\n        \t  ^\n")));
}
END_TEST

static const struct {
	const char *text, *param, *becomes;
} settled[] = {
	{ "a ${who} b", NULL, "a x b" },
	{ "a ${who} b", "who=y", "a y b" },
	{ "a ${who} b", "who=", "a  b" },
	{ "${who}${who:-z}", NULL, "xx" },
	{ "${none:-z}", NULL, "z" },
	{ "${none:-}.", NULL, "." },
	{ "$$ $5 $", NULL, "$ $5 $" },
	{ "$${who}", NULL, "${who}" },
	{ "${env:NO_SUCH_NAME_HERE:-home}", NULL, "home" },
	{ "a ${who} b", "who=]: # \" ${who}", "a ]: # \" ${who} b" },
};

START_TEST(parameters_are_put_in_after_parsing)
{
	char yaml[256];
	Fixture *f;

	snprintf(yaml, sizeof yaml, "params: {who: x}\nabout: '%s'\nsteps: [segment]\n", settled[_i].text);
	f = read_plan(yaml, settled[_i].param);
	ck_assert_int_eq((int)f->problems.list.len, 0);
	ck_assert_msg(str_equal(f->plan->about, str(settled[_i].becomes)), "%.*s", SHOW(f->plan->about));
}
END_TEST

START_TEST(options_become_settings_in_order)
{
	Fixture *f = read_plan(
		"steps: [{segment: {tokens: true, style: ud, drop: a}}, {run: [jq, -c, '']}, sh: 'a | b']\n",
		NULL);
	const Step *segment;

	ck_assert_int_eq((int)f->problems.list.len, 0);
	ck_assert_int_eq((int)f->plan->steps.len, 3);
	segment = &f->plan->steps.at[0];
	ck_assert_int_eq((int)segment->settings.len, 3);
	ck_assert(!segment->settings.at[0].has_value);
	ck_assert(str_equal(segment->settings.at[1].value, S("ud")));
	ck_assert_int_eq((int)f->plan->steps.at[1].command.len, 3);
	ck_assert(str_equal(f->plan->steps.at[2].command.at[2], S("a | b")));
}
END_TEST

START_TEST(false_leaves_a_flag_out)
{
	Fixture *f = read_plan("steps: [{segment: {tokens: false}}]\n", NULL);

	ck_assert_int_eq((int)f->problems.list.len, 0);
	ck_assert_int_eq((int)f->plan->steps.at[0].settings.len, 0);
}
END_TEST

START_TEST(what_comes_later_is_right_but_said)
{
	Fixture *f = read_plan(
		"steps: [segment]\nlock: wait 10m\nstate: s\nworkers: 2\nfrom: {files: x, only: new}\n"
		"on-error: {record: quarantine, stage: retry 3, stop-after: 1%}\n",
		NULL);

	ck_assert_int_eq((int)f->problems.list.len, 0);
	ck_assert_int_eq((int)f->plan->later.list.len, 7);
	ck_assert_int_eq(
		(int)read_plan("steps: [segment]\nworkers: 1\non-error: {record: refuse, stage: fail}\n", NULL)
			->plan->later.list.len,
		0);
}
END_TEST

Suite *
suite(void)
{
	Suite *s = suite_create("plan");
	TCase *t = tcase_create("plan");

	tcase_add_loop_test(t, what_is_wrong_is_said_where_it_stands, 0, (int)(sizeof wrong / sizeof *wrong));
	tcase_add_loop_test(t, parameters_are_put_in_after_parsing, 0, (int)(sizeof settled / sizeof *settled));
	tcase_add_test(t, all_errors_come_in_one_go_by_line);
	tcase_add_test(t, a_caret_stands_below_its_character);
	tcase_add_test(t, options_become_settings_in_order);
	tcase_add_test(t, false_leaves_a_flag_out);
	tcase_add_test(t, what_comes_later_is_right_but_said);
	suite_add_tcase(s, t);
	return s;
}
