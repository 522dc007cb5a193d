/* The laws of segment: sentences come in order and leave out white space alone; tokens lie in their sentence, in order, and leave
 * out white space alone; neither parts a character. For both styles. */
#include "base/utf8.h"
#include "fuzz.h"
#include "language/sentence.h"
#include "language/surface.h"
#include "language/unicode.h"

/* Where the characters of a text begin, for readers: clusters. */
static bool *
characters(Arena *arena, Str text)
{
	bool *begins = NEW(arena, bool, text.len + 1);

	for (ptrdiff_t i = 0; i < text.len; i = unicode_cluster_end(text, i))
		begins[i] = true;
	begins[text.len] = true;
	return begins;
}

static void
only_spaces(Str text, ptrdiff_t start, ptrdiff_t end)
{
	for (ptrdiff_t i = start; i < end; i++) {
		uint32_t c;
		ptrdiff_t bytes = utf8_decode(text, i, &c);
		LAW((unsigned char)text.at[i] <= ' ' || c == 0x7f ||
			bytes > 1); /* other scripts have spaces of their own */
		i += bytes - 1;
	}
}

static void
tokens_tile(Arena *arena, const SurfaceRules *rules, Str sentence)
{
	Tokens tokens = surface_tokens(arena, rules, sentence);
	const bool *begins = characters(arena, sentence);
	ptrdiff_t at = 0;

	for (ptrdiff_t i = 0; i < tokens.len; i++) {
		LAW(tokens.at[i].start >= at && tokens.at[i].end > tokens.at[i].start &&
			tokens.at[i].end <= sentence.len);
		LAW(begins[tokens.at[i].start] && begins[tokens.at[i].end]);
		only_spaces(sentence, at, tokens.at[i].start);
		at = tokens.at[i].end;
	}
	only_spaces(sentence, at, sentence.len);
}

static void
sentences_tile(Arena *arena, const StopRules *rules, const SurfaceRules *surface, Str text)
{
	Sentences sentences = sentences_find(arena, rules, text);
	const bool *begins = characters(arena, text);
	ptrdiff_t at = 0;

	for (ptrdiff_t i = 0; i < sentences.len; i++) {
		const Sentence *s = &sentences.at[i];
		LAW(s->start >= at && s->end > s->start && s->end <= text.len);
		LAW(begins[s->start] && begins[s->end]);
		only_spaces(text, at, s->start);
		tokens_tile(arena, surface, str_slice(text, s->start, s->end));
		at = s->end;
	}
	only_spaces(text, at, text.len);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static Arena run;
	static StopRules *rules[2];
	static SurfaceRules surface;
	Arena arena = { 0 };
	Str text = { (const char *)data, (ptrdiff_t)size };
	const char *wrong = NULL;

	if (!rules[0]) {
		rules[0] = stop_rules(&run, STYLE_NEWS, &wrong);
		rules[1] = stop_rules(&run, STYLE_UD, &wrong);
		LAW(rules[0] && rules[1] && !stop_learned(&run, rules[1]) && !surface_load(&run, &surface));
	}
	text.len = utf8_valid(text);
	for (int style = 0; style < 2; style++)
		sentences_tile(&arena, rules[style], &surface, text);
	arena_free(&arena);
	return 0;
}
