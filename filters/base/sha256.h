/* sha256.h - SHA-256 (FIPS 180-4). */
#ifndef SHA256_H
#define SHA256_H

#include "base/str.h"

enum { SHA256_BYTES = 32 };

void sha256(Str bytes, unsigned char digest[SHA256_BYTES]);

/* The first 128 bits in hex, as a document's name: 32 digits, no NUL. */
void sha256_name(Str bytes, char name[32]);

#endif
