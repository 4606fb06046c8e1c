/* Comparing plans with a revision of git: which file of it is which plan, and what that said. */
#ifndef AGAINST_H
#define AGAINST_H

#include "command.h"
#include "findings.h"
#include "moved.h"
#include "revision.h"

struct against {
	struct session *session;
	const char *ref;     /* the revision; NULL: nothing is compared */
	const char *other;   /* the new side; NULL: what lies in the folder */
	bool tip;            /* the revision itself is the old side, not the merge base */
	bool broken_allowed; /* what was understood of an old plan is enough */
	bool begun, usable;
	struct repository repository;
	struct revision old, now; /* `now` only with `other` */
	struct baseline baseline;
	unsigned merge_bases;
	/* Plans that the old side has and the new one lacks; looked for when one is wanted. */
	struct gone_plans gone;
	bool gone_known;
	bool differs; /* some plan that has been compared has not the same text on both sides */
};

/* The options of every command that compares with a revision. */
#define AGAINST_OPTIONS                                                                            \
	{"against-tip", 0, NULL, "compare with REV itself, not with where this left it"},          \
	{                                                                                          \
		"allow-broken-base", 0, NULL, "compare with what was understood of an old plan"    \
	}

/* Reads one of these, and `--against`: true if the option was one of them, *ok false after a
 * complaint. */
bool against_read_option(struct against *against, const char *name, const char *value, bool *ok);

/* Finds the repository of the file or folder `path` and the two sides, once; later calls only say
 * how that ended. False after a complaint. */
bool against_begin(struct against *against, const char *path);

/* The path of a file within the repository, from its top. False after a complaint: it lies outside,
 * or in another repository. */
bool against_inside(struct against *against, const char *path, struct str *inside);

/* The old version of the plan in a file of the repository, which may have had another name there:
 * then it is the one plan that is gone and has the same name, or else title. `old->origin` is NULL
 * if there is none. False after a complaint. `plan` may be NULL. */
bool against_find(
	struct against *against, struct str inside, const struct model *plan, struct side *old);

/* Reads an old version, with its findings in *diags. NULL after a complaint, if it cannot be read,
 * or not be understood and that is not allowed. */
const struct model *against_read(
	struct against *against, const struct side *old, struct diags **diags);

/* Notes whether the texts of a plan's two sides differ: files of the session from `first` on are
 * the new side, those from `old` on the old one. */
void against_compare_texts(struct against *against, uint32_t first, uint32_t old);

/* Tells people on standard error what they should know of the two sides: that they are the same, or
 * that there was a choice of merge bases. */
void against_tell(const struct against *against);

/* Plans that the old side has in a file or folder of the repository ("": everywhere), the new one
 * lacks, and no other has been found to be, by path; each is told once. Ends with a side without an
 * origin, owned by the session's arena. NULL after a complaint. */
const struct side *against_gone(struct against *against, struct str inside);

void against_end(struct against *against);

#endif
