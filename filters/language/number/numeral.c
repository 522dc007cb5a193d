#include "language/number/read.h"

#include <string.h>

static bool
groups_of_three(const ptrdiff_t *group, ptrdiff_t groups)
{
	if (group[0] < 1 || group[0] > 3)
		return false;
	for (ptrdiff_t i = 1; i < groups; i++)
		if (group[i] != 3)
			return false;
	return true;
}

/* "1,23,456": the Indian way, lakhs and crores. */
static bool
groups_of_two(const ptrdiff_t *group, ptrdiff_t groups)
{
	if (groups < 3 || group[0] > 2 || group[groups - 1] != 3)
		return false;
	for (ptrdiff_t i = 1; i < groups - 1; i++)
		if (group[i] != 2)
			return false;
	return true;
}

enum { MOST_GROUPS = 64 };

/* How the text is cut by commas, points and other marks. */
typedef struct {
	ptrdiff_t group[MOST_GROUPS]; /* digits of each */
	char mark[MOST_GROUPS];       /* before each group but the first; ' ' for spaces and apostrophes */
	ptrdiff_t groups;
	int commas, points, spaces;
} Cut;

static bool
cut_digits(Str text, Cut *cut)
{
	*cut = (Cut){ .groups = 1 };
	for (ptrdiff_t i = 0; i < text.len; i++) {
		unsigned char c = (unsigned char)text.at[i];
		if (is_digit(text.at[i])) {
			cut->group[cut->groups - 1]++;
			continue;
		}
		if (c == ':' || cut->groups == MOST_GROUPS)
			return false;
		cut->commas += c == ',';
		cut->points += c == '.';
		cut->spaces += c != ',' && c != '.';
		cut->mark[cut->groups++] = c == ',' || c == '.' ? (char)c : ' ';
		while (c >= 0x80 && i + 1 < text.len && ((unsigned char)text.at[i + 1] & 0xc0) == 0x80)
			i++;
	}
	return true;
}

/* Groups that stand behind the point: 0 or 1; -1: this is no number ("1.2.3"). */
static int
places_of(const Cut *cut)
{
	ptrdiff_t last = cut->groups - 1;
	bool point = cut->points + cut->commas > 0 && (cut->mark[last] == '.' ? cut->points == 1 : cut->commas == 1 && cut->mark[last] == ',');

	if (last == 0)
		return 0;
	if (cut->commas && cut->points) /* the one that comes last and once is the point: "1,234.5", "1.234,5" */
		return point && groups_of_three(cut->group, last) ? 1 : point && groups_of_two(cut->group, last) ? 1 : -1;
	if (cut->points == 1 && !cut->spaces)
		return 1;
	if (cut->commas == 1 && !cut->spaces && (cut->group[last] != 3 || cut->group[0] > 3))
		return cut->group[0] <= 3 && cut->group[last] <= 2 ? 1 : -1; /* "3,5" */
	if (cut->spaces && point)
		return groups_of_three(cut->group, last) ? 1 : -1;
	if (cut->commas && !cut->spaces && !cut->points && groups_of_two(cut->group, cut->groups))
		return 0;
	return groups_of_three(cut->group, cut->groups) ? 0 : -1;
}

bool
decimal_from_digits(Arena *arena, Str text, Decimal *out)
{
	Cut cut;
	char *plain;
	ptrdiff_t len = 0, behind;
	int places;

	if (!text.len || !cut_digits(text, &cut))
		return false;
	places = places_of(&cut);
	if (places < 0)
		return false;
	plain = NEW(arena, char, text.len + 1);
	behind = places ? cut.group[cut.groups - 1] : 0;
	for (ptrdiff_t i = 0; i < text.len; i++)
		if (is_digit(text.at[i]))
			plain[len++] = text.at[i];
	if (behind && behind < len) {
		memmove(plain + len - behind + 1, plain + len - behind, (size_t)behind);
		plain[len - behind] = '.';
		len++;
	}
	return decimal_read(arena, (Str){ plain, len }, out);
}

/* ---- "½" ---- */

static const struct {
	const char *glyph, *text;
	int above, below;
} glyphs[] = {
	{ "½", "1/2", 1, 2 }, { "⅓", "1/3", 1, 3 }, { "⅔", "2/3", 2, 3 }, { "¼", "1/4", 1, 4 }, { "¾", "3/4", 3, 4 },
	{ "⅕", "1/5", 1, 5 }, { "⅖", "2/5", 2, 5 }, { "⅗", "3/5", 3, 5 }, { "⅘", "4/5", 4, 5 }, { "⅙", "1/6", 1, 6 },
	{ "⅚", "5/6", 5, 6 }, { "⅛", "1/8", 1, 8 }, { "⅜", "3/8", 3, 8 }, { "⅝", "5/8", 5, 8 }, { "⅞", "7/8", 7, 8 },
};

