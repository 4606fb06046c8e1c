#include "tree.h"
#include "example.h"
#include "title_key.h"

static struct ast_node *node_new(struct parser *p, enum ast_kind kind, struct span header)
{
	struct ast_node *node = NEW(p->arena, struct ast_node);
	node->kind = kind;
	node->header = header;
	return node;
}

static struct frame *top(struct parser *p)
{
	return &p->blocks[p->block];
}

/* The blanks before an item, if it begins the present line. */
static bool find_margin(const struct parser *p, const struct ast_node *node, struct span *margin)
{
	*margin = (struct span){p->line_start_from, node->header.start};
	return p->line_start.span.start == node->header.start;
}

/* An item that stands deeper than one without a block looks as if it stood in that. */
static void compare_margins(const struct parser *p, struct frame *frame, struct ast_node *node)
{
	const struct ast_node *last = frame->last_item;
	struct span margin;
	if (!find_margin(p, node, &margin))
		return;
	bool deeper = margin.end - margin.start > frame->margin.end - frame->margin.start;
	/* How wide a tab is only the writer knows. */
	node->indented = deeper && last && (last->indented || !last->block.end) &&
			 str_starts(parser_slice(p, margin), parser_slice(p, frame->margin));
	if (!node->indented)
		frame->margin = margin;
	else /* what it lacks may be the other's */
		node->damaged |= last->damaged;
}

static void add(struct parser *p, struct ast_node *node)
{
	struct frame *frame = top(p);
	if (kind_is_item(node->kind)) {
		compare_margins(p, frame, node);
		frame->last_item = node;
		frame->late_end = NULL;
		p->file->named_items += node->name != NULL;
	}
	*frame->nodes_end = node;
	frame->nodes_end = &node->next;
	p->file->counts[node->kind]++;
}

struct node_head tree_head(struct parser *p, const struct word *kind, struct ast_ref *name,
	struct ast_text *title, struct span keyword, struct span header)
{
	struct ast_node *node = node_new(p, (enum ast_kind)kind->value, header);
	node->keyword_end = keyword.end;
	node->name = name;
	node->title = title;
	if (title && kind_is_item(node->kind))
		title->key = title_key(parser_slice(p, text_inner(title)));
	return (struct node_head){.node = node};
}

struct node_head tree_head_says(struct node_head head, struct ast_clause *clause)
{
	if (head.last)
		head.last->next = clause;
	else
		head.node->clauses = clause;
	head.last = clause;
	head.node->header.end = clause->span.end;
	return head;
}

void tree_add_node(struct parser *p, const struct node_head *head)
{
	/* A text that was not closed leaves a header that parses, and lacks what it swallowed. */
	head->node->damaged |= head->node->header.start < p->error_line_end;
	add(p, head->node);
}

void tree_open(struct parser *p, const struct node_head *head, struct span brace)
{
	struct ast_node *node = head->node;
	tree_add_node(p, head);
	node->block = brace;
	node->supplied = brace.start == brace.end;
	node->damaged |= node->supplied;
	p->block++;
	*top(p) = (struct frame){.node = node,
		.nodes_end = &node->nodes,
		.clauses_end = head->last ? &head->last->next : &node->clauses,
		.title_end = node->title};
	while (top(p)->title_end && top(p)->title_end->next)
		top(p)->title_end = top(p)->title_end->next;
}

static void break_head(const struct parser *p, struct node_head head, struct span lost)
{
	head.node->damaged = true;
	/* What was lost may be the end of the line, which ends behind it. */
	if (lost.end > p->error_line_end)
		lost.end = p->error_line_end;
	if (lost.end > head.node->header.end)
		head.node->header.end = lost.end;
}

void tree_add_broken(struct parser *p, struct node_head head, struct span lost)
{
	break_head(p, head, lost);
	tree_add_node(p, &head);
}

void tree_open_broken(struct parser *p, struct node_head head, struct span lost, struct span brace)
{
	break_head(p, head, lost);
	tree_open(p, &head, brace);
}

void tree_damaged(struct parser *p)
{
	top(p)->node->damaged = true;
}

/* A quote begins no statement, and a comma ends none. */
static bool goes_on(const struct parser *p, struct span line)
{
	const char *text = p->source->scan, *at = text + (line.start - p->source->base);
	const char *end = at;
	while (end > text && ascii_is_blank(end[-1]))
		end--;
	return *at == '"' || (end > text && end[-1] == ',');
}

