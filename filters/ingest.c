/* ingest - files and folders in, one document record per article out, every offset counted in the file's own bytes. */
#include "base/archive.h"
#include "base/folder.h"
#include "filter.h"
#include "intake/document.h"
#include "intake/lines.h"
#include "intake/warc.h"
#include "language/charset.h"
#include "language/foreign.h"
#include "language/wide.h"

#include <errno.h>
#include <string.h>

enum { DEEPEST = 4 /* archives in archives */ };

typedef enum { AS_ANY, AS_TEXT, AS_HTML, AS_JSON, AS_WARC, AS_FEED, FORMATS } Format;
static const char *const format_names[FORMATS] = { "", "text", "html", "json", "warc", "feed" };

typedef struct {
	bool source, list;
	Str as_name, text, doc, date, invalid;
	Format as;
	Str want; /* --source FILE!MEMBER: the member; empty: the file itself */
	bool found;
	HeadRules head; /* read when the first feed comes */
	Charsets charsets;
} Ingest;

static const Option options[] = {
	{ '0', "null", OPTION_FLAG, offsetof(Ingest, list), NULL, NULL,
		"read names of files from standard input, each ended by a NUL byte" },
	{ 0, "as", OPTION_TEXT, offsetof(Ingest, as_name), NULL, "FORMAT",
		"take what is read for text, html, json, warc or feed, whatever it looks like" },
	{ 0, "source", OPTION_FLAG, offsetof(Ingest, source), NULL, NULL,
		"print the bytes of the operands (FILE or FILE!MEMBER) that offsets count in, unpacked" },
	{ 0, "text", OPTION_TEXT, offsetof(Ingest, text), NULL, "FIELD",
		"of JSON Lines: the field that is the text" },
	{ 0, "doc", OPTION_TEXT, offsetof(Ingest, doc), NULL, "FIELD",
		"of JSON Lines: the field that is the document's name" },
	{ 0, "date", OPTION_TEXT, offsetof(Ingest, date), NULL, "FIELD",
		"of JSON Lines: the field that is the date of publication" },
	{ 0, "invalid", OPTION_TEXT, offsetof(Ingest, invalid), "replace", "HOW",
		"bytes that are no character: replace, or refuse the article" },
	{ 0 },
};

static const char *const fields[] = { "record", "doc", "file", "member", "encoding", "media", "source", "url",
	"date", "title", "author", "text", "edits", NULL };

static const char *
begin(Stage *stage)
{
	Ingest *ingest = stage->state;

	for (int i = 1; i < FORMATS; i++)
		if (str_is(ingest->as_name, format_names[i]))
			ingest->as = (Format)i;
	if (ingest->as_name.len && !ingest->as)
		return arena_format(&stage->run, "--as: no format '%.*s'; there are text html json warc feed",
			SHOW(ingest->as_name))
			.at;
	if (!str_equal(ingest->invalid, S("replace")) && !str_equal(ingest->invalid, S("refuse")))
		return arena_format(
			&stage->run, "--invalid: '%.*s' is neither replace nor refuse", SHOW(ingest->invalid))
			.at;
	return charsets_load(&stage->run, &ingest->charsets);
}

static void
complain_of(Stage *stage, Origin origin, const char *what, bool damage)
{
	complain(stage, "%s: %s", origin_label(&stage->context->scratch, origin), what);
	stage->context->damaged |= damage;
}

/* JSON Lines */

static void
each(Stage *stage, Record *record)
{
	const Ingest *ingest = stage->state;
	const char *wrong = lines_rename(record, ingest->text, "text");

	if (!wrong)
		wrong = lines_rename(record, ingest->doc, "doc");
	lines_number_is_name(record);
	if (!wrong)
		wrong = lines_rename(record, ingest->date, "date");
	if (!wrong && (wrong = record_decode(record)) && ingest->text.len)
		wrong = arena_format(record->arena, "%s; --text names \"%.*s\"", wrong, SHOW(ingest->text)).at;
	if (wrong)
		refuse(stage, record, "text", wrong);
	else
		emit(stage, record);
}

