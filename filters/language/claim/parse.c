#include "language/claim/parse.h"

#include <stdlib.h>

static const Meaning unknown = { .is = 0 };

Str
parse_text(const Parse *parse, ptrdiff_t first, ptrdiff_t last)
{
	return str_slice(parse->text, parse->tokens[first].word->start, parse->tokens[last].word->end);
}

Str
parse_lower(const Parse *parse, ptrdiff_t i)
{
	return i >= 0 && i < parse->len ? parse->tokens[i].word->lower : (Str){ 0 };
}

bool
parse_plural(const Parse *parse, ptrdiff_t i)
{
	const Token *t = &parse->tokens[i];

	return noun_plural(t->word->lower);
}

/* ---- tags that need no context ---- */

static Tag
tag_of_mark(Str mark)
{
	static const struct {
		const char *marks;
		Tag tag;
	} marks[] = {
		{ ",", TAG_COMMA },
		{ "-", TAG_HYPHEN },
		{ "(", TAG_OPEN },
		{ "[", TAG_OPEN },
		{ ")", TAG_CLOSE },
		{ "]", TAG_CLOSE },
		{ "\"", TAG_QUOTE },
		{ "“", TAG_QUOTE },
		{ "”", TAG_QUOTE },
		{ "«", TAG_QUOTE },
		{ "»", TAG_QUOTE },
		{ "&", TAG_CONJ },
		{ "„", TAG_QUOTE },
		{ "‘", TAG_QUOTE },
		{ "/", TAG_HYPHEN },
		{ "%", TAG_NOUN },
		{ "$", TAG_NOUN },
		{ "£", TAG_NOUN },
		{ "€", TAG_NOUN },
		{ "‐", TAG_HYPHEN },
		{ "‑", TAG_HYPHEN },
		{ "'", TAG_POSS },
		{ "’", TAG_POSS },
	};

	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (str_equal(mark, str(marks[i].marks)))
			return marks[i].tag;
	return TAG_STOP;
}

static Tag
tag_of_number(NumberKind kind)
{
	switch (kind) {
	case NUMBER_DATE:
	case NUMBER_DURATION:
	case NUMBER_FREQUENCY:
	case NUMBER_REFERENCE: return TAG_DATE;
	case NUMBER_AGE:
	case NUMBER_ORDINAL: return TAG_ADJ;
	case NUMBER_NAME:
	case NUMBER_RATIO: return TAG_NAME;
	case NUMBER_IDIOM: return TAG_ADV;
	default: return TAG_NUMBER;
	}
}

static Tag
tag_of_function(unsigned is)
{
	if (is & (IS_BE | IS_HAVE | IS_DO | IS_MODAL))
		return TAG_AUX;
	if (is & IS_TO)
		return TAG_TO;
	if (is & IS_NEG)
		return TAG_NEG;
	if (is & IS_REL)
		return TAG_REL;
	if (is & IS_PRON)
		return TAG_PRON;
	if (is & IS_DET)
		return TAG_DET;
	if (is & IS_PREP)
		return TAG_PREP;
	if (is & IS_CONJ)
		return TAG_CONJ;
	return is & IS_SUB ? TAG_SUB : TAG_ADV;
}

static Tag
first_tag(const Token *t)
{
	const Word *word = t->word;

	if (word->kind == WORD_MARK)
		return tag_of_mark(word->text);
	if (str_equal(word->lower, S("'s")) || str_equal(word->lower, S("’s")))
		return TAG_POSS;
	if (str_ends(word->lower, S("n't")) || str_ends(word->lower, S("n’t")) ||
		str_equal(word->lower, S("cannot")))
		return TAG_AUX;
	if (t->entry->is & IS_FUNCTION)
		return tag_of_function(t->entry->is);
	if (t->entry->is & IS_VERB)
		return TAG_VERB;
	if (t->entry->is & IS_STATE)
		return TAG_STATE;
	return word->lower.len > 4 && str_ends(word->lower, S("ly")) && !word->capital ? TAG_ADV : TAG_NOUN;
}