void tree_lost_line(struct parser *p, struct span line)
{
	struct frame *frame = top(p);
	uint32_t margin = frame->margin.end - frame->margin.start;
	tree_damaged(p);
	if (frame->last_item && !frame->last_item->block.end &&
		(p->error_indent > margin || goes_on(p, line)))
		frame->last_item->damaged = true;
}

void tree_open_lost(struct parser *p, struct span header, struct span brace)
{
	struct node_head head = {.node = node_new(p, AST_LOST, header)};
	head.node->damaged = true;
	/* A brace with a line to itself opens what should be the block of the item above it. */
	if (top(p)->last_item && header.start == brace.start)
		top(p)->last_item->damaged = true;
	tree_lost_line(p, header); /* what the block was is what its parent now seems to lack */
	tree_open(p, &head, brace);
}

void tree_close(struct parser *p, struct span brace)
{
	struct ast_node *node = top(p)->node;
	node->block = span_join(node->block, brace);
	/* Where the `}` had to be supplied, what the block lacks may stand elsewhere. */
	node->damaged |= brace.start == brace.end;
	p->block--;
}

/* Where a clause goes that stands behind the last item: to the item's own. */
static struct ast_clause **find_late_end(const struct frame *frame)
{
	struct ast_clause **end = frame->late_end ? frame->late_end : &frame->last_item->clauses;
	while (*end)
		end = &(*end)->next;
	return end;
}

void tree_add_clauses(struct parser *p, struct clause_list clauses)
{
	struct frame *frame = top(p);
	bool reported = clauses.first->span.start < p->error_line_end;
	frame->node->damaged |= reported;
	/* Outside every block they are wrong anyway, and their line has its finding. */
	if (reported && p->block == 0)
		return;
	if (!frame->last_item) {
		*frame->clauses_end = clauses.first;
		frame->clauses_end = &clauses.last->next;
		return;
	}
	/* A clause behind an item of its block is most likely that item's, whose `{` was forgotten.
	 */
	frame->last_item->damaged = true;
	for (struct ast_clause *clause = clauses.first; clause; clause = clause->next)
		clause->late = true;
	*find_late_end(frame) = clauses.first;
	frame->late_end = &clauses.last->next;
}

void tree_translate_title(
	struct parser *p, const struct word *language, struct span text, struct span statement)
{
	struct frame *frame = top(p);
	if (!frame->title_end || frame->node->clauses || frame->node->nodes) {
		if (!syntax_error_known(p, statement))
			report(p->diags, PL001, statement,
				"a translation stands on the line after its text");
		tree_damaged(p);
		return;
	}
	frame->title_end->next = text_new(p, language, text);
	frame->title_end = frame->title_end->next;
}

void tree_include(struct parser *p, struct span keyword, struct span header, struct ast_text *path)
{
	struct ast_node *node = node_new(p, AST_INCLUDE, header);
	node->keyword_end = keyword.end;
	node->title = path;
	add(p, node);
	if (p->block == 0)
		return;
	/* It is not read, and what it declares may be asked for everywhere. */
	p->file->incomplete = true;
	if (syntax_error_known(p, header))
		return;
	struct diag *diag = report(p->diags, PL029, keyword, "`include` stands in a block");
	help(p->diags, diag, "put it outside every block");
}

void tree_version(struct parser *p, struct span keyword, struct span version, struct span header)
{
	struct ast_node *node = node_new(p, AST_VERSION, header);
	node->keyword_end = keyword.end;
	node->name = ref_slice(p, version);
	bool first = p->block == 0 && !top(p)->node->nodes && !top(p)->node->clauses;
	add(p, node);
	if (!first) {
		if (!syntax_error_known(p, header))
			report(p->diags, PL001, keyword,
				"`plan-language` stands above everything else");
		return;
	}
	p->file->version = number_of(p, version);
	p->file->version_said = true;
	enum { KNOWN_VERSION = 1 };
	if (p->file->version == KNOWN_VERSION)
		return;
	struct str number = parser_slice(p, version);
	if (p->file->version == 0) {
		p->file->version = KNOWN_VERSION;
		report(p->diags, PL001, version, "there is no version %.*s of the language",
			STR_ARG(number));
		return;
	}
	struct diag *diag = report(p->diags, PL017, version,
		"this file needs version %.*s of the language; this planc knows version %d",
		STR_ARG(number), KNOWN_VERSION);
	help(p->diags, diag, "use a newer planc; clauses that this one does not know are skipped");
}

