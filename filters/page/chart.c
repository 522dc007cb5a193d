#include "page/chart.h"

#include "page/html.h"

enum { WIDTH = 260, HEIGHT = 20, MIDDLE = 10, LEFT = 10, RIGHT = 222 }; /* room beyond RIGHT for open ends */

static void
widen(Scale *scale, Decimal number)
{
	if (!decimal_is(number))
		return;
	double value = decimal_double(number);
	if (value > 1e300 || value < -1e300) /* beyond drawing */
		return;
	scale->min = value < scale->min ? value : scale->min;
	scale->max = value > scale->max ? value : scale->max;
}

Scale
scale_of(const ViewGroup *group)
{
	Scale scale = { 0 };

	for (ptrdiff_t i = 0; i < group->figures.len; i++) {
		const ViewFigure *f = &group->figures.at[i];
		widen(&scale, f->value);
		widen(&scale, f->low);
		widen(&scale, f->high);
	}
	return scale;
}

static double
place(Scale scale, Decimal number)
{
	double value = decimal_double(number);

	if (scale.max <= scale.min || value <= scale.min)
		return LEFT;
	return value >= scale.max ? RIGHT
				  : LEFT + (value - scale.min) / (scale.max - scale.min) * (RIGHT - LEFT);
}

static void
write_label(Out *out, Arena *scratch, const ViewFigure *f)
{
	Str range = view_range(scratch, f->low, f->high);

	if (range.len == 0)
		range = arena_format(scratch, "about %.*s", SHOW(view_range(scratch, f->value, f->value)));
	html_text(out, range);
}

static void
write_range(Out *out, Scale scale, const ViewFigure *f)
{
	double from = decimal_is(f->low) ? place(scale, f->low) : LEFT - 6;
	double to = decimal_is(f->high) ? place(scale, f->high) : WIDTH - 8;

	out_format(out, "<line class=\"range\" x1=\"%.1f\" y1=\"%d\" x2=\"%.1f\" y2=\"%d\"/>", from, MIDDLE,
		to, MIDDLE);
	if (decimal_is(f->low))
		out_format(out, "<line class=\"end\" x1=\"%.1f\" y1=\"4\" x2=\"%.1f\" y2=\"16\"/>", from, from);
	else
		out_format(out, "<path class=\"open\" d=\"M%.1f 4l-6 6 6 6\"/>", from + 4);
	if (decimal_is(f->high))
		out_format(out, "<line class=\"end\" x1=\"%.1f\" y1=\"4\" x2=\"%.1f\" y2=\"16\"/>", to, to);
	else
		out_format(out, "<path class=\"open\" d=\"M%.1f 4l6 6-6 6\"/>", to - 2);
}

void
chart_write(Out *out, Arena *scratch, Scale scale, const ViewFigure *f)
{
	bool point = !decimal_is(f->low) && !decimal_is(f->high);
	bool exact = decimal_is(f->low) && decimal_is(f->high) && decimal_compare(f->low, f->high) == 0;

	out_format(out, "<svg class=\"chart\" viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"", WIDTH, HEIGHT);
	write_label(out, scratch, f);
	out_format(out, "\"><line class=\"base\" x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\"/>", LEFT, MIDDLE,
		RIGHT, MIDDLE);
	if (point && decimal_is(f->value))
		out_format(out, "<circle class=\"about\" cx=\"%.1f\" cy=\"%d\" r=\"4.5\"/>",
			place(scale, f->value), MIDDLE);
	else if (exact)
		out_format(out, "<circle class=\"dot\" cx=\"%.1f\" cy=\"%d\" r=\"5\"/>", place(scale, f->low),
			MIDDLE);
	else if (!point)
		write_range(out, scale, f);
	out_bytes(out, S("</svg>"));
}

void
chart_axis(Out *out, Arena *scratch, Scale scale)
{
	const double ends[] = { scale.min, scale.max };
	const int places[] = { LEFT, RIGHT };
	Decimal number;

	if (scale.max <= scale.min)
		return;
	out_format(out, "<svg class=\"chart axis\" viewBox=\"0 0 %d %d\" aria-hidden=\"true\">", WIDTH, HEIGHT);
	for (int i = 0; i < 2; i++) {
		Str text = arena_format(scratch, "%.15g", ends[i]);
		out_format(out, "<text x=\"%d\" y=\"12\">", places[i]);
		html_text(out,
			decimal_read(scratch, text, &number) ? view_range(scratch, number, number) : text);
		out_bytes(out, S("</text>"));
	}
	out_bytes(out, S("</svg>"));
}
