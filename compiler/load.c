#include "load.h"

#include "encoding.h"
#include "parse.h"

#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* What the includes of one run share. */
struct loader {
	struct arena *arena;
	const struct origin *origin;
	struct sources *sources;
	struct words *words;
	struct diags *diags;
	struct str root;      /* as the origin finds it */
	struct words *loaded; /* the real paths of what has been read */
	bool incomplete;      /* something could not be */
};

/* The folder part of a path with its slash, "" if it has none. */
static struct str folder_of(struct str path)
{
	while (path.len && path.at[path.len - 1] != '/')
		path.len--;
	return path;
}

static bool is_below(struct str path, struct str root)
{
	if (str_equal(root, STR("/")))
		return true;
	/* Of a root that could not be found nothing is known to be below. */
	return root.len > 0 && str_starts(path, root) && path.len > root.len &&
	       path.at[root.len] == '/';
}

/* `a/b/../c` → `a/c`, so that people see the path as they would write it. */
static struct str tidy(struct arena *arena, struct str path)
{
	char *out = arena_alloc(arena, path.len + 1);
	size_t len = 0;
	for (size_t at = 0; at < path.len;) {
		struct str rest = {path.at + at, path.len - at};
		size_t part = str_find(rest, STR("/"));
		bool has_slash = part < rest.len;
		struct str name = {rest.at, part};
		at += part + has_slash;
		struct str before = {out, len};
		bool can_leave = len > 0 && !str_equal(before, STR("/")) &&
				 !(len >= 3 && memcmp(out + len - 3, "../", 3) == 0);
		if (str_equal(name, STR(".")) && has_slash)
			continue;
		if (str_equal(name, STR("..")) && has_slash && can_leave) {
			before.len--;
			len = folder_of(before).len;
			continue;
		}
		memcpy(out + len, name.at, name.len);
		len += name.len;
		if (has_slash)
			out[len++] = '/';
	}
	return (struct str){out, len};
}

/* Steps up out of the root, told from the text of the path alone. */
static bool climbs_out(struct loader *loader, const struct source *from, struct str path)
{
	if (path.at[0] == '/')
		return true;
	struct str folder = folder_of(from->real_path.len ? from->real_path : STR(""));
	if (!folder.len)
		folder = str_format(loader->arena, "%.*s/", STR_ARG(loader->root));
	struct str whole = tidy(loader->arena,
		str_format(loader->arena, "%.*s%.*s", STR_ARG(folder), STR_ARG(path)));
	return !is_below(whole, loader->root);
}

static void report_outside(struct loader *loader, struct span span)
{
	struct str name = loader->root;
	if (name.len) {
		size_t folder = folder_of(name).len;
		name = (struct str){name.at + folder, name.len - folder};
	}
	loader->incomplete = true;
	struct diag *diag = report(loader->diags, PL018, span,
		"this path leaves the root folder `%.*s/`", STR_ARG(name));
	help(loader->diags, diag,
		"keep included files below that folder, or name a wider one with `--root`");
}

/* The chain of includes from `source` back to `target`; false if it is not on the way. */
static bool report_cycle(struct loader *loader, const struct source *source, struct str target,
	struct str wanted, struct span span)
{
	const struct source *at = source;
	while (at && !str_equal(at->real_path, target))
		at = at->included_from.end ? source_at(loader->sources, at->included_from.start)
					   : NULL;
	if (!at)
		return false;
	struct diag *diag = report(loader->diags, PL012, span,
		"`%.*s` is included again while it is being read", STR_ARG(wanted));
	for (const struct source *step = source; step != at;
		step = source_at(loader->sources, step->included_from.start))
		note(loader->diags, diag, step->included_from, "this includes `%.*s`",
			STR_ARG(step->path));
	help(loader->diags, diag, "take one of these lines out");
	return true;
}

