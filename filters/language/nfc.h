/* nfc.h - Unicode Normalization Form C (UAX 15), by utf8proc behind a quick check.
 * Changes are made cluster by cluster (a letter and its marks); what is in the form already costs one look at its bytes. */
#ifndef NFC_H
#define NFC_H

#include "base/change.h"

Changes nfc_changes(Arena *, Str text); /* text is valid UTF-8 */

#endif
