#include "page/html.h"

#include "base/utf8.h"
#include "page/chart.h"
#include "page/grid.h"

void
html_text(Out *out, Str text)
{
	uint32_t c;
	ptrdiff_t bytes;

	for (ptrdiff_t i = 0; (bytes = utf8_decode(text, i, &c)) > 0; i += bytes) {
		if (c == '&')
			out_bytes(out, S("&amp;"));
		else if (c == '<')
			out_bytes(out, S("&lt;"));
		else if (c == '>')
			out_bytes(out, S("&gt;"));
		else if (c == '"')
			out_bytes(out, S("&quot;"));
		else if (c == '\'')
			out_bytes(out, S("&#39;"));
		else if ((c < 0x20 && c != '\t' && c != '\n') || (c >= 0x7f && c < 0xa0) ||
			(c & 0xfffe) == 0xfffe)
			out_bytes(out, S("\xef\xbf\xbd"));
		else
			out_bytes(out, str_slice(text, i, i + bytes));
	}
}

static void
element(Out *out, const char *name, const char *class, Str text) /* nothing, if there is no text */
{
	if (text.len == 0)
		return;
	out_format(out, "<%s%s%s%s>", name, class ? " class=\"" : "", class ? class : "", class ? "\"" : "");
	html_text(out, text);
	out_format(out, "</%s>", name);
}

static void
badge(Out *out, Arena *scratch, Str verdict)
{
	if (verdict.len == 0)
		return;
	out_bytes(out, S("<span class=\"badge "));
	html_text(out, verdict);
	out_bytes(out, S("\">"));
	html_text(out, verdict_words(scratch, verdict));
	out_bytes(out, S("</span>"));
}

static void
plural(Out *out, ptrdiff_t count, const char *one, const char *many)
{
	out_format(out, "%td %s", count, count == 1 ? one : many);
}

static void
write_keys(Out *out, const ViewGroup *group)
{
	for (ptrdiff_t i = 0; i < group->keys.len; i++) {
		bool to = str_equal(group->names.at[i], S("destination")) ||
			str_equal(group->names.at[i], S("to_place"));
		out_format(out, "<span class=\"key\" data-before=\"%s\">", to ? "→" : "·");
		if (group->keys.at[i].len > 0) {
			html_text(out, group->keys.at[i]);
		} else {
			out_bytes(out, S("<span class=\"none\">no "));
			html_text(out, group->names.at[i]);
			out_bytes(out, S("</span>"));
		}
		out_bytes(out, S("</span> "));
	}
}

/* The sentence with its number marked. */
static void
write_sentence(Out *out, const ViewFigure *f)
{
	if (f->sentence.len == 0)
		return;
	out_bytes(out, S("<blockquote>"));
	html_text(out, str_slice(f->sentence, 0, f->mark_start));
	if (f->mark_end > f->mark_start)
		element(out, "mark", NULL, str_slice(f->sentence, f->mark_start, f->mark_end));
	html_text(out, str_from(f->sentence, f->mark_end));
	out_bytes(out, S("</blockquote>"));
}

static void
term(Out *out, const char *name, Str text)
{
	if (text.len == 0)
		return;
	out_format(out, "<dt>%s</dt><dd>", name);
	html_text(out, text);
	out_bytes(out, S("</dd>\n"));
}

static void
write_details(Out *out, Arena *scratch, const ViewFigure *f)
{
	Str range = view_range(scratch, f->low, f->high), where = view_where(scratch, f);

	out_bytes(out, S("<div class=\"source\">"));
	write_sentence(out, f);
	out_bytes(out, S("<dl>"));
	term(out, "Allows", range.len > 0 ? range : S("no bounds were stated"));
	term(out, "Of", f->noun);
	term(out, "Population",
		str_equal(f->population, f->noun) ? S("") : verdict_words(scratch, f->population));
	term(out, "Says who", f->speaker);
	term(out, "Modality", f->modality);
	term(out, "Only listed", f->aside);
	term(out, "Of the time", f->time);
	term(out, "Published", f->date);
	term(out, "Outlet", f->outlet);
	if (where.len > 0) {
		out_bytes(out, S("<dt>Bytes</dt><dd><code>"));
		html_text(out, where);
		out_bytes(out, S("</code></dd>\n"));
	}
	out_bytes(out, S("</dl></div></details>\n"));
}

