/* trees.h - gradient-boosted decision trees: a sum of leaves, one from each tree (Friedman 2001). Reads what
 * models/article-train.py writes; little-endian on every machine:
 *
 *   "WCTREES1"  u32 features  u32 trees  u32 nodes  u32 leaves
 *   trees x u32 first node; trees x u32 first leaf
 *   nodes x { u16 feature, i16 left, i16 right, u16 unused, f32 threshold }: at most the threshold goes left;
 *                                         a child below 0 is leaf -1 - child of its tree, else a node of its tree
 *   leaves x f32 */
#ifndef HTML_TREES_H
#define HTML_TREES_H

#include "base/arena.h"

typedef struct {
	int feature, left, right;
	float threshold;
} TreeNode;

typedef struct {
	uint32_t features, trees;
	const uint32_t *first_node, *first_leaf;
	const TreeNode *nodes;
	const float *leaves;
} Trees;

/* NULL, or what is wrong with the bytes. Lives in the arena. */
const char *trees_read(Arena *, Str bytes, Trees *);
/* Log odds. Later trees only refine: where the first ones are sure, the rest is not asked. */
double trees_sum(const Trees *, const float *features);

#endif
