/* Loading: what includes bring stands in their place, and damaged bytes never reach the parser. */
#include "reading.h"

#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "encoding.h"
#include "load.h"

/* A folder of files, and what was loaded from it. */
struct loading {
	struct trial in;
	char folder[64];
	const char *files[8];
	size_t count;
};

static struct loading begin_folder(void)
{
	struct loading trial = {.in = begin(), .folder = P_tmpdir "/planc-XXXXXX"};
	assert_non_null(mkdtemp(trial.folder));
	return trial;
}

static const char *path_of(struct loading *trial, const char *name)
{
	return str_format(trial->in.arena, "%s/%s", trial->folder, name).at;
}

static void put(struct loading *trial, const char *name, const char *text)
{
	const char *path = path_of(trial, name);
	FILE *file = fopen(path, "w");
	assert_non_null(file);
	fputs(text, file);
	assert_int_equal(fclose(file), 0);
	assert_true(trial->count < sizeof trial->files / sizeof trial->files[0]);
	trial->files[trial->count++] = path;
}

static void end(struct loading *trial)
{
	while (trial->count > 0)
		unlink(trial->files[--trial->count]);
	assert_int_equal(rmdir(trial->folder), 0);
	arena_free(trial->in.arena);
}

static struct ast_file *load_main(struct loading *trial)
{
	struct str error;
	struct origin disk = disk_origin(trial->in.arena, NULL);
	return load(&disk, path_of(trial, "main.plan"), STR("main.plan"), trial->in.sources,
		trial->in.words, trial->in.diags, &error);
}

static void test_includes_stand_in_their_place(void **state)
{
	(void)state;
	struct loading trial = begin_folder();
	put(&trial, "main.plan",
		"plan p \"P\"\naction a \"A\"\ninclude \"one.plan\"\naction f \"F\"\n"
		"include \"two.plan\"\ninclude \"one.plan\"\ninclude \"empty.plan\"\n");
	put(&trial, "one.plan", "action b \"B\"\ninclude \"three.plan\"\naction e \"E\"\n");
	put(&trial, "two.plan", "action g \"G\"\n# last");
	put(&trial, "three.plan", "action c \"C\"\nperson ada \"Ada\"\naction d \"D\"\n");
	put(&trial, "empty.plan", "");
	struct ast_file *file = load_main(&trial);
	assert_non_null(file);
	assert_null(trial.in.diags->first);
	assert_false(file->incomplete);
	const struct model *model =
		resolve(file, trial.in.sources, trial.in.words, trial.in.diags, 0);
	assert_int_equal(model->count, 8);
	static const char *const files[] = {"main.plan", "one.plan", "three.plan", "three.plan",
		"one.plan", "main.plan", "two.plan"};
	EACH_ITEM (item, model) {
		char name[2] = {(char)('a' + item->index - 1), '\0'};
		assert_true(str_equal(item->name, str_of(name)));
		const struct source *source = source_at(trial.in.sources, item->header.start);
		assert_true(str_equal(source->path, str_of(files[item->index - 1])));
	}
	assert_true(model->parties[0].included);
	assert_int_equal(trial.in.sources->count, 5);
	end(&trial);
}

static void test_chain_of_includes(void **state)
{
	(void)state;
	struct loading trial = begin_folder();
	put(&trial, "main.plan", "include \"one.plan\"\n");
	put(&trial, "one.plan", "include \"two.plan\"\n");
	put(&trial, "two.plan", "include \"one.plan\"\nowner ada\n");
	struct ast_file *file = load_main(&trial);
	const struct diag *diag = trial.in.diags->first;
	assert_int_equal(diag->id, PL012);
	assert_null(diag->next);
	assert_true(
		str_equal(source_at(trial.in.sources, diag->span.start)->path, STR("two.plan")));
	assert_true(str_equal(
		source_at(trial.in.sources, diag->notes->span.start)->path, STR("one.plan")));
	assert_null(diag->notes->next);
	assert_int_equal(file->root->clauses->kind, CLAUSE_OWNER);
	end(&trial);
}

static void test_files_that_cannot_be_read(void **state)
{
	(void)state;
	struct loading trial = begin_folder();
	struct str error = {0};
	struct origin disk = disk_origin(trial.in.arena, NULL);
	assert_null(load(&disk, path_of(&trial, "none.plan"), STR("none.plan"), trial.in.sources,
		trial.in.words, trial.in.diags, &error));
	assert_true(str_equal(error, STR("No such file or directory")));
	assert_null(load(&disk, trial.folder, STR("folder"), trial.in.sources, trial.in.words,
		trial.in.diags, &error));
	assert_true(str_equal(error, STR("it is a folder")));
	put(&trial, "main.plan",
		"include \"none.plan\"\ninclude \"/etc/passwd\"\ninclude \"..\"\n");
	struct ast_file *file = load_main(&trial);
	assert_true(file->incomplete);
	static const enum diag_id ids[] = {PL011, PL018, PL018};
	const struct diag *diag = trial.in.diags->first;
	for (size_t i = 0; i < 3; i++, diag = diag->next)
		assert_int_equal(diag->id, ids[i]);
	assert_null(diag);
	end(&trial);
}

static void test_text_in_memory(void **state)
{
	(void)state;
	struct loading trial = begin_folder();
	put(&trial, "part.plan", "person ada \"Ada\"\n");
	struct str error;
	struct ast_file *file =
		load_text(STR("include \"part.plan\"\nteam t \"T\"\n"), STR("editor"), trial.folder,
			trial.in.sources, trial.in.words, trial.in.diags, &error);
	assert_null(trial.in.diags->first);
	assert_int_equal(file->root->nodes->kind, AST_INCLUDE);
	assert_int_equal(file->root->nodes->next->kind, AST_PERSON);
	assert_int_equal(file->root->nodes->next->next->kind, AST_TEAM);
	end(&trial);
}

