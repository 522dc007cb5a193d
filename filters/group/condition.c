#include "group/condition.h"

#include "group/key.h"

static const struct {
	Str sign;
	Comparison comparison;
} signs[] = {
	/* longer ones first */
	{ { "!=", 2 }, NOT_SAME },
	{ { "<=", 2 }, AT_MOST },
	{ { ">=", 2 }, AT_LEAST },
	{ { "=", 1 }, SAME },
	{ { "<", 1 }, LESS },
	{ { ">", 1 }, MORE },
};

const char *
condition_read(Arena *arena, Str text, Condition *condition)
{
	for (ptrdiff_t i = 1; i < text.len; i++)
		for (size_t s = 0; s < sizeof signs / sizeof *signs; s++) {
			if (!str_starts(str_from(text, i), signs[s].sign))
				continue;
			condition->field = str_trim(str_slice(text, 0, i));
			condition->value = str_trim(str_from(text, i + signs[s].sign.len));
			condition->comparison = signs[s].comparison;
			if (!decimal_read(arena, condition->value, &condition->number))
				condition->number = (Decimal){ 0 };
			return NULL;
		}
	Str wrong = arena_format(
		arena, "%.*s is no condition: write FIELD=VALUE (or !=, <, <=, >, >=)", SHOW(text));
	return arena_c_string(arena, wrong);
}

static bool
value_meets(Arena *scratch, const Condition *condition, Str raw)
{
	Str text = raw;
	Decimal number;

	if (json_is_string(raw) && !json_text(scratch, raw, &text))
		return false;
	bool numbers = decimal_is(condition->number) && decimal_read(scratch, text, &number);
	int order = numbers ? decimal_compare(number, condition->number) : str_compare(text, condition->value);
	switch (condition->comparison) {
	case LESS: return order < 0;
	case AT_MOST: return order <= 0;
	case MORE: return order > 0;
	case AT_LEAST: return order >= 0;
	default: return order == 0;
	}
}

static bool
one_meets(Arena *scratch, const Condition *condition, Str raw)
{
	Str item;

	if (raw.len == 0)
		return condition->value.len == 0 && condition->comparison <= NOT_SAME;
	if (raw.at[0] != '[')
		return value_meets(scratch, condition, raw);
	for (JsonWalk walk = json_walk(raw); json_next(&walk, &item);)
		if (value_meets(scratch, condition, item))
			return true;
	return false;
}

bool
condition_holds(Arena *scratch, const Condition *condition, const Record *record)
{
	bool met = one_meets(scratch, condition, key_raw(record, condition->field));

	return condition->comparison == NOT_SAME ? !met : met;
}
