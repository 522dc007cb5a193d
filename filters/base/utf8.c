#include "base/utf8.h"

#include "base/block.h"

/* Well-formed sequences: Unicode 15, table 3-7. */
static ptrdiff_t
sequence(const unsigned char *at, ptrdiff_t left, uint32_t *c)
{
	unsigned char first = at[0];
	ptrdiff_t len = first < 0x80 ? 1
		: first < 0xc2       ? 0
		: first < 0xe0       ? 2
		: first < 0xf0       ? 3
		: first < 0xf5       ? 4
				     : 0;

	if (len == 0 || len > left)
		return 0;
	*c = len == 1 ? first : first & (0x7fu >> len);
	for (ptrdiff_t i = 1; i < len; i++) {
		if ((at[i] & 0xc0) != 0x80)
			return 0;
		*c = *c << 6 | (at[i] & 0x3f);
	}
	if ((len == 3 && (*c < 0x800 || (*c >= 0xd800 && *c < 0xe000))) ||
		(len == 4 && (*c < 0x10000 || *c > 0x10ffff)))
		return 0;
	return len;
}

ptrdiff_t
utf8_valid(Str s)
{
	ptrdiff_t i = 0, len;
	uint32_t c;

	while ((i = block_beyond_ascii(s, i)) < s.len) {
		len = sequence((const unsigned char *)s.at + i, s.len - i, &c);
		if (len == 0)
			return i;
		i += len;
	}
	return i;
}

ptrdiff_t
utf8_decode(Str s, ptrdiff_t at, uint32_t *c)
{
	ptrdiff_t len;

	*c = 0xfffd;
	if (at >= s.len)
		return 0;
	len = sequence((const unsigned char *)s.at + at, s.len - at, c);
	if (len == 0) {
		*c = 0xfffd;
		return 1;
	}
	return len;
}

ptrdiff_t
utf8_before(Str s, ptrdiff_t at)
{
	ptrdiff_t start = at - 1;

	while (start > 0 && at - start < 4 && ((unsigned char)s.at[start] & 0xc0) == 0x80)
		start--;
	return start < 0 ? 0 : start;
}

ptrdiff_t
utf8_encode(uint32_t c, char bytes[4])
{
	ptrdiff_t len = c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;

	if (len == 1) {
		bytes[0] = (char)c;
		return 1;
	}
	for (ptrdiff_t i = len - 1; i > 0; i--, c >>= 6)
		bytes[i] = (char)(0x80 | (c & 0x3f));
	bytes[0] = (char)(0xf00 >> len | c);
	return len;
}

bool
utf8_boundary(Str s, ptrdiff_t at)
{
	return at == 0 || at == s.len || (at > 0 && at < s.len && ((unsigned char)s.at[at] & 0xc0) != 0x80);
}