/* Words and spans both come in order: one walk. Of nested names the outer comes first and keeps its words. */
static void
mark_names(Parse *parse)
{
	ptrdiff_t i = 0;

	for (ptrdiff_t k = 0; k < parse->names.len; k++) {
		const Named *name = &parse->names.at[k];
		if (name->nested)
			continue;
		while (i < parse->len && parse->tokens[i].word->end <= name->start)
			i++;
		for (ptrdiff_t j = i; j < parse->len && parse->tokens[j].word->start < name->end; j++)
			if (parse->tokens[j].named < 0)
				parse->tokens[j].named = k;
	}
}

static void
mark_numbers(Parse *parse)
{
	for (ptrdiff_t k = 0; k < parse->numbers.len; k++) {
		const Number *n = &parse->numbers.at[k];
		for (ptrdiff_t j = n->first; j <= n->last && j < parse->len; j++)
			if (j >= 0) {
				parse->tokens[j].number = k;
				parse->tokens[j].tag = tag_of_number(n->kind);
			}
	}
}

static Tag
tag_of_name(const Parse *parse, const Token *t)
{
	const Named *name = &parse->names.at[t->named];

	if (name->type == NAMED_DATE)
		return TAG_DATE;
	if (name->nominal || name->role)
		return t->tag == TAG_VERB ? TAG_NOUN : t->tag;
	return t->tag == TAG_POSS ? TAG_POSS : TAG_NAME;
}

/* A verb no table knows, by its ending: "posed", "kayaking". */
static const Meaning *
guess(Arena *arena, const Word *word)
{
	Str w = word->lower;
	bool ed = w.len > 4 && str_ends(w, S("ed")) && !str_ends(w, S("eed")),
	     ing = w.len > 5 && str_ends(w, S("ing"));

	if ((!ed && !ing) || word->kind != WORD_LETTERS || word->capital)
		return &unknown;
	Meaning *m = NEW(arena, Meaning, 1);
	m->word = w;
	m->is = ed ? VERB_PAST | VERB_PART : VERB_ING;
	m->lemma = str_slice(w, 0, w.len - (ed ? 2 : 3));
	m->participle = ed ? w : arena_join(arena, m->lemma, S("ed"));
	return m;
}

static void
tag_alone(Arena *arena, const Vocabulary *vocabulary, Parse *parse)
{
	for (ptrdiff_t i = 0; i < parse->len; i++) {
		Token *t = &parse->tokens[i];
		*t = (Token){ .word = &parse->words.at[i], .number = -1, .named = -1, .chunk = -1 };
		t->entry = vocabulary_find(vocabulary, t->word->lower);
		if (!t->entry)
			t->entry = guess(arena, t->word);
		t->tag = first_tag(t);
	}
	mark_names(parse);
	for (ptrdiff_t i = 0; i < parse->len; i++)
		if (parse->tokens[i].named >= 0)
			parse->tokens[i].tag = tag_of_name(parse, &parse->tokens[i]);
	mark_numbers(parse);
}

/* ---- words that may be verbs: decided by their neighbours ---- */

static ptrdiff_t
before(const Parse *parse, ptrdiff_t i)
{
	for (i--; i >= 0 && (parse->tokens[i].tag == TAG_ADV || parse->tokens[i].tag == TAG_NEG); i--)
		;
	return i;
}

static bool
nominal(Tag tag)
{
	return tag == TAG_NOUN || tag == TAG_NAME || tag == TAG_ADJ;
}

/* Can what follows be the object or the rest of a verb? */
static bool
after_verb(const Parse *parse, ptrdiff_t i)
{
	Tag tag = i + 1 < parse->len ? parse->tokens[i + 1].tag : TAG_STOP;

	return tag == TAG_DET || tag == TAG_NUMBER || tag == TAG_PRON || tag == TAG_NAME || tag == TAG_SUB ||
		tag == TAG_TO || tag == TAG_DATE || tag == TAG_ADV;
}

