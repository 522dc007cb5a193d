#include "language/declared.h"

enum { FIRST = 4096 /* bytes looked at; the standard says 1024, pages that put scripts first need more */ };

static bool
ends_label(char c)
{
	return is_space(c) || c == '"' || c == '\'' || c == ';' || c == '>' || c == '<' || c == '/' || c == '?';
}

/* Behind `name`: = "label". */
static Str
value_after(Str text, Str name)
{
	ptrdiff_t at = str_find(text, name), end;

	if (at < 0)
		return (Str){ 0 };
	text = str_trim(str_from(text, at + name.len));
	if (!text.len || text.at[0] != '=')
		return (Str){ 0 };
	text = str_trim(str_from(text, 1));
	if (text.len && (text.at[0] == '"' || text.at[0] == '\''))
		text = str_trim(str_from(text, 1));
	for (end = 0; end < text.len && !ends_label(text.at[end]); end++)
		;
	return str_slice(text, 0, end);
}

Str
declared_by_type(Arena *arena, Str type)
{
	return value_after(arena_lower(arena, type), S("charset"));
}

static Str
tag_at(Str text, ptrdiff_t at)
{
	ptrdiff_t end = str_find_byte(str_from(text, at), '>');

	return end < 0 ? str_from(text, at) : str_slice(text, at, at + end);
}

static Str
in_meta(Str text)
{
	Str label = { 0 };

	for (ptrdiff_t found; !label.len && (found = str_find(text, S("<"))) >= 0;) {
		text = str_from(text, found);
		if (str_starts(text, S("<!--"))) {
			found = str_find(text, S("-->"));
			text = found < 0 ? (Str){ 0 } : str_from(text, found);
			continue;
		}
		if (str_starts(text, S("<meta")))
			label = value_after(tag_at(text, 0), S("charset"));
		text = str_from(text, 1);
	}
	return label;
}

Str
declared_in(Arena *arena, Str bytes)
{
	Str start = arena_lower(arena, str_slice(bytes, 0, bytes.len < FIRST ? bytes.len : FIRST)),
	    label = { 0 };

	if (str_starts(start, S("\xEF\xBB\xBF")))
		start = str_from(start, 3);
	start = str_trim(start);
	if (!start.len || start.at[0] != '<') /* plain text may speak of such things */
		return label;
	if (str_starts(start, S("<?xml")))
		label = value_after(tag_at(start, 0), S("encoding"));
	return label.len ? label : in_meta(start);
}
