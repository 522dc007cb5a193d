#include "language/html/tag.h"

static const struct {
	char name[12];
	unsigned char len, traits;
} tags[HTML_TAG_COUNT] = { { "", 0, 0 },
#define X(name, traits) { #name, sizeof #name - 1, traits },
	HTML_TAGS(X)
#undef X
};

/* The names are in order: those that begin with a letter stand together. */
static HtmlTag
first_with(char letter)
{
	HtmlTag low = TAG_OTHER + 1, high = HTML_TAG_COUNT;

	while (low < high) {
		HtmlTag middle = (HtmlTag)((low + high) / 2);
		if (tags[middle].name[0] < letter)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

HtmlTag
html_tag(Str name)
{
	char lower[sizeof tags[0].name];
	char letter;

	if (name.len == 0 || name.len >= (ptrdiff_t)sizeof lower)
		return TAG_OTHER;
	for (ptrdiff_t i = 0; i < name.len; i++)
		lower[i] = to_lower(name.at[i]);
	letter = lower[0];
	for (HtmlTag tag = first_with(letter); tag < HTML_TAG_COUNT && tags[tag].name[0] == letter; tag++)
		if (tags[tag].len == name.len && memcmp(tags[tag].name, lower, (size_t)name.len) == 0)
			return tag;
	return TAG_OTHER;
}

int
html_tag_traits(HtmlTag tag)
{
	return tags[tag].traits;
}
