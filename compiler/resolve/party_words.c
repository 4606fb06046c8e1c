/* What stands where the short name of a party should. */
#include "../likeness.h"
#include "resolver.h"
#include "when.h"

#include <string.h>

enum { WAYS = 2 }; /* as bodies are called, and as persons */

static bool is_person(const struct party *party)
{
	return party->kind == PERSON || party->kind == POST;
}

static const struct folded *folded_titles(struct resolver *r)
{
	uint32_t count = r->model->party_count;
	if (!r->titles) {
		r->titles = arena_array(r->arena, count, sizeof *r->titles);
		for (uint32_t i = 0; i < count; i++)
			r->titles[i] =
				name_folded(r->parties[i].title.str, is_person(&r->parties[i]));
	}
	return r->titles;
}

/* How surely the party is meant, by its title, another name that it has, its role or its short
 * name.
 */
static enum likeness likeness_to(struct resolver *r, const struct party *party, struct str words,
	const struct folded *wanted)
{
	enum likeness best = likeness_of(wanted, &folded_titles(r)[party->index]);
	for (uint32_t i = 0; i < party->aka_count && best != SAME_LETTERS; i++) {
		struct folded other = name_folded(party->aka[i].str, is_person(party));
		enum likeness likeness = likeness_of(wanted, &other);
		best = likeness && (!best || likeness < best) ? likeness : best;
	}
	struct folded role = name_folded(party->role.str, is_person(party));
	if (!best && likeness_of(wanted, &role) == SAME_LETTERS)
		best = SMALL_WORDS; /* perhaps whoever comes after them, too */
	return str_equal_nocase(party->name, words) ? SAME_LETTERS : best;
}

/* The parties that are likest to the words, in *likes; those that have no short name apart. */
static enum likeness parties_meant(
	struct resolver *r, struct str words, struct likes *likes, const struct party **nameless)
{
	enum { COST = 4 }; /* for one comparison of names, in those of short names */
	uint32_t count = r->model->party_count;
	enum likeness best = UNLIKE;
	*nameless = NULL;
	if (COST * (uint64_t)count > r->likes_left)
		return UNLIKE;
	r->likes_left -= COST * (uint64_t)count;
	const struct folded wanted[WAYS] = {name_folded(words, false), name_folded(words, true)};
	for (uint32_t i = 0; i < count; i++) {
		const struct party *party = &r->parties[i];
		enum likeness likeness = likeness_to(r, party, words, &wanted[is_person(party)]);
		if (!likeness || (best && likeness > best))
			continue;
		if (likeness != best) {
			likes->count = 0;
			*nameless = NULL;
		}
		best = likeness;
		if (!party->name.len)
			*nameless = party;
		else if (likes->count < LIKE_MOST)
			likes->best[likes->count++] =
				(struct like){party->name, party->span, likeness};
	}
	return best;
}

/* "zoes-team" for "Zoë’s Team", with what names may have; empty for words of another alphabet. */
static struct str short_name(struct resolver *r, struct str words)
{
	char *name = arena_alloc(r->arena, words.len + 1);
	size_t len = 0;
	for (size_t at = 0; at < words.len;) {
		uint32_t code_point;
		char bytes[UTF8_BARE];
		at += utf8_decode((struct str){words.at + at, words.len - at}, &code_point);
		size_t count = utf8_bare(code_point, bytes);
		if (count == 1 && (ascii_is_alpha(bytes[0]) || ascii_is_digit(bytes[0])))
			name[len++] = bytes[0];
		else if (code_point < 0x80 && code_point != '\'' && code_point != '.' && len &&
			 name[len - 1] != '-')
			name[len++] = '-';
	}
	return (struct str){name, len && name[len - 1] == '-' ? len - 1 : len};
}

/* The kind of party that the words seem to be. */
static const char *kind_meant(struct str words)
{
	static const struct {
		const char *word, *kind;
	} rows[] = {
		{" of ", "post"},
		{"fficer", "post"},
		{"anager", "post"},
		{"irector", "post"},
		{"eam", "team"},
		{"ervice", "team"},
		{"ffice", "team"},
		{"epartment", "team"},
		{"ommissioners", "team"},
		{"ouncil", "body"},
		{"artnership", "group"},
		{"oard", "group"},
	};
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
		if (str_find(words, str_of(rows[i].word)) < words.len)
			return rows[i].kind;
	return memchr(words.at, ' ', words.len) ? "person" : "team";
}

static void help_declare(struct resolver *r, struct diag *diag, struct str words)
{
	struct str name = short_name(r, words);
	const struct word *taken = name.len ? word_find(r->words, name) : NULL;
	if (!name.len || (taken && party_called(r, taken)))
		help(r->diags, diag, "declare it once, and name it by its short name");
	else
		help(r->diags, diag,
			"declare it once, `%s %.*s \"%.*s\"`, and name it by the short name:"
			" `%.*s`",
			kind_meant(words), STR_ARG(name), STR_ARG(words), STR_ARG(name));
}

/* Says which declared party is meant, and writes its name: false if none is. With `surely` only one
 * whose name differs in nothing that people see as a difference. */
