/* A check looks at a whole plan for one kind of fault; the table is made of diag.def. */
#ifndef CHECK_H
#define CHECK_H

#include "diag.h"
#include "model.h"

typedef void check(const struct model *, struct diags *);

#define STOP(code, name, draft, agreed, strict, what)
#define TELL(code, name, draft, agreed, strict, what)
#define CHECK(code, name, draft, agreed, strict, what) check check_##name;
#include "diag.def"
#undef STOP
#undef TELL
#undef CHECK

/* Runs every check. What needs a plan says nothing about a part. */
void check_all(const struct model *model, struct diags *diags);

#endif
