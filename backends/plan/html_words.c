#include "html_writer.h"
#include "plan/html.h"

/* Titles are cut to this in lists of links and in names of tables, in characters. */
enum { LINK_LIMIT = 90, SHORT_LIMIT = 60 };

void html_escape(struct paper *paper, struct str words)
{
	html_write(paper->sink, words);
}

void html_number(struct paper *paper, int64_t number)
{
	char digits[32], *end = digits + sizeof digits, *at = end;
	uint64_t rest = number < 0 ? -(uint64_t)number : (uint64_t)number;
	unsigned count = 0;
	do {
		if (count > 0 && count % 3 == 0)
			*--at = ',';
		*--at = (char)('0' + rest % 10);
		rest /= 10;
		count++;
	} while (rest);
	if (number < 0)
		*--at = '-';
	html_put(paper, (struct str){at, (size_t)(end - at)});
}

void html_count(struct paper *paper, uint32_t count, enum own_words one, enum own_words many)
{
	enum own_words phrase = count == 1 ? one : many;
	html_part(paper, phrase, 0);
	html_number(paper, count);
	html_part(paper, phrase, 1);
}

static void put_kind(
	struct paper *paper, const struct item *place, enum kind kind, bool several, bool capital)
{
	const struct call *call = call_for(paper->model, place, str_of(kind_word(kind)));
	const struct text *own = !call ? NULL : several ? &call->plural : &call->word;
	if (own && own->str.len)
		html_text(paper, own, MARKUP_UNLINKED);
	else if (capital)
		html_capital(paper, paper->words[words_of_kind(kind, several)]);
	else
		html_words(paper, words_of_kind(kind, several));
}

void html_counted(struct paper *paper, const struct counted *counted)
{
	struct str rest = paper->words[counted->count == 1 ? counted->one : counted->many], slot;
	const char *first = rest.at + 1;
	while (rest.len) {
		html_put(paper, words_until_slot(&rest, &slot));
		if (str_equal(slot, STR("n")))
			html_number(paper, counted->count);
		else if (str_equal(slot, STR("shown")))
			html_number(paper, counted->shown);
		else if (slot.len)
			put_kind(paper, counted->place ? counted->place : paper->model->items,
				counted->kind, str_equal(slot, STR("many")),
				counted->capital && slot.at == first);
	}
}

struct str html_language(const struct paper *paper, const struct text *text)
{
	for (const struct translation *other = text->others; other; other = other->next)
		if (paper->language.len && str_equal(other->language, paper->language))
			return other->language;
	return paper->plan_language;
}

static bool is_foreign(const struct paper *paper, struct str language)
{
	return language.len && !str_equal(language, paper->page_language);
}

void html_begin_language(struct paper *paper, struct str language, bool block)
{
	if (!is_foreign(paper, language))
		return;
	html_put(paper, block ? STR("<div lang=\"") : STR("<span lang=\""));
	html_escape(paper, language);
	html_put(paper, STR("\">"));
}

void html_end_language(struct paper *paper, struct str language, bool block)
{
	if (is_foreign(paper, language))
		html_put(paper, block ? STR("</div>") : STR("</span>"));
}

void html_own(struct paper *paper, struct str words)
{
	if (!words.len)
		return;
	html_begin_language(paper, paper->plan_language, false);
	html_escape(paper, words);
	html_end_language(paper, paper->plan_language, false);
}

/* True if the text may come out as paragraphs or bullets. */
static bool holds_blocks(struct str words, enum markup_form form)
{
	if (form == MARKUP_INLINE || form == MARKUP_UNLINKED)
		return false;
	return form == MARKUP_BLOCK || str_starts(str_trim(words), STR("-")) ||
	       str_find(words, STR("\n")) < words.len;
}

static void put_text(struct paper *paper, struct str words, enum markup_form form)
{
	struct arena *arena = paper->model->arena;
	/* A text without marks is its own plain text, and needs no more than this. */
	bool plain = form != MARKUP_BLOCK &&
		     markup_plain(arena, words, MARKUP_INLINE, paper->room).at == words.at;
	if (plain) {
		html_escape(paper, words);
		return;
	}
	sink_flush(paper->sink);
	markup_html(arena, words, form, paper->sink->file);
}

void html_text(struct paper *paper, const struct text *text, enum markup_form form)
{
	struct str words = text_in(paper->model->arena, text, paper->language);
	if (!paper->mixed || !words.len) {
		put_text(paper, words, form);
		return;
	}
	struct str language = html_language(paper, text);
	bool block = holds_blocks(words, form);
	html_begin_language(paper, language, block);
	put_text(paper, words, form);
	html_end_language(paper, language, block);
}

