#include "check.h"

void check_all(const struct model *model, struct diags *diags)
{
	if (!model->has_plan)
		return;
#define STOP(code, name, draft, agreed, strict, what)
#define TELL(code, name, draft, agreed, strict, what)
#define CHECK(code, name, draft, agreed, strict, what) check_##name(model, diags);
#include "diag.def"
#undef STOP
#undef TELL
#undef CHECK
}
