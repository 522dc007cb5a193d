/* main.c - the program of every filter; make says which by -DFILTER=name. */
#include "filter.h"

extern const Filter FILTER;

int
main(int argc, char **argv)
{
	return filter_main(&FILTER, argc, argv);
}