static bool help_meant(
	struct resolver *r, struct diag *diag, struct str words, bool surely, enum trust trust)
{
	const struct party *nameless;
	struct likes likes = {.wanted = source_slice(r->sources, diag->span)};
	enum likeness likeness = parties_meant(r, words, &likes, &nameless);
	if (!likeness || (surely && likeness != SAME_LETTERS))
		return false;
	if (likes.count == 1 && likeness == SAME_LETTERS) {
		note(r->diags, diag, likes.best[0].span, "`%.*s` is declared here",
			STR_ARG(likes.best[0].name));
		suggest_words(r->diags, diag, trust, diag->span, likes.best[0].name);
	} else if (!likes_suggest(&likes, r->diags, diag)) {
		struct str name = short_name(r, words);
		note(r->diags, diag, nameless->span, "this has no name to be called by");
		help(r->diags, diag, "give it one: `%s %.*s \"%.*s\"`", kind_word(nameless->kind),
			STR_ARG(name), STR_ARG(nameless->title.str));
	}
	return true;
}

/* `owner TBC` */
static bool help_nobody(struct resolver *r, struct diag *diag, struct str words)
{
	if (unread_of(words) != UNREAD_VAGUE && !str_equal_nocase(words, STR("all")))
		return false;
	help(r->diags, diag,
		"nobody is called so: `written \"%.*s\"` prints the word until somebody is named",
		STR_ARG(words));
	return true;
}

/* `owner "Parks Team"`: words in the place of a name. */
struct diag *report_party_words(struct resolver *r, const struct ast_ref *ref, struct str words)
{
	struct diag *diag = report(r->diags, PL101, ref->span,
		"an owner is named by its short name, not by `%.*s`", STR_ARG(words));
	if (!words.len)
		help(r->diags, diag, "write whose it is, such as `owner parks`");
	else if (!help_meant(r, diag, words, false, SAFE) && !help_nobody(r, diag, words))
		help_declare(r, diag, words);
	return diag;
}

static bool is_declared(const struct resolver *r, struct str name)
{
	const struct word *word = word_find(r->words, name);
	const struct declared *declared = word ? declared_as(r, word) : NULL;
	return declared && (party_called(r, word) || declared->item || declared->goal);
}

void explain_loose_words(struct resolver *r, const struct ast_loose_words *loose)
{
	struct diag *diag = loose->diag;
	struct str words = source_slice(r->sources, loose->words);
	struct str left = source_slice(r->sources, loose->left);
	struct str right = source_slice(r->sources, loose->right);
	bool first = is_declared(r, left), second = is_declared(r, right), two = first && second;
	if (r->incomplete)
		return;
	enum trust trust = loose->outside ? GUESS : SAFE;
	if (words.len && help_meant(r, diag, words, two, two ? GUESS : trust))
		return;
	if (words.len && !first && !second) {
		help_declare(r, diag, words);
		return;
	}
	if (words.len) {
		diag->span = loose->right;
		restate(r->diags, diag, PL027, "no comma between `%.*s` and `%.*s`", STR_ARG(left),
			STR_ARG(right));
		help(r->diags, diag, "names in a list are joined by commas: `%.*s, %.*s`",
			STR_ARG(left), STR_ARG(right));
	}
	if (two)
		suggest(r->diags, diag, trust, (struct span){loose->left.end, loose->right.start},
			", ");
}

/* True if one of the title's words is this, in whatever case. */
static bool has_word(struct str title, struct str wanted)
{
	for (size_t at = 0; at < title.len;) {
		size_t begin = at;
		while (at < title.len && title.at[at] != ' ')
			at++;
		if (str_equal_nocase((struct str){title.at + begin, at - begin}, wanted))
			return true;
		while (at < title.len && title.at[at] == ' ')
			at++;
	}
	return false;
}

bool help_party(struct resolver *r, struct str wanted, struct diag *diag)
{
	if (help_nobody(r, diag, wanted))
		return true;
	for (uint32_t i = 0; i < r->model->party_count; i++) {
		const struct party *party = &r->parties[i];
		if (party->name.len || !has_word(party->title.str, wanted))
			continue;
		note(r->diags, diag, party->span, "this has no name to be called by");
		help(r->diags, diag, "give it one: `%s %.*s \"%.*s\"`", kind_word(party->kind),
			STR_ARG(wanted), STR_ARG(party->title.str));
		return true;
	}
	return false;
}

void suggest_commas(struct resolver *r, struct diag *diag, const struct ast_ref *ref)
{
	struct str written = source_slice(r->sources, ref->span);
	for (uint32_t i = 0; i < written.len; i++)
		if (written.at[i] == '/')
			suggest(r->diags, diag, SAFE,
				(struct span){ref->span.start + i, ref->span.start + i + 1}, ", ");
}

/* True if each name of `emily/clare` is declared. */
static bool are_declared(const struct resolver *r, struct str names)
{
	while (names.len) {
		size_t len = str_find(names, STR("/"));
		if (!is_declared(r, (struct str){names.at, len}))
			return false;
		len += len < names.len;
		names = (struct str){names.at + len, names.len - len};
	}
	return true;
}

/* `emily/clare` is a path, and no party has one. */
struct diag *report_party_path(struct resolver *r, const struct ast_ref *ref)
{
	struct str names = ref->word->text;
	size_t slash = str_find(names, STR("/"));
	struct str written = source_slice(r->sources, ref->span);
	uint32_t at = ref->span.start + (uint32_t)str_find(written, STR("/"));
	struct diag *diag =
		report(r->diags, PL027, (struct span){at, at + 1}, "`/` between names of a list");
	help(r->diags, diag, "names in a list are joined by commas: `%.*s, %.*s`", (int)slash,
		names.at, (int)(names.len - slash - 1), names.at + slash + 1);
	if (are_declared(r, names))
		suggest_commas(r, diag, ref);
	return diag;
}