/* Documents */

/* --source with a member: whether this is the one, or one it may be in. */
static bool
is_wanted(const Ingest *ingest, Origin origin, bool exactly)
{
	Str want = ingest->want, has = origin.member;

	if (!ingest->source)
		return true;
	if (!want.len)
		return !exactly || !has.len;
	if (str_equal(want, has))
		return true;
	return !exactly &&
		(!has.len || (str_starts(want, has) && want.len > has.len && want.at[has.len] == '!'));
}

static bool
prints_source(Stage *stage, Origin origin, Str bytes)
{
	Ingest *ingest = stage->state;

	if (!ingest->source)
		return false;
	if (is_wanted(ingest, origin, true)) {
		out_bytes(stage->out, bytes);
		ingest->found = true;
	}
	return true;
}

static void
send(Stage *stage, Record *document)
{
	emit(stage, document);
	arena_reset(&stage->work);
	run_tidy(stage->context);
}

/* Whether an article with bytes that are no character may pass; they are told. */
static bool
may_pass(Stage *stage, Origin origin, ptrdiff_t broken)
{
	const Ingest *ingest = stage->state;
	bool refused = str_equal(ingest->invalid, S("refuse"));
	const char *why;

	if (!broken)
		return true;
	why = arena_format(&stage->work, "%td bytes are no character of its charset%s", broken,
		refused ? "" : ", read as windows-1252 or U+FFFD")
		      .at;
	if (refused)
		complain_of(stage, origin, why, false);
	else
		tell("%s: %s", origin_label(&stage->work, origin), why);
	return !refused;
}

/* An article of its own: a file, a member, a page of a crawl. */
static void
take_bytes(Stage *stage, Origin origin, Str bytes, About about)
{
	Ingest *ingest = stage->state;
	Record document;
	ptrdiff_t broken;

	stage->context->records++;
	if (prints_source(stage, origin, bytes))
		return;
	if (!about.media.len && ingest->as == AS_HTML)
		about.media = S("text/html");
	else if (!about.media.len && ingest->as == AS_TEXT)
		about.media = S("text/plain");
	document = document_of_bytes(
		&stage->context->arena, &stage->work, &ingest->charsets, origin, bytes, about, &broken);
	if (may_pass(stage, origin, broken))
		send(stage, &document);
}

/* Feeds */

static void
take_entry(Stage *stage, Origin origin, const Entry *entry, Str feed_title)
{
	Ingest *ingest = stage->state;
	Record document;

	stage->context->records++;
	if (entry->broken) {
		complain_of(
			stage, origin, "an entry that breaks off, or an element of it without an end", true);
		return;
	}
	if (!entry->content.len || prints_source(stage, origin, entry->content))
		return;
	document = document_of_entry(&stage->context->arena, &stage->work, &ingest->charsets, &ingest->head,
		origin, entry, feed_title);
	send(stage, &document);
}

static void
take_feed(Stage *stage, Origin origin, Str bytes)
{
	Ingest *ingest = stage->state;
	Arena names = { 0 };
	Entries feed = entries_begin(bytes);
	Entry entry;
	const char *wrong;

	if (!ingest->head.fields && (wrong = head_load(&stage->run, &ingest->head)))
		die(EXIT_MISSING, "%s", wrong);
	for (int number = 1; entries_next(&feed, &entry); number++) {
		take_entry(stage, origin_inside(&names, origin, arena_format(&names, "%d", number)), &entry,
			feed.title);
		arena_reset(&names);
	}
	arena_free(&names);
}

/* Containers */

static void read_stream(Stage *, In *, Origin, int depth);

