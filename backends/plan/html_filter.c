#include "html_writer.h"
#include "lateness.h"
#include "plan/html.h"

/* Fewer items than these are found by looking, and a name in a list is cut to so many characters.
 */
enum { FEW = 10, NAME_LIMIT = 60 };

/* What the lists offer: what occurs. */
struct choices {
	uint32_t parties; /* that own or sponsor an item, as far as the paper tells */
	uint32_t overdue; /* items */
	bool *owns;       /* by index of the party */
	bool has_status[MERGED + 1];
};

static void add_party(struct choices *choices, const struct party *party)
{
	bool *owns = &choices->owns[party->index];
	choices->parties += !*owns;
	*owns = true;
}

/* Who holds a post answers for what it owns, where the paper is not silent of who does. */
static void add_claims(struct paper *paper, struct choices *choices, const struct claims *claims)
{
	for (uint32_t i = 0; claims && i < claims->count; i++) {
		const struct party *party = claims->list[i].party;
		add_party(choices, party);
		for (uint32_t k = 0; k < party->held_by_count && !html_is_report(paper); k++)
			add_party(choices, party->held_by[k]);
	}
}

static bool is_action_or_milestone(const struct item *item)
{
	return item->kind == ACTION || item->kind == MILESTONE;
}

static struct choices find_choices(struct paper *paper)
{
	const struct model *model = paper->model;
	struct choices choices = {
		.owns = arena_array(model->arena, model->party_count, sizeof *choices.owns)};
	const struct claims *owners = NULL, *sponsors = NULL;
	EACH_ITEM (item, model) {
		if (!layout_has_place(paper->layout, item))
			continue;
		choices.overdue += is_overdue(model, item);
		/* What holds others mostly has no status, and nobody misses one there. */
		choices.has_status[status_of(item)] |=
			is_action_or_milestone(item) || status_of(item) != NO_STATUS;
		/* Neighbours mostly inherit one list. */
		if (paper->filter.owners && item->owners != owners)
			add_claims(paper, &choices, item->owners);
		if (paper->filter.sponsors && item->sponsors != sponsors)
			add_claims(paper, &choices, item->sponsors);
		owners = item->owners;
		sponsors = item->sponsors;
	}
	return choices;
}

static void begin_option(struct paper *paper, const struct text *text)
{
	struct str language = text ? html_language(paper, text) : paper->page_language;
	html_put(paper, STR("<option"));
	if (text && text->str.len && !str_equal(language, paper->page_language)) {
		html_put(paper, STR(" lang=\""));
		html_escape(paper, language);
		html_byte(paper, '"');
	}
	html_put(paper, STR(" value=\""));
}

/* Several may have the same name: with role and place, as in the index. */
static void put_party(struct paper *paper, const struct party *party)
{
	static const struct column role = {.brackets = BRACKETS_ROLE},
				   in = {.brackets = BRACKETS_IN};
	const struct text *texts[] = {party_brackets(party, &role), party_brackets(party, &in)};
	begin_option(paper, party->kind == PERSON ? NULL : &party->title);
	html_escape(paper, party->name);
	html_put(paper, STR("\">"));
	if (party->title.str.len)
		html_cut_text(paper, &party->title, NAME_LIMIT);
	else
		html_escape(paper, party->name);
	for (int i = 0; i < 2; i++) {
		if (!texts[i])
			continue;
		html_put(paper, i == 1 && texts[0] ? STR(", ") : STR(" ("));
		html_cut_text(paper, texts[i], NAME_LIMIT);
	}
	html_put(paper, texts[0] || texts[1] ? STR(")</option>\n") : STR("</option>\n"));
}

/* The name of a status in addresses and attributes: "on-track". */
static void put_status_name(struct paper *paper, enum status status)
{
	const char *words = status_words(status);
	for (; words && *words; words++)
		html_byte(paper, *words == ' ' ? '-' : *words);
}

static void put_status(struct paper *paper, enum status status)
{
	const char *words = status_words(status);
	const struct call *call =
		words ? call_for(paper->model, paper->model->items, str_of(words)) : NULL;
	bool own = call && call->word.str.len;
	begin_option(paper, own ? &call->word : NULL);
	if (status == NO_STATUS)
		html_put(paper, STR("none"));
	put_status_name(paper, status);
	html_put(paper, STR("\">"));
	if (own)
		html_cut_text(paper, &call->word, NAME_LIMIT);
	else
		html_capital(paper, paper->words[words_of_status(status)]);
	html_put(paper, STR("</option>\n"));
}

static void begin_select(struct paper *paper, enum own_words label, const char *name)
{
	html_put(paper, STR("<label>"));
	html_words(paper, label);
	html_put(paper, STR(" <select name=\""));
	html_put(paper, str_of(name));
	html_put(paper, STR("\">\n<option value=\"\">"));
}

static void end_select(struct paper *paper)
{
	html_put(paper, STR("</select></label>\n"));
}