static Tag
tag_ing(const Parse *parse, ptrdiff_t i, Tag prev, Tag next)
{
	bool closed = next == TAG_PREP || next == TAG_STOP || next == TAG_COMMA || next == TAG_CONJ ||
		next == TAG_AUX || next == TAG_CLOSE;

	if (prev == TAG_AUX || prev == TAG_TO)
		return TAG_VERB;
	if (prev == TAG_DET || prev == TAG_POSS || prev == TAG_NUMBER || prev == TAG_ADJ || prev == TAG_HYPHEN)
		return nominal(next) ? TAG_ADJ : TAG_NOUN;
	if (prev == TAG_PREP)
		return closed && !str_equal(parse_lower(parse, i + 1), S("to")) ? TAG_NOUN : TAG_VERB;
	if ((prev == TAG_NOUN || prev == TAG_NAME) && nominal(next) && i > 0 && !parse_plural(parse, i - 1))
		return TAG_ADJ;
	if (prev == TAG_NOUN && i > 0 && !parse_plural(parse, i - 1) && (closed || next == TAG_VERB))
		return next == TAG_PREP && !str_equal(parse_lower(parse, i + 1), S("of")) ? TAG_VERB : TAG_NOUN;
	return TAG_VERB;
}

static Tag
tag_past(unsigned is, Tag prev, Tag next, bool adverb)
{
	/* "went", "took": no participle, so a verb of its own */
	if (!(is & VERB_PART) && prev != TAG_DET && prev != TAG_HYPHEN)
		return TAG_VERB;
	if (prev == TAG_AUX || prev == TAG_TO)
		return TAG_VERB;
	if (prev == TAG_HYPHEN)
		return TAG_ADJ;
	if (prev == TAG_DET || prev == TAG_ADJ || prev == TAG_POSS || prev == TAG_PREP)
		return TAG_ADJ;
	if (prev == TAG_NUMBER)
		return nominal(next) && next != TAG_NAME ? TAG_ADJ : TAG_VERB;
	if ((prev == TAG_COMMA || prev == TAG_CONJ || prev == TAG_STOP) && !adverb)
		return next == TAG_NOUN ? TAG_ADJ : TAG_VERB;
	return TAG_VERB;
}

static bool
verb_before_conjunction(const Parse *parse, ptrdiff_t i, unsigned forms)
{
	ptrdiff_t conj = before(parse, i);

	if (conj < 1 || parse->tokens[conj].tag != TAG_CONJ)
		return false;
	for (ptrdiff_t j = conj - 1; j >= 0 && j > conj - 20; j--)
		if (parse->tokens[j].tag == TAG_VERB)
			return parse->tokens[j].entry->is & forms;
	return false;
}

/* Is there no other word in the clause that could be its verb? */
static bool
only_verb(const Parse *parse, ptrdiff_t i)
{
	for (ptrdiff_t k = i - 1; k >= 0 && k > i - 30; k--) {
		Tag tag = parse->tokens[k].tag;
		if (tag == TAG_VERB || tag == TAG_AUX)
			return false;
		if (tag == TAG_STOP || tag == TAG_SUB || tag == TAG_QUOTE || tag == TAG_REL)
			break;
	}
	for (ptrdiff_t k = i + 1; k < parse->len && k < i + 30; k++) {
		const Token *t = &parse->tokens[k];
		if (t->tag == TAG_AUX ||
			(t->tag == TAG_VERB && t->entry->is & (VERB_PAST | VERB_S | VERB_BASE)))
			return false;
		if (t->tag == TAG_STOP || t->tag == TAG_SUB || t->tag == TAG_QUOTE || t->tag == TAG_REL)
			break;
	}
	return true;
}