static void
take_crawl(Stage *stage, In *in, Origin origin)
{
	Arena arena = { 0 };
	Warc warc = { .in = in, .arena = &arena, .max_bytes = (ptrdiff_t)stage->context->max_record };
	WarcResult result;
	WarcPage page;
	const char *why;

	while (!stage->context->out->closed && (result = warc_next(&warc, &page, &why)) != WARC_END) {
		Origin record = origin_inside(&arena, origin, page.id);
		if (result == WARC_DAMAGED)
			complain_of(stage, record, why, true);
		else if (result == WARC_PAGE)
			take_bytes(stage, record, page.body,
				(About){ .media = page.media, .charset = page.charset, .url = page.url });
		arena_reset(&arena);
	}
	arena_free(&arena);
}

static void
take_members(Stage *stage, In *in, Origin origin, int depth)
{
	Arena arena = { 0 }, run = { 0 };
	Archive *archive = archive_open(&run, in);
	Member member;

	while (!stage->context->out->closed && (member = archive_next(archive)).kind != MEMBER_END) {
		Origin one = origin_inside(&arena, origin, member.name);
		if (member.kind == MEMBER_NO_LIBRARY) {
			tell("%s: %s", origin_label(&arena, origin), member.why);
			stage->context->worst = EXIT_MISSING;
			break;
		}
		if (member.kind == MEMBER_SKIPPED || member.kind == MEMBER_WRONG)
			complain_of(stage, one, member.why, member.kind == MEMBER_WRONG);
		else if (member.kind == MEMBER_FILE && is_wanted(stage->state, one, false)) {
			In *content = archive_in(archive, &arena);
			read_stream(stage, content, one, depth + 1);
			in_close(content);
		}
		arena_reset(&arena);
	}
	archive_close(archive);
	arena_free(&arena);
	arena_free(&run);
}

static void
take_whole(Stage *stage, In *in, Origin origin, bool feed)
{
	const Ingest *ingest = stage->state;
	Str bytes = { 0 }, why;

	switch (in_all(in, (ptrdiff_t)stage->context->max_record, &bytes)) {
	case IN_END: tell("%s: empty, no document", origin_label(&stage->work, origin)); break;
	case IN_TOO_LONG: complain_of(stage, origin, "longer than --max-record allows", false); break;
	case IN_DAMAGED: complain_of(stage, origin, arena_c_string(&stage->work, bytes), true); break;
	case IN_LINE:
		if (feed && !(ingest->source && str_equal(ingest->want, origin.member)))
			take_feed(stage, origin, bytes);
		else if (str_find_byte(bytes, '\0') >= 0 && !wide_encoding(bytes))
			complain_of(stage, origin, "no text: it has NUL bytes", false);
		else
			take_bytes(stage, origin, bytes, (About){ 0 });
		if (in_all(in, 0, &why) == IN_DAMAGED)
			complain_of(stage, origin, arena_c_string(&stage->work, why), true);
		break;
	}
}

static void
take_lines(Stage *stage, In *in, Origin origin)
{
	Str line;

	if (!((const Ingest *)stage->state)->source) {
		feed_lines(stage, in, arena_c_string(&stage->run, str(origin_label(&stage->work, origin))));
		return;
	}
	while (is_wanted(stage->state, origin, true) && in_some(in, &line) > 0)
		prints_source(stage, origin, line);
}

/* What a stream is says its content; nested archives are entered. */
static void
read_stream(Stage *stage, In *in, Origin origin, int depth)
{
	const Ingest *ingest = stage->state;
	Str peek = in_peek(in);
	bool any = ingest->as == AS_ANY;
	bool feed = ingest->as == AS_FEED || (any && entries_are(peek));
	const char *foreign = any && !feed ? foreign_kind(peek) : NULL;

	if (archive_is(peek) && depth == DEEPEST)
		complain_of(stage, origin, "archives in archives in archives: no deeper", false);
	else if (archive_is(peek))
		take_members(stage, in, origin, depth);
	else if (ingest->as == AS_WARC || (any && warc_is(peek)))
		take_crawl(stage, in, origin);
	else if (ingest->as == AS_JSON ||
		(any && (lines_named(origin.member.len ? origin.member : str(origin.path)) || lines_are(peek))))
		take_lines(stage, in, origin);
	else if (foreign) {
		stage->context->records++;
		complain_of(stage, origin, foreign, false);
	} else
		take_whole(stage, in, origin, feed);
}

