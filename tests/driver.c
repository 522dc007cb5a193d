/* driver.c - a main for fuzz targets where libFuzzer is not at hand: runs files given, then mutations of them.
 * fuzz_NAME [-runs=N] [FILE|FOLDER]...   deterministic: the same N gives the same inputs. */
#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { MOST_SEEDS = 512, MOST_BYTES = 4096 };

typedef struct {
	uint8_t *at;
	size_t len;
} Seed;

typedef struct {
	Seed seeds[MOST_SEEDS];
	size_t count;
	uint64_t random;
} Driver;

static uint64_t
next_random(Driver *d) /* xorshift64*, Vigna 2016 */
{
	d->random ^= d->random >> 12;
	d->random ^= d->random << 25;
	d->random ^= d->random >> 27;
	return d->random * 0x2545f4914f6cdd1du;
}

static void
add_seed(Driver *d, const uint8_t *at, size_t len)
{
	Seed *s = &d->seeds[d->count];

	if (d->count == MOST_SEEDS)
		return;
	s->len = len < MOST_BYTES ? len : MOST_BYTES;
	s->at = malloc(s->len + 1);
	if (!s->at)
		exit(1);
	memcpy(s->at, at, s->len);
	d->count++;
}

static void
add_file(Driver *d, const char *path)
{
	static uint8_t bytes[1 << 16];
	FILE *f = fopen(path, "rb");
	size_t len;

	if (!f)
		return;
	len = fread(bytes, 1, sizeof bytes, f);
	fclose(f);
	add_seed(d, bytes, len);
	for (size_t i = 0, start = 0; i < len && d->count < MOST_SEEDS; i++) /* its lines too */
		if (bytes[i] == '\n') {
			if (i - start > 8)
				add_seed(d, bytes + start, i - start);
			start = i + 1;
		}
}

static void
add_path(Driver *d, const char *path)
{
	struct stat about;
	struct dirent *entry;
	char name[1024];
	DIR *folder;

	if (stat(path, &about) || !S_ISDIR(about.st_mode)) {
		add_file(d, path);
		return;
	}
	folder = opendir(path);
	while (folder && (entry = readdir(folder)))
		if (entry->d_name[0] != '.') {
			snprintf(name, sizeof name, "%s/%s", path, entry->d_name);
			add_file(d, name);
		}
	if (folder)
		closedir(folder);
}

/* Cuts, swaps, repeats and replaces a few bytes, or splices two seeds. */
static size_t
mutate(Driver *d, uint8_t *to)
{
	static const char odd[] = "{}[]\",:\\u0000-+.eE \t\r\n\xef\xbb\xbf\xc2\xa0\xe2\x80\xaf%$9\x00\xff";
	const Seed *a = &d->seeds[next_random(d) % d->count], *b = &d->seeds[next_random(d) % d->count];
	size_t len = a->len;

	memcpy(to, a->at, len);
	if (next_random(d) % 4 == 0 && b->len) {
		size_t from = next_random(d) % b->len, part = b->len - from;

		len = len ? next_random(d) % len : 0;
		if (part > MOST_BYTES - len)
			part = MOST_BYTES - len;
		memcpy(to + len, b->at + from, part);
		len += part;
	}
	for (uint64_t n = next_random(d) % 6; n > 0 && len > 1; n--) {
		size_t at = next_random(d) % len, part = next_random(d) % 8 + 1;

		switch (next_random(d) % 4) {
		case 0: to[at] = (uint8_t)odd[next_random(d) % (sizeof odd - 1)]; break;
		case 1: to[at] = (uint8_t)next_random(d); break;
		case 2: /* remove */
			if (part > len - at)
				part = len - at;
			memmove(to + at, to + at + part, len - at - part);
			len -= part;
			break;
		case 3: /* repeat */
			if (part > len - at)
				part = len - at;
			if (len + part <= MOST_BYTES) {
				memmove(to + at + part, to + at, len - at);
				len += part;
			}
			break;
		}
	}
	return len;
}

int
main(int argc, char **argv)
{
	static Driver d;
	static uint8_t bytes[2 * MOST_BYTES];
	long runs = 20000;

	d.random = 0x9e3779b97f4a7c15u;
	for (int i = 1; i < argc; i++)
		if (strncmp(argv[i], "-runs=", 6) == 0)
			runs = strtol(argv[i] + 6, NULL, 10);
		else
			add_path(&d, argv[i]);
	if (d.count == 0)
		add_seed(&d, (const uint8_t *)"{\"text\":\"seven of 10,000\",\"n\":[1,2.50,null]}", 43);
	for (size_t i = 0; i < d.count; i++)
		LLVMFuzzerTestOneInput(d.seeds[i].at, d.seeds[i].len);
	for (long i = 0; i < runs; i++) {
		size_t len = mutate(&d, bytes);
		uint8_t *exact = malloc(len ? len : 1); /* so that an overrun shows */

		if (!exact)
			return 1;
		memcpy(exact, bytes, len);
		LLVMFuzzerTestOneInput(exact, len);
		free(exact);
	}
	printf("%s: %ld inputs kept the law\n", strrchr(argv[0], '/') ? strrchr(argv[0], '/') + 1 : argv[0],
		runs + (long)d.count);
	for (size_t i = 0; i < d.count; i++)
		free(d.seeds[i].at);
	return 0;
}
