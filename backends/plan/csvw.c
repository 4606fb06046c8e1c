/* What the columns of the CSV mean: W3C Metadata Vocabulary for Tabular Data, 17 December 2015. */
#include "csv.h"
#include "csv_cell.h"
#include "json_writer.h"

static void put_words(struct json *json, struct str key, struct str words)
{
	json_key(json, key);
	json_string(json, words);
}

/* A text of the plan as plain text; nothing if it is not given. */
static void put_plain(struct json *json, struct str key, const struct text *text,
	struct arena *arena, struct str language)
{
	char room[MARKUP_ROOM];
	struct str words = markup_plain(arena, text_in(arena, text, language), MARKUP_INLINE, room);
	if (words.len)
		put_words(json, key, words);
}

/* The context, and the language of the text in it where the plan says one. */
static void put_context(struct json *json, struct str language)
{
	json_key(json, STR("@context"));
	if (language.len == 0) {
		json_string(json, STR("http://www.w3.org/ns/csvw"));
		return;
	}
	json_open_array(json);
	json_string(json, STR("http://www.w3.org/ns/csvw"));
	json_open_line_object(json);
	put_words(json, STR("@language"), language);
	json_close_object(json);
	json_close_array(json);
}

/* The name of the CSV file: this one's without the suffix that the companion has. */
static struct str csv_name(const struct request *request)
{
	static const struct companion_info rows[] = {
#define COMPANION(of, name, suffix) {#of, #name, suffix},
#include "backends.def"
	};
	struct str name = request->file, suffix = {0};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		if (str_equal(str_of(rows[i].name), STR("csvw")))
			suffix = str_of(rows[i].suffix);
	if (name.len > suffix.len &&
		str_equal((struct str){name.at + name.len - suffix.len, suffix.len}, suffix))
		name.len -= suffix.len;
	return name.len ? name : STR("plan.csv");
}

/* The name as a relative address (RFC 3986): a colon in it would be taken for a scheme. */
static void put_address(struct json *json, struct str name)
{
	static const char digits[] = "0123456789ABCDEF";
	json_key(json, STR("url"));
	json_begin_string(json);
	for (size_t i = 0; i < name.len; i++) {
		char c = name.at[i];
		if (ascii_is_alpha(c) || ascii_is_digit(c) || c == '-' || c == '.' || c == '_' ||
			c == '~') {
			sink_byte(&json->sink, c);
			continue;
		}
		sink_byte(&json->sink, '%');
		sink_byte(&json->sink, digits[(unsigned char)c >> 4]);
		sink_byte(&json->sink, digits[(unsigned char)c & 15]);
	}
	json_end_string(json);
}

static void put_dialect(struct json *json)
{
	json_key(json, STR("dialect"));
	json_open_line_object(json);
	put_words(json, STR("encoding"), STR("utf-8"));
	json_key(json, STR("lineTerminators"));
	json_open_array(json);
	json_string(json, STR("\r\n"));
	json_close_array(json);
	put_words(json, STR("delimiter"), STR(","));
	put_words(json, STR("quoteChar"), STR("\""));
	json_key(json, STR("doubleQuote"));
	json_boolean(json, true);
	json_key(json, STR("header"));
	json_boolean(json, true);
	json_close_object(json);
}

static void put_column(struct json *json, enum csv_column column)
{
	const struct csv_column_info *info = &csv_columns[column];
	json_open_object(json);
	put_words(json, STR("name"), str_of(info->name));
	put_words(json, STR("titles"), str_of(info->name));
	put_words(json, STR("dc:description"), str_of(info->description));
	put_words(json, STR("datatype"), str_of(info->datatype));
	if (info->is_list)
		put_words(json, STR("separator"), STR("; "));
	if (column == CSV_PATH) {
		json_key(json, STR("required"));
		json_boolean(json, true);
	}
	json_close_object(json);
}

static void put_schema(struct json *json, struct str names)
{
	enum csv_column columns[CSV_COLUMN_COUNT];
	uint32_t count = csv_select(names, columns);
	bool has_path = false;
	json_key(json, STR("tableSchema"));
	json_open_object(json);
	json_key(json, STR("columns"));
	json_open_array(json);
	for (uint32_t i = 0; i < count; i++) {
		put_column(json, columns[i]);
		has_path |= columns[i] == CSV_PATH;
	}
	json_close_array(json);
	if (has_path)
		put_words(json, STR("primaryKey"), STR("path"));
	json_close_object(json);
}

/* The committee's table: its columns are called as the plan says, perhaps twice the same. */
static void put_titles(struct json *json, struct csv_table *table)
{
	uint32_t count;
	const struct str *titles = csv_titles(table, &count);
	json_key(json, STR("tableSchema"));
	json_open_object(json);
	json_key(json, STR("columns"));
	json_open_array(json);
	for (uint32_t i = 0; i < count; i++) {
		struct str name = str_format(table->model->arena, "column-%u", (unsigned)i + 1);
		json_open_object(json);
		put_words(json, STR("name"), name);
		put_words(json, STR("titles"), titles[i].len ? titles[i] : name);
		put_words(json, STR("datatype"), STR("string"));
		json_close_object(json);
	}
	json_close_array(json);
	json_close_object(json);
}

/* How to read the guard, and what the table leaves out: the CSV itself has no place for either. */
static void put_notes(
	struct json *json, const struct request *request, const struct withheld *withheld)
{
	if (request->raw && withheld->count == 0)
		return;
	json_key(json, STR("notes"));
	json_open_array(json);
	if (!request->raw) {
		json_open_object(json);
		put_words(json, STR("dc:description"),
			STR("A cell that a spreadsheet would take for a formula begins with an "
			    "apostrophe, which is not part of the value."));
		json_close_object(json);
	}
	if (withheld->count > 0) {
		json_open_object(json);
		put_words(json, STR("dc:description"),
			STR("Exempt items of the plan are left out of this table. Their number is the value "
			    "of this note; its access rights are the paragraphs that they are exempt under."));
		json_key(json, STR("rdf:value"));
		json_integer(json, withheld->count);
		json_key(json, STR("dc:accessRights"));
		json_open_line_array(json);
		for (uint32_t i = 0; i < withheld->reason_count; i++)
			json_string(json, text_in(withheld->model->arena, withheld->reasons[i],
						  withheld->language));
		json_close_array(json);
		json_close_object(json);
	}
	json_close_array(json);
}

void emit_csvw(const struct model *model, const struct request *request, FILE *out)
{
	struct json json = {.sink.file = out};
	struct csv_table table = {.model = model, .request = request, .own = languages};
	struct withheld withheld = table.withheld = withheld_from(model, request);
	table.names = arena_array(model->arena, model->party_count, sizeof *table.names);
	struct str language = request->language;
	if (language.len == 0 && model->plan.language_count > 0)
		language = model->plan.languages[0];
	char room[16];
	json_open_object(&json);
	put_context(&json, language);
	put_address(&json, csv_name(request));
	put_plain(&json, STR("dc:title"), &model->items->title, model->arena, request->language);
	put_plain(&json, STR("dc:publisher"), &model->plan.publisher, model->arena,
		request->language);
	put_words(&json, STR("dc:date"), iso_day(model->today, room));
	put_dialect(&json);
	if (request->report)
		put_titles(&json, &table);
	else
		put_schema(&json, request->columns);
	put_notes(&json, request, &withheld);
	json_close_object(&json);
	json_end(&json);
}
