#include "language/charset.h"

#include "base/utf8.h"

#include <string.h>

/* 0x80 to 0x9F (https://encoding.spec.whatwg.org/index-windows-1252.txt) */
/* clang-format off */
static const uint16_t windows_1252[32] = {
	0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D, 0x017D, 0x8F,
	0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D, 0x017E, 0x0178,
};
/* clang-format on */

static Str
from_windows_1252(Arena *arena, unsigned char byte)
{
	char *bytes = NEW(arena, char, 4);
	uint32_t c = byte >= 0x80 && byte < 0xA0 ? windows_1252[byte - 0x80] : byte;

	return (Str){ bytes, utf8_encode(c, bytes) };
}

/* Sequences of more than one byte that are good, and bytes that are in none. */
static void
count(Str bytes, ptrdiff_t *good, ptrdiff_t *bad)
{
	for (ptrdiff_t i = 0; i < bytes.len;) {
		uint32_t c;
		ptrdiff_t used = utf8_decode(bytes, i, &c);
		bool invalid = used == 1 && (unsigned char)bytes.at[i] >= 0x80;
		*bad += invalid;
		*good += used > 1;
		i += used;
	}
}

static void
decode(Arena *arena, Charset *charset, Str bytes, bool mixed)
{
	for (ptrdiff_t i = 0; i < bytes.len;) {
		uint32_t c;
		ptrdiff_t used = mixed ? utf8_decode(bytes, i, &c) : 1;
		if (used == 1 && (unsigned char)bytes.at[i] >= 0x80)
			change(arena, &charset->changes, i, 1,
				from_windows_1252(arena, (unsigned char)bytes.at[i]));
		i += used;
	}
}

Charset
charset_changes(Arena *arena, Str bytes)
{
	Charset charset = { 0 };
	ptrdiff_t good = 0, bad = 0;

	if (str_starts(bytes, S("\xEF\xBB\xBF")))
		change(arena, &charset.changes, 0, 3, (Str){ 0 });
	if (utf8_valid(bytes) == bytes.len)
		return charset;
	count(bytes, &good, &bad);
	if (good > bad) {
		charset.broken = bad;
		decode(arena, &charset, bytes, true);
	} else {
		charset.changes.len = 0; /* "ï»¿" and then no UTF-8: no byte order mark */
		charset.encoding = "windows-1252";
		decode(arena, &charset, bytes, false);
	}
	return charset;
}

/* Kinds of files */

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
	{ "\xFF\xFE", 0, 2, "UTF-16" },
	{ "\xFE\xFF", 0, 2, "UTF-16" },
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
charset_is_page(Str bytes)
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
	if (charset_is_page(bytes))
		return NULL;
	bytes = without_lead(bytes);
	return starts_nocase(bytes, S("<?xml")) || starts_nocase(bytes, S("<rss")) ||
			starts_nocase(bytes, S("<feed"))
		? "an XML file"
		: NULL;
}

const char *
charset_foreign(Str bytes)
{
	for (size_t i = 0; i < sizeof magics / sizeof *magics; i++) {
		const Magic *m = &magics[i];
		if (bytes.len >= m->at + m->len && memcmp(bytes.at + m->at, m->magic, (size_t)m->len) == 0)
			return m->what;
	}
	return str_find_byte(bytes, '\0') >= 0 ? "no text: it has NUL bytes" : feed(bytes);
}