static void put_lists(struct paper *paper, const struct choices *choices)
{
	uint32_t statuses = 0;
	for (int i = NO_STATUS; i <= MERGED; i++)
		statuses += choices->has_status[i];
	if (choices->parties) {
		begin_select(paper, WORDS_FILTER_OWNER, "owner");
		html_words(paper, WORDS_FILTER_ANYONE);
		html_put(paper, STR("</option>\n"));
		for (uint32_t i = 0; i < paper->model->party_count; i++)
			if (choices->owns[i])
				put_party(paper, &paper->model->parties[i]);
		end_select(paper);
	}
	if (statuses > 1 && paper->filter.statuses) {
		begin_select(paper, WORDS_FILTER_STATUS, "status");
		html_words(paper, WORDS_FILTER_ANY_STATUS);
		html_put(paper, STR("</option>\n"));
		for (int i = NO_STATUS + 1; i <= MERGED; i++)
			if (choices->has_status[i])
				put_status(paper, (enum status)i);
		if (choices->has_status[NO_STATUS])
			put_status(paper, NO_STATUS);
		end_select(paper);
	}
	if (!paper->filter.deadlines)
		return;
	begin_select(paper, WORDS_FILTER_ORDER, "sort");
	html_words(paper, WORDS_FILTER_AS_PLANNED);
	html_put(paper, STR("</option>\n<option value=\"deadline\">"));
	html_words(paper, WORDS_FILTER_BY_DEADLINE);
	html_put(paper, STR("</option>\n"));
	end_select(paper);
}

static void put_box(struct paper *paper, const char *name, enum own_words words, bool hidden)
{
	html_put(
		paper, hidden ? STR("<label class=\"box\" hidden>") : STR("<label class=\"box\">"));
	html_put(paper, STR("<input type=\"checkbox\" name=\""));
	html_put(paper, str_of(name));
	html_put(paper, STR("\"> "));
	html_words(paper, words);
	html_put(paper, STR("</label>\n"));
}

/* A report is silent of what it has no column for; what a whole paper has none for stands behind
 * the plan. */
static bool tells(struct paper *paper, enum field field)
{
	const struct columns *line;
	if (!html_is_report(paper))
		return true;
	for (uint32_t n = 0; (line = layout_line(paper->layout, n)); n++)
		if (layout_shows(paper->layout, line, field))
			return true;
	return false;
}

struct filter html_filter_of(struct paper *paper)
{
	uint32_t count = 0;
	EACH_ITEM (item, paper->model)
		count += is_action_or_milestone(item) && layout_has_place(paper->layout, item);
	if (count < FEW)
		return (struct filter){0};
	return (struct filter){.any = true,
		.owners = tells(paper, FIELD_OWNER),
		.sponsors = tells(paper, FIELD_SPONSOR),
		.statuses = tells(paper, FIELD_STATUS),
		.deadlines = tells(paper, FIELD_DUE)};
}

void html_filter(struct paper *paper)
{
	if (!paper->filter.any)
		return;
	struct choices choices = find_choices(paper);
	html_put(paper, STR("<search class=\"filter\" hidden>\n<div class=\"fields\">\n<label>"));
	html_words(paper, WORDS_FILTER_TEXT);
	html_put(paper, STR(" <input type=\"search\" name=\"text\"></label>\n"));
	put_lists(paper, &choices);
	if (choices.overdue && paper->filter.deadlines)
		put_box(paper, "overdue", WORDS_FILTER_OVERDUE, false);
	html_put(paper, STR("</div>\n<div class=\"found\">\n<p role=\"status\" data-words=\""));
	html_words(paper, WORDS_FILTER_FOUND);
	html_put(paper, STR("\"></p>\n<button type=\"button\" hidden>"));
	html_words(paper, WORDS_FILTER_ALL);
	html_put(paper, STR("</button>\n"));
	put_box(paper, "print", WORDS_FILTER_PRINT, true);
	html_put(paper, STR("</div>\n</search>\n"));
	html_write_script(paper->sink);
}

static void put_name(struct paper *paper, const struct party *party, bool *open)
{
	html_put(paper, *open ? STR(" ") : STR(" data-o=\""));
	html_escape(paper, party->name);
	*open = true;
}

static void put_names(struct paper *paper, const struct claims *claims, bool *open)
{
	for (uint32_t i = 0; claims && i < claims->count; i++) {
		const struct party *party = claims->list[i].party;
		put_name(paper, party, open);
		for (uint32_t k = 0; k < party->held_by_count && !html_is_report(paper); k++)
			put_name(paper, party->held_by[k], open);
	}
}

static void put_states(struct paper *paper, const struct item *item)
{
	enum status status = paper->filter.statuses ? status_of(item) : NO_STATUS;
	bool overdue = paper->filter.deadlines && is_overdue(paper->model, item);
	if (status == NO_STATUS && !overdue)
		return;
	html_put(paper, STR(" data-s=\""));
	put_status_name(paper, status);
	html_put(paper, !overdue ? STR("") : status ? STR(" overdue") : STR("overdue"));
	html_byte(paper, '"');
}

void html_filter_marks(struct paper *paper, const struct item *item, bool alone)
{
	if (!paper->filter.any)
		return;
	const struct item *parent = item_parent(paper->model, item);
	bool own = (item->owners && !item->owners_inherited) ||
		   (item->sponsors && !item->sponsors_inherited);
	bool first = alone || own || !layout_has_place(paper->layout, parent);
	if (first) {
		bool open = false;
		put_names(paper, paper->filter.owners ? item->owners : NULL, &open);
		put_names(paper, paper->filter.sponsors ? item->sponsors : NULL, &open);
		html_put(paper, open ? STR("\"") : STR(""));
	}
	put_states(paper, item);
	const struct when *when = deadline_that_counts(paper->model, item);
	bool dated = when && when->known && !when->all.open;
	if (paper->filter.deadlines && dated) {
		char room[24];
		html_put(paper, STR(" data-d=\""));
		html_put(paper, decimal(when->all.end, room));
		html_byte(paper, '"');
	}
}
