/* name-train - learns filters/models/name.model: which words of a text name people, bodies and places.
 *
 *   make build/models/name-train build/models/name-clusters     (clusters.tsv: see name-clusters.c)
 *   zcat -f DATA/entities/{gmb,gum,crossner,wnut17,btc,sec}.train.ndjson* DATA/entities/{gmb,gum,crossner,wnut17,btc,uner-ewt}.dev.ndjson* |
 *       build/models/name-train clusters.tsv > name.model
 *
 * Reads records with "text" and "entities" (start, end, type), cuts and reads them as the filters do and makes the features that
 * tag-entities makes (language/name/cue.h). Learns a linear-chain conditional random field (Lafferty, McCallum, Pereira 2001) for text with case, and one
 * for the same texts in lower case and in capitals (name-learn.h). */
#include "base/in.h"
#include "base/report.h"
#include "language/name/model.h"
#include "language/name/stretch.h"
#include "language/sentence.h"
#include "models/name-learn.h"
#include "record/record.h"

typedef struct {
	Arena run;
	Gazetteer gazetteer;
	const StopRules *rules;
	Clusters clusters;
	Lessons lessons[2];
	int64_t documents;
	bool noisy, odd, twice; /* of the text at hand */
} Trainer;

/* Gold */

static int
tag_of(Str type)
{
	static const struct {
		const char *type;
		int tag;
	} types[] = { { "PERSON", TAG_PERSON }, { "ORG", TAG_ORG }, { "PLACE", TAG_PLACE },
		{ "NORP", TAG_OTHER }, { "EVENT", TAG_OTHER }, { "MISC", TAG_OTHER } };

	for (size_t i = 0; i < sizeof types / sizeof *types; i++)
		if (str_is(type, types[i].type))
			return types[i].tag;
	return TAG_NONE;
}

/* gold[byte]: the tag that holds there. */
static void
mark_gold(const Record *record, unsigned char *gold)
{
	JsonWalk walk = json_walk(record_raw(record, "entities"));
	Str raw, type;
	int64_t start, end;

	while (json_next(&walk, &raw)) {
		int tag;
		if (!json_integer(json_get(raw, S("start")), &start) ||
			!json_integer(json_get(raw, S("end")), &end) ||
			!json_text(record->arena, json_get(raw, S("type")), &type) || start < 0 ||
			end > record->text.len || !(tag = tag_of(type)))
			continue;
		for (int64_t i = start; i < end; i++)
			gold[i] = (unsigned char)(i == start || tag == TAG_OTHER ? tag : tag + 1);
	}
}

static int
gold_of(const Reader *r, ptrdiff_t offset, const unsigned char *gold, ptrdiff_t i)
{
	const Word *word = &r->text->words.at[i];
	int tag = gold[offset + word->start];

	for (ptrdiff_t at = word->start; at < word->end && !tag; at++)
		tag = gold[offset + at];
	for (ptrdiff_t n = 0; n < r->text->names.len && !tag; n++) { /* not all data marks demonyms */
		const Name *name = &r->text->names.at[n];
		if (name->type == NAME_DEMONYM && name->first <= i && i <= name->last)
			tag = TAG_OTHER;
	}
	return tag;
}

/* A known country, or a known name of several words, that the data has as of another type, is of its own: that is a mistake of the
 * data, or the country's name stands for its government, which is not asked for. */
static void
correct(const Reader *r, ptrdiff_t offset, unsigned char *gold)
{
	for (ptrdiff_t n = 0; n < r->text->names.len; n++) {
		const Name *name = &r->text->names.at[n];
		unsigned char *at = gold + offset + name->start, tag = *at;
		int want = 1 + 2 * (int)name->type;
		ptrdiff_t len = 1;
		if (!name->known || name->weak || name->type > NAME_PLACE || tag >= TAG_OTHER || !(tag & 1) ||
			(name->first == name->last && name->id.len != 2))
			continue;
		while (at[len] == tag + 1)
			len++;
		for (ptrdiff_t i = 0; i < len && len == name->end - name->start; i++)
			at[i] = (unsigned char)(want + (i > 0));
	}
}

/* Lessons */

static void
add_stretch(const Trainer *t, Lessons *lessons, const Reader *r, const Cues *cues, ptrdiff_t offset,
	const unsigned char *gold)
{
	Stretch stretch = { lessons->pool.len, lessons->tags.len, cues->count, t->noisy, t->odd };
	uint32_t features[CUE_FEATURES];
	int before = TAG_NONE;

	for (ptrdiff_t i = 0; i < cues->count; i++) {
		int tag = gold_of(r, offset, gold, cues->first + i);
		lessons->width = cue_features(cues, i, lessons->rows, features);
		for (int k = 0; k < lessons->width; k++)
			*PUSH(&lessons->arena, &lessons->pool) = features[k];
		if (tag && tag != TAG_OTHER && !(tag & 1) && before != tag && before != tag - 1)
			tag--;
		*PUSH(&lessons->arena, &lessons->tags) = (unsigned char)tag;
		before = tag;
	}
	for (int i = 0; i <= (int)t->twice; i++)
		*PUSH(&lessons->arena, &lessons->stretches) = stretch;
}

