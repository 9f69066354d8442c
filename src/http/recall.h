/* recall.h: answers that cost many lists and hold as long as nothing has changed: the front door, the desk, figures,
 * the account. Sixty-four of the last are kept in memory.
 *
 * The key says all an answer depends on: who asks with what grants, the language, the day, the address, and the heads
 * of both journals as the request's own snapshot sees them, so that a change made by any process makes another key. */
#ifndef BANGFU_HTTP_RECALL_H
#define BANGFU_HTTP_RECALL_H

#include "http/http.h"

#define RECALL_MAX 64
#define RECALL_BODY_MAX ((size_t)256 << 10)

struct recall; /* of one server; any thread may use it */
struct recall *recall_new(struct arena *a);
void recall_free(struct recall *r);
MUST bool recall_key(struct ctx *c, const struct request *rq, struct str *key);
/* recall_find: copies the answer into body. */
bool recall_find(struct recall *r, struct str key, struct buf *body);
void recall_keep(struct recall *r, struct str key, struct str body);

#endif
