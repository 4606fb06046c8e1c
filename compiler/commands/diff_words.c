#include "diff_words.h"

#include "files.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

static bool fail(struct trouble *trouble, struct str said, struct str help)
{
	*trouble = (struct trouble){said, help};
	return false;
}

/* Standard input is a path, too. */
static bool exists(const char *path)
{
	struct stat about;
	return strcmp(path, "-") == 0 || stat(path, &about) == 0;
}

static bool fail_for_two_senses(struct arena *arena, const char *word, struct trouble *trouble)
{
	return fail(trouble, str_format(arena, "`%s` is a revision and a path", word),
		str_format(arena,
			"words before `--` are revisions, such as `planc diff %s -- FILE`; a path"
			" may be written `./%s`",
			word, word));
}

static bool take_two_paths(
	struct diff_words *words, struct arena *arena, char **all, struct trouble *trouble)
{
	words->old = all[0];
	words->new = all[1];
	if (strcmp(words->old, "-") == 0 && strcmp(words->new, "-") == 0)
		return fail(
			trouble, STR("standard input cannot be both versions"), (struct str){0});
	if (is_folder(words->old) == is_folder(words->new))
		return true;
	return fail(trouble,
		str_format(arena, "`%s` is a folder, and `%s` is none",
			is_folder(words->old) ? words->old : words->new,
			is_folder(words->old) ? words->new : words->old),
		STR("compare two files or two folders"));
}

/* The first word is a path. */
static bool take_paths(struct diff_words *words, struct arena *arena, int count, char **all,
	struct trouble *trouble)
{
	if (is_revision(arena, all[0]))
		return fail_for_two_senses(arena, all[0], trouble);
	if (count == 2 && exists(all[1]))
		return take_two_paths(words, arena, all, trouble);
	if (count == 2)
		return fail(trouble,
			str_format(arena, "cannot read `%s`: %s", all[1], strerror(ENOENT)),
			(struct str){0});
	return fail(trouble, str_format(arena, "`%s` is a path, and no revision", all[0]),
		str_format(arena,
			"name what it is to be compared with: `planc diff main -- %s`, or two"
			" files or folders",
			all[0]));
}

static bool is_path(struct arena *arena, const char *word)
{
	return exists(word) || (is_plan_file(word) && !is_revision(arena, word));
}

/* The first word is a revision, the second may be one. */
static bool take_revisions(struct diff_words *words, struct arena *arena, int count, char **all,
	struct trouble *trouble)
{
	int taken = 1;
	words->ref = all[0];
	if (count > 1 && !is_path(arena, all[1]))
		words->other = all[taken++];
	else if (count > 1 && exists(all[1]) && is_revision(arena, all[1]))
		return fail_for_two_senses(arena, all[1], trouble);
	words->files = all + taken;
	words->file_count = count - taken;
	return true;
}

bool diff_words_read(struct diff_words *words, struct arena *arena, int count, char **all,
	int files_behind, struct trouble *trouble)
{
	int before = count - files_behind;
	*words = (struct diff_words){0};
	if (files_behind < 0 && count > 0 && exists(all[0])) {
		return take_paths(words, arena, count, all, trouble);
	} else if (files_behind < 0 && count > 0) {
		if (!take_revisions(words, arena, count, all, trouble))
			return false;
	} else if (files_behind < 0 || before == 0) {
		return fail(trouble, STR("diff: what is to be compared?"),
			STR("`planc diff main` shows what has changed since `main`,"
			    " `planc diff OLD NEW` how two files or folders differ"));
	} else if (before > 2) {
		return fail(trouble, STR("diff: only one or two revisions can stand before `--`"),
			(struct str){0});
	} else {
		words->ref = all[0];
		words->other = before == 2 ? all[1] : NULL;
		words->files = all + before;
		words->file_count = files_behind;
	}
	return is_one_revision(arena, words->ref, trouble) &&
	       (!words->other || is_one_revision(arena, words->other, trouble));
}