static Decimal
ratio(Arena *arena, int64_t above, int64_t below)
{
	return decimal_divide(arena, decimal_from_integer(arena, above), below, 6);
}

static bool
read_glyph(const Reader *r, ptrdiff_t at, Decimal *value, Str *fraction)
{
	Str text = lexeme_at(r, at)->text;

	if (text.len < 2 || (unsigned char)text.at[0] < 0xc2)
		return false;
	for (size_t i = 0; i < sizeof glyphs / sizeof *glyphs; i++)
		if (str_equal(text, str(glyphs[i].glyph))) {
			*value = ratio(r->arena, glyphs[i].above, glyphs[i].below);
			*fraction = str(glyphs[i].text);
			return true;
		}
	return false;
}

static void
make_fraction(const Reader *r, Numeral *n, int64_t above, int64_t below)
{
	n->value = n->bare = ratio(r->arena, above, below);
	n->fraction = arena_format(r->arena, "%lld/%lld", (long long)above, (long long)below);
}

/* ---- digits ---- */

static bool
plain_digits(const Lexeme *lexeme, ptrdiff_t most)
{
	if (lexeme->kind != LEXEME_DIGITS || lexeme->text.len > most)
		return false;
	for (ptrdiff_t i = 0; i < lexeme->text.len; i++)
		if (!is_digit(lexeme->text.at[i]))
			return false;
	return true;
}

static bool
group_follows(const Reader *r, ptrdiff_t at)
{
	const Lexeme *lexeme = lexeme_at(r, at);

	return plain_digits(lexeme, 3) && lexeme->text.len == 3 && lexeme->space && !lexeme->breaks && !lexeme->code &&
	       lexeme->start - lexeme_at(r, at - 1)->end <= 3 && is_glued(r, at) == false;
}

/* "197 000", "12 500 000": groups of three behind one to three digits. A lone group must be round, else it is another number. */
static ptrdiff_t
spaced_groups(const Reader *r, ptrdiff_t at)
{
	ptrdiff_t end = at + 1, last;

	if (!plain_digits(lexeme_at(r, at), 3) || lexeme_at(r, at)->text.at[0] == '0')
		return end;
	while (group_follows(r, end) && end < at + 5)
		end++;
	last = end - 1;
	if (end == at + 2 && !str_ends(lexeme_at(r, last)->text, S("00")))
		return at + 1;
	if (end > at + 1 && lexeme_at(r, end)->kind == LEXEME_DIGITS && !lexeme_at(r, end)->breaks)
		return at + 1;
	return end;
}

static Decimal
joined_groups(const Reader *r, ptrdiff_t at, ptrdiff_t end)
{
	Decimal d = { 0 };
	char digits[32];
	ptrdiff_t len = 0;

	for (ptrdiff_t i = at; i < end; i++) {
		Str text = lexeme_at(r, i)->text;
		memcpy(digits + len, text.at, (size_t)text.len);
		len += text.len;
	}
	decimal_read(r->arena, arena_copy(r->arena, (Str){ digits, len }), &d);
	return d;
}

static int64_t
small_integer(const Lexeme *lexeme)
{
	int64_t value = -1;

	return plain_digits(lexeme, 9) && str_integer(lexeme->text, &value) ? value : -1;
}

/* "3/4", "1 1/2", "2½". */
static ptrdiff_t
read_slash(const Reader *r, ptrdiff_t at, Numeral *n)
{
	int64_t above = small_integer(lexeme_at(r, at)), below;
	Numeral part = { 0 };

	if (above < 0)
		return NONE;
	if (read_glyph(r, at + 1, &part.value, &part.fraction) && !lexeme_at(r, at + 1)->breaks) {
		n->value = n->bare = decimal_add(r->arena, decimal_from_integer(r->arena, above), part.value);
		return at + 2;
	}
	if (word_is(r, at + 1, "/") && is_glued(r, at + 1) && is_glued(r, at + 2)) {
		below = small_integer(lexeme_at(r, at + 2));
		if (below < 2 || below > 1000 || (word_is(r, at + 3, "/") && is_glued(r, at + 3)))
			return NONE;
		make_fraction(r, n, above, below);
		return at + 3;
	}
	if (lexeme_at(r, at + 1)->space && !lexeme_at(r, at + 1)->breaks && read_slash(r, at + 1, &part) == at + 4 && part.fraction.len &&
	    decimal_compare(part.value, decimal_from_integer(r->arena, 1)) < 0) {
		n->value = n->bare = decimal_add(r->arena, decimal_from_integer(r->arena, above), part.value);
		return at + 4;
	}
	return NONE;
}

