/* Changes as JSON has them: what `diff` and `check --against` write alike. */
#ifndef RECORDS_H
#define RECORDS_H

#include "baseline.h"
#include "changes/change.h"
#include "json_writer.h"

/* The key "against", with the revision that was the old side. */
void put_baseline(struct json *json, const struct baseline *baseline);

/* The key "changes": an array of all changes of these plans, in their order; keys come as
 * docs/schemas/changes.schema.json lists them. */
void put_changes(struct json *json, const struct changes *const *plans, uint32_t count);

/* Where a span begins, as the value of `key`; nothing for a span that is no place. */
void put_place(struct json *json, struct str key, const struct sources *sources, struct span span);

#endif
