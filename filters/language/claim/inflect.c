#include "language/claim/inflect.h"

static const struct {
	const char *many, *one;
} irregular[] = {
	{ "people", "person" },
	{ "children", "child" },
	{ "men", "man" },
	{ "women", "woman" },
	{ "policemen", "policeman" },
	{ "servicemen", "serviceman" },
	{ "gunmen", "gunman" },
	{ "feet", "foot" },
	{ "mice", "mouse" },
	{ "teeth", "tooth" },
	{ "geese", "goose" },
	{ "oxen", "ox" },
	{ "criteria", "criterion" },
	{ "phenomena", "phenomenon" },
	{ "bacteria", "bacterium" },
	{ "lives", "life" },
	{ "wives", "wife" },
	{ "knives", "knife" },
	{ "wolves", "wolf" },
	{ "halves", "half" },
	{ "thieves", "thief" },
	{ "leaves", "leaf" },
	{ "schoolchildren", "schoolchild" },
	{ "fishermen", "fisherman" },
	{ "firemen", "fireman" },
	{ "businessmen", "businessman" },
	{ "airmen", "airman" },
	{ "congressmen", "congressman" },
	{ "spokesmen", "spokesman" },
	{ "grandchildren", "grandchild" },
	{ "countrymen", "countryman" },
	{ "spokeswomen", "spokeswoman" },
	{ "analyses", "analysis" },
	{ "crises", "crisis" },
	{ "viruses", "virus" },
	{ "buses", "bus" },
	{ "campuses", "campus" },
	{ "censuses", "census" },
	{ "species", "species" },
	{ "series", "series" },
	{ "aircraft", "aircraft" },
	{ "personnel", "personnel" },
	{ "police", "police" },
	{ "cattle", "cattle" },
	{ "poultry", "poultry" },
	{ "sheep", "sheep" },
	{ "troops", "troop" },
	{ "staff", "staff" },
	{ "movies", "movie" },
	{ "selfies", "selfie" },
	{ "calories", "calorie" },
	{ "casualties", "casualty" },
};

/* NULL: no irregular plural. */
static const char *
singular_of(Str w)
{
	char first = w.len ? w.at[0] : '\0';

	for (size_t i = 0; i < sizeof irregular / sizeof *irregular; i++)
		if (irregular[i].many[0] == first && str_is(w, irregular[i].many))
			return irregular[i].one;
	return NULL;
}

bool
noun_plural(Str w)
{
	static const char *const not_many[] = { "news", "series", "politics", "economics", "physics",
		"mathematics", "athletics", "gas", "sports", "arms", "always", "perhaps", "besides",
		"towards", "afterwards", "overseas", "headquarters", "gross", "sales", NULL };

	if (singular_of(w))
		return true;
	return w.len > 3 && !str_among(w, not_many) && str_ends(w, S("s")) && !str_ends(w, S("ss")) &&
		!str_ends(w, S("us")) && !str_ends(w, S("is")) && !str_ends(w, S("'s"));
}

Str
noun_singular(Arena *arena, Str w)
{
	const char *one = singular_of(w);

	if (one)
		return str(one);
	if (!noun_plural(w))
		return w;
	if (str_ends(w, S("ies")) && w.len > 4)
		return arena_join(arena, str_slice(w, 0, w.len - 3), S("y"));
	if (str_ends(w, S("sses")) || str_ends(w, S("xes")) || str_ends(w, S("ches")) || str_ends(w, S("shes")))
		return str_slice(w, 0, w.len - 2);
	return str_slice(w, 0, w.len - 1);
}

static bool
is_vowel(char c)
{
	return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u';
}

static bool
consonant_y(Str w)
{
	return w.len > 1 && w.at[w.len - 1] == 'y' && !is_vowel(w.at[w.len - 2]);
}

/* Plural of a noun, or the third person of a verb: the same rule. */
Str
form_s(Arena *arena, Str w)
{
	for (size_t i = 0; i < sizeof irregular / sizeof *irregular; i++)
		if (str_is(w, irregular[i].one))
			return str(irregular[i].many);
	if (consonant_y(w))
		return arena_join(arena, str_slice(w, 0, w.len - 1), S("ies"));
	if (str_ends(w, S("s")) || str_ends(w, S("x")) || str_ends(w, S("ch")) || str_ends(w, S("sh")) ||
		str_ends(w, S("z")) || str_equal(w, S("go")) || str_equal(w, S("do")))
		return arena_join(arena, w, S("es"));
	if (str_ends(w, S("man")) && w.len > 4 && !str_ends(w, S("human")))
		return arena_join(arena, str_slice(w, 0, w.len - 2), S("en"));
	return arena_join(arena, w, S("s"));
}

Str
form_ed(Arena *arena, Str w)
{
	if (str_ends(w, S("e")))
		return arena_join(arena, w, S("d"));
	if (consonant_y(w))
		return arena_join(arena, str_slice(w, 0, w.len - 1), S("ied"));
	return arena_join(arena, w, S("ed"));
}

/* "stop", whose past is "stopped", gives "stopping"; "cut" and "hit" double too: one vowel before one consonant. */
Str
form_ing(Arena *arena, Str w, Str past)
{
	if (past.len == w.len + 3 && str_ends(past, S("ed")) && past.at[w.len] == w.at[w.len - 1])
		return arena_join(arena, str_slice(past, 0, w.len + 1), S("ing"));
	if (str_ends(w, S("ie")))
		return arena_join(arena, str_slice(w, 0, w.len - 2), S("ying"));
	if (str_ends(w, S("e")) && !str_ends(w, S("ee")) && w.len > 2)
		return arena_join(arena, str_slice(w, 0, w.len - 1), S("ing"));
	if (w.len >= 3 && w.len <= 4 && !is_vowel(w.at[w.len - 1]) && is_vowel(w.at[w.len - 2]) &&
		!is_vowel(w.at[w.len - 3]) && !str_ends(past, S("ed")) && w.at[w.len - 1] != 'w' &&
		w.at[w.len - 1] != 'y')
		return arena_join(arena, arena_join(arena, w, str_slice(w, w.len - 1, w.len)), S("ing"));
	return arena_join(arena, w, S("ing"));
}
