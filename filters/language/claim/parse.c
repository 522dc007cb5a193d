#include "language/claim/parse.h"
#include "language/claim/tag.h"

Str
parse_text(const Parse *parse, ptrdiff_t first, ptrdiff_t last)
{
	return str_slice(parse->text, parse->tokens[first].word->start, parse->tokens[last].word->end);
}

Str
parse_lower(const Parse *parse, ptrdiff_t i)
{
	return i >= 0 && i < parse->words.len ? parse->words.at[i].lower : (Str){ 0 };
}

bool
parse_plural(const Parse *parse, ptrdiff_t i)
{
	const Token *t = &parse->tokens[i];

	return noun_plural(t->word->lower);
}

static Chunk *
new_chunk(Parse *parse, ChunkType type, ptrdiff_t first)
{
	Chunk *c = &parse->chunks[parse->chunk_len++];

	*c = (Chunk){ .type = type, .first = first, .last = first, .head = first, .number = -1 };
	return c;
}

static bool
in_noun(Tag tag)
{
	return tag_nominal(tag) || tag == TAG_NUMBER || tag == TAG_POSS || tag == TAG_HYPHEN ||
		tag == TAG_STATE;
}

/* Words that stand between a determiner and its number: "an additional 125", "the remaining 20". */
static bool
before_number(Str word)
{
	static const char *const words[] = { "additional", "further", "extra", "remaining", "estimated",
		"record", "total", "initial", "combined", "first", "last", "next", "previous", "staggering",
		"mere", "whopping", "full", "reported", "other", "new", "recent", "final", "top" };

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (str_is(word, words[i]))
			return true;
	return false;
}

static bool
is_person(const Parse *parse, const Token *t)
{
	return t->named >= 0 && parse->names.at[t->named].type == NAMED_PERSON;
}

/* May token i go on the noun group that began at `first`? */
static bool
continues_noun(const Parse *parse, ptrdiff_t first, ptrdiff_t i)
{
	const Token *t = &parse->tokens[i], *prev = &parse->tokens[i - 1];

	if (t->tag == TAG_HYPHEN)
		return i + 1 < parse->len && !t->word->space;
	if (prev->tag == TAG_HYPHEN)
		return !t->word->space && t->tag != TAG_STOP && t->tag != TAG_COMMA;
	if (t->tag == TAG_STATE)
		return false;
	if (t->named >= 0 && t->named == prev->named)
		return true;
	if (t->tag == TAG_NUMBER)
		return t->number == prev->number || prev->tag == TAG_DET || prev->tag == TAG_POSS ||
			(prev->tag == TAG_ADJ && i - 1 == first) ||
			(prev->tag == TAG_ADJ && parse->tokens[first].tag == TAG_DET) ||
			before_number(prev->word->lower);
	if (t->tag == TAG_DET)
		return prev->tag == TAG_DET;
	/* "eight others" */
	if (t->tag == TAG_PRON && prev->tag == TAG_NUMBER)
		return str_equal(t->word->lower, S("others"));
	/* "territory ISIL once held", but "spokesman John Dorrian", "commuter Ann Lee" */
	if (prev->tag == TAG_NOUN && !prev->word->capital && t->tag == TAG_NAME && t->word->capital &&
		!(prev->entry->is & IS_SPEAKER) && !is_person(parse, t))
		return false;
	if (prev->tag == TAG_POSS && t->tag == TAG_ADV)
		return true;
	/* the "Al" of a name in two spans, or a noun behind a complete one: two groups only at a change from a plural to a name */
	return in_noun(t->tag);
}

static ptrdiff_t
claim_number(const Parse *parse, ptrdiff_t first, ptrdiff_t last)
{
	for (ptrdiff_t i = first; i <= last; i++)
		if (parse->tokens[i].tag == TAG_NUMBER && parse->tokens[i].number >= 0)
			return parse->tokens[i].number;
	return -1;
}