void html_party(struct paper *paper, const struct party *party)
{
	/* The name of a person is the same in every language. */
	if (party->kind == PERSON && party->title.str.len)
		put_text(paper, text_in(paper->model->arena, &party->title, paper->language),
			MARKUP_INLINE);
	else if (party->title.str.len)
		html_text(paper, &party->title, MARKUP_INLINE);
	else
		html_put(paper, party->name);
}

void html_capital(struct paper *paper, struct str word)
{
	if (!word.len)
		return;
	char first = word.at[0];
	html_byte(paper, first >= 'a' && first <= 'z' ? first - 'a' + 'A' : first);
	html_escape(paper, (struct str){word.at + 1, word.len - 1});
}

void html_label(struct paper *paper, const struct label *label)
{
	if (label->text)
		html_text(paper, label->text, MARKUP_INLINE);
	else
		html_capital(paper, label->own);
}

/* Most names have only letters, digits and `-`. */
void html_name(struct paper *paper, struct str name)
{
	size_t plain = 0;
	while (plain < name.len && name.at[plain] != '.' && name.at[plain] != '_')
		plain++;
	html_put(paper, (struct str){name.at, plain});
	for (size_t i = plain; i < name.len; i++) {
		if (name.at[i] == '.')
			html_put(paper, STR("_-"));
		else if (name.at[i] == '_')
			html_put(paper, STR("___"));
		else
			html_byte(paper, name.at[i]);
	}
}

void html_anchor(struct paper *paper, const struct item *item)
{
	const struct item *parent = item_parent(paper->model, item);
	if (!parent)
		return;
	html_anchor(paper, parent);
	html_byte(paper, parent->parent == NO_ITEM ? 'i' : '_');
	if (item->name.len) {
		if (parent->parent == NO_ITEM)
			html_byte(paper, '-');
		html_name(paper, item->name);
		return;
	}
	char room[24];
	html_byte(paper, '_');
	html_put(paper, decimal(item->place, room));
}

void html_path(struct paper *paper, const struct item *item)
{
	const struct item *parent = item_parent(paper->model, item);
	if (!parent)
		return;
	html_path(paper, parent);
	if (parent->parent != NO_ITEM)
		html_byte(paper, '/');
	if (item->name.len) {
		html_put(paper, item->name);
		return;
	}
	char room[24];
	html_byte(paper, '(');
	html_put(paper, decimal(item->place, room));
	html_byte(paper, ')');
}

/* The first `limit` characters at most, ended at a blank. */
static struct str cut(struct str text, size_t limit)
{
	size_t blank = 0, count = 0;
	if (text.len <= limit)
		return text;
	for (size_t i = 0; i < text.len; i++) {
		/* Bytes that go on with a character (RFC 3629) do not count. */
		bool starts = ((unsigned char)text.at[i] & 0xC0) != 0x80;
		if (starts && count++ == limit)
			return (struct str){text.at, blank ? blank : i};
		if (text.at[i] == ' ')
			blank = i;
	}
	return text;
}

void html_cut_text(struct paper *paper, const struct text *text, size_t limit)
{
	struct arena *arena = paper->model->arena;
	struct str title = markup_plain(
		arena, text_in(arena, text, paper->language), MARKUP_INLINE, paper->room);
	struct str start = cut(title, limit);
	html_escape(paper, start);
	if (start.len < title.len)
		html_put(paper, STR("…"));
}

/* A title, marked with its language. */
static void put_cut_title(struct paper *paper, const struct item *item, size_t limit)
{
	struct str language = html_language(paper, &item->title);
	html_begin_language(paper, language, false);
	html_cut_text(paper, &item->title, limit);
	html_end_language(paper, language, false);
}

static void begin_link(struct paper *paper, const struct item *item)
{
	html_put(paper, STR("<a href=\"#"));
	html_anchor(paper, item);
	html_put(paper, STR("\">"));
}

void html_link(struct paper *paper, const struct item *item)
{
	/* A report may name what it does not show. */
	bool linked = layout_has_place(paper->layout, item);
	if (linked)
		begin_link(paper, item);
	if (item_number(item).len) {
		html_escape(paper, item_number(item));
		html_byte(paper, ' ');
	}
	if (item->title.str.len)
		put_cut_title(paper, item, LINK_LIMIT);
	else if (!item_number(item).len)
		html_capital(paper, paper->words[words_of_kind(item->kind, false)]);
	html_put(paper, linked ? STR("</a>") : STR(""));
}

void html_kind(struct paper *paper, const struct item *place, enum kind kind, bool several)
{
	put_kind(paper, place, kind, several, false);
}

void html_kind_heading(struct paper *paper, const struct item *place, enum kind kind)
{
	const struct call *call = call_for(paper->model, place, str_of(kind_word(kind)));
	if (call && call->plural.str.len)
		html_text(paper, &call->plural, MARKUP_INLINE);
	else if (call && call->word.str.len)
		html_text(paper, &call->word, MARKUP_INLINE);
	else
		html_capital(paper, paper->words[words_of_kind(kind, true)]);
}

