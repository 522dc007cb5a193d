/* filter.h - what a filter is, and the harness that feeds it: read lines, refuse bad ones, hand records on.
 * A filter is one file beside this one: state, options, begin, each (or document), end. Program, fused stage and
 * test differ only in the last stage: a line writer, or memory. */
#ifndef FILTER_H
#define FILTER_H

#include "base/in.h"
#include "base/option.h"
#include "base/report.h"
#include "base/utf8.h"
#include "record/layout.h"

typedef struct Stage Stage;
typedef struct Run Run;

typedef struct Filter {
	const char *name;      /* "extract-numbers": program, YAML key */
	const char *summary;   /* one line, no full stop */
	const char *examples;  /* lines for the top of --help, each "  command   what it does" */
	const Option *options; /* may be NULL */
	ptrdiff_t state_size;
	bool text;          /* needs "text": the harness decodes it (record->text), or refuses the record */
	int reads;          /* grains it takes, or-ed; a record without "record" is always taken. 0: any */
	const char *writes; /* grain of what it emits, for --describe: "sentence" */
	const char *const *fields;       /* fields it writes, NULL-ended, for --describe */
	const char *(*begin)(Stage *);   /* load tables and state; NULL, or what is wrong (usage) */
	void (*each)(Stage *, Record *); /* emit() any number of times, or refuse() */
	void (*document)(Stage *, Record *,
		ptrdiff_t count); /* instead of each: all sentences of one document, in order */
	void (*end)(Stage *);     /* emit what was held back */
	void (*operands)(
		Stage *, const Texts *operands); /* instead of reading records: ingest reads files itself */
} Filter;

struct Stage {
	const Filter *filter;
	void *state;  /* state_size zeroed bytes, options filled in */
	Arena run;    /* lives as long as the stage: tables, groups */
	Arena work;   /* reset by the harness after each record or document: scratch */
	Stage *next;  /* NULL: the last; records go to `out` */
	Out *out;     /* of the last stage: where lines go; `end` may write other text to it */
	Run *context; /* shared by the chain: where the input stands, what was refused */
	int64_t taken, emitted, refused;
	LIST(Record) held; /* of a document filter: the document so far */
	Str held_doc;
	int64_t held_index;
	Texts drop; /* --drop: fields not to carry into a new grain */
};

/* Called by filters. */
const char *grain_advice(int reads, Grain has); /* "run segment first": what makes `has` into what is read */
/* In `document`: a record refused is left out by not emitting it. Entities that came on a record are read and checked
 * before each and document are called, and so is "text" where the filter's `text` says so. */
void emit(Stage *, Record *);      /* hand on; the record then belongs to the next stage */
void emit_laid(Stage *, Layout *); /* the same of a record that was laid out */
void refuse(Stage *, const Record *, const char *field,
	const char *why); /* report, count, keep for --rejects; field: where (or NULL) */
void complain(Stage *, const char *format, ...)
	__attribute__((format(printf, 2, 3))); /* damage in the input that is no record: counts as refused */

/* Where the chain stands and what went wrong: one for all stages of a process. */
struct Run {
	Arena arena;      /* of the input records now in the chain */
	JsonShape shape;  /* of the last of them */
	const char *file; /* "-" for standard input */
	int64_t line;     /* in file, from 1 */
	int64_t records, refused;
	Stage *first;       /* messages of the first stage say FILE:LINE, those of later ones STAGE:RECORD */
	Out *out;           /* of the last stage */
	bool keeps;         /* some stage holds records back: lines must outlive the next read */
	Out *rejects;       /* NULL: none wanted */
	Arena scratch;      /* of one message */
	int64_t max_record; /* bytes of a line */
	bool damaged;       /* a container broke off: status 65 whatever --max-bad says */
	ExitStatus worst;   /* an operand could not be read, … */
};

/* One line for --rejects, and the count. */
typedef struct {
	const char *file;
	int64_t line;
	ptrdiff_t byte;
	const char *reason;
	Str raw;
} Rejected;
void run_reject(Run *, const char *stage, Rejected);

/* Called by the programs, the pipeline and tests. */
Stage *stage_new(Arena *, const Filter *, Run *);                     /* presets filled in */
void stage_join(Run *, Stage *const *stages, ptrdiff_t count, Out *); /* make them a chain that ends in `out` */
const char *stage_begin(Stage *);
void stage_take(Stage *, Record *); /* grain check, grouping, each */
void run_free(Run *);               /* the arenas of the run and of its stages; after feed_close */
void stage_end(Stage *);            /* flush held documents, end, then the next stage's end */
void feed_file(Stage *first, const char *path);         /* every line of a file ("-") into the chain */
void feed_lines(Stage *first, In *, const char *path);  /* the same of a file that is open */
void feed_line(Stage *first, Str line, int64_t number); /* one line; a view that lives until this returns */
void run_tidy(Run *);          /* frees what no stage holds: after a record that did not come by feed_line */
void feed_close(Stage *first); /* no more input: stage_end, flush */
ExitStatus run_status(const Run *, Str max_bad); /* 0 or 65 by --max-bad N|N%, or what was worse */
bool size_read(Str text, int64_t *bytes);        /* "128MiB", "4K", "1000" */
int filter_main(const Filter *, int argc, char **argv);
void filter_describe(const Filter *, Out *); /* --describe: one line of JSON */

/* The options of every filter, beside its own. */
typedef struct {
	Str rejects, max_bad, max_record, drop;
	bool help, version, describe;
} Common;
extern const Option common_options[];
const char *common_wrong(Arena *, const Common *); /* NULL, or what is wrong with a value */
void common_apply(Arena *, const Common *,
	Stage *); /* drop; and to the stage's run: rejects, max_record. Dies if the file cannot be made */

#endif
