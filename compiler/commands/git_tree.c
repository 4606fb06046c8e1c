#include "git_tree.h"

#include <stdlib.h>
#include <string.h>

#include "word.h"

struct git_trees {
	struct arena *arena;
	struct git_objects *objects;
	struct words *ids;
	struct git_tree **read; /* by the number of their id's word */
	size_t room;
};

static int by_name(const void *left, const void *right)
{
	return str_compare(
		((const struct git_entry *)left)->name, ((const struct git_entry *)right)->name);
}

/* True if the mode is one that a tree can have. */
static bool read_kind(struct str mode, enum entry_kind *kind)
{
	/* The oldest trees have 100664 as well. */
	if (str_starts(mode, STR("100")))
		*kind = FILE_ENTRY;
	else if (str_equal(mode, STR("40000")) || str_equal(mode, STR("040000")))
		*kind = FOLDER_ENTRY;
	else if (str_equal(mode, STR("120000")))
		*kind = LINK_ENTRY;
	else if (str_equal(mode, STR("160000")))
		*kind = SUBMODULE_ENTRY;
	else
		return false;
	return true;
}

static struct str hexadecimal(struct arena *arena, const char *bytes, size_t len)
{
	char *digits = arena_alloc(arena, 2 * len + 1);
	for (size_t i = 0; i < len; i++) {
		digits[2 * i] = "0123456789abcdef"[(unsigned char)bytes[i] >> 4];
		digits[2 * i + 1] = "0123456789abcdef"[(unsigned char)bytes[i] & 15];
	}
	return (struct str){digits, 2 * len};
}

/* "MODE NAME\0ID", taken from the front of `rest`; the id's bytes are as many as its hash has. */
static bool take_entry(
	struct arena *arena, struct str *rest, size_t id_len, struct git_entry *entry)
{
	struct str mode = {rest->at, str_find(*rest, STR(" "))};
	if (mode.len >= rest->len)
		return false;
	struct str name = {rest->at + mode.len + 1, 0};
	const char *end = memchr(name.at, '\0', rest->len - mode.len - 1);
	if (!end || !read_kind(mode, &entry->kind))
		return false;
	name.len = (size_t)(end - name.at);
	size_t len = mode.len + 1 + name.len + 1 + id_len;
	if (name.len == 0 || len > rest->len)
		return false;
	entry->name = (struct str){str_chars(arena, name), name.len};
	entry->id = hexadecimal(arena, end + 1, id_len);
	*rest = (struct str){rest->at + len, rest->len - len};
	return true;
}

static struct git_tree *parse_tree(struct arena *arena, struct str bytes, size_t id_len)
{
	struct git_tree *tree = NEW(arena, struct git_tree);
	size_t room = 16;
	tree->entries = arena_array(arena, room, sizeof *tree->entries);
	while (bytes.len) {
		if (tree->count == room) {
			room *= 2;
			struct git_entry *wider = arena_array(arena, room, sizeof *wider);
			memcpy(wider, tree->entries, tree->count * sizeof *wider);
			tree->entries = wider;
		}
		if (!take_entry(arena, &bytes, id_len, &tree->entries[tree->count++]))
			return NULL;
	}
	qsort(tree->entries, tree->count, sizeof *tree->entries, by_name);
	return tree;
}

struct git_trees *git_trees_new(struct arena *arena, struct git_objects *objects)
{
	struct git_trees *trees = NEW(arena, struct git_trees);
	*trees = (struct git_trees){arena, objects, words_new(arena), NULL, 0};
	return trees;
}

const struct git_tree *git_tree(struct git_trees *trees, struct str id, struct str *error)
{
	struct word *word = word_of(trees->ids, id);
	if (word->id >= trees->room) {
		size_t room = trees->room * 2 + 64;
		struct git_tree **wider =
			arena_array(trees->arena, room, sizeof(struct git_tree *));
		if (trees->room)
			memcpy(wider, trees->read, trees->room * sizeof(struct git_tree *));
		trees->read = wider;
		trees->room = room;
	}
	struct git_tree **tree = &trees->read[word->id];
	struct git_object object;
	if (*tree)
		return *tree;
	if (!git_object(trees->objects, id, &object, error))
		return NULL;
	if (str_equal(object.type, STR("tree")))
		*tree = parse_tree(trees->arena, object.bytes, id.len / 2);
	if (!*tree)
		*error = STR("git wrote something that planc does not understand");
	return *tree;
}

const struct git_entry *git_entry(const struct git_tree *tree, struct str name)
{
	struct git_entry wanted = {.name = name};
	return tree->count ? bsearch(&wanted, tree->entries, tree->count, sizeof wanted, by_name)
			   : NULL;
}
