#include "command.h"

#include "against.h"
#include "changes/compare.h"
#include "changes/judge.h"
#include "changes/match.h"
#include "commands/formats.h"
#include "files.h"
#include "fingerprint.h"
#include "fixing.h"

#include <getopt.h>
#include <stdlib.h>
#include <string.h>

const struct option_row options_check[] = {
	{"format", 0, "FORMAT[=FILE]", "how findings are written, see below; repeatable"},
	{"fail-on", 0, "SEVERITY", "exit 1 from error (default), warning or note on, or never"},
	{"max-findings", 0, "N", "show at most N findings (0: all); as text 1000 by default"},
	{"statistics", 0, NULL, "count the findings of each rule, in the format text"},
	{"fix", 0, NULL, "change the files: make the fixes that are safe"},
	{"unsafe-fixes", 0, NULL, "change the files: make those that are guesses, too"},
	{"diff", 0, NULL, "print what would be fixed as a patch, and change nothing"},
	{"files-from", 0, "LIST", "check the files that this file names, one a line, too"},
	{"against", 0, "REV", "compare with this revision of git: judge the changes, too"},
	{"new-only", 0, NULL, "with --against: only findings that the plan did not have then"},
	AGAINST_OPTIONS,
	{"no-suppress", 0, NULL, "show what comments `# planc: allow …` suppress, too"},
	COMMON_OPTIONS,
	{NULL, 0, NULL, NULL},
};

struct request {
	struct session *session;
	struct file_list files;
	bool listed, list_failed; /* by --files-from */
	struct formats formats;
	enum severity fail_on; /* OFF: never */
	struct fixing fixing;
	struct against against;
	bool new_only;
	const struct changes **changes; /* since the revision, a plan each */
	uint32_t change_count, change_room;
	/* Plans that are gone from the folders of the command line; ends without an origin. */
	const char **folders;
	size_t folder_count;
	struct side *gone;
};

static bool set_fail_on(struct request *request, const char *value)
{
	if (strcmp(value, "never") == 0) {
		request->fail_on = OFF;
		return true;
	}
	for (int severity = NOTE; severity <= ERROR; severity++)
		if (strcmp(value, severity_word((enum severity)severity)) == 0) {
			request->fail_on = (enum severity)severity;
			return true;
		}
	complain("`--fail-on` is error, warning, note or never, not `%s`", value);
	return false;
}

static bool set_max_findings(struct request *request, const char *value)
{
	char *end;
	unsigned long number = strtoul(value, &end, 10);
	if (*value < '0' || *value > '9' || *end || number > 1000000000) {
		complain("`--max-findings` takes a number, not `%s`", value);
		return false;
	}
	request->formats.max_findings = (unsigned)number;
	request->formats.limited = true;
	return true;
}

/* True if the option was one of these. */
static bool set_fixing(struct fixing *fixing, const char *name)
{
	if (strcmp(name, "unsafe-fixes") == 0)
		fixing->trust = GUESS;
	else if (strcmp(name, "diff") == 0)
		fixing->as_patch = true;
	else if (strcmp(name, "fix") != 0)
		return false;
	fixing->wanted = true;
	return true;
}

/* A name in it that cannot be read keeps no other from being checked. */
static void read_list(struct request *request, const char *path)
{
	request->listed = true;
	if (!file_list_read(&request->files, request->session->arena, path))
		request->list_failed = true;
}

static bool set_option(void *of, const char *name, const char *value)
{
	struct request *request = of;
	bool ok = true;
	if (strcmp(name, "format") == 0)
		ok = formats_add(&request->formats, value);
	else if (strcmp(name, "fail-on") == 0)
		ok = set_fail_on(request, value);
	else if (strcmp(name, "max-findings") == 0)
		ok = set_max_findings(request, value);
	else if (strcmp(name, "statistics") == 0)
		request->formats.statistics = true;
	else if (strcmp(name, "no-suppress") == 0)
		request->session->shows_suppressed = true;
	else if (strcmp(name, "files-from") == 0)
		read_list(request, value);
	else if (strcmp(name, "new-only") == 0)
		request->new_only = true;
	else if (!set_fixing(&request->fixing, name) &&
		 !against_read_option(&request->against, name, value, &ok))
		read_common_option(request->session, name, value, &request->formats.quiet, &ok);
	return ok;
}

/* A plan that has just been read: where its findings and its files begin. */
struct just_read {
	const char *path;
	const struct model *model;
	struct diag *first;
	uint32_t first_file;
};

