#include "findings.h"

#include <string.h>

#include "findings/finding.h"
#include "sink.h"

/* What may still follow an entry: the line that counts the rest. */
enum { REST = 100 };

/* An entry in the making: only its bytes say whether there is room for it. */
struct summary_text {
	struct arena *arena;
	char *at;
	size_t len, room;
};

static void put(struct summary_text *draft, struct str bytes)
{
	if (bytes.len > draft->room - draft->len) {
		draft->room = 2 * (draft->len + bytes.len) + REST;
		char *wider = arena_alloc(draft->arena, draft->room);
		if (draft->len)
			memcpy(wider, draft->at, draft->len);
		draft->at = wider;
	}
	if (bytes.len)
		memcpy(draft->at + draft->len, bytes.at, bytes.len);
	draft->len += bytes.len;
}

static bool is_letter_or_digit(char c)
{
	return ascii_is_alpha(c) || ascii_is_digit(c) || (unsigned char)c >= 0x80;
}

/* Words outside of code: a mark of ASCII may mean something in Markdown, and behind a backslash
 * none does (CommonMark 2.4). */
static void put_words(struct summary_text *draft, struct str text)
{
	for (size_t i = 0; i < text.len; i++) {
		if (!is_letter_or_digit(text.at[i]) && !strchr(" ,;:'%/=", text.at[i]))
			put(draft, STR("\\"));
		put(draft, (struct str){text.at + i, 1});
	}
}

static void put_code(struct summary_text *draft, struct str text)
{
	size_t longest = 0, run = 0;
	for (size_t i = 0; i < text.len; i++) {
		run = text.at[i] == '`' ? run + 1 : 0;
		longest = run > longest ? run : longest;
	}
	/* A blank on both sides is taken off, and keeps a backtick from the fence. */
	struct str pad = longest ? STR(" ") : STR("");
	for (size_t i = 0; i <= longest; i++)
		put(draft, STR("`"));
	put(draft, pad);
	put(draft, text);
	put(draft, pad);
	for (size_t i = 0; i <= longest; i++)
		put(draft, STR("`"));
}

/* A message has names in backticks, which are code in Markdown too. */
static void put_message(struct summary_text *draft, struct str text)
{
	while (text.len) {
		size_t open = str_find(text, STR("`"));
		put_words(draft, (struct str){text.at, open});
		if (open == text.len)
			return;
		text = (struct str){text.at + open + 1, text.len - open - 1};
		size_t close = str_find(text, STR("`"));
		if (close == 0 || close == text.len) {
			put(draft, STR("\\`"));
			continue;
		}
		put_code(draft, (struct str){text.at, close});
		text = (struct str){text.at + close + 1, text.len - close - 1};
	}
}

static void put_number(struct summary_text *draft, uint32_t number, const char *word)
{
	char room[24];
	put(draft, decimal(number, room));
	put(draft, str_of(word));
	if (number != 1)
		put(draft, STR("s"));
}

static void put_entry(struct summary_text *draft, const struct finding *finding)
{
	char room[24];
	put(draft, STR("- **"));
	put(draft, str_of(severity_word(finding->severity)));
	put(draft, STR("** "));
	put_code(draft, finding->range.path);
	put(draft, STR(" line "));
	put(draft, decimal(finding->range.start.line, room));
	put(draft, STR(": "));
	put_message(draft, finding->message);
	put(draft, STR(" ("));
	put(draft, str_of(finding->code));
	put(draft, STR(")\n"));
}

static void put_heading(struct summary_text *draft, const struct findings_request *request)
{
	const uint32_t *severities = request->findings->severities;
	put(draft, STR("### planc\n\n"));
	put_number(draft, severities[ERROR], " error");
	put(draft, STR(", "));
	put_number(draft, severities[WARNING], " warning");
	put(draft, STR(", "));
	put_number(draft, severities[NOTE], " note");
	put(draft, STR(" in "));
	put_number(draft, request->files, " file");
	put(draft, STR(" (as of "));
	put(draft, request->as_of);
	put(draft, STR(")\n\n"));
	if (request->error.len) {
		put(draft, STR("**Not all could be checked:** "));
		put_message(draft, request->error);
		put(draft, STR("\n\n"));
	}
}

/* Writes at most request->room bytes, and nothing if there is no room for a heading. */
void print_step_summary(
	const struct diags *diags, const struct findings_request *request, FILE *out)
{
	(void)diags;
	struct summary_text draft = {.arena = request->findings->arena};
	put_heading(&draft, request);
	bool full = draft.len + REST > request->room;
	if (full)
		draft.len = 0;
	uint32_t left = 0;
	for (enum severity severity = ERROR; severity >= NOTE; severity--)
		EACH_OPEN (finding, request->findings)
			if (finding->severity == severity) {
				size_t before = draft.len;
				if (!full)
					put_entry(&draft, finding);
				full = full || draft.len + REST > request->room;
				/* What is not written whole is not written. */
				if (full)
					draft.len = before;
				left += full;
			}
	fwrite(draft.at, 1, draft.len, out);
	if (left && draft.len)
		fprintf(out, "\n… %lu more\n", (unsigned long)left);
}
