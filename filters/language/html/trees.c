#include "language/html/trees.h"

#include "base/little.h"

#include <math.h>

enum { HEAD = 24, NODE = 12 };

static uint32_t
number_at(Str bytes, ptrdiff_t at)
{
	return little32(bytes.at + at);
}

static int
short_at(Str bytes, ptrdiff_t at)
{
	return (int16_t)little16(bytes.at + at);
}

static float
float_at(Str bytes, ptrdiff_t at)
{
	uint32_t bits = number_at(bytes, at);
	float value;

	memcpy(&value, &bits, sizeof value);
	return value;
}

static const uint32_t *
numbers_at(Arena *arena, Str bytes, ptrdiff_t at, ptrdiff_t count)
{
	uint32_t *numbers = NEW(arena, uint32_t, count);

	for (ptrdiff_t i = 0; i < count; i++)
		numbers[i] = number_at(bytes, at + 4 * i);
	return numbers;
}

/* Every step goes on to a later node or to a leaf, and every number is one there is: then no walk can go astray. */
static bool
sound(const Trees *t, uint32_t nodes, uint32_t leaves)
{
	for (uint32_t i = 0; i < t->trees; i++) {
		uint32_t first = t->first_node[i], end = i + 1 < t->trees ? t->first_node[i + 1] : nodes;
		uint32_t leaf = t->first_leaf[i], last = i + 1 < t->trees ? t->first_leaf[i + 1] : leaves;
		if (first >= end || end > nodes || leaf >= last || last > leaves)
			return false;
		for (uint32_t n = first; n < end; n++) {
			int children[] = { t->nodes[n].left, t->nodes[n].right };
			for (int c = 0; c < 2; c++) {
				if (children[c] < 0 ? (uint32_t)(-1 - children[c]) >= last - leaf
						    : (uint32_t)children[c] >= end - first ||
							(uint32_t)children[c] <= n - first)
					return false;
			}
			if ((uint32_t)t->nodes[n].feature >= t->features)
				return false;
		}
	}
	return true;
}

const char *
trees_read(Arena *arena, Str bytes, Trees *t)
{
	ptrdiff_t trees, nodes, leaves, at = HEAD;
	TreeNode *node;
	float *leaf;

	if (!str_starts(bytes, S("WCTREES1")) || bytes.len < HEAD)
		return "no model of trees, or one of another version";
	t->features = number_at(bytes, 8);
	t->trees = number_at(bytes, 12);
	trees = t->trees;
	nodes = number_at(bytes, 16);
	leaves = number_at(bytes, 20);
	if (bytes.len != HEAD + 8 * trees + NODE * nodes + 4 * leaves)
		return "a model of trees that is cut short";
	t->first_node = numbers_at(arena, bytes, at, trees);
	t->first_leaf = numbers_at(arena, bytes, at + 4 * trees, trees);
	at += 8 * trees;
	t->nodes = node = NEW(arena, TreeNode, nodes);
	for (ptrdiff_t i = 0; i < nodes; i++, at += NODE)
		node[i] = (TreeNode){ short_at(bytes, at), short_at(bytes, at + 2), short_at(bytes, at + 4),
			float_at(bytes, at + 8) };
	t->leaves = leaf = NEW(arena, float, leaves);
	for (ptrdiff_t i = 0; i < leaves; i++, at += 4)
		leaf[i] = float_at(bytes, at);
	return sound(t, (uint32_t)nodes, (uint32_t)leaves) ? NULL : "a model of trees that makes no sense";
}

double
trees_sum(const Trees *t, const float *features)
{
	enum { STEP = 32 };
	static const double sure = 3.5; /* 97 % either way: what is left would not turn it */
	double sum = 0;

	for (uint32_t i = 0; i < t->trees && (i % STEP || fabs(sum) < sure); i++) {
		const TreeNode *nodes = t->nodes + t->first_node[i];
		int at = 0;
		do {
			at = features[nodes[at].feature] <= nodes[at].threshold ? nodes[at].left
										: nodes[at].right;
		} while (at >= 0);
		sum += (double)t->leaves[t->first_leaf[i] + (uint32_t)(-1 - at)];
	}
	return sum;
}
