#include "language/claim/tag.h"

static const Meaning unknown = { .is = 0 };

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

	if (str_equal(mark, S(".")))
		return TAG_STOP;
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (str_is(mark, marks[i].marks))
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

ptrdiff_t
tag_before(const Parse *parse, ptrdiff_t i)
{
	for (i--; i >= 0 && (parse->tokens[i].tag == TAG_ADV || parse->tokens[i].tag == TAG_NEG); i--)
		;
	return i;
}

bool
tag_nominal(Tag tag)
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
		return tag_nominal(next) ? TAG_ADJ : TAG_NOUN;
	if (prev == TAG_PREP)
		return closed && !str_equal(parse_lower(parse, i + 1), S("to")) ? TAG_NOUN : TAG_VERB;
	if ((prev == TAG_NOUN || prev == TAG_NAME) && tag_nominal(next) && i > 0 && !parse_plural(parse, i - 1))
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
		return tag_nominal(next) && next != TAG_NAME ? TAG_ADJ : TAG_VERB;
	if ((prev == TAG_COMMA || prev == TAG_CONJ || prev == TAG_STOP) && !adverb)
		return next == TAG_NOUN ? TAG_ADJ : TAG_VERB;
	return TAG_VERB;
}

static bool
verb_before_conjunction(const Parse *parse, ptrdiff_t i, unsigned forms)
{
	ptrdiff_t conj = tag_before(parse, i);

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
		return i > 1 && p > 0 && tag_nominal(next) && !(is & VERB_BASE) ? TAG_NOUN
			: is & VERB_BASE                                        ? TAG_VERB
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
		if (many && !(is & IS_NOUN) && tag_nominal(next))
			return TAG_VERB;
		/* an adverb between them, or a clause that has no other verb */
		return p < i - 1 || (tag_nominal(next) && !(is & IS_NOUN) && only_verb(parse, i)) ? TAG_VERB
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
	ptrdiff_t p = tag_before(parse, i);
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
		if (str_is(parse->tokens[i - 2].word->lower, prefixes[k]))
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
			(tag_nominal(next) || i == 0 || !after_noun_group(parse->tokens[i - 1].tag)))
			t->tag = tag_nominal(next) ? TAG_ADJ : TAG_STATE;
		else if (t->tag == TAG_DET && str_equal(t->word->lower, S("that")) && i > 0 &&
			next != TAG_NOUN && next != TAG_ADJ)
			t->tag = tag_nominal(parse->tokens[i - 1].tag) && (next == TAG_AUX || next == TAG_VERB)
				? TAG_REL
				: TAG_SUB;
		else if (t->tag == TAG_DET && str_equal(t->word->lower, S("that")) && i > 0 &&
			parse->tokens[i - 1].tag == TAG_VERB)
			t->tag = TAG_SUB;
	}
}

void
tag_words(Arena *arena, const Vocabulary *vocabulary, Parse *parse)
{
	tag_alone(arena, vocabulary, parse);
	tag_in_context(parse);
}
