#include "language/origin.h"

#include "language/byline.h"
#include "language/lines.h"
#include "language/stop.h"

#include <string.h>

enum {
	TOP = 8 /* lines above the body */,
	TITLE = 250,
	QUESTION = 90 /* bytes of a title, of one that ends in ? or ! */
};

const char *
origin_load(Arena *arena, OriginRules *rules)
{
	const char *wrong = NULL;

	rules->datelines = table_load(arena, "en/datelines", &wrong);
	if (rules->datelines)
		rules->bylines = table_load(arena, "en/bylines", &wrong);
	return wrong;
}

/* What is published wins over what was changed later, the first of two over the second. */
static void
take_date(Origin *origin, const Dating *date, ptrdiff_t line_start, const char *rule)
{
	bool changed = strcmp(rule, "changed") == 0;

	if (!date->year || !date->month ||
		(origin->date_rule && (changed || strcmp(origin->date_rule, "changed") != 0)))
		return;
	origin->date = *date;
	origin->date.start += line_start;
	origin->date.end += line_start;
	origin->date_rule = rule;
}

/* "Published 5 August 2022, updated 6 August 2022"; but not "He came on 5 August 2022." */
static bool
take_dates(const OriginRules *rules, Origin *origin, Str line, ptrdiff_t line_start)
{
	static const char *const names[] = { "dateline", "published", "changed" };
	ptrdiff_t behind = 0;
	Dating date;

	if (!dateline_is(rules->datelines, line, &date) ||
		(stop_ends_line(line) && date.end < line.len && !dateline_label(rules->datelines, line)))
		return false;
	while (dating_find(rules->datelines, str_from(line, behind), &date)) {
		date.start += behind;
		date.end += behind;
		take_date(origin, &date, line_start,
			names[dateline_label(rules->datelines, str_slice(line, behind, date.start))]);
		behind = date.end;
	}
	return true;
}

static bool
take_byline(const OriginRules *rules, Origin *origin, Str line)
{
	ptrdiff_t lead = byline_lead(rules->bylines, line);
	Str names, rest;

	if (!lead || stop_ends_line(line))
		return false;
	names = byline_names(rules->bylines, line);
	rest = str_trim(str_from(line, lead));
	if (!origin->author.len)
		origin->author = names;
	if (!names.len && !origin->agency.len && dateline_agency(rules->datelines, rest))
		origin->agency = rest;
	return names.len || origin->agency.len;
}

static bool
may_be_title(Str line)
{
	if (line_is_item(line) || line.at[line.len - 1] == ':')
		return false;
	return stop_ends_line(line) ? line.len <= QUESTION && line.at[line.len - 1] != '.' : line.len <= TITLE;
}

/* A line of the top, that begins at `at`. False: the body begins. */
static bool
take_line(const OriginRules *rules, Origin *origin, Str text, ptrdiff_t at, ptrdiff_t end, bool first)
{
	Str line = str_slice(text, at, end);
	Dating date;
	Str agency;

	if (dateline_end(rules->datelines, text, at, &date, &agency)) {
		take_date(origin, &date, 0, "dateline");
		if (!origin->agency.len)
			origin->agency = agency;
		return false;
	}
	if (take_dates(rules, origin, line, at) || take_byline(rules, origin, line))
		return true;
	if (first && end + 1 < text.len && text.at[end + 1] == '\n' && may_be_title(line))
		origin->title = line;
	return true;
}

Origin
origin_find(const OriginRules *rules, Str text)
{
	Origin origin = { 0 };
	ptrdiff_t at = 0;

	for (int line = 0; line < TOP && at < text.len; at++) {
		ptrdiff_t newline = str_find_byte(str_from(text, at), '\n');
		ptrdiff_t end = newline < 0 ? text.len : at + newline;
		if (end > at && !take_line(rules, &origin, text, at, end, at == 0))
			break;
		line += end > at;
		at = end;
	}
	return origin;
}
