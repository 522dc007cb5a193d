#include "language/joined.h"

#include "base/block.h"

enum { ROOM = 128 /* tokens: those of most sentences, and of a block */ };

const char *
surface_load(Arena *arena, SurfaceRules *rules)
{
	const char *wrong = NULL;

	rules->abbreviations = table_load(arena, "en/abbreviations", &wrong);
	if (!wrong)
		rules->parts = table_load(arena, "en/token-parts", &wrong);
	return wrong;
}

static void
add(Arena *arena, Tokens *tokens, ptrdiff_t start, ptrdiff_t end)
{
	*PUSH(arena, tokens) = (Token){ start, end };
}

/* The tokens of the reader's words that begin before `stop`; its text begins at byte `base` of the sentence. */
static void
add_words(Arena *arena, Joiner *r, ptrdiff_t base, ptrdiff_t stop, Tokens *tokens)
{
	for (ptrdiff_t i = 0, end; i < r->words.len && base + r->words.at[i].start < stop; i = end) {
		const Word *w = &r->words.at[i];
		ptrdiff_t unit;

		if (joined_alone(r, i)) {
			add(arena, tokens, base + w->start, base + w->end);
			end = i + 1;
			continue;
		}
		unit = joined_unit(r, w);
		end = joined_end(r, i);
		if (unit && end == i + 1) {
			add(arena, tokens, base + w->start, base + w->start + unit);
			add(arena, tokens, base + w->start + unit, base + w->end);
			continue;
		}
		add(arena, tokens, base + w->start, base + r->words.at[end - 1].end);
	}
}

/* Which of 64 bytes of a text are letters, and which spaces; those behind its end are neither. */
typedef struct {
	ptrdiff_t from;
	uint64_t letters, spaces;
} Block;

static Block
block_at(Str text, ptrdiff_t at)
{
	char padded[BLOCK] = { 0 };
	Str bytes = { padded, BLOCK };

	if (text.len - at >= BLOCK)
		bytes.at = text.at + at;
	else
		memcpy(padded, text.at + at, (size_t)(text.len - at));
	return (Block){ at, block_letters(bytes, 0), block_equal(bytes, 0, ' ') };
}

/* A bit for each byte of the block that is no letter, from `at` on, which is made to lie in it. */
static uint64_t
others_from(Block *block, Str text, ptrdiff_t at)
{
	if (at < block->from || at - block->from >= BLOCK)
		*block = block_at(text, at);
	return ~block->letters & ~(uint64_t)0 << (at - block->from);
}

static ptrdiff_t
letters_end(Block *block, Str text, ptrdiff_t at)
{
	uint64_t others = others_from(block, text, at);

	while (!others)
		others = others_from(block, text, block->from + BLOCK);
	return block->from + __builtin_ctzll(others);
}

static void
make_room(Arena *arena, Tokens *tokens) /* for those of a block */
{
	ptrdiff_t cap = tokens->cap * 2 + ROOM;

	if (tokens->cap - tokens->len >= BLOCK)
		return;
	tokens->at = arena_grow(arena, tokens->at, tokens->len * (ptrdiff_t)sizeof *tokens->at,
		cap * (ptrdiff_t)sizeof *tokens->at);
	tokens->cap = cap;
}

/* Words of letters alone with spaces behind them, from `at` up to something else; returns where that begins. */
static ptrdiff_t
add_letters(Arena *arena, Block *block, Str text, ptrdiff_t at, Tokens *tokens)
{
	for (ptrdiff_t from = at;; from = block->from + BLOCK) {
		uint64_t others = others_from(block, text, from), marks = others & ~block->spaces;
		uint64_t spaces = others & ((marks & -marks) - 1); /* in front of the first mark */
		Token *to;
		make_room(arena, tokens);
		for (to = tokens->at + tokens->len; spaces; spaces &= spaces - 1) {
			ptrdiff_t end = block->from + __builtin_ctzll(spaces);
			*to = (Token){ at, end };
			to += end > at;
			at = end + 1;
		}
		tokens->len = to - tokens->at;
		if (marks)
			return at;
	}
}