/* The exponent in small raised digits: "⁻⁵". False if the text is none. */
static bool
read_raised(Str text, int *value)
{
	static const char *const raised[] = { "⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹" };
	bool minus = str_starts(text, S("⁻"));
	int digits = 0;

	text = minus ? str_from(text, S("⁻").len) : text;
	*value = 0;
	for (; text.len && digits < 4; digits++) {
		int d = 0;
		while (d < 10 && !str_starts(text, str(raised[d])))
			d++;
		if (d == 10)
			return false;
		*value = *value * 10 + d;
		text = str_from(text, str(raised[d]).len);
	}
	*value = minus ? -*value : *value;
	return digits > 0 && !text.len;
}

/* "1.3e6", "2.48×10−5", "3 x 10^8": scales the number; where it ends. */
static ptrdiff_t
read_exponent(const Reader *r, ptrdiff_t at, Numeral *n)
{
	static const char *const signs[] = { "-", "−", "–", "+", NULL };
	static const char *const times[] = { "×", "x", "*", "·", NULL };
	ptrdiff_t i = at;
	bool minus, ten = false;
	int64_t power;
	int raised;

	if (word_is(r, i, "e") && is_glued(r, i)) {
		i++;
	} else if (word_in(r, i, times) && lexeme_at(r, i + 1)->kind == LEXEME_DIGITS && str_starts(lexeme_at(r, i + 1)->text, S("10"))) {
		Str base = lexeme_at(r, i + 1)->text;
		if (base.len > 2 && read_raised(str_from(base, 2), &raised)) {
			n->value = decimal_scale(n->value, raised);
			return i + 2;
		}
		if (base.len > 2)
			return at;
		ten = true;
		i += 2;
		if (is_glued(r, i) && read_raised(lexeme_at(r, i)->text, &raised)) {
			n->value = decimal_scale(n->value, raised);
			return i + 1;
		}
		if (word_is(r, i, "^") && is_glued(r, i))
			i++;
		else if (!word_in(r, i, signs))
			return at;
	} else {
		return at;
	}
	if (!is_glued(r, i))
		return at;
	minus = word_in(r, i, signs) && !word_is(r, i, "+");
	i += word_in(r, i, signs) && is_glued(r, i + 1);
	power = small_integer(lexeme_at(r, i));
	if (power < 0 || power > 400 || (!ten && !is_glued(r, i)))
		return at;
	n->value = decimal_scale(n->value, (int)(minus ? -power : power));
	n->plain = false;
	return i + 1;
}

static ptrdiff_t
read_digits(const Reader *r, ptrdiff_t at, Numeral *n)
{
	const Lexeme *lexeme = lexeme_at(r, at);
	ptrdiff_t end;

	n->digits = true;
	if (str_equal(lexeme->text, S(".")) && is_glued(r, at + 1) && plain_digits(lexeme_at(r, at + 1), 18) &&
	    (lexeme->space || at == 0 || has(r, at - 1, IS(CURRENCY_SIGN) | IS(NEGATIVE)) || is_dash(r, at - 1))) {
		Str digits = lexeme_at(r, at + 1)->text;
		if (!decimal_read(r->arena, arena_format(r->arena, "0.%.*s", SHOW(digits)), &n->value))
			return NONE;
		n->bare = n->value;
		return at + 2;
	}
	if (lexeme->kind != LEXEME_DIGITS)
		return NONE;
	end = read_slash(r, at, n);
	if (end != NONE)
		return end;
	end = spaced_groups(r, at);
	if (end > at + 1) {
		n->value = joined_groups(r, at, end);
	} else if (!decimal_from_digits(r->arena, lexeme->text, &n->value)) {
		return NONE;
	}
	n->plain = end == at + 1 && plain_digits(lexeme, 40);
	end = read_exponent(r, end, n);
	n->bare = n->value;
	return end;
}

/* ---- words ---- */

enum { MOST_POWER = 18 };

static int64_t
power_of_ten(int power)
{
	int64_t value = 1;

	while (power-- > 0)
		value *= 10;
	return value;
}

/* The state of reading "three million, two hundred and forty". */
typedef struct {
	int64_t total, current;
	int64_t below;           /* a power must be less than this */
	Class last;
	bool any, ordinal;
	int last_power;          /* of the last word; for "a million and a half" */
	ptrdiff_t end;
	ptrdiff_t words;
} Spoken;

