#include "language/unicode.h"

#include "base/utf8.h"

#include <utf8proc.h>

static utf8proc_category_t
category(uint32_t c)
{
	return utf8proc_category((utf8proc_int32_t)c);
}

bool
unicode_is_letter(uint32_t c)
{
	utf8proc_category_t of = category(c);

	return of >= UTF8PROC_CATEGORY_LU && of <= UTF8PROC_CATEGORY_LO;
}

bool
unicode_is_upper(uint32_t c)
{
	utf8proc_category_t of = category(c);

	return of == UTF8PROC_CATEGORY_LU || of == UTF8PROC_CATEGORY_LT;
}

bool
unicode_is_mark(uint32_t c)
{
	utf8proc_category_t of = category(c);

	return of >= UTF8PROC_CATEGORY_MN && of <= UTF8PROC_CATEGORY_ME;
}

bool
unicode_is_digit(uint32_t c)
{
	return category(c) == UTF8PROC_CATEGORY_ND;
}

bool
unicode_is_number(uint32_t c)
{
	utf8proc_category_t of = category(c);

	return of >= UTF8PROC_CATEGORY_ND && of <= UTF8PROC_CATEGORY_NO;
}

bool
unicode_is_space(uint32_t c)
{
	utf8proc_category_t of;

	if (c < 0x80)
		return is_space((char)c);
	of = category(c);
	return c == 0x85 || (of >= UTF8PROC_CATEGORY_ZS && of <= UTF8PROC_CATEGORY_ZP);
}

uint32_t
unicode_lower(uint32_t c)
{
	return (uint32_t)utf8proc_tolower((utf8proc_int32_t)c);
}

uint32_t
unicode_upper(uint32_t c)
{
	return (uint32_t)utf8proc_toupper((utf8proc_int32_t)c);
}

int
unicode_width(uint32_t c)
{
	return utf8proc_charwidth((utf8proc_int32_t)c);
}

ptrdiff_t
unicode_cluster_end(Str text, ptrdiff_t at)
{
	uint32_t left, right;
	utf8proc_int32_t state = 0;
	ptrdiff_t end = at + utf8_decode(text, at, &left);

	while (end < text.len) {
		ptrdiff_t bytes = utf8_decode(text, end, &right);
		if (left < 0x80 && right < 0x80 && !(left == '\r' && right == '\n'))
			return end;
		if (utf8proc_grapheme_break_stateful((utf8proc_int32_t)left, (utf8proc_int32_t)right, &state))
			return end;
		end += bytes;
		left = right;
	}
	return end;
}
