/* test.h - the tests that stand in a pipeline's file. */
#ifndef TEST_H
#define TEST_H

#include "plan.h"

/* Runs them one by one; a line each on `out`, what differs on `err`. EXIT_OK, EXIT_DIFFERENT, or
 * EXIT_MISSING. */
ExitStatus plan_test(Arena *, const Plan *, Out *out, Out *err);

#endif