static bool
takes(const Spoken *s, const Entry *e)
{
	int64_t current = s->current;

	switch (e->class) {
	case CLASS_DIGIT:
		if (!s->any)
			return true;
		if (e->value == 0)
			return false;
		return s->last == CLASS_TENS || s->last == CLASS_HUNDRED || s->last == CLASS_POWER;
	case CLASS_TEEN:
	case CLASS_TENS:
		return !s->any || s->last == CLASS_HUNDRED || s->last == CLASS_POWER;
	case CLASS_HUNDRED:
		return s->any && current > 0 && current < 100 && s->last != CLASS_POWER;
	case CLASS_VAGUE: /* "three billions" */
		if (e->value < 3 || e->value == 12 || e->value == 20)
			return false;
		/* fall through */
	case CLASS_POWER:
		return s->any && e->value < MOST_POWER && power_of_ten(e->value) < s->below && (current > 0 || s->last == CLASS_POWER) &&
		       (s->last != CLASS_POWER || s->below == INT64_MAX);
	case CLASS_COLLECTIVE:
		return s->any && s->total == 0 && current > 0 && current < 1000;
	default:
		return false;
	}
}

static void
take(Spoken *s, const Entry *e)
{
	switch (e->class) {
	case CLASS_HUNDRED:
		s->current *= 100;
		s->last_power = 2;
		break;
	case CLASS_VAGUE:
	case CLASS_POWER:
		s->total += s->current * power_of_ten(e->value);
		s->current = 0;
		s->below = power_of_ten(e->value);
		s->last_power = e->value;
		break;
	case CLASS_COLLECTIVE:
		s->current *= e->value;
		break;
	default:
		s->current += e->value;
		s->last_power = 0;
	}
	s->last = e->class == CLASS_VAGUE ? CLASS_POWER : e->class;
	s->any = true;
	s->words++;
}

/* Joints inside a spoken number: hyphens, "and", a comma behind a power. Returns where the next word would stand. */
static ptrdiff_t
over_joint(const Reader *r, ptrdiff_t at, const Spoken *s)
{
	static const char *const ands[] = { "and", "&", "n", NULL };
	bool open = s->last == CLASS_HUNDRED || s->last == CLASS_POWER;

	if (is_dash(r, at) && (s->last == CLASS_TENS || open || has(r, at + 1, IS(HUNDRED) | IS(POWER)))) {
		if (open && is_glued(r, at) && word_is(r, at + 1, "and") && is_dash(r, at + 2))
			return at + 3;
		return at + 1;
	}
	if (open && word_in(r, at, ands))
		return has(r, at + 1, IS(DIGIT) | IS(TEEN) | IS(TENS) | IS(ORDINAL)) ? at + 1 : NONE;
	if (s->last == CLASS_POWER && word_is(r, at, ",") && has(r, at + 1, IS(DIGIT) | IS(TEEN) | IS(TENS)) &&
	    (has(r, at + 2, IS(HUNDRED)) || (is_dash(r, at + 2) && has(r, at + 4, IS(HUNDRED) | IS(POWER))) || has(r, at + 2, IS(POWER))))
		return at + 1;
	return at;
}

static const uint64_t spoken_classes = IS(DIGIT) | IS(TEEN) | IS(TENS) | IS(HUNDRED) | IS(POWER) | IS(COLLECTIVE) | IS(VAGUE);

/* An ordinal word may end it: "twenty-first", "one hundred and third". */
static bool
take_ordinal(const Reader *r, ptrdiff_t at, Spoken *s)
{
	const Entry *e = has(r, at, IS(ORDINAL)) ? entry_of(r, at, IS(ORDINAL)) : NULL;

	if (!e)
		return false;
	if (s->any && e->value < 10 && s->last != CLASS_TENS && s->last != CLASS_HUNDRED && s->last != CLASS_POWER)
		return false;
	if (s->any && e->value >= 10 && e->value < 100 && s->last != CLASS_HUNDRED && s->last != CLASS_POWER)
		return false;
	if (s->any && e->value >= 100 && (s->last == CLASS_POWER || s->current == 0))
		return false;
	s->current = s->any && e->value >= 100 ? s->current * e->value : s->current + e->value;
	s->ordinal = true;
	s->end = at + 1;
	return true;
}

static ptrdiff_t
read_spoken(const Reader *r, ptrdiff_t at, Spoken *s)
{
	bool article = word_is(r, at, "a") || word_is(r, at, "an");

	*s = (Spoken){ .below = INT64_MAX, .end = NONE };
	if (article) {
		if (!has(r, at + 1, IS(HUNDRED) | IS(POWER) | IS(COLLECTIVE)) || (word_is(r, at + 1, "score") && !has(r, at + 2, IS(FUNCTION)) && !is_plural_noun(r, at + 2)))
			return NONE;
		if (word_is(r, at + 1, "gross") && is_noun_like(r, at + 2) && !is_plural_noun(r, at + 2))
			return NONE;
		s->current = 1;
		s->any = true;
		s->last = CLASS_TENS;
		at++;
	}
	if (!article && has(r, at, IS(HUNDRED) | IS(POWER)) && is_dash(r, at + 1) && is_glued(r, at + 1)) { /* "thousand-strong" */
		s->current = 1;
		s->any = true;
		s->last = CLASS_TENS;
	}
	for (ptrdiff_t i = at; i < at + 40;) {
		ptrdiff_t next = s->any && i > at ? over_joint(r, i, s) : i;
		const Entry *e;
		if (next == NONE || (next > i && lexeme_at(r, next)->breaks))
			break;
		if (take_ordinal(r, next, s))
			break;
		e = has(r, next, spoken_classes) ? entry_of(r, next, spoken_classes) : NULL;
		if (!e || e->words != 1 || !takes(s, e))
			break;
		if (next > i && s->last == CLASS_TENS && e->class != CLASS_DIGIT && e->class != CLASS_HUNDRED && e->class != CLASS_POWER)
			break;
		take(s, e);
		i = s->end = next + 1;
		if (e->class == CLASS_COLLECTIVE)
			break;
	}
	return s->end;
}

