#include "base/option.h"

#include "base/report.h"

#include <string.h>

static const Option no_options[] = { { 0 } };

const Option *
option_find(const Option *options, Str name)
{
	for (const Option *o = options ? options : no_options; o->name; o++)
		if (str_equal(str(o->name), name))
			return o;
	return NULL;
}

static const Option *
find_letter(const Option *options, char letter)
{
	for (const Option *o = options ? options : no_options; o->name; o++)
		if (o->letter == letter)
			return o;
	return NULL;
}

/* "a|b|c" lists all values there are. */
static bool
allowed(const Option *o, Str value)
{
	Str rest = str(o->arg), choice;

	if (o->type != OPTION_TEXT || str_find_byte(rest, '|') < 0)
		return true;
	while (str_next(&rest, '|', &choice))
		if (str_equal(choice, value))
			return true;
	return false;
}

static const char *
assign(Arena *a, const Option *o, void *state, Str value)
{
	char *into = (char *)state + o->into;
	int64_t number;

	if (!allowed(o, value))
		return arena_format(a, "--%s takes one of %s, not '%.*s'", o->name, o->arg, SHOW(value)).at;
	switch (o->type) {
	case OPTION_FLAG:
		if (!str_equal(value, S("true")) && !str_equal(value, S("false")))
			return arena_format(a, "--%s takes no value", o->name).at;
		*(bool *)into = value.at[0] == 't';
		break;
	case OPTION_TEXT: *(Str *)into = value; break;
	case OPTION_NUMBER:
		if (!str_integer(value, &number) || number < 0)
			return arena_format(a, "--%s takes a whole number, not '%.*s'", o->name, SHOW(value)).at;
		*(int64_t *)into = number;
		break;
	case OPTION_LIST: *PUSH(a, (Texts *)into) = value; break;
	}
	return NULL;
}

const char *
option_presets(Arena *a, const Option *options, void *state)
{
	const char *wrong = NULL;

	for (const Option *o = options ? options : no_options; o->name && !wrong; o++)
		if (o->preset)
			wrong = assign(a, o, state, str(o->preset));
	return wrong;
}

static const char *
unknown(Arena *a, const OptionTable *tables, ptrdiff_t count, Str name)
{
	LIST(const char *) names = { 0 };
	const char *near;

	for (ptrdiff_t t = 0; t < count; t++)
		for (const Option *o = tables[t].options ? tables[t].options : no_options; o->name; o++)
			*PUSH(a, &names) = o->name;
	near = did_you_mean(name, names.at, names.len);
	if (near)
		return arena_format(a, "no option --%.*s; did you mean --%s?", SHOW(name), near).at;
	return arena_format(a, "no option --%.*s", SHOW(name)).at;
}

const char *
option_set(Arena *a, const Option *options, void *state, Str name, Str value, bool has_value)
{
	const Option *o = option_find(options, name);

	if (!o)
		return unknown(a, &(OptionTable){ options, state }, 1, name);
	if (!has_value && o->type != OPTION_FLAG)
		return arena_format(a, "--%s needs a value: %s", o->name, o->arg ? o->arg : "TEXT").at;
	return assign(a, o, state, has_value ? value : S("true"));
}

typedef struct {
	Arena *arena;
	const OptionTable *tables;
	ptrdiff_t count;
	int argc, next;
	char **argv;
} Parse;

/* The table that has the option, and the option. */
static const OptionTable *
table_of(const Parse *p, Str name, char letter, const Option **o)
{
	for (ptrdiff_t t = 0; t < p->count; t++) {
		*o = letter ? find_letter(p->tables[t].options, letter)
			    : option_find(p->tables[t].options, name);
		if (*o)
			return &p->tables[t];
	}
	return NULL;
}

static const char *
parse_long(Parse *p, Str text)
{
	ptrdiff_t equals = str_find_byte(text, '=');
	Str name = equals < 0 ? text : str_slice(text, 0, equals);
	Str value = equals < 0 ? S("true") : str_from(text, equals + 1);
	const Option *o;
	const OptionTable *t = table_of(p, name, 0, &o);

	if (!t)
		return unknown(p->arena, p->tables, p->count, name);
	if (equals < 0 && o->type != OPTION_FLAG) {
		if (p->next == p->argc)
			return arena_format(
				p->arena, "--%s needs a value: %s", o->name, o->arg ? o->arg : "TEXT")
				.at;
		value = str(p->argv[p->next++]);
	}
	return assign(p->arena, o, t->state, value);
}