/* Clauses */

struct clause_list clause_pair(struct ast_clause *first, struct ast_clause *second)
{
	first->next = second;
	return (struct clause_list){first, second};
}

struct clause_list clause_list(const struct clause_list *before, struct ast_clause *clause)
{
	if (!before || !before->first)
		return (struct clause_list){clause, clause};
	before->last->next = clause;
	return (struct clause_list){before->first, clause};
}

static struct ast_clause *clause_with_terms(struct parser *p, enum ast_clause_kind kind,
	struct span keyword, struct span span, struct ast_terms *terms)
{
	size_t room = terms ? sizeof terms : 0;
	struct ast_clause *clause = arena_alloc(p->arena, sizeof *clause + room);
	clause->kind = kind;
	clause->keyword_end = keyword.end;
	clause->span = span;
	if (terms) {
		clause->has_terms = true;
		clause->terms[0] = terms;
	}
	return clause;
}

static struct ast_clause *clause_new(
	struct parser *p, enum ast_clause_kind kind, struct span keyword, struct span span)
{
	return clause_with_terms(p, kind, keyword, span, NULL);
}

struct ast_clause *clause_text(struct parser *p, enum ast_clause_kind kind, struct span keyword,
	struct span span, struct ast_text *text)
{
	struct ast_clause *clause = clause_new(p, kind, keyword, span);
	clause->text = text;
	if (kind == CLAUSE_NUMBER)
		refuse_translation(p, text, "number");
	return clause;
}

struct ast_clause *clause_refs(struct parser *p, enum ast_clause_kind kind, struct span keyword,
	struct span span, struct ref_list refs, struct ast_terms *terms)
{
	struct ast_clause *clause = clause_with_terms(p, kind, keyword, span, terms);
	clause->refs = refs.first;
	return clause;
}

struct ast_clause *clause_written(struct parser *p, enum ast_clause_kind kind, struct span keyword,
	struct span span, struct ast_text *written)
{
	return clause_with_terms(p, kind, keyword, span, term_written(p, NULL, written));
}

/* Helps on the lines below take their dates from the period. Its exact days are for resolve. */
static void take_examples(const struct parser *p, const struct ast_when *when)
{
	const struct ast_point *last = when->kind == WHEN_RANGES ? when->ranges : NULL;
	if (last && point_last(last))
		last = point_last(last);
	if (!last || last->year_digits != 4 || last->year < FIRST_YEAR)
		return;
	struct date day = {last->year, 12, 31};
	if (last->kind == POINT_PLAN_YEAR)
		day = (struct date){last->year + 1, 3, 31};
	else if (last->kind == POINT_MONTH || last->kind == POINT_DAY)
		day.month = last->month;
	if (day.month < 1 || day.month > 12)
		return;
	day.day = month_days(day.year, day.month);
	example_until(p->diags, day);
}

struct ast_clause *clause_when(struct parser *p, enum ast_clause_kind kind, struct span keyword,
	struct span span, struct ast_when *when, struct ast_terms *terms)
{
	struct ast_clause *clause = clause_with_terms(p, kind, keyword, span, terms);
	clause->when = when;
	if (kind == CLAUSE_PERIOD)
		take_examples(p, when);
	return clause;
}

struct ast_clause *clause_point(struct parser *p, enum ast_clause_kind kind, struct span keyword,
	struct span span, struct ast_point *point)
{
	struct ast_clause *clause = clause_new(p, kind, keyword, span);
	clause->point = point;
	return clause;
}

struct ast_clause *clause_word(struct parser *p, enum ast_clause_kind kind, struct span keyword,
	struct span span, const struct word *word)
{
	struct ast_clause *clause = clause_new(p, kind, keyword, span);
	clause->word = word;
	return clause;
}