static int64_t
spoken_value(const Spoken *s)
{
	return s->total + s->current;
}

/* ---- magnitudes behind ---- */

static const Entry *
magnitude_at(const Reader *r, ptrdiff_t at)
{
	static const uint64_t classes = IS(HUNDRED) | IS(POWER) | IS(COLLECTIVE);
	const Entry *e = has(r, at, classes) ? entry_of(r, at, classes) : NULL;

	return e && e->words == 1 ? e : NULL;
}

static void
scale(const Reader *r, Numeral *n, const Entry *e)
{
	if (e->class == CLASS_COLLECTIVE) {
		n->value = decimal_multiply(r->arena, n->value, decimal_from_integer(r->arena, e->value));
		n->bare = n->value;
	} else {
		n->value = decimal_scale(n->value, e->value);
		n->power += e->value;
	}
	n->plain = false;
}

/* Is the letter glued to the digits a magnitude, or a unit ("3m tall", "20g", "5l")? */
static bool
is_magnitude_letter(const Reader *r, ptrdiff_t at, bool money, const Entry *e)
{
	const Lexeme *lexeme = lexeme_at(r, at);
	Str form = lexeme->lower;
	bool long_form = form.len > 1 && !str_equal(form, S("mm"));

	if (lexeme->space && !money)
		return long_form && !str_equal(form, S("cr")) && !str_equal(form, S("mio")) ? str_equal(form, S("bn")) || str_equal(form, S("mn")) || str_equal(form, S("mln")) || str_equal(form, S("tn")) || str_equal(form, S("bln")) : false;
	if (lexeme->space && form.len < 2 && !str_equal(form, S("m")))
		return false;
	if (is_glued(r, at + 1) && (word_is(r, at + 1, "/") || word_is(r, at + 1, "²")))
		return false;
	if (str_equal(form, S("l")) || str_equal(form, S("g")) || str_equal(form, S("mm")))
		return money && !str_equal(form, S("mm")) ? str_equal(form, S("l")) : money;
	if (money || long_form)
		return true;
	if (str_equal(form, S("k")))
		return true;
	if (str_equal(form, S("b")))
		return lexeme->capital ? is_noun_like(r, at + 1) : is_plural_noun(r, at + 1);
	if (str_equal(form, S("t")))
		return false;
	if (has(r, at + 1, IS(SIZE)))
		return false;
	(void)e;
	return lexeme->capital || is_plural_noun(r, at + 1) || has(r, at + 1, IS(CURRENCY_NAME) | IS(CURRENCY_CODE));
}

static ptrdiff_t
read_magnitude(const Reader *r, ptrdiff_t at, bool money, Numeral *n)
{
	const Entry *e = magnitude_at(r, at + (is_dash(r, at) && has(r, at + 1, IS(POWER)) && is_glued(r, at) ? 1 : 0));

	if (e && !(e->class == CLASS_COLLECTIVE && word_is(r, at, "score"))) {
		at += 1 + (is_dash(r, at) ? 1 : 0);
		scale(r, n, e);
		if (e->class == CLASS_HUNDRED && has(r, at, IS(POWER)))
			return read_magnitude(r, at, money, n);
		if (e->class == CLASS_POWER && has(r, at, IS(POWER)) && magnitude_at(r, at)->value >= e->value) { /* "2 lakh crore" */
			scale(r, n, magnitude_at(r, at));
			at++;
		}
		return at;
	}
	e = has(r, at, IS(VAGUE)) ? entry_of(r, at, IS(VAGUE)) : NULL;
	if (e && (e->value == 12 || (e->value >= 3 && e->value < 20)) && !word_is(r, at + 1, "of")) { /* "3 millions", "3 dozens" */
		n->value = e->value == 12 && str_equal(e->form, S("dozens")) ? decimal_multiply(r->arena, n->value, decimal_from_integer(r->arena, 12)) : decimal_scale(n->value, e->value);
		n->plain = false;
		return at + 1;
	}
	e = has(r, at, IS(MAGNITUDE_SUFFIX)) ? entry_of(r, at, IS(MAGNITUDE_SUFFIX)) : NULL;
	if (!e || e->words != 1 || !n->digits || n->fraction.len || lexeme_at(r, at)->code || !is_magnitude_letter(r, at, money, e))
		return at;
	scale(r, n, e);
	n->suffix = true;
	return at + 1;
}

