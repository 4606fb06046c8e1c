#include "model.h"

const char *when_kind_word(enum when_kind kind)
{
	static const char *const words[] = {
#define WHEN(id, word) [IS_##id] = word,
#include "when_kinds.def"
	};
	return words[kind];
}

struct str written_words(const struct model *model, const struct when *when)
{
	if (when->rest && when->rest->written.at)
		return when->rest->written;
	if (!when_is_said(when))
		return (struct str){0};
	return str_tidied(model->arena, source_slice(model->sources, when->span));
}
