/* ingest - files and folders in, one document record per article out, every offset counted in the file's own bytes. */
#include "base/folder.h"
#include "base/sha256.h"
#include "filter.h"
#include "language/charset.h"

#include <errno.h>
#include <string.h>

typedef struct {
	bool source;
	Str text, doc, date;
} Ingest;

static const Option options[] = {
	{ 0, "source", OPTION_FLAG, offsetof(Ingest, source), NULL, NULL,
		"print the bytes of the operands that offsets count in, unpacked" },
	{ 0, "text", OPTION_TEXT, offsetof(Ingest, text), NULL, "FIELD",
		"of JSON Lines: the field that is the text" },
	{ 0, "doc", OPTION_TEXT, offsetof(Ingest, doc), NULL, "FIELD",
		"of JSON Lines: the field that is the document's name" },
	{ 0, "date", OPTION_TEXT, offsetof(Ingest, date), NULL, "FIELD",
		"of JSON Lines: the field that is the date of publication" },
	{ 0 },
};

static const char *const fields[] = { "record", "doc", "file", "encoding", "media", "text", "edits", NULL };

/* JSON Lines */

static const char *
rename_field(Record *record, Str from, const char *to)
{
	if (!from.len || str_equal(from, str(to)))
		return NULL;
	for (ptrdiff_t i = 0; i < record->fields.len; i++) {
		JsonMember *member = &record->fields.at[i];
		if (!str_equal(member->name, from))
			continue;
		if (record_raw(record, to).len)
			return arena_format(record->arena, "has both \"%s\" and \"%.*s\"", to, SHOW(from)).at;
		record_remove(record, to); /* a null */
		for (i = 0; !str_equal((member = &record->fields.at[i])->name, from);)
			i++;
		member->name = str(to);
		member->lead = arena_format(record->arena, "\"%s\":", to);
		return NULL;
	}
	return NULL;
}

static void
each(Stage *stage, Record *record)
{
	const Ingest *ingest = stage->state;
	const char *wrong = rename_field(record, ingest->text, "text");

	if (!wrong)
		wrong = rename_field(record, ingest->doc, "doc");
	if (!wrong)
		wrong = rename_field(record, ingest->date, "date");
	if (!wrong && (wrong = record_decode(record)) && ingest->text.len)
		wrong = arena_format(record->arena, "%s; --text names \"%.*s\"", wrong, SHOW(ingest->text)).at;
	if (wrong)
		refuse(stage, record, "text", wrong);
	else
		emit(stage, record);
}

/* Whether the first line is a JSON object: then the others are records, too. */
static bool
is_json_lines(Str start)
{
	Arena scratch = { 0 };
	JsonMembers members = { 0 };
	ptrdiff_t end, at;
	bool yes;

	if (str_starts(start, S("\xEF\xBB\xBF")))
		start = str_from(start, 3);
	while (start.len && is_space(start.at[0]))
		start = str_from(start, 1);
	if (!start.len || start.at[0] != '{')
		return false;
	end = str_find_byte(start, '\n');
	if (end < 0 && start.len > 4096)
		return true; /* the line is longer than what can be seen of it */
	yes = !json_object(&scratch, end < 0 ? start : str_slice(start, 0, end), &members, &at);
	arena_free(&scratch);
	return yes;
}

static bool
named_json(const char *path)
{
	static const char *const endings[] = { ".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz", NULL };

	for (int i = 0; endings[i]; i++)
		if (str_ends(str(path), str(endings[i])))
			return true;
	return false;
}

/* Plain text */

static void
set_text(Record *document, Str bytes, const Charset *charset)
{
	Editor e = editor_apply(document->arena, bytes, &charset->changes);

	if (charset->encoding)
		record_set_text(document, "encoding", str(charset->encoding));
	record_set_text(document, "media", charset_is_page(bytes) ? S("text/html") : S("text/plain"));
	record_set_body(document, out_str(&e.text), &e.edits);
}

static void
take_text(Stage *stage, const char *path, Str bytes)
{
	Run *run = stage->context;
	Record document = record_new(&run->arena, "document");
	char name[32];
	Charset charset;

	sha256_name(bytes, name);
	record_set_text(&document, "doc", (Str){ name, sizeof name });
	record_set_text(&document, "file", utf8_or_escaped(&run->arena, str(path)));
	charset = charset_changes(&stage->work, bytes);
	if (charset.broken)
		tell("%s: %td bytes are not UTF-8, read as windows-1252", path, charset.broken);
	set_text(&document, bytes, &charset);
	emit(stage, &document);
	arena_reset(&stage->work);
	run_tidy(run);
}

static void
take_file(Stage *stage, In *in, const char *path)
{
	Run *run = stage->context;
	Str bytes = { 0 };
	const char *foreign = charset_foreign(in_peek(in));
	InResult result = foreign ? IN_END : in_all(in, (ptrdiff_t)run->max_record, &bytes);

	run->records++;
	if (!foreign && result == IN_LINE && str_find_byte(bytes, '\0') >= 0)
		foreign = "no text: it has NUL bytes";
	if (foreign)
		complain(stage, "%s: %s; reading that is not built yet", path, foreign);
	else if (result == IN_DAMAGED)
		complain(stage, "%s: %.*s", path, SHOW(bytes));
	else if (result == IN_TOO_LONG)
		complain(stage, "%s: longer than --max-record allows", path);
	else if (result == IN_END)
		tell("%s: empty, no document", path);
	else
		take_text(stage, path, bytes);
	run->damaged |= result == IN_DAMAGED;
}

static void
write_source(Stage *stage, In *in, const char *path)
{
	InResult result;
	Str bytes;

	while ((result = in_all(in, (ptrdiff_t)stage->context->max_record, &bytes)) == IN_LINE)
		out_bytes(stage->out, bytes);
	if (result == IN_END)
		return;
	complain(stage, "%s: %.*s", path,
		SHOW(result == IN_DAMAGED ? bytes : S("longer than --max-record allows")));
	stage->context->damaged = true;
}

static void
read_file(Stage *stage, const char *path)
{
	const Ingest *ingest = stage->state;
	Arena arena = { 0 };
	In *in = in_open(&arena, path);

	stage->context->file = path;
	if (!in) {
		tell("%s: %s", path, strerror(errno));
		stage->context->worst = EXIT_NO_INPUT;
		return;
	}
	if (ingest->source)
		write_source(stage, in, path);
	else if (named_json(path) || is_json_lines(in_peek(in)))
		feed_lines(stage, in, path);
	else
		take_file(stage, in, path);
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

static void
operands(Stage *stage, const Texts *paths)
{
	for (ptrdiff_t i = 0; i < paths->len; i++) {
		if (str_equal(paths->at[i], S("-")))
			read_file(stage, "-");
		else
			read_folder(stage, arena_c_string(&stage->run, paths->at[i]));
	}
}

const Filter ingest = {
	.name = "ingest",
	.summary = "read files and folders of articles into document records",
	.examples = "  ingest articles/                            one record per file: plain text, gzip, JSON Lines\n"
		    "  ingest --text=body --doc=id dump.jsonl      JSON Lines that name their fields otherwise\n"
		    "  ingest --source a.txt.gz | tail -c +31      the bytes that offsets count in\n",
	.options = options,
	.state_size = sizeof(Ingest),
	.reads = GRAIN_DOCUMENT,
	.writes = "document",
	.fields = fields,
	.each = each,
	.operands = operands,
};
