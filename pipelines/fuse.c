/* fuse.c - neighbouring filters in one process: records go from stage to stage without being written and
 * read. */
#include "chain.h"

#include <unistd.h>

typedef struct {
	Run run;
	Stage **stages;
	Common *common;
	ptrdiff_t count;
} Fuse;

static void
set_up(Arena *arena, const Step *step, Run *run, Stage **stage, Common *common)
{
	*stage = stage_new(arena, step->filter, run);
	option_presets(arena, common_options, common);
	for (ptrdiff_t i = 0; i < step->settings.len; i++) {
		Setting set = step->settings.at[i];
		bool own = option_find(step->filter->options, set.name);
		const char *wrong = option_set(arena, own ? step->filter->options : common_options,
			own ? (*stage)->state : common, set.name, set.value, set.has_value);

		if (wrong) /* plan.c has tried them all */
			die(EXIT_INTERNAL, "%s: %s", step->filter->name, wrong);
	}
}

static Fuse *
fuse_new(Arena *arena, const Segment *segment)
{
	Fuse *fuse = NEW(arena, Fuse, 1);

	fuse->run.file = "-";
	fuse->count = segment->count;
	fuse->stages = NEW(arena, Stage *, segment->count);
	fuse->common = NEW(arena, Common, segment->count);
	for (ptrdiff_t i = 0; i < segment->count; i++)
		set_up(arena, &segment->steps[i], &fuse->run, &fuse->stages[i], &fuse->common[i]);
	/* backwards: the first stage's word on the run is the last */
	for (ptrdiff_t i = segment->count - 1; i >= 0; i--)
		common_apply(arena, &fuse->common[i], fuse->stages[i]);
	return fuse;
}

/* What is wrong at begin is wrong with the options, and fuse_try has said so before anything ran. */
static Stage *
fuse_begin(Fuse *fuse, Out *out)
{
	stage_join(&fuse->run, fuse->stages, fuse->count, out);
	for (ptrdiff_t i = 0; i < fuse->count; i++) {
		const char *wrong = stage_begin(fuse->stages[i]);

		if (wrong)
			die(EXIT_CONFIG, "%s: %s", fuse->stages[i]->filter->name, wrong);
	}
	return fuse->stages[0];
}

void
fuse_try(Arena *arena, const Steps *steps, Problems *problems)
{
	Run run = { .file = "-" };

	for (ptrdiff_t i = 0; i < steps->len; i++) {
		const Step *step = &steps->at[i];
		Common common = { 0 };
		Stage *stage;
		const char *wrong;

		if (!step->filter)
			continue;
		set_up(arena, step, &run, &stage, &common);
		program = step->filter->name; /* some die here themselves: it is they who say so */
		wrong = stage_begin(stage);
		program = "pipeline";
		if (wrong)
			problem(problems, step->at, "%s: %s", step->filter->name, wrong);
		arena_free(&stage->run);
		arena_free(&stage->work);
	}
}

/* How the stage would have ended as a program. */
static ExitStatus
stage_status(const Fuse *fuse, ptrdiff_t i)
{
	Run own = { .records = fuse->stages[i]->taken, .refused = fuse->stages[i]->refused };

	if (i == 0) {
		own.records = fuse->run.records;
		own.damaged = fuse->run.damaged;
		own.worst = fuse->run.worst;
	}
	return run_status(&own, fuse->common[i].max_bad);
}

static ExitStatus
fuse_end(Fuse *fuse)
{
	ExitStatus status = EXIT_OK;

	for (ptrdiff_t i = 0; i < fuse->count; i++)
		if (stage_status(fuse, i))
			status = stage_status(fuse, i);
	for (ptrdiff_t i = 0; i < fuse->count; i++) {
		arena_free(&fuse->stages[i]->run);
		arena_free(&fuse->stages[i]->work);
	}
	arena_free(&fuse->run.arena);
	arena_free(&fuse->run.scratch);
	return status;
}

ExitStatus
fuse_run(Arena *arena, const Segment *segment, const Texts *files, const char *out_name)
{
	Fuse *fuse = fuse_new(arena, segment);
	Out out = out_to(arena, STDOUT_FILENO, out_name);
	Texts operands = *files;
	Stage *first;

	if (operands.len == 0 && isatty(STDIN_FILENO))
		usage("nothing to read: give files, or pipe records in");
	if (operands.len == 0)
		*PUSH(arena, &operands) = S("-");
	first = fuse_begin(fuse, &out);
	if (first->filter->operands)
		first->filter->operands(first, &operands);
	for (ptrdiff_t i = 0; !first->filter->operands && i < operands.len; i++)
		feed_file(first, arena_c_string(arena, operands.at[i]));
	feed_close(first);
	out_close(&out);
	return fuse_end(fuse);
}

ExitStatus
fuse_lines(Arena *arena, const Segment *segment, const Texts *lines, Out *out)
{
	Fuse *fuse = fuse_new(arena, segment);
	Stage *first = fuse_begin(fuse, out);

	for (ptrdiff_t i = 0; i < lines->len; i++)
		feed_line(first, lines->at[i], i + 1);
	feed_close(first);
	return fuse_end(fuse);
}
