#include "findings.h"

#include <stdlib.h>
#include <string.h>

#include "findings/excerpt.h"
#include "findings/visible.h"

/* The marks of one finding; the array serves all findings in turn. */
struct marks {
	struct arena *arena;
	struct mark *list;
	uint32_t count, capacity;
	const struct source *first; /* the file of the finding itself */
};

static struct mark *next_mark(struct marks *marks)
{
	if (marks->count == marks->capacity) {
		marks->capacity = marks->capacity ? marks->capacity * 2 : 16;
		struct mark *wider =
			arena_array(marks->arena, marks->capacity, sizeof *marks->list);
		if (marks->count)
			memcpy(wider, marks->list, marks->count * sizeof *wider);
		marks->list = wider;
	}
	return &marks->list[marks->count++];
}

/* The file of a finding comes first, then the others as they were loaded. */
static void add_mark(
	struct marks *marks, const struct place *place, struct span span, struct str text)
{
	const struct source *source = place->source;
	struct mark *mark = next_mark(marks);
	*mark = (struct mark){
		.source = source,
		.file = source == marks->first ? 0 : source->base,
		.line = place->line,
		.column = place->column,
		.from = span.start - source->base,
		.to = (span.end > span.start ? span.end : span.start) - source->base,
		.order = marks->count,
		.text = text,
	};
}

static int compare_marks(const void *left, const void *right)
{
	const struct mark *a = left, *b = right;
	if (a->file != b->file)
		return a->file < b->file ? -1 : 1;
	if (a->line != b->line)
		return a->line < b->line ? -1 : 1;
	if (a->from != b->from)
		return a->from < b->from ? -1 : 1;
	return a->order < b->order ? -1 : 1;
}

static void collect_marks(
	struct marks *marks, const struct sources *sources, const struct diag *diag)
{
	struct place place = source_place(sources, diag->span.start);
	marks->count = 0;
	marks->first = place.source;
	if (place.source) {
		add_mark(marks, &place, diag->span, diag->label);
		marks->list[0].primary = true;
	}
	for (const struct note *note = diag->notes; note; note = note->next) {
		place = source_place(sources, note->span.start);
		if (place.source)
			add_mark(marks, &place, note->span, note->text);
	}
	if (marks->count)
		qsort(marks->list, marks->count, sizeof *marks->list, compare_marks);
}

/* A whole number as people write it, "1,240", in `room`. */
enum { NUMBER_ROOM = 16 };
static const char *number_words(uint32_t number, char room[NUMBER_ROOM])
{
	char digits[12], *end = room;
	int count = snprintf(digits, sizeof digits, "%lu", (unsigned long)number);
	for (int i = 0; i < count; i++) {
		if (i > 0 && (count - i) % 3 == 0)
			*end++ = ',';
		*end++ = digits[i];
	}
	*end = '\0';
	return room;
}

static void print_number(uint32_t number, FILE *out)
{
	char room[NUMBER_ROOM];
	fputs(number_words(number, room), out);
}

/* "1 finding", "2 findings". */
static void print_count(uint32_t count, const char *what, FILE *out)
{
	print_number(count, out);
	fprintf(out, " %s%s", what, count == 1 ? "" : "s");
}

static void print_heading(const struct pen *pen, const struct diag *diag)
{
	pen_style(pen, (enum style)diag->severity);
	fprintf(pen->out, "%s[%s]", severity_word(diag->severity), diag_info(diag->id)->code);
	pen_style(pen, STYLE_OFF);
	pen_style(pen, STYLE_STRONG);
	fputs(": ", pen->out);
	visible_text(diag->message, pen->out);
	pen_style(pen, STYLE_OFF);
	fputc('\n', pen->out);
}

/* A byte of a path in a URI (RFC 8089, RFC 3986); what is not plain is spelt `%20`. */
static void print_uri_byte(char byte, FILE *out)
{
	if (ascii_is_alpha(byte) || ascii_is_digit(byte) || strchr("/-._~", byte))
		fputc(byte, out);
	else
		fprintf(out, "%%%02X", (unsigned)(unsigned char)byte);
}

/* Begins a link to the file, in the form that terminals know as OSC 8. */
static bool begin_link(const struct pen *pen, const struct source *source)
{
	if (!pen->host.at || !source->real_path.len || source->fileless)
		return false;
	fprintf(pen->out, "\033]8;;file://%.*s", STR_ARG(pen->host));
	for (size_t i = 0; i < source->real_path.len; i++)
		print_uri_byte(source->real_path.at[i], pen->out);
	fputs("\033\\", pen->out);
	return true;
}

