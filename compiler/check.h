/* A check looks for one kind of fault. It is given a piece of the plan at a time, while that is at
 * hand; the table of checks is made of diag.def. */
#ifndef CHECK_H
#define CHECK_H

#include "contents.h"
#include "diag.h"
#include "model.h"
#include "party_twins.h"
#include "waits.h"

/* For each item of some kinds with some traits, the plan first; for each text, or only where files
 * hold rare characters; for each date that could not be read; once, if anything waits; for each
 * file of the plan; for each two parties that are called alike; once, when all else has been looked
 * at. A check may look around from what it is given. */
typedef void item_check(const struct model *, struct diags *, const struct item *);
typedef void text_check(const struct model *, struct diags *, const struct text *);
typedef void date_check(const struct model *, struct diags *, const struct dated *);
typedef void file_check(const struct model *, struct diags *, const struct source *);
typedef void twin_check(const struct model *, struct diags *, const struct twin *);
typedef void wait_check(const struct model *, struct diags *, const struct waits *);
typedef void plan_check(const struct model *, struct diags *);

#define ITEM_CHECK(code, name, draft, agreed, strict, what, kinds, traits) item_check check_##name;
#define TEXT_CHECK(code, name, draft, agreed, strict, what) text_check check_##name;
#define WORDS_CHECK(code, name, draft, agreed, strict, what, suspicion) text_check check_##name;
#define CHARACTER_CHECK(code, name, draft, agreed, strict, what) text_check check_##name;
#define DATE_CHECK(code, name, draft, agreed, strict, what) date_check check_##name;
#define FILE_CHECK(code, name, draft, agreed, strict, what) file_check check_##name;
#define WAIT_CHECK(code, name, draft, agreed, strict, what) wait_check check_##name;
#define TWIN_CHECK(code, name, draft, agreed, strict, what) twin_check check_##name;
#define PLAN_CHECK(code, name, draft, agreed, strict, what) plan_check check_##name;
#include "diag.def"

/* Runs every check, but for those that are off in a draft and not turned on by the severities. What
 * needs a plan says nothing about a part. */
void check_all(const struct model *model, struct diags *diags, const struct severities *severities);

#endif
