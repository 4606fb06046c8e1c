#include "check.h"
#include "look_alike.h"

static bool is_ascii(struct str text)
{
	for (size_t i = 0; i < text.len; i++)
		if ((unsigned char)text.at[i] >= 0x80)
			return false;
	return true;
}

/* The same letters: what is left in which they differ; NULL for nothing. */
static const char *letters_differ_in(const struct twin *twin)
{
	struct str a = twin->first->title.str, b = twin->second->title.str;
	size_t ignored;
	if (str_equal(a, b))
		return NULL;
	if (str_equal_nocase(a, b))
		return "letter case";
	if (look_alike_in(a, &ignored) || look_alike_in(b, &ignored))
		return "letters of two alphabets that look the same";
	return is_ascii(a) && is_ascii(b) ? "marks and blanks" : "accents and marks";
}

static struct diag *report_twin(struct diags *diags, const struct twin *twin)
{
	struct str one = twin->second->title.str, other = twin->first->title.str;
	struct span span = twin->second->title.span;
	const char *only = NULL;
	switch (twin->likeness) {
	case SAME_LETTERS: only = letters_differ_in(twin); break;
	case SMALL_WORDS: only = "small words, such as `and`"; break;
	case PLURAL: only = "a plural"; break;
	case ONE_LETTER: only = "one letter"; break;
	case KIND_WORDS: only = "what kind of body they say it is"; break;
	default:
		return report(diags, PL303, span,
			"one of `%.*s` and `%.*s` may be short for the other", STR_ARG(one),
			STR_ARG(other));
	}
	if (!only)
		return report(diags, PL303, span, "two parties are called `%.*s`", STR_ARG(one));
	return report(diags, PL303, span, "`%.*s` and `%.*s` differ only in %s", STR_ARG(one),
		STR_ARG(other), only);
}

static bool have_one_title(const struct twin *twin)
{
	return str_equal(twin->first->title.str, twin->second->title.str);
}

/* Of one title in two places: a post or a team may well be there in each, and of a person PL304
 * tells. Of one title, where the plan was not `understood`: that one is declared twice has been
 * said (PL104). */
static bool is_other_finding(const struct twin *twin, bool understood)
{
	const struct party *one = twin->first, *other = twin->second;
	bool own_place = one->in && other->in && one->in != other->in;
	return have_one_title(twin) && (own_place || !understood);
}

static void help_twin(struct diags *diags, struct diag *diag, const struct twin *twin)
{
	struct str one = twin->first->name, other = twin->second->name;
	if (!one.len || !other.len)
		help(diags, diag, "if they are one, keep one of them");
	else if (have_one_title(twin))
		help(diags, diag,
			"if they are one, keep `%.*s`; if not, say so in the plan's header:"
			" `distinct %.*s, %.*s`",
			STR_ARG(one), STR_ARG(one), STR_ARG(other));
	else
		help(diags, diag,
			"if they are one, keep `%.*s` and give it `aka \"%.*s\"`; if not, say so"
			" in the plan's header: `distinct %.*s, %.*s`",
			STR_ARG(one), STR_ARG(twin->second->title.str), STR_ARG(one),
			STR_ARG(other));
}

void check_near_duplicate_owner(
	const struct model *model, struct diags *diags, const struct twin *twin)
{
	(void)model;
	if (is_other_finding(twin, diags_understood(diags)))
		return;
	struct diag *diag = report_twin(diags, twin);
	if (twin->likeness == KIND_WORDS)
		diag->at_most = NOTE;
	note(diags, diag, twin->first->title.span, "the other is declared here");
	help_twin(diags, diag, twin);
}
