#include "base/unzip.h"

#include <zlib.h>

struct Unzip {
	z_stream zip;
	char *packed; /* UNZIP_BLOCK bytes */
	UnzipRead *read;
	void *with;
	bool gzip, member; /* inside a member */
	bool whole;
};

bool
unzip_is_gzip(Str begin)
{
	return str_starts(begin, S("\x1f\x8b\x08"));
}

static void *
zip_take(void *arena, unsigned count, unsigned size)
{
	return arena_take(arena, (ptrdiff_t)count, (ptrdiff_t)size);
}

static void
zip_free(void *arena, void *at)
{
	(void)arena;
	(void)at; /* goes with the arena */
}

/* A zlib header is 0x78 and, as one number, a multiple of 31. */
static int
window_of(bool gzip, Str begun)
{
	const unsigned char *b = (const unsigned char *)begun.at;

	if (gzip)
		return 16 + MAX_WBITS;
	return begun.len >= 2 && b[0] == 0x78 && ((b[0] << 8) | b[1]) % 31 == 0 ? MAX_WBITS : -MAX_WBITS;
}

Unzip *
unzip_new(Arena *arena, bool gzip, Str begun, UnzipRead *read, void *with)
{
	Unzip *u = NEW(arena, Unzip, 1);

	u->packed = arena_room(arena, UNZIP_BLOCK);
	memcpy(u->packed, begun.at, (size_t)begun.len);
	u->zip = (z_stream){ .zalloc = zip_take, .zfree = zip_free, .opaque = arena };
	u->zip.next_in = (Bytef *)u->packed;
	u->zip.avail_in = (uInt)begun.len;
	u->read = read;
	u->with = with;
	u->gzip = gzip;
	u->member = inflateInit2(&u->zip, window_of(gzip, begun)) == Z_OK;
	return u;
}

static bool
more(Unzip *u)
{
	u->zip.next_in = (Bytef *)u->packed;
	u->zip.avail_in = (uInt)u->read(u->with, u->packed, UNZIP_BLOCK);
	return u->zip.avail_in > 0;
}

/* Between members. False: what follows is none. */
static bool
next_member(Unzip *u)
{
	z_stream *z = &u->zip;

	if (!u->gzip)
		return false;
	if (*z->next_in == 0) { /* padding, as tar and tape leave */
		z->next_in++;
		z->avail_in--;
		return true;
	}
	inflateReset(z);
	u->member = true;
	return true;
}

ptrdiff_t
unzip_read(Unzip *u, char *at, ptrdiff_t room, const char **wrong)
{
	z_stream *z = &u->zip;
	int result;

	z->next_out = (Bytef *)at;
	z->avail_out = (uInt)room;
	while (z->avail_out == (uInt)room) {
		if (z->avail_in == 0 && !more(u)) {
			if (u->member)
				*wrong = u->gzip ? "gzip: the file breaks off inside a member"
						 : "deflate: it breaks off";
			return 0;
		}
		if (!u->member) {
			if (!next_member(u))
				return 0;
			continue;
		}
		result = inflate(z, Z_NO_FLUSH);
		if (result == Z_STREAM_END) {
			u->member = false;
		} else if (result != Z_OK && result != Z_BUF_ERROR) {
			u->member = false;
			u->whole = u->gzip && !z->total_out;
			*wrong = !u->gzip      ? "deflate: corrupt data"
				: z->total_out ? "gzip: corrupt data"
					       : "gzip: no gzip member where one should begin";
			break;
		}
	}
	return room - (ptrdiff_t)z->avail_out;
}

bool
unzip_is_whole(const Unzip *u)
{
	return u->whole;
}

bool
unzip_resume(Unzip *u)
{
	z_stream *z = &u->zip;

	if (z->avail_in) { /* not the same place again */
		z->next_in++;
		z->avail_in--;
	}
	for (;;) {
		while (z->avail_in >= 3) {
			const char *at = (const char *)z->next_in, *c = memchr(at, '\x1f', z->avail_in - 2);
			uInt passed = c ? (uInt)(c - at) : z->avail_in - 2;
			z->next_in += passed;
			z->avail_in -= passed;
			if (c && memcmp(c, "\x1f\x8b\x08", 3) == 0) {
				inflateReset(z);
				return u->member = true;
			}
			z->next_in += c != NULL;
			z->avail_in -= c != NULL;
		}
		memmove(u->packed, z->next_in, z->avail_in);
		z->next_in = (Bytef *)u->packed;
		uInt some = (uInt)u->read(
			u->with, u->packed + z->avail_in, UNZIP_BLOCK - (ptrdiff_t)z->avail_in);
		if (!some)
			return false;
		z->avail_in += some;
	}
}
