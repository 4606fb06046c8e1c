/* A finding (diag) is what planc has to say about a place in a plan; diags holds those of a run. */
#ifndef DIAG_H
#define DIAG_H

#include "date.h"
#include "source.h"

/* OFF is the severity of a rule that is not reported. */
enum severity { OFF, NOTE, WARNING, ERROR };

enum diag_id {
#define FINDING(code, name, draft, agreed, strict, what) code,
#include "diag.def"
	DIAG_COUNT
};

/* How strictly a plan is judged: a plan without `adopted` is a draft, one with it is agreed. */
enum profile { DRAFT, AGREED, STRICT, PROFILE_COUNT };

/* A row of the register (diag.def). */
struct diag_info {
	const char *code; /* "PL204" */
	const char *name; /* "missing_deadline", as files and functions are called; see diag_name */
	enum severity severity[PROFILE_COUNT];
	const char *summary; /* what it is, without a full stop */
	bool stops;          /* a plan that has this finding builds no paper */
};

/* "first declared here": a further place and what it shows. An empty text only underlines. */
struct note {
	struct note *next;
	struct span span; /* {0, 0}: a fact without a place */
	struct str text;
};

/* Whether a suggested change may be made unseen. SAFE: the plan then says in our words what it was
 * taken to mean, or what it can only mean. GUESS: there is another reading, or words are lost. */
enum trust { SAFE, GUESS };

/* What to write in place of a span, which may be empty. */
struct edit {
	struct edit *next;
	struct span span;
	struct str text;
};

/* A change that takes the finding away; its edits are made together or not at all. */
struct fix {
	enum trust trust;
	struct edit *edits; /* none overlaps another */
	struct edit **edits_end;
};

/* One finding. Owned by the arena of its diags, and so are the texts. What is asked of all of them
 * stands in front, as there may be as many as items. */
struct diag {
	struct diag *next; /* in the order of reporting; that of printing after diags_settle */
	enum diag_id id : 16;
	enum severity severity : 8;
	/* A milder case of its rule: its default is no higher. OFF: no limit. */
	enum severity at_most : 8;
	bool stops;         /* see diag_stop */
	bool loses_nothing; /* see diags_lose_nothing */
	struct span span;   /* as small as can be, and meaningful alone */
	struct str message; /* one line, small letter first, no full stop, says nothing of a cure */
	/* Why a comment of the plan keeps it from being shown, see suppress.h; it may give no
	 * reason. at == NULL: it is shown. */
	struct str suppressed;
	struct fix *fix;  /* NULL for none */
	struct str label; /* a few words under the caret; may be empty */
	struct note *notes;
	struct note **notes_end;
	struct str help;        /* what the writer can do; may be empty */
	uint32_t repeats;       /* further places that are counted but not noted */
	uint32_t repeats_noted; /* further places that are notes */
	/* See fingerprint.h: nothing until they are taken. */
	struct str item; /* path of the item that it stands in; empty in none, and in the plan */
	uint64_t fingerprint;
	uint32_t fingerprint_number; /* among equal ones of a file, from 1 */
	bool known;                  /* the plan had it before: see fingerprints_mark_known */
};

/* The findings of a run. */
struct diags {
	struct arena *arena;
	const struct sources *sources;
	struct diag *first;
	struct diag **end;
	uint32_t reported;      /* in all, those that were taken back included */
	struct diag **unjudged; /* where the findings begin that diags_judge has not seen */
	uint32_t stopping;      /* how many of these keep a paper from being built */
	uint32_t doubting;      /* how many of those may hold what the plan seems to lack */
	bool has[DIAG_COUNT];   /* of which rules they are */
	/* How many of each severity are shown, how many of these have a fix that is trusted so, and
	 * how many are not shown; valid after diags_settle. */
	uint32_t count[ERROR + 1], fixable[GUESS + 1], suppressed;
	struct date example; /* see example.h */
};

/* What the user and the plan ask of severities: one step for each rule, in the order of the
 * catalogue. UNSET leaves the default. */
enum { UNSET = -1 };
struct severities {
	enum profile profile;
	int plan[DIAG_COUNT];   /* the plan's `rule` lines: enum severity or UNSET */
	int option[DIAG_COUNT]; /* -E -W -N -A: enum severity or UNSET */
};

struct diags *diags_new(struct arena *arena, const struct sources *sources);

/* The register's row. */
const struct diag_info *diag_info(enum diag_id id);

/* The row's name as people read and write it, "missing-deadline", in `room`, which is returned. */
enum { DIAG_NAME_ROOM = 40 };
const char *diag_name(enum diag_id id, char room[DIAG_NAME_ROOM]);

/* What the rules of its hundred are about: "deadlines and periods". */
const char *diag_category(enum diag_id id);

/* The id of a code ("PL204"), a name ("missing-deadline") or a former name, in any case; DIAG_COUNT
 * if there is none. */
enum diag_id diag_find(struct str code_or_name);

/* A former name of a rule, from number 0 on, in `room`; NULL behind the last. */
const char *diag_former_name(enum diag_id id, unsigned number, char room[DIAG_NAME_ROOM]);

/* True for a name that a rule had before its present one. */
bool diag_is_former_name(struct str word);

/* True for errors of syntax and files (PL0xx): the plan was not read as it stands, so they can be
 * neither lowered nor suppressed. */
