/* fingerprint.h - a 64-bit SimHash of a text (Charikar 2002; Manku et al. 2007): reprints differ in few bits.
 * Features are the eight bytes around each letter n, ASCII letters lowered: a sample that the text itself chooses, so that an
 * insertion moves none, and that costs a fifth of hashing every word. Where n is rare (other scripts) they are all pairs of
 * neighbouring words. All weigh the same; each bit is what most of the features' hashes have there. The same on every machine.
 * How near reprints lie is in normalize(1), measured by tests/fingerprints.sh. */
#ifndef FINGERPRINT_H
#define FINGERPRINT_H

#include "base/str.h"

uint64_t fingerprint(Str text); /* of UTF-8; 0: it has no word */

#endif
