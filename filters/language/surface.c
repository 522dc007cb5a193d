#include "language/surface.h"

#include "base/block.h"

enum { ROOM = 128 /* tokens: those of most sentences, and of a block */ };

typedef struct {
	const SurfaceRules *rules;
	Words words;
	bool quoted; /* a single quote is open: a later one closes it */
} Reader;

const char *
surface_load(Arena *arena, SurfaceRules *rules)
{
	const char *wrong = NULL;

	rules->abbreviations = table_load(arena, "en/abbreviations", &wrong);
	if (!wrong)
		rules->parts = table_load(arena, "en/token-parts", &wrong);
	return wrong;
}

static const Word *
word(const Reader *r, ptrdiff_t i)
{
	return i >= 0 && i < r->words.len ? &r->words.at[i] : NULL;
}

/* A word that stands right behind the one before. */
static const Word *
glued(const Reader *r, ptrdiff_t i)
{
	const Word *w = word(r, i);

	return w && i > 0 && !w->space ? w : NULL;
}

static bool
is(const Word *w, const char *text)
{
	return w && str_is(w->text, text);
}

static bool
is_part(const Reader *r, const Word *w, const char *class)
{
	const Row *row = w ? table_find(r->rules->parts, w->lower) : NULL;

	return row && (str_is(row->column[1], class) || str_is(row->column[2], class));
}

static bool
is_number(const Word *w)
{
	return w && w->kind == WORD_NUMBER;
}

static bool
is_genitive(const Word *w)
{
	return w && (str_is(w->lower, "'s") || str_is(w->lower, "’s"));
}

static bool
is_apostrophe(const Word *w)
{
	return is(w, "'") || is(w, "’");
}

static bool
is_abbreviation(const Reader *r, const Word *w)
{
	const Row *row = w && w->kind == WORD_LETTERS ? table_find(r->rules->abbreviations, w->lower) : NULL;

	if (!row || (str_is(row->column[2], "capital") && !w->capital))
		return false;
	return !str_is(row->column[2], "digit");
}

/* "02/13/2001", "853-3242", "713-664-7478": digits joined by one kind of mark. A range has one hyphen, and no telephone's lengths.
 * Returns behind the last word. */
static ptrdiff_t
digits(const Reader *r, ptrdiff_t i)
{
	const Word *mark = glued(r, i + 1);
	ptrdiff_t end = i + 1;
	int parts = 1;

	if (!is_number(word(r, i)) || (!is(mark, "/") && !is(mark, "-")))
		return i + 1;
	while (is(glued(r, end), mark->text.at[0] == '/' ? "/" : "-") && is_number(glued(r, end + 1))) {
		end += 2;
		parts++;
	}
	if (parts == 2 && mark->text.at[0] == '-')
		return word(r, i)->text.len == 3 && word(r, i + 2)->text.len == 4 ? end : i + 1;
	return parts > 2 ? end : i + 1;
}

/* ":)", ":-(", ";)", "=D" at the end of a word or of its own */
static ptrdiff_t
face(const Reader *r, ptrdiff_t i)
{
	const Word *eyes = word(r, i), *mouth = glued(r, i + 1);
	ptrdiff_t end = i + 2;

	if (!is(eyes, ":") && !is(eyes, ";") && !is(eyes, "=") && !is(eyes, "8"))
		return i + 1;
	if (is(mouth, "-") || is(mouth, "o"))
		mouth = glued(r, end++);
	if (!mouth || mouth->kind != WORD_MARK || !strchr(")(DP/|]", mouth->text.at[0]) || mouth->text.len != 1)
		return i + 1;
	return word(r, end) && !word(r, end)->space && word(r, end)->kind != WORD_MARK ? i + 1 : end;
}

/* "name...@example.org": an address that somebody shortened */
static ptrdiff_t
address(const Reader *r, ptrdiff_t i)
{
	enum { FAR = 5 };
	ptrdiff_t end = i + 1;

	if (word(r, i)->kind == WORD_MARK)
		return i + 1;
	while (end < i + FAR && glued(r, end) && !is(word(r, end), "@") &&
		(word(r, end)->kind != WORD_MARK || word(r, end)->text.at[0] == '.'))
		end++;
	return is(glued(r, end), "@") && glued(r, end + 1) && word(r, end + 1)->kind != WORD_MARK ? end + 2
												  : i + 1;
}

/* "F. Scott": an initial before a name */
static bool
is_initial(const Reader *r, ptrdiff_t i)
{
	const Word *w = word(r, i), *name = word(r, i + 2);

	return w->kind == WORD_LETTERS && w->capital && w->text.len == 1 && name && name->space &&
		name->capital;
}