bool diag_is_fixed(enum diag_id id);

/* True if a comment of the plan can keep it from being shown: not what is fixed, nor what stops a
 * paper, nor what is wrong with a change (PL7xx), which cannot excuse itself, with comments and
 * settings themselves (PL8xx) or with planc (PL9xx). */
bool diag_can_be_suppressed(enum diag_id id);

/* "error", "warning", "note", "off". */
const char *severity_word(enum severity severity);

/* Adds a finding with the register's severity for a draft. Returns it so that the caller can attach
 * notes and help. The message is printf's. */
__attribute__((cold, format(printf, 4, 5))) struct diag *report(
	struct diags *diags, enum diag_id id, struct span span, const char *format, ...);

/* Puts another rule and message in the place of a finding's, of which more has become known. */
__attribute__((cold, format(printf, 4, 5))) void restate(
	struct diags *diags, struct diag *diag, enum diag_id id, const char *format, ...);

/* Says whether a finding keeps a paper from being built, where that is not what the register says
 * of its rule. */
void diag_stop(struct diags *diags, struct diag *diag, bool stops);

/* Attaches a further place, help, or a label to a finding; printf's format each. A second help or
 * label takes the place of the first. */
__attribute__((cold, format(printf, 4, 5))) void note(
	struct diags *diags, struct diag *diag, struct span span, const char *format, ...);
__attribute__((cold, format(printf, 3, 4))) void help(
	struct diags *diags, struct diag *diag, const char *format, ...);
__attribute__((cold, format(printf, 3, 4))) void label(
	struct diags *diags, struct diag *diag, const char *format, ...);

/* Adds an edit to the finding's fix; printf's format. The first says how far the fix is trusted.
 * What stands there already is no edit. */
__attribute__((cold, format(printf, 5, 6))) void suggest(struct diags *diags, struct diag *diag,
	enum trust trust, struct span span, const char *format, ...);

/* The help "write `…`", and the fix that writes it in place of the span. */
void suggest_words(struct diags *diags, struct diag *diag, enum trust trust, struct span span,
	struct str words);

/* Counts a further place of the same fault: the first 8 become notes with `text`, which is not
 * copied, the rest a count. */
enum { REPEATS_NOTED = 8 };
void repeat(struct diags *diags, struct diag *diag, struct span span, struct str text);

/* Names like a misspelt one, the likest first, for "did you mean". */
enum { LIKE_MOST = 4 };
struct likes {
	struct str wanted;
	size_t limit; /* edits */
	unsigned count;
	struct like {
		struct str name;
		struct span span;
		size_t distance;
	} best[LIKE_MOST];
};

/* Starts a search for names like `wanted`: at most max(1, length / 3) edits away. */
struct likes likes_of(struct str wanted);

/* The names of rules that are like a word, written into `names`; for what looks like a code there
 * are none. */
struct likes likes_of_rule(struct str word, char names[DIAG_COUNT][DIAG_NAME_ROOM]);

/* The rule that a plan calls `word` at this place. Says so if that is a former name (PL813), or if
 * there is none (PL803), and which may be meant; then DIAG_COUNT. */
enum diag_id rule_named(struct diags *diags, struct span span, struct str word);

/* All severities at their defaults for a draft. */
struct severities severities_default(void);

/* The severity that the settings ask for of a rule, milder cases aside. */
enum severity severity_asked(enum diag_id id, const struct severities *severities);

/* The end of the findings so far, and back to it: for what is read twice. Nothing may be judged in
 * between. */
struct diag **diags_mark(const struct diags *diags);
void diags_rewind(struct diags *diags, struct diag **mark);

/* Takes back the findings since `mark` that are not of syntax or files (PL0xx). */
void diags_keep_syntax(struct diags *diags, struct diag **mark);

/* Gives each finding since the last call the severity that the settings ask for, so that each plan
 * of a run is judged by its own. Errors of PL0xx and what stops a paper cannot be lowered, or
 * `check` would pass what `build` refuses; the first for which that was asked says so. */
void diags_judge(struct diags *diags, const struct severities *severities);

/* Drops what is OFF, sorts by path, line, column, code and message, removes exact duplicates (a
 * part that two plans include says all things twice; the severer one stays) and counts. Called
 * once, before printing. */
void diags_settle(struct diags *diags);

/* True if a finding keeps a paper from being built. */
bool diags_stop(const struct diags *diags);

/* Of the first of some findings and those behind it: what stands there is wrong, but known for what
 * it is, so that nothing else of the plan may stand there. */
void diags_lose_nothing(struct diags *diags, struct diag *first);

/* True if none of those since the last diags_judge keeps a paper from being built, but for what
 * loses nothing. Otherwise what the present plan seems to lack may stand where it was not
 * understood, and nothing can be said to be unused. */
bool diags_understood(const struct diags *diags);

/* True if one of those since the last diags_judge is of this rule. */
bool diags_have(const struct diags *diags, enum diag_id id);

/* Offers a name, declared at `span` ({0, 0} for a word of the language). It is not copied. */
void likes_offer(struct likes *likes, struct str name, struct span span);

/* Puts "did you mean …?" into the finding's help, the places into its notes, and, where one name is
 * meant, that into its fix. False, and nothing done, if no name was like it. */
bool likes_suggest(const struct likes *likes, struct diags *diags, struct diag *diag);

#endif
