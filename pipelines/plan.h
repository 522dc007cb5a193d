/* plan.h - what a pipeline's file says, checked: its stages with their options, where its input comes
 * from, where its output goes. Everything lives in the arena it was read into. */
#ifndef PLAN_H
#define PLAN_H

#include "base/report.h"
#include "filter.h"
#include "node.h"
#include "params.h"

typedef struct {
	Str name, value;
	bool has_value; /* false: a bare flag */
} Setting;

/* One stage: a filter of ours, or a command of whoever's. */
typedef struct {
	Mark at;
	Str name;               /* as written: "tag-entities", "run", "sh" */
	const Filter *filter;   /* NULL: a command */
	LIST(Setting) settings; /* of a filter: long options, in order */
	Texts command;          /* of a command: its argv */
} Step;
typedef LIST(Step) Steps;

typedef struct {
	Str name; /* the file's */
	Str about;
	Steps steps;  /* of map, combine and reduce one after the other, where these stand */
	Texts files;  /* from: {files: …}, patterns */
	Texts source; /* from: {command: …}, argv */
	Mark from;
	Str to; /* to: {file: …}; empty: standard output */
	Mark to_at;
	Node *tests;    /* a list of maps, of the right form; NULL: none */
	Problems later; /* what the file asks for that is not built yet */
} Plan;

/* Reads and checks FILE. What is wrong is in `problems`; the plan is then not to be run. NULL and errno if
 * the file cannot be read. */
Plan *plan_read(Arena *, const char *file, Params *, Problems *);
Plan *plan_of(Arena *, const Source *, Params *, Problems *); /* the same from memory */

#endif