static const char *
parse_letters(Parse *p, Str letters)
{
	const char *wrong = NULL;

	for (ptrdiff_t i = 0; i < letters.len && !wrong; i++) {
		const Option *o;
		const OptionTable *t = table_of(p, (Str){ 0 }, letters.at[i], &o);
		Str value = str_from(letters, i + 1);

		if (!t)
			return arena_format(p->arena, "no option -%c", letters.at[i]).at;
		if (o->type == OPTION_FLAG) {
			wrong = assign(p->arena, o, t->state, S("true"));
			continue;
		}
		if (value.len == 0 && p->next == p->argc)
			return arena_format(
				p->arena, "-%c needs a value: %s", o->letter, o->arg ? o->arg : "TEXT")
				.at;
		return assign(p->arena, o, t->state, value.len ? value : str(p->argv[p->next++]));
	}
	return wrong;
}

const char *
option_parse(Arena *a, const OptionTable *tables, ptrdiff_t count, int argc, char **argv, Texts *operands)
{
	Parse p = { a, tables, count, argc, 1, argv };
	const char *wrong = NULL;
	bool only_operands = false;

	while (p.next < argc && !wrong) {
		Str word = str(argv[p.next++]);

		if (only_operands || word.len < 2 || word.at[0] != '-')
			*PUSH(a, operands) = word;
		else if (str_equal(word, S("--")))
			only_operands = true;
		else if (word.at[1] == '-')
			wrong = parse_long(&p, str_from(word, 2));
		else
			wrong = parse_letters(&p, str_from(word, 1));
	}
	return wrong;
}

static ptrdiff_t
head_width(const Option *o)
{
	return (ptrdiff_t)strlen(o->name) +
		(o->type == OPTION_FLAG ? 0 : 1 + str(o->arg ? o->arg : "TEXT").len);
}

void
option_help(Out *out, const Option *options)
{
	ptrdiff_t width = 0;
	enum { WIDEST = 26 };

	for (const Option *o = options ? options : no_options; o->name; o++)
		if (head_width(o) > width && head_width(o) <= WIDEST)
			width = head_width(o);
	for (const Option *o = options ? options : no_options; o->name; o++) {
		if (o->letter)
			out_format(out, "  -%c, --%s", o->letter, o->name);
		else
			out_format(out, "      --%s", o->name);
		if (o->type != OPTION_FLAG)
			out_format(out, "=%s", o->arg ? o->arg : "TEXT");
		if (head_width(o) > width)
			out_format(out, "\n%*s%s", (int)width + 10, "", o->help);
		else
			out_format(out, "%*s%s", (int)(width - head_width(o)) + 2, "", o->help);
		if (o->preset && *o->preset)
			out_format(out, " (%s)", o->preset);
		out_char(out, '\n');
	}
}

/* `-` and `\` are special to roff. */
static void
mdoc_text(Out *out, Str s)
{
	for (ptrdiff_t i = 0; i < s.len; i++) {
		if (s.at[i] == '\\')
			out_bytes(out, S("\\e"));
		else if (s.at[i] == '-')
			out_bytes(out, S("\\-"));
		else
			out_char(out, s.at[i]);
	}
}

void
option_mdoc(Out *out, const Option *options)
{
	for (const Option *o = options ? options : no_options; o->name; o++) {
		out_bytes(out, S(".It "));
		if (o->letter)
			out_format(out, "Fl %c , ", o->letter);
		out_bytes(out, S("Fl Fl "));
		mdoc_text(out, str(o->name));
		if (o->type != OPTION_FLAG) {
			out_bytes(out, S("= Ns Ar "));
			mdoc_text(out, str(o->arg ? o->arg : "TEXT"));
		}
		out_char(out, '\n');
		mdoc_text(out, str(o->help));
		if (o->preset && *o->preset) {
			out_bytes(out, S("\n.Pq default: "));
			mdoc_text(out, str(o->preset));
			out_bytes(out, S(" .\n"));
		} else {
			out_bytes(out, S(".\n"));
		}
	}
}

static void
quoted(Out *out, const char *key, const char *text)
{
	out_format(out, ",\"%s\":\"", key);
	for (; *text; text++) {
		if (*text == '"' || *text == '\\')
			out_char(out, '\\');
		out_char(out, *text);
	}
	out_char(out, '"');
}

void
option_describe(Out *out, const Option *options, bool *first)
{
	static const char *const types[] = { "flag", "text", "number", "list" };

	for (const Option *o = options ? options : no_options; o->name; o++) {
		out_format(out, "%s{\"name\":\"%s\",\"type\":\"%s\"", *first ? "" : ",", o->name,
			types[o->type]);
		*first = false;
		if (o->letter)
			out_format(out, ",\"letter\":\"%c\"", o->letter);
		if (o->type != OPTION_FLAG)
			quoted(out, "arg", o->arg ? o->arg : "TEXT");
		if (o->preset && *o->preset)
			quoted(out, "preset", o->preset);
		quoted(out, "help", o->help);
		out_char(out, '}');
	}
}