/* What messages call an included file: as `from` is called, but for the name. */
static struct str shown_path(
	const struct loader *loader, const struct source *from, struct str path)
{
	struct str prefix = loader->origin->prefix;
	struct str base = {from->path.at + prefix.len, from->path.len - prefix.len};
	struct str whole =
		str_format(loader->arena, "%.*s%.*s", STR_ARG(folder_of(base)), STR_ARG(path));
	return str_format(
		loader->arena, "%.*s%.*s", STR_ARG(prefix), STR_ARG(tidy(loader->arena, whole)));
}

/* The file that an include names, NULL if it was reported or has been read before. */
static struct source *open_include(struct loader *loader, const struct ast_node *node)
{
	const struct source *from = source_at(loader->sources, node->header.start);
	struct span span = node->title->span;
	struct str path = str_unquoted(source_slice(loader->sources, span));
	if (path.len == 0) {
		loader->incomplete = true;
		report(loader->diags, PL011, span, "an include names no file");
		return NULL;
	}
	if (climbs_out(loader, from, path)) {
		report_outside(loader, span);
		return NULL;
	}
	const struct origin *origin = loader->origin;
	struct str wanted = str_format(
		loader->arena, "%.*s%.*s", STR_ARG(folder_of(from->real_path)), STR_ARG(path));
	struct str error = {0};
	struct str real =
		origin->find(origin, loader->arena, str_chars(loader->arena, wanted), &error);
	bool missing = !real.at && !error.len;
	if (real.at && !is_below(real, loader->root)) {
		report_outside(loader, span);
		return NULL;
	}
	if (real.at && report_cycle(loader, from, real, path, span))
		return NULL;
	if (real.at && word_find(loader->loaded, real))
		return NULL;
	struct source *source = NULL;
	if (real.at && !error.len)
		source = origin->read(
			origin, loader->sources, real.at, shown_path(loader, from, path), &error);
	/* The path may have become a link since it was asked for. */
	if (source && !is_below(source->real_path, loader->root)) {
		report_outside(loader, span);
		return NULL;
	}
	if (!source) {
		loader->incomplete = true;
		struct diag *diag =
			missing ? report(loader->diags, PL011, span,
					  "no file `%.*s` beside this one", STR_ARG(path))
				: report(loader->diags, PL011, span, "cannot read `%.*s`: %.*s",
					  STR_ARG(path), STR_ARG(error));
		help(loader->diags, diag,
			"the path is counted from the folder of the file that includes it");
		return NULL;
	}
	source->included_from = node->header;
	return source;
}

/* Puts what an included file says in the place of the include. */
static void splice(struct ast_file *whole, struct ast_node *include, struct ast_file *part)
{
	for (unsigned kind = 0; kind < AST_KIND_COUNT; kind++)
		whole->counts[kind] += part->counts[kind];
	whole->named_items += part->named_items;
	while (part->loose) {
		struct ast_loose_words *loose = part->loose;
		part->loose = loose->next;
		loose->next = whole->loose;
		whole->loose = loose;
	}
	if (part->trivia) {
		*whole->trivia_end = part->trivia;
		whole->trivia_end = part->trivia_end;
	}
	if (part->root->clauses) {
		*whole->clauses_end = part->root->clauses;
		whole->clauses_end = part->clauses_end;
	}
	if (!part->root->nodes)
		return;
	*part->nodes_end = include->next;
	if (!include->next)
		whole->nodes_end = part->nodes_end;
	include->next = part->root->nodes;
}

static void remember(struct loader *loader, const struct source *source)
{
	if (source->real_path.len)
		word_of(loader->loaded, source->real_path);
}

static struct ast_file *load_rest(struct loader *loader, struct source *source)
{
	remember(loader, source);
	loader->incomplete |= !check_encoding(source, loader->diags);
	struct ast_file *file = parse(source, loader->words, loader->diags);
	/* What an include brings stands behind it, so its own includes are met in turn. */
	for (struct ast_node *node = file->root->nodes; node; node = node->next) {
		if (node->kind != AST_INCLUDE)
			continue;
		struct source *source_of_part = open_include(loader, node);
		if (!source_of_part)
			continue;
		remember(loader, source_of_part);
		loader->incomplete |= !check_encoding(source_of_part, loader->diags);
		struct ast_file *part = parse(source_of_part, loader->words, loader->diags);
		file->incomplete |= part->incomplete;
		splice(file, node, part);
	}
	file->incomplete |= loader->incomplete;
	return file;
}

