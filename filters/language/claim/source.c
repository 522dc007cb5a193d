#include "language/claim/source.h"
#include "language/claim/frame.h"

static const char *const to_somebody[] = { "tell", "inform", NULL };

/* Verbs that need a clause or a quotation behind them to be speech: "found that", but not "found 20 bodies". */
static bool
needs_clause(Str lemma)
{
	static const char *const verbs[] = { "find", "show", "suggest", "indicate", "expect", "think",
		"believe", "count", "calculate", "promise", "pledge", "propose", "register", "record", "point",
		"put", "add", "write", "observe", "maintain", "admit", "post", "agree", "document", "assess",
		"cite", "vow", "describe", "inform", "quote", "deny", "urge", "claim", "hear", "fear", NULL };

	return str_among(lemma, verbs);
}

/* What people do, too, without saying anything: "police found 20 bodies". */
static bool
finds(Str lemma)
{
	static const char *const verbs[] = { "find", "show", "record", "register", "count", "put", "post",
		"write", "add", "deny", "document", "point", "agree", "claim", "calculate", "hear", NULL };

	return str_among(lemma, verbs);
}

const char *const source_weak_verbs[] = { "share", "call", "present", "speak", "talk", "discuss", "highlight",
	"address", "appeal", "brief", "praise", "criticize", "condemn", "welcome", "ask", "demand", NULL };

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
		static const char *const pronouns[] = { "he", "she", "they", "it", "who", NULL };
		source->pronoun = str_among(head->word->lower, pronouns);
		return source->pronoun;
	}
	if (head->entry->is & (IS_TEXT | IS_SPEAKER) || str_equal(head->entry->counted, S("people")) ||
		head->entry->population.len)
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

static const char *const author[] = { "by", "from", "for", NULL }; /* behind a text */

