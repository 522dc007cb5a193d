#include "language/claim/source.h"
#include "language/claim/frame.h"

/* Verbs that need a clause or a quotation behind them to be speech: "found that", but not "found 20 bodies". */
static bool
needs_clause(Str lemma)
{
	static const char *const verbs[] = { "find", "show", "suggest", "indicate", "expect", "think",
		"believe", "count", "calculate", "promise", "pledge", "propose", "register", "record",
		"point", "put", "add", "write", "observe", "maintain", "admit", "forecast", "project",
		"predict", "post", "agree", "document", "assess", "cite", "vow", "describe", "inform",
		"quote", "deny", "urge", "claim", NULL };

	return str_among(lemma, verbs);
}

/* What people do, too, without saying anything: "police found 20 bodies". */
static bool
finds(Str lemma)
{
	static const char *const verbs[] = { "find", "show", "record", "register", "count", "put", "post",
		"write", "add", "deny", "document", "point", "agree", "claim", "forecast", "calculate", NULL };

	return str_among(lemma, verbs);
}

const char *const source_weak_verbs[] = { "share", "call", "present", "speak", "discuss", "highlight",
	"address", "brief", "praise", "criticize", "condemn", "welcome", "ask", "demand", NULL };

bool
source_weak_verb(Str lemma)
{
	return str_among(lemma, source_weak_verbs);
}

bool
source_agency_verb(const Meaning *verb)
{
	return verb->is & VERB_S && str_equal(verb->lemma, S("report"));
}

/* May this noun chunk speak: a person, an organisation, a country, "he", "experts", "a survey"? */
static bool
can_speak(const Parse *parse, ptrdiff_t c, Source *source)
{
	const Chunk *k = chunk_at(parse, c);

	if (!k || k->type != CHUNK_NOUN)
		return false;
	const Token *head = &parse->tokens[k->head];
	source->text = (head->entry->is & IS_TEXT) != 0;
	if (k->pronoun) {
		static const char *const pronouns[] = { "he", "she", "they", "it", "who", "we", "i", NULL };
		source->pronoun = str_among(head->word->lower, pronouns);
		return source->pronoun;
	}
	if (head->entry->is & (IS_TEXT | IS_SPEAKER) || str_equal(head->entry->counted, S("people")))
		return true;
	for (ptrdiff_t i = k->first; i <= k->last; i++)
		if (parse->tokens[i].named >= 0) {
			NamedType type = parse->names.at[parse->tokens[i].named].type;
			if (type != NAMED_DATE && type != NAMED_EVENT && (type != NAMED_DEMONYM))
				return true;
		}
	/* a name no table knows: "Smith said" */
	return head->word->capital && k->head > 0;
}

static bool
is_person(const Parse *parse, ptrdiff_t c)
{
	const Token *head = &parse->tokens[parse->chunks[c].head];
	static const char *const pronouns[] = { "he", "she", NULL };

	return str_among(head->word->lower, pronouns) ||
		(head->named >= 0 && parse->names.at[head->named].type == NAMED_PERSON);
}

static bool
named_speaker(const Parse *parse, ptrdiff_t c)
{
	const Token *head = &parse->tokens[parse->chunks[c].head];

	return head->named >= 0 || head->entry->is & IS_SPEAKER || parse->chunks[c].pronoun;
}

static Source
source_of(const Parse *parse, ptrdiff_t sentence, ptrdiff_t c)
{
	const Chunk *k = &parse->chunks[c];
	ptrdiff_t last = c;

	/* "the letter of the Treasurer", "clinic at Hill Street" */
	while (chunk_word(parse, last + 1, "of") && chunk_is(parse, last + 2, CHUNK_NOUN))
		last += 2;
	return (Source){ .sentence = sentence, .first = k->first, .last = parse->chunks[last].last };
}

