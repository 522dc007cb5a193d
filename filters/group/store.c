#include "group/store.h"

#include "base/report.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { ALIGN = 8 };

typedef struct HeldClaim {
	struct HeldClaim *next;
	Claim claim;
} HeldClaim;

typedef struct {
	int64_t before; /* the shelf's block before this: its byte + 1 */
	int64_t bytes;  /* behind this head: each claim, then its text, filled up to ALIGN */
} Block;

static int64_t
padded(int64_t bytes)
{
	return (bytes + ALIGN - 1) / ALIGN * ALIGN;
}

static void
open_file(Store *s, Arena *arena)
{
	const char *folder = getenv("TMPDIR");
	char *path = arena_c_string(
		arena, arena_join(arena, str(folder && *folder ? folder : "/tmp"), S("/aggregate-XXXXXX")));
	int fd = mkstemp(path);

	if (fd < 0)
		die(EXIT_CANNOT_CREATE, "cannot create %s for claims that memory does not hold: %s", path,
			strerror(errno));
	unlink(path);
	s->file = out_to(arena, fd, "a temporary file");
}

static void
write_claim(Out *out, const Claim *claim)
{
	static const char zeros[ALIGN] = { 0 };

	out_bytes(out, (Str){ (const char *)claim, sizeof *claim });
	out_bytes(out, claim->text);
	out_bytes(out, (Str){ zeros, (ptrdiff_t)(padded(claim->text.len) - claim->text.len) });
}

static void
write_shelf(Store *s, Shelf *shelf)
{
	Block block = { .before = shelf->block };

	for (const HeldClaim *h = shelf->held; h; h = h->next)
		block.bytes += (int64_t)sizeof h->claim + padded(h->claim.text.len);
	out_bytes(&s->file, (Str){ (const char *)&block, sizeof block });
	for (const HeldClaim *h = shelf->held; h; h = h->next)
		write_claim(&s->file, &h->claim);
	shelf->block = s->written + 1;
	shelf->held = NULL;
	s->written += (int64_t)sizeof block + block.bytes;
}

static void
spill(Store *s, Arena *arena)
{
	if (s->written == 0)
		open_file(s, arena);
	for (ptrdiff_t i = 0; i < s->busy.len; i++)
		write_shelf(s, s->busy.at[i]);
	out_flush(&s->file);
	s->busy.len = 0;
	s->held = 0;
	arena_reset(&s->memory);
}

void
store_put(Store *s, Arena *arena, Shelf *shelf, const Claim *claim)
{
	HeldClaim *held = NEW(&s->memory, HeldClaim, 1);

	if (!shelf->held)
		*PUSH(arena, &s->busy) = shelf;
	held->claim = *claim;
	held->claim.text = arena_copy(&s->memory, claim->text);
	held->next = shelf->held;
	shelf->held = held;
	shelf->claims++;
	s->held += (int64_t)sizeof *held + claim->text.len;
	if (s->held > s->most)
		spill(s, arena);
}

static void
read_at(const Store *s, void *into, int64_t bytes, int64_t at)
{
	char *to = into;

	while (bytes > 0) {
		ssize_t got = pread(s->file.fd, to, (size_t)bytes, (off_t)at);
		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0)
			die(EXIT_IO, "cannot read the temporary file again: %s",
				got < 0 ? strerror(errno) : "it is shorter than what was written");
		to += got;
		at += got;
		bytes -= got;
	}
}

/* The claims stand in the block as they stood in memory, but for where the text is. */
static void
read_block(const Store *s, Arena *arena, Claims *claims, int64_t at, Block *block)
{
	read_at(s, block, sizeof *block, at);
	char *bytes = NEW(arena, char, (ptrdiff_t)block->bytes), *end = bytes + block->bytes;

	read_at(s, bytes, block->bytes, at + (int64_t)sizeof *block);
	while (bytes < end) {
		Claim *claim = (Claim *)(void *)bytes;
		claim->text.at = bytes + sizeof *claim;
		bytes += sizeof *claim + (size_t)padded(claim->text.len);
		*PUSH(arena, claims) = claim;
	}
}

Claims
store_read(const Store *s, Arena *arena, const Shelf *shelf)
{
	Claims claims = { .at = NEW(arena, const Claim *, shelf->claims), .cap = (ptrdiff_t)shelf->claims };
	Block block;

	for (const HeldClaim *h = shelf->held; h; h = h->next)
		*PUSH(arena, &claims) = &h->claim;
	for (int64_t at = shelf->block; at > 0; at = block.before)
		read_block(s, arena, &claims, at - 1, &block);
	return claims;
}

void
store_full(Store *s, Arena *arena)
{
	if (s->written == 0)
		return;
	spill(s, arena);
	arena_free(&s->memory);
}

void
store_close(Store *s)
{
	if (s->written > 0)
		out_close(&s->file);
	arena_free(&s->memory);
	*s = (Store){ 0 };
}
