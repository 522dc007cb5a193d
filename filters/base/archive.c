#include "base/archive.h"

#include <archive.h>
#include <archive_entry.h>
#include <dlfcn.h>

/* The library is opened when the first archive comes: linked, it and what it needs would cost every start 3 ms. */
#define ARCHIVE_CALLS(X)                                                                                     \
	X(archive_entry_filetype)                                                                            \
	X(archive_entry_hardlink)                                                                            \
	X(archive_entry_is_encrypted)                                                                        \
	X(archive_entry_pathname)                                                                            \
	X(archive_error_string)                                                                              \
	X(archive_filter_code)                                                                               \
	X(archive_format)                                                                                    \
	X(archive_read_data)                                                                                 \
	X(archive_read_free)                                                                                 \
	X(archive_read_new)                                                                                  \
	X(archive_read_next_header)                                                                          \
	X(archive_read_open)                                                                                 \
	X(archive_read_support_filter_bzip2)                                                                 \
	X(archive_read_support_filter_gzip)                                                                  \
	X(archive_read_support_filter_lz4)                                                                   \
	X(archive_read_support_filter_lzma)                                                                  \
	X(archive_read_support_filter_xz)                                                                    \
	X(archive_read_support_filter_zstd)                                                                  \
	X(archive_read_support_format_7zip)                                                                  \
	X(archive_read_support_format_ar)                                                                    \
	X(archive_read_support_format_cab)                                                                   \
	X(archive_read_support_format_cpio)                                                                  \
	X(archive_read_support_format_empty)                                                                 \
	X(archive_read_support_format_raw)                                                                   \
	X(archive_read_support_format_tar)                                                                   \
	X(archive_read_support_format_xar)                                                                   \
	X(archive_read_support_format_zip_streamable)

typedef struct {
	void *library;
/* NOLINTNEXTLINE(bugprone-macro-parentheses) a member's name */
#define X(name) __typeof__(&(name)) name;
	ARCHIVE_CALLS(X)
#undef X
} Calls;

