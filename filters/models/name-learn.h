/* name-learn.h - learns a linear-chain conditional random field (Lafferty, McCallum, Pereira 2001) of stretches of tagged words, by AdaGrad
 * steps (Duchi, Hazan, Singer 2011); the weights of the last rounds are averaged and put into a byte each. Needs + - * / and the square
 * root alone (exponentials are made of those): the same bytes on every machine. */
#ifndef NAME_LEARN_H
#define NAME_LEARN_H

#include "base/out.h"

/* Words that follow one another. */
typedef struct {
	ptrdiff_t at; /* of its first word's features in the pool */
	ptrdiff_t tags;
	ptrdiff_t count;
	bool noisy; /* of a text that many marks are wrong in: learned from in half of the rounds, and not from tags that the rest speaks against */
	bool odd;   /* of which half of the texts */
} Stretch;

/* What one model learns from. */
typedef struct {
	Arena arena;
	uint32_t rows;
	int width; /* features of a word */
	LIST(Stretch) stretches;
	LIST(uint32_t) pool;
	LIST(unsigned char) tags;
	const unsigned char *doubted; /* learn()'s: one a tag, not learned from where it is 1 */
} Lessons;

void learn(Lessons *, Out *); /* writes the weights as model.h says; shuffles the stretches */

#endif
