#include "resolver.h"

#include <string.h>

struct str ref_string(const struct resolver *r, const struct ast_ref *ref)
{
	if (ref->word)
		return ref->word->text;
	return str_unquoted(source_slice(r->sources, ref->span));
}

static size_t line_length(struct str rest)
{
	const char *end = rest.len ? memchr(rest.at, '\n', rest.len) : NULL;
	return end ? (size_t)(end - rest.at) : rest.len;
}

static size_t indentation(struct str line)
{
	size_t len = 0;
	while (len < line.len && (line.at[len] == ' ' || line.at[len] == '\t'))
		len++;
	return len;
}

static struct str without_return(struct str line)
{
	if (line.len && line.at[line.len - 1] == '\r')
		line.len--;
	return line;
}

/* The least indentation of the further lines that are not empty; a last line that holds only the
 * closing quote does not count. */
static size_t least_indentation(struct str text)
{
	size_t least = SIZE_MAX;
	for (size_t at = line_length(text) + 1; at <= text.len;) {
		struct str rest = {text.at + at, text.len - at};
		struct str line = {rest.at, line_length(rest)};
		size_t indent = indentation(without_return(line));
		if (indent < without_return(line).len && indent < least)
			least = indent;
		at += line.len + 1;
	}
	return least == SIZE_MAX ? 0 : least;
}

/* Bytes of the mark that word processors put before an item of a list, and of the blanks behind it;
 * 0 for none. CommonMark has none of these marks. */
static size_t bullet_length(struct str line)
{
	if (!line.len || (unsigned char)*line.at < 0x80)
		return 0; /* nearly every line */
	static const char *const marks[] = {"•", "·", "●", "▪", "○", "◦"};
	for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++) {
		size_t len = strlen(marks[i]);
		if (!str_starts(line, str_of(marks[i])))
			continue;
		return len + indentation((struct str){line.at + len, line.len - len});
	}
	return 0;
}

static struct str dedent(struct arena *arena, struct str text)
{
	size_t least = least_indentation(text), len = 0;
	char *copy = arena_alloc(arena, text.len + 1);
	for (size_t at = 0; at <= text.len;) {
		struct str rest = {text.at + at, text.len - at};
		size_t whole = line_length(rest);
		struct str line = without_return((struct str){rest.at, whole});
		if (at > 0) {
			/* Of a line of blanks nothing is left. */
			size_t indent = indentation(line);
			size_t cut = indent == line.len || indent < least ? indent : least;
			line.at += cut;
			line.len -= cut;
			copy[len++] = '\n';
		}
		size_t indent = indentation(line);
		size_t bullet = bullet_length((struct str){line.at + indent, line.len - indent});
		if (bullet) {
			memcpy(copy + len, line.at, indent);
			len += indent;
			copy[len++] = '-';
			copy[len++] = ' ';
			line.at += indent + bullet;
			line.len -= indent + bullet;
		}
		memcpy(copy + len, line.at, line.len);
		len += line.len;
		at += whole + 1;
	}
	return (struct str){copy, len};
}

struct text one_text_of(const struct resolver *r, const struct ast_text *text)
{
	struct span inner = {text->span.start + text->open, text->span.end - text->close};
	struct str str = source_slice(r->sources, inner);
	if (text->has_lines)
		str = dedent(r->arena, str);
	return (struct text){.str = str, .span = text->span};
}

struct str language_of(const struct ast_text *text)
{
	return (struct str){text->language, sizeof text->language};
}

static bool same_language(const struct ast_text *a, const struct ast_text *b)
{
	return memcmp(a->language, b->language, sizeof a->language) == 0;
}

/* Remembers where a language is first used; header.c asks whether the plan declares it. */
static void note_language(struct resolver *r, const struct ast_text *text)
{
	enum { MOST = sizeof r->languages / sizeof r->languages[0] };
	for (uint32_t i = 0; i < r->language_count; i++)
		if (same_language(r->languages[i], text))
			return;
	if (r->language_count < MOST)
		r->languages[r->language_count++] = text;
}

static void refuse_second_translation(
	struct resolver *r, const struct ast_text *first, const struct ast_text *text)
{
	while (first != text && !same_language(first, text))
		first = first->next;
	if (first == text)
		return;
	struct diag *diag = report(r->diags, PL005, text->span,
		"`%.*s` is given twice for one text", STR_ARG(language_of(text)));
	note(r->diags, diag, first->span, "first given here");
}

struct text text_of(struct resolver *r, const struct ast_text *text)
{
	if (!text)
		return (struct text){0};
	struct text result = one_text_of(r, text);
	const struct translation **end = &result.others;
	for (const struct ast_text *other = text->next; other; other = other->next) {
		refuse_second_translation(r, text->next, other);
		struct translation *translation = NEW(r->arena, struct translation);
		note_language(r, other);
		translation->language = language_of(other);
		translation->text = one_text_of(r, other);
		*end = translation;
		end = &translation->next;
	}
	return result;
}

