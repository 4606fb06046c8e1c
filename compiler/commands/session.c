#include "command.h"
#include "example.h"
#include "findings/visible.h"
#include "layout.h"
#include "suppress.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { SECONDS_A_DAY = 86400 };

_Noreturn static void out_of_memory(void)
{
	complain("out of memory");
	_exit(FAILED);
}

/* SOURCE_DATE_EPOCH as https://reproducible-builds.org/specs/source-date-epoch/ has it, else now.
 */
static day_number default_today(void)
{
	const char *epoch = getenv("SOURCE_DATE_EPOCH");
	long long seconds = (long long)time(NULL);
	if (epoch && *epoch) {
		char *end;
		long long given = strtoll(epoch, &end, 10);
		if (*end == '\0' && given >= 0 && given < 253402300800LL)
			seconds = given;
		else
			complain("SOURCE_DATE_EPOCH is not a number of seconds, and was not used");
	}
	return (day_number)(seconds / SECONDS_A_DAY);
}

static void set_today(struct session *session, day_number today)
{
	session->today = today;
	session->as_of = day_words(session->arena, today);
}

struct session *session_new(void)
{
	struct arena *arena = arena_new(out_of_memory);
	struct session *session = NEW(arena, struct session);
	session->arena = arena;
	session_read_anew(session, NULL, 0);
	session->severities = severities_default();
	session->stdin_path = "<stdin>";
	set_today(session, default_today());
	return session;
}

void session_free(struct session *session)
{
	arena_free(session->reading);
	arena_free(session->arena);
}

void session_read_anew(struct session *session, const struct draft *drafts, uint32_t count)
{
	arena_free(session->reading);
	session->reading = arena_new(out_of_memory);
	session->sources = sources_new(session->reading);
	session->sources->drafts = drafts;
	session->sources->draft_count = count;
	session->diags = diags_new(session->reading, session->sources);
	session->files = 0;
	session->failed = false;
}

/* A day in any form of the language: the language itself reads it, in a plan of one line. */
static bool read_as_of(struct session *session, const char *value)
{
	struct arena *arena = arena_new(out_of_memory);
	struct sources *sources = sources_new(arena);
	struct diags *diags = diags_new(arena, sources);
	struct words *words = words_for_plans(arena);
	struct str error;
	struct str text = str_format(arena, "plan p \"p\" adopted %s", value);
	struct ast_file *file = strpbrk(value, "\r\n\"#{") ? NULL
							   : load_text(text, STR("--as-of"), ".",
								     sources, words, diags, &error);
	const struct model *model = file ? resolve(file, sources, words, diags, 0) : NULL;
	bool good = model && !diags->first && model->plan.adopted.known &&
		    model->plan.adopted.kind == IS_DAY && !file->root->nodes->clauses->next;
	if (good)
		set_today(session, model->plan.adopted.all.start);
	else
		complain("`%s` is not a day; write it like `31 May 2018` or `2018-05-31`", value);
	arena_free(arena);
	return good;
}

static bool set_severity(struct session *session, const char *value, enum severity severity)
{
	enum diag_id id = diag_find(str_of(value));
	if (id == DIAG_COUNT) {
		complain_unknown_rule(value);
		return false;
	}
	char room[DIAG_NAME_ROOM];
	if (diag_is_former_name(str_of(value)))
		complain("the rule `%s` is now `%s`", value, diag_name(id, room));
	session->severities.option[id] = (int)severity;
	return true;
}

static bool set_root(struct session *session, const char *value)
{
	struct stat about;
	session->root = value;
	if (stat(value, &about) == 0 && S_ISDIR(about.st_mode))
		return true;
	complain("`--root` names a folder, and there is none called `%s`", value);
	return false;
}

/* *set: the user has decided, and *on is what for. */
static bool set_when(const char *option, const char *value, bool *set, bool *on)
{
	*set = strcmp(value, "auto") != 0;
	*on = strcmp(value, "always") == 0;
	if (!*set || *on || strcmp(value, "never") == 0)
		return true;
	complain("`--%s` is auto, always or never, not `%s`", option, value);
	return false;
}

bool read_common_option(
	struct session *session, const char *name, const char *value, bool *quiet, bool *ok)
{
	if (strcmp(name, "as-of") == 0)
		*ok = read_as_of(session, value);
	else if (strcmp(name, "root") == 0)
		*ok = set_root(session, value);
	else if (strcmp(name, "stdin-path") == 0)
		session->stdin_path = value;
	else if (strcmp(name, "strict") == 0)
		session->severities.profile = STRICT;
	else if (strcmp(name, "error") == 0)
		*ok = set_severity(session, value, ERROR);
	else if (strcmp(name, "warning") == 0)
		*ok = set_severity(session, value, WARNING);
	else if (strcmp(name, "note") == 0)
		*ok = set_severity(session, value, NOTE);
	else if (strcmp(name, "allow") == 0)
		*ok = set_severity(session, value, OFF);
	else if (strcmp(name, "color") == 0)
		*ok = set_when(name, value, &session->color_set, &session->color);
	else if (strcmp(name, "hyperlinks") == 0)
		*ok = set_when(name, value, &session->links_set, &session->links);
	else if (strcmp(name, "quiet") == 0)
		*quiet = true;
	else
		return false;
	return true;
}

