#include "language/claim/tag.h"

#include "language/claim/wordtag.h"

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
tag_past(unsigned is, Tag prev, Tag next, bool adverb, bool noun)
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
		return (tag_nominal(next) && next != TAG_NAME) || noun ? TAG_ADJ : TAG_VERB;
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
		else if (parse->tokens[j].tag == TAG_AUX) /* "is 14 and earns" */
			return forms & VERB_S && parse->tokens[j].entry->is & (IS_BE | IS_HAVE);
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

static bool
speaker_next(const Parse *parse, ptrdiff_t i)
{
	return i + 1 < parse->len && parse->tokens[i + 1].entry->is & IS_SPEAKER;
}

/* "The party, which polled 9 percent," */
static bool
closes_relative(const Parse *parse, ptrdiff_t comma)
{
	for (ptrdiff_t k = comma - 1; k > 0 && k > comma - 20; k--)
		if (parse->tokens[k].tag == TAG_COMMA || parse->tokens[k].tag == TAG_STOP)
			return parse->tokens[k].tag == TAG_COMMA && parse->tokens[k + 1].tag == TAG_REL;
	return false;
}

/* "The team, led by Ann Lee, examined old pictures": behind an aside that opened with a participle the clause goes on. */
static bool
closes_aside(const Parse *parse, ptrdiff_t i)
{
	ptrdiff_t k = i - 2;

	if (i < 4 || parse->tokens[i - 1].tag != TAG_COMMA)
		return false;
	while (k > 1 && k > i - 20 && parse->tokens[k].tag != TAG_COMMA)
		if (parse->tokens[k].tag == TAG_AUX || parse->tokens[k].tag == TAG_STOP)
			return false;
		else
			k--;
	if (parse->tokens[k].tag != TAG_COMMA || parse->tokens[k + 1].tag != TAG_VERB ||
		!(parse->tokens[k + 1].entry->is & VERB_PART) || parse->tokens[k + 2].tag != TAG_PREP)
		return false;
	for (k--; k >= 0 && k > i - 30 && parse->tokens[k].tag != TAG_STOP; k--)
		if (parse->tokens[k].tag == TAG_VERB || parse->tokens[k].tag == TAG_AUX)
			return false;
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
	/* "38% support the plan" */
	if (prev == TAG_NUMBER && is & VERB_BASE && (next == TAG_DET || next == TAG_PRON))
		return TAG_VERB;
	/* "and now holds 88", ", now carries 60" */
	if (i > 0 && parse->tokens[i - 1].tag == TAG_ADV && (prev == TAG_CONJ || prev == TAG_COMMA) &&
		p > 0 && is & VERB_S && after_verb(parse, i))
		return TAG_VERB;
	/* "when it came back last month now stands at", "which polled 9 percent, slips to 8" */
	if (is & VERB_S && (next == TAG_PREP || next == TAG_TO || after_verb(parse, i)) &&
		((prev == TAG_DATE && p < i - 1) ||
			(prev == TAG_COMMA && (closes_relative(parse, p) || closes_aside(parse, i)))))
		return TAG_VERB;
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
	/* "…”, says the report", "…”, says biologist Ann Lee" */
	/* "people, most of them women, cross the border" */
	if (prev == TAG_COMMA && p > 0 && !(is & IS_NOUN) && is & VERB_BASE && next == TAG_DET &&
		only_verb(parse, i))
		return TAG_VERB;
	if ((prev == TAG_COMMA || prev == TAG_STOP || prev == TAG_QUOTE) && p >= 0 && is & IS_SPEECH &&
		is & VERB_S && (after_verb(parse, i) || next == TAG_PREP || speaker_next(parse, i)))
		return TAG_VERB;
	/* "… and plan to reach" */
	if (prev == TAG_CONJ && is & VERB_BASE && parse->tokens[i].entry->modality.len && next == TAG_TO &&
		i + 2 < parse->len && parse->tokens[i + 2].entry->is & VERB_BASE)
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
		if (t->tag == TAG_DET && str_equal(t->word->lower, S("more")))
			continue;
		if (t->tag == TAG_NUMBER)
			return t->number >= 0 && parse->numbers.at[t->number].kind == NUMBER_COUNT &&
				!str_equal(t->word->lower, S("one")) && !str_equal(t->word->lower, S("1")) &&
				k < i - 1;
		if ((t->tag != TAG_NOUN && t->tag != TAG_ADJ && t->tag != TAG_HYPHEN) || parse_plural(parse, k))
			return false;
	}
	return false;
}

/* "three planned strikes" */
static bool
plural_next(const Parse *parse, ptrdiff_t i)
{
	return i + 1 < parse->len && parse->tokens[i + 1].entry->is & NOUN_MANY;
}

/* "the estimated 5,000 wounded" */
static bool
the_wounded(const Parse *parse, ptrdiff_t i, Tag next)
{
	ptrdiff_t k = i - 1;

	if (!(parse->tokens[i].entry->is & IS_STATE) || tag_nominal(next) || next == TAG_DET ||
		next == TAG_NUMBER || next == TAG_PREP)
		return false;
	while (k > 0 && parse->tokens[k].tag == TAG_NUMBER)
		k--;
	return k >= 0 && k < i - 1 && str_equal(parse_lower(parse, k), S("the"));
}

