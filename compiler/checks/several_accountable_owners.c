#include "check.h"

void check_several_accountable_owners(
	const struct model *model, struct diags *diags, const struct item *item)
{
	const struct claims *owners = item->owners;
	if (!owners || owners->count < 2 || item->owners_inherited)
		return;
	struct diag *diag = report(diags, PL302, owners->span, "%s has %u owners",
		item_words(model, item).at, (unsigned)owners->count);
	help(diags, diag,
		"name the one who is accountable, and the others behind `with`: where all are, nobody"
		" is");
}