/* The severities for one plan: its profile and its `rule` lines between those of the run. */
static struct severities severities_for(const struct session *session, const struct model *model)
{
	struct severities severities = session->severities;
	if (severities.profile != STRICT && when_is_said(&model->plan.adopted))
		severities.profile = AGREED;
	for (uint32_t i = 0; i < model->plan.rule_count; i++) {
		const struct rule *rule = &model->plan.rules[i];
		enum diag_id id = diag_find(rule->code);
		for (int severity = OFF; id != DIAG_COUNT && severity <= ERROR; severity++)
			if (str_equal_nocase(
				    rule->level, str_of(severity_word((enum severity)severity))))
				severities.plan[id] = severity;
	}
	return severities;
}

void judge_by(const struct session *session, const struct model *model, struct diags *diags)
{
	struct severities severities = severities_for(session, model);
	diags_judge(diags, &severities);
}

struct str stop_words(const struct diags *diags)
{
	const struct diag *first = NULL;
	for (const struct diag *diag = diags->first; diag; diag = diag->next)
		if (diag->stops && (!first || diag->span.start < first->span.start))
			first = diag;
	if (!first)
		return (struct str){0};
	struct place place = source_place(diags->sources, first->span.start);
	struct str path = place.source ? place.source->path : STR("");
	return str_format(diags->arena, "%.*s:%lu:%lu: %.*s [%s]", STR_ARG(path),
		(unsigned long)place.line, (unsigned long)place.column, STR_ARG(first->message),
		diag_info(first->id)->code);
}

/* A plan whose header was forgotten looks like a part of another, of which little can be checked.
 */
static void note_part(const struct model *model, struct diags *diags)
{
	/* An error may have taken the plan away. */
	if (model->count < 2 || model->has_plan || !diags_understood(diags))
		return;
	const struct item *first = &model->items[1];
	struct diag *diag = report(diags, PL037, first->span,
		"this file has no `plan`: it is checked as a part, without its names and dates");
	help(diags, diag,
		"a plan begins with a line such as `plan parks \"Parks Action Plan\"`; a part is"
		" checked with the plan that includes it");
}

void session_trouble(struct session *session, const struct trouble *trouble)
{
	complain("%.*s", STR_ARG(trouble->said));
	if (trouble->help.len) {
		fputs("help: ", stderr);
		visible_text(trouble->help, stderr);
		fputc('\n', stderr);
	}
	if (!session->failed)
		session->error = visible_copy(session->arena, trouble->said);
	session->failed = true;
}

void complain_unreadable(struct session *session, struct str shown, struct str why)
{
	struct trouble trouble = {.said = str_format(session->arena, "cannot read `%.*s`: %.*s",
					  STR_ARG(shown), STR_ARG(why))};
	session_trouble(session, &trouble);
}

const struct model *read_side(
	struct session *session, const struct side *side, struct diags *diags, struct str *error)
{
	struct words *words = words_for_plans(session->reading);
	struct diag **mark = diags_mark(diags);
	uint32_t first = session->sources->count;
	/* The next year, in which most of what is planned today falls due. */
	example_until(diags, (struct date){date_of(session->today).year + 1, 3, 31});
	struct ast_file *file =
		load(side->origin, side->path, side->shown, session->sources, words, diags, error);
	if (!file)
		return NULL;
	const struct model *model = resolve(file, session->sources, words, diags, session->today);
	/* What a part refers to may be declared by the plan that includes it. */
	if (!model->has_plan)
		diags_keep_syntax(diags, mark);
	struct severities severities = severities_for(session, model);
	check_all(model, diags, &severities);
	if (severity_asked(PL015, &severities) != OFF)
		report_layout(session->sources, first, diags);
	if (session->notes_parts)
		note_part(model, diags);
	suppress(file, diags, &severities, session->today, session->shows_suppressed);
	diags_judge(diags, &severities);
	return model;
}

const struct model *read_plan(struct session *session, const char *path)
{
	struct str error;
	struct origin disk = disk_origin(session->reading, session->root);
	struct side side = {&disk, path, str_of(path)};
	if (strcmp(path, "-") == 0)
		side.shown = str_of(session->stdin_path);
	const struct model *model = read_side(session, &side, session->diags, &error);
	if (model) {
		session->files++;
		return model;
	}
	complain_unreadable(session, side.shown, error);
	return NULL;
}

/* A terminal that does more than print. */
static bool is_able_terminal(FILE *stream)
{
	const char *terminal = getenv("TERM");
	return (!terminal || strcmp(terminal, "dumb") != 0) && isatty(fileno(stream)) == 1;
}

/* The order of https://no-color.org and https://bixense.com/clicolors, --color first. */
bool use_color(const struct session *session, FILE *stream)
{
	if (session->color_set)
		return session->color;
	const char *no = getenv("NO_COLOR"), *force = getenv("FORCE_COLOR");
	const char *clicolor = getenv("CLICOLOR_FORCE");
	if (no && *no)
		return false;
	if ((force && *force) || (clicolor && *clicolor))
		return true;
	return is_able_terminal(stream);
}

struct str link_host(const struct session *session, FILE *stream)
{
	char name[256] = "";
	bool wanted = session->links_set ? session->links : is_able_terminal(stream);
	/* Without the name of its machine a link from a remote shell would open a local file. */
	if (!wanted || gethostname(name, sizeof name - 1) != 0)
		return (struct str){0};
	return str_format(session->arena, "%s", name);
}
