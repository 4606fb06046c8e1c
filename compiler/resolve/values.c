#include "../dedent.h"
#include "resolver.h"

#include <string.h>

struct str ref_string(const struct resolver *r, const struct ast_ref *ref)
{
	if (ref->word)
		return ref->word->text;
	return str_unquoted(source_slice(r->sources, ref->span));
}

static struct text typed_text_of(const struct resolver *r, const struct ast_text *text)
{
	return (struct text){.str = source_slice(r->sources, text_inner(text)),
		.span = text->span,
		.key = text->key,
		.suspicions = text->suspicions};
}

struct text one_text_of(const struct resolver *r, const struct ast_text *text)
{
	struct text result = typed_text_of(r, text);
	if (text->has_lines)
		result.str = dedent(r->arena, result.str);
	return result;
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

static const struct translation *translations_of(
	struct resolver *r, const struct ast_text *text, bool is_typed)
{
	const struct translation *first = NULL, **end = &first;
	for (const struct ast_text *other = text->next; other; other = other->next) {
		refuse_second_translation(r, text->next, other);
		struct translation *translation = NEW(r->arena, struct translation);
		note_language(r, other);
		translation->language = language_of(other);
		translation->text = is_typed ? typed_text_of(r, other) : one_text_of(r, other);
		*end = translation;
		end = &translation->next;
	}
	return first;
}

static inline struct text with_translations(
	struct resolver *r, const struct ast_text *text, bool is_typed)
{
	if (!text)
		return (struct text){0};
	struct text result = is_typed ? typed_text_of(r, text) : one_text_of(r, text);
	if (text->next)
		result.others = translations_of(r, text, is_typed);
	return result;
}

struct text text_of(struct resolver *r, const struct ast_text *text)
{
	return with_translations(r, text, false);
}

struct text item_text_of(struct resolver *r, const struct ast_text *text)
{
	return with_translations(r, text, true);
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

/* How many digits stand behind the point of a number that ends at `end`; 0: it has no point. */
static size_t digits_behind_point(struct str number, size_t end)
{
	size_t at = end;
	while (at > 0 && ascii_is_digit(number.at[at - 1]))
		at--;
	return at > 0 && number.at[at - 1] == '.' ? end - at : 0;
}

/* `5.000`, but not `0.125` or `1234.567`: elsewhere a point parts thousands. */
static bool may_part_thousands(struct str number, size_t end)
{
	if (digits_behind_point(number, end) != 3)
		return false;
	size_t point = end - 4, at = point;
	while (at > 0 && ascii_is_digit(number.at[at - 1]))
		at--;
	return point > at && point - at <= 3 && number.at[at] != '0' &&
	       (at == 0 || number.at[at - 1] != ',');
}

/* `£1.1`: what is missing is the word or letter that makes it millions, or a digit. */
static void check_money(struct resolver *r, const struct amount *amount, size_t end)
{
	struct str money = amount->written;
	size_t digits = digits_behind_point(money, end);
	if (digits == 0 || digits == 2 || money.len > end)
		return;
	struct diag *diag =
		report(r->diags, PL001, amount->span, "`%.*s` has %u %s behind its point",
			STR_ARG(money), (unsigned)digits, digits == 1 ? "digit" : "digits");
	if (may_part_thousands(money, end))
		help(r->diags, diag,
			"commas part thousands: `%.*s,%.*s`; pence or cents have two digits",
			(int)(end - 4), money.at, 3, money.at + end - 3);
	else
		help(r->diags, diag, "write `%.*sm` or `%.*s million`, or give it two digits",
			STR_ARG(money), STR_ARG(money));
}

static void check_number(struct resolver *r, const struct amount *amount, size_t end)
{
	struct str number = amount->written;
	if (!may_part_thousands(number, end))
		return;
	struct diag *diag = report(r->diags, PL514, amount->span,
		"`%.*s` is read as a fraction: its point parts no thousands", STR_ARG(number));
	help(r->diags, diag,
		"for thousands write a comma, `%.*s,%.*s`; for a fraction one digit more or less",
		(int)(end - 4), number.at, 3, number.at + end - 3);
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
	if (amount.kind == AMOUNT_NUMBER)
		check_number(r, &amount, end);
	if (amount.kind == AMOUNT_MONEY) {
		amount.value *=
			scale_of((struct str){amount.written.at + end, amount.written.len - end});
		check_money(r, &amount, end);
	}
	return amount;
}
