#include "language/number/decimal.h"

#include <stdlib.h>
#include <string.h>

enum { MOST_ZEROS = 30, MOST_EXPONENT = 1000000 };

static Str
without_zeros_before(Str digits)
{
	ptrdiff_t at = 0;

	while (at + 1 < digits.len && digits.at[at] == '0')
		at++;
	return str_from(digits, at);
}

static bool
is_zero(Decimal d)
{
	return d.digits.len == 1 && d.digits.at[0] == '0';
}

Decimal
decimal_from_integer(Arena *arena, int64_t value)
{
	char digits[24];
	ptrdiff_t at = sizeof digits;
	uint64_t rest = value < 0 ? 0 - (uint64_t)value : (uint64_t)value;

	do
		digits[--at] = (char)('0' + rest % 10);
	while (rest /= 10);
	return (Decimal){ .negative = value < 0,
		.digits = arena_copy(arena, (Str){ digits + at, (ptrdiff_t)sizeof digits - at }) };
}

static bool
read_exponent(Str text, int *exponent)
{
	bool minus = str_starts(text, S("-"));
	int64_t value;

	if (minus || str_starts(text, S("+")))
		text = str_from(text, 1);
	if (!str_integer(text, &value) || value > MOST_EXPONENT)
		return false;
	*exponent += minus ? -(int)value : (int)value;
	return true;
}

bool
decimal_read(Arena *arena, Str text, Decimal *out)
{
	Decimal d = { .negative = str_starts(text, S("-")) };
	ptrdiff_t at = d.negative, len = 0, point = -1;
	char *digits = arena_room(arena, text.len + 1);

	for (; at < text.len && (is_digit(text.at[at]) || (text.at[at] == '.' && point < 0 && len)); at++) {
		if (text.at[at] == '.')
			point = len;
		else
			digits[len++] = text.at[at];
	}
	if (!len || point == len || (point >= 0 && len - point > MOST_EXPONENT))
		return false;
	d.exponent = point < 0 ? 0 : -(int)(len - point);
	d.digits = without_zeros_before((Str){ digits, len });
	if (at < text.len && (text.at[at] == 'e' || text.at[at] == 'E')) {
		if (!read_exponent(str_from(text, at + 1), &d.exponent))
			return false;
		at = text.len;
	}
	if (at != text.len)
		return false;
	*out = d;
	return true;
}

Decimal
decimal_scale(Decimal d, int power_of_ten)
{
	d.exponent += power_of_ten;
	return d;
}

/* Its digits with `zeros` zeros behind them. */
static Str
padded(Arena *arena, Str digits, int zeros)
{
	char *bytes;

	if (zeros <= 0)
		return digits;
	bytes = NEW(arena, char, digits.len + zeros);
	memcpy(bytes, digits.at, (size_t)digits.len);
	memset(bytes + digits.len, '0', (size_t)zeros);
	return (Str){ bytes, digits.len + zeros };
}

static int
compare_digits(Str a, Str b)
{
	a = without_zeros_before(a);
	b = without_zeros_before(b);
	if (a.len != b.len)
		return a.len < b.len ? -1 : 1;
	return memcmp(a.at, b.at, (size_t)a.len);
}

static Str
sum_digits(Arena *arena, Str a, Str b)
{
	ptrdiff_t len = (a.len > b.len ? a.len : b.len) + 1;
	char *out = NEW(arena, char, len);
	int carry = 0;

	for (ptrdiff_t i = 0; i < len; i++) {
		int x = i < a.len ? a.at[a.len - 1 - i] - '0' : 0,
		    y = i < b.len ? b.at[b.len - 1 - i] - '0' : 0;
		out[len - 1 - i] = (char)('0' + (x + y + carry) % 10);
		carry = (x + y + carry) / 10;
	}
	return without_zeros_before((Str){ out, len });
}

/* a - b, a >= b. */
static Str
difference(Arena *arena, Str a, Str b)
{
	char *out = NEW(arena, char, a.len);
	int borrow = 0;

	for (ptrdiff_t i = 0; i < a.len; i++) {
		int x = a.at[a.len - 1 - i] - '0' - borrow, y = i < b.len ? b.at[b.len - 1 - i] - '0' : 0;
		borrow = x < y;
		out[a.len - 1 - i] = (char)('0' + x - y + 10 * borrow);
	}
	return without_zeros_before((Str){ out, a.len });
}

Decimal
decimal_add(Arena *arena, Decimal a, Decimal b)
{
	Decimal sum = { .exponent = a.exponent < b.exponent ? a.exponent : b.exponent, .negative = a.negative };
	Str x = padded(arena, a.digits, a.exponent - sum.exponent),
	    y = padded(arena, b.digits, b.exponent - sum.exponent);

	if (a.negative == b.negative) {
		sum.digits = sum_digits(arena, x, y);
		return sum;
	}
	if (compare_digits(x, y) >= 0) {
		sum.digits = difference(arena, x, without_zeros_before(y));
	} else {
		sum.digits = difference(arena, y, without_zeros_before(x));
		sum.negative = b.negative;
	}
	sum.negative = sum.negative && !is_zero(sum);
	return sum;
}

