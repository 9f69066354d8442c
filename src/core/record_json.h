/* record_json.h: a record as the API and the commands show it (docs/api.md): values as text where a number could lose
 * something, secrets masked, the words of codes, references and places beside them. */
#ifndef BANGFU_CORE_RECORD_JSON_H
#define BANGFU_CORE_RECORD_JSON_H

#include "base/json.h"
#include "core/query.h"

/* record_json: the whole object. record_json_open leaves it open for further members; close with json_end. */
void record_json(struct ctx *c, struct json *j, const char *key, const struct entity *e, const struct row_view *r);
void record_json_open(struct ctx *c, struct json *j, const char *key, const struct entity *e, const struct row_view *r);
/* value_json: one value, unmasked. */
void value_json(struct ctx *c, struct json *j, const char *key, const struct field *f, struct val v);
/* ref_outside: the outside id of a record of the entity a field refers to. */
struct str ref_outside(struct ctx *c, const char *entity, int64_t id);
/* record_read: one record in scope, voided or not; ERR_MISSING otherwise. Views are good until rows_done(*rows). */
MUST bool record_read(struct ctx *c, const struct entity *e, int64_t id, struct rows **rows, struct row_view *out);

#endif
