#include "base/short.h"
#include "language/name/fold.h"
#include "language/name/gazetteer.h"

enum { MET_BITS = 13, MET_WORDS = 1 << MET_BITS };

/* A word met before, if it is short, whatever its case. */
typedef struct MetWord {
	Short word; /* lowered */
	Sign sign;
	unsigned char bytes; /* its length; 0: free */
} MetWord;

struct MetWord *
signs_kept(Arena *arena)
{
	return NEW(arena, MetWord, MET_WORDS);
}

static bool
is_year(Str word)
{
	return word.len == 4 && (word.at[0] == '1' || word.at[0] == '2') && is_digit(word.at[3]);
}

/* "2014-09-26", "26.09.2014", "13:05": more than digits and what groups them. */
static bool
is_joined(Str word)
{
	for (ptrdiff_t i = 0; i < word.len; i++)
		if (!is_digit(word.at[i]) && word.at[i] != ',')
			return true;
	return false;
}

/* Every date has a word of the calendar, or a number that can be a year, a day or an hour. */
static bool
may_be_dated(const Word *word, const Sign *sign)
{
	return (sign->bits & IS_DATED) || word->kind == WORD_MIXED ||
		(word->kind == WORD_NUMBER && (is_year(word->text) || is_joined(word->text)));
}

/* A name of several words, or one of the user's, without a capital here. */
static bool
may_begin_low(const Sign *sign)
{
	return (sign->longest > 1 || sign->user) && (sign->low || (sign->bits & IS_PARTICLE));
}

static unsigned char
looks_of(const Word *word, const Sign *sign)
{
	bool letters = word->kind == WORD_LETTERS;

	return (unsigned char)((letters ? LOOKS_LETTERS : 0) |
		(letters && word->text.len >= 4 ? LOOKS_LONG : 0) |
		((sign->bits & IS_COMPASS) || may_begin_low(sign) ? LOOKS_NAME : 0) |
		(may_be_dated(word, sign) ? LOOKS_DATED : 0) |
		(str_equal(word->lower, S("the")) ? LOOKS_THE : 0));
}

/* What its case adds. */
static unsigned char
looks_by_case(const Word *word)
{
	bool upper = word->lower.at != word->text.at;

	return (unsigned char)((word->capital | upper) * LOOKS_CAPITAL | word->capital * LOOKS_NAME);
}

static Sign
look_up(const Gazetteer *gazetteer, const Word *word)
{
	Sign sign = { .key = name_key(word->text) };

	for (int l = 0; l < gazetteer->count; l++) {
		const ListSlot *slot = list_slot(&gazetteer->lists[l], sign.key);
		int longest = slot_longest(slot);
		if (l == gazetteer->users) /* only our own tables say what words are */
			sign.bits = (int)(slot->bits & WORD_BITS);
		sign.lists |= longest ? 1u << l : 0;
		sign.whole |= slot->entry != 0;
		sign.low |= (slot->bits & BEGINS_LOW) != 0;
		sign.longest = (unsigned char)(longest > sign.longest ? longest : sign.longest);
	}
	if (gazetteer->places.bytes.len)
		sign.town = (unsigned char)slot_longest(list_slot(&gazetteer->places, sign.key));
	sign.user = (sign.lists & ((1u << gazetteer->users) - 1)) != 0;
	sign.looks = looks_of(word, &sign);
	return sign;
}

/* Valid until the next; *spare is where those lie that are not kept. */
static const Sign *
sign_of(const Gazetteer *gazetteer, const Words *words, const Word *word, Sign *spare)
{
	Short bytes;
	MetWord *met;

	if (word->text.len > SHORT_BYTES) {
		*spare = look_up(gazetteer, word);
		return spare;
	}
	bytes = short_ahead(words->lower + word->start, word->text.len);
	met = &gazetteer->met[short_hash(bytes) >> (32 - MET_BITS)];
	if (!short_equal(met->word, bytes) || met->bytes != word->text.len)
		*met = (MetWord){ bytes, look_up(gazetteer, word), (unsigned char)word->text.len };
	return &met->sign;
}

Sign *
gazetteer_signs(const Gazetteer *gazetteer, Arena *arena, const Words *words, unsigned char **looks)
{
	Sign *signs = (Sign *)(void *)arena_room(arena, (words->len + 1) * (ptrdiff_t)sizeof(Sign)), spare;
	unsigned char *all = NEW(arena, unsigned char, words->len + LOOKS_AHEAD);
	const bool kept = gazetteer->met && words->lower;

	for (ptrdiff_t i = 0, count = words->len; i < count; i++) {
		const Word *word = &words->at[i];
		signs[i] = kept ? *sign_of(gazetteer, words, word, &spare) : look_up(gazetteer, word);
		all[i] = signs[i].looks |= looks_by_case(word);
	}
	signs[words->len] = (Sign){ 0 }; /* looking ahead needs no test */
	*looks = all;
	return signs;
}
