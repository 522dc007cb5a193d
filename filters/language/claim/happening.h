/* happening.h - nouns that say what happened: "deaths", "the return of 70 pilgrims". NULL: none does. */
#ifndef HAPPENING_H
#define HAPPENING_H

#include "language/claim/claim.h"

const Meaning *happening_counted(const Scene *, const Claim *); /* what is counted: "12 deaths", "bombing raids" */
const Meaning *happening_over(
	const Scene *, const Claim *); /* the noun it stands behind: "the murder of five men" */

#endif