const struct text *texts_of(const struct resolver *r, const struct ast_text *list, uint32_t *count)
{
	*count = 0;
	for (const struct ast_text *text = list; text; text = text->next)
		++*count;
	struct text *texts = arena_array(r->arena, *count, sizeof *texts);
	uint32_t i = 0;
	for (const struct ast_text *text = list; text; text = text->next)
		texts[i++] = one_text_of(r, text);
	return texts;
}

const struct str *strings_of(const struct resolver *r, const struct ast_ref *refs, uint32_t *count)
{
	*count = 0;
	for (const struct ast_ref *ref = refs; ref; ref = ref->next)
		++*count;
	struct str *strings = arena_array(r->arena, *count, sizeof *strings);
	uint32_t i = 0;
	for (const struct ast_ref *ref = refs; ref; ref = ref->next)
		strings[i++] = ref_string(r, ref);
	return strings;
}

/* The first number of a text, commas left out. Knows no locale. */
static double plain_number(struct str text, size_t *end)
{
	size_t i = 0;
	while (i < text.len && !ascii_is_digit(text.at[i]))
		i++;
	double value = 0, unit = 1;
	bool fraction = false;
	for (; i < text.len; i++) {
		char c = text.at[i];
		if (c == '.' && !fraction) {
			fraction = true;
		} else if (ascii_is_digit(c)) {
			value = value * 10 + (c - '0');
			unit = fraction ? unit * 10 : unit;
		} else if (c != ',') {
			break;
		}
	}
	*end = i;
	return value / unit;
}

int percent_of(const struct resolver *r, const struct ast_value *value)
{
	size_t end;
	struct str words = source_slice(r->sources, value->span);
	double number = plain_number(words, &end);
	int percent = number > 100 ? 100 : (int)number;
	/* Rounded, it would be another number than the one that was written. */
	if (number > percent)
		report(r->diags, PL001, value->span,
			"expected a whole percentage from 0 to 100, found `%.*s`", STR_ARG(words));
	return percent;
}

static double scale_of(struct str suffix)
{
	suffix = str_trim(suffix);
	if (str_equal_nocase(suffix, STR("k")) || str_equal_nocase(suffix, STR("thousand")))
		return 1e3;
	if (str_equal_nocase(suffix, STR("m")) || str_equal_nocase(suffix, STR("million")))
		return 1e6;
	if (str_equal_nocase(suffix, STR("bn")) || str_equal_nocase(suffix, STR("billion")))
		return 1e9;
	return 1;
}

static struct str currency_of(struct str money)
{
	if (str_starts(money, STR("£")) || str_starts(money, STR("GBP")))
		return STR("GBP");
	if (str_starts(money, STR("€")) || str_starts(money, STR("EUR")))
		return STR("EUR");
	return STR("USD");
}

/* `£1.1`: what is missing is the word or letter that makes it millions, or a digit. */
static void check_money(struct resolver *r, const struct amount *amount, size_t end)
{
	const char *behind = amount->written.at + end;
	if (end < 2 || behind[-2] != '.' || amount->written.len > end)
		return;
	struct diag *diag = report(r->diags, PL001, amount->span,
		"`%.*s` has one digit behind its point", STR_ARG(amount->written));
	help(r->diags, diag, "write `%.*sm` or `%.*s million`, or give it two digits",
		STR_ARG(amount->written), STR_ARG(amount->written));
}

bool number_of_words(struct str words, double *number)
{
	size_t end, digits = 0;
	for (size_t i = 0; i < words.len; i++)
		digits += ascii_is_digit(words.at[i]);
	*number = plain_number(words, &end);
	*number *= scale_of((struct str){words.at + end, words.len - end});
	/* Letters before the number, unless they are a currency, make it a name. */
	bool currency = words.len && !str_equal(currency_of(words), STR("USD"));
	return digits > 0 && (currency || words.at[0] == '$' || str_starts(words, STR("USD")) ||
				     ascii_is_digit(words.at[0]));
}

struct amount amount_of(struct resolver *r, const struct ast_value *value)
{
	struct amount amount = {0};
	amount.written = source_slice(r->sources, value->span);
	amount.span = value->span;
	size_t end;
	switch (value->kind) {
	case VALUE_TEXT:
		amount.kind = AMOUNT_WORDS;
		amount.words = text_of(r, value->text);
		amount.written = amount.words.str;
		return amount;
	case VALUE_NUMBER: amount.kind = AMOUNT_NUMBER; break;
	case VALUE_PERCENT: amount.kind = AMOUNT_PERCENT; break;
	case VALUE_MONEY:
		amount.kind = AMOUNT_MONEY;
		amount.currency = currency_of(amount.written);
		break;
	}
	amount.value = plain_number(amount.written, &end);
	if (amount.kind == AMOUNT_MONEY) {
		amount.value *=
			scale_of((struct str){amount.written.at + end, amount.written.len - end});
		check_money(r, &amount, end);
	}
	return amount;
}