static void
write_figure_cell(Out *out, const ViewFigure *f)
{
	out_bytes(out, S("<span class=\"figure\">"));
	html_text(out, f->figure);
	out_char(out, ' ');
	element(out, "span", "noun", f->noun);
	element(out, "span", "tag", f->aside);
	out_bytes(out, S("</span>"));
}

static void
write_figure(Out *out, Arena *scratch, Scale scale, const ViewFigure *f)
{
	out_format(out, "<details%s><summary>", f->aside.len > 0 ? " class=\"aside\"" : "");
	write_figure_cell(out, f);
	chart_write(out, scratch, scale, f);
	out_bytes(out, S("<span class=\"who\">"));
	html_text(out, view_who(f).len > 0 ? view_who(f) : S("the article"));
	out_bytes(out, S("</span><span class=\"when\">"));
	html_text(out, view_when(scratch, f));
	out_bytes(out, S("</span></summary>\n"));
	write_details(out, scratch, f);
}

static void
write_totals(Out *out, const ViewGroup *group)
{
	if (group->total_of.len == 0)
		return;
	out_bytes(out, S("<p class=\"rule\">A total over "));
	for (ptrdiff_t i = 0; i < group->total_of.len; i++) {
		out_bytes(out, i == 0 ? S("") : i + 1 < group->total_of.len ? S(", ") : S(" and "));
		html_text(out, group->total_of.at[i]);
	}
	out_bytes(out, S(": it is not added to theirs.</p>\n"));
}

static void
write_group(Out *out, Arena *scratch, const ViewGroup *group, ptrdiff_t number)
{
	Scale scale = scale_of(group);

	out_format(out, "<section id=\"g%td\">\n<h2>", number);
	write_keys(out, group);
	element(out, "span", "none", group->unit);
	badge(out, scratch, group->verdict);
	out_bytes(out, S("</h2>\n"));
	element(out, "p", "rule", group->rule);
	write_totals(out, group);
	for (ptrdiff_t i = 0; i < group->figures.len; i++)
		write_figure(out, scratch, scale, &group->figures.at[i]);
	out_bytes(out, S("<div class=\"row scale\">"));
	chart_axis(out, scratch, scale);
	out_bytes(out, S("</div></section>\n"));
}

static void
write_overview(Out *out, Arena *scratch, const View *view)
{
	out_bytes(out,
		S("<nav aria-label=\"All groups\"><table><thead><tr><th scope=\"col\">What</th><th scope=\"col\" "
		  "class=\"number\">Range</th><th scope=\"col\" class=\"number\">Sources</th><th scope=\"col\">Verdict</th>"
		  "</tr></thead><tbody>\n"));
	for (ptrdiff_t i = 0; i < view->groups.len; i++) {
		const ViewGroup *group = &view->groups.at[i];
		out_format(out, "<tr><td><a href=\"#g%td\">", i + 1);
		write_keys(out, group);
		element(out, "span", "none", group->unit);
		out_bytes(out, S("</a></td><td class=\"number\">"));
		html_text(out, view_range(scratch, group->low, group->high));
		out_format(out, "</td><td class=\"number\">%lld</td><td>", (long long)group->sources);
		badge(out, scratch, group->verdict);
		out_bytes(out, S("</td></tr>\n"));
		arena_reset(scratch);
	}
	out_bytes(out, S("</tbody></table></nav>\n"));
}

