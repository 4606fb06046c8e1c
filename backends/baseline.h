/* A baseline is that with which the plans of a run were compared. */
#ifndef BASELINE_H
#define BASELINE_H

#include "text.h"

/* A revision of git. */
struct baseline {
	struct str ref;        /* the revision, as it was asked for */
	struct str resolved;   /* its commit */
	struct str merge_base; /* the commit that was taken for the old side, where that is the one
				  from which the present one has left the revision; at == NULL:
				  `resolved` was taken */
};

#endif
