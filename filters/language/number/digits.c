#include "language/number/numeral.h"

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

enum { MOST_GROUPS = 24 };

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
	bool point = cut->points + cut->commas > 0 &&
		(cut->mark[last] == '.' ? cut->points == 1 : cut->commas == 1 && cut->mark[last] == ',');

	if (last == 0)
		return 0;
	if (cut->commas && cut->points) /* the one that comes last and once is the point: "1,234.5", "1.234,5" */
		return point && groups_of_three(cut->group, last)  ? 1
			: point && groups_of_two(cut->group, last) ? 1
								   : -1;
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

static bool
only_digits(Str text)
{
	for (ptrdiff_t i = 0; i < text.len; i++)
		if (!is_digit(text.at[i]))
			return false;
	return text.len > 0;
}

bool
decimal_from_digits(Arena *arena, Str text, Decimal *out)
{
	Cut cut;
	char *plain;
	ptrdiff_t len = 0, behind;
	int places;

	if (only_digits(text))
		return decimal_read(arena, text, out);
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

static const struct {
	const char *glyph, *text;
	int above, below;
} glyphs[] = {
	{ "½", "1/2", 1, 2 },
	{ "⅓", "1/3", 1, 3 },
	{ "⅔", "2/3", 2, 3 },
	{ "¼", "1/4", 1, 4 },
	{ "¾", "3/4", 3, 4 },
	{ "⅕", "1/5", 1, 5 },
	{ "⅖", "2/5", 2, 5 },
	{ "⅗", "3/5", 3, 5 },
	{ "⅘", "4/5", 4, 5 },
	{ "⅙", "1/6", 1, 6 },
	{ "⅚", "5/6", 5, 6 },
	{ "⅛", "1/8", 1, 8 },
	{ "⅜", "3/8", 3, 8 },
	{ "⅝", "5/8", 5, 8 },
	{ "⅞", "7/8", 7, 8 },
};

bool
digits_glyph(const Reader *r, ptrdiff_t at, Decimal *value, Str *fraction)
{
	Str text = lexeme_at(r, at)->text;

	if (text.len < 2 || (unsigned char)text.at[0] < 0xc2)
		return false;
	for (size_t i = 0; i < sizeof glyphs / sizeof *glyphs; i++)
		if (str_is(text, glyphs[i].glyph)) {
			*value = numeral_ratio(r->arena, glyphs[i].above, glyphs[i].below);
			*fraction = str(glyphs[i].text);
			return true;
		}
	return false;
}

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

	return plain_digits(lexeme, 3) && lexeme->text.len == 3 && lexeme->space && !lexeme->breaks &&
		!lexeme->code && lexeme->start - lexeme_at(r, at - 1)->end <= 3 && is_glued(r, at) == false;
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

int64_t
digits_small(const Lexeme *lexeme)
{
	int64_t value = -1;

	return plain_digits(lexeme, 9) && str_integer(lexeme->text, &value) ? value : -1;
}

int64_t
digits_whole(Arena *arena, const Lexeme *lexeme)
{
	Decimal d;
	int64_t value = -1;

	if (lexeme->kind != LEXEME_DIGITS || lexeme->code || lexeme->text.len > 11 ||
		!decimal_from_digits(arena, lexeme->text, &d) || d.exponent < 0)
		return -1;
	return str_integer(decimal_text(arena, d), &value) ? value : -1;
}

/* "3/4": three lexemes. */
static bool
is_slashed(const Reader *r, ptrdiff_t at, int64_t *above, int64_t *below)
{
	*above = digits_small(lexeme_at(r, at));
	if (*above < 0 || !word_is(r, at + 1, "/") || !is_glued(r, at + 1) || !is_glued(r, at + 2))
		return false;
	*below = digits_small(lexeme_at(r, at + 2));
	return *below >= 2 && *below <= 1000 && !(word_is(r, at + 3, "/") && is_glued(r, at + 3));
}

/* "3/4", "1 1/2", "2½". */
static ptrdiff_t
read_slash(const Reader *r, ptrdiff_t at, Numeral *n)
{
	int64_t whole = digits_small(lexeme_at(r, at)), above, below;
	Decimal part;
	Str fraction;

	if (whole < 0)
		return NONE;
	if (digits_glyph(r, at + 1, &part, &fraction)) {
		n->value = n->bare = decimal_add(r->arena, decimal_from_integer(r->arena, whole), part);
		return at + 2;
	}
	if (is_slashed(r, at, &above, &below)) {
		numeral_fraction(r, n, above, below);
		return at + 3;
	}
	if (lexeme_at(r, at + 1)->space && is_slashed(r, at + 1, &above, &below) && above < below) {
		n->value = n->bare = decimal_add(r->arena, decimal_from_integer(r->arena, whole),
			numeral_ratio(r->arena, above, below));
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
	} else if (word_in(r, i, times) && lexeme_at(r, i + 1)->kind == LEXEME_DIGITS &&
		str_starts(lexeme_at(r, i + 1)->text, S("10"))) {
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
	power = digits_small(lexeme_at(r, i));
	if (power < 0 || power > 400 || (!ten && !is_glued(r, i)))
		return at;
	n->value = decimal_scale(n->value, (int)(minus ? -power : power));
	n->plain = false;
	return i + 1;
}

ptrdiff_t
digits_read(const Reader *r, ptrdiff_t at, Numeral *n)
{
	const Lexeme *lexeme = lexeme_at(r, at);
	ptrdiff_t end;

	n->digits = true;
	if (str_equal(lexeme->text, S(".")) && is_glued(r, at + 1) && plain_digits(lexeme_at(r, at + 1), 18) &&
		(lexeme->space || at == 0 || has(r, at - 1, IS(CURRENCY_SIGN) | IS(NEGATIVE)) ||
			is_dash(r, at - 1))) {
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
