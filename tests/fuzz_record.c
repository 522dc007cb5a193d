/* Read, write, read is the same; what is written untouched is what came, byte for byte. */
#include "fuzz.h"
#include "record/record.h"

static void
walk_all(Arena *a, Str raw, int depth)
{
	JsonWalk w = json_walk(raw);
	Str name, value;

	if (depth > 40)
		return;
	while (w.object ? json_member(&w, a, &name, &value) : json_next(&w, &value)) {
		LAW(value.len > 0 && value.at >= raw.at && value.at + value.len <= raw.at + raw.len);
		walk_all(a, value, depth + 1);
	}
}

static void
texts_survive(Arena *a, const Record *r)
{
	for (ptrdiff_t i = 0; i < r->fields.len; i++) {
		Str value = r->fields.at[i].value, text, again;
		Out out = out_memory(a);

		walk_all(a, value, 0);
		if (!json_text(a, value, &text))
			continue;
		json_write_text(&out, text);
		LAW(json_text(a, out_str(&out), &again) && str_equal(text, again));
	}
}

/* Whatever object was read before, this one reads the same. */
static void
shapes_tell_nothing(Arena *a, Str line, const char *wrong, const Record *r, ptrdiff_t wrong_at)
{
	static JsonShape shape;

	for (int round = 0; round < 2; round++) { /* behind another's line, then behind its own */
		Record like;
		ptrdiff_t at = -1;
		const char *also = record_read_like(&like, a, line, &shape, &at);

		LAW(!also == !wrong && (!wrong || (at == wrong_at && str_equal(str(also), str(wrong)))));
		if (wrong)
			return;
		LAW(like.fields.len == r->fields.len);
		for (ptrdiff_t i = 0; i < r->fields.len; i++) {
			const JsonMember *x = &like.fields.at[i], *y = &r->fields.at[i];
			LAW(x->lead.at == y->lead.at && x->lead.len == y->lead.len);
			LAW(x->value.at == y->value.at && x->value.len == y->value.len);
			LAW(str_equal(x->name, y->name) && x->trail.len == y->trail.len);
			LAW(record_field(&like, x->name).len == record_field(r, y->name).len);
		}
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	Arena a = { 0 };
	Str line = str_trim((Str){ (const char *)data, (ptrdiff_t)size });
	Record r, again;
	Out out = out_memory(&a), twice = out_memory(&a);
	ptrdiff_t at = -1;
	const char *wrong = record_read(&r, &a, line, &at);

	shapes_tell_nothing(&a, line, wrong, &r, at);
	if (str_find_byte(line, '\n') < 0 && !wrong) {
		record_write(&r, &out);
		LAW(r.fields.len == 0 || str_equal(str_slice(out_str(&out), 0, out.len - 1), line));
		LAW(!record_read(&again, &a, str_slice(out_str(&out), 0, out.len - 1), &at));
		record_write(&again, &twice);
		LAW(str_equal(out_str(&out), out_str(&twice)));
		texts_survive(&a, &r);
		if (!record_decode(&r))
			record_read_spans(&r);
	} else {
		LAW(at >= -1 && at <= line.len);
	}
	arena_free(&a);
	return 0;
}
