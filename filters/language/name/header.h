/* header.h - how a compiled list begins: for those who make it and those who open it. */
#ifndef HEADER_H
#define HEADER_H

#include "language/name/list.h"

static const char LIST_MAGIC[8] = "wcnames";
#define LIST_ORDER UINT32_C(0x01020304)

typedef struct {
	char magic[8];
	uint32_t order, version;
	uint64_t bytes; /* of all */
	uint64_t bloom_at, bloom_words;
	uint64_t slots_at, slots;
	uint64_t entries_at, entries;
	uint64_t sources_at, sources;
	uint64_t sum; /* over what stands before it */
} ListHeader;

uint64_t list_header_sum(const ListHeader *);

#endif
