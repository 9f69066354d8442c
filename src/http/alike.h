/* alike.h: on saving, the records that may be the same once more: a person of the same name in the same village or born
 * on the same day. Told and not refused, since namesakes do exist; asked with the rights of who saves, so that nobody
 * learns of a record he doesn't read. Which fields are compared the entity says (.alike).
 *
 * Left out: what differs in the number that tells two apart (the first of .keys), where both have one. */
#ifndef BANGFU_HTTP_ALIKE_H
#define BANGFU_HTTP_ALIKE_H

#include "base/json.h"
#include "core/query.h"

/* alike_json: "alike":[records] where there are any, into the open object of the record just written. d: what was
 * given; of a change that gives none of the fields compared nothing is asked. */
MUST bool alike_json(struct ctx *c, struct json *j, const struct draft *d, const struct row_view *r);

#endif