/* "  --> path:line:col" for the file of the finding, "  ::: …" for another one. */
static void print_place(const struct pen *pen, const struct mark *mark)
{
	pen_style(pen, STYLE_FRAME);
	fprintf(pen->out, "%*s%s ", (int)pen->gutter, "", mark->primary ? "-->" : ":::");
	pen_style(pen, STYLE_OFF);
	bool linked = begin_link(pen, mark->source);
	visible_text(mark->source->path, pen->out);
	fprintf(pen->out, ":%lu:%lu", (unsigned long)mark->line, (unsigned long)mark->column);
	if (linked)
		fputs("\033]8;;\033\\", pen->out);
	fputc('\n', pen->out);
}

static void print_frame(const struct pen *pen)
{
	pen_gutter(pen, 0);
	fputc('\n', pen->out);
}

/* One excerpt for each file. */
static void print_excerpts(const struct pen *pen, const struct marks *marks, enum severity severity)
{
	for (uint32_t start = 0, end; start < marks->count; start = end) {
		uint32_t titular = start;
		for (end = start; end < marks->count; end++) {
			if (marks->list[end].source != marks->list[start].source)
				break;
			if (marks->list[end].primary)
				titular = end;
		}
		if (start > 0)
			print_frame(pen);
		print_place(pen, &marks->list[titular]);
		print_frame(pen);
		excerpt_print(pen, marks->list + start, end - start, (enum style)severity);
	}
}

/* Begins a line such as "   = help: ". */
static void print_fact(const struct pen *pen, const char *word)
{
	pen_style(pen, STYLE_FRAME);
	fprintf(pen->out, "%*s =", (int)pen->gutter, "");
	pen_style(pen, STYLE_OFF);
	fputc(' ', pen->out);
	pen_style(pen, STYLE_STRONG);
	fprintf(pen->out, "%s:", word);
	pen_style(pen, STYLE_OFF);
	fputc(' ', pen->out);
}

/* Notes without a place, further places that are only counted, and help. */
static void print_facts(
	const struct pen *pen, const struct sources *sources, const struct diag *diag)
{
	for (const struct note *note = diag->notes; note; note = note->next) {
		if (source_at(sources, note->span.start))
			continue;
		print_fact(pen, "note");
		visible_text(note->text, pen->out);
		fputc('\n', pen->out);
	}
	if (diag->repeats) {
		print_fact(pen, "note");
		fputs("and ", pen->out);
		print_number(diag->repeats, pen->out);
		fputs(diag->repeats == 1 ? " more place\n" : " more places\n", pen->out);
	}
	if (diag->help.len) {
		print_fact(pen, "help");
		visible_text(diag->help, pen->out);
		fputc('\n', pen->out);
	}
}

static bool has_facts(const struct sources *sources, const struct diag *diag)
{
	if (diag->repeats || diag->help.len)
		return true;
	for (const struct note *note = diag->notes; note; note = note->next)
		if (!source_at(sources, note->span.start))
			return true;
	return false;
}

static void print_finding(struct pen *pen, struct marks *marks, const struct sources *sources,
	const struct diag *diag)
{
	collect_marks(marks, sources, diag);
	uint32_t last_line = 1;
	for (uint32_t i = 0; i < marks->count; i++)
		if (marks->list[i].line > last_line)
			last_line = marks->list[i].line;
	pen->gutter = 1;
	for (; last_line >= 10; last_line /= 10)
		pen->gutter++;
	print_heading(pen, diag);
	print_excerpts(pen, marks, diag->severity);
	if (marks->count && has_facts(sources, diag))
		print_frame(pen);
	print_facts(pen, sources, diag);
	fputc('\n', pen->out);
}

/* Something is left that no comment suppresses. */
static bool shown_at_all(const struct diags *diags)
{
	return diags->count[ERROR] + diags->count[WARNING] + diags->count[NOTE] > 0;
}

/* "1 error, 0 warnings, 2 notes, 1 suppressed in 3 files (as of 1 May 2017)". */
static void print_summary(
	const struct diags *diags, const struct findings_request *request, FILE *out)
{
	if (!shown_at_all(diags)) {
		fputs("no findings", out);
	} else {
		print_count(diags->count[ERROR], "error", out);
		fputs(", ", out);
		print_count(diags->count[WARNING], "warning", out);
		fputs(", ", out);
		print_count(diags->count[NOTE], "note", out);
	}
	if (diags->suppressed) {
		fputs(", ", out);
		print_number(diags->suppressed, out);
		fputs(" suppressed", out);
	}
	fputs(" in ", out);
	print_count(request->files, "file", out);
	if (request->as_of.len) {
		fputs(" (as of ", out);
		visible_text(request->as_of, out);
		fputc(')', out);
	}
	fputc('\n', out);
}