static void
add_article(Trainer *t, Arena *scratch, Str text, unsigned char *gold, bool cased)
{
	Sentences sentences = sentences_find(scratch, t->rules, text);
	NameText *texts = NEW(scratch, NameText, sentences.len);
	Reader *readers = NEW(scratch, Reader, sentences.len);
	Seen seen;
	bool lower;

	for (ptrdiff_t i = 0; i < sentences.len; i++) {
		texts[i].text = str_slice(text, sentences.at[i].start, sentences.at[i].end);
		readers[i] = (Reader){ .arena = scratch, .gazetteer = &t->gazetteer, .text = &texts[i] };
		context_prepare(&readers[i]);
		context_names(&readers[i]);
		correct(&readers[i], sentences.at[i].start, gold);
	}
	seen = cues_seen(scratch, readers, sentences.len);
	lower = article_is_lower(readers, sentences.len);
	for (ptrdiff_t i = 0; i < sentences.len; i++) {
		bool caseless = !cased || text_is_caseless(&texts[i], lower);
		for (ptrdiff_t first = 0, last; stretch_next(&readers[i], caseless, &first, &last);
			first = last + 1) {
			Cues cues = cues_of(scratch, &readers[i], &t->clusters, &seen, caseless, first, last);
			add_stretch(t, &t->lessons[caseless], &readers[i], &cues, sentences.at[i].start, gold);
		}
	}
}

/* The text in another case: its letters lower, or upper; or upper at the beginning of each word. */
static Str
recased(Arena *arena, Str text, int how)
{
	char *to = arena_room(arena, text.len);

	for (ptrdiff_t i = 0; i < text.len; i++) {
		char c = text.at[i];
		bool begins = i == 0 || is_space(text.at[i - 1]);
		to[i] = how == 0 ? to_lower(c) : how == 1 || begins ? to_upper(c) : c;
	}
	return (Str){ to, text.len };
}

static void
add_record(Trainer *t, Arena *scratch, const Record *record)
{
	unsigned char *gold = NEW(scratch, unsigned char, record->text.len + 1);
	Str text = record->text, source;

	if (record_string(record, "source", &source)) {
		t->noisy = str_equal(source, S("gmb"));
		t->twice = str_equal(source, S("gum")) || str_starts(source, S("crossner"));
	}
	t->odd = t->documents >> 1 & 1;
	mark_gold(record, gold);
	add_article(t, scratch, text, gold, true);
	add_article(t, scratch, recased(scratch, text, (int)(t->documents & 1)), gold, false);
	if (t->documents % 10 == 0)
		add_article(t, scratch, recased(scratch, text, 2), gold, true);
	t->documents++;
}

static void
read_lessons(Trainer *t)
{
	In *in = in_open(&t->run, "-");
	Arena arena = { 0 };
	Str line;
	ptrdiff_t at;

	while (in_line(in, 1 << 28, &line) == IN_LINE) {
		Record record = { 0 };
		if (record_read(&record, &arena, line, &at) || record_decode(&record))
			die(EXIT_DATA, "a line that is no record with a text");
		add_record(t, &arena, &record);
		arena_reset(&arena);
	}
}

int
main(int argc, char **argv)
{
	Trainer *t;
	Arena arena = { 0 };
	Out out = out_to(&arena, 1, NULL);
	const char *wrong = NULL;
	unsigned char head[8] = { 0 };

	t = NEW(&arena, Trainer, 1);
	t->lessons[0].rows = NAME_ROWS;
	t->lessons[1].rows = NAME_ROWS_CASELESS;
	t->rules = stop_rules(&t->run, STYLE_NEWS, &wrong);
	if (wrong || (wrong = gazetteer_load(&t->run, &t->gazetteer, NULL, 0, false)) ||
		(wrong = clusters_read(&t->run, argc > 1 ? argv[1] : "clusters.tsv", &t->clusters)))
		die(EXIT_MISSING, "%s", wrong);
	read_lessons(t);
	tell("%td stretches, %td words; caseless %td, %td", t->lessons[0].stretches.len,
		t->lessons[0].tags.len, t->lessons[1].stretches.len, t->lessons[1].tags.len);
	for (int i = 0; i < 4; i++)
		head[i] = (unsigned char)(t->clusters.size >> i * 8);
	out_bytes(&out, S("WCNAMES1"));
	out_bytes(&out, (Str){ (const char *)head, 8 });
	out_bytes(&out, (Str){ (const char *)t->clusters.slots, (ptrdiff_t)t->clusters.size * 4 });
	learn(&t->lessons[0], &out);
	learn(&t->lessons[1], &out);
	out_close(&out);
	return 0;
}