void html_short_words(struct paper *paper, const struct item *item)
{
	const struct call *call = call_for(paper->model, item, str_of(kind_word(item->kind)));
	struct str number = item_number(item);
	bool bare = call && !call->word.str.len;
	if (item->title.str.len && (bare || !number.len)) {
		html_escape(paper, number);
		html_put(paper, number.len ? STR(" ") : STR(""));
		put_cut_title(paper, item, SHORT_LIMIT);
		return;
	}
	if (call && !bare)
		html_text(paper, &call->word, MARKUP_UNLINKED);
	else if (!bare || !number.len)
		html_capital(paper, paper->words[words_of_kind(item->kind, false)]);
	if (number.len && !bare)
		html_byte(paper, ' ');
	html_escape(paper, number);
}

/* The nearest item above that a reader can tell from others; else the plan. */
static const struct item *place_above(const struct paper *paper, const struct item *item)
{
	const struct item *above = item_parent(paper->model, item);
	while (above->parent != NO_ITEM && !item_number(above).len && !above->title.str.len)
		above = item_parent(paper->model, above);
	return above;
}

void html_place(struct paper *paper, const struct item *item)
{
	const struct item *above = place_above(paper, item), *container = above;
	if (above->parent == NO_ITEM)
		return;
	while (container->parent != NO_ITEM && !is_container(container->kind))
		container = place_above(paper, container);
	html_put(paper, STR("<div class=\"moved\">"));
	if (container != above && container->parent != NO_ITEM) {
		html_short_words(paper, container);
		html_put(paper, STR(", "));
	}
	html_short_words(paper, above);
	html_put(paper, STR("</div>"));
}

/* What a heading has before its title. */
static void put_heading_start(struct paper *paper, const struct item *item, enum markup_form form)
{
	const struct call *call = call_for(paper->model, item, str_of(kind_word(item->kind)));
	bool title = item->title.str.len > 0, number = item_number(item).len > 0, word;
	if (call)
		word = call->word.str.len > 0 || !(title || number);
	else
		word = number || !title;
	if (call && call->word.str.len)
		html_text(paper, &call->word, form);
	else if (word)
		html_capital(paper, paper->words[words_of_kind(item->kind, false)]);
	if (word && number)
		html_byte(paper, ' ');
	html_escape(paper, item_number(item));
	if (!title)
		return;
	/* A number such as "1." or "1)" ends with a mark of its own. */
	char last = number ? item_number(item).at[item_number(item).len - 1] : 'a';
	bool open = ascii_is_alpha(last) || ascii_is_digit(last);
	if (word && open)
		html_byte(paper, ':');
	if (word || number)
		html_byte(paper, ' ');
}

void html_heading_words(struct paper *paper, const struct item *item, enum markup_form form)
{
	put_heading_start(paper, item, form);
	if (item->title.str.len)
		html_text(paper, &item->title, form);
}

void html_heading_link(struct paper *paper, const struct item *item)
{
	begin_link(paper, item);
	put_heading_start(paper, item, MARKUP_UNLINKED);
	put_cut_title(paper, item, LINK_LIMIT);
	html_put(paper, STR("</a>"));
}

/* One name, and what stands behind it. */
static void put_claim(struct paper *paper, const struct party *party, const struct text *brackets)
{
	html_party(paper, party);
	if (brackets) {
		html_put(paper, STR(" ("));
		html_text(paper, brackets, MARKUP_INLINE);
		html_byte(paper, ')');
	}
	if (paper->request->full && party->email.str.len) {
		html_put(paper, STR(" <a class=\"bare\" href=\"mailto:"));
		html_escape(paper, party->email.str);
		html_put(paper, STR("\">"));
		html_escape(paper, party->email.str);
		html_put(paper, STR("</a>"));
	}
}

static bool has_person(const struct claims *claims)
{
	for (uint32_t i = 0; i < claims->count; i++)
		if (claims->list[i].party->kind == PERSON)
			return true;
	return false;
}

void html_claims(
	struct paper *paper, const struct claims *claims, const struct column *column, bool in_cell)
{
	/* The document's own words stand for the list, even if there are none. */
	if (claims->written.at) {
		html_own(paper, claims->written);
		return;
	}
	bool lines = in_cell && claims->count > 1 && has_person(claims);
	const struct text *brackets = NULL;
	for (uint32_t i = 0; i < claims->count; i++) {
		const struct party *party = claims->list[i].party;
		if (lines) {
			html_put(paper, STR("<div>"));
			put_claim(paper, party, party_brackets(party, column));
			html_put(paper, STR("</div>"));
			continue;
		}
		/* Roles have commas of their own, and one body may stand for several names. */
		if (i > 0)
			html_put(paper, brackets ? STR("; ") : STR(", "));
		brackets = name_brackets(claims, i, column);
		put_claim(paper, party, brackets);
	}
}
