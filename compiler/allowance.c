#include "allowance.h"

#include <string.h>

/* A comment from left to right. */
struct comment {
	struct str rest;
	uint32_t at; /* offset of the rest */
};

static void skip(struct comment *comment, size_t bytes)
{
	comment->rest.at += bytes;
	comment->rest.len -= bytes;
	comment->at += (uint32_t)bytes;
}

static void skip_blanks(struct comment *comment)
{
	while (comment->rest.len && ascii_is_blank(*comment->rest.at))
		skip(comment, 1);
}

static bool take_mark(struct comment *comment, struct str mark)
{
	skip_blanks(comment);
	if (!str_starts(comment->rest, mark))
		return false;
	skip(comment, mark.len);
	return true;
}

/* Length of `--`, or of the dash that word processors make of it; 0 if there is none. */
static size_t dash_length(struct str rest)
{
	if (str_starts(rest, STR("--")))
		return 2;
	return str_starts(rest, STR("–")) || str_starts(rest, STR("—")) ? 3 : 0;
}

static bool take_dash(struct comment *comment)
{
	skip_blanks(comment);
	size_t len = dash_length(comment->rest);
	skip(comment, len);
	return len > 0;
}

static bool is_of_word(struct str rest)
{
	char c = *rest.at;
	return ascii_is_alpha(c) || ascii_is_digit(c) || c == '_' ||
	       (c == '-' && !str_starts(rest, STR("--")));
}

/* The word at this place, which is skipped; empty if there is none. */
static struct str take_word(struct comment *comment, struct span *span)
{
	skip_blanks(comment);
	struct str word = {comment->rest.at, 0};
	span->start = comment->at;
	while (comment->rest.len && is_of_word(comment->rest)) {
		skip(comment, 1);
		word.len++;
	}
	span->end = comment->at;
	return word;
}

/* What other programs call it. */
static bool asks_to_allow(struct str word)
{
	static const char *const words[] = {"allow", "allow-file", "disable", "ignore", "noqa",
		"off", "silence", "skip", "suppress"};
	bool found = false;
	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
		found |= str_equal_nocase(word, str_of(words[i]));
	return found;
}

static struct diag *misread(struct diags *diags, struct span span, const char *message)
{
	struct diag *diag = report(diags, PL807, span, "%s", message);
	help(diags, diag, "such a comment is written `# planc: allow PL204 -- reason`");
	return diag;
}

/* True if the comment asks to allow something; then its rest is what and why. A comment that only
 * resembles one must name a rule, too, to be taken for it: people also write of plans and of planc.
 */
static bool take_beginning(struct comment *comment, struct diags *diags, bool *whole_file)
{
	struct span name_span, verb_span, rule_span;
	struct str name = take_word(comment, &name_span);
	bool is_ours = str_equal_nocase(name, STR("planc"));
	if (!is_ours && (name.len < 4 || text_distance(name, STR("planc"), 1) > 1))
		return false;
	bool has_colon = take_mark(comment, STR(":"));
	struct str verb = take_word(comment, &verb_span);
	*whole_file = str_equal_nocase(verb, STR("allow-file"));
	bool allows = *whole_file || str_equal_nocase(verb, STR("allow"));
	if (is_ours && has_colon && allows)
		return true;
	struct comment ahead = *comment;
	bool names_rule = diag_find(take_word(&ahead, &rule_span)) != DIAG_COUNT;
	if (!(is_ours && has_colon) && !(asks_to_allow(verb) && names_rule))
		return false;
	if (!is_ours || !has_colon) {
		struct diag *diag = misread(diags, span_join(name_span, verb_span),
			"this comment is no suppression: it does not begin with `# planc:`");
		suggest(diags, diag, GUESS, span_join(name_span, verb_span), "planc: %s",
			*whole_file ? "allow-file" : "allow");
		return false;
	}
	struct diag *diag = misread(diags, verb.len ? verb_span : name_span,
		"this comment is no suppression: `allow` does not follow `# planc:`");
	if (asks_to_allow(verb) && names_rule)
		suggest(diags, diag, GUESS, verb_span, "allow");
	return false;
}

static const char *why_never(enum diag_id id)
{
	const char *code = diag_info(id)->code;
	if (diag_info(id)->stops)
		return "no paper can be built while it stands";
	if (strncmp(code, "PL0", 3) == 0)
		return "what was not read cannot be trusted to be right";
	if (strncmp(code, "PL7", 3) == 0)
		return "a change cannot excuse itself; a `rule` line that the plan had before it can";
	return "a comment cannot excuse what is wrong with comments and settings; a `rule` line in"
	       " the plan's header can";
}

