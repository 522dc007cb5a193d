/* edtf.h - the stretch of time an EDTF string covers (ISO 8601-2:2019: level 0, and of level 1 what news needs:
 * "2019-01/2019-03", "2012/..", "201X", "XXXX-08-24", "2019~", quarters "2019-33"), clock times and zones too. */
#ifndef EDTF_H
#define EDTF_H

#include "base/str.h"

typedef struct {
	int64_t start,
		end; /* seconds from 1970-01-01T00:00Z, end exclusive; INT64_MIN, INT64_MAX: open or not known */
} Period;

#define PERIOD_UNKNOWN ((Period){ INT64_MIN, INT64_MAX })

bool period_read(Str edtf, Period *); /* false, and *period unknown: empty, or no EDTF we know */
bool period_known(Period);            /* it has at least one end */
bool period_apart(Period, Period);    /* they share no moment, surely */
int period_compare(Period, Period);   /* by start, then by end; those without a start come last */

#endif
