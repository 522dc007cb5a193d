/* classes.h - what is true of whole classes: of what is counted ("people") and of what happened ("killed"). */
#ifndef CLASSES_H
#define CLASSES_H

#include "base/str.h"

bool class_people(Str counted);   /* persons: people, children, troops */
bool class_rules(Str action);     /* stays what it is whatever is done with its figure: killed, infected */
bool class_change(Str action);    /* rose, fell */
bool class_harms(Str action);     /* of living beings; other things "burned" are not wounded */
bool class_of_beings(Str action); /* never of sums and shares: attacked, repatriated */

#endif