/* "a quake of magnitude 6.1 struck eastern Japan" */
static bool
behind_magnitude(const Parse *parse, ptrdiff_t p)
{
	return p >= 0 && parse->tokens[p].tag == TAG_NUMBER && parse->tokens[p].number >= 0 &&
		str_equal(parse->numbers.at[parse->tokens[p].number].unit, S("magnitude"));
}

/* "412 developed diabetes": a count that opens its clause, the only verb, and no plural behind it that the count could be of. */
static bool
number_did(const Parse *parse, ptrdiff_t i)
{
	ptrdiff_t k = i - 1, next = i + 1;

	while (k >= 0 && parse->tokens[k].tag == TAG_NUMBER)
		k--;
	if (k == i - 1 ||
		(k >= 0 && parse->tokens[k].tag != TAG_STOP && parse->tokens[k].tag != TAG_QUOTE &&
			parse->tokens[k].tag != TAG_DATE))
		return false;
	if (next + 1 >= parse->len || parse->tokens[next].tag != TAG_NOUN || parse_plural(parse, next) ||
		parse->tokens[next].entry->counted.len || tag_nominal(parse->tokens[next + 1].tag))
		return false;
	return only_verb(parse, i);
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
	/* "349 missing", "are still missing" */
	/* "…, said Colonel Ann Lee", "…, said police" */
	if (is & IS_SPEECH && is & VERB_PAST && prev == TAG_COMMA && i + 1 < parse->len &&
		(parse->tokens[i + 1].word->capital || parse->tokens[i + 1].entry->is & IS_SPEAKER))
		return TAG_VERB;
	if (the_wounded(parse, i, next))
		return TAG_NOUN;
	if (is & VERB_ING && is & IS_STATE && (prev == TAG_NUMBER || prev == TAG_AUX) && !tag_nominal(next) &&
		next != TAG_DET && next != TAG_NUMBER)
		return TAG_STATE;
	if (is & VERB_PAST && (closes_aside(parse, i) || behind_magnitude(parse, p) || number_did(parse, i)))
		return TAG_VERB;
	/* "of those questioned" */
	if (is & VERB_PART && !(is & VERB_ING) && str_equal(parse_lower(parse, i - 1), S("those")) &&
		!tag_nominal(next))
		return TAG_VERB;
	if (is & VERB_ING)
		return tag_ing(parse, i, prev, next);
	/* "cut", "hit": every form is the same; a past after a noun, a base after "to" */
	if (is & (VERB_PAST | VERB_PART) &&
		!(is & VERB_BASE && (prev == TAG_TO || prev == TAG_DET || prev == TAG_ADJ)))
		return is & IS_NOUN &&
				(prev == TAG_DET || prev == TAG_PREP || prev == TAG_ADJ || prev == TAG_NUMBER)
			? TAG_NOUN
			: tag_past(is, prev, next, p < i - 1 && !str_ends(parse_lower(parse, i - 1), S("ly")),
				  plural_next(parse, i));
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

/* "their past 13 matches", "ten away games" */
static bool
is_quality(const Parse *parse, ptrdiff_t i, Tag next)
{
	if (i == 0)
		return false;
	Tag prev = parse->tokens[i - 1].tag;
	Str word = parse_lower(parse, i);
	return (str_equal(word, S("past")) && prev == TAG_DET && next == TAG_NUMBER) ||
		(str_equal(word, S("away")) && prev == TAG_NUMBER && tag_nominal(next));
}

static void
tag_in_context(Parse *parse)
{
	for (ptrdiff_t i = 0; i < parse->len; i++) {
		Token *t = &parse->tokens[i];
		Tag next = i + 1 < parse->len ? parse->tokens[i + 1].tag : TAG_STOP;
		if (t->number >= 0)
			continue;
		if (is_quality(parse, i, next))
			t->tag = TAG_ADJ;
		else if (t->tag == TAG_PREP && next == TAG_VERB && str_equal(t->word->lower, S("since")) &&
			i > 0 && parse->tokens[i - 1].tag == TAG_AUX)
			t->tag = TAG_ADV; /* "has since vanished" */
		else if (t->tag == TAG_VERB && is_prefixed(parse, i))
			parse->tokens[i - 1].tag = parse->tokens[i - 2].tag = TAG_ADV;
		else if (t->tag == TAG_VERB)
			t->tag = tag_verb(parse, i);
		/* "three of the dead", "the 12 dead", "the number of dead" */
		else if (t->tag == TAG_STATE && !tag_nominal(next) && i > 0 &&
			(parse->tokens[i - 1].tag == TAG_DET ||
				str_equal(parse_lower(parse, i - 1), S("of")) || the_wounded(parse, i, next)))
			t->tag = TAG_NOUN;
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
	wordtag_all(arena, vocabulary, parse);
	tag_in_context(parse);
}
