/* Contents are the texts of a plan and its unread dates, handed to a reader one after another. */
#ifndef CONTENTS_H
#define CONTENTS_H

#include "model.h"

/* A date that could not be read, and what it is. */
struct dated {
	const struct when *when;
	const struct item *item; /* NULL for one of a declaration, or of the plan's header */
	bool is_due;             /* a deadline of the item's own */
};

/* Who is handed each text that is there, its translations behind it, and each unread date. */
struct reader {
	void *context;  /* of the reader's own */
	bool originals; /* no translations, nor texts that are the same in every language */
	void (*text)(void *context, const struct text *text);
	void (*date)(void *context, const struct dated *dated);
};

/* Those of the plan's header, its declarations and papers. */
void read_declarations(const struct model *model, const struct reader *reader);

/* Those of an item, which may be the plan. What is inherited comes only where it stands. */
void read_item(const struct item *item, const struct reader *reader);

#endif
