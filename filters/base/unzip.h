/* unzip.h - gzip (all members, padding between them) and deflate, unpacked as they are read. The door to zlib. */
#ifndef UNZIP_H
#define UNZIP_H

#include "base/arena.h"

typedef struct Unzip Unzip;

/* More packed bytes: up to `room`; 0 at the end. */
typedef ptrdiff_t UnzipRead(void *with, char *at, ptrdiff_t room);

bool unzip_is_gzip(Str begin); /* by its first bytes and the one method there is (RFC 1952) */

/* `begun`: packed bytes that were read already, at most UNZIP_BLOCK; copied. gzip false: HTTP's "deflate", with zlib's header
 * (RFC 1950) or, as some servers send it, without (RFC 1951). Lives in the arena. */
enum { UNZIP_BLOCK = 256 * 1024 };
Unzip *unzip_new(Arena *, bool gzip, Str begun, UnzipRead *, void *with);

/* Unpacks up to `room` bytes; 0 at the end. *wrong set: it is corrupt or breaks off; bytes returned with it are good. */
ptrdiff_t unzip_read(Unzip *, char *at, ptrdiff_t room, const char **wrong);
bool unzip_is_whole(const Unzip *); /* what was corrupt stands behind members that were all good to their ends */
bool unzip_resume(
	Unzip *); /* behind corrupt data: go on at what looks like the next gzip member; false: there is none */

#endif