/* Without what stands behind the noun: an apostrophe, an age ("children under five"). */
ptrdiff_t
parse_last(const Parse *parse, const Chunk *c)
{
	ptrdiff_t last = c->last;

	while (last > c->first &&
		(parse->tokens[last].tag == TAG_POSS || parse->tokens[last].tag == TAG_HYPHEN ||
			(parse->tokens[last].tag == TAG_ADJ && parse->tokens[last].number >= 0 &&
				parse->numbers.at[parse->tokens[last].number].kind == NUMBER_AGE)))
		last--;
	return last;
}

/* Head: the last noun, but in "200 asylum seekers" + something the parser took along, the first plural behind the number. */
static void
noun_head(const Parse *parse, Chunk *c)
{
	c->head = parse_last(parse, c);
	c->number = claim_number(parse, c->first, c->last);
	c->bare = c->number >= 0 && parse->tokens[c->head].number == c->number;
}

static ptrdiff_t
noun_chunk(Parse *parse, ptrdiff_t i)
{
	Chunk *c = new_chunk(parse, CHUNK_NOUN, i);
	ptrdiff_t first = i;

	c->pronoun = parse->tokens[i].tag == TAG_PRON;
	for (i++; !c->pronoun && i < parse->len && continues_noun(parse, first, i); i++)
		;
	c->last = i - 1;
	noun_head(parse, c);
	return i;
}

static Str
lead_modality(const Parse *parse, ptrdiff_t first, ptrdiff_t last)
{
	for (ptrdiff_t i = first; i <= last; i++) {
		const Token *t = &parse->tokens[i];
		bool would_have = t->entry->is & IS_MODAL && i < last &&
			str_equal(parse_lower(parse, i + 1), S("have"));
		if (would_have &&
			(str_equal(t->word->lower, S("would")) || str_equal(t->word->lower, S("could"))))
			return S("counterfactual");
		/* "is to shut 40 stores" */
		if (t->entry->is & IS_BE && i < last && parse->tokens[i + 1].tag == TAG_TO)
			return S("planned");
		/* "were forecast", "plan to": the verb's own word counts only before another verb */
		if (t->entry->modality.len && (t->tag != TAG_VERB || i < last))
			return t->entry->modality;
	}
	return (Str){ 0 };
}

static void
describe_verb(const Parse *parse, Chunk *c)
{
	bool passive = false;

	c->head = c->last;
	for (ptrdiff_t i = c->first; i <= c->last; i++) {
		const Token *t = &parse->tokens[i];
		c->negative |= t->tag == TAG_NEG || str_ends(t->word->lower, S("n't")) ||
			str_ends(t->word->lower, S("n’t"));
		c->modal |= (t->entry->is & IS_MODAL) != 0;
		c->be |= (t->entry->is & IS_BE) != 0 && t->tag == TAG_AUX;
		c->have |= (t->entry->is & IS_HAVE) != 0 && t->tag == TAG_AUX;
		if (t->tag == TAG_VERB) {
			c->head = i;
			if (!c->lead.len)
				c->lead = t->entry->lemma;
			passive = (t->entry->is & VERB_PART) && !(t->entry->is & VERB_ING) && i > c->first &&
				(parse->tokens[tag_before(parse, i)].entry->is & IS_BE);
		}
	}
	c->passive = passive;
	const Token *head = &parse->tokens[c->head], *first = &parse->tokens[c->first];
	c->infinitive = first->tag == TAG_TO;
	c->ing = head->tag == TAG_VERB && head->entry->is & VERB_ING && !c->be && !c->have;
	c->participle = head->tag == TAG_VERB && head->entry->is & VERB_PART && !c->be && !c->have &&
		!c->modal && !c->infinitive;
	c->finite = !c->infinitive && !c->ing;
	c->modality = lead_modality(parse, c->first, c->last);
}