static Source
source_of(const Parse *parse, ptrdiff_t sentence, ptrdiff_t c)
{
	const Chunk *k = &parse->chunks[c];
	ptrdiff_t last = c;

	/* "the letter of the Treasurer", "a report by the Treasurer" */
	bool text = (parse->tokens[k->head].entry->is & IS_TEXT) != 0;
	while (chunk_is(parse, last + 2, CHUNK_NOUN) &&
		(chunk_word(parse, last + 1, "of") ||
			(text && last == c && chunk_says(parse, last + 1, author))))
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
	if (chunk_is(parse, c, CHUNK_NOUN) && parse->chunks[c].number < 0 &&
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

static bool
is_mark(const Parse *parse, ptrdiff_t c)
{
	return c >= parse->chunk_len || chunk_is(parse, c, CHUNK_COMMA) || chunk_is(parse, c, CHUNK_QUOTE) ||
		chunk_is(parse, c, CHUNK_STOP) || chunk_is(parse, c, CHUNK_CLOSE);
}

/* Behind whom it is said to, when and where: "told reporters in Rome on Monday". */
static ptrdiff_t
over_circumstances(const Parse *parse, ptrdiff_t verb)
{
	ptrdiff_t c = verb + 1;

	if (chunk_is(parse, c, CHUNK_NOUN) &&
		str_among(parse->tokens[parse->chunks[verb].head].entry->lemma, to_somebody))
		c++;
	while (chunk_is(parse, c, CHUNK_DATE) || chunk_is(parse, c, CHUNK_ADV) ||
		(chunk_is(parse, c, CHUNK_PREP) &&
			(chunk_is(parse, c + 1, CHUNK_DATE) || chunk_is(parse, c + 1, CHUNK_NOUN))))
		c += chunk_is(parse, c, CHUNK_PREP) ? 2 : 1;
	return c;
}

/* "20 people died, the ministry said on Monday, as …": it stands between marks, beside what is said. */
static bool
is_aside(const Parse *parse, ptrdiff_t subject, ptrdiff_t verb)
{
	if (subject > verb)
		return true;
	while (chunk_is(parse, subject - 1, CHUNK_ADV) || chunk_is(parse, subject - 1, CHUNK_DATE))
		subject--;
	return subject > 0 && is_mark(parse, subject - 1) && !chunk_is(parse, verb - 1, CHUNK_REL) &&
		is_mark(parse, over_circumstances(parse, verb));
}

/* Where what was said ends behind its aside: "…, police said; the union …". */
static ptrdiff_t
aside_end(const Parse *parse, ptrdiff_t verb)
{
	for (ptrdiff_t c = verb + 1; c < parse->chunk_len; c++)
		if (chunk_word(parse, c, ";"))
			return parse->chunks[c].first;
	return parse->len - 1;
}

/* "X said …" reaches over what follows; beside it ("…, X said, …") over all. */
static void
set_reach(const Parse *parse, Source *source, ptrdiff_t subject, ptrdiff_t verb)
{
	bool aside = is_aside(parse, subject, verb), ends = only_marks_behind(parse, verb + 1);
	ptrdiff_t last = parse->len - 1;

	source->at = parse->chunks[verb].head;
	source->tail = aside;
	source->agency = aside && ends && source_agency_verb(parse->tokens[source->at].entry);
	source->from = aside ? 0 : source->at;
	source->to = aside ? aside_end(parse, verb) : last;
	source->colon = str_equal(parse_lower(parse, last), S(":")) && parse->tokens[last].chunk - verb <= 4;
}

/* "…”, said Col. John Dorrian": the speaker behind the verb. */
static ptrdiff_t
speaker_behind(const Parse *parse, ptrdiff_t verb, Source *source)
{
	bool opens = verb == 0 || chunk_is(parse, verb - 1, CHUNK_QUOTE) ||
		chunk_is(parse, verb - 1, CHUNK_COMMA) || chunk_is(parse, verb - 1, CHUNK_STOP);
	ptrdiff_t c = verb + 1;

	/* "told police" names who was told */
	if (!opens || parse->chunks[verb].passive ||
		str_among(parse->tokens[parse->chunks[verb].head].entry->lemma, to_somebody))
		return -1;
	if (chunk_word(parse, c, "in") && chunk_is(parse, c + 1, CHUNK_NOUN))
		c++; /* «…», says in the report of … */
	/* "the group, a club of lawyers, says 20 people were hurt": what has a verb of its own is what is said */
	if (chunk_is(parse, c, CHUNK_NOUN) && chunk_is(parse, c + 1, CHUNK_VERB) && parse->chunks[c + 1].finite)
		return -1;
	return can_speak(parse, c, source) ? c : -1;
}

/* "the appeal", "its letter" */
static bool
is_definite(const Parse *parse, ptrdiff_t c)
{
	const Chunk *k = chunk_at(parse, c);

	return k && k->type == CHUNK_NOUN && !k->pronoun && parse->tokens[k->first].tag == TAG_DET;
}

/* "In a new report of the council indicates that": what a text says in itself. */
static ptrdiff_t
in_a_text(const Parse *parse, Source *source)
{
	if (!chunk_word(parse, 0, "in") || !can_speak(parse, 1, source))
		return -1;
	return source->text ? 1 : -1;
}

/* "…, who is its president, said": through asides to the noun the verb agrees with. */
static ptrdiff_t
speaker_ahead(const Parse *parse, ptrdiff_t verb, Source *source)
{
	static const char *const plainly[] = { "say", "tell", "announce", "warn", NULL };
	Str lemma = parse->tokens[parse->chunks[verb].head].entry->lemma;
	ptrdiff_t c = frame_subject(parse, verb);

	if (c >= 0 && can_speak(parse, c, source))
		return c;
	/* the name right before the verb: "the ministry's head, Ali Said, said" */
	if (can_speak(parse, verb - 1, source))
		return verb - 1;
	/* "the county said": whatever speaks is somebody */
	return is_definite(parse, c) && str_among(lemma, plainly) ? c : in_a_text(parse, source);
}

/* "put the figure at 60", "spoke of 70,000", "expects another 20 to come": said, though no clause follows. */
static bool
says_figure(const Parse *parse, ptrdiff_t verb)
{
	static const char *const speaking[] = { "speak", "talk", NULL };
	static const char *const expecting[] = { "expect", "believe", NULL };
	Str lemma = parse->tokens[parse->chunks[verb].head].entry->lemma;
	ptrdiff_t c = verb + 1;

	if (str_among(lemma, speaking))
		return chunk_word(parse, c, "of");
	while (chunk_is(parse, c, CHUNK_NOUN) && chunk_word(parse, c + 1, "of"))
		c += 2;
	if (!chunk_is(parse, c, CHUNK_NOUN))
		return false;
	if (str_equal(lemma, S("put")))
		return chunk_word(parse, c + 1, "at") && parse->chunks[c].number < 0;
	return str_among(lemma, expecting) && chunk_is(parse, c + 1, CHUNK_VERB) &&
		parse->chunks[c + 1].infinitive;
}

static void
by_verb(const Scene *scene, ptrdiff_t sentence, ptrdiff_t verb, Sources *sources)
{
	const Parse *parse = &scene->sentences[sentence].parse;
	const Chunk *v = &parse->chunks[verb];
	const Meaning *e = parse->tokens[v->head].entry;
	Source shape = { 0 };

	if (parse->tokens[v->head].tag != TAG_VERB || v->negative)
		return;
	bool figure = says_figure(parse, verb), weak = !figure && source_weak_verb(e->lemma);
	if (!(e->is & IS_SPEECH || weak || figure))
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
	/* "it counted 20 girls": if it is a survey */
	bool of_text = c >= 0 && c < verb && finds(e->lemma) && chunk_word(parse, c, "it");
	if (c < 0 ||
		(c < verb && !of_text && !clause_behind(parse, verb + 1) && !shape.text && !figure &&
			(finds(e->lemma) || (needs_clause(e->lemma) && !is_person(parse, c)))))
		return;
	if (v->modal && !v->have)
		return;
	Source s = source_of(parse, sentence, c);
	set_reach(parse, &s, c, verb);
	s.weak = weak;
	s.denies = str_equal(e->lemma, S("deny"));
	s.pronoun = shape.pronoun;
	s.text = shape.text;
	s.of_text = of_text && !clause_behind(parse, verb + 1);
	*PUSH(scene->arena, sources) = s;
}

/* "according to X", "as told by X", "confirmed by X", "X's estimates". */
static void
by_phrase(const Scene *scene, ptrdiff_t sentence, ptrdiff_t c, Sources *sources)
{
	const Parse *parse = &scene->sentences[sentence].parse;
	const Chunk *k = &parse->chunks[c];
	Source shape = { 0 };
	bool phrase = k->type == CHUNK_PREP || k->type == CHUNK_VERB || k->type == CHUNK_NOUN ||
		k->type == CHUNK_ADV;
	bool according = phrase && str_equal(parse_lower(parse, k->last), S("according")) &&
		chunk_word(parse, c + 1, "to");
	ptrdiff_t noun = according ? c + 2 : -1;

	if (noun < 0 && chunk_word(parse, c, "by") && chunk_is(parse, c - 1, CHUNK_VERB) &&
		parse->tokens[parse->chunks[c - 1].head].entry->is & IS_SPEECH && !parse->chunks[c - 1].be)
		noun = c + 1;
	if (noun < 0 || (!can_speak(parse, noun, &shape) && !(according && is_definite(parse, noun))))
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