/* ---- halves and parts ---- */

static const Entry *
denominator_at(const Reader *r, ptrdiff_t at)
{
	const Entry *e = has(r, at, IS(DENOMINATOR)) ? entry_of(r, at, IS(DENOMINATOR)) : NULL;

	return e && e->words == 1 ? e : NULL;
}

/* "half a million", "half a dozen", "half million", "a quarter of a million". */
static ptrdiff_t
read_part_of_magnitude(const Reader *r, ptrdiff_t at, Numeral *n)
{
	const Entry *e, *part;
	ptrdiff_t next = at;

	if (word_is(r, next, "a") || word_is(r, next, "one"))
		next++;
	part = denominator_at(r, next);
	if (!part || (part->value != 2 && part->value != 4 && part->value != 3))
		return NONE;
	next++;
	if (is_dash(r, next))
		next++;
	if (word_is(r, next, "of") && (word_is(r, next + 1, "a") || word_is(r, next + 1, "one")))
		next++;
	if (word_is(r, next, "a") || word_is(r, next, "one"))
		next++;
	else if (part->value == 3)
		return NONE;
	e = magnitude_at(r, next);
	if (!e)
		return NONE;
	n->value = decimal_from_integer(r->arena, 1);
	scale(r, n, e);
	n->value = n->bare = decimal_divide(r->arena, n->value, part->value, e->class == CLASS_COLLECTIVE ? 1 : 0);
	n->power = 0;
	return next + 1;
}

/* "and a half", "and three quarters" behind a whole number. */
static ptrdiff_t
read_and_part(const Reader *r, ptrdiff_t at, Decimal *part)
{
	ptrdiff_t next = at + 1;
	const Entry *e, *above = NULL;

	if (!word_is(r, at, "and"))
		return NONE;
	if (is_dash(r, next))
		next++;
	if (word_is(r, next, "a") || word_is(r, next, "one")) {
		next++;
	} else {
		above = has(r, next, IS(DIGIT)) ? entry_of(r, next, IS(DIGIT)) : NULL;
		next += above != NULL;
		if (!above)
			return NONE;
	}
	if (is_dash(r, next))
		next++;
	e = denominator_at(r, next);
	if (!e || e->value > 10)
		return NONE;
	*part = ratio(r->arena, above ? above->value : 1, e->value);
	if (e->value == 2 || e->value == 4)
		*part = decimal_divide(r->arena, decimal_from_integer(r->arena, above ? above->value : 1), e->value, e->value == 2 ? 1 : 2);
	return next + 1;
}

/* "two-thirds", "three quarters", "nine tenths": a small number, then a denominator in the plural (or "one third"). */
static ptrdiff_t
read_thirds(const Reader *r, ptrdiff_t at, int64_t above, Numeral *n)
{
	ptrdiff_t next = at + (is_dash(r, at) ? 1 : 0);
	const Entry *e = denominator_at(r, next);
	Str form;

	if (!e || above < 1 || above > 1000)
		return NONE;
	form = lexeme_at(r, next)->lower;
	if (above > 1 && !str_ends(form, S("s")) && !is_dash(r, at))
		return NONE;
	if (above > 1 && !str_ends(form, S("s")) && (e->value == 4 || e->value == 2))
		return NONE;
	if (e->value == 4 && (above > 3 || has(r, at - 2, IS(DIRECTION))))
		return NONE; /* "the last two quarters" are of a year */
	make_fraction(r, n, above, e->value);
	return next + 1;
}

