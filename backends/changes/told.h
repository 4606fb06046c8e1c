/* What reports of changes for people share: changes gathered by where they are and what happened,
 * those that somebody has to look at, and the words for them. */
#ifndef TOLD_H
#define TOLD_H

#include "changes/change.h"

/* Changes in the order in which a report tells them. */
struct told {
	const struct change *const *list;
	uint32_t count;
};

/* All: by the outermost container, in the order of the plan (what stands in none comes first), then
 * by group. Owned by the arena of the changes. Time n log n. */
struct told told_by_place(const struct changes *changes);

/* Those that a rule makes an error or a warning, errors first. */
struct told told_pressing(const struct changes *changes);

/* "error", "warning"; NULL for a change that no rule asks about, or only as a note. */
const char *told_severity(const struct change *change);

/* "PL701" of a change that is a finding; NULL if it is none. */
const char *told_code(const struct change *change);

/* Any text as it may be shown: valid UTF-8, with what is hidden spelt out. */
struct str told_words(const struct changes *changes, struct str words);

/* A text in CommonMark without its marks, as it may be shown, in at most `limit` characters. */
enum { TOLD_TITLE = 100, TOLD_WHOLE = 0x7fffffff };
struct str told_plain(const struct changes *changes, struct str text, size_t limit);

/* "Recommendation 1: Every park is safe", "Let the contract (milestone of 1/1.1)", "Ada Marsh
 * (person)", "The plan": plain, not too long. */
struct str told_name(const struct changes *changes, const struct changed *changed);

/* The title of the plan, plain; "Plan" if it has none. */
struct str told_plan(const struct changes *changes);

/* What happened, behind the name: "moved from March 2018 to December 2018, 9 months later (275
 * days), because “frost”". Names in it stand in backticks. */
struct str told_text(const struct changes *changes, const struct change *change);

/* "5f0c3a9e1d42b877:1", as findings have it. */
struct str told_fingerprint(const struct changes *changes, const struct change *change);

/* A file's path as reports write it: without `./`. */
struct str told_path(struct arena *arena, struct str path);

/* "Moved later", what a group is called where its changes stand together. */
struct str told_group(const struct changes *changes, enum change_group group);

/* "since `main`", "from `a.plan` to `b.plan`": what was compared, by the names of the two sides. */
struct str told_sides(struct arena *arena, struct str old, struct str new);

#endif
