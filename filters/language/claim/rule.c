#include "language/claim/rule.h"

#include "language/number/show.h"

enum { NAMED = 4 }; /* figures a rule lists before it says "and 3 more" */

static void
print_range(Out *out, Arena *arena, Decimal low, Decimal high)
{
	if (!decimal_is(low) && !decimal_is(high)) {
		out_bytes(out, S("any number"));
	} else if (!decimal_is(high)) {
		decimal_show(out, arena, low);
		out_bytes(out, S(" or more"));
	} else if (!decimal_is(low)) {
		decimal_show(out, arena, high);
		out_bytes(out, S(" or less"));
	} else {
		decimal_show(out, arena, low);
		if (decimal_compare(low, high) != 0) {
			out_bytes(out, S(" to "));
			decimal_show(out, arena, high);
		}
	}
}

static void
print_words(Out *out, Arena *arena, const Statement *s)
{
	if (s->words.len > 0)
		out_bytes(out, words_within(arena, s->words));
	else
		print_range(out, arena, statement_low(s), statement_high(s));
}

static Str
spaced(Arena *arena, Str text) /* women_and_children */
{
	Out out = out_memory(arena);

	for (ptrdiff_t i = 0; i < text.len; i++)
		out_char(&out, text.at[i] == '_' ? ' ' : text.at[i]);
	return out_str(&out);
}

static Str
figure_and(Arena *arena, const Statement *s, Str note) /* "almost 600 (note)" */
{
	Out out = out_memory(arena);

	print_words(&out, arena, s);
	if (note.len > 0)
		out_format(&out, " (%.*s)", SHOW(note));
	return out_str(&out);
}

static Str
join_and(Arena *arena, const Str *items, ptrdiff_t count, ptrdiff_t more) /* "a, b and c"; "a, b and 3 more" */
{
	Out out = out_memory(arena);

	for (ptrdiff_t i = 0; i < count; i++) {
		if (i > 0)
			out_bytes(&out, i + 1 == count && more == 0 ? S(" and ") : S(", "));
		out_bytes(&out, items[i]);
	}
	if (more > 0)
		out_format(&out, " and %lld more", (long long)more);
	return out_str(&out);
}

typedef Str Note(Arena *, const Statement *);

static Str
note_who(Arena *arena, const Statement *s)
{
	(void)arena;
	return s->who;
}

static Str
note_noun(Arena *arena, const Statement *s)
{
	return spaced(arena, s->noun);
}

static Str
list_figures(Arena *arena, const Statement *s, ptrdiff_t count, Note *note)
{
	Str items[NAMED];
	ptrdiff_t shown = count > NAMED ? NAMED - 1 : count;

	for (ptrdiff_t i = 0; i < shown; i++)
		items[i] = figure_and(arena, &s[i], note ? note(arena, &s[i]) : (Str){ 0 });
	return join_and(arena, items, shown, count - shown);
}

static Str
list_who(Arena *arena, const Statement *s, ptrdiff_t count) /* each source once, as far as the first few go */
{
	Str items[NAMED];
	ptrdiff_t shown = 0;

	for (ptrdiff_t i = 0; i < count && shown < NAMED; i++) {
		bool known = s[i].who.len == 0;
		for (ptrdiff_t k = 0; k < shown; k++)
			known = known || str_equal(items[k], s[i].who);
		if (!known)
			items[shown++] = s[i].who;
	}
	return join_and(arena, items, shown, 0);
}

Str
rule_single(Arena *arena, const Statement *s, ptrdiff_t count)
{
	Out out = out_memory(arena);

	if (count > 2) {
		out_bytes(&out, S("All "));
		out_int(&out, count);
		out_bytes(&out, S(" figures come from "));
	} else {
		out_bytes(&out, count == 2 ? S("Both figures come from ") : S("Only "));
	}
	out_bytes(&out, s[0].who.len > 0 ? s[0].who : S("one source"));
	out_bytes(&out, count == 1 ? S(" gives a figure: ") : S(": "));
	out_bytes(&out, list_figures(arena, s, count, NULL));
	out_char(&out, '.');
	return out_str(&out);
}

Str
rule_compatible(Arena *arena, const Statement *s, ptrdiff_t count, Decimal low, Decimal high)
{
	Str figures = list_figures(arena, s, count, note_who);
	Out range = out_memory(arena);

	print_range(&range, arena, low, high);
	Str common = out_str(&range);
	return arena_format(arena, "%.*s can %s be true: each allows %.*s.", SHOW(figures),
		count == 2 ? "both" : "all", SHOW(common));
}

Str
rule_conflict(Arena *arena, const Statement *a, const Statement *b)
{
	Str first = figure_and(arena, a, a->who), second = figure_and(arena, b, b->who);

	if (a->time.len > 0 && str_equal(a->time, b->time))
		return arena_format(arena, "%.*s and %.*s exclude each other, both of %.*s.", SHOW(first),
			SHOW(second), SHOW(a->time));
	return arena_format(arena, "%.*s and %.*s exclude each other, and no time tells them apart.",
		SHOW(first), SHOW(second));
}

Str
rule_other_noun(Arena *arena, const Statement *s, ptrdiff_t count)
{
	Str figures = list_figures(arena, s, count, note_noun);

	return arena_format(arena, "The same number, but not of the same: %.*s.", SHOW(figures));
}

Str
rule_agree(Arena *arena, const Statement *s, ptrdiff_t count, ptrdiff_t sources)
{
	Str figure = figure_and(arena, &s[0], (Str){ 0 }), who = list_who(arena, s, count);

	return arena_format(arena, "%lld sources say %.*s%s%.*s.", (long long)sources, SHOW(figure),
		who.len > 0 ? ": " : "", SHOW(who));
}

Str
rule_changed(Arena *arena, const Verdict *verdict, const Statement *s, ptrdiff_t count)
{
	Str from = figure_and(arena, &s[0], s[0].time),
	    to = figure_and(arena, &s[count - 1], s[count - 1].time);
	Str times = verdict->ratio.len > 0 ? arena_format(arena, ", %.*s times", SHOW(verdict->ratio))
					   : (Str){ 0 };

	return arena_format(
		arena, "From %.*s to %.*s: %s%.*s.", SHOW(from), SHOW(to), verdict->direction, SHOW(times));
}
