#include "findings/sarif_rules.h"

#include <string.h>

#include "diag.h"
#include "findings/finding.h"
#include "pages.h"

/* What GitHub takes of a description. */
enum { LONGEST_DESCRIPTION = 1024 };

static struct str page_of(const char *code)
{
	char path[64];
	snprintf(path, sizeof path, "docs/findings/%s.md", code);
	for (const struct page *page = pages; page->path; page++)
		if (strcmp(page->path, path) == 0)
			return (struct str){page->text, page->size};
	return (struct str){0};
}

static struct str behind(struct str text, size_t at)
{
	return (struct str){text.at + at, text.len - at};
}

/* The first paragraph behind the title, which says what the finding is. */
static struct str description_in(struct str page)
{
	size_t title = str_find(page, STR("\n\n"));
	if (title == page.len)
		return page;
	struct str rest = str_trim(behind(page, title));
	size_t end = str_find(rest, STR("\n\n"));
	return (struct str){rest.at, end < LONGEST_DESCRIPTION ? end : LONGEST_DESCRIPTION};
}

/* What to do about it; the whole page where it does not say. */
static struct str help_in(struct str page)
{
	static const struct str heading = {"\n## What to do\n", 15};
	size_t at = str_find(page, heading);
	if (at == page.len)
		return page;
	struct str rest = behind(page, at + heading.len);
	return str_trim((struct str){rest.at, str_find(rest, STR("\n## "))});
}

static void put_message(struct json *json, struct str key, struct str text)
{
	json_key(json, key);
	json_open_object(json);
	json_key_string(json, STR("text"), text);
	json_close_object(json);
}

/* "missing_deadline" as "MissingDeadline", which is SARIF's custom (its 3.49.7). */
static struct str pascal_case(const char *name, char room[DIAG_NAME_ROOM])
{
	size_t len = 0;
	for (size_t i = 0; name[i]; i++) {
		bool begins = i == 0 || name[i - 1] == '_';
		if (name[i] != '_')
			room[len++] =
				begins && name[i] >= 'a' ? (char)(name[i] - 'a' + 'A') : name[i];
	}
	return (struct str){room, len};
}

/* A sentence of the register's words. */
static void put_summary(struct json *json, const char *summary)
{
	char room[256];
	int len = snprintf(room, sizeof room, "%s.", summary);
	if (room[0] >= 'a' && room[0] <= 'z')
		room[0] = (char)(room[0] - 'a' + 'A');
	put_message(json, STR("shortDescription"), (struct str){room, (size_t)len});
}

static void put_defaults(struct json *json, enum severity severity)
{
	json_key(json, STR("defaultConfiguration"));
	json_open_line_object(json);
	json_key(json, STR("enabled"));
	json_boolean(json, severity != OFF);
	json_key_string(json, STR("level"), str_of(one_of(severity, "error", "warning", "note")));
	json_close_object(json);
	json_key(json, STR("properties"));
	json_open_line_object(json);
	json_key(json, STR("tags"));
	json_open_array(json);
	json_string(json, STR("plan"));
	json_close_array(json);
	json_key_string(json, STR("precision"), STR("high"));
	json_key_string(json, STR("problem.severity"),
		str_of(one_of(severity, "error", "warning", "recommendation")));
	json_close_object(json);
}

static void put_rule(struct json *json, const struct diag_info *info)
{
	char room[DIAG_NAME_ROOM];
	struct str page = page_of(info->code);
	json_open_object(json);
	json_key_string(json, STR("id"), str_of(info->code));
	json_key_string(json, STR("name"), pascal_case(info->name, room));
	put_summary(json, info->summary);
	put_message(json, STR("fullDescription"), description_in(page));
	json_key(json, STR("help"));
	json_open_object(json);
	json_key_string(json, STR("text"), help_in(page));
	json_key_string(json, STR("markdown"), page);
	json_close_object(json);
	put_defaults(json, info->severity[DRAFT]);
	json_close_object(json);
}

void sarif_rules(struct json *json)
{
	json_open_array(json);
	for (int id = 0; id < DIAG_COUNT; id++)
		put_rule(json, diag_info((enum diag_id)id));
	json_close_array(json);
}