static Tag
tag_present(const Parse *parse, ptrdiff_t i, ptrdiff_t p, Tag prev, Tag next)
{
	unsigned is = parse->tokens[i].entry->is;
	bool many = p >= 0 && (prev == TAG_NOUN || prev == TAG_NAME) && parse_plural(parse, p);
	unsigned agrees = many ? VERB_BASE : VERB_S;

	if (prev == TAG_TO)
		return i > 1 && p > 0 && nominal(next) && !(is & VERB_BASE) ? TAG_NOUN
			: is & VERB_BASE                                    ? TAG_VERB
									    : TAG_NOUN;
	if (prev == TAG_AUX)
		return is & VERB_BASE && !(parse->tokens[p].entry->is & (IS_BE | IS_HAVE)) ? TAG_VERB
											   : TAG_NOUN;
	if (prev == TAG_REL)
		return TAG_VERB;
	if (prev == TAG_PRON)
		return TAG_VERB;
	if (prev == TAG_NOUN || prev == TAG_NAME || prev == TAG_CLOSE) {
		if (!(is & (prev == TAG_CLOSE || prev == TAG_NAME ? VERB_S | VERB_BASE : agrees)))
			return TAG_NOUN;
		if (after_verb(parse, i) && !(next == TAG_NAME && prev == TAG_NAME && !many))
			return TAG_VERB;
		/* "…, the agency reports." */
		if (next == TAG_STOP && is & IS_SPEECH && !many &&
			(prev == TAG_NAME || parse->tokens[p].entry->is & IS_SPEAKER))
			return TAG_VERB;
		if (next == TAG_PREP || next == TAG_STOP || next == TAG_COMMA)
			return is & IS_NOUN ? TAG_NOUN : many || only_verb(parse, i) ? TAG_VERB : TAG_NOUN;
		if (many && !(is & IS_NOUN) && nominal(next))
			return TAG_VERB;
		/* an adverb between them, or a clause that has no other verb */
		return p < i - 1 || (nominal(next) && !(is & IS_NOUN) && only_verb(parse, i)) ? TAG_VERB
											      : TAG_NOUN;
	}
	/* "…”, says the report" */
	if ((prev == TAG_COMMA || prev == TAG_STOP || prev == TAG_QUOTE) && p >= 0 && is & IS_SPEECH &&
		is & VERB_S && (after_verb(parse, i) || next == TAG_PREP))
		return TAG_VERB;
	if (prev == TAG_CONJ)
		return verb_before_conjunction(parse, i, is & (VERB_BASE | VERB_S)) &&
				(after_verb(parse, i) || next == TAG_PREP)
			? TAG_VERB
			: TAG_NOUN;
	return TAG_NOUN;
}

/* "five hard drives": a number of more than one still waits for its plural. */
static bool
number_waits(const Parse *parse, ptrdiff_t i)
{
	for (ptrdiff_t k = i - 1; k >= 0 && k > i - 5; k--) {
		const Token *t = &parse->tokens[k];
		if (t->tag == TAG_NUMBER)
			return t->number >= 0 && parse->numbers.at[t->number].kind == NUMBER_COUNT &&
				!str_equal(t->word->lower, S("one")) && !str_equal(t->word->lower, S("1")) &&
				k < i - 1;
		if ((t->tag != TAG_NOUN && t->tag != TAG_ADJ && t->tag != TAG_HYPHEN) || parse_plural(parse, k))
			return false;
	}
	return false;
}

static Tag
tag_verb(const Parse *parse, ptrdiff_t i)
{
	const Token *t = &parse->tokens[i];
	ptrdiff_t p = before(parse, i);
	Tag prev = p >= 0 ? parse->tokens[p].tag : TAG_STOP;
	Tag next = i + 1 < parse->len ? parse->tokens[i + 1].tag : TAG_STOP;
	unsigned is = t->entry->is;

	if (t->word->capital && i > 0 && !parse->heading && prev != TAG_QUOTE)
		return TAG_NOUN;
	if (i + 1 < parse->len && next == TAG_HYPHEN && !parse->tokens[i + 1].word->space)
		return TAG_NOUN;
	if (is & VERB_S && parse_plural(parse, i) && number_waits(parse, i))
		return TAG_NOUN;
	if (is & VERB_ING)
		return tag_ing(parse, i, prev, next);
	/* "cut", "hit": every form is the same; a past after a noun, a base after "to" */
	if (is & (VERB_PAST | VERB_PART) &&
		!(is & VERB_BASE && (prev == TAG_TO || prev == TAG_DET || prev == TAG_ADJ)))
		return is & IS_NOUN &&
				(prev == TAG_DET || prev == TAG_PREP || prev == TAG_ADJ || prev == TAG_NUMBER)
			? TAG_NOUN
			: tag_past(is, prev, next, p < i - 1 && !str_ends(parse_lower(parse, i - 1), S("ly")));
	return tag_present(parse, i, p, prev, next);
}

