#include "language/dateline.h"

#include "base/block.h"
#include "language/reader.h"

#include <string.h>

enum { DATELINE = 100 /* bytes a dateline may have */ };

/* Words of `line` outside [start, end) that are no weekday, label, zone or agency. */
static int
other_words(const Table *words, Str line, ptrdiff_t start, ptrdiff_t end)
{
	Reader r = { words, line, 0 };
	int count = 0;

	while (r.at < line.len) {
		Str word = r.at >= start && r.at < end ? str_slice(line, r.at, end) : reader_word(&r);
		if (r.at < start || r.at >= end)
			count += word.len && (!reader_row(words, word) || reader_is(words, word, "month"));
		r.at += word.len ? word.len : 1;
	}
	return count;
}

bool
dateline_is(const Table *words, Str line, Dating *d)
{
	if (line.len > DATELINE || !dating_find(words, line, d) || (!d->year && !d->day))
		return false;
	return other_words(words, line, d->start, d->end) <= (d->year && d->day ? 3 : 1);
}

DateLabel
dateline_label(const Table *words, Str before)
{
	DateLabel label = LABEL_NONE;
	Reader r = { words, before, 0 };

	while (r.at < before.len) {
		Str word = reader_word(&r);
		const Row *row = reader_row(words, word);
		if (row && str_is(row->column[1], "label") && row->column[2].len)
			label = str_is(row->column[2], "changed") ? LABEL_CHANGED : LABEL_PUBLISHED;
		r.at += word.len ? word.len : 1;
	}
	return label;
}

/* A dateline before the text of a paragraph */

/* A byte of a place's name, and no dash. */
static bool
in_place(Str text, ptrdiff_t at)
{
	char c = text.at[at];

	if (is_letter(c) || c == '.' || c == '\'' || c == '-')
		return true;
	return (c & 0x80) && !str_starts(str_from(text, at), S("—")) && !str_starts(str_from(text, at), S("–"));
}

static bool
read_place(Reader *r, bool *caps) /* "NEW YORK", "KABUL, Afghanistan", "Geneva" */
{
	ptrdiff_t start = r->at, end = start;
	int taken = 0;

	for (*caps = true; taken < 6; taken++) {
		Reader before = *r;
		int month;
		while (r->at < r->text.len && in_place(r->text, r->at))
			r->at++;
		if (r->at == before.at || !(is_upper(r->text.at[before.at]) || (r->text.at[before.at] & 0x80))) {
			*r = before;
			break;
		}
		end = r->at;
		r->at = before.at;
		if (reader_month(r, &month)) {
			*r = before;
			break;
		}
		if (!taken) /* the first word tells: "KABUL, Afghanistan" */
			for (ptrdiff_t i = before.at; i < end; i++)
				*caps &= !is_lower(r->text.at[i]);
		r->at = end;
		reader_skip(r, ", ");
	}
	return end - start >= 3;
}

bool
dateline_agency(const Table *words, Str name)
{
	return reader_is(words, name, "agency");
}

static bool
read_agency(Reader *r, bool *slashes, Str *agency) /* "(Reuters)", "/ITAR-TASS/" */
{
	char open = r->at < r->text.len ? r->text.at[r->at] : 0;
	Str rest = str_from(r->text, r->at);
	ptrdiff_t end = open == '(' || open == '/' ? str_find_byte(str_from(rest, 1), open == '(' ? ')' : '/')
						   : -1;

	if (end < 2 || end > 40)
		return false;
	*slashes = open == '/';
	*agency = str_slice(rest, 1, 1 + end);
	if (!dateline_agency(r->words, *agency))
		*agency = (Str){ 0 };
	if (!*slashes && !agency->len)
		return false;
	r->at += end + 2;
	return true;
}

static bool
read_dash(Reader *r, bool dotted) /* what parts the dateline from the text */
{
	static const char *const dashes[] = { "—", "–", "--", "- ", "_ ", NULL };
	Str rest;

	if (dotted && r->at < r->text.len && r->text.at[r->at] == '.') {
		r->at++;
		return true;
	}
	reader_skip(r, " ");
	rest = str_from(r->text, r->at);
	for (int i = 0; dashes[i]; i++)
		if (str_starts(rest, str(dashes[i]))) {
			r->at += (ptrdiff_t)strlen(dashes[i]);
			return true;
		}
	return dotted && r->at < r->text.len;
}

static bool
sentence_begins(const Reader *r)
{
	ptrdiff_t i = r->at;

	while (i < r->text.len && (is_space(r->text.at[i]) || strchr("\"'", r->text.at[i])))
		i++;
	return i < r->text.len &&
		(is_upper(r->text.at[i]) || is_digit(r->text.at[i]) || (r->text.at[i] & 0x80));
}

/* A slash, or what may be a dash or begin one. */
static bool
has_mark(Str text, ptrdiff_t at, ptrdiff_t end)
{
	for (; at < end; at += BLOCK) {
		uint64_t found = block_equal(text, at, '-') | block_equal(text, at, '_') |
			block_equal(text, at, '/') | block_equal(text, at, '\xE2');
		if (found)
			return at + block_take(&found) < end;
	}
	return false;
}

/* Most paragraphs begin with a small-lettered word, "The ": then it takes a dash or a slash near by. */
static bool
may_be_dateline(Str text, ptrdiff_t at, ptrdiff_t end)
{
	if (!(is_upper(text.at[at]) || text.at[at] == '(' || text.at[at] == '/'))
		return false;
	if (at + 1 < end && !(is_upper(text.at[at]) && is_lower(text.at[at + 1])))
		return true;
	return has_mark(text, at, end);
}

ptrdiff_t
dateline_end(const Table *words, Str text, ptrdiff_t at, Dating *d, Str *name)
{
	Reader r = { words, str_slice(text, 0, text.len - at > DATELINE ? at + DATELINE : text.len), at };
	bool caps = false, dated, agency, slashes = false, placed, stopped;

	*d = (Dating){ .hour = -1 };
	*name = (Str){ 0 };
	if (at >= text.len || !may_be_dateline(text, at, r.text.len))
		return 0;
	placed = read_place(&r, &caps);
	dated = dating_at(words, r.text, r.at, d);
	if (dated)
		r.at = d->end;
	reader_skip(&r, ".,; ");
	agency = read_agency(&r, &slashes, name);
	if (!agency && dated)
		r.at = d->end;
	stopped = placed && caps && dated && r.at < r.text.len &&
		r.text.at[r.at] == '.'; /* "KABUL, 3 March 2021. Two …" */
	if (!read_dash(&r, slashes || stopped) || !sentence_begins(&r))
		return 0;
	if (!agency && !(placed && (dated || caps)))
		return 0;
	while (r.at > at && is_space(text.at[r.at - 1]))
		r.at--;
	return r.at;
}
