#include "language/lexicon.h"

#include "base/utf8.h"

#include <string.h>

/* "a.m." is "am", "U.S." is "us". */
static Str
without_stops(Arena *arena, Str lower)
{
	char *bytes;
	ptrdiff_t len = 0;

	if (lower.len < 2 || str_find_byte(lower, '.') < 0)
		return lower;
	bytes = NEW(arena, char, lower.len);
	for (ptrdiff_t i = 0; i < lower.len; i++)
		if (lower.at[i] != '.')
			bytes[len++] = lower.at[i];
	return (Str){ bytes, len };
}

static bool
blank_line(Str gap)
{
	int lines = 0;

	for (ptrdiff_t i = 0; i < gap.len; i++)
		lines += gap.at[i] == '\n';
	return lines > 1;
}

/* Digits with what joins them: "3,000", "13:05", "3 000". */
static ptrdiff_t
run_end(Str word, ptrdiff_t at)
{
	ptrdiff_t i = at;

	if (!is_digit(word.at[i])) {
		while (i < word.len && !is_digit(word.at[i]))
			i++;
		return i;
	}
	for (ptrdiff_t j = i; j < word.len; j++) {
		bool letter = is_letter(word.at[j]) || (unsigned char)word.at[j] >= 0xc3;
		if (letter && (unsigned char)word.at[j] != 0xe2)
			break;
		if (is_digit(word.at[j]))
			i = j + 1;
	}
	return i;
}

static void
add_lexeme(Arena *arena, Lexemes *out, const Lexicon *lexicon, Str text, const Word *word, ptrdiff_t index,
	ptrdiff_t at, ptrdiff_t end)
{
	bool first = at == 0;
	Lexeme *lexeme = PUSH(arena, out);

	*lexeme = (Lexeme){
		.start = word->start + at, .end = word->start + end, .word = index, .space = first && word->space
	};
	lexeme->text = str_slice(text, lexeme->start, lexeme->end);
	lexeme->kind = word->kind == WORD_MARK ? LEXEME_MARK
		: is_digit(lexeme->text.at[0]) ? LEXEME_DIGITS
					       : LEXEME_LETTERS;
	lexeme->capital = first ? word->capital : is_upper(lexeme->text.at[0]);
	lexeme->caps = word->caps;
	lexeme->lower = word->lower;
	if (at > 0 || end < word->text.len)
		lexeme->lower = word->lower.len == word->text.len ? str_slice(word->lower, at, end)
								  : lexeme->text;
	if (lexeme->kind == LEXEME_LETTERS)
		lexeme->lower = without_stops(arena, lexeme->lower);
	lexeme->sense = lexeme->kind == LEXEME_DIGITS && lexeme->text.len > 2
		? &no_sense
		: sense_find(lexicon, lexeme->lower);
}

/* A month's name, then digits: "Dec.14th", "Sep2019". Any other letters before digits make a code. */
static bool
begins_with_month(const Lexicon *lexicon, Str lower)
{
	ptrdiff_t end = 0;

	while (end < lower.len && is_letter(lower.at[end]))
		end++;
	return (sense_find(lexicon, str_slice(lower, 0, end))->is &
		       (IS(MONTH) | IS(CURRENCY_SIGN) | IS(CURRENCY_CODE))) != 0;
}

static bool
has_digit_after_letter(Str word)
{
	for (ptrdiff_t i = 1; i < word.len; i++)
		if (is_digit(word.at[i]) && is_letter(word.at[i - 1]))
			return true;
	return false;
}

static bool
is_address(Str word)
{
	return str_find(word, S("://")) >= 0 || str_find_byte(word, '@') >= 0 || str_starts(word, S("www."));
}

/* Nothing to cut, no stops to take out, no address. */
static void
add_plain(Arena *arena, Lexemes *out, const Lexicon *lexicon, const Word *word, ptrdiff_t index)
{
	*PUSH(arena, out) = (Lexeme){
		.start = word->start,
		.end = word->end,
		.word = index,
		.kind = word->kind == WORD_MARK      ? LEXEME_MARK
			: word->kind == WORD_LETTERS ? LEXEME_LETTERS
						     : LEXEME_DIGITS,
		.space = word->space,
		.capital = word->capital,
		.caps = word->caps,
		.text = word->text,
		.lower = word->lower,
		.sense = word->kind == WORD_NUMBER && word->text.len > 2 ? &no_sense
									 : sense_find(lexicon, word->lower),
	};
}

