#include "language/claim/claim.h"
#include "language/claim/frame.h"

static Str
name_of_group(Str id)
{
	ptrdiff_t colon = str_find_byte(id, ':');

	return str_from(id, colon + 1);
}

/* The armed or political group whose name stands in tokens first..last; NULL. */
static const Named *
group_within(const Parse *parse, ptrdiff_t start, ptrdiff_t end)
{
	for (ptrdiff_t i = 0; i < parse->names.len; i++) {
		const Named *n = &parse->names.at[i];
		if (n->type == NAMED_GROUP && n->start >= start && n->end <= end && n->id.len)
			return n;
	}
	return NULL;
}

static const Named *
subject_name(const Parse *parse, ptrdiff_t verb)
{
	ptrdiff_t subject = frame_subject(parse, verb);

	if (subject < 0)
		return NULL;
	ptrdiff_t named = parse->tokens[parse->chunks[subject].head].named;
	return named >= 0 ? &parse->names.at[named] : NULL;
}

static bool
done_by_somebody(Str action)
{
	return str_equal(action, S("killed")) || str_equal(action, S("attacked")) ||
		str_equal(action, S("wounded")) || str_equal(action, S("funded")) ||
		str_equal(action, S("abducted")) || str_equal(action, S("deployed"));
}

/* The group in the counted phrase; the doer of a killing, strike or gift; else a group the sentence names. */
void
claim_party(Scene *scene, ptrdiff_t index)
{
	Claim *claim = &scene->claims.at[index];
	const Parse *parse = &scene->sentences[claim->sentence].parse;
	const Named *group = claim->counted_start >= 0
		? group_within(parse, claim->counted_start, claim->counted_end)
		: NULL;

	if (!group && claim->object && done_by_somebody(claim->action)) {
		const Named *doer = subject_name(parse, claim->verb);
		if (doer && doer->type != NAMED_PERSON && doer->type != NAMED_DEMONYM &&
			doer->type != NAMED_DATE) {
			claim->party = doer->type == NAMED_GROUP && doer->id.len
				? name_of_group(doer->id)
				: str_slice(parse->text, doer->start, doer->end);
			claim->why[WHY_PARTY] = "who does it";
			return;
		}
	}
	claim->why[WHY_PARTY] = group ? "a group in the counted phrase" : "a group in the sentence";
	if (!group && claim->action.len)
		group = group_within(parse, 0, parse->text.len);
	if (group)
		claim->party = name_of_group(group->id);
}