static struct loader loader_for(const struct origin *origin, struct sources *sources,
	struct words *words, struct diags *diags)
{
	return (struct loader){.arena = words->arena,
		.origin = origin,
		.sources = sources,
		.words = words,
		.diags = diags,
		.root = origin->root,
		.loaded = words_new(words->arena)};
}

/* A pipe or a device, which might keep the reader waiting for ever. */
static bool may_wait(const char *path)
{
	struct stat about;
	return stat(path, &about) == 0 && !S_ISREG(about.st_mode) && !S_ISDIR(about.st_mode);
}

static struct str find_on_disk(
	const struct origin *self, struct arena *arena, const char *path, struct str *error)
{
	(void)self;
	char real[PATH_MAX];
	if (realpath(path, real)) {
		if (may_wait(real))
			*error = STR("it is no file");
		return str_format(arena, "%s", real);
	}
	if (errno != ENOENT)
		*error = str_of(strerror(errno));
	return (struct str){0};
}

/* Standard input lies, for what it includes, where the name that it is given says. */
static void place_stdin(struct arena *arena, struct source *source)
{
	struct str folder = folder_of(source->path);
	struct str name = {source->path.at + folder.len, source->path.len - folder.len};
	char real[PATH_MAX];
	source->fileless = true;
	if (realpath(folder.len ? str_chars(arena, folder) : ".", real))
		source->real_path = str_format(arena, "%s/%.*s", real, STR_ARG(name));
}

static struct source *read_from_disk(const struct origin *self, struct sources *sources,
	const char *path, struct str shown, struct str *error)
{
	(void)self;
	struct source *source = source_load(sources, path, shown, error);
	if (source && strcmp(path, "-") == 0)
		place_stdin(sources->arena, source);
	return source;
}

struct ast_file *load_alone(const char *path, struct str shown, struct sources *sources,
	struct words *words, struct diags *diags, struct str *error)
{
	struct source *source = read_from_disk(NULL, sources, path, shown, error);
	if (!source)
		return NULL;
	bool sound = check_encoding(source, diags);
	struct ast_file *file = parse(source, words, diags);
	file->incomplete |= !sound;
	return file;
}

struct origin disk_origin(struct arena *arena, const char *root)
{
	struct origin origin = {.find = find_on_disk, .read = read_from_disk};
	struct str error;
	if (root)
		origin.root = origin.find(&origin, arena, root, &error);
	if (root && !origin.root.at)
		origin.root = STR("");
	return origin;
}

struct ast_file *load(const struct origin *origin, const char *path, struct str shown,
	struct sources *sources, struct words *words, struct diags *diags, struct str *error)
{
	struct source *source = origin->read(origin, sources, path, shown, error);
	if (!source)
		return NULL;
	struct loader loader = loader_for(origin, sources, words, diags);
	struct str ignored = {0};
	if (!loader.root.at)
		loader.root = source->real_path.len
				      ? folder_of(source->real_path)
				      : origin->find(origin, words->arena, ".", &ignored);
	if (!origin->root.at && source->real_path.len && loader.root.len > 1)
		loader.root.len--;
	return load_rest(&loader, source);
}

struct ast_file *load_text(struct str text, struct str shown, const char *root,
	struct sources *sources, struct words *words, struct diags *diags, struct str *error)
{
	struct source *source = source_add(sources, text, shown, error);
	if (!source)
		return NULL;
	struct origin disk = disk_origin(words->arena, root);
	struct loader loader = loader_for(&disk, sources, words, diags);
	source->real_path = str_format(words->arena, "%.*s/", STR_ARG(loader.root));
	return load_rest(&loader, source);
}
