#include "diag.h"

#include <stdlib.h>
#include <string.h>

static const struct diag_info rows[DIAG_COUNT] = {
#define STOP(code, name, draft, agreed, strict, what)                                              \
	[code] = {#code, #name, {draft, agreed, strict}, what, true},
#define FINDING(code, name, draft, agreed, strict, what)                                           \
	[code] = {#code, #name, {draft, agreed, strict}, what, false},
#include "diag.def"
};

static const char *const categories[10] = {
#define CATEGORY(hundred, words) [hundred] = words,
#include "diag.def"
};

#define FINDING(code, name, draft, agreed, strict, what)                                           \
	_Static_assert(sizeof #name <= DIAG_NAME_ROOM, "the name of " #code " is too long");
#define FORMER(code, name)                                                                         \
	_Static_assert(sizeof #name <= DIAG_NAME_ROOM, "a name of " #code " is too long");
#include "diag.def"

struct diags *diags_new(struct arena *arena, const struct sources *sources)
{
	struct diags *diags = NEW(arena, struct diags);
	diags->arena = arena;
	diags->sources = sources;
	diags->end = diags->unjudged = &diags->first;
	diags->example = (struct date){2018, 3, 31};
	return diags;
}

const struct diag_info *diag_info(enum diag_id id)
{
	return &rows[id];
}

/* In C a name has low lines, since it names a function; people write hyphens. */
static char hyphen(char c)
{
	return c == '_' ? '-' : c;
}

static const char *hyphened(const char *name, char room[DIAG_NAME_ROOM])
{
	size_t i = 0;
	for (; name[i]; i++)
		room[i] = hyphen(name[i]);
	room[i] = '\0';
	return room;
}

const char *diag_name(enum diag_id id, char room[DIAG_NAME_ROOM])
{
	return hyphened(rows[id].name, room);
}

const char *diag_category(enum diag_id id)
{
	return categories[rows[id].code[2] - '0'];
}

static const struct former {
	const char *name;
	enum diag_id id;
} formers[] = {
#define FORMER(code, name) {#name, code},
#include "diag.def"
};
static const size_t former_count = sizeof formers / sizeof formers[0];

/* True if a word is this name, as C or as people write it. */
static bool is_name(struct str word, const char *name)
{
	char room[DIAG_NAME_ROOM];
	return str_equal_nocase(word, str_of(name)) ||
	       str_equal_nocase(word, str_of(hyphened(name, room)));
}

static const struct former *find_former(struct str word)
{
	for (size_t i = 0; i < former_count; i++)
		if (is_name(word, formers[i].name))
			return &formers[i];
	return NULL;
}

const char *diag_former_name(enum diag_id id, unsigned number, char room[DIAG_NAME_ROOM])
{
	for (size_t i = 0; i < former_count; i++)
		if (formers[i].id == id && number-- == 0)
			return hyphened(formers[i].name, room);
	return NULL;
}

bool diag_is_former_name(struct str word)
{
	return find_former(word) != NULL;
}

enum diag_id diag_find(struct str code_or_name)
{
	for (enum diag_id id = 0; id < DIAG_COUNT; id++)
		if (str_equal_nocase(code_or_name, str_of(rows[id].code)) ||
			is_name(code_or_name, rows[id].name))
			return id;
	const struct former *former = find_former(code_or_name);
	return former ? former->id : DIAG_COUNT;
}

bool diag_is_fixed(enum diag_id id)
{
	return rows[id].severity[DRAFT] == ERROR && strncmp(rows[id].code, "PL0", 3) == 0;
}

bool diag_can_be_suppressed(enum diag_id id)
{
	char hundred = rows[id].code[2];
	return !diag_is_fixed(id) && !rows[id].stops && hundred < '7';
}

const char *severity_word(enum severity severity)
{
	switch (severity) {
	case ERROR: return "error";
	case WARNING: return "warning";
	case NOTE: return "note";
	default: return "off";
	}
}

static void count_stop(struct diags *diags, const struct diag *diag)
{
	diags->stopping += diag->stops;
	diags->doubting += diag->stops && !diag->loses_nothing;
}

struct diag *report(struct diags *diags, enum diag_id id, struct span span, const char *format, ...)
{
	struct diag *diag = NEW(diags->arena, struct diag);
	diag->id = id;
	diag->severity = rows[id].severity[DRAFT];
	diag->stops = rows[id].stops;
	diag->span = span;
	diag->notes_end = &diag->notes;
	va_list args;
	va_start(args, format);
	diag->message = str_format_list(diags->arena, format, args);
	va_end(args);
	*diags->end = diag;
	diags->end = &diag->next;
	diags->reported++;
	count_stop(diags, diag);
	diags->has[id] = true;
	return diag;
}

void restate(struct diags *diags, struct diag *diag, enum diag_id id, const char *format, ...)
{
	diag->id = id;
	va_list args;
	va_start(args, format);
	diag->message = str_format_list(diags->arena, format, args);
	va_end(args);
	diag_stop(diags, diag, rows[id].stops);
	diags->has[id] = true;
}

void diag_stop(struct diags *diags, struct diag *diag, bool stops)
{
	diags->stopping -= diag->stops;
	diags->doubting -= diag->stops && !diag->loses_nothing;
	diag->stops = stops;
	count_stop(diags, diag);
}

void diags_lose_nothing(struct diags *diags, struct diag *first)
{
	for (struct diag *diag = first; diag; diag = diag->next) {
		diags->doubting -= diag->stops && !diag->loses_nothing;
		diag->loses_nothing = true;
	}
}

static void append_note(struct arena *arena, struct diag *diag, struct span span, struct str text)
{
	struct note *last = NEW(arena, struct note);
	last->span = span;
	last->text = text;
	*diag->notes_end = last;
	diag->notes_end = &last->next;
}

void note(struct diags *diags, struct diag *diag, struct span span, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	append_note(diags->arena, diag, span, str_format_list(diags->arena, format, args));
	va_end(args);
}

void help(struct diags *diags, struct diag *diag, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	diag->help = str_format_list(diags->arena, format, args);
	va_end(args);
}

void suggest(struct diags *diags, struct diag *diag, enum trust trust, struct span span,
	const char *format, ...)
{
	va_list args;
	va_start(args, format);
	struct str text = str_format_list(diags->arena, format, args);
	va_end(args);
	if (str_equal(source_slice(diags->sources, span), text))
		return;
	if (!diag->fix) {
		diag->fix = NEW(diags->arena, struct fix);
		diag->fix->trust = trust;
		diag->fix->edits_end = &diag->fix->edits;
	}
	struct edit *edit = NEW(diags->arena, struct edit);
	edit->span = span;
	edit->text = text;
	*diag->fix->edits_end = edit;
	diag->fix->edits_end = &edit->next;
}

void suggest_words(struct diags *diags, struct diag *diag, enum trust trust, struct span span,
	struct str words)
{
	help(diags, diag, "write `%.*s`", STR_ARG(words));
	suggest(diags, diag, trust, span, "%.*s", STR_ARG(words));
}

void label(struct diags *diags, struct diag *diag, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	diag->label = str_format_list(diags->arena, format, args);
	va_end(args);
}

void repeat(struct diags *diags, struct diag *diag, struct span span, struct str text)
{
	if (diag->repeats_noted == REPEATS_NOTED) {
		diag->repeats++;
		return;
	}
	append_note(diags->arena, diag, span, text);
	diag->repeats_noted++;
}

struct severities severities_default(void)
{
	struct severities severities = {.profile = DRAFT};
	for (unsigned i = 0; i < DIAG_COUNT; i++)
		severities.plan[i] = severities.option[i] = UNSET;
	return severities;
}

/* What stops a paper is an error, whatever its rule is elsewhere. A milder case of a rule is
 * milder; but --strict makes an error of every default warning. */
static enum severity default_severity(const struct diag *diag, enum profile profile)
{
	enum severity severity = diag->stops ? ERROR : rows[diag->id].severity[profile];
	bool is_raised = profile == STRICT && diag->at_most == WARNING;
	return diag->at_most != OFF && diag->at_most < severity && !is_raised ? diag->at_most
									      : severity;
}

static bool is_asked_for(const struct severities *severities, enum diag_id id)
{
	int option = severities->option[id];
	int severity = option == UNSET ? severities->plan[id] : option;
	return severity != UNSET && severity != ERROR;
}

enum severity severity_asked(enum diag_id id, const struct severities *severities)
{
	if (severities->option[id] != UNSET)
		return (enum severity)severities->option[id];
	if (severities->plan[id] != UNSET)
		return (enum severity)severities->plan[id];
	return rows[id].severity[severities->profile];
}

static enum severity judge(const struct diag *diag, const struct severities *severities)
{
	if (diag_is_fixed(diag->id) || diag->stops)
		return ERROR;
	bool by_default =
		severities->plan[diag->id] == UNSET && severities->option[diag->id] == UNSET;
	return by_default ? default_severity(diag, severities->profile)
			  : severity_asked(diag->id, severities);
}

struct diag **diags_mark(const struct diags *diags)
{
	return diags->end;
}

/* What there is among the findings that are not judged yet, where they are not those that were
 * reported. */
static void count_unjudged(struct diags *diags)
{
	diags->stopping = diags->doubting = 0;
	memset(diags->has, 0, sizeof diags->has);
	for (const struct diag *diag = *diags->unjudged; diag; diag = diag->next) {
		count_stop(diags, diag);
		diags->has[diag->id] = true;
	}
}

void diags_rewind(struct diags *diags, struct diag **mark)
{
	*mark = NULL;
	diags->end = mark;
	count_unjudged(diags);
}

static bool is_syntax(enum diag_id id)
{
	return strncmp(diag_info(id)->code, "PL0", 3) == 0;
}

void diags_keep_syntax(struct diags *diags, struct diag **mark)
{
	while (*mark)
		if (is_syntax((*mark)->id))
			mark = &(*mark)->next;
		else
			*mark = (*mark)->next;
	diags->end = mark;
	count_unjudged(diags);
}

void diags_judge(struct diags *diags, const struct severities *severities)
{
	bool said = false;
	for (struct diag *diag = *diags->unjudged; diag; diag = diag->next) {
		diag->severity = judge(diag, severities);
		bool refused = diag->severity == ERROR && is_asked_for(severities, diag->id);
		if (refused && !said)
			note(diags, diag, (struct span){0, 0},
				"this cannot be switched off or lowered: no paper can be built while"
				" it stands");
		said |= refused;
	}
	diags->unjudged = diags->end;
	count_unjudged(diags);
}

/* What the order of findings needs, computed once for each. */
struct key {
	struct diag *diag;
	const struct source *source; /* NULL for no place, which comes first */
	uint32_t at;                 /* the place, as bytes from the start of the source */
	uint32_t order;              /* of reporting */
};

static int compare_numbers(uint32_t a, uint32_t b)
{
	return (a > b) - (a < b);
}

/* By all that makes two findings the same for a reader. */
static int compare_content(const struct key *a, const struct key *b)
{
	int order = 0;
	/* Two sources may be one file that was loaded for two plans. */
	if (a->source != b->source)
		order = a->source && b->source ? str_compare(a->source->path, b->source->path)
					       : (a->source != NULL) - (b->source != NULL);
	if (!order)
		order = compare_numbers(a->at, b->at);
	if (!order)
		order = strcmp(rows[a->diag->id].code, rows[b->diag->id].code);
	if (!order)
		order = str_compare(a->diag->message, b->diag->message);
	return order;
}

static int compare_keys(const void *left, const void *right)
{
	const struct key *a = left, *b = right;
	int order = compare_content(a, b);
	/* Of two plans that include a part only one may suppress what is found in it. */
	if (!order)
		order = (a->diag->suppressed.at != NULL) - (b->diag->suppressed.at != NULL);
	if (!order)
		order = compare_numbers(b->diag->severity, a->diag->severity);
	return order ? order : compare_numbers(a->order, b->order);
}

/* The keys of all findings that are not OFF. */
static struct key *keys_of(const struct diags *diags, size_t *count)
{
	struct key *keys = arena_array(diags->arena, diags->reported, sizeof *keys);
	uint32_t order = 0;
	for (struct diag *diag = diags->first; diag; diag = diag->next) {
		if (diag->severity == OFF)
			continue;
		const struct source *source = source_at(diags->sources, diag->span.start);
		uint32_t at = source ? source_byte(source, diag->span.start) : 0;
		keys[order] = (struct key){diag, source, at, order};
		order++;
	}
	*count = order;
	return keys;
}

enum { NEAR = 8 };

/* Puts a key among those before it that are in order; false if its place is far from their end. */
static bool insert_near(struct key *keys, size_t count, struct key key)
{
	size_t at = count;
	for (; at > 0 && compare_keys(&keys[at - 1], &key) > 0; at--)
		if (count - at == NEAR)
			return false;
	memmove(keys + at + 1, keys + at, (count - at) * sizeof *keys);
	keys[at] = key;
	return true;
}

/* Items are checked in order, so that nearly all findings come nearly in theirs. The others are
 * sorted by themselves, and merged. */
static void sort_keys(struct arena *arena, struct key *keys, size_t count)
{
	struct key *others = arena_array(arena, count, sizeof *others);
	size_t near = 0, far = 0;
	for (size_t i = 0; i < count; i++) {
		struct key key = keys[i];
		if (insert_near(keys, near, key))
			near++;
		else
			others[far++] = key;
	}
	qsort(others, far, sizeof *others, compare_keys);
	for (size_t at = count; far > 0; at--) {
		bool is_other = near == 0 || compare_keys(&others[far - 1], &keys[near - 1]) > 0;
		keys[at - 1] = is_other ? others[--far] : keys[--near];
	}
}

void diags_settle(struct diags *diags)
{
	size_t count;
	struct key *keys = keys_of(diags, &count);
	sort_keys(diags->arena, keys, count);
	memset(diags->count, 0, sizeof diags->count);
	memset(diags->fixable, 0, sizeof diags->fixable);
	diags->suppressed = 0;
	diags->end = &diags->first;
	for (size_t i = 0; i < count; i++) {
		if (i > 0 && compare_content(&keys[i - 1], &keys[i]) == 0)
			continue;
		*diags->end = keys[i].diag;
		diags->end = &keys[i].diag->next;
		if (keys[i].diag->suppressed.at) {
			diags->suppressed++;
			continue;
		}
		diags->count[keys[i].diag->severity]++;
		if (keys[i].diag->fix)
			diags->fixable[keys[i].diag->fix->trust]++;
	}
	*diags->end = NULL;
	diags->unjudged = diags->end;
	count_unjudged(diags);
}

bool diags_stop(const struct diags *diags)
{
	for (const struct diag *diag = diags->first; diag; diag = diag->next)
		if (diag->stops)
			return true;
	return false;
}

bool diags_understood(const struct diags *diags)
{
	return !diags->doubting;
}

bool diags_have(const struct diags *diags, enum diag_id id)
{
	return diags->has[id];
}

struct likes likes_of(struct str wanted)
{
	size_t third = wanted.len / 3;
	return (struct likes){.wanted = wanted, .limit = third ? third : 1};
}

void likes_offer(struct likes *likes, struct str name, struct span span)
{
	size_t limit =
		likes->count < LIKE_MOST ? likes->limit : likes->best[LIKE_MOST - 1].distance;
	size_t distance = text_distance(likes->wanted, name, limit);
	/* Some letter must be left as it was, or every name of one letter is like every other. */
	size_t shorter = name.len < likes->wanted.len ? name.len : likes->wanted.len;
	if (distance > limit || distance >= shorter || str_equal(likes->wanted, name))
		return;
	unsigned at = 0;
	for (; at < likes->count; at++) {
		int order = str_compare(likes->best[at].name, name);
		if (order == 0)
			return;
		if (likes->best[at].distance > distance ||
			(likes->best[at].distance == distance && order > 0))
			break;
	}
	if (at == LIKE_MOST)
		return;
	if (likes->count < LIKE_MOST)
		likes->count++;
	for (unsigned i = likes->count - 1; i > at; i--)
		likes->best[i] = likes->best[i - 1];
	likes->best[at].name = name;
	likes->best[at].span = span;
	likes->best[at].distance = distance;
}

/* The one name that is like it is a guess, but for one that differs in the case of letters alone. A
 * place that holds more than the name, such as a path, is left to the writer. */
static void suggest_like(const struct likes *likes, struct diags *diags, struct diag *diag)
{
	bool same = likes->best[0].distance == 0;
	bool only = likes->count == 1 || (same && likes->best[1].distance > 0);
	if (only && str_equal_nocase(source_slice(diags->sources, diag->span), likes->wanted))
		suggest(diags, diag, same ? SAFE : GUESS, diag->span, "%.*s",
			STR_ARG(likes->best[0].name));
}

bool likes_suggest(const struct likes *likes, struct diags *diags, struct diag *diag)
{
	if (likes->count == 0)
		return false;
	struct str list = {0};
	for (unsigned i = 0; i < likes->count; i++) {
		struct str name = likes->best[i].name;
		const char *joint = i == 0 ? "" : i + 1 < likes->count ? ", " : " or ";
		list = str_format(
			diags->arena, "%.*s%s`%.*s`", STR_ARG(list), joint, STR_ARG(name));
		struct span span = likes->best[i].span;
		if (span.start || span.end)
			note(diags, diag, span, "`%.*s` is declared here", STR_ARG(name));
	}
	help(diags, diag, "did you mean %.*s?", STR_ARG(list));
	suggest_like(likes, diags, diag);
	return true;
}

/* "PL" and digits: every code is like every other. */
static bool is_code(struct str word)
{
	bool code = word.len > 2 && str_equal_nocase((struct str){word.at, 2}, STR("PL"));
	for (size_t i = 2; code && i < word.len; i++)
		code = ascii_is_digit(word.at[i]);
	return code;
}

struct likes likes_of_rule(struct str word, char names[DIAG_COUNT][DIAG_NAME_ROOM])
{
	struct likes likes = likes_of(word);
	for (int id = 0; id < DIAG_COUNT && !is_code(word); id++)
		likes_offer(&likes, str_of(diag_name((enum diag_id)id, names[id])),
			(struct span){0, 0});
	return likes;
}

static void report_unknown_rule(struct diags *diags, struct span span, struct str word)
{
	struct diag *diag = report(diags, PL803, span, "there is no rule `%.*s`", STR_ARG(word));
	char names[DIAG_COUNT][DIAG_NAME_ROOM];
	struct likes likes = likes_of_rule(word, names);
	if (!likes_suggest(&likes, diags, diag))
		help(diags, diag, "`planc rules` lists them");
}

enum diag_id rule_named(struct diags *diags, struct span span, struct str word)
{
	enum diag_id id = diag_find(word);
	char room[DIAG_NAME_ROOM];
	if (id == DIAG_COUNT) {
		report_unknown_rule(diags, span, word);
	} else if (diag_is_former_name(word)) {
		struct str name = str_of(diag_name(id, room));
		struct diag *diag = report(
			diags, PL813, span, "`%.*s` is now `%.*s`", STR_ARG(word), STR_ARG(name));
		suggest_words(diags, diag, SAFE, span, name);
	}
	return id;
}