/* Once loaded it stays: the next archive finds it there. */
static bool
load_calls(Calls *calls)
{
	calls->library = dlopen("libarchive.so.13", RTLD_NOW | RTLD_LOCAL);
#define X(name)                                                                                              \
	if (!calls->library || !(*(void **)&calls->name = dlsym(calls->library, #name)))                     \
		return false;
	ARCHIVE_CALLS(X)
#undef X
	return true;
}

struct Archive {
	Calls call;
	struct archive *read;
	struct archive_entry *entry;
	In *from;
	Arena *arena;
	Arena names;        /* of the member now */
	const char *broken; /* it cannot go on */
	bool lost;          /* the last header was none: the next one is looked for */
	bool missing;       /* for want of the library */
};

typedef struct {
	const char *magic;
	ptrdiff_t at, len;
} Magic;

static const Magic magics[] = {
	{ "\x1F\x8B\x08", 0, 3 }, /* packed once more than what in.h unpacks */
	{ "PK\003\004", 0, 4 },
	{ "PK\005\006", 0, 4 },
	{ "ustar", 257, 5 },
	{ "\x28\xB5\x2F\xFD", 0, 4 },
	{ "BZh", 0, 3 },
	{ "\xFD\x37zXZ", 0, 5 },
	{ "\x5D\x00\x00", 0, 3 },
	{ "\x04\x22\x4D\x18", 0, 4 },
	{ "7z\xBC\xAF", 0, 4 },
	{ "070701", 0, 6 },
	{ "070707", 0, 6 },
	{ "!<arch>\n", 0, 8 },
	{ "MSCF", 0, 4 },
	{ "xar!", 0, 4 },
};

bool
archive_is(Str begin)
{
	for (size_t i = 0; i < sizeof magics / sizeof *magics; i++) {
		const Magic *m = &magics[i];
		if (begin.len >= m->at + m->len && memcmp(begin.at + m->at, m->magic, (size_t)m->len) == 0)
			return true;
	}
	return false;
}

static la_ssize_t
read_block(struct archive *read, void *with, const void **at)
{
	Archive *a = with;
	Str some, why;

	(void)read;
	if (in_some(a->from, &some) == 0 && in_line(a->from, 0, &why) == IN_DAMAGED)
		a->broken = arena_c_string(a->arena, why);
	*at = some.at;
	return (la_ssize_t)some.len;
}

Archive *
archive_open(Arena *arena, In *from)
{
	Archive *a = NEW(arena, Archive, 1);
	struct archive *read;

	a->arena = arena;
	a->from = from;
	if (!load_calls(&a->call)) {
		a->broken = "the library to read it, libarchive, is not here";
		a->missing = true;
		return a;
	}
	a->read = read = a->call.archive_read_new();
	if (!read) {
		a->broken = "out of memory";
		return a;
	}
	a->call.archive_read_support_filter_bzip2(read);
	a->call.archive_read_support_filter_xz(read);
	a->call.archive_read_support_filter_lzma(read);
	a->call.archive_read_support_filter_lz4(read);
	a->call.archive_read_support_filter_zstd(read);
	a->call.archive_read_support_filter_gzip(read);
	a->call.archive_read_support_format_tar(read);
	a->call.archive_read_support_format_zip_streamable(read);
	a->call.archive_read_support_format_7zip(read);
	a->call.archive_read_support_format_cpio(read);
	a->call.archive_read_support_format_ar(read);
	a->call.archive_read_support_format_cab(read);
	a->call.archive_read_support_format_xar(read);
	a->call.archive_read_support_format_raw(read);
	a->call.archive_read_support_format_empty(read);
	if (a->call.archive_read_open(read, a, NULL, read_block, NULL) != ARCHIVE_OK)
		a->broken = a->call.archive_error_string(read);
	return a;
}

static const char *
kind_of(const Archive *a, struct archive_entry *entry)
{
	if (a->call.archive_entry_hardlink(entry))
		return "a hard link: not read";
	switch (a->call.archive_entry_filetype(entry)) {
	case AE_IFLNK: return "a symbolic link: not read";
	case AE_IFIFO: return "a pipe: not read";
	case AE_IFSOCK: return "a socket: not read";
	case AE_IFCHR:
	case AE_IFBLK: return "a device: not read";
	default: return NULL;
	}
}

static Str
name_of(Archive *a)
{
	const char *name = a->call.archive_entry_pathname(a->entry);

	arena_reset(&a->names);
	if (a->call.archive_format(a->read) == ARCHIVE_FORMAT_RAW || !name)
		return (Str){ 0 };
	return arena_copy(&a->names, str(name));
}

static const char *
error_of(Archive *a)
{
	const char *said = !a->read ? NULL : a->call.archive_error_string(a->read);

	return arena_c_string(&a->names, str(a->broken ? a->broken : said ? said : "damaged"));
}

static void
drop(Archive *a)
{
	if (a->read)
		a->call.archive_read_free(a->read);
	a->read = NULL;
}

Member
archive_next(Archive *a)
{
	Member m = { .kind = MEMBER_END };
	int result;

	if (a->broken) {
		m = (Member){ a->missing ? MEMBER_NO_LIBRARY : MEMBER_WRONG, { 0 }, error_of(a) };
		a->broken = NULL;
		drop(a);
		return m;
	}
	if (!a->read)
		return m;
	do
		result = a->call.archive_read_next_header(a->read, &a->entry);
	while (result == ARCHIVE_RETRY && a->lost); /* told once */
	a->lost = result == ARCHIVE_RETRY;
	if (result == ARCHIVE_EOF)
		return m;
	if (result != ARCHIVE_OK && result != ARCHIVE_WARN) {
		m = (Member){ MEMBER_WRONG, { 0 }, error_of(a) };
		if (result == ARCHIVE_FATAL)
			drop(a);
		return m;
	}
	if (a->call.archive_format(a->read) == ARCHIVE_FORMAT_RAW &&
		a->call.archive_filter_code(a->read, 0) == ARCHIVE_FILTER_NONE) { /* begins like one, and is none */
		drop(a);
		return (Member){ MEMBER_WRONG, { 0 }, "an archive that is damaged at its beginning" };
	}
	m.name = name_of(a);
	m.why = kind_of(a, a->entry);
	m.kind = m.why                                                 ? MEMBER_SKIPPED
		: a->call.archive_entry_filetype(a->entry) == AE_IFDIR ? MEMBER_OTHER
								       : MEMBER_FILE;
	if (m.kind == MEMBER_FILE && a->call.archive_entry_is_encrypted(a->entry)) {
		m.kind = MEMBER_WRONG;
		m.why = "encrypted: not read";
	}
	return m;
}

static ptrdiff_t
read_member(void *with, char *at, ptrdiff_t room, const char **wrong)
{
	Archive *a = with;
	la_ssize_t got = a->read ? a->call.archive_read_data(a->read, at, (size_t)room) : 0;

	if (got >= 0)
		return (ptrdiff_t)got;
	*wrong = error_of(a);
	return 0;
}

In *
archive_in(Archive *a, Arena *arena)
{
	return in_from(arena, read_member, a);
}

void
archive_close(Archive *a)
{
	drop(a);
	arena_free(&a->names);
}