Decimal
decimal_multiply(Arena *arena, Decimal a, Decimal b)
{
	ptrdiff_t len = a.digits.len + b.digits.len;
	char *out = NEW(arena, char, len);
	Decimal product = { .exponent = a.exponent + b.exponent };

	for (ptrdiff_t i = 0; i < a.digits.len; i++) {
		int carry = 0, x = a.digits.at[a.digits.len - 1 - i] - '0';
		for (ptrdiff_t j = 0; j < b.digits.len || carry; j++) {
			char *cell = &out[len - 1 - i - j];
			int y = j < b.digits.len ? b.digits.at[b.digits.len - 1 - j] - '0' : 0,
			    value = *cell + x * y + carry;
			*cell = (char)(value % 10);
			carry = value / 10;
		}
	}
	for (ptrdiff_t i = 0; i < len; i++)
		out[i] = (char)(out[i] + '0');
	product.digits = without_zeros_before((Str){ out, len });
	product.negative = a.negative != b.negative && !is_zero(product);
	return product;
}

static Str
plus_one(Arena *arena, Str digits)
{
	return sum_digits(arena, digits, S("1"));
}

Decimal
decimal_divide(Arena *arena, Decimal d, int64_t by, int places)
{
	int zeros = d.exponent + places;
	ptrdiff_t given = d.digits.len, len = given + zeros;
	char *out;
	Decimal quotient = { .exponent = -places, .negative = d.negative };
	uint64_t left = 0, divisor = (uint64_t)by;

	if (len < 1) {
		quotient.digits = S("0");
		quotient.negative = false;
		return quotient;
	}
	out = NEW(arena, char, len);
	for (ptrdiff_t i = 0; i < len; i++) {
		left = left * 10 + (uint64_t)(i < given ? d.digits.at[i] - '0' : 0);
		out[i] = (char)('0' + left / divisor);
		left %= divisor;
	}
	quotient.digits = without_zeros_before((Str){ out, len });
	if (left >= divisor - left)
		quotient.digits = plus_one(arena, quotient.digits);
	quotient.negative = quotient.negative && !is_zero(quotient);
	return quotient;
}

/* The digit of 10^power in d; 0 where there is none. */
static char
digit_of(Decimal d, int64_t power)
{
	int64_t at = d.digits.len - 1 - (power - d.exponent);

	return at < 0 || at >= d.digits.len ? '0' : d.digits.at[at];
}

static int
compare_sizes(Decimal a, Decimal b)
{
	int64_t top_a = (int64_t)a.exponent + a.digits.len - 1, top_b = (int64_t)b.exponent + b.digits.len - 1;
	int64_t low = a.exponent < b.exponent ? a.exponent : b.exponent;

	if (is_zero(a) || is_zero(b))
		return is_zero(b) - is_zero(a);
	if (top_a != top_b)
		return top_a < top_b ? -1 : 1;
	if (top_a - low > a.digits.len + b.digits.len)
		low = top_a - a.digits.len - b.digits.len;
	for (int64_t power = top_a; power >= low; power--)
		if (digit_of(a, power) != digit_of(b, power))
			return digit_of(a, power) < digit_of(b, power) ? -1 : 1;
	return 0;
}

int
decimal_compare(Decimal a, Decimal b)
{
	bool below_a = a.negative && !is_zero(a), below_b = b.negative && !is_zero(b);

	if (below_a != below_b)
		return below_a ? -1 : 1;
	return below_a ? compare_sizes(b, a) : compare_sizes(a, b);
}

static void
write_zeros(Out *out, ptrdiff_t count)
{
	for (ptrdiff_t i = 0; i < count; i++)
		out_char(out, '0');
}

void
decimal_write(Out *out, Decimal d)
{
	ptrdiff_t whole = d.digits.len + d.exponent; /* digits before the point */

	if (!decimal_is(d)) {
		out_bytes(out, S("null"));
		return;
	}
	if (d.negative)
		out_char(out, '-');
	if ((d.exponent > MOST_ZEROS && !is_zero(d)) || whole < -MOST_ZEROS) {
		out_bytes(out, d.digits);
		out_char(out, 'e');
		out_int(out, d.exponent);
	} else if (d.exponent >= 0) {
		out_bytes(out, d.digits);
		write_zeros(out, is_zero(d) ? 0 : d.exponent);
	} else {
		if (whole <= 0)
			out_char(out, '0');
		out_bytes(out, str_slice(d.digits, 0, whole > 0 ? whole : 0));
		out_char(out, '.');
		write_zeros(out, whole < 0 ? -whole : 0);
		out_bytes(out, str_from(d.digits, whole > 0 ? whole : 0));
	}
}

Str
decimal_text(Arena *arena, Decimal d)
{
	Out out = out_memory(arena);

	decimal_write(&out, d);
	return out_str(&out);
}

double
decimal_double(Decimal d)
{
	char text[80];
	ptrdiff_t len = 0, kept = d.digits.len < 40 ? d.digits.len : 40;
	int exponent = d.exponent + (int)(d.digits.len - kept);

	if (!decimal_is(d))
		return 0;
	if (d.negative)
		text[len++] = '-';
	memcpy(text + len, d.digits.at, (size_t)kept);
	len += kept;
	text[len++] = 'e';
	if (exponent < 0)
		text[len++] = '-';
	for (int power = 1000000000; power; power /= 10)
		text[len++] = (char)('0' + (exponent < 0 ? -(exponent / power % 10) : exponent / power % 10));
	text[len] = '\0';
	return strtod(text, NULL);
}
