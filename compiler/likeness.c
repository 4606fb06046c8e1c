#include "likeness.h"

#include "look_alike.h"

#include <string.h>

static bool is_one_of(struct str word, const char *const *list, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (str_equal(word, str_of(list[i])))
			return true;
	return false;
}

static bool is_small_word(struct str word)
{
	static const char *const words[] = {"and", "the", "of"};
	return is_one_of(word, words, sizeof words / sizeof words[0]);
}

/* What a body is called besides its subject. */
static bool is_kind_word(struct str word)
{
	static const char *const words[] = {
		"team", "service", "services", "department", "directorate"};
	return is_one_of(word, words, sizeof words / sizeof words[0]);
}

/* Characters that stand inside a word: the stop of "St." and the apostrophe of "Mayor's". */
static bool joins_letters(uint32_t code_point)
{
	return code_point == '.' || code_point == '\'' || code_point == 0x2019;
}

/* False if there is no room for it. */
static bool add_letters(struct folded *folded, bool begins, const char *bytes, size_t len)
{
	if (folded->len + len > FOLDED_LETTERS || (begins && folded->count == FOLDED_WORDS))
		return false;
	if (begins)
		folded->words[folded->count++].start = (unsigned char)folded->len;
	memcpy(folded->letters + folded->len, bytes, len);
	folded->len += len;
	folded->words[folded->count - 1].len += (unsigned char)len;
	return true;
}

/* What the character at `at` looks like. */
static inline uint32_t next_letter(struct str name, size_t *at)
{
	uint32_t code_point = (unsigned char)name.at[*at];
	if (code_point < 0x80) {
		++*at;
		return code_point;
	}
	*at += utf8_decode((struct str){name.at + *at, name.len - *at}, &code_point);
	char like = look_alike(code_point);
	return like ? (unsigned char)like : code_point;
}

struct folded name_folded(struct str name, bool is_person)
{
	enum { LONGEST = 2 * FOLDED_LETTERS }; /* bytes of a name that may be compared */
	struct folded folded = {.is_person = is_person};
	bool begins = true, capitals = true, blanks = false;
	name = str_trim(name);
	for (size_t at = 0; at < name.len && name.len <= LONGEST;) {
		char bytes[UTF8_BARE];
		uint32_t code_point = next_letter(name, &at);
		size_t len = utf8_bare(code_point, bytes);
		capitals &= !len || (code_point >= 'A' && code_point <= 'Z');
		blanks |= code_point == ' ' || code_point == '\n';
		if (len && !add_letters(&folded, begins, bytes, len))
			return (struct folded){0};
		begins = len ? false : begins || !joins_letters(code_point);
	}
	folded.is_acronym = capitals && !blanks && folded.len >= 2;
	return folded;
}

static struct str word_of_name(const struct folded *name, unsigned i)
{
	return (struct str){name->letters + name->words[i].start, name->words[i].len};
}

/* "resource" for "resources", "library" for "libraries"; stores the end in *tail. */
static struct str singular(struct str word, const char **tail)
{
	*tail = "";
	if (word.len < 4 || word.at[word.len - 1] != 's' || word.at[word.len - 2] == 's')
		return word;
	bool ies = word.len > 4 && memcmp(word.at + word.len - 3, "ies", 3) == 0;
	*tail = ies ? "y" : "";
	return (struct str){word.at, word.len - (ies ? 3 : 1)};
}

static size_t initials(const struct folded *name, unsigned way, char key[FOLDED_LETTERS])
{
	size_t len = 0;
	if (name->is_acronym) {
		memcpy(key, name->letters, name->len);
		return way == 0 ? name->len : 0;
	}
	for (unsigned i = 0; i < name->count; i++) {
		struct str word = word_of_name(name, i);
		if ((way < 1 || !is_small_word(word)) && (way < 2 || !is_kind_word(word)))
			key[len++] = word.at[0];
	}
	return len >= 2 ? len : 0;
}

size_t likeness_key(
	const struct folded *name, enum likeness likeness, unsigned way, char key[FOLDED_LETTERS])
{
	size_t len = 0;
	if (likeness == ACRONYM)
		return initials(name, way, key);
	if (name->is_person && (likeness == PLURAL || likeness == KIND_WORDS))
		return 0;
	for (unsigned i = 0; i < name->count; i++) {
		struct str word = word_of_name(name, i);
		const char *tail = "";
		bool dropped = (likeness >= SMALL_WORDS && is_small_word(word)) ||
			       (likeness == KIND_WORDS && is_kind_word(word));
		if (dropped)
			continue;
		if (likeness >= PLURAL)
			word = singular(word, &tail);
		memcpy(key + len, word.at, word.len);
		len += word.len;
		if (*tail)
			key[len++] = *tail;
	}
	return len;
}

/* Whether two names that differ at this letter may be one. What tells names apart on purpose is a
 * digit, a short word ("Team A"), the first letter of a word ("Tim" and "Kim"). */
static bool may_slip(const struct folded *name, size_t at)
{
	for (unsigned i = 0; i < name->count; i++) {
		size_t start = name->words[i].start;
		if (at < start || at >= start + name->words[i].len)
			continue;
		return at > start && name->words[i].len >= 4 && !ascii_is_digit(name->letters[at]);
	}
	return false;
}

static bool differ_in_one_letter(const struct folded *a, const struct folded *b)
{
	enum { SHORTEST = 6 };
	if (a->len < b->len) {
		const struct folded *shorter = a;
		a = b;
		b = shorter;
	}
	if (b->len < SHORTEST || a->len > b->len + 1)
		return false;
	size_t at = 0;
	while (at < b->len && a->letters[at] == b->letters[at])
		at++;
	const char *x = a->letters + at, *y = b->letters + at;
	size_t rest = b->len - at;
	if (a->len > b->len)
		return memcmp(x + 1, y, rest) == 0 && may_slip(a, at);
	if (!rest || !may_slip(a, at) || !may_slip(b, at))
		return false;
	bool swapped =
		rest >= 2 && x[0] == y[1] && x[1] == y[0] && memcmp(x + 2, y + 2, rest - 2) == 0;
	return memcmp(x + 1, y + 1, rest - 1) == 0 || (swapped && may_slip(a, at + 1));
}

static bool share_initials(const struct folded *a, const struct folded *b)
{
	if (a->is_acronym == b->is_acronym)
		return false;
	const struct folded *acronym = a->is_acronym ? a : b, *name = a->is_acronym ? b : a;
	for (unsigned way = 0; way < WAYS_OF_INITIALS; way++) {
		char key[FOLDED_LETTERS];
		size_t len = initials(name, way, key);
		if (len && len == acronym->len && memcmp(key, acronym->letters, len) == 0)
			return true;
	}
	return false;
}

static bool share_key(const struct folded *a, const struct folded *b, enum likeness likeness)
{
	char one[FOLDED_LETTERS], other[FOLDED_LETTERS];
	size_t len = likeness_key(a, likeness, 0, one);
	return len && len == likeness_key(b, likeness, 0, other) && memcmp(one, other, len) == 0;
}

enum likeness likeness_of(const struct folded *a, const struct folded *b)
{
	if (!a->len || !b->len || a->is_person != b->is_person)
		return UNLIKE;
	for (enum likeness likeness = SAME_LETTERS; likeness < LIKENESS_COUNT; likeness++) {
		bool alike = likeness == ACRONYM      ? share_initials(a, b)
			     : likeness == ONE_LETTER ? differ_in_one_letter(a, b)
						      : share_key(a, b, likeness);
		if (alike)
			return likeness;
	}
	return UNLIKE;
}
