#include "record/span.h"

const char *const span_type_names[SPAN_TYPES] = { "person", "org", "place", "demonym", "group", "event",
	"date" };
const char *const mention_names[MENTIONS] = { "name", "role", "nominal" };