/* "a third of", "a quarter", "half". */
static ptrdiff_t
read_lone_part(const Reader *r, ptrdiff_t at, Numeral *n)
{
	static const char *const behind[] = { "of", ",", ".", ";", ")", "to", "from", "in", "since", "between", "this", "last", "on", "over", "and", "were", "are", "more", "less", "as", "for", NULL };
	bool article = word_is(r, at, "a") || word_is(r, at, "one") || word_is(r, at, "an");
	ptrdiff_t next = at + article + (article && is_dash(r, at + 1));
	const Entry *e = denominator_at(r, next);
	const Lexeme *after = lexeme_at(r, next + 1);

	if (!e)
		return NONE;
	if (word_is(r, next, "half")) {
		if (at > 0 && !article && (has(r, at - 1, IS(ORDINAL)) || word_is(r, at - 1, "other") || word_is(r, at - 1, "better")))
			return NONE;
		if (is_dash(r, next + 1) || (article && is_noun_like(r, next + 1) && !has(r, next + 1, IS(DURATION))))
			return NONE;
	} else if (!article || (!word_in(r, next + 1, behind) && !after->breaks && after->kind != LEXEME_MARK)) {
		return NONE;
	} else if (!word_is(r, at, "one") && e->value != 3 && e->value != 4 && e->value != 5 && !word_is(r, next + 1, "of")) {
		return NONE;
	} else if ((word_is(r, next, "third") || word_is(r, next, "fourth") || e->value > 4) && !word_is(r, at, "one") && !word_is(r, next + 1, "of") &&
	           !(at > 0 && (word_is(r, at - 1, "by") || word_is(r, at - 1, "than") || word_is(r, at - 1, "and") || word_is(r, at - 1, "about") || has(r, at - 1, IS(BEFORE) | IS(CHANGE)) || word_is(r, at - 1, "to")))) {
		return NONE;
	}
	make_fraction(r, n, 1, e->value);
	return next + 1;
}

/* "nine out of ten", "one in five", "9 in 10": the part of so many. */
static ptrdiff_t
read_out_of(const Reader *r, ptrdiff_t at, int64_t above, Numeral *n)
{
	Spoken s;
	ptrdiff_t next = at, end;
	int64_t below;
	bool every = false;

	if (word_is(r, next, "out") && word_is(r, next + 1, "of"))
		next += 2;
	else if (word_is(r, next, "in"))
		next += 1;
	else
		return NONE;
	if (word_is(r, next, "every")) {
		next++;
		every = true;
	}
	below = small_integer(lexeme_at(r, next));
	end = next + 1;
	if (below < 0) {
		end = read_spoken(r, next, &s);
		if (end == NONE || s.ordinal)
			return NONE;
		below = spoken_value(&s);
	}
	if (above < 1 || below <= above || below > 1000000)
		return NONE;
	if (next == at + 1 && !every && below >= 1000 && below < 2100 && lexeme_at(r, next)->text.len == 4)
		return NONE;
	if (next == at + 1 && !every && (below > 1000 ? above > 10 : (above > 10 && below % 10) || below > 100))
		return NONE; /* "200 in 2015" */
	if (next == at + 1 && !every && (has(r, end, IS(DURATION) | IS(MONTH) | IS(PERCENT) | IS(MEASURE) | IS(POWER)) || (is_dash(r, end) && is_glued(r, end))))
		return NONE;
	make_fraction(r, n, above, below);
	return end;
}

/* ---- vague amounts ---- */

static Decimal
vague_unit(const Reader *r, const Entry *e)
{
	Decimal one = decimal_from_integer(r->arena, 1);

	return e->value > 10 && e->value < 100 ? decimal_from_integer(r->arena, e->value) : decimal_scale(one, e->value);
}

/* "hundreds", "tens of thousands", "hundreds of millions", "several hundred", "a few thousand", "several dozen". */
static ptrdiff_t
read_vague(const Reader *r, ptrdiff_t at, Numeral *n)
{
	const Entry *first, *second, *few;
	ptrdiff_t next = at;
	Decimal two = decimal_from_integer(r->arena, 2);

	few = has(r, next + word_is(r, next, "a"), IS(SEVERAL)) ? entry_of(r, next + word_is(r, next, "a"), IS(SEVERAL)) : NULL;
	if (!few && word_is(r, next, "many"))
		few = entry_of(r, next, IS(SEVERAL));
	if (few) {
		next += word_is(r, next, "a") + 1;
		first = magnitude_at(r, next);
		if (!first)
			return NONE;
		n->vague = true;
		n->low = first->class == CLASS_COLLECTIVE ? decimal_from_integer(r->arena, first->value) : decimal_scale(decimal_from_integer(r->arena, 1), first->value);
		next++;
		second = magnitude_at(r, next);
		if (second && first->class == CLASS_HUNDRED && second->class == CLASS_POWER) {
			n->low = decimal_scale(n->low, second->value);
			next++;
		}
		n->low = decimal_multiply(r->arena, n->low, two);
		return next;
	}
	first = has(r, next, IS(VAGUE)) ? entry_of(r, next, IS(VAGUE)) : NULL;
	if (!first)
		return NONE;
	n->low = vague_unit(r, first);
	next++;
	for (int i = 0; i < 2 && word_is(r, next, "of") && has(r, next + 1, IS(VAGUE)); i++) {
		second = entry_of(r, next + 1, IS(VAGUE));
		n->low = decimal_scale(n->low, second->value);
		next += 2;
		first = NULL;
	}
	if (first && str_equal(first->form, S("tens")))
		return NONE;
	if (first && str_equal(first->form, S("scores")) && !word_is(r, next, "of"))
		return NONE;
	n->vague = true;
	n->low = decimal_multiply(r->arena, n->low, two);
	return next;
}

