#include "language/claim/wordtag.h"

static const Meaning unknown = { .is = 0 };

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
	char last = word->lower.len ? word->lower.at[word->lower.len - 1] : '\0';

	if (word->kind == WORD_MARK)
		return tag_of_mark(word->text);
	if (last == 's' && (str_equal(word->lower, S("'s")) || str_equal(word->lower, S("’s"))))
		return TAG_POSS;
	if (last == 't' &&
		(str_ends(word->lower, S("n't")) || str_ends(word->lower, S("n’t")) ||
			str_equal(word->lower, S("cannot"))))
		return TAG_AUX;
	if (t->entry->is & IS_FUNCTION)
		return tag_of_function(t->entry->is);
	if (t->entry->is & IS_VERB)
		return TAG_VERB;
	if (t->entry->is & IS_STATE)
		return TAG_STATE;
	return !(t->entry->is & IS_NOUN) && word->lower.len > 4 && str_ends(word->lower, S("ly")) &&
			!word->capital
		? TAG_ADV
		: TAG_NOUN;
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

/* "…” - says the report" */
static bool
is_dash(const Parse *parse, ptrdiff_t i)
{
	return parse->words.at[i].space && i + 1 < parse->words.len && parse->words.at[i + 1].space;
}

void
wordtag_all(Arena *arena, const Vocabulary *vocabulary, Parse *parse)
{
	for (ptrdiff_t i = 0; i < parse->len; i++) {
		Token *t = &parse->tokens[i];
		*t = (Token){ .word = &parse->words.at[i], .number = -1, .named = -1, .chunk = -1 };
		t->entry = vocabulary_find(vocabulary, t->word->lower);
		if (!t->entry)
			t->entry = guess(arena, t->word);
		t->tag = first_tag(t);
		if (t->tag == TAG_HYPHEN && is_dash(parse, i))
			t->tag = TAG_STOP;
	}
	mark_names(parse);
	for (ptrdiff_t i = 0; i < parse->len; i++)
		if (parse->tokens[i].named >= 0)
			parse->tokens[i].tag = tag_of_name(parse, &parse->tokens[i]);
	mark_numbers(parse);
}
