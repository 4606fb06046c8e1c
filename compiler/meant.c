#include "meant.h"

const char *status_meant(struct str words)
{
	static const struct {
		const char *words, *status;
	} known[] = {
#define STATUS_SYNONYM(words, status) {words, status},
#define MOOD(words, status) {words, status},
#include "status_synonyms.def"
	};
	for (size_t i = 0; i < sizeof known / sizeof known[0]; i++)
		if (str_equal_nocase(words, str_of(known[i].words)))
			return known[i].status;
	return NULL;
}

const char *status_ours(struct str words)
{
	static const char *const ours[] = {
#define STATUS(id, words) words,
#include "statuses.def"
	};
	for (size_t i = 0; i < sizeof ours / sizeof ours[0]; i++)
		if (str_equal_nocase(words, str_of(ours[i])))
			return ours[i];
	return NULL;
}

const char *status_called(struct str words)
{
	const char *ours = status_ours(words);
	return ours ? ours : status_meant(words);
}
