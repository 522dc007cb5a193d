#include "language/foreign.h"

#include <string.h>

typedef struct {
	const char *magic;
	ptrdiff_t at, len;
	const char *what;
} Magic;

static const Magic magics[] = {
	{ "PK\003\004", 0, 4, "a zip archive" },
	{ "PK\005\006", 0, 4, "a zip archive" },
	{ "ustar", 257, 5, "a tar archive" },
	{ "WARC/", 0, 5, "a WARC file" },
	{ "\x28\xB5\x2F\xFD", 0, 4, "packed with zstd" },
	{ "BZh", 0, 3, "packed with bzip2" },
	{ "\xFD"
	  "7zXZ",
		0, 5, "packed with xz" },
	{ "7z\xBC\xAF", 0, 4, "a 7z archive" },
	{ "Rar!", 0, 4, "a rar archive" },
	{ "%PDF-", 0, 5, "a PDF file" },
	{ "{\\rtf", 0, 5, "an RTF file" },
	{ "\xD0\xCF\x11\xE0", 0, 4, "an Office file" },
};

static bool
starts_nocase(Str text, Str prefix)
{
	return text.len >= prefix.len && str_equal_nocase(str_slice(text, 0, prefix.len), prefix);
}

static Str
without_lead(Str bytes)
{
	if (str_starts(bytes, S("\xEF\xBB\xBF")))
		bytes = str_from(bytes, 3);
	while (bytes.len && is_space(bytes.at[0]))
		bytes = str_from(bytes, 1);
	return bytes;
}

bool
foreign_is_page(Str bytes)
{
	static const char *const begins[] = { "<!doctype html", "<html", "<head", "<body", "<!--", "<title",
		"<meta", "<script", "<style", "<table", "<div", "<h1", "<p>", "<a ", "<br",
		NULL }; /* as the WHATWG MIME sniffing standard, 7.1 */

	bytes = without_lead(bytes);
	for (int i = 0; begins[i]; i++)
		if (starts_nocase(bytes, str(begins[i])))
			return true;
	/* XHTML: a declaration in front */
	if (!starts_nocase(bytes, S("<?xml")))
		return false;
	bytes = str_slice(bytes, 0, bytes.len < 512 ? bytes.len : 512);
	return str_find(bytes, S("<html")) >= 0 || str_find(bytes, S("<!DOCTYPE html")) >= 0;
}

static const char *
feed(Str bytes)
{
	if (foreign_is_page(bytes))
		return NULL;
	bytes = without_lead(bytes);
	return starts_nocase(bytes, S("<?xml")) || starts_nocase(bytes, S("<rss")) ||
			starts_nocase(bytes, S("<feed"))
		? "an XML file"
		: NULL;
}

const char *
foreign_kind(Str bytes)
{
	for (size_t i = 0; i < sizeof magics / sizeof *magics; i++) {
		const Magic *m = &magics[i];
		if (bytes.len >= m->at + m->len && memcmp(bytes.at + m->at, m->magic, (size_t)m->len) == 0)
			return m->what;
	}
	return feed(bytes);
}
