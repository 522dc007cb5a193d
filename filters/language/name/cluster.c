#include "language/name/cluster.h"

#include "base/in.h"
#include "base/little.h"
#include "language/name/fold.h"

#include <stdlib.h>

/* As it is stored. */
static uint32_t
slot_for(uint64_t key, uint32_t cluster)
{
	return (uint32_t)(key >> 44) << 12 | cluster;
}

uint32_t
cluster_of(const Clusters *clusters, uint64_t key)
{
	uint32_t want = slot_for(key, 0), slot;

	if (!clusters->size)
		return 0;
	for (uint32_t at = (uint32_t)(key >> 8) & (clusters->size - 1);; at = (at + 1) & (clusters->size - 1)) {
		slot = little32(clusters->slots + (size_t)at * 4);
		if (!slot || (slot & ~0xfffu) == want)
			return slot & 0xfff;
	}
}

static void
add(Clusters *clusters, unsigned char *slots, uint64_t key, uint32_t cluster)
{
	uint32_t at = (uint32_t)(key >> 8) & (clusters->size - 1), slot = slot_for(key, cluster);

	while (little32(slots + (size_t)at * 4))
		at = (at + 1) & (clusters->size - 1);
	for (int i = 0; i < 4; i++)
		slots[at * 4 + (uint32_t)i] = (unsigned char)(slot >> i * 8);
}

const char *
clusters_read(Arena *arena, const char *path, Clusters *clusters)
{
	enum { SIZE = 1 << 18, MOST = SIZE / 8 * 7 };
	unsigned char *slots = NEW(arena, unsigned char, SIZE * 4);
	In *in = in_open(arena, path);
	Str line, word;
	int count = 0;

	if (!in)
		return "the clusters cannot be read";
	*clusters = (Clusters){ slots, SIZE };
	while (in_line(in, 1 << 20, &line) == IN_LINE && count < MOST) {
		int64_t number = 0;
		if (!str_next(&line, '\t', &word))
			continue;
		for (ptrdiff_t i = 0; i < line.len && is_digit(line.at[i]) && number < 4096; i++)
			number = number * 10 + line.at[i] - '0';
		if (number < 1 || number > 4095)
			return "clusters are numbered from 1 to 4095";
		if (!cluster_of(clusters, name_key(word))) {
			add(clusters, slots, name_key(word), (uint32_t)number);
			count++;
		}
	}
	in_close(in);
	return NULL;
}