/* What most of a text is made of, between white space: a word of letters alone, or a number, with marks around that belong to
 * nothing. end 0: it is more than that. */
typedef struct {
	ptrdiff_t word;  /* behind “ or $ */
	ptrdiff_t mark;  /* behind the word: , ; . ? */
	ptrdiff_t quote; /* behind the mark */
	ptrdiff_t end;   /* behind ” */
} Plain;

static ptrdiff_t
number_end(Str text, ptrdiff_t at) /* "27.3", "1,200", "10:30" */
{
	while (at < text.len &&
		(is_digit(text.at[at]) ||
			(at + 1 < text.len && is_digit(text.at[at + 1]) &&
				(text.at[at] == '.' || text.at[at] == ',' || text.at[at] == ':'))))
		at++;
	return at;
}

static bool
curly_at(Str text, ptrdiff_t at, char last)
{
	return text.len - at >= 3 && text.at[at] == '\xE2' && text.at[at + 1] == '\x80' &&
		text.at[at + 2] == last;
}

static Plain
plain_at(Block *block, Str text, ptrdiff_t at)
{
	Plain p = { .word = at };
	bool sum = text.at[at] == '$';

	p.word += sum ? 1 : curly_at(text, at, '\x9C') ? 3 : 0;
	if (p.word == text.len)
		return (Plain){ 0 };
	p.mark = is_digit(text.at[p.word]) ? number_end(text, p.word)
		: sum                      ? p.word
					   : letters_end(block, text, p.word);
	p.quote = p.end = p.mark;
	if (p.mark == p.word)
		return (Plain){ 0 };
	if (p.mark < text.len &&
		(text.at[p.mark] == ',' || text.at[p.mark] == ';' ||
			(p.mark + 1 == text.len && (text.at[p.mark] == '.' || text.at[p.mark] == '?'))))
		p.quote = p.end = p.mark + 1;
	if (p.quote > p.mark && curly_at(text, p.quote, '\x9D'))
		p.end += 3;
	return p.end == text.len || text.at[p.end] == ' ' ? p : (Plain){ 0 };
}

static void
add_plain(Arena *arena, Tokens *tokens, ptrdiff_t at, const Plain *p)
{
	if (p->word > at)
		add(arena, tokens, at, p->word);
	add(arena, tokens, p->word, p->mark);
	if (p->quote > p->mark)
		add(arena, tokens, p->mark, p->quote);
	if (p->end > p->quote)
		add(arena, tokens, p->quote, p->end);
}

/* All else, from white space to white space, goes by words; the plain one behind it is looked at too. Returns behind it. */
static ptrdiff_t
add_mixed(Arena *arena, Joiner *r, Block *block, Str text, ptrdiff_t at, Tokens *tokens)
{
	ptrdiff_t base = at && (text.at[at] & 0x80) ? at - 1 : at, stop, window = at;
	Plain plain = { 0 };

	do {
		ptrdiff_t space = str_find_byte(str_from(text, window), ' ');
		stop = window = space < 0 ? text.len : window + space;
		while (window < text.len && text.at[window] == ' ')
			window++;
		if (window < text.len)
			plain = plain_at(block, text, window);
	} while (window < text.len && !plain.end);
	r->words = words_find(arena, str_slice(text, base, plain.end ? plain.end : text.len));
	add_words(arena, r, base, plain.end ? stop : text.len, tokens);
	return stop;
}

Tokens
surface_tokens(Arena *arena, const SurfaceRules *rules, Str sentence)
{
	Joiner r = { .rules = rules };
	Tokens tokens = { 0 };
	Block block = { .from = -BLOCK };
	ptrdiff_t at = 0;

	while (at < sentence.len && (at = add_letters(arena, &block, sentence, at, &tokens)) < sentence.len) {
		Plain plain = plain_at(&block, sentence, at);

		if (!plain.end) {
			at = add_mixed(arena, &r, &block, sentence, at, &tokens);
			continue;
		}
		add_plain(arena, &tokens, at, &plain);
		at = plain.end;
	}
	return tokens;
}
