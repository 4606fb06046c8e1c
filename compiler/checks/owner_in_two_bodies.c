#include "check.h"

static const char *items_word(uint32_t count)
{
	return count == 1 ? "item" : "items";
}

static struct str body_words(const struct party *body)
{
	return body->name.len ? body->name : body->title.str;
}

void check_owner_in_two_bodies(
	const struct model *model, struct diags *diags, const struct twin *twin)
{
	(void)model;
	const struct party *one = twin->first, *other = twin->second;
	if (twin->likeness != SAME_LETTERS || one->kind != PERSON || other->kind != PERSON ||
		!one->in || !other->in || one->in == other->in ||
		parties_alike(one->in, other->in) != UNLIKE)
		return;
	struct diag *diag = report(diags, PL304, other->title.span,
		"`%.*s` is in `%.*s` (%u %s) and in `%.*s` (%u %s)", STR_ARG(one->title.str),
		STR_ARG(body_words(one->in)), (unsigned)one->owns, items_word(one->owns),
		STR_ARG(body_words(other->in)), (unsigned)other->owns, items_word(other->owns));
	note(diags, diag, one->title.span, "also declared here");
	help(diags, diag,
		"if this is one person, declare them once, in the body where they are; if"
		" two, say which is which in their titles");
}