/* `first` is the first finding of the new plan; one of the two plans may be NULL. */
static void judge_changes(struct request *request, const struct model *old, const struct model *new,
	struct diag *first)
{
	struct session *session = request->session;
	struct changes *changes = compare_plans(old, new, session->sources, true, session->reading);
	changes_judge(changes, session->diags, first);
	judge_by(session, old ? old : new, session->diags);
	if (request->change_count == request->change_room) {
		uint32_t room = request->change_room * 2 + 8;
		const struct changes **wider = arena_array(session->reading, room, sizeof *wider);
		if (request->change_count)
			memcpy(wider, request->changes, request->change_count * sizeof *wider);
		request->changes = wider;
		request->change_room = room;
	}
	request->changes[request->change_count++] = changes;
}

/* What was found in an item that has another name or title now is known again. */
static const uint64_t *hashes_as_now(
	const struct model *old, const struct model *new, struct arena *arena)
{
	const struct match *match = match_plans(old, new, arena);
	return fingerprint_items_as(old, fingerprint_items(new, arena), match->to_new, arena);
}

/* Either to show nothing else, or to put it first where platforms show but some. */
static bool asks_what_is_new(const struct request *request)
{
	return request->new_only || formats_ask_records(&request->formats);
}

/* Compares it with what it was. */
static void compare(struct request *request, const struct just_read *plan)
{
	struct against *against = &request->against;
	struct session *session = request->session;
	struct str inside;
	struct side side;
	struct diags *before = NULL;
	const struct model *old = NULL;
	const uint32_t end = session->sources->count;
	if (!against_begin(against, plan->path) || !against_inside(against, plan->path, &inside) ||
		!against_find(against, inside, plan->model, &side))
		return;
	if (side.origin && !(old = against_read(against, &side, &before)))
		return;
	against_compare_texts(against, plan->first_file, end);
	/* A part is judged with the plans that include it. */
	if (plan->model->has_plan)
		judge_changes(request, old && old->has_plan ? old : NULL, plan->model, plan->first);
	if (before && asks_what_is_new(request)) {
		fingerprints_take(session->diags, plan->first, plan->model);
		fingerprints_take_by(
			before, before->first, old, hashes_as_now(old, plan->model, before->arena));
		fingerprints_mark_known(session->diags, plan->first, before->first);
	}
	for (struct diag *diag = request->new_only ? plan->first : NULL; diag; diag = diag->next)
		if (diag->known)
			diag->severity = OFF;
}

/* What is gone stays so in all rounds of fixes. False after a complaint. */
static bool find_gone(struct request *request)
{
	struct against *against = &request->against;
	struct arena *arena = request->session->arena;
	const struct side **lists = arena_array(arena, request->folder_count, sizeof *lists);
	size_t count = 0;
	for (size_t i = 0; i < request->folder_count; i++) {
		struct str inside;
		if (!against_begin(against, request->folders[i]) ||
			!against_inside(against, request->folders[i], &inside) ||
			!(lists[i] = against_gone(against, inside)))
			return false;
		for (const struct side *side = lists[i]; side->origin; side++)
			count++;
	}
	request->gone = arena_array(arena, count + 1, sizeof *request->gone);
	count = 0;
	for (size_t i = 0; i < request->folder_count; i++)
		for (const struct side *side = lists[i]; side->origin; side++)
			request->gone[count++] = *side;
	return true;
}

/* A folder stands for the plans that it had, too. */
static void judge_gone(struct request *request)
{
	struct session *session = request->session;
	if (!request->against.ref || !request->folder_count || session->failed ||
		(!request->gone && !find_gone(request)))
		return;
	for (const struct side *side = request->gone; side->origin; side++) {
		struct diags *before;
		const struct model *old = against_read(&request->against, side, &before);
		struct diag **mark = diags_mark(session->diags);
		if (!old)
			continue;
		request->against.differs = true;
		judge_changes(request, old, NULL, NULL);
		fingerprints_take(session->diags, *mark, old);
	}
}