static void
write_claims(Out *out, Arena *scratch, const View *view)
{
	if (view->claims.len == 0)
		return;
	out_bytes(out, S("<section class=\"plain\" id=\"claims\"><h2>Claims</h2>\n"));
	for (ptrdiff_t i = 0; i < view->claims.len; i++) {
		const ViewFigure *f = &view->claims.at[i];
		out_bytes(out, S("<details><summary>"));
		write_figure_cell(out, f);
		out_bytes(out, S("<span class=\"who\">"));
		html_text(out, f->action);
		out_bytes(out, f->action.len > 0 && f->place.len > 0 ? S(" · ") : S(""));
		html_text(out, f->place);
		out_bytes(out, S("</span><span class=\"who\">"));
		html_text(out, view_who(f));
		out_bytes(out, S("</span><span class=\"when\">"));
		html_text(out, view_when(scratch, f));
		out_bytes(out, S("</span></summary>\n"));
		write_details(out, scratch, f);
		arena_reset(scratch);
	}
	out_bytes(out, S("</section>\n"));
}

static const char *const legend[][2] = {
	{ "agree", "Several sources give the same bounds." },
	{ "compatible",
		"One number fits all of them: 524 and \xe2\x80\x9c"
		"almost 600\xe2\x80\x9d." },
	{ "same_number_other_noun", "Equal numbers of different things: 84 people, 84 children." },
	{ "changed", "They exclude each other, but speak of different times." },
	{ "disagree", "They exclude each other, and no time tells them apart." },
	{ "single_source", "There is nobody to compare with." },
};

static void
write_legend(Out *out, Arena *scratch)
{
	out_bytes(out,
		S("<footer><p>A dot is a number, a ring one said to be about right, a bar a range; an arrow is an open end. "
		  "Pale figures are listed only: planned, denied, increments, parts. Nothing is summed. "
		  "Open a figure for its sentence and its bytes.</p>\n<div class=\"legend\">\n"));
	for (size_t i = 0; i < sizeof legend / sizeof *legend; i++) {
		out_bytes(out, S("<span>"));
		badge(out, scratch, str(legend[i][0]));
		out_bytes(out, S("</span><span>"));
		html_text(out, str(legend[i][1]));
		out_bytes(out, S("</span>\n"));
	}
	out_bytes(out, S("</div></footer>\n"));
}

static void
write_head(Out *out, const View *view, Str title)
{
	ptrdiff_t figures = 0;

	for (ptrdiff_t i = 0; i < view->groups.len; i++)
		figures += view->groups.at[i].figures.len;
	out_bytes(out,
		S("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\n"
		  "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n"
		  "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
		  "<title>"));
	html_text(out, title);
	out_bytes(out, S("</title>\n<style>\n"));
	html_style(out);
	out_bytes(out, S("</style></head><body>\n<header><h1>"));
	html_text(out, title);
	out_bytes(out, S("</h1><p class=\"lead\">"));
	plural(out, figures + view->claims.len, "figure", "figures");
	out_bytes(out, S(" in "));
	plural(out, view->groups.len, "group", "groups");
	out_bytes(out, S(", each traceable to its bytes</p></header>\n"));
}

void
html_write(Out *out, Arena *scratch, const View *view, Str title)
{
	write_head(out, view, title);
	if (view->groups.len > 1)
		write_overview(out, scratch, view);
	out_bytes(out, S("<main>\n"));
	for (ptrdiff_t i = 0; i < view->groups.len; i++) {
		write_group(out, scratch, &view->groups.at[i], i + 1);
		arena_reset(scratch);
	}
	write_claims(out, scratch, view);
	if (view->groups.len == 0 && view->claims.len == 0)
		out_bytes(out, S("<p>There are no figures.</p>\n"));
	out_bytes(out, S("</main>\n"));
	if (view->groups.len > 0)
		write_legend(out, scratch);
	out_bytes(out, S("</body></html>\n"));
}
