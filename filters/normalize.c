/* normalize - one clean spelling, the article without its page, its date and title. */
#include "base/sha256.h"
#include "filter.h"
#include "language/boilerplate.h"
#include "language/dateline.h"
#include "language/fingerprint.h"
#include "language/html/article.h"
#include "language/html/head.h"
#include "language/hyphens.h"
#include "language/mojibake.h"
#include "language/nfc.h"
#include "language/spaces.h"
#include "language/stop.h"

typedef enum {
	STEP_HTML,
	STEP_MOJIBAKE,
	STEP_NFC,
	STEP_SPACES,
	STEP_DEHYPHENATE,
	STEP_BOILERPLATE,
	STEP_DATE,
	STEPS
} Step;

static const char *const step_names[STEPS] = { "html", "mojibake", "nfc", "spaces", "dehyphenate",
	"boilerplate", "date" };

typedef struct {
	Str steps;
	bool why;
	bool wanted[STEPS];
	const Table *hyphens, *boilerplate, *datelines;
	ArticleRules article; /* these two are read when the first page comes */
	HeadRules head;
	Misreadings mojibake;
	bool has_rules;
} Normalize;

static const Option options[] = {
	{ 0, "steps", OPTION_TEXT, offsetof(Normalize, steps), NULL, "LIST",
		"only these of html mojibake nfc spaces dehyphenate boilerplate date" },
	{ 0, "why", OPTION_FLAG, offsetof(Normalize, why), NULL, NULL,
		"add to each record what was dropped, and by which rule" },
	{ 0 },
};

static const char *const fields[] = { "doc", "media", "date", "title", "text", "fingerprint", "edits", "why",
	NULL };

static const char *
choose(Stage *stage, Str name)
{
	Normalize *normalize = stage->state;

	for (int i = 0; i < STEPS; i++)
		if (str_is(name, step_names[i])) {
			normalize->wanted[i] = true;
			return NULL;
		}
	return arena_format(&stage->run,
		"--steps: no step '%.*s'; there are html mojibake nfc spaces dehyphenate boilerplate date",
		SHOW(name))
		.at;
}

static const char *
begin(Stage *stage)
{
	Normalize *normalize = stage->state;
	Str rest = normalize->steps, name;
	const char *wrong = NULL;

	for (int i = 0; i < STEPS; i++)
		normalize->wanted[i] = !rest.at;
	while (!wrong && str_next(&rest, ',', &name))
		if (str_trim(name).len)
			wrong = choose(stage, str_trim(name));
	if (!wrong)
		normalize->hyphens = table_load(&stage->run, "en/hyphens", &wrong);
	if (!wrong)
		normalize->boilerplate = table_load(&stage->run, "en/boilerplate", &wrong);
	if (!wrong)
		normalize->datelines = table_load(&stage->run, "en/datelines", &wrong);
	return wrong;
}

/* The text on its way, its way back, and what fell by the wayside. */
typedef struct {
	Str text;
	Edits edits;
	bool changed;
	Out *why; /* JSON items; NULL: nobody asks */
} Body;

static void
note(Body *body, ptrdiff_t start, ptrdiff_t end, Step step, const char *rule)
{
	if (!body->why)
		return;
	out_format(body->why, "%s{\"start\":%td,\"end\":%td,\"step\":\"%s\",\"rule\":\"%s\"}",
		body->why->len ? "," : "", edits_source_start(&body->edits, 0, start),
		edits_source_end(&body->edits, 0, end), step_names[step], rule);
}

static void
apply(Arena *arena, Body *body, Changes changes)
{
	Editor e;

	if (!changes.len)
		return;
	e = editor_apply(arena, body->text, &changes);
	body->text = out_str(&e.text);
	body->edits = edits_compose(arena, &e.edits, &body->edits, body->text.len);
	body->changed = true;
}

static void
set_if_empty(Record *document, const char *name, Str value)
{
	Str given;

	if (value.len && !(record_string(document, name, &given) && given.len))
		record_set_text(document, name, value);
}

/* What a page says of itself. */
static void
set_head(const Normalize *normalize, Record *page, Str text)
{
	Str url = { 0 };
	HtmlHead head;

	record_string(page, "url", &url);
	head = html_head(page->arena, &normalize->head, text, url);
	set_if_empty(page, "source", head.source);
	set_if_empty(page, "url", head.url);
	if (head.date.year)
		set_if_empty(page, "date",
			arena_format(page->arena, "%04d-%02d-%02d", head.date.year, head.date.month,
				head.date.day));
	set_if_empty(page, "title", head.title);
	set_if_empty(page, "author", head.author);
	set_if_empty(page, "lang", head.lang);
}

/* A page becomes its article. NULL, or why it cannot. */
static const char *
take_article(Stage *stage, Record *page, Body *body)
{
	Normalize *normalize = stage->state;
	ArticleDrops drops = { 0 };
	const char *wrong;

	if (!normalize->has_rules &&
		((wrong = article_load(&stage->run, &normalize->article)) ||
			(wrong = head_load(&stage->run, &normalize->head))))
		return wrong;
	normalize->has_rules = true;
	if (normalize->wanted[STEP_DATE])
		set_head(normalize, page, body->text);
	Changes changes = article_changes(&stage->work, &normalize->article, body->text, &drops);
	for (ptrdiff_t i = 0; i < drops.len; i++)
		note(body, drops.at[i].start, drops.at[i].end, STEP_HTML, drops.at[i].rule);
	apply(page->arena, body, changes);
	return NULL;
}

