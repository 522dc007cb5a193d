/* normalize - one clean spelling, the article without its page, its date and title. */
#include "base/sha256.h"
#include "filter.h"
#include "language/boilerplate.h"
#include "language/fingerprint.h"
#include "language/html/article.h"
#include "language/html/head.h"
#include "language/hyphens.h"
#include "language/mojibake.h"
#include "language/nfc.h"
#include "language/origin.h"
#include "language/spaces.h"

/* In the order they run. */
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

typedef struct {
	Str steps;
	bool why;
	bool wanted[STEPS];
	const Table *hyphens;
	BoilerplateRules boilerplate;
	OriginRules origin;
	ArticleRules article; /* these two are read when the first page comes */
	HeadRules head;
	Misreadings mojibake;
	bool has_rules;
} Normalize;

static Changes
repair(Stage *stage, Str text, Drops *why)
{
	Normalize *normalize = stage->state;

	(void)why;
	return mojibake_changes(&stage->work, &normalize->mojibake, text);
}

static Changes
compose(Stage *stage, Str text, Drops *why)
{
	(void)why;
	return nfc_changes(&stage->work, text);
}

static Changes
clean_spaces(Stage *stage, Str text, Drops *why)
{
	(void)why;
	return spaces_changes(&stage->work, text);
}

static Changes
join_words(Stage *stage, Str text, Drops *why)
{
	const Normalize *normalize = stage->state;

	(void)why;
	return hyphens_changes(&stage->work, normalize->hyphens, text);
}

static Changes
drop_lines(Stage *stage, Str text, Drops *why)
{
	const Normalize *normalize = stage->state;

	return boilerplate_changes(&stage->work, &normalize->boilerplate, text, why);
}

/* A step of plain text is one function and one line here. */
static const struct {
	const char *name;
	Changes (*changes)(Stage *, Str text,
		Drops *why); /* why is NULL where nobody asks; NULL: no step of the text alone */
	const char *rule;    /* what --why says of a change, if the step does not say it */
	bool again;          /* at once, while it changes anything: what was spoilt twice */
} steps[STEPS] = {
	[STEP_HTML] = { "html", NULL, NULL, false },
	[STEP_MOJIBAKE] = { "mojibake", repair, "read in another charset", true },
	[STEP_NFC] = { "nfc", compose, "composed", false },
	[STEP_SPACES] = { "spaces", clean_spaces, "white space, or invisible", false },
	[STEP_DEHYPHENATE] = { "dehyphenate", join_words, "parted at a line's end", false },
	[STEP_BOILERPLATE] = { "boilerplate", drop_lines, NULL, false },
	[STEP_DATE] = { "date", NULL, NULL, false },
};

static const Option options[] = {
	{ 0, "steps", OPTION_TEXT, offsetof(Normalize, steps), NULL, "LIST",
		"only these of html mojibake nfc spaces dehyphenate boilerplate date" },
	{ 0, "why", OPTION_FLAG, offsetof(Normalize, why), NULL, NULL,
		"add to each record what was dropped or changed, and by which rule" },
	{ 0 },
};

static const char *const fields[] = { "doc", "media", "source", "url", "date", "title", "author", "lang",
	"text", "fingerprint", "edits", "why", NULL };