static bool
clause_behind(const Parse *parse, ptrdiff_t c)
{
	while (chunk_is(parse, c, CHUNK_DATE) || chunk_is(parse, c, CHUNK_ADV) ||
		(chunk_is(parse, c, CHUNK_PREP) &&
			(chunk_is(parse, c + 1, CHUNK_DATE) || chunk_is(parse, c + 1, CHUNK_NOUN))))
		c += chunk_is(parse, c, CHUNK_PREP) ? 2 : 1;
	if (c >= parse->chunk_len || chunk_is(parse, c, CHUNK_SUB) || chunk_is(parse, c, CHUNK_COMMA) ||
		chunk_is(parse, c, CHUNK_QUOTE) || chunk_is(parse, c, CHUNK_STOP))
		return true;
	/* "told a meeting that", "said the number is" */
	if (chunk_is(parse, c, CHUNK_NOUN) &&
		(chunk_is(parse, c + 1, CHUNK_SUB) || chunk_is(parse, c + 1, CHUNK_COMMA) ||
			chunk_is(parse, c + 1, CHUNK_STOP)))
		return true;
	return chunk_is(parse, c, CHUNK_NOUN) && chunk_is(parse, c + 1, CHUNK_VERB) &&
		parse->chunks[c + 1].finite;
}

static bool
only_marks_behind(const Parse *parse, ptrdiff_t c)
{
	for (ptrdiff_t k = 0; c < parse->chunk_len && k < 12; c++, k++) {
		ChunkType type = parse->chunks[c].type;
		if (type == CHUNK_VERB || type == CHUNK_SUB || type == CHUNK_COMMA)
			return false;
		if (type == CHUNK_STOP && c + 1 < parse->chunk_len && !chunk_is(parse, c + 1, CHUNK_QUOTE))
			return false;
	}
	return true;
}

/* "X said …" reaches over what follows; at the end of the sentence ("…, X said.") over what precedes. */
static void
set_reach(const Parse *parse, Source *source, ptrdiff_t subject, ptrdiff_t verb)
{
	bool tail = only_marks_behind(parse, verb + 1) && subject > 0 &&
		(chunk_is(parse, subject - 1, CHUNK_COMMA) || chunk_is(parse, subject - 1, CHUNK_QUOTE) ||
			chunk_is(parse, subject - 1, CHUNK_STOP) || subject > verb);

	source->at = parse->chunks[verb].head;
	source->tail = tail;
	source->agency = tail && source_agency_verb(parse->tokens[source->at].entry);
	source->from = tail ? 0 : source->at;
	source->to = tail ? source->at : parse->len - 1;
	ptrdiff_t last = parse->len - 1;
	source->colon = str_equal(parse_lower(parse, last), S(":")) && parse->tokens[last].chunk - verb <= 4;
}

/* "…”, said Col. John Dorrian": the speaker behind the verb. */
static ptrdiff_t
speaker_behind(const Parse *parse, ptrdiff_t verb, Source *source)
{
	bool opens = verb == 0 || chunk_is(parse, verb - 1, CHUNK_QUOTE) ||
		chunk_is(parse, verb - 1, CHUNK_COMMA) || chunk_is(parse, verb - 1, CHUNK_STOP);
	ptrdiff_t c = verb + 1;

	if (!opens || parse->chunks[verb].passive)
		return -1;
	if (chunk_word(parse, c, "in") && chunk_is(parse, c + 1, CHUNK_NOUN))
		c++; /* «…», says in the report of … */
	/* "the group, a club of lawyers, says 20 people were hurt": what has a verb of its own is what is said */
	if (chunk_is(parse, c, CHUNK_NOUN) && chunk_is(parse, c + 1, CHUNK_VERB) && parse->chunks[c + 1].finite)
		return -1;
	return can_speak(parse, c, source) && !source->pronoun   ? c
		: can_speak(parse, c, source) && source->pronoun ? c
								 : -1;
}