/* ---- all together ---- */

static ptrdiff_t
read_words(const Reader *r, ptrdiff_t at, Numeral *n)
{
	Spoken s;
	Decimal part;
	ptrdiff_t end = read_spoken(r, at, &s), next;
	int64_t value;

	if (end == NONE)
		return NONE;
	value = spoken_value(&s);
	if (s.ordinal) {
		next = NONE;
		if (s.words == 1 && s.last == CLASS_DIGIT)
			next = read_thirds(r, end - 1, value, n);
		n->ordinal = true;
		n->value = n->bare = decimal_from_integer(r->arena, value);
		return end;
	}
	next = read_thirds(r, end, value, n);
	if (next == NONE)
		next = read_out_of(r, end, value, n);
	if (next != NONE)
		return next;
	n->value = n->bare = decimal_from_integer(r->arena, value);
	if (s.total && !s.current && s.last == CLASS_POWER && s.words > 0) {
		n->power = s.last_power;
		n->bare = decimal_divide(r->arena, n->value, power_of_ten(s.last_power), 0);
	}
	next = read_and_part(r, end, &part);
	if (next != NONE) {
		if (s.last == CLASS_POWER || s.last == CLASS_HUNDRED)
			part = decimal_scale(part, s.last_power);
		n->value = n->bare = decimal_add(r->arena, n->value, part);
		n->power = 0;
		end = next;
		if (magnitude_at(r, end)) {
			scale(r, n, magnitude_at(r, end));
			end++;
		}
	}
	if (word_is(r, end, "point") && has(r, end + 1, IS(DIGIT))) { /* "two point five" */
		Out out = out_memory(r->arena);
		out_int(&out, value);
		out_char(&out, '.');
		for (end++; has(r, end, IS(DIGIT)) && out.len < 24; end++)
			out_int(&out, entry_of(r, end, IS(DIGIT))->value);
		decimal_read(r->arena, out_str(&out), &n->value);
		n->bare = n->value;
		end = read_magnitude(r, end, false, n);
	}
	return end;
}

ptrdiff_t
numeral_read(const Reader *r, ptrdiff_t at, bool money, Numeral *n)
{
	static const uint64_t begins = IS(DIGIT) | IS(TEEN) | IS(TENS) | IS(ORDINAL) | IS(DENOMINATOR) | IS(VAGUE) | IS(SEVERAL);
	const Lexeme *lexeme = lexeme_at(r, at);
	ptrdiff_t end, next;
	Decimal part;

	*n = (Numeral){ .first = at };
	if (lexeme->kind == LEXEME_DIGITS || str_equal(lexeme->text, S("."))) {
		if (lexeme->code)
			return NONE;
		end = read_digits(r, at, n);
		if (end == NONE)
			return NONE;
		if (!n->fraction.len) {
			int64_t value = n->plain ? small_integer(lexeme) : -1;
			next = value > 0 ? read_out_of(r, end, value, n) : NONE;
			if (next == NONE && value > 0)
				next = read_thirds(r, end, value, n);
			if (next != NONE) {
				n->plain = false;
				return n->end = next;
			}
			next = has(r, end, IS(ORDINAL_SUFFIX)) && is_glued(r, end) && n->plain ? end + 1 : NONE;
			if (next != NONE) {
				n->ordinal = true;
				return n->end = next;
			}
		}
		next = read_and_part(r, end, &part);
		if (next != NONE && n->plain) {
			n->value = n->bare = decimal_add(r->arena, n->value, part);
			end = next;
		}
		return n->end = read_magnitude(r, end, money, n);
	}
	if (lexeme->kind == LEXEME_MARK) {
		if (!read_glyph(r, at, &n->value, &n->fraction))
			return NONE;
		n->bare = n->value;
		return n->end = at + 1;
	}
	if (!(lexeme->sense->is & (begins | IS(HUNDRED) | IS(POWER))) && !word_is(r, at, "a") && !word_is(r, at, "an") && !word_is(r, at, "many"))
		if (!(at == 0 || lexeme->breaks) || !(lexeme->sense->is & begins))
			return NONE;
	end = read_vague(r, at, n);
	if (end == NONE)
		end = read_part_of_magnitude(r, at, n);
	if (end == NONE)
		end = read_words(r, at, n);
	if (end == NONE || (n->ordinal && end == at + 1 && (has(r, at, IS(DENOMINATOR))))) {
		Numeral lone = { .first = at };
		next = read_lone_part(r, at, &lone);
		if (next != NONE) {
			*n = lone;
			end = next;
		}
	}
	return n->end = end;
}