struct ast_clause *clause_status(struct parser *p, struct span keyword, struct span span,
	struct ast_status_value *status, struct ast_terms *terms)
{
	struct ast_clause *clause = clause_with_terms(p, CLAUSE_STATUS, keyword, span, terms);
	clause->status = status;
	return clause;
}

struct ast_clause *clause_amount(struct parser *p, enum ast_clause_kind kind, struct span keyword,
	struct span span, struct ast_value *value, struct ast_point *point, struct ast_text *words)
{
	struct ast_clause *clause = clause_new(p, kind, keyword, span);
	clause->amount = NEW(p->arena, struct ast_amount);
	*clause->amount = (struct ast_amount){value, point, words};
	return clause;
}

struct ast_clause *clause_update(
	struct parser *p, struct span keyword, struct span span, struct ast_update *update)
{
	struct ast_clause *clause = clause_new(p, CLAUSE_UPDATE, keyword, span);
	clause->update = update;
	return clause;
}

struct ast_clause *clause_response(struct parser *p, struct span keyword, struct span span,
	const struct word *stance, bool in_part, struct ast_text *text)
{
	struct ast_clause *clause = clause_new(p, CLAUSE_RESPONSE, keyword, span);
	clause->response = NEW(p->arena, struct ast_response);
	*clause->response = (struct ast_response){stance, in_part, text};
	return clause;
}

struct ast_clause *clause_named(struct parser *p, enum ast_clause_kind kind, struct span keyword,
	struct span span, struct ast_ref *name, struct ast_text *text)
{
	struct ast_clause *clause = clause_new(p, kind, keyword, span);
	clause->named = NEW(p->arena, struct ast_named);
	*clause->named = (struct ast_named){.name = name, .text = text};
	return clause;
}

struct ast_clause *clause_rule(struct parser *p, struct span keyword, struct span span,
	struct ast_ref *code, struct ast_ref *level)
{
	struct ast_clause *clause = clause_new(p, CLAUSE_RULE, keyword, span);
	clause->named = NEW(p->arena, struct ast_named);
	*clause->named = (struct ast_named){.name = code, .level = level->word};
	return clause;
}

struct ast_clause *clause_require(struct parser *p, struct span keyword, struct span span,
	struct ref_list clauses, struct ast_ref *kind)
{
	struct ast_clause *clause = clause_new(p, CLAUSE_REQUIRE, keyword, span);
	clause->require = NEW(p->arena, struct ast_requirement);
	*clause->require = (struct ast_requirement){clauses.first, kind};
	return clause;
}

struct ast_clause *clause_call(struct parser *p, struct span keyword, struct span span,
	struct ast_field *what, struct ast_text *word, struct ast_text *plural)
{
	struct ast_clause *clause = clause_new(p, CLAUSE_CALL, keyword, span);
	clause->call = NEW(p->arena, struct ast_call);
	clause->call->what = *what;
	clause->call->word = word;
	clause->call->plural = plural;
	return clause;
}

struct ast_clause *clause_columns(
	struct parser *p, struct span keyword, struct span span, struct column_list columns)
{
	struct ast_clause *clause = clause_new(p, CLAUSE_COLUMNS, keyword, span);
	clause->columns = columns.first;
	return clause;
}

struct ast_clause *clause_group(
	struct parser *p, struct span keyword, struct span span, struct ast_field *kind)
{
	struct ast_clause *clause = clause_new(p, CLAUSE_GROUP_BY, keyword, span);
	clause->group = kind;
	return clause;
}

struct ast_clause *clause_sort(
	struct parser *p, struct span keyword, struct span span, struct sort_list sorts)
{
	struct ast_clause *clause = clause_new(p, CLAUSE_SORT_BY, keyword, span);
	clause->sort = sorts.first;
	return clause;
}

struct ast_clause *clause_where(
	struct parser *p, struct span keyword, struct span span, struct ast_condition *where)
{
	struct ast_clause *clause = clause_new(p, CLAUSE_WHERE, keyword, span);
	clause->where = where;
	return clause;
}

struct ast_clause *clause_years(struct parser *p, struct span keyword, struct span span,
	struct ast_ref *which, struct ast_point *from)
{
	struct ast_clause *clause = clause_new(p, CLAUSE_YEARS, keyword, span);
	clause->years = NEW(p->arena, struct ast_years);
	*clause->years = (struct ast_years){which, from};
	return clause;
}