static void
read_file(Stage *stage, const char *path)
{
	Arena arena = { 0 };
	In *in = in_open(&arena, path);

	stage->context->file = path;
	if (!in) {
		tell("%s: %s", path, strerror(errno));
		stage->context->worst = EXIT_NO_INPUT;
		return;
	}
	read_stream(stage, in, (Origin){ path, { 0 } }, 0);
	in_close(in);
	arena_free(&arena);
}

static void
read_folder(Stage *stage, const char *operand)
{
	Folder folder = folder_open(operand);
	const char *path, *why = NULL;
	FolderResult result;

	while (!stage->context->out->closed && (result = folder_next(&folder, &path, &why)) != FOLDER_END) {
		if (result == FOLDER_FILE) {
			read_file(stage, path);
			continue;
		}
		tell("%s: %s", path, why);
		if (result == FOLDER_WRONG)
			stage->context->worst = EXIT_NO_INPUT;
	}
	folder_close(&folder);
}

/* "a.tar!b.txt" where there is a file a.tar and none of the whole name. */
static const char *
split_member(Stage *stage, Str operand)
{
	Ingest *ingest = stage->state;
	const char *whole = arena_c_string(&stage->run, operand);

	ingest->want = (Str){ 0 };
	for (ptrdiff_t at = 0; ingest->source && at < operand.len; at++) {
		const char *path;
		if (operand.at[at] != '!' || file_exists(whole))
			continue;
		path = arena_c_string(&stage->run, str_slice(operand, 0, at));
		if (file_exists(path)) {
			ingest->want = str_from(operand, at + 1);
			return path;
		}
	}
	return whole;
}

static void
read_operand(Stage *stage, Str operand)
{
	Ingest *ingest = stage->state;
	const char *path = split_member(stage, operand);

	ingest->found = false;
	if (str_equal(operand, S("-")))
		read_file(stage, "-");
	else
		read_folder(stage, path);
	if (ingest->source && !ingest->found && !stage->context->worst) {
		tell("%.*s: %s", SHOW(operand),
			ingest->want.len ? "there is no such member" : "it has members: name one, FILE!MEMBER");
		stage->context->worst = EXIT_NO_INPUT;
	}
}

static void
read_list(Stage *stage)
{
	In *in = in_open(&stage->run, "-");
	Str names, name;

	if (in_all(in, (ptrdiff_t)stage->context->max_record, &names) != IN_LINE)
		return;
	names = arena_copy(&stage->run, names);
	while (str_next(&names, '\0', &name))
		if (name.len)
			read_operand(stage, name);
}

static void
operands(Stage *stage, const Texts *paths)
{
	const Ingest *ingest = stage->state;

	if (ingest->list)
		read_list(stage);
	for (ptrdiff_t i = 0; i < paths->len && !ingest->list; i++)
		read_operand(stage, paths->at[i]);
}

const Filter ingest = {
	.name = "ingest",
	.summary = "read files, folders, archives, crawls and feeds into document records",
	.examples = "  ingest articles/                            one record per article: text, pages, JSON Lines, packed or not\n"
		    "  ingest old.tar.zst crawl.warc.gz feed.xml   members of archives, pages of a crawl, entries of a feed\n"
		    "  find . -name '*.html' -print0 | ingest -0   files by name\n"
		    "  ingest --text=body --doc=id dump.jsonl      JSON Lines that name their fields otherwise\n"
		    "  ingest --source old.tar.zst!b.txt           the bytes that offsets count in\n",
	.options = options,
	.state_size = sizeof(Ingest),
	.reads = GRAIN_DOCUMENT,
	.writes = "document",
	.fields = fields,
	.begin = begin,
	.each = each,
	.operands = operands,
};