static bool read_files(struct request *request)
{
	struct session *session = request->session;
	bool records = asks_what_is_new(request);
	/* What was read before is forgotten, and this with it. */
	request->change_count = request->change_room = 0;
	for (size_t i = 0; i < request->files.count; i++) {
		struct diag **mark = diags_mark(session->diags);
		struct just_read plan = {
			.path = request->files.paths[i], .first_file = session->sources->count};
		plan.model = read_plan(session, plan.path);
		plan.first = *mark;
		if (plan.model && request->against.ref)
			compare(request, &plan);
		/* Those of changes stand behind the plan's own. */
		if (records)
			fingerprints_take(session->diags, *mark, plan.model);
	}
	judge_gone(request);
	if (request->against.usable)
		request->formats.baseline = &request->against.baseline;
	request->formats.changes = request->changes;
	request->formats.change_count = request->change_count;
	diags_settle(session->diags);
	return !session->failed;
}

/* A run that could not read all changes nothing. False after a complaint. */
static bool fix_files(struct request *request)
{
	while (fixing_go_on(&request->fixing, request->session))
		if (!read_files(request))
			return false;
	return fixing_finish(&request->fixing, request->session);
}

static bool can_change_all(const struct request *request, const struct command *self)
{
	for (size_t i = 0; request->fixing.wanted && i < request->files.count; i++)
		if (!rework_can_change(self, request->files.paths[i]))
			return false;
	return true;
}

/* Nothing was written, so what programs are told is of the files as they are. */
static void tell_unfixed(struct request *request)
{
	if (!formats_ask_records(&request->formats))
		return;
	session_read_anew(request->session, NULL, 0);
	read_files(request);
	formats_print(&request->formats, request->session, false);
}

static int check_files(struct request *request, const struct command *self, int count, char **paths)
{
	struct session *session = request->session;
	bool good = !request->list_failed;
	session->notes_parts = true;
	request->fixing.quiet = request->formats.quiet;
	request->folders = arena_array(session->arena, (size_t)count, sizeof *request->folders);
	for (int i = 0; i < count; i++) {
		good &= file_list_add(&request->files, session->arena, paths[i]);
		if (is_folder(paths[i]))
			request->folders[request->folder_count++] = paths[i];
	}
	file_list_drop_doubles(&request->files, session->arena);
	if (!can_change_all(request, self)) {
		formats_print(&request->formats, session, false);
		return FAILED;
	}
	good &= read_files(request);
	if (good && request->against.ref && !request->formats.quiet)
		against_tell(&request->against);
	if (good && !fix_files(request)) {
		tell_unfixed(request);
		return FAILED;
	}
	/* A patch is alone on standard output. */
	request->formats.quiet |= request->fixing.as_patch;
	good &= formats_print(&request->formats, session, good);
	if (!good)
		return FAILED;
	for (int severity = (int)request->fail_on; severity != OFF && severity <= ERROR; severity++)
		if (session->diags->count[severity])
			return FOUND;
	return DONE;
}

/* The option that has been given and means nothing without another; NULL: there is none. */
static const char *needs_against(const struct request *request)
{
	return request->new_only                 ? "--new-only"
	       : request->against.tip            ? "--against-tip"
	       : request->against.broken_allowed ? "--allow-broken-base"
						 : NULL;
}

static void more_help(FILE *out)
{
	static const struct {
		int status;
		const char *words;
	} rows[] = {{DONE, "nothing was found that --fail-on asks for"}, {FOUND, "something was"},
		{FAILED,
			"the job could not be done: a mistake in the command, or a file that cannot be"
			" read"},
		{INTERNAL, "planc itself has a fault, which asks to be reported"}};
	fputs("\nexit status:\n", out);
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
		fprintf(out, "  %d  %s\n", rows[i].status, rows[i].words);
	formats_help(out);
}

int command_check(const struct command *self, int argc, char **argv)
{
	struct request request = {.session = session_new(),
		.formats = {.max_findings = SHOWN_BY_DEFAULT},
		.fail_on = ERROR};
	request.against.session = request.session;
	int status = read_options(self, argc, argv, &request, set_option, more_help);
	if (status == NO_MORE && optind == argc && !request.listed) {
		complain("check: which plan? Name a file, a folder, or `-` for standard input");
		status = MISUSED;
	}
	if (status == NO_MORE && !request.against.ref && needs_against(&request)) {
		complain("check: `%s` goes with `--against REV`", needs_against(&request));
		status = MISUSED;
	}
	if (request.formats.count == 0)
		formats_add(&request.formats, "text");
	if (status == NO_MORE)
		status = check_files(&request, self, argc - optind, argv + optind);
	else if (status == HELPED)
		status = DONE;
	else {
		/* For programs that is an answer, too. */
		formats_print(&request.formats, request.session, false);
		status = FAILED;
	}
	against_end(&request.against);
	session_free(request.session);
	return status;
}
