#include "terms.h"

#include "dedent.h"

struct kind_words {
	const char *word, *plural, *article;
};

static const struct kind_words kinds[KIND_COUNT] = {
#define KIND(id, word, plural, article) [id] = {word, plural, article},
#include "vocabulary.def"
};

const char *kind_word(enum kind kind)
{
	return kinds[kind].word;
}

const char *kind_plural(enum kind kind)
{
	return kinds[kind].plural;
}

const char *kind_article(enum kind kind)
{
	return kinds[kind].article;
}

bool is_party(enum kind kind)
{
	return kind >= PERSON && kind <= GROUP;
}

bool kind_can_say(enum kind kind, struct str clause)
{
	static const struct {
		const char *words;
		uint32_t kinds; /* bits by enum kind */
	} rows[] = {
#include "clause_letters.def"
#define CLAUSE(id, words, who, often) {words, 0 who},
#include "vocabulary.def"
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		if (str_equal(str_of(rows[i].words), clause))
			return rows[i].kinds >> kind & 1;
	return false;
}

const char *status_words(enum status status)
{
	static const char *const words[] = {
		[NO_STATUS] = NULL,
#define STATUS(id, words) [id] = words,
#include "statuses.def"
	};
	return words[status];
}

struct str text_in(struct arena *arena, const struct text *text, struct str language)
{
	if (language.len)
		for (const struct translation *other = text->others; other; other = other->next)
			if (str_equal(other->language, language))
				return dedent(arena, other->text.str);
	return dedent(arena, text->str);
}