/* "$$$", "<<", ">>": the same mark again and again */
static ptrdiff_t
repeated(const Reader *r, ptrdiff_t i)
{
	const Word *w = word(r, i);
	ptrdiff_t end = i + 1;

	if (w->kind != WORD_MARK || !strchr("$<>?!*#", w->text.at[0]))
		return i + 1;
	while (glued(r, end) && str_equal(word(r, end)->text, w->text))
		end++;
	return end;
}

/* "e-mail", "re-emerged", "mid-1980s": a prefix belongs to its word. "af-": a word broken off */
static ptrdiff_t
hyphenated(const Reader *r, ptrdiff_t i)
{
	const Word *first = word(r, i), *next = glued(r, i + 2);
	const Word *after = word(r, i + 2);

	if (first->kind == WORD_MARK || !is(glued(r, i + 1), "-"))
		return i + 1;
	if (next && next->kind != WORD_MARK && is_part(r, first, "prefix"))
		return i + 3;
	if (first->kind == WORD_LETTERS && after && after->space && after->kind == WORD_LETTERS)
		return i + 2;
	return i + 1;
}

/* What stands together with the word at i and is one token with it; returns behind the last word. */
static ptrdiff_t
token_end(Reader *r, ptrdiff_t i)
{
	const Word *first = word(r, i);
	ptrdiff_t end = digits(r, i);

	if (end == i + 1)
		end = address(r, i);
	if (end == i + 1)
		end = face(r, i);
	if (end == i + 1)
		end = repeated(r, i);
	if (end == i + 1)
		end = hyphenated(r, i);
	if (end == i + 1 && is(glued(r, end), ".") && end + 1 < r->words.len &&
		(is_abbreviation(r, first) || is_initial(r, i)))
		end++;
	if (is_apostrophe(first) && first->space)
		r->quoted = true;
	if (first->kind != WORD_MARK && is_genitive(glued(r, end)))
		end++;
	else if (first->kind != WORD_MARK && is_apostrophe(glued(r, end)) && !r->quoted &&
		to_lower(word(r, end - 1)->text.at[word(r, end - 1)->text.len - 1]) == 's' &&
		(!word(r, end + 1) || word(r, end + 1)->space))
		end++; /* "the drivers' strike" */
	if (first->kind == WORD_MARK && is_apostrophe(first) && !first->space)
		r->quoted = false;
	return end;
}

/* "375mm", "10am", "650k" are a number and a unit; "12th" and "1980s" are one. Where the unit begins; 0: nowhere. */
static ptrdiff_t
unit_in(const Reader *r, const Word *w)
{
	Word unit = { 0 };
	ptrdiff_t at = 0;

	if (w->kind != WORD_MIXED)
		return 0;
	while (at < w->lower.len && (is_digit(w->lower.at[at]) || strchr(".,:", w->lower.at[at])))
		at++;
	unit.lower = str_from(w->lower, at);
	return at > 0 && unit.lower.len && is_part(r, &unit, "unit") ? at : 0;
}

/* Most words are tokens as they are: nothing stands at them that could belong to them. */
static bool
stands_alone(const Reader *r, ptrdiff_t i)
{
	const Word *w = word(r, i), *next = glued(r, i + 1);

	if (w->kind == WORD_MIXED || is_apostrophe(w))
		return false;
	return !next || (w->kind != WORD_MARK && next->kind == WORD_MARK && strchr(",;!?)", next->text.at[0]));
}

static void
add(Arena *arena, Tokens *tokens, ptrdiff_t start, ptrdiff_t end)
{
	*PUSH(arena, tokens) = (Token){ start, end };
}

/* The tokens of the reader's words that begin before `stop`; its text begins at byte `base` of the sentence. */
static void
add_words(Arena *arena, Reader *r, ptrdiff_t base, ptrdiff_t stop, Tokens *tokens)
{
	for (ptrdiff_t i = 0, end; i < r->words.len && base + r->words.at[i].start < stop; i = end) {
		const Word *w = word(r, i);
		ptrdiff_t unit;

		if (stands_alone(r, i)) {
			add(arena, tokens, base + w->start, base + w->end);
			end = i + 1;
			continue;
		}
		unit = unit_in(r, w);
		end = token_end(r, i);
		if (unit && end == i + 1) {
			add(arena, tokens, base + w->start, base + w->start + unit);
			add(arena, tokens, base + w->start + unit, base + w->end);
			continue;
		}
		add(arena, tokens, base + w->start, base + word(r, end - 1)->end);
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
add_mixed(Arena *arena, Reader *r, Block *block, Str text, ptrdiff_t at, Tokens *tokens)
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
	Reader r = { .rules = rules };
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