/* What planc can mend by itself, and what it would have to guess. */
static void print_fixable(const struct diags *diags, FILE *out)
{
	uint32_t safe = diags->fixable[SAFE], guesses = diags->fixable[GUESS];
	if (safe + guesses == 0)
		return;
	print_count(safe ? safe : guesses, "finding", out);
	fprintf(out, " can be fixed with `planc check --%s`", safe ? "fix" : "unsafe-fixes");
	if (safe && guesses) {
		fputs(", ", out);
		print_number(guesses, out);
		fputs(" more with `--unsafe-fixes`", out);
	} else if (guesses) {
		fputs(", which guesses", out);
	}
	fputs(".\n", out);
}

/* The finding to send the reader to `planc explain` with: the first of the severest. */
static void print_pointer(const struct diags *diags, FILE *out)
{
	const struct diag *example = NULL;
	bool one_code = true;
	for (const struct diag *diag = diags->first; diag; diag = diag->next) {
		if (diag->suppressed.at)
			continue;
		one_code = one_code && (!example || diag->id == example->id);
		if (!example || diag->severity > example->severity)
			example = diag;
	}
	const char *code = diag_info(example->id)->code;
	if (one_code)
		fprintf(out, "For more about this %s, run `planc explain %s`.\n",
			severity_word(example->severity), code);
	else
		fprintf(out,
			"For more about a finding, run `planc explain CODE`,"
			" for example `planc explain %s`.\n",
			code);
}

/* How many findings there are of a rule. */
struct tally {
	enum diag_id id;
	uint32_t count;
};

static int compare_tallies(const void *left, const void *right)
{
	const struct tally *a = left, *b = right;
	if (a->count != b->count)
		return a->count > b->count ? -1 : 1;
	return a->id < b->id ? -1 : 1;
}

/* "  12 PL204 missing-deadline", the most frequent first; of all findings, shown or not. */
static void print_statistics(const struct diags *diags, FILE *out)
{
	struct tally tallies[DIAG_COUNT];
	for (int id = 0; id < DIAG_COUNT; id++)
		tallies[id] = (struct tally){(enum diag_id)id, 0};
	for (const struct diag *diag = diags->first; diag; diag = diag->next)
		if (!diag->suppressed.at)
			tallies[diag->id].count++;
	qsort(tallies, DIAG_COUNT, sizeof *tallies, compare_tallies);
	char number[NUMBER_ROOM], name[DIAG_NAME_ROOM];
	int width = (int)strlen(number_words(tallies[0].count, number));
	fputc('\n', out);
	for (int i = 0; i < DIAG_COUNT && tallies[i].count; i++)
		fprintf(out, "  %*s %s %s\n", width, number_words(tallies[i].count, number),
			diag_info(tallies[i].id)->code, diag_name(tallies[i].id, name));
}

/* Said of the report, and no finding of a plan: other formats show all. */
static void print_limit(struct pen *pen, struct marks *marks, const struct diags *diags,
	uint32_t shown, uint32_t left)
{
	char one[NUMBER_ROOM], other[NUMBER_ROOM];
	struct diag limit = {.id = PL902, .severity = NOTE};
	limit.message = str_format(diags->arena, "%s finding%s shown; %s more",
		number_words(shown, one), shown == 1 ? "" : "s", number_words(left, other));
	limit.help = STR("`--max-findings 0` shows all, `--max-findings 20` the first 20");
	print_finding(pen, marks, diags->sources, &limit);
}

void print_text(const struct diags *diags, const struct findings_request *request, FILE *out)
{
	struct pen pen = {.out = out, .color = request->color, .host = request->host};
	struct marks marks = {.arena = diags->arena};
	uint32_t shown = 0, left = 0;
	for (const struct diag *diag = diags->first; diag; diag = diag->next) {
		if (diag->suppressed.at)
			continue;
		if (request->max_shown && shown == request->max_shown) {
			left++;
			continue;
		}
		print_finding(&pen, &marks, diags->sources, diag);
		shown++;
	}
	if (left)
		print_limit(&pen, &marks, diags, shown, left);
	print_summary(diags, request, out);
	print_fixable(diags, out);
	if (!shown_at_all(diags))
		return;
	print_pointer(diags, out);
	if (request->statistics)
		print_statistics(diags, out);
}
