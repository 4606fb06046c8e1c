#include "check.h"

static bool is_tag_name(struct str name)
{
	static const char *const names[] = {"a", "b", "blockquote", "body", "br", "center", "div",
		"em", "font", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "html", "i", "img", "li",
		"ol", "p", "s", "small", "span", "strike", "strong", "sub", "sup", "table", "tbody",
		"td", "th", "thead", "tr", "u", "ul"};
	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
		if (str_equal_nocase(name, str_of(names[i])))
			return true;
	return false;
}

/* The bytes of the tag that begins at the `<`, and in *head those up to its name's end; 0 if it is
 * none. */
static size_t tag_length(struct str text, size_t *head)
{
	enum { LONGEST = 200 }; /* bytes of a tag */
	size_t at = 1, name;
	if (at < text.len && text.at[at] == '/')
		at++;
	name = at;
	while (at < text.len && (ascii_is_alpha(text.at[at]) || ascii_is_digit(text.at[at])))
		at++;
	if (!is_tag_name((struct str){text.at + name, at - name}) || at >= text.len ||
		(text.at[at] != '>' && text.at[at] != '/' && !ascii_is_blank(text.at[at])))
		return 0;
	*head = at;
	while (at < text.len && at < LONGEST && text.at[at] != '>' && text.at[at] != '<')
		at++;
	return at < text.len && text.at[at] == '>' ? at + 1 : 0;
}

void check_html_in_text(const struct model *model, struct diags *diags, const struct text *text)
{
	struct str typed = source_slice(model->sources, text->span);
	struct diag *diag = NULL;
	for (size_t at = 0; at < typed.len; at++) {
		size_t head = 0;
		struct str rest = {typed.at + at, typed.len - at};
		size_t len = *rest.at == '<' ? tag_length(rest, &head) : 0;
		if (!len)
			continue;
		uint32_t start = text->span.start + (uint32_t)at;
		struct span span = {start, start + (uint32_t)len};
		if (diag) {
			repeat(diags, diag, span, STR("and this"));
		} else {
			diag = report(diags, PL608, span, "`%.*s>` is printed as it is typed",
				(int)head, rest.at);
			help(diags, diag,
				"texts know no HTML: write `*emphasis*`, `**strong**`, bullets that begin"
				" with `- `, and an empty line between paragraphs");
		}
		suggest(diags, diag, GUESS, span, "%s", "");
	}
}
