#include "suppress.h"

#include "allowance.h"

#include <stdlib.h>
#include <string.h>

/* A statement, as allowances see it. */
struct statement_place {
	uint32_t start, header_end, end;
	uint32_t parent; /* index; NO_NODE at the top */
	bool is_plan;
};
static const uint32_t NO_NODE = UINT32_MAX;

/* One rule of one allowance, where it holds. */
struct grant {
	struct span cover;
	enum diag_id id;
	struct allowed *rule;
	const struct allowance *allowance;
	struct grant *outer; /* of the same rule, around this one */
};

struct suppression {
	struct diags *diags;
	struct arena *arena;
	const struct severities *severities;
	day_number today;
	struct allowance *list; /* by their places */
	uint32_t count;
	struct statement_place *nodes; /* by their places */
	uint32_t node_count;
	struct grant *grants; /* by rule and place, the outer before the inner */
	uint32_t grant_count;
	bool understood;
};

static int by_place(const void *a, const void *b)
{
	uint32_t one = ((const struct allowance *)a)->span.start;
	uint32_t other = ((const struct allowance *)b)->span.start;
	return (one > other) - (one < other);
}

/* False if there are none, as in most plans. */
static bool collect_allowances(struct suppression *s, const struct ast_file *file)
{
	uint32_t room = 0;
	for (const struct ast_trivia *each = file->trivia; each; each = each->next) {
		struct allowance allowance;
		if (each->kind != TRIVIA_COMMENT ||
			!allowance_read(&allowance, s->diags, each->span))
			continue;
		if (s->count == room) {
			room = room ? room * 2 : 16;
			struct allowance *wider = arena_array(s->arena, room, sizeof *wider);
			if (s->count)
				memcpy(wider, s->list, s->count * sizeof *wider);
			s->list = wider;
		}
		allowance.own_line = each->own_line;
		s->list[s->count++] = allowance;
	}
	if (s->count)
		qsort(s->list, s->count, sizeof *s->list, by_place);
	return s->count > 0;
}

static int by_start(const void *a, const void *b)
{
	uint32_t one = ((const struct statement_place *)a)->start;
	uint32_t other = ((const struct statement_place *)b)->start;
	return (one > other) - (one < other);
}

/* The statements of all files in one list. Blocks are at most 32 deep. */
static void collect_nodes(struct suppression *s, const struct ast_file *file)
{
	uint32_t room = 0;
	for (unsigned kind = 0; kind < AST_KIND_COUNT; kind++)
		room += file->counts[kind];
	s->nodes = arena_array(s->arena, room, sizeof *s->nodes);
	enum { DEEPEST = 64 };
	const struct ast_node *next[DEEPEST] = {file->root->nodes};
	for (int depth = 0; depth >= 0;) {
		const struct ast_node *node = next[depth];
		if (!node) {
			depth--;
			continue;
		}
		next[depth] = node->next;
		uint32_t end =
			node->block.end > node->header.end ? node->block.end : node->header.end;
		if (node->kind != AST_LOST && s->node_count < room)
			s->nodes[s->node_count++] = (struct statement_place){node->header.start,
				node->header.end, end, NO_NODE, node->kind == AST_PLAN};
		if (node->nodes && depth + 1 < DEEPEST)
			next[++depth] = node->nodes;
	}
	if (s->node_count)
		qsort(s->nodes, s->node_count, sizeof *s->nodes, by_start);
	for (uint32_t i = 1; i < s->node_count; i++) {
		uint32_t parent = i - 1;
		while (parent != NO_NODE && s->nodes[parent].end <= s->nodes[i].start)
			parent = s->nodes[parent].parent;
		s->nodes[i].parent = parent;
	}
}