/* "was re-elected", "has co-founded": the prefix goes with the verb. */
static bool
is_prefixed(const Parse *parse, ptrdiff_t i)
{
	static const char *const prefixes[] = { "re", "co", "pre", "over", "under", "mis", "out", "de" };

	if (i < 3 || parse->tokens[i - 1].tag != TAG_HYPHEN ||
		(parse->tokens[i - 3].tag != TAG_AUX && parse->tokens[i - 3].tag != TAG_TO))
		return false;
	for (size_t k = 0; k < sizeof prefixes / sizeof *prefixes; k++)
		if (str_equal(parse->tokens[i - 2].word->lower, str(prefixes[k])))
			return true;
	return false;
}

static bool
after_noun_group(Tag tag)
{
	return tag == TAG_NOUN || tag == TAG_NAME || tag == TAG_NUMBER || tag == TAG_AUX || tag == TAG_PRON ||
		tag == TAG_VERB || tag == TAG_ADV;
}

static void
tag_in_context(Parse *parse)
{
	for (ptrdiff_t i = 0; i < parse->len; i++) {
		Token *t = &parse->tokens[i];
		Tag next = i + 1 < parse->len ? parse->tokens[i + 1].tag : TAG_STOP;
		if (t->number >= 0)
			continue;
		if (t->tag == TAG_VERB && is_prefixed(parse, i))
			parse->tokens[i - 1].tag = parse->tokens[i - 2].tag = TAG_ADV;
		else if (t->tag == TAG_VERB)
			t->tag = tag_verb(parse, i);
		/* "dead sheep" is a quality, "20 sheep dead" says what became of them */
		else if (t->tag == TAG_STATE &&
			(nominal(next) || i == 0 || !after_noun_group(parse->tokens[i - 1].tag)))
			t->tag = nominal(next) ? TAG_ADJ : TAG_STATE;
		else if (t->tag == TAG_DET && str_equal(t->word->lower, S("that")) && i > 0 &&
			next != TAG_NOUN && next != TAG_ADJ)
			t->tag = nominal(parse->tokens[i - 1].tag) && (next == TAG_AUX || next == TAG_VERB)
				? TAG_REL
				: TAG_SUB;
		else if (t->tag == TAG_DET && str_equal(t->word->lower, S("that")) && i > 0 &&
			parse->tokens[i - 1].tag == TAG_VERB)
			t->tag = TAG_SUB;
	}
}

/* ---- chunks ---- */

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
	return nominal(tag) || tag == TAG_NUMBER || tag == TAG_POSS || tag == TAG_HYPHEN || tag == TAG_STATE;
}

/* Words that stand between a determiner and its number: "an additional 125", "the remaining 20". */
static bool
before_number(Str word)
{
	static const char *const words[] = { "additional", "further", "extra", "remaining", "estimated",
		"record", "total", "initial", "combined", "first", "last", "next", "previous", "staggering",
		"mere", "whopping", "full", "reported", "other", "new", "recent", "final", "top" };

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (str_equal(word, str(words[i])))
			return true;
	return false;
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
	/* "territory ISIL once held", but "spokesman John Dorrian" */
	if (prev->tag == TAG_NOUN && !prev->word->capital && t->tag == TAG_NAME && t->word->capital &&
		!(prev->entry->is & IS_SPEAKER))
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

/* Head: the last noun, but in "200 asylum seekers" + something the parser took along, the first plural behind the number. */
static void
noun_head(const Parse *parse, Chunk *c)
{
	c->head = c->last;
	while (c->head > c->first &&
		(parse->tokens[c->head].tag == TAG_POSS || parse->tokens[c->head].tag == TAG_HYPHEN))
		c->head--;
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
				(parse->tokens[before(parse, i)].entry->is & IS_BE);
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
		else if (tag == TAG_DET || tag == TAG_PRON || nominal(tag) || tag == TAG_NUMBER)
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
	parse->tokens = NEW(arena, Token, parse->len + 1);
	parse->chunks = NEW(arena, Chunk, parse->len + 1);
	parse->heading |= title_case(parse);
	tag_alone(arena, vocabulary, parse);
	tag_in_context(parse);
	find_chunks(parse);
}
