/* cluster.h - words with like neighbours in large amounts of text, by number: a compact hash. */
#ifndef CLUSTER_H
#define CLUSTER_H

#include "language/name/gazetteer.h"

/* Which cluster of words with like neighbours a word belongs to: slots of a hash, little-endian, of 20 bits of the key and 12 of the
 * cluster; 0 is free. A view of the model's file. */
typedef struct {
	const unsigned char *slots;
	uint32_t size; /* a power of two; 0: no clusters */
} Clusters;

uint32_t cluster_of(const Clusters *, uint64_t key); /* 1 to 4095; 0: none. key: name_key of the word */

/* Has it at hand when it is asked for: the clusters of words lie all over the memory. */
static inline void
cluster_expect(const Clusters *clusters, uint64_t key)
{
	if (clusters->size)
		__builtin_prefetch(clusters->slots + ((uint32_t)(key >> 8) & (clusters->size - 1)) * (size_t)4);
}

/* A file of words and their clusters, by a tab (models/name-clusters.c). NULL, or what is wrong. */
const char *clusters_read(Arena *, const char *path, Clusters *);

#endif