/* How many statements begin before the offset. */
static uint32_t nodes_before(const struct suppression *s, uint32_t offset)
{
	uint32_t low = 0, high = s->node_count;
	while (low < high) {
		uint32_t middle = low + (high - low) / 2;
		if (s->nodes[middle].start < offset)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static bool is_one_line(const struct suppression *s, uint32_t from, uint32_t to)
{
	struct str between = source_slice(s->diags->sources, (struct span){from, to});
	return !memchr(between.at, '\n', between.len);
}

/* The statement on whose header line the comment stands; of several on one line the outermost that
 * ends there. */
static uint32_t node_of_line(const struct suppression *s, const struct allowance *allowance)
{
	uint32_t comment = allowance->span.start, node = nodes_before(s, comment);
	const struct source *source = source_at(s->diags->sources, comment);
	if (node == 0 || s->nodes[node - 1].start < source->base)
		return NO_NODE;
	node--;
	if (s->nodes[node].header_end > comment ||
		!is_one_line(s, s->nodes[node].header_end, comment))
		return NO_NODE;
	for (uint32_t outer = s->nodes[node].parent; outer != NO_NODE;
		outer = s->nodes[outer].parent) {
		bool is_whole = s->nodes[outer].end <= comment &&
				is_one_line(s, s->nodes[outer].header_end, comment);
		if (!is_whole)
			break;
		node = outer;
	}
	return node;
}

/* Where the next line begins that is no comment, at its first mark. What is known of the comment at
 * `known` is not looked for again. */
static uint32_t next_statement(
	const struct suppression *s, uint32_t offset, uint32_t known, uint32_t answer)
{
	const struct source *source = source_at(s->diags->sources, offset);
	const char *at = source->scan + (offset - source->base);
	const char *end = source->scan + source->size;
	uint32_t here;
	do {
		while (at < end && *at != '\n')
			at++;
		at += at < end;
		while (at < end && (*at == ' ' || *at == '\t'))
			at++;
		here = source->base + (uint32_t)(at - source->scan);
	} while (at < end && *at == '#' && here != known);
	return here == known ? answer : here;
}

/* False if what is wrong with each of its rules has been said. */
static bool names_rules(const struct allowance *allowance)
{
	bool good = false;
	for (uint32_t i = 0; i < allowance->count; i++)
		good |= allowance->rules[i].id != DIAG_COUNT;
	return good;
}

static void place_file(struct suppression *s, struct allowance *allowance)
{
	const struct source *source = source_at(s->diags->sources, allowance->span.start);
	allowance->cover = (struct span){source->base, source->base + source->size};
	uint32_t first = nodes_before(s, source->base);
	if (allowance->own_line &&
		(first == s->node_count || s->nodes[first].start > allowance->span.start))
		return;
	allowance->cover = (struct span){0, 0};
	if (!s->understood || !names_rules(allowance))
		return;
	struct diag *diag = report(s->diags, PL807, allowance->span,
		"this suppression has no effect: `allow-file` stands below the first statement");
	help(s->diags, diag, "move it above the first statement, or write `allow` before an item");
}

static void place_on(struct suppression *s, struct allowance *allowance, uint32_t node)
{
	if (node != NO_NODE) {
		const struct statement_place *at = &s->nodes[node];
		allowance->cover = at->is_plan ? (struct span){0, UINT32_MAX}
					       : (struct span){at->start, at->end};
		return;
	}
	/* What it stood before may be in the line that was not understood. */
	if (!s->understood || !names_rules(allowance))
		return;
	struct diag *diag = report(s->diags, PL807, allowance->span,
		"this suppression has no effect: it belongs to no item");
	help(s->diags, diag,
		"it stands on the line before an item, or at the end of the item's first line");
}

/* From the last to the first, so that a comment in a stack of them need not look beyond the next.
 */
static void place_allowances(struct suppression *s)
{
	uint32_t known = UINT32_MAX, answer = 0;
	for (uint32_t i = s->count; i-- > 0;) {
		struct allowance *allowance = &s->list[i];
		uint32_t start = allowance->span.start;
		if (allowance->own_line) {
			answer = next_statement(s, start, known, answer);
			known = start;
		}
		if (allowance->whole_file) {
			place_file(s, allowance);
		} else if (allowance->own_line) {
			uint32_t node = nodes_before(s, answer);
			bool found = node < s->node_count && s->nodes[node].start == answer;
			place_on(s, allowance, found ? node : NO_NODE);
		} else {
			place_on(s, allowance, node_of_line(s, allowance));
		}
	}
}

static bool has_expired(const struct suppression *s, const struct allowance *allowance)
{
	return allowance->until.end && allowance->until_day < s->today;
}

static void report_expired(struct suppression *s, const struct allowance *allowance)
{
	struct str day = source_slice(s->diags->sources, allowance->until);
	int late = s->today - allowance->until_day;
	struct diag *diag = report(s->diags, PL804, allowance->until,
		"this suppression ended on %.*s", STR_ARG(str_tidied(s->arena, day)));
	label(s->diags, diag, late == 1 ? "%d day ago" : "%d days ago", late);
	note(s->diags, diag, (struct span){0, 0}, "what it covered is reported again");
	help(s->diags, diag,
		"put right what it covers; if it must stay, give it another day and a reason");
}

static int by_rule_and_place(const void *a, const void *b)
{
	const struct grant *one = a, *other = b;
	if (one->id != other->id)
		return one->id < other->id ? -1 : 1;
	if (one->cover.start != other->cover.start)
		return one->cover.start < other->cover.start ? -1 : 1;
	if (one->cover.end != other->cover.end)
		return one->cover.end > other->cover.end ? -1 : 1;
	/* Of two that cover the same the first counts. */
	return one->rule > other->rule ? -1 : 1;
}

static void collect_grants(struct suppression *s)
{
	uint32_t room = 0;
	for (uint32_t i = 0; i < s->count; i++)
		room += s->list[i].count;
	s->grants = arena_array(s->arena, room, sizeof *s->grants);
	for (uint32_t i = 0; i < s->count; i++) {
		const struct allowance *from = &s->list[i];
		if (has_expired(s, from))
			report_expired(s, from);
		if (has_expired(s, from) || !from->cover.end)
			continue;
		for (uint32_t k = 0; k < from->count; k++)
			if (from->rules[k].id != DIAG_COUNT)
				s->grants[s->grant_count++] = (struct grant){from->cover,
					from->rules[k].id, &from->rules[k], from, NULL};
	}
	if (s->grant_count)
		qsort(s->grants, s->grant_count, sizeof *s->grants, by_rule_and_place);
	for (uint32_t i = 1; i < s->grant_count; i++) {
		struct grant *grant = &s->grants[i], *outer = grant - 1;
		if (outer->id != grant->id)
			continue;
		while (outer && outer->cover.end < grant->cover.end)
			outer = outer->outer;
		bool same = outer && outer->cover.start == grant->cover.start &&
			    outer->cover.end == grant->cover.end;
		grant->outer = same ? outer->outer : outer;
	}
}

/* The innermost grant of the rule that covers the offset, NULL for none. */
static const struct grant *grant_at(const struct suppression *s, enum diag_id id, uint32_t offset)
{
	uint32_t low = 0, high = s->grant_count;
	while (low < high) {
		uint32_t middle = low + (high - low) / 2;
		const struct grant *grant = &s->grants[middle];
		if (grant->id < id || (grant->id == id && grant->cover.start <= offset))
			low = middle + 1;
		else
			high = middle;
	}
	const struct grant *grant = low ? &s->grants[low - 1] : NULL;
	if (!grant || grant->id != id)
		return NULL;
	while (grant && offset > grant->cover.end)
		grant = grant->outer;
	return grant;
}

/* What keeps a plan from being understood is shown all the same; then the comment is not called
 * unused. */
static void mark(struct suppression *s, bool shown)
{
	for (struct diag *diag = *s->diags->unjudged; diag; diag = diag->next) {
		const struct grant *grant = grant_at(s, diag->id, diag->span.start);
		if (!grant)
			continue;
		grant->rule->used = true;
		if (diag->stops)
			note(s->diags, diag, (struct span){0, 0},
				"this cannot be suppressed: no paper can be built while it stands");
		else if (!shown)
			diag->suppressed = grant->allowance->reason;
	}
}

static void report_no_reason(struct suppression *s, const struct allowance *allowance)
{
	struct diag *diag =
		report(s->diags, PL802, allowance->span, "this suppression gives no reason");
	help(s->diags, diag, "the reason stands behind `--`: `# planc: %s %.*s -- reason`",
		allowance->whole_file ? "allow-file" : "allow", STR_ARG(allowance->rules[0].word));
}

/* A rule that is off was perhaps not asked; another run may turn it on. */
static bool is_unused(const struct suppression *s, const struct allowed *rule)
{
	return rule->id != DIAG_COUNT && !rule->used &&
	       severity_asked(rule->id, s->severities) != OFF;
}

/* The comment with its line, or with the blanks before it. */
static struct span span_to_remove(const struct suppression *s, const struct allowance *allowance)
{
	const struct source *source = source_at(s->diags->sources, allowance->span.start);
	const char *text = source->scan;
	struct span span = allowance->span;
	while (span.start > source->base && (text[span.start - source->base - 1] == ' ' ||
						    text[span.start - source->base - 1] == '\t'))
		span.start--;
	if (!allowance->own_line) {
		/* The line may end as in Windows. */
		if (text[span.end - source->base - 1] == '\r')
			span.end--;
		return span;
	}
	if (span.end < source->base + source->size)
		span.end++;
	return span;
}

/* True if nothing is left of the allowance. */
static bool report_unused(struct suppression *s, const struct allowance *allowance)
{
	struct str unused = {0}, kept = {0};
	uint32_t count = 0, left = 0;
	for (uint32_t i = 0; i < allowance->count; i++) {
		const struct allowed *rule = &allowance->rules[i];
		bool is_one = is_unused(s, rule);
		struct str *list = is_one ? &unused : &kept;
		*list = str_format(s->arena, is_one ? "%.*s%s`%.*s`" : "%.*s%s%.*s", STR_ARG(*list),
			list->len ? ", " : "", STR_ARG(rule->word));
		count += is_one;
		left += !is_one;
	}
	if (!count)
		return false;
	/* Until its last day, it may be there for what is still to come. */
	enum trust trust = allowance->until.end ? GUESS : SAFE;
	struct span first = allowance->rules[0].span;
	struct span rules = span_join(first, allowance->rules[allowance->count - 1].span);
	struct diag *diag = report(s->diags, PL801, left ? rules : allowance->span,
		"%.*s %s nothing to report here", STR_ARG(unused), count == 1 ? "has" : "have");
	if (left) {
		help(s->diags, diag, "take %.*s out of this comment", STR_ARG(unused));
		suggest(s->diags, diag, trust, rules, "%.*s", STR_ARG(kept));
	} else {
		help(s->diags, diag, "take this comment out");
		suggest(s->diags, diag, trust, span_to_remove(s, allowance), "%s", "");
	}
	return !left;
}

/* What a part declares is judged with each plan that includes it, and one of them may need the
 * comment; and what was not understood may be what it is for. */
static void judge_allowances(struct suppression *s, bool has_plan)
{
	for (uint32_t i = 0; i < s->count; i++) {
		const struct allowance *allowance = &s->list[i];
		if (!allowance->cover.end || has_expired(s, allowance))
			continue;
		const struct source *source = source_at(s->diags->sources, allowance->span.start);
		bool may_tell = s->understood && has_plan && !source->included_from.end;
		bool is_gone = may_tell && report_unused(s, allowance);
		if (!is_gone && !allowance->reason.len)
			report_no_reason(s, allowance);
	}
}

void suppress(const struct ast_file *file, struct diags *diags, const struct severities *severities,
	day_number today, bool shown)
{
	struct suppression s = {.diags = diags,
		.arena = diags->arena,
		.severities = severities,
		.today = today,
		.understood = !diags->stopping};
	if (!collect_allowances(&s, file))
		return;
	collect_nodes(&s, file);
	place_allowances(&s);
	collect_grants(&s);
	mark(&s, shown);
	judge_allowances(&s, file->counts[AST_PLAN] > 0);
}
