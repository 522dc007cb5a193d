/* report.c - groups and claims for people: a table, markdown, CSV, or one HTML page that needs nothing else. */
#include "filter.h"
#include "page/html.h"
#include "page/table.h"

#include <stdlib.h>
#include <sys/ioctl.h>
#include <unistd.h>

enum { DEFAULT_WIDTH = 120 };

typedef struct {
	Str format, title, color;
	int64_t width;
	bool explain;
	View view;
} Report;

static const Option options[] = {
	{ 'f', "format", OPTION_TEXT, offsetof(Report, format), "table", "table|html|markdown|csv",
		"what to write" },
	{ 't', "title", OPTION_TEXT, offsetof(Report, title), "Who says how many", "TEXT",
		"title of the HTML page" },
	{ 0, "width", OPTION_NUMBER, offsetof(Report, width), NULL, "COLUMNS",
		"width of the table; without it the terminal's, else 120" },
	{ 0, "explain", OPTION_FLAG, offsetof(Report, explain), NULL, NULL,
		"the rule of each verdict below its figures" },
	{ 0, "color", OPTION_TEXT, offsetof(Report, color), "auto", "auto|always|never",
		"auto: on a terminal, unless NO_COLOR is set" },
	{ 0 },
};

static const char *
begin(Stage *stage)
{
	Report *report = stage->state;

	if (stage->next)
		return "report writes for people: it must be the last stage";
	return view_begin(&report->view, &stage->run);
}

static void
each(Stage *stage, Record *record)
{
	Report *report = stage->state;
	const char *field = NULL, *wrong;
	bool is_group = record_grain(record) == GRAIN_GROUP ||
		(record_grain(record) == GRAIN_NONE && record_raw(record, "figures").len > 0);

	if (is_group)
		wrong = view_add_group(&report->view, &stage->run, record, &field);
	else
		wrong = view_add_claim(&report->view, &stage->run, record, &field);
	if (wrong)
		refuse(stage, record, field, wrong);
}

static ptrdiff_t
terminal_width(int fd)
{
	struct winsize size;

	return fd >= 0 && isatty(fd) && ioctl(fd, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col
											     : DEFAULT_WIDTH;
}

static bool
wants_colour(const Report *report, int fd)
{
	const char *none = getenv("NO_COLOR"), *terminal = getenv("TERM");

	if (!str_equal(report->color, S("auto")))
		return str_equal(report->color, S("always"));
	return fd >= 0 && isatty(fd) && !(none && *none) && !(terminal && str_equal(str(terminal), S("dumb")));
}

static void
end(Stage *stage)
{
	const Report *report = stage->state;
	TableStyle style = { report->width > 0 ? (ptrdiff_t)report->width : terminal_width(stage->out->fd),
		wants_colour(report, stage->out->fd), report->explain };

	if (str_equal(report->format, S("html")))
		html_write(stage->out, &stage->work, &report->view, report->title);
	else if (str_equal(report->format, S("csv")))
		csv_write(stage->out, &stage->work, &report->view);
	else if (str_equal(report->format, S("markdown")))
		markdown_write(stage->out, &stage->work, &report->view);
	else
		table_write(stage->out, &stage->work, &report->view, style);
}

const Filter report = {
	.name = "report",
	.summary = "show groups and claims to people",
	.examples = "  aggregate claims.jsonl | report                     a table\n"
		    "  aggregate claims.jsonl | report --explain           and why each verdict was given\n"
		    "  aggregate claims.jsonl | report -f html >page.html  one page: open it in a browser\n"
		    "  report -f csv claims.jsonl >claims.csv              claims, one a row, for a spreadsheet\n",
	.options = options,
	.state_size = sizeof(Report),
	.reads = GRAIN_CLAIM | GRAIN_GROUP,
	.begin = begin,
	.each = each,
	.end = end,
};
