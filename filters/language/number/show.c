#include "language/number/show.h"

static Str
without_last_zeros(Str text)
{
	if (str_find_byte(text, '.') < 0)
		return text;
	while (str_ends(text, S("0")))
		text.len--;
	if (str_ends(text, S(".")))
		text.len--;
	return text;
}

void
decimal_show(Out *out, Arena *scratch, Decimal number)
{
	Out plain = out_memory(scratch);

	if (!decimal_is(number))
		return;
	decimal_write(&plain, number);
	Str text = out_str(&plain);
	ptrdiff_t sign = str_starts(text, S("-")) ? 1 : 0, whole = sign;
	if (str_find_byte(text, 'e') < 0 && str_find_byte(text, 'E') < 0)
		text = without_last_zeros(text);
	while (whole < text.len && text.at[whole] >= '0' && text.at[whole] <= '9')
		whole++;
	for (ptrdiff_t i = 0; i < text.len; i++) {
		if (i > sign && i < whole && (whole - i) % 3 == 0)
			out_char(out, ',');
		out_char(out, text.at[i]);
	}
}

Str
decimal_key(Arena *arena, Decimal number)
{
	Out out = out_memory(arena);

	while (number.digits.len > 1 && number.digits.at[number.digits.len - 1] == '0') {
		number.digits.len--;
		number.exponent++;
	}
	if (number.negative)
		out_char(&out, '-');
	out_bytes(&out, number.digits);
	out_char(&out, 'e');
	out_int(&out, number.exponent);
	return out_str(&out);
}

static bool
lower_at(Str text, ptrdiff_t i)
{
	return i < text.len && is_lower(text.at[i]);
}

Str
words_within(Arena *arena, Str words)
{
	bool capital = words.len > 0 && words.at[0] >= 'A' && words.at[0] <= 'Z';
	bool word = words.len == 2 || lower_at(words, 2) ||
		(words.len > 2 && words.at[2] == ' ' && lower_at(words, 3)); /* not "Rs 500" */

	if (!capital || !lower_at(words, 1) || !word)
		return words;
	Out out = out_memory(arena);
	out_char(&out, (char)(words.at[0] - 'A' + 'a'));
	out_bytes(&out, str_from(words, 1));
	return out_str(&out);
}