Lexemes
lexemes_find(Arena *arena, const Lexicon *lexicon, Str text, const Words *words)
{
	Lexemes out = { .cap = words->len + 8 };

	out.at = (Lexeme *)(void *)arena_room(arena, out.cap * (ptrdiff_t)sizeof(Lexeme));
	for (ptrdiff_t w = 0; w < words->len; w++) {
		const Word *word = &words->at[w];
		ptrdiff_t from, at = 0;
		bool address, whole;
		if (w > 0 && word->space && blank_line(str_slice(text, words->at[w - 1].end, word->start)))
			*PUSH(arena, &out) = (Lexeme){ .start = word->start,
				.end = word->start,
				.word = w,
				.space = true,
				.breaks = true,
				.text = { text.at + word->start, 0 },
				.lower = { text.at + word->start, 0 },
				.sense = &no_sense };
		if (word->plain) {
			add_plain(arena, &out, lexicon, word, w);
			continue;
		}
		address = word->kind != WORD_MARK && is_address(word->text);
		whole = word->kind != WORD_MIXED || address;
		from = out.len;
		while (at < word->text.len) {
			ptrdiff_t end = whole ? word->text.len : run_end(word->text, at);
			add_lexeme(arena, &out, lexicon, text, word, w, at, end);
			at = end;
		}
		if (address ||
			(word->kind == WORD_MIXED && has_digit_after_letter(word->text) &&
				!begins_with_month(lexicon, word->lower)))
			for (ptrdiff_t i = from; i < out.len; i++)
				out.at[i].code = true;
	}
	return out;
}

static bool
exact(Str text, Str form)
{
	ptrdiff_t i = 0;

	for (ptrdiff_t j = 0; j < form.len; j++) {
		if (form.at[j] == ' ' && (i >= text.len || text.at[i] != ' '))
			continue;
		if (i >= text.len || text.at[i++] != form.at[j])
			return false;
	}
	return i == text.len;
}

static bool
fits(const Entry *entry, const Lexemes *lexemes, ptrdiff_t at)
{
	const Lexeme *first = &lexemes->at[at], *last = &lexemes->at[at + entry->words - 1];

	switch (entry->how) {
	case HOW_ANY: return true;
	case HOW_CAPITAL: return first->capital;
	case HOW_CAPS: return first->caps;
	case HOW_GLUED:
		if (first->space)
			return false;
		break;
	case HOW_EXACT:
	case HOW_NEAR: break;
	}
	return exact((Str){ first->text.at, last->end - first->start }, entry->form);
}

static const Entry *
entry_that_fits(const Sense *sense, const Lexemes *lexemes, ptrdiff_t at, int words, uint64_t classes)
{
	if (!(sense->is & classes))
		return NULL;
	for (const Entry *entry = sense->entries; entry; entry = entry->next)
		if (entry->words == words && (classes >> entry->class & 1) && fits(entry, lexemes, at))
			return entry;
	return NULL;
}

/* Entries of several words: the key is built once at its longest and cut back word by word. */
static const Entry *
match_words(const Lexicon *lexicon, const Lexemes *lexemes, ptrdiff_t at, uint64_t classes)
{
	char key[FORM_BYTES];
	ptrdiff_t ends[16], len = 0;
	int most = lexemes->at[at].sense->most, count = 0;

	while (count < most && count < 16 && at + count < lexemes->len) {
		const Lexeme *lexeme = &lexemes->at[at + count];
		if (lexeme->breaks || len + lexeme->lower.len + 1 > FORM_BYTES)
			break;
		if (count)
			key[len++] = ' ';
		memcpy(key + len, lexeme->lower.at, (size_t)lexeme->lower.len);
		ends[count++] = len += lexeme->lower.len;
	}
	for (; count > 1; count--) {
		const Sense *sense = sense_find(lexicon, (Str){ key, ends[count - 1] });
		const Entry *entry = entry_that_fits(sense, lexemes, at, count, classes);
		if (entry)
			return entry;
	}
	return NULL;
}

bool
lexicon_goes_on(const Lexemes *lexemes, ptrdiff_t at)
{
	const Lexeme *next = &lexemes->at[at + 1];

	return at + 1 < lexemes->len && !next->breaks &&
		lexemes->at[at].sense->seconds & lexicon_mark(next->lower);
}

bool
lexicon_has_form(const Lexicon *lexicon, const Lexemes *lexemes, ptrdiff_t at)
{
	return match_words(lexicon, lexemes, at, UINT64_MAX) != NULL;
}

const Entry *
lexicon_match(const Lexicon *lexicon, const Lexemes *lexemes, ptrdiff_t at, uint64_t classes)
{
	const Entry *entry;
	const Sense *sense;

	if (at < 0 || at >= lexemes->len)
		return NULL;
	sense = lexemes->at[at].sense;
	if (sense->begins & classes && lexicon_goes_on(lexemes, at)) {
		entry = match_words(lexicon, lexemes, at, classes);
		if (entry)
			return entry;
	}
	return entry_that_fits(sense, lexemes, at, 1, classes);
}
