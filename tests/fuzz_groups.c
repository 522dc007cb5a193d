/* Claims made of the input's bytes: their groups are the same bytes in whatever order the claims come, and each is JSON. */
#include "filter.h"
#include "fuzz.h"

extern const Filter aggregate;

enum { BYTES = 8, MOST_CLAIMS = 24 };

static void
write_member(Out *out, const char *name, const char *const *values, int choice)
{
	if (values[choice])
		out_format(out, ",\"%s\":%s", name, values[choice]);
}

/* Few values, so that claims meet. */
static Str
claim_of(Arena *a, const uint8_t *b)
{
	static const char *const units[] = { NULL, NULL, NULL, "\"USD\"" };
	static const char *const speakers[] = { NULL, "\"UN\"", "\"un\"", "\"A\",\"speaker_id\":\"org:A\"" };
	static const char *const times[] = { NULL, "\"2019\"", "\"2020-03\"", "\"../2020\"", "\"2019/..\"",
		"\"XXXX-08\"", "\"2021\"", "\"soon\"" };
	static const char *const classes[] = { NULL, "\"people\"", "\"children\"", "\"states\"" };
	static const char *const places[] = { NULL, "[\"KZ\"]", "[\"UZ\",\"KZ\"]", "\"UZ\"" };
	static const char *const modifiers[] = { NULL, NULL, NULL, "\"further\"" };
	static const char *const prints[] = { NULL, NULL, "\"aa\"", "\"bb\"" };
	Out out = out_memory(a);

	out_format(&out, "{\"id\":\"%d\",\"doc\":\"%d\",\"start\":%d,\"sentence\":\"%d\"", b[0] & 15,
		b[0] >> 6, b[1] & 7, b[1] & 1);
	out_format(&out, ",\"value\":%d", b[2] & 7);
	if (b[2] & 8)
		out_format(&out, ",\"low\":%d", b[2] & 7);
	if (b[2] & 16)
		out_format(&out, ",\"high\":%d", (b[2] & 7) + (b[2] >> 6));
	write_member(&out, "unit", units, b[3] & 3);
	write_member(&out, "speaker", speakers, b[3] >> 2 & 3);
	write_member(&out, "class", classes, b[3] >> 4 & 3);
	write_member(&out, "to_place", places, b[3] >> 6);
	write_member(&out, "time", times, b[4] & 7);
	write_member(&out, "modifier", modifiers, b[4] >> 3 & 3);
	write_member(&out, "fingerprint", prints, b[4] >> 5 & 3);
	if (b[5] & 1)
		out_format(&out, ",\"part_of\":\"%d\"", b[6] & 15);
	out_format(&out, ",\"action\":\"%c\"}", 'a' + (b[7] & 1));
	return out_str(&out);
}

static Str
groups_of(Arena *a, const Str *claims, int count, bool backwards)
{
	Run run = { .file = "fuzz", .max_record = 1 << 20 };
	Out out = out_memory(a);
	Stage *stage = stage_new(a, &aggregate, &run);

	stage_join(&run, &stage, 1, &out);
	LAW(stage_begin(stage) == NULL);
	for (int i = 0; i < count; i++)
		feed_line(stage, claims[backwards ? count - 1 - i : i], i + 1);
	feed_close(stage);
	run_free(&run);
	return out_str(&out);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	Arena a = { 0 };
	Str claims[MOST_CLAIMS], line;
	int count = 0;

	for (; count < MOST_CLAIMS && size >= BYTES; data += BYTES, size -= BYTES)
		claims[count++] = claim_of(&a, data);
	Str groups = groups_of(&a, claims, count, false), again = groups_of(&a, claims, count, true);
	LAW(str_equal(groups, again));
	while (groups.len > 0 && str_next(&groups, '\n', &line)) {
		Record record;
		ptrdiff_t at;
		LAW(line.len == 0 || record_read(&record, &a, line, &at) == NULL);
	}
	arena_free(&a);
	return 0;
}
