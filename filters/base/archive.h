/* archive.h - the members of tar, zip, 7z, cpio, ar, xar and cab archives, and of what bzip2, xz, lzma, lz4 and zstd packed, one after
 * the other and never more than a block of one in memory. The door to libarchive; nothing is ever written to disk, so names like
 * "../x" are only names. */
#ifndef ARCHIVE_IN_H
#define ARCHIVE_IN_H

#include "base/in.h"

typedef struct Archive Archive;

typedef enum {
	MEMBER_END,
	MEMBER_FILE,       /* a regular file: read it with archive_in */
	MEMBER_OTHER,      /* a folder: nothing to read */
	MEMBER_SKIPPED,    /* a link, a device: `why` says which */
	MEMBER_NO_LIBRARY, /* libarchive is not on this machine */
	MEMBER_WRONG, /* damage: `why` says which; the next call goes on where that is possible, else gives MEMBER_END */
} MemberKind;

typedef struct {
	MemberKind kind;
	Str name; /* as the archive has it, any bytes; empty: a packed file has no name of its own. Lives until the next call */
	const char *why;
} Member;

bool archive_is(Str begin); /* by its first bytes (512 for tar): it is one of these */

Archive *archive_open(Arena *, In *from); /* `from` must stand at its beginning */
Member archive_next(Archive *);
In *archive_in(Archive *,
	Arena *); /* the bytes of the member that archive_next gave; damage in them shows as IN_DAMAGED */
void archive_close(Archive *);

#endif
