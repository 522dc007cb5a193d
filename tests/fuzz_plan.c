/* Any bytes are a plan or have a problem, and every problem stands on a line. */
#include "fuzz.h"
#include "plan.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	Arena a = { 0 };
	Problems problems = { .arena = &a };
	Params params = { .arena = &a, .problems = &problems };
	Source source = { S("fuzz.yaml"), { (const char *)data, (ptrdiff_t)size } };
	Plan *plan = plan_of(&a, &source, &params, &problems);
	Out out = out_memory(&a);

	LAW(plan && (plan->steps.len > 0 || problems.list.len > 0));
	for (ptrdiff_t i = 0; i < problems.list.len; i++)
		LAW(problems.list.at[i].at.line >= 1 && problems.list.at[i].at.column >= 1);
	problems_print(&problems, &out);
	LAW((out.len > 0) == (problems.list.len > 0));
	arena_free(&a);
	return 0;
}
