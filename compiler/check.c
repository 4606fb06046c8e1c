#include "check.h"

#include "glance.h"
#include "traits.h"

enum { KNOWN_BITS = 8 }; /* of an index of sums of traits */

/* Which checks are asked of items with these traits. */
struct checks_known {
	unsigned traits; /* 0, which no item has: none yet */
	uint64_t checks;
};

struct run {
	const struct model *model;
	struct diags *diags;
	bool asked[DIAG_COUNT];
	struct checks_known known[1 << KNOWN_BITS];
};

static item_check *const item_checks[] = {
#define ITEM_CHECK(code, name, draft, agreed, strict, what, kinds, traits) check_##name,
#include "diag.def"
};

_Static_assert(sizeof item_checks / sizeof item_checks[0] <= 64, "a bit for each check of items");

/* The checks that are asked of items with these traits, a bit for each. */
static uint64_t checks_for(const struct run *run, unsigned has)
{
	uint64_t checks = 0, check = 1;
#define ITEM_CHECK(code, name, draft, agreed, strict, what, kinds, traits)                         \
	if (traits_fit(has, kinds, traits) && ((draft) != OFF || run->asked[code]))                \
		checks |= check;                                                                   \
	check <<= 1;
#include "diag.def"
	return checks;
}

/* Thousands of items share some hundred sums of traits. */
static void check_item(struct run *run, struct trait_finder *finder, const struct item *item)
{
	unsigned has = traits_of(finder, item);
	struct checks_known *known = &run->known[has * 0x9E3779B1u >> (32 - KNOWN_BITS)];
	if (known->traits != has)
		*known = (struct checks_known){has, checks_for(run, has)};
	for (uint64_t checks = known->checks; checks; checks &= checks - 1)
		item_checks[__builtin_ctzll(checks)](run->model, run->diags, item);
}

static void check_text(void *context, const struct text *text)
{
	const struct run *run = context;
#define WORDS_CHECK(code, name, draft, agreed, strict, what, suspicion)                            \
	if ((text->suspicions & (suspicion)) && ((draft) != OFF || run->asked[code]))              \
		check_##name(run->model, run->diags, text);
#define TEXT_CHECK(code, name, draft, agreed, strict, what)                                        \
	if ((draft) != OFF || run->asked[code])                                                    \
		check_##name(run->model, run->diags, text);
#include "diag.def"
}

static void check_rare_text(void *context, const struct text *text)
{
	const struct run *run = context;
	check_text(context, text);
#define CHARACTER_CHECK(code, name, draft, agreed, strict, what)                                   \
	check_##name(run->model, run->diags, text);
#include "diag.def"
}

static bool has_rare_characters(const struct sources *sources)
{
	for (uint32_t i = 0; i < sources->count; i++)
		if (sources->files[i]->has_rare)
			return true;
	return false;
}

static void check_date(void *context, const struct dated *dated)
{
	const struct run *run = context;
#define DATE_CHECK(code, name, draft, agreed, strict, what)                                        \
	if ((draft) != OFF || run->asked[code])                                                    \
		check_##name(run->model, run->diags, dated);
#include "diag.def"
}

/* What the plan includes was loaded behind it. */
static void check_files(const struct run *run)
{
	const struct sources *sources = run->model->sources;
	const struct source *main = source_at(sources, run->model->plan.header.start);
	bool reached = false;
	for (uint32_t i = 0; i < sources->count; i++) {
		const struct source *source = sources->files[i];
		reached |= source == main;
		if (!reached)
			continue;
#define FILE_CHECK(code, name, draft, agreed, strict, what)                                        \
	if ((draft) != OFF || run->asked[code])                                                    \
		check_##name(run->model, run->diags, source);
#include "diag.def"
	}
}

static void check_waits(const struct run *run, const struct waits *waits)
{
#define WAIT_CHECK(code, name, draft, agreed, strict, what)                                        \
	if ((draft) != OFF || run->asked[code])                                                    \
		check_##name(run->model, run->diags, waits);
#include "diag.def"
}

static void check_twins(const struct run *run)
{
	struct party_twins twins = party_twins(run->model, run->diags->arena);
	for (uint32_t i = 0; i < twins.count; i++) {
#define TWIN_CHECK(code, name, draft, agreed, strict, what)                                        \
	if ((draft) != OFF || run->asked[code])                                                    \
		check_##name(run->model, run->diags, &twins.list[i]);
#include "diag.def"
	}
}

static void check_plan(const struct run *run)
{
#define PLAN_CHECK(code, name, draft, agreed, strict, what)                                        \
	if ((draft) != OFF || run->asked[code])                                                    \
		check_##name(run->model, run->diags);
#include "diag.def"
}

void check_all(const struct model *model, struct diags *diags, const struct severities *severities)
{
	if (!model->has_plan)
		return;
	struct run run = {.model = model, .diags = diags};
	for (int id = 0; id < DIAG_COUNT; id++)
		run.asked[id] = severity_asked((enum diag_id)id, severities) != OFF;
	bool has_rare = has_rare_characters(model->sources);
	const struct reader reader = {
		&run, false, has_rare ? check_rare_text : check_text, check_date};
	struct trait_finder finder = trait_finder(model);
	struct waits waits = waits_new(model);
	read_declarations(model, &reader);
	/* One walk for all: most of its time goes into fetching items from memory. */
	for (const struct item *item = model->items; item < model->items + model->count; item++) {
		check_item(&run, &finder, item);
		read_item(item, &reader);
		if (item->kind != PLAN)
			waits_add(&waits, item);
	}
	if (waits.count) {
		waits_find_knots(&waits);
		check_waits(&run, &waits);
	}
	check_files(&run);
	check_twins(&run);
	check_plan(&run);
}