/* "…, who is its president, said": through asides to the noun the verb agrees with. */
static ptrdiff_t
speaker_ahead(const Parse *parse, ptrdiff_t verb, Source *source)
{
	ptrdiff_t c = frame_subject(parse, verb);

	if (c >= 0 && can_speak(parse, c, source))
		return c;
	/* the name right before the verb: "the ministry's head, Ali Said, said" */
	return can_speak(parse, verb - 1, source) ? verb - 1 : -1;
}

static void
by_verb(const Scene *scene, ptrdiff_t sentence, ptrdiff_t verb, Sources *sources)
{
	const Parse *parse = &scene->sentences[sentence].parse;
	const Chunk *v = &parse->chunks[verb];
	const Meaning *e = parse->tokens[v->head].entry;
	bool weak = source_weak_verb(e->lemma);
	Source shape = { 0 };

	if (parse->tokens[v->head].tag != TAG_VERB || !(e->is & IS_SPEECH || weak) || v->negative)
		return;
	if (v->passive || (v->be && !v->ing && v->participle)) {
		/* "were counted by the harbour office", "was praised in their letters by its members" */
		for (ptrdiff_t c = verb + 1; c < verb + 6 && c + 1 < parse->chunk_len; c++)
			if (chunk_word(parse, c, "by") && can_speak(parse, c + 1, &shape)) {
				Source s = source_of(parse, sentence, c + 1);
				s.to = parse->len - 1;
				s.at = v->head;
				s.text = shape.text;
				*PUSH(scene->arena, sources) = s;
				return;
			}
		return;
	}
	ptrdiff_t c = speaker_behind(parse, verb, &shape);
	if (c < 0)
		c = speaker_ahead(parse, verb, &shape);
	if (c >= 0 && weak && !named_speaker(parse, c))
		return;
	if (c < 0 ||
		(c < verb && !clause_behind(parse, verb + 1) && !shape.text &&
			(finds(e->lemma) || (needs_clause(e->lemma) && !is_person(parse, c)))))
		return;
	if (v->modal && !v->have)
		return;
	Source s = source_of(parse, sentence, c);
	set_reach(parse, &s, c, verb);
	s.weak = weak;
	s.pronoun = shape.pronoun;
	s.text = shape.text;
	*PUSH(scene->arena, sources) = s;
}

/* "according to X", "as told by X", "confirmed by X", "X's estimates". */
static void
by_phrase(const Scene *scene, ptrdiff_t sentence, ptrdiff_t c, Sources *sources)
{
	const Parse *parse = &scene->sentences[sentence].parse;
	const Chunk *k = &parse->chunks[c];
	Source shape = { 0 };
	ptrdiff_t noun = -1;

	if (k->type == CHUNK_PREP || k->type == CHUNK_VERB || k->type == CHUNK_NOUN || k->type == CHUNK_ADV) {
		bool according = str_equal(parse_lower(parse, k->last), S("according")) &&
			chunk_word(parse, c + 1, "to");
		if (according)
			noun = c + 2;
	}
	if (noun < 0 && chunk_word(parse, c, "by") && chunk_is(parse, c - 1, CHUNK_VERB) &&
		parse->tokens[parse->chunks[c - 1].head].entry->is & IS_SPEECH && !parse->chunks[c - 1].be)
		noun = c + 1;
	if (noun < 0 || !can_speak(parse, noun, &shape))
		return;
	Source s = source_of(parse, sentence, noun);
	s.from = 0;
	s.to = parse->len - 1;
	s.at = k->first;
	s.text = shape.text;
	s.pronoun = shape.pronoun;
	*PUSH(scene->arena, sources) = s;
}

void
sources_find(Scene *scene, ptrdiff_t sentence, Sources *sources)
{
	const Parse *parse = passage_parse(scene, sentence);

	for (ptrdiff_t c = 0; c < parse->chunk_len; c++) {
		if (parse->chunks[c].type == CHUNK_VERB)
			by_verb(scene, sentence, c, sources);
		by_phrase(scene, sentence, c, sources);
	}
}