static const char *
choose(Stage *stage, Str name)
{
	Normalize *normalize = stage->state;

	for (int i = 0; i < STEPS; i++)
		if (str_is(name, steps[i].name)) {
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
		wrong = boilerplate_load(&stage->run, &normalize->boilerplate);
	return wrong ? wrong : origin_load(&stage->run, &normalize->origin);
}

/* The text on its way, its way back, and what fell by the wayside. */
typedef struct {
	Str text;
	Edits edits;
	bool changed;
	Out *why; /* JSON items; NULL: nobody asks */
} Body;

static void
note(Body *body, ptrdiff_t start, ptrdiff_t end, Step step, Str rule)
{
	if (!body->why)
		return;
	out_format(body->why,
		"%s{\"start\":%td,\"end\":%td,\"step\":\"%s\",\"rule\":", body->why->len ? "," : "",
		edits_source_start(&body->edits, 0, start), edits_source_end(&body->edits, 0, end),
		steps[step].name);
	json_write_text(body->why, rule);
	out_char(body->why, '}');
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
		note(body, drops.at[i].start, drops.at[i].end, STEP_HTML, str(drops.at[i].rule));
	apply(page->arena, body, changes);
	return NULL;
}

/* What a step's changes leave for others to do, and for itself. */
typedef enum { NOTHING, OTHERS, ALL } Uncovered;

static Uncovered
run_step(Stage *stage, Record *document, Body *body, Step step)
{
	Drops drops = { 0 };
	Changes changes = steps[step].changes(stage, body->text, body->why ? &drops : NULL);
	Uncovered uncovered = changes.len ? OTHERS : NOTHING;

	for (ptrdiff_t i = 0; i < changes.len; i++) {
		const Change *c = &changes.at[i];
		if (c->with.len == 0) /* brings together what was apart */
			uncovered = ALL;
		if (body->why && steps[step].rule)
			note(body, c->at, c->at + c->len, step, str(steps[step].rule));
	}
	for (ptrdiff_t i = 0; i < drops.len; i++)
		note(body, drops.at[i].start, drops.at[i].end, step, drops.at[i].rule);
	apply(document->arena, body, changes);
	return uncovered;
}

/* In turn, until none of them finds anything: what a step uncovers ("e" and its accent that a zero-width space parted) is
 * another's work. So twice normalized is once normalized. */
static void
run_steps(Stage *stage, Record *document, Body *body)
{
	enum { MOST = 64 /* runs: in doubt an end */ };
	const Normalize *normalize = stage->state;
	int quiet = 0;

	for (int i = 0, runs = 0; quiet < STEPS && runs < MOST; runs++) {
		Uncovered uncovered = normalize->wanted[i] && steps[i].changes
			? run_step(stage, document, body, (Step)i)
			: NOTHING;
		quiet = uncovered == NOTHING ? quiet + 1 : uncovered == OTHERS && !steps[i].again ? 1 : 0;
		if (uncovered == NOTHING || !steps[i].again)
			i = (i + 1) % STEPS;
	}
}

/* Of a text that all steps made clean: by it reprints are known. */
static void
set_fingerprint(const Normalize *normalize, Record *document, Str text)
{
	uint64_t print = normalize->steps.at ? 0 : fingerprint(text);
	char *digits;

	if (!print)
		return;
	digits = arena_room(document->arena, 16);
	for (int i = 0; i < 16; i++)
		digits[i] = "0123456789abcdef"[print >> (60 - 4 * i) & 15];
	set_if_empty(document, "fingerprint", (Str){ digits, 16 });
}

static void
set_doc(Record *document)
{
	char name[32];
	Str doc;

	if (record_string(document, "doc", &doc))
		return;
	doc = record_raw(document, "doc");
	if (json_number(doc)) { /* a name like any other, but for its quotes */
		record_set_text(document, "doc", doc);
		return;
	}
	sha256_name(document->text, name);
	record_set_text(document, "doc", (Str){ name, sizeof name });
}

/* What a text says of itself in its first lines. */
static void
set_origin(const Normalize *normalize, Record *document, Body *body)
{
	Origin origin = origin_find(&normalize->origin, body->text);
	Str given;

	set_if_empty(document, "source", origin.agency);
	if (origin.date_rule && !(record_string(document, "date", &given) && given.len)) {
		record_set_text(document, "date", dating_iso(document->arena, &origin.date));
		note(body, origin.date.start, origin.date.end, STEP_DATE, str(origin.date_rule));
	}
	set_if_empty(document, "title", origin.title);
	set_if_empty(document, "author", origin.author);
}

static void
each(Stage *stage, Record *document)
{
	const Normalize *normalize = stage->state;
	Out why = out_memory(&stage->work);
	Str reasons = str_trim(record_raw(document, "why"));
	Body body = { document->text, document->edits, false, normalize->why ? &why : NULL };
	const char *wrong = NULL;
	Str media = { 0 };
	bool page;

	if (normalize->why && reasons.len > 2 && reasons.at[0] == '[') /* it was normalized before */
		out_bytes(&why, str_trim(str_slice(reasons, 1, reasons.len - 1)));
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
	if (normalize->wanted[STEP_DATE] && !page)
		set_origin(normalize, document, &body);
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
