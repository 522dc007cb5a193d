#include "language/frozen.h"

/* Behind the head: places, marks, then rows - numbers, then offset and length of the key and of each
 * text -, then all bytes of texts. Offsets count from the head. */
enum { MARKS_A_PLACE = 8 };

typedef struct FrozenHead {
	uint32_t rows, places; /* places: a power of two */
	uint32_t texts, numbers;
	uint32_t rows_at, stride;
	uint32_t marks_at, marks; /* a bit for each key's hash; so many, a power of two */
} FrozenHead;

typedef struct {
	uint32_t at, len;
} Text;

typedef struct {
	uint32_t hash; /* of the key: most others are told by it alone */
	uint32_t row;  /* its number + 1; 0: free */
} Place;

struct FrozenMaker {
	Arena *arena;
	int texts, numbers;
	LIST(int64_t) all_numbers;
	LIST(Text) all_texts; /* the key first; `at` counts within bytes */
	Out bytes;
	uint32_t rows;
};

Frozen
frozen_open(Str image)
{
	return (Frozen){ image.len ? (const void *)image.at : NULL };
}

ptrdiff_t
frozen_rows(Frozen frozen)
{
	return frozen.head ? (ptrdiff_t)frozen.head->rows : 0;
}

static const char *
row_at(Frozen frozen, ptrdiff_t row)
{
	return (const char *)frozen.head + frozen.head->rows_at + row * (ptrdiff_t)frozen.head->stride;
}

static Str
text_at(Frozen frozen, ptrdiff_t row, ptrdiff_t column)
{
	const Text *text = (const void *)(row_at(frozen, row) + frozen.head->numbers * sizeof(int64_t));

	return (Str){ (const char *)frozen.head + text[column].at, (ptrdiff_t)text[column].len };
}

Str
frozen_key(Frozen frozen, ptrdiff_t row)
{
	return text_at(frozen, row, 0);
}

Str
frozen_text(Frozen frozen, ptrdiff_t row, int column)
{
	return text_at(frozen, row, column + 1);
}

int64_t
frozen_number(Frozen frozen, ptrdiff_t row, int column)
{
	return ((const int64_t *)(const void *)row_at(frozen, row))[column];
}

/* Most keys that are not there are told by one bit; other bits of the hash choose the place. */
static bool
is_marked(Frozen frozen, uint64_t hash)
{
	const unsigned char *marks = (const unsigned char *)frozen.head + frozen.head->marks_at;
	uint32_t bit = (uint32_t)(hash >> 32) & (frozen.head->marks - 1);

	return marks[bit / 8] >> bit % 8 & 1;
}

ptrdiff_t
frozen_find(Frozen frozen, Str key)
{
	const Place *places;
	uint64_t whole = str_hash(key);
	uint32_t mask, hash = (uint32_t)whole;

	if (!frozen.head || !is_marked(frozen, whole))
		return -1;
	places = (const void *)(frozen.head + 1);
	mask = frozen.head->places - 1;
	for (uint32_t at = hash & mask; places[at].row; at = (at + 1) & mask)
		if (places[at].hash == hash && str_equal(text_at(frozen, (ptrdiff_t)places[at].row - 1, 0), key))
			return (ptrdiff_t)places[at].row - 1;
	return -1;
}

FrozenMaker *
frozen_maker(Arena *arena, int texts, int numbers)
{
	FrozenMaker *maker = NEW(arena, FrozenMaker, 1);

	*maker = (FrozenMaker){ .arena = arena, .texts = texts, .numbers = numbers, .bytes = out_memory(arena) };
	return maker;
}

static void
add_text(FrozenMaker *maker, Str text)
{
	*PUSH(maker->arena, &maker->all_texts) = (Text){ (uint32_t)maker->bytes.len, (uint32_t)text.len };
	out_bytes(&maker->bytes, text);
}

void
frozen_add(FrozenMaker *maker, Str key, const Str *texts, const int64_t *numbers)
{
	add_text(maker, key);
	for (int i = 0; i < maker->texts; i++)
		add_text(maker, texts[i]);
	for (int i = 0; i < maker->numbers; i++)
		*PUSH(maker->arena, &maker->all_numbers) = numbers[i];
	maker->rows++;
}

static void
write_places(const FrozenMaker *maker, const FrozenHead *head, Place *places, unsigned char *marks)
{
	uint32_t count = head->places;

	for (uint32_t row = 0; row < maker->rows; row++) {
		Text key = maker->all_texts.at[row * (uint32_t)(maker->texts + 1)];
		uint64_t whole = str_hash((Str){ maker->bytes.at + key.at, (ptrdiff_t)key.len });
		uint32_t hash = (uint32_t)whole, bit = (uint32_t)(whole >> 32) & (head->marks - 1);
		uint32_t at = hash & (count - 1);
		while (places[at].row)
			at = (at + 1) & (count - 1);
		places[at] = (Place){ hash, row + 1 };
		marks[bit / 8] |= (unsigned char)(1u << bit % 8);
	}
}

static void
write_row(const FrozenMaker *maker, char *to, uint32_t row, uint32_t bytes_at)
{
	size_t texts = (size_t)maker->texts + 1, numbers = (size_t)maker->numbers;
	Text *text = (void *)(to + numbers * sizeof(int64_t));

	if (numbers)
		memcpy(to, maker->all_numbers.at + row * numbers, numbers * sizeof(int64_t));
	for (size_t i = 0; i < texts; i++) {
		text[i] = maker->all_texts.at[row * texts + i];
		text[i].at += bytes_at;
	}
}

Str
frozen_made(FrozenMaker *maker)
{
	FrozenHead head = { .rows = maker->rows,
		.places = 16,
		.texts = (uint32_t)maker->texts,
		.numbers = (uint32_t)maker->numbers };
	uint32_t bytes_at;
	char *to;

	while (head.places < 2 * maker->rows)
		head.places *= 2;
	head.marks = MARKS_A_PLACE * head.places;
	head.marks_at = (uint32_t)(sizeof head + head.places * sizeof(Place));
	head.rows_at = head.marks_at + head.marks / 8;
	head.stride = (uint32_t)(head.numbers * sizeof(int64_t) + (head.texts + 1) * sizeof(Text));
	bytes_at = head.rows_at + head.rows * head.stride;
	to = arena_take(maker->arena, bytes_at + maker->bytes.len, 1);
	memcpy(to, &head, sizeof head);
	write_places(maker, &head, (Place *)(void *)(to + sizeof head), (unsigned char *)to + head.marks_at);
	for (uint32_t row = 0; row < maker->rows; row++)
		write_row(maker, to + head.rows_at + row * head.stride, row, bytes_at);
	if (maker->bytes.len)
		memcpy(to + bytes_at, maker->bytes.at, (size_t)maker->bytes.len);
	return (Str){ to, bytes_at + maker->bytes.len };
}