static ptrdiff_t
verb_chunk(Parse *parse, ptrdiff_t i)
{
	Chunk *c = new_chunk(parse, CHUNK_VERB, i);
	bool full = parse->tokens[i].tag == TAG_VERB;

	for (i++; i < parse->len; i++) {
		const Token *t = &parse->tokens[i];
		Tag next = i + 1 < parse->len ? parse->tokens[i + 1].tag : TAG_STOP;
		if (t->tag == TAG_ADV || t->tag == TAG_NEG) {
			/* an adverb belongs to the group only if the group goes on */
			if (next == TAG_VERB || next == TAG_AUX || next == TAG_ADV || next == TAG_NEG ||
				next == TAG_TO)
				continue;
			break;
		}
		if (t->tag == TAG_TO && next == TAG_VERB && parse->tokens[i + 1].entry->is & VERB_BASE)
			continue;
		if (t->tag == TAG_TO && next == TAG_AUX)
			continue;
		if (t->tag == TAG_AUX && !full)
			continue;
		if (t->tag == TAG_AUX && parse->tokens[i - 1].tag == TAG_TO)
			continue;
		if (t->tag == TAG_VERB &&
			(!full || parse->tokens[i - 1].tag == TAG_TO || parse->tokens[i - 1].tag == TAG_AUX)) {
			full = true;
			continue;
		}
		break;
	}
	while (parse->tokens[i - 1].tag == TAG_ADV || (parse->tokens[i - 1].tag == TAG_TO && i - 1 > c->first))
		i--;
	c->last = i - 1;
	describe_verb(parse, c);
	return i;
}

static ChunkType
type_of(Tag tag)
{
	switch (tag) {
	case TAG_PREP:
	case TAG_TO: return CHUNK_PREP;
	case TAG_CONJ: return CHUNK_CONJ;
	case TAG_COMMA: return CHUNK_COMMA;
	case TAG_SUB: return CHUNK_SUB;
	case TAG_REL: return CHUNK_REL;
	case TAG_QUOTE: return CHUNK_QUOTE;
	case TAG_OPEN: return CHUNK_OPEN;
	case TAG_CLOSE: return CHUNK_CLOSE;
	case TAG_DATE: return CHUNK_DATE;
	case TAG_ADV:
	case TAG_NEG: return CHUNK_ADV;
	case TAG_STATE: return CHUNK_STATE;
	default: return CHUNK_STOP;
	}
}

static bool
begins_verb(const Parse *parse, ptrdiff_t i)
{
	Tag tag = parse->tokens[i].tag, next = i + 1 < parse->len ? parse->tokens[i + 1].tag : TAG_STOP;

	return tag == TAG_VERB || tag == TAG_AUX ||
		(tag == TAG_TO &&
			((next == TAG_VERB && parse->tokens[i + 1].entry->is & VERB_BASE) || next == TAG_AUX));
}

static void
find_chunks(Parse *parse)
{
	for (ptrdiff_t i = 0; i < parse->len;) {
		Tag tag = parse->tokens[i].tag;
		if (begins_verb(parse, i))
			i = verb_chunk(parse, i);
		else if (tag == TAG_DET || tag == TAG_PRON || tag_nominal(tag) || tag == TAG_NUMBER)
			i = noun_chunk(parse, i);
		else
			new_chunk(parse, type_of(tag), i++);
	}
	for (ptrdiff_t c = 0; c < parse->chunk_len; c++)
		for (ptrdiff_t i = parse->chunks[c].first; i <= parse->chunks[c].last; i++)
			parse->tokens[i].chunk = c;
}

/* Title case: most words of four letters or more begin with a capital. */
static bool
title_case(const Parse *parse)
{
	ptrdiff_t words = 0, capitals = 0;

	for (ptrdiff_t i = 0; i < parse->words.len; i++)
		if (parse->words.at[i].kind == WORD_LETTERS && parse->words.at[i].text.len > 3) {
			words++;
			capitals += parse->words.at[i].capital;
		}
	return words > 2 && capitals * 4 > words * 3;
}

void
parse_sentence(Arena *arena, const Vocabulary *vocabulary, Parse *parse)
{
	parse->len = parse->words.len;
	parse->tokens = (Token *)(void *)arena_room(arena, parse->len * (ptrdiff_t)sizeof(Token));
	parse->chunks = (Chunk *)(void *)arena_room(arena, parse->len * (ptrdiff_t)sizeof(Chunk));
	parse->heading |= title_case(parse);
	tag_words(arena, vocabulary, parse);
	find_chunks(parse);
}