/* `PL204, missing-owner` */
static void take_rules(
	struct comment *comment, struct diags *diags, struct allowance *allowance, uint32_t room)
{
	do {
		struct allowed *rule = &allowance->rules[allowance->count];
		rule->word = take_word(comment, &rule->span);
		if (!rule->word.len || str_equal_nocase(rule->word, STR("all")))
			break;
		rule->id = rule_named(diags, rule->span, rule->word);
		if (rule->id != DIAG_COUNT && !diag_can_be_suppressed(rule->id)) {
			struct diag *diag = report(diags, PL806, rule->span,
				"%s cannot be suppressed", diag_info(rule->id)->code);
			note(diags, diag, (struct span){0, 0}, "%s", why_never(rule->id));
			rule->id = DIAG_COUNT;
		}
		allowance->count++;
	} while (allowance->count < room && take_mark(comment, STR(",")));
}

/* `until 31 December 2018`, up to the dash. False, and reported, if it is no day. */
static bool take_until(struct comment *comment, struct diags *diags, struct allowance *allowance)
{
	struct comment ahead = *comment;
	struct span span;
	if (!str_equal_nocase(take_word(&ahead, &span), STR("until")))
		return true;
	skip_blanks(&ahead);
	struct comment day = ahead;
	while (ahead.rest.len && !dash_length(ahead.rest))
		skip(&ahead, 1);
	day.rest.len -= ahead.rest.len;
	struct str words = str_trim(day.rest);
	*comment = ahead;
	struct date date;
	if (words.len)
		span = (struct span){day.at, day.at + (uint32_t)words.len};
	if (date_read(words, &date)) {
		allowance->until = span;
		allowance->until_day = day_of(date);
		return true;
	}
	struct diag *diag = report(diags, PL807, span,
		"this suppression has no effect: expected a day behind `until`");
	help(diags, diag, "write it like `until 31 December %d`", diags->example.year);
	return false;
}

/* `-- closed until 30 June 2026`: a day in the reason ends nothing. A note, as that may be all that
 * is meant by it. */
static void note_day_in_reason(struct diags *diags, const struct allowance *allowance)
{
	struct str rest = allowance->reason, until = STR("until ");
	struct date date;
	for (size_t at; (at = str_find(rest, until)) < rest.len;)
		rest = (struct str){rest.at + at + until.len, rest.len - at - until.len};
	if (allowance->until.end || rest.len == allowance->reason.len || !date_read(rest, &date))
		return;
	struct str comment = source_slice(diags->sources, allowance->span), day = str_trim(rest);
	uint32_t start = allowance->span.start + (uint32_t)(day.at - comment.at);
	uint32_t behind = allowance->rules[allowance->count - 1].span.end;
	struct diag *diag = report(diags, PL807, (struct span){start, start + (uint32_t)day.len},
		"this suppression has no end: the day stands in its reason");
	diag->at_most = NOTE;
	help(diags, diag, "to let it end then, write `until %.*s` before `--`", STR_ARG(day));
	suggest(diags, diag, GUESS, (struct span){behind, behind}, " until %.*s", STR_ARG(day));
}

static bool refuse_blanket(struct diags *diags, const struct allowance *allowance)
{
	if (allowance->count)
		return false;
	struct diag *diag = report(diags, PL805, allowance->span,
		"this comment would suppress all findings: it names no rule");
	help(diags, diag, "name the rules: `# planc: %s PL204 -- reason`",
		allowance->whole_file ? "allow-file" : "allow");
	return true;
}

bool allowance_read(struct allowance *allowance, struct diags *diags, struct span span)
{
	struct str text = source_slice(diags->sources, span);
	struct comment comment = {text, span.start};
	skip(&comment, 1);
	skip_blanks(&comment);
	/* Most comments are none, and leave here. */
	if (!comment.rest.len || ascii_lower(*comment.rest.at) != 'p')
		return false;
	*allowance = (struct allowance){.span = span};
	if (!take_beginning(&comment, diags, &allowance->whole_file))
		return false;
	uint32_t room = 1;
	for (size_t i = 0; i < comment.rest.len; i++)
		room += comment.rest.at[i] == ',';
	allowance->rules = arena_array(diags->arena, room, sizeof *allowance->rules);
	take_rules(&comment, diags, allowance, room);
	if (refuse_blanket(diags, allowance) || !take_until(&comment, diags, allowance))
		return false;
	bool has_dash = take_dash(&comment);
	skip_blanks(&comment);
	if (comment.rest.len && !has_dash) {
		struct span rest = {comment.at, span.end};
		struct diag *diag = report(diags, PL807, rest,
			"this suppression has no effect: expected `--` before its reason");
		help(diags, diag,
			"write `-- ` and then the reason; several rules are joined by"
			" commas");
		return false;
	}
	allowance->reason = str_trim(comment.rest);
	note_day_in_reason(diags, allowance);
	return true;
}
