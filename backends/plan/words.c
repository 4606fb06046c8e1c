#include "plan/words.h"

#include "plan/language_functions.def"

/* Each field has a row, and the rows stand in the order of the fields. */
#define FIELD(id, name, compares, what)                                                            \
	_Static_assert((int)WORDS_FIELD_##id == (int)WORDS_FIELD_KIND + (int)FIELD_##id, name);
#include "fields.def"

const struct language languages[] = {
#define LANGUAGE(tag, name) {{#tag, sizeof #tag - 1}, {name, sizeof name - 1}, words_##tag},
#include "plan/languages.def"
	{{NULL, 0}, {NULL, 0}, NULL},
};

struct str default_language(void)
{
	return languages[0].tag;
}

struct str language_of_plan(const struct model *model)
{
	return model->plan.language_count ? model->plan.languages[0] : default_language();
}

const struct language *language_of_paper(const struct model *model, struct str asked)
{
	struct str wanted = asked.len ? asked : language_of_plan(model);
	for (const struct language *language = languages; language->words; language++)
		if (str_equal(language->tag, wanted))
			return language;
	return languages;
}

struct str stance_words(const struct language *language, const struct response *response)
{
	switch (response->stance) {
	case RESPONSE_AGREE: return language->words(WORDS_AGREED);
	case RESPONSE_AGREE_IN_PART: return language->words(WORDS_AGREED_IN_PART);
	case RESPONSE_DISAGREE: return language->words(WORDS_NOT_AGREED);
	default: return STR("");
	}
}

struct str words_until_slot(struct str *phrase, struct str *slot)
{
	size_t open = 0, close;
	while (open < phrase->len && phrase->at[open] != '{')
		open++;
	for (close = open; close < phrase->len && phrase->at[close] != '}';)
		close++;
	struct str before = {phrase->at, open};
	bool found = close < phrase->len;
	*slot = found ? (struct str){phrase->at + open + 1, close - open - 1} : STR("");
	size_t taken = found ? close + 1 : phrase->len;
	*phrase = (struct str){phrase->at + taken, phrase->len - taken};
	return before;
}

struct str words_part(struct str phrase, unsigned n)
{
	struct str part, slot;
	for (part = words_until_slot(&phrase, &slot); n > 0; n--)
		part = words_until_slot(&phrase, &slot);
	return part;
}
