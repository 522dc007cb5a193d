#include "intake/lines.h"

bool
lines_named(Str name)
{
	static const char *const endings[] = { ".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz", ".jsonl.zst",
		".ndjson.zst", NULL };

	for (int i = 0; endings[i]; i++)
		if (str_ends(name, str(endings[i])))
			return true;
	return false;
}

bool
lines_are(Str start)
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

const char *
lines_rename(Record *record, Str from, const char *to)
{
	if (!from.len || str_is(from, to))
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
		member->hash = json_name_hash(member->name);
		record->placed = false;
		member->lead = arena_format(record->arena, "\"%s\":", to);
		return NULL;
	}
	return NULL;
}

void
lines_number_is_name(Record *record)
{
	Str doc = record_raw(record, "doc");

	if (json_number(doc))
		record_set_text(record, "doc", doc);
}
