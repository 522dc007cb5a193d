/* lay.h - a claim as it is written: the fields of records(7), Claim. The inside of extract-numbers. */
#ifndef CLAIMS_LAY_H
#define CLAIMS_LAY_H

#include "language/claim/claim.h"
#include "record/layout.h"

void claim_lay(Layout *, const Record *sentence, const Claim *); /* from `start` to `inherited` */
void claim_lay_id(Layout *, Str lead, const Record *sentence, const Number *); /* doc:start-end */

#endif