/* Two files that lie nowhere: what is read and how it is called is for the origin to say. */
static struct str find_in_memory(
	const struct origin *self, struct arena *arena, const char *path, struct str *error)
{
	(void)self;
	if (strstr(path, "locked.plan"))
		*error = STR("it is locked");
	if (!strstr(path, "part.plan"))
		return (struct str){0};
	return str_format(arena, "%s", strstr(path, "far/") ? "mem:/else/part.plan" : path);
}

static struct source *read_from_memory(const struct origin *self, struct sources *sources,
	const char *path, struct str shown, struct str *error)
{
	(void)self;
	bool is_part = strstr(path, "part.plan") != NULL;
	struct source *source = source_add(sources,
		is_part ? STR("person ada \"Ada\"\n")
			: STR("include \"sub/../part.plan\"\ninclude \"locked.plan\"\n"
			      "include \"none.plan\"\ninclude \"../x.plan\"\n"
			      "include \"far/part.plan\"\n"),
		shown, error);
	source->real_path = str_format(sources->arena, "%s", path);
	return source;
}

static void test_other_origins(void **state)
{
	(void)state;
	struct trial in = begin();
	struct origin memory = {
		.find = find_in_memory, .read = read_from_memory, .prefix = STR("a/b:")};
	struct str error;
	struct ast_file *file = load(&memory, "mem:/plans/main.plan", STR("a/b:plans/main.plan"),
		in.sources, in.words, in.diags, &error);
	assert_int_equal(file->counts[AST_PERSON], 1);
	assert_int_equal(in.sources->count, 2);
	assert_true(str_equal(in.sources->files[1]->path, STR("a/b:plans/part.plan")));
	static const char *const messages[] = {"cannot read `locked.plan`: it is locked",
		"no file `none.plan` beside this one", "this path leaves the root folder `plans/`",
		"this path leaves the root folder `plans/`"};
	const struct diag *diag = in.diags->first;
	for (size_t i = 0; i < 4; i++, diag = diag->next)
		assert_string_equal(str_chars(in.arena, diag->message), messages[i]);
	assert_null(diag);
	arena_free(in.arena);
}

/* Bytes */

static const struct source *look_at(struct loading *trial, struct str text, bool whole)
{
	struct str error;
	struct source *source = source_add(trial->in.sources, text, STR("t.plan"), &error);
	assert_non_null(source);
	trial->in.diags = diags_new(trial->in.arena, trial->in.sources);
	assert_int_equal(check_encoding(source, trial->in.diags), whole);
	assert_memory_equal(source->text, text.at, text.len);
	return source;
}

/* Each byte in each place of a word of eight, which is how plain text is skipped. */
static void test_every_byte_in_every_place(void **state)
{
	(void)state;
	struct loading trial = begin_folder();
	for (unsigned byte = 0; byte < 256; byte++)
		for (size_t at = 0; at < 17; at++) {
			char text[] = "abcdefghijklmnopq\n";
			text[at] = (char)byte;
			struct str str = {text, sizeof text - 1};
			const struct source *source = look_at(&trial, str, true);
			const struct diag *diag = trial.in.diags->first;
			bool plain = (byte >= 0x20 && byte < 0x7F) || byte == '\n' || byte == '\t';
			/* A line may end in CR and LF. */
			if (plain || (byte == '\r' && at == 16)) {
				assert_null(diag);
				continue;
			}
			assert_non_null(diag);
			assert_null(diag->next);
			/* A byte beyond ASCII is not UTF-8 by itself. */
			assert_int_equal(diag->id, byte < 0x80 ? PL008 : PL006);
			assert_int_equal(diag->span.start, source->base + at);
			assert_int_equal(source->scan[at], byte == '\r' ? '\n' : ' ');
		}
	end(&trial);
}

static void test_what_is_damaged_is_blank(void **state)
{
	(void)state;
	struct loading trial = begin_folder();
	const struct source *source = look_at(&trial,
		STR("a\0b\xFFz\xE2\x80\xAE"
		    "c\n<<<<<<< x\n{\n=======\n}\n>>>>>>> y\nd"),
		false);
	assert_string_equal(source->scan, "a b z   c\n         \n \n       \n \n         \nd\n");
	assert_int_equal(source->scan[source->size + 1], '\0');
	source = look_at(&trial, STR("a\r\rb\r\nc\rd"), true);
	assert_string_equal(source->scan, "a\n\nb\r\nc\nd\n");
	assert_null(trial.in.diags->first->next);
	assert_int_equal(trial.in.diags->first->repeats_noted, 2);
	source = look_at(&trial, STR("\xFF\xFEp\0l\0\n\0"), false);
	assert_string_equal(source->scan, "      \n \n");
	assert_null(trial.in.diags->first->next);
	source = look_at(&trial, STR("plain £ – text\r\n"), true);
	assert_ptr_equal(source->scan, source->text);
	assert_null(trial.in.diags->first);
	end(&trial);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_includes_stand_in_their_place),
		cmocka_unit_test(test_chain_of_includes),
		cmocka_unit_test(test_files_that_cannot_be_read),
		cmocka_unit_test(test_text_in_memory),
		cmocka_unit_test(test_other_origins),
		cmocka_unit_test(test_every_byte_in_every_place),
		cmocka_unit_test(test_what_is_damaged_is_blank),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