static Changes
step_changes(Stage *stage, Step step, Str text)
{
	const Normalize *normalize = stage->state;

	switch (step) {
	case STEP_NFC: return nfc_changes(&stage->work, text);
	case STEP_SPACES: return spaces_changes(&stage->work, text);
	case STEP_DEHYPHENATE: return hyphens_changes(&stage->work, normalize->hyphens, text);
	case STEP_BOILERPLATE: return boilerplate_changes(&stage->work, normalize->boilerplate, text);
	default: return (Changes){ 0 };
	}
}

/* What was spoilt twice is repaired twice, before another step takes away a space or a soft hyphen that was half a letter. */
static void
repair(Stage *stage, Record *document, Body *body)
{
	enum { ROUNDS = 8 };
	Normalize *normalize = stage->state;

	for (int round = 0; normalize->wanted[STEP_MOJIBAKE] && round < ROUNDS; round++) {
		Changes changes = mojibake_changes(&stage->work, &normalize->mojibake, body->text);
		if (!changes.len)
			return;
		apply(document->arena, body, changes);
	}
}

/* All other steps, again while one of them still changes something: what a step uncovers ("e" and its accent that a
 * zero-width space parted) is another's work. So twice normalized is once normalized. */
static void
run_steps(Stage *stage, Record *document, Body *body)
{
	enum { ROUNDS = 6 };
	const Normalize *normalize = stage->state;

	repair(stage, document, body);
	for (int round = 0; round < ROUNDS; round++) {
		bool changed = false;
		for (int i = STEP_NFC; i < STEPS; i++) {
			Changes changes = normalize->wanted[i] ? step_changes(stage, (Step)i, body->text)
							       : (Changes){ 0 };
			for (ptrdiff_t c = 0; i == STEP_BOILERPLATE && c < changes.len; c++)
				note(body, changes.at[c].at, changes.at[c].at + changes.at[c].len,
					STEP_BOILERPLATE, "a line of the page");
			apply(document->arena, body, changes);
			changed |= changes.len > 0;
		}
		if (!changed)
			return;
	}
}

/* Of a text that all steps made clean: by it reprints are known. */
static void
set_fingerprint(const Normalize *normalize, Record *document, Str text)
{
	uint64_t print = normalize->steps.at ? 0 : fingerprint(text);

	if (print)
		set_if_empty(document, "fingerprint",
			arena_format(document->arena, "%016llx", (unsigned long long)print));
}

static void
set_doc(Record *document)
{
	char name[32];
	Str doc;

	if (record_string(document, "doc", &doc))
		return;
	sha256_name(document->text, name);
	record_set_text(document, "doc", (Str){ name, sizeof name });
}

/* Where and when it was written stands in the first lines: "MOSCOW, March 3, 2021 -", "Published 5 August 2022". A date that
 * only the running text names is none of its own. */
static void
set_date(const Normalize *normalize, Record *document, Str text)
{
	enum { TOP = 8 /* lines above the body */ };
	Str given;
	ptrdiff_t at = 0;

	if (record_string(document, "date", &given) && given.len)
		return;
	for (int line = 0; line < TOP && at < text.len; line++) {
		ptrdiff_t newline = str_find_byte(str_from(text, at), '\n');
		ptrdiff_t end = newline < 0 ? text.len : at + newline;
		Dating dating = { 0 };

		if (end > at &&
			(dateline_is(normalize->datelines, str_slice(text, at, end), &dating) ||
				dateline_end(normalize->datelines, text, at, &dating)) &&
			dating.year && dating.month) {
			record_set_text(document, "date", dating_iso(document->arena, &dating));
			return;
		}
		at = end + 1;
	}
}

/* The first line, where it is no sentence and more follows. */
static void
set_title(const Normalize *normalize, Record *document, Str text)
{
	enum { TITLE = 250 };
	Str rest = text, first, given;
	Dating dating;

	if ((record_string(document, "title", &given) && given.len) || !str_next(&rest, '\n', &first))
		return;
	if (first.len && first.len <= TITLE && rest.len && rest.at[0] == '\n' && !stop_ends_line(first) &&
		!dateline_is(normalize->datelines, first, &dating))
		record_set_text(document, "title", first);
}

static void
each(Stage *stage, Record *document)
{
	const Normalize *normalize = stage->state;
	Out why = out_memory(&stage->work);
	Body body = { document->text, document->edits, false, normalize->why ? &why : NULL };
	const char *wrong = NULL;
	Str media = { 0 };
	bool page;

	record_string(document, "media", &media);
	page = str_equal(media, S("text/html"));
	if (page && normalize->wanted[STEP_HTML])
		wrong = take_article(stage, document, &body);
	if (wrong) {
		refuse(stage, document, "media", wrong);
		return;
	}
	set_doc(document);
	if (!str_equal(media, S("text/plain")) && (!page || normalize->wanted[STEP_HTML]))
		record_set_text(document, "media", S("text/plain"));
	run_steps(stage, document, &body);
	set_fingerprint(normalize, document, body.text);
	if (body.changed)
		record_set_body(document, body.text, &body.edits);
	if (normalize->wanted[STEP_DATE] && !page) {
		set_date(normalize, document, body.text);
		set_title(normalize, document, body.text);
	}
	if (normalize->why)
		record_set_raw(document, "why", arena_format(document->arena, "[%.*s]", SHOW(out_str(&why))));
	emit(stage, document);
}

const Filter normalize = {
	.name = "normalize",
	.summary = "give documents one clean spelling; drop what is not the article; find its date and title",
	.examples = "  ingest articles/ | normalize                clean documents, every offset still leads to the source\n"
		    "  normalize --steps=nfc,spaces docs.jsonl     only the spelling\n",
	.options = options,
	.state_size = sizeof(Normalize),
	.reads = GRAIN_DOCUMENT,
	.writes = "document",
	.fields = fields,
	.text = true,
	.begin = begin,
	.each = each,
};
