#include "language/transcode.h"

#include <errno.h>
#include <iconv.h>
#include <string.h>

/* UTF-32 in the machine's own order, without a mark. */
static const char *
native_utf32(void)
{
	const uint16_t one = 1;
	unsigned char low;

	memcpy(&low, &one, 1);
	return low ? "UTF-32LE" : "UTF-32BE";
}

bool
transcode_open(Transcoder *t, const char *name)
{
	t->handle = iconv_open(native_utf32(), name);
	return (intptr_t)t->handle != -1;
}

void
transcode_close(Transcoder *t)
{
	iconv_close(t->handle);
}

/* Room for one code point: iconv stops behind the first character. */
static ptrdiff_t
first(Transcoder *t, Str bytes, uint32_t *c, int *wrong)
{
	char *in = (char *)bytes.at, *out = (char *)c; /* iconv does not write to its input */
	size_t in_left = (size_t)bytes.len, out_left = sizeof *c;

	*wrong = iconv(t->handle, &in, &in_left, &out, &out_left) == (size_t)-1 ? errno : 0;
	if (out_left)
		*c = NO_POINT;
	return bytes.len - (ptrdiff_t)in_left;
}

static void
flush(Transcoder *t, uint32_t *c)
{
	char *out = (char *)c;
	size_t left = sizeof *c;

	iconv(t->handle, NULL, NULL, &out, &left);
	if (left)
		*c = NO_POINT;
}

ptrdiff_t
transcode_next(Transcoder *t, Str bytes, ptrdiff_t at, uint32_t *c, bool *only_shift)
{
	enum { LONGEST = 16 /* bytes of a character with the shifts before it */ };
	ptrdiff_t left = bytes.len - at, used;
	int wrong;

	*only_shift = false;
	if (left <= 0)
		return 0;
	used = first(t, str_slice(bytes, at, at + (left < LONGEST ? left : LONGEST)), c, &wrong);
	if (*c == NO_POINT && used)
		*only_shift = true;
	else if (*c == NO_POINT)
		used = 1; /* the byte begins nothing, or the text ends within a character */
	return used;
}

bool
transcode_table(const char *name, uint32_t points[256])
{
	Transcoder t;
	bool single = true;

	if (!transcode_open(&t, name))
		return false;
	for (int i = 0; i < 256 && single; i++) {
		char byte = (char)i;
		int wrong;
		iconv(t.handle, NULL, NULL, NULL, NULL);
		first(&t, (Str){ &byte, 1 }, &points[i], &wrong);
		if (!wrong && points[i] == NO_POINT) /* held back: a mark might follow (windows-1255, -1258) */
			flush(&t, &points[i]);
		single = wrong != EINVAL; /* more bytes are wanted */
	}
	transcode_close(&t);
	return single;
}
